//! One row of the table of indicators.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::cells::{ActualCell, StatusCell, TargetCell};
use super::last_year::LastYearCell;
use super::row_steps::{self, RowStep};
use super::{drop_level2, shift_level2};
use crate::edit::Direction;
use crate::form::{Field, Level1, Level2Id, Period, RowId};
use crate::ui::fields::TextField;
use crate::ui::session::Session;
use crate::ui::texts;

#[component]
pub fn IndicatorRow(
    session: Session,
    level1: Level1,
    level2: Level2Id,
    row: RowId,
    /// All rows of the 二级指标; the first one carries its merged cell.
    rows: Memo<Vec<RowId>>,
) -> impl IntoView {
    let first = Memo::new(move |_| rows.with(|rows| rows.first() == Some(&row)));
    let height = move || rows.with(Vec::len).to_string();
    // A row without 三级指标 goes by the name of its 二级指标.
    let name = Signal::derive(move || {
        let name = session.text(Field::Name(row));
        if name.trim().is_empty() { session.text(Field::Level2Name(level2)) } else { name }
    });
    let label = move |column: &'static str| Signal::derive(move || format!("{} {column}", name.get()));
    view! {
        <tr>
            <Show when=move || first.get()>
                <th scope="rowgroup" class="level2" rowspan=height>
                    <TextField session field=Field::Level2Name(level2) label="二级指标" />
                    <Level2Actions session level1 id=level2 />
                </th>
            </Show>
            {level1
                .has_key_task()
                .then(|| view! { <td class="task"><TextField session field=Field::KeyTask(row) label=label("重点工作") /></td> })}
            <th scope="row" class="name">
                <TextField session field=Field::Name(row) label="三级指标" />
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
            <RowActions session row name />
        </tr>
    }
}

#[component]
fn Level2Actions(session: Session, level1: Level1, id: Level2Id) -> impl IntoView {
    let named = move |what: &str| format!("{what}二级指标 {}", session.text(Field::Level2Name(id)));
    view! {
        <span class="row-actions">
            <button type="button" title=move || named(texts::form::UP) aria-label=move || named(texts::form::UP)
                on:click=move |_| shift_level2(session, id, Direction::Up)>"↑"</button>
            <button type="button" title=move || named(texts::form::DOWN) aria-label=move || named(texts::form::DOWN)
                on:click=move |_| shift_level2(session, id, Direction::Down)>"↓"</button>
            <button type="button" title=move || named(texts::form::REMOVE) aria-label=move || named(texts::form::REMOVE)
                on:click=move |_| drop_level2(session, level1, id)>"×"</button>
        </span>
    }
}

/// Add below, copy, move, remove: shown when the row is pointed at or has the focus. One stop for the Tab key; ← and → go from one to the next.
#[component]
fn RowActions(session: Session, row: RowId, name: Signal<String>) -> impl IntoView {
    view! {
        <td class="actions">
            <span class="drag" title=texts::indicators::DRAG aria-hidden="true" />
            <span class="row-actions" role="group" aria-label=move || format!("{} {}", texts::indicators::ACTIONS, name.get())>
                {RowStep::ALL
                    .map(|step| {
                        view! {
                            <button
                                type="button"
                                tabindex=if step == RowStep::Add { "0" } else { "-1" }
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
        </td>
    }
}

fn button_of(event: &ev::MouseEvent) -> Option<web_sys::HtmlElement> {
    event.current_target().and_then(|target| target.dyn_into().ok())
}
