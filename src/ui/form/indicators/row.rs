//! One row of the table of indicators.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::cells::{ReportedValue, StatusCell, TargetCell};
use super::last_year::LastYearCell;
use super::row_steps::{self, RowStep};
use crate::form::{Field, Level1, Level2Id, RowId};
use crate::tables::{Column, Table};
use crate::ui::fields::TextField;
use crate::ui::form::table::{DrawnPart, class_of};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn IndicatorRow(
    session: Session,
    level1: Level1,
    level2: Level2Id,
    row: RowId,
    /// The first row of the 二级指标, which carries its merged cell.
    first: Memo<Option<RowId>>,
    /// The rows of the 二级指标 in this piece of the table. Where it goes on from the piece before, its name is typed there.
    part: DrawnPart,
    /// Over how many columns that cell stands, if it is more than one.
    span: Option<&'static str>,
    /// The row of the group that shows an example, if one does.
    example_row: Memo<Option<RowId>>,
) -> impl IntoView {
    let is_first = Memo::new(move |_| session.has_part(row, first));
    let height = move || part.rows.with(Vec::len).to_string();
    let there = Memo::new(move |_| session.watched(Topic::Row(row), |form| form.indicators.row(row).is_some()));
    let stage = Memo::new(move |_| session.watched(Topic::Shown(row), |form| form.stage));
    // A row without 三级指标 goes by the name of its 二级指标.
    let name = Signal::derive(move || match session.text(Field::Name(row)) {
        _ if !there.get() => texts::indicators::NEW_ROW.to_owned(),
        name if name.trim().is_empty() => session.text(Field::Level2Name(level2)),
        name => name,
    });
    let shows_example = Memo::new(move |_| session.has_part(row, example_row));
    let example = move |words: &'static str| {
        Signal::derive(move || if shows_example.get() { words.to_owned() } else { String::new() })
    };
    let hint = Signal::derive(move || match there.get() {
        _ if shows_example.get() => texts::indicators::EXAMPLE_NAME.to_owned(),
        true => String::new(),
        false => texts::indicators::NEW_ROW.to_owned(),
    });
    let label = move |column: Column| Signal::derive(move || format!("{} {}", name.get(), column.head()));
    let cell = move |column: Column| {
        let class = class_of(column);
        match column {
            Column::Level2 => view! {
                <Show when=move || is_first.get()>
                    <th scope="rowgroup" class=class rowspan=height colspan=span>
                        <Show
                            when=move || !part.goes_on.get()
                            fallback=move || view! { <span class="goes-on">{move || shown_name(&session.text(Field::Level2Name(level2)))}</span> }
                        >
                            <TextField session field=Field::Level2Name(level2) label=column.head() placeholder=example(texts::indicators::EXAMPLE_LEVEL2) />
                            <Level2Actions session level1 id=level2 />
                        </Show>
                    </th>
                </Show>
            }
            .into_any(),
            Column::KeyTask => view! {
                <td class=class>
                    <TextField session field=Field::KeyTask(row) label=label(column) placeholder=example(texts::indicators::EXAMPLE_TASK) />
                </td>
            }
            .into_any(),
            Column::Name => view! {
                <th scope="row" class=class>
                    <TextField session field=Field::Name(row) label=column.head() placeholder=hint />
                </th>
            }
            .into_any(),
            Column::LastYear => view! { <LastYearCell session level1 level2 row /> }.into_any(),
            Column::Target(period) => {
                let example = example(texts::indicators::example_target(period));
                view! { <TargetCell session level1 row period name example /> }.into_any()
            }
            Column::Actual(period) => view! { <ReportedValue session row period /> }.into_any(),
            Column::Status(period) => {
                view! { <StatusCell session row period name shown_only=true /> }.into_any()
            }
            _ => ().into_any(),
        }
    };
    view! {
        <tr class:to-come=move || !there.get()>
            {Table::columns_of_plan(level1).into_iter().map(cell).collect_view()}
            {move || Table::columns_of_reports(stage.get()).into_iter().map(cell).collect_view()}
            <RowActions session row name there />
        </tr>
    }
}

/// The name of a 二级指标 where it heads rows and is not typed: a head must not be empty.
fn shown_name(name: &str) -> String {
    if name.trim().is_empty() { texts::indicators::UNNAMED_LEVEL2.to_owned() } else { name.to_owned() }
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
