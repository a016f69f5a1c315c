//! Targets that 生成下一年度 took over from last year's form: how many wait to be confirmed, and the buttons that confirm one or all.

use leptos::prelude::*;

use crate::edit::{Edit, confirm_carried_over};
use crate::form::{Field, Indicator, Period, RowChoice, RowId};
use crate::ui::fields::{self, element_id};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::indicators as words;

/// How many targets of last year are still to be confirmed, with the way to confirm all; where there were some when the page was opened.
#[component]
pub fn CarriedOver(session: Session) -> impl IntoView {
    let count = Memo::new(move |_| {
        session.watch(Topic::Settled);
        session.with(|form| form.indicators.rows().filter(|(_, _, row)| row.carried_over).count())
    });
    let confirm = move |_| {
        if let Some(edit) = session.with(confirm_carried_over) {
            session.edit(edit);
            session.show_step_message();
        }
    };
    (count.get_untracked() > 0).then(|| {
        view! {
            <p class="carried-over" role="status">
                {move || words::carried_over(count.get())}
                <Show when=move || { count.get() > 0 }>
                    <button type="button" on:click=confirm>{words::CONFIRM_ALL}</button>
                </Show>
            </p>
        }
    })
}

/// Whether a row waits for its targets of last year to be confirmed; asked once for a row, at its target of the year.
pub fn is_carried_over(session: Session, row: RowId, period: Period) -> Memo<bool> {
    Memo::new(move |_| {
        let carried = |row: &Indicator| row.carried_over;
        period == Period::FullYear
            && session.watched(Topic::Row(row), |form| form.indicators.row(row).is_some_and(carried))
    })
}

/// Lets the targets of a row stand as they were last year.
#[component]
pub fn ConfirmButton(session: Session, row: RowId, name: Signal<String>) -> impl IntoView {
    let confirm = move |_| {
        session.edit(Edit::ChooseInRow(row, RowChoice::CarriedOver(false)));
        fields::focus(&element_id(Field::Target(row, Period::FullYear)));
    };
    view! {
        <button
            type="button"
            class="confirm-target"
            tabindex="-1"
            title=words::CONFIRM_TITLE
            aria-label=move || format!("{} {}", words::CONFIRM, name.get())
            on:click=confirm
        >
            {words::CONFIRM}
        </button>
    }
}
