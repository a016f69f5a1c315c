//! Targets that 生成下一年度 took over from last year's form: how many wait to be confirmed, and the buttons that confirm one or all.

use leptos::prelude::*;

use crate::edit::{confirm_carried_over, confirm_row};
use crate::form::{Field, Indicator, Period, RowId};
use crate::ui::field_elements::{self, element_id};
use crate::ui::form::reveal::HEADING_ID;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::indicators as words;

/// How many targets of last year are still to be confirmed, with the way to confirm all; where there were some when the page was opened.
#[component]
pub fn CarriedOver(session: Session) -> impl IntoView {
    let count = Memo::new(move |_| {
        session.watch(Topic::Settled);
        session.with(|form| form.indicators.rows().filter(|(_, _, row)| row.carried_over().next().is_some()).count())
    });
    let confirm = move |_| {
        if let Some(edit) = session.with(confirm_carried_over) {
            session.edit(edit);
            session.show_step_message();
            // The button goes with what it was for.
            field_elements::focus(HEADING_ID);
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

/// How a target stands that may be last year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It is this year's.
    No,
    /// It waits to be confirmed.
    Waits,
    /// It waits, and is the last one of its row that does: it has the button for all of them.
    WaitsLast,
}

/// How the target of a period of a row stands.
pub fn carried_over(session: Session, row: RowId, period: Period) -> Memo<Carried> {
    Memo::new(move |_| {
        let last = session.watched(Topic::Row(row), |form| {
            let all = form.indicators.row(row).into_iter().flat_map(Indicator::carried_over);
            all.collect::<Vec<_>>()
        });
        match (last.contains(&period), last.last() == Some(&period)) {
            (false, _) => Carried::No,
            (true, false) => Carried::Waits,
            (true, true) => Carried::WaitsLast,
        }
    })
}

/// Lets the targets of a row stand as they were last year.
#[component]
pub fn ConfirmButton(session: Session, row: RowId, period: Period, name: Signal<String>) -> impl IntoView {
    let confirm = move |_| {
        if let Some(edit) = session.with(|form| confirm_row(form, row)) {
            session.edit(edit);
        }
        field_elements::focus(&element_id(Field::Target(row, period)));
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
