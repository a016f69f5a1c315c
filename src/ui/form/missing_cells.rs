//! What the stage still wants: the number in the bar that leads to the next missing cell, the marks in the rail, and the table of 状态总览.

use leptos::prelude::*;

use super::choices;
use super::reveal::reveal_to_fill;
use crate::form::{Field, Part};
use crate::parts::{CellCount, cells_by_part, next_missing};
use crate::progress::Progress;
use crate::route::Route;
use crate::ui::context::Context;
use crate::ui::page;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::progress as texts;

/// The mark of a part in the rail: the number, or a tick, which the style draws beside what is only heard.
pub fn mark(count: CellCount) -> impl IntoView {
    let done = count.missing == 0;
    let (before, shown, after) = match count.missing {
        0 => (texts::DONE_TITLE, String::new(), ""),
        missing => (texts::LACKS, missing.to_string(), texts::CELLS),
    };
    view! {
        <span class="lack" class:done=done title=if done { texts::DONE_TITLE } else { texts::LACKS_TITLE }>
            <span class="unseen">{before}</span>
            {shown}
            <span class="unseen">{after}</span>
        </span>
    }
}

/// Goes to the missing cell after (or before) the one that has the focus; from elsewhere to the first one of the part, else of those that follow.
pub fn go_to_next(session: Session, context: &Context, shown: Part, backwards: bool) {
    session.check_if_due();
    let focused = page::active();
    let at = focused.as_ref().and_then(choices::field_at);
    // What is still to be chosen beside a text comes after it.
    let beside = |at: Field| choices::to_make(session, at, focused.as_ref());
    if let Some(choice) = at.filter(|_| !backwards).and_then(beside) {
        drop(choice.focus());
        return;
    }
    let Some(cell) = session.progress(|progress| next_missing(progress, at, shown, backwards)) else {
        session.show_message(texts::NOTHING_LEFT, None);
        return;
    };
    // Whoever presses the button by key wants to be in the cell, not to press it again.
    if let Some(button) = focused.filter(|focused| focused.class_list().contains("lacking")) {
        drop(button.blur());
    }
    reveal_to_fill(session, context, shown, cell.field);
}

/// The button in a text that leads to the first missing cell, from a part where none is filled in.
#[component]
pub fn ToFirstMissing(session: Session, part: Part) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let go = move |_| context.with_value(|context| go_to_next(session, context, part, false));
    view! { <button type="button" class="quiet link" on:click=go>{texts::TO_FIRST}</button> }
}

/// The button 「还缺 12 格」 in the bar, which leads to the next missing cell.
#[component]
pub fn LackButton(session: Session, part: Memo<Part>) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let missing = Memo::new(move |_| session.progress(Progress::count_missing));
    let text = move || match missing.get() {
        0 => texts::ALL_DONE.to_owned(),
        missing => texts::lacking(missing),
    };
    let label = move || match missing.get() {
        0 => texts::DONE_TITLE.to_owned(),
        missing => format!("本阶段{}，{}", texts::lacking(missing), texts::NEXT),
    };
    // A click leaves the focus in the form: the next cell is the one after it.
    view! {
        <button
            type="button"
            class="lacking quiet"
            class:done=move || missing.get() == 0
            aria-label=move || (missing.get() > 0).then(label)
            title=move || format!("{}（F9）", label())
            on:mousedown=move |event| event.prevent_default()
            on:click=move |_| context.with_value(|context| go_to_next(session, context, part.get_untracked(), false))
        >
            {text}
        </button>
    }
}

/// The parts with what is filled in and what is still missing, for 状态总览.
#[component]
pub fn LackTable(session: Session) -> impl IntoView {
    let counts = Memo::new(move |_| session.progress(cells_by_part));
    let caption = move || format!("{}（{}）", texts::CAPTION, session.watched(Topic::Stage, |form| form.stage.label()));
    let number = |count: usize| if count == 0 { "–".to_owned() } else { count.to_string() };
    let row = move |(part, count): (Part, CellCount)| {
        view! {
            <tr>
                <th scope="row"><a href=Route::Form(session.slot(), part).hash()>{part.label()}</a></th>
                <td class="number">{number(count.filled)}</td>
                <td class="number">{if count.missing == 0 { texts::DONE.to_owned() } else { count.missing.to_string() }}</td>
            </tr>
        }
    };
    let sum = move |of: fn(&CellCount) -> usize| {
        counts.with(|counts| number(counts.iter().map(|(_, count)| of(count)).sum()))
    };
    view! {
        <table class="grid lacks">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">{texts::PART}</th>
                    <th scope="col" class="number">{texts::FILLED}</th>
                    <th scope="col" class="number">{texts::MISSING}</th>
                </tr>
            </thead>
            <tbody>
                {move || counts.get().into_iter().map(row).collect_view()}
                <tr class="total">
                    <th scope="row">{texts::TOTAL}</th>
                    <td class="number">{move || sum(|count| count.filled)}</td>
                    <td class="number">{move || sum(|count| count.missing)}</td>
                </tr>
            </tbody>
        </table>
    }
}
