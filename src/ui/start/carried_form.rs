//! The form that the open file carries: it is opened at once where it is new here or kept already; where another version of it is kept, the user chooses.

use std::cell::Cell;

use leptos::prelude::*;

use super::import_preview::summary;
use crate::form::Part;
use crate::route::Route;
use crate::store::KeptAlready;
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::carried::{Carried, carried};
use crate::ui::context::{CompareWith, Context};
use crate::ui::field_elements::focus;
use crate::ui::keep_form::{keep, named};
use crate::ui::texts::carried as texts;

thread_local! {
    /// Whether it was looked at: once for each time the file is opened.
    static TAKEN: Cell<bool> = const { Cell::new(false) };
}

const TITLE_ID: &str = "carried-title";

#[component]
pub fn CarriedForm() -> impl IntoView {
    let context = expect_context::<Context>();
    let carried = if TAKEN.replace(true) { None } else { carried() };
    let carried = match carried {
        None => return ().into_any(),
        Some(Err(why)) => return view! { <p class="bad" role="alert">{texts::UNREADABLE}{why}</p> }.into_any(),
        Some(Ok(carried)) => carried,
    };
    let KeptAlready { same, others } = context.shelf.get_value().kept_already(&carried.form);
    if let Some((slot, _)) = same {
        when_drawn(move || browser::go(&Route::Form(slot, Part::Profile).hash()));
        return ().into_any();
    }
    let Some((slot, record)) = others.into_iter().next() else {
        when_drawn(move || keep(&context, carried.form, Part::Profile));
        return ().into_any();
    };
    when_drawn(|| focus(TITLE_ID));
    let Carried { form, made, .. } = carried;
    let newer = if made > record.saved_at { texts::FILE_IS_NEWER } else { texts::KEPT_IS_NEWER };
    let (of_file, of_browser) = (summary(&form), named(&record));
    let open_kept = Route::Form(slot.clone(), Part::Profile).hash();
    let (context, form) = (StoredValue::new_local(context), StoredValue::new(form));
    let take = move |part: Part| context.with_value(|context| keep(context, form.get_value(), part));
    let compare = move |_| {
        context.with_value(|context| context.compare_with.set_value(Some(CompareWith::Kept(slot.clone()))));
        take(Part::Compare);
    };
    view! {
        <section class="import carried" aria-labelledby=TITLE_ID>
            <h2 id=TITLE_ID tabindex="-1">{texts::TITLE}</h2>
            <p>{texts::IN_FILE}{of_file}{texts::made(&browser::date_time(made))}</p>
            <p>{texts::IN_BROWSER}{of_browser}"。"{newer}{texts::ADVICE}</p>
            <div class="tools">
                <a class="button" href=open_kept>{texts::OPEN_KEPT}</a>
                <button type="button" on:click=move |_| take(Part::Profile)>{texts::TAKE}</button>
                <button type="button" on:click=compare>{texts::TAKE_AND_COMPARE}</button>
            </div>
        </section>
    }
    .into_any()
}
