//! One row of the table of indicators.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::cells::{ActualCell, StatusCell, TargetCell};
use super::last_year::LastYearCell;
use super::row_steps::{self, RowStep};
use crate::form::{Field, Level1, Level2Id, Period, RowId};
use crate::ui::fields::TextField;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn IndicatorRow(
    session: Session,
    level1: Level1,
    level2: Level2Id,
    row: RowId,
    /// All rows of the 二级指标; the first one carries its merged cell.
    rows: Memo<Vec<RowId>>,
    /// Over how many columns that cell stands, if it is more than one.
    span: Option<&'static str>,
) -> impl IntoView {
    let first = Memo::new(move |_| rows.with(|rows| rows.first() == Some(&row)));
    let height = move || rows.with(Vec::len).to_string();
    let there = Memo::new(move |_| session.watched(Topic::RowsOf(level1), |form| form.indicators.row(row).is_some()));
    // The row to come stays on the page when it comes into being, and a row may be gone and be the one to come: its texts change with that.
    Effect::new(move |before: Option<bool>| {
        let there = there.get();
        if before.is_some_and(|before| before != there) {
            session.wake_row(row);
        }
        there
    });
    // A row without 三级指标 goes by the name of its 二级指标.
    let name = Signal::derive(move || match session.text(Field::Name(row)) {
        _ if !there.get() => texts::indicators::NEW_ROW.to_owned(),
        name if name.trim().is_empty() => session.text(Field::Level2Name(level2)),
        name => name,
    });
    let hint = Signal::derive(move || if there.get() { String::new() } else { texts::indicators::NEW_ROW.to_owned() });
    let label = move |column: &'static str| Signal::derive(move || format!("{} {column}", name.get()));
    view! {
        <tr class:to-come=move || !there.get()>
            <Show when=move || first.get()>
                <th scope="rowgroup" class="level2" rowspan=height colspan=span>
                    <TextField session field=Field::Level2Name(level2) label="二级指标" />
                    <Level2Actions session level1 id=level2 />
                </th>
            </Show>
            {level1
                .has_key_task()
                .then(|| view! { <td class="task"><TextField session field=Field::KeyTask(row) label=label("重点工作") /></td> })}
            <th scope="row" class="name">
                <TextField session field=Field::Name(row) label="三级指标" placeholder=hint />
            </th>
            <LastYearCell session level1 level2 row />
            {Period::ALL.map(|period| view! { <TargetCell session level1 row period name /> }).collect_view()}
            {move || {
                session
                    .reported()
                    .iter()
                    .map(|period| {
                        view! {
                            <ActualCell session level1 row period=*period name />
                            <StatusCell session level1 row period=*period name />
                        }
                    })
                    .collect_view()
            }}
            <RowActions session row name there />
        </tr>
    }
}

/// Within its own cell, so that it covers no other text: a handle that opens where it is pointed at or gone to.
#[component]
fn Level2Actions(session: Session, level1: Level1, id: Level2Id) -> impl IntoView {
    let button = move |step: RowStep| {
        let named = move || format!("{}二级指标 {}", step.of_level2(), session.text(Field::Level2Name(id)));
        view! {
            <button type="button" tabindex="-1" title=move || format!("{}（{}）", named(), step.keys()) aria-label=named
                on:click=move |_| row_steps::take_level2(session, level1, id, step)>{step.sign()}</button>
        }
    };
    view! { <span class="row-actions">{RowStep::OF_LEVEL2.map(button).collect_view()}</span> }
}

/// Add below, copy, move, remove: shown when the row is pointed at or has the focus. Tab goes past them from field to field; a key leads to them,
/// and ← and → from one to the next.
#[component]
fn RowActions(session: Session, row: RowId, name: Signal<String>, there: Memo<bool>) -> impl IntoView {
    view! {
        <td class="actions">
            <Show when=move || there.get()>
            <span class="drag" title=texts::indicators::DRAG aria-hidden="true" />
            <span class="row-actions" role="group" aria-label=move || format!("{} {}", texts::indicators::ACTIONS, name.get())>
                {RowStep::ALL
                    .map(|step| {
                        view! {
                            <button
                                type="button"
                                tabindex="-1"
                                title=format!("{}（{}）", step.label(), step.keys())
                                aria-label=move || format!("{} {}", step.label(), name.get())
                                on:click=move |event| row_steps::take(session, row, step, button_of(&event))
                            >
                                {step.sign()}
                            </button>
                        }
                    })
                    .collect_view()}
            </span>
            </Show>
        </td>
    }
}

fn button_of(event: &ev::MouseEvent) -> Option<web_sys::HtmlElement> {
    event.current_target().and_then(|target| target.dyn_into().ok())
}
