//! 生成下一年度, from the open form.

use leptos::prelude::*;

use crate::form::year_number;
use crate::ui::keep_form::next_year_of;
use crate::ui::next_year::{AskNextYear, NextYear};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

/// What making next year's form does, and the button that does it.
#[component]
pub fn NextYearSection(session: Session) -> impl IntoView {
    let next_year = NextYear::new();
    let make = move |_| next_year.make(session.with(next_year_of));
    view! {
        <section class="next-year" aria-labelledby="next-year-title">
            <h2 id="next-year-title">{texts::versions::NEXT_YEAR}</h2>
            <p class="note">{texts::versions::NEXT_YEAR_HELP}</p>
            <button type="button" on:click=make>{texts::versions::NEXT_YEAR}</button>
            <AskNextYear next_year />
        </section>
    }
}

/// Where this form came from, what was taken along and what was left empty.
#[component]
pub fn Origin(session: Session) -> impl IntoView {
    let from = Memo::new(move |_| session.watched(Topic::LastYear, |form| form.made_from.clone()));
    move || {
        let from = from.get()?;
        let (unit, year) = (texts::unit_title(&from.unit).to_owned(), year_number(&from.year).to_owned());
        let message = format!("{}{unit} {year} 年度{}", texts::versions::MADE_FROM, texts::versions::MADE_FROM_TOOK);
        Some(view! { <p class="note made-from">{message}</p> })
    }
}
