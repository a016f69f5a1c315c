//! 生成下一年度, from the open form.

use leptos::prelude::*;

use crate::ui::app::Context;
use crate::ui::keep::{keep_once, next_year_of};
use crate::ui::route::Part;
use crate::ui::session::Session;
use crate::ui::texts;

/// What it does, and the button that does it.
#[component]
pub fn NextYearSection(session: Session) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let problem = RwSignal::new(None::<String>);
    let make = move |_| {
        let next = session.with(next_year_of);
        problem.set(context.with_value(|context| keep_once(context, next, Part::Profile)).err());
    };
    view! {
        <section class="next-year" aria-labelledby="next-year-title">
            <h2 id="next-year-title">{texts::versions::NEXT_YEAR}</h2>
            <p class="note">{texts::versions::NEXT_YEAR_HELP}</p>
            <button type="button" on:click=make>{texts::versions::NEXT_YEAR}</button>
            <p class="bad" role="alert">{move || problem.get()}</p>
        </section>
    }
}
