//! 上年目标表 beside this one: loading it, what is loaded, letting it go.

use leptos::prelude::*;

use super::other_form_choice::OtherFormChoice;
use crate::edit::Edit;
use crate::evaluate::{Evaluation, last_year_of};
use crate::form::{Form, LastYear};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn LastYearSection(session: Session) -> impl IntoView {
    let loaded = Memo::new(move |_| session.watched(Topic::LastYear, |form| form.last_year.is_some()));
    // The kept forms are read only when one is asked for: there may be hundreds.
    let choosing = RwSignal::new(false);
    let load = move |form: &Form| {
        choosing.set(false);
        let last = last_year_of(form, &Evaluation::of(form));
        session.edit(Edit::SetLastYear(Some(Box::new(last))));
    };
    view! {
        <section class="last-year-choice" aria-labelledby="last-year-title">
            <h2 id="last-year-title">{texts::versions::LAST_YEAR}</h2>
            <p class="note">{texts::versions::LAST_YEAR_HELP}</p>
            {move || {
                if loaded.get() {
                    view! { <Loaded session /> }.into_any()
                } else if !choosing.get() {
                    view! {
                        <button type="button" on:click=move |_| choosing.set(true)>{texts::versions::LAST_YEAR_LOAD}</button>
                    }
                        .into_any()
                } else {
                    view! { <OtherFormChoice session on_chosen=move |other| load(&other.form) /> }.into_any()
                }
            }}
        </section>
    }
}

/// What is loaded, and what speaks against it. Both follow year and unit of this form as they are typed.
#[component]
fn Loaded(session: Session) -> impl IntoView {
    use crate::form::Field;
    let watched = move |look: fn(&Form, &LastYear) -> Vec<String>| {
        session.watch(Topic::Text(Field::Year));
        session.watch(Topic::Text(Field::Unit));
        session
            .watched(Topic::LastYear, |form| form.last_year.as_deref().map_or_else(Vec::new, |last| look(form, last)))
    };
    let doubts = Memo::new(move |_| watched(|form, last| last.doubts(form)));
    let summary = Memo::new(move |_| watched(|_, last| vec![summary(last)]).concat());
    view! {
        <div class="tools">
            <span>{summary}</span>
            <button type="button" on:click=move |_| session.edit(Edit::SetLastYear(None))>
                {texts::versions::LAST_YEAR_REMOVE}
            </button>
        </div>
        <div role="status">
            {move || doubts.get().into_iter().map(|doubt| view! { <p class="doubt">"! "{doubt}</p> }).collect_view()}
        </div>
    }
}

fn summary(last: &LastYear) -> String {
    let reported = last.indicators.iter().filter(|row| !row.actual.trim().is_empty()).count();
    let (unit, count) = (texts::unit_title(&last.unit), last.indicators.len());
    format!("已载入：{unit} {}年度，指标 {count} 个，其中 {reported} 个有全年实际完成值。", last.year)
}
