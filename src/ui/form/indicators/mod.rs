//! 指标: one table per 一级指标, one below the other, in the shape of the published form: 二级指标 merged over its rows, each cell a field. What a stage
//! reports is shown beside the targets and filled in on the page of the stage.

mod carried_over;
mod cells;
mod drag;
mod filter;
mod last_year;
mod row;
pub(super) mod row_steps;

use leptos::prelude::*;

use crate::edit::{Edit, add_level2, move_level2};
use crate::form::{Field, Level1, Level2, Level2Id, Part, RowId};
use crate::tables::{Body, Column, Table};
use crate::ui::busy::when_drawn;
use crate::ui::field_elements::{self, element_id};
use crate::ui::form::clipboard::CopyTable;
use crate::ui::form::folding::FoldButton;
use crate::ui::form::reveal::HEADING_ID;
use crate::ui::form::table::{ColumnHead, DrawnPart, PiecedTable};
use crate::ui::page;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;
use carried_over::CarriedOver;
pub use cells::{ActualCell, StatusCell, fill_as_planned};
pub use drag::{RowDrag, is_dragging};
use filter::FilterLine;
use row::IndicatorRow;

/// The groups, one below the other.
#[component]
pub fn IndicatorsScreen(session: Session) -> impl IntoView {
    last_year::provide(session);
    view! {
        <CarriedOver session />
        <FilterLine session />
        {Level1::ALL.map(|level1| view! { <GroupTable session level1 /> }).collect_view()}
    }
}

/// Over how many columns the 二级指标 of a group stand. A group without 重点工作 leaves no column empty, and yet all that follows stands in the same
/// columns, so that the keys go on from group to group.
fn level2_columns(level1: Level1) -> Option<&'static str> {
    (!level1.has_key_task()).then_some("2")
}

/// The table of one 一级指标.
#[component]
fn GroupTable(session: Session, level1: Level1) -> impl IntoView {
    let add = move |_| {
        let (edit, id) = session.with(|form| add_level2(form, level1, None));
        session.edit(edit);
        focus(Field::Level2Name(id));
    };
    let (to_come, span) = (row_to_come(session, level1), level2_columns(level1));
    let example_row = example_row(session, level1);
    session.wake_with_part(example_row);
    // The row to come stays on the page when it comes into being, and a row may be gone and be the one to come: its texts change with that.
    session.wake_with_part(Memo::new(move |_| to_come.get().map(|(_, row)| row)));
    // A group of which the filter shows nothing needs no head of a table.
    let unmatched = Memo::new(move |_| {
        let hidden = session.hidden().get();
        !hidden.is_empty()
            && session.watched(Topic::RowsOf(level1), |form| {
                let mut rows = form.indicators.group(level1).iter().flat_map(|level2| &level2.rows);
                rows.all(|row| hidden.contains(&row.id))
            })
    });
    let bodies = bodies(session, level1, to_come);
    let body = move |(body, part): (Body, DrawnPart)| match body {
        Body::Level2(_, id) => view! { <Level2Body session level1 id span part example_row /> }.into_any(),
        Body::Group(_) | Body::Totals(_) => ().into_any(),
    };
    let head = move |()| view! { <Head session level1 span /> }.into_any();
    view! {
        <section
            class=format!("group copyable {}", level1.code())
            class:folded=move || session.is_folded(Part::Indicators, level1)
            class:unmatched=unmatched
        >
            <h2 class="fold-head"><FoldButton session part=Part::Indicators level1 /></h2>
            <CopyTable session table=Table::Indicators(level1) />
            <PiecedTable
                session
                of=Table::Indicators(level1)
                bodies
                class=Signal::derive(move || {
                    format!("grid indicators stage-{}", session.watched(Topic::Stage, |form| form.stage.code()))
                })
                caption=level1.label()
                is_folded=move |_: Body| session.is_folded(Part::Indicators, level1)
                head
                body
            />
            <button type="button" class="quiet" on:click=add>
                {texts::form::ADD_LEVEL2}
            </button>
        </section>
    }
}

/// The rows that are shown of each 二级指标 of a group.
fn bodies(session: Session, level1: Level1, to_come: Memo<Option<(Level2Id, RowId)>>) -> Memo<Vec<(Body, Vec<RowId>)>> {
    Memo::new(move |_| {
        let hidden = session.hidden().get();
        let to_come = to_come.get();
        session.watched(Topic::RowsOf(level1), |form| {
            let of = |level2: &Level2| {
                // The row to come has its name before it comes into being: it is the same row of the page then, and whoever types in it notices nothing.
                let to_come = to_come.filter(|(id, row)| *id == level2.id && form.indicators.row(*row).is_none());
                let rows = level2.rows.iter().map(|row| row.id).chain(to_come.map(|(_, row)| row));
                (Body::Level2(level1, level2.id), rows.filter(|row| !hidden.contains(row)).collect::<Vec<RowId>>())
            };
            form.indicators.group(level1).iter().map(of).collect()
        })
    })
}

/// The name of a row where it heads others: one that has none must not be an empty head.
pub fn named(session: Session, row: RowId) -> String {
    let name = session.text(Field::Name(row));
    if !name.trim().is_empty() {
        return name;
    }
    let level2 = session.watched(Topic::Row(row), |form| form.indicators.level2_of(row).map(|level2| level2.id));
    match level2.map(|id| session.text(Field::Level2Name(id))) {
        Some(level2) if !level2.trim().is_empty() => format!("（{}）", level2.trim()),
        _ => texts::indicators::UNNAMED.to_owned(),
    }
}

#[component]
fn Head(session: Session, level1: Level1, span: Option<&'static str>) -> impl IntoView {
    view! {
        {span.map(|_| view! { <colgroup><col class="level2" /><col class="task" /></colgroup> })}
        <thead>
            <tr>
                {Table::columns_of_plan(level1)
                    .into_iter()
                    .map(|column| match column {
                        Column::LastYear => view! { <last_year::LastYearHead /> }.into_any(),
                        Column::Level2 => view! { <ColumnHead column span=span.map(str::to_owned) /> }.into_any(),
                        column => view! { <ColumnHead column /> }.into_any(),
                    })
                    .collect_view()}
                {move || {
                    Table::columns_of_reports(session.watched(Topic::Stage, |form| form.stage))
                        .into_iter()
                        .map(|column| view! { <ColumnHead column /> })
                        .collect_view()
                }}
                <th scope="col" class="actions"><span class="unseen">"操作"</span></th>
            </tr>
        </thead>
    }
}

/// The empty row to type into below the last one of the group; none while the filter leaves rows out. Its name depends on the rows of all groups.
fn row_to_come(session: Session, level1: Level1) -> Memo<Option<(Level2Id, RowId)>> {
    Memo::new(move |_| {
        for of in Level1::ALL {
            session.watch(Topic::RowsOf(of));
        }
        let last = session.with(|form| Some(form.indicators.group(level1).last()?.rows.last()?.id));
        if let Some(last) = last {
            session.watch(Topic::Row(last));
        }
        let all = session.hidden().with(|hidden| hidden.is_empty());
        session.with(|form| form.indicators.row_to_come(level1)).filter(|_| all)
    })
}

/// The row that shows an example: the first of a group whose rows each unit names itself, while nothing is entered in any of them.
fn example_row(session: Session, level1: Level1) -> Memo<Option<RowId>> {
    Memo::new(move |_| {
        if !level1.has_key_task() {
            return None;
        }
        // Up to the first row in which something stands: what is entered there decides.
        let (looked_at, is_empty) = session.watched(Topic::RowsOf(level1), |form| {
            let mut looked_at = Vec::new();
            for level2 in form.indicators.group(level1) {
                for row in &level2.rows {
                    looked_at.push(row.id);
                    if !level2.name.trim().is_empty() || !row.is_blank() {
                        return (looked_at, false);
                    }
                }
            }
            (looked_at, true)
        });
        for row in &looked_at {
            session.watch(Topic::Row(*row));
        }
        looked_at.first().copied().filter(|_| is_empty)
    })
}

/// A 二级指标 with its rows, or a part of it: a table body of its own, so that it moves as one.
#[component]
fn Level2Body(
    session: Session,
    level1: Level1,
    id: Level2Id,
    span: Option<&'static str>,
    part: DrawnPart,
    example_row: Memo<Option<RowId>>,
) -> impl IntoView {
    let first = part.first(session);
    view! {
        <tbody>
            <For each=move || part.rows.get() key=|row: &RowId| *row let(row)>
                <IndicatorRow session level1 level2=id row first part span example_row />
            </For>
        </tbody>
    }
}

/// Moves a 二级指标, keeping the focus on the button that did it.
fn shift_level2(session: Session, id: Level2Id, direction: crate::edit::MoveDirection) {
    if let Some(edit) = session.with(|form| move_level2(form, id, direction)) {
        session.edit(edit);
        focus(Field::Level2Name(id));
    }
}

/// Removes a 二级指标 with its rows; the focus goes to what follows it in the group. Rows that the filter leaves out are shown first: nobody should
/// remove what they do not see.
fn drop_level2(session: Session, level1: Level1, id: Level2Id) {
    let hidden = session.hidden();
    let unseen = session.with(|form| {
        let rows = form.indicators.level2(id).into_iter().flat_map(|level2| &level2.rows).map(|row| row.id);
        rows.filter(|row| hidden.with_untracked(|hidden| hidden.contains(row))).collect::<Vec<RowId>>()
    });
    if !unseen.is_empty() {
        for row in unseen {
            session.show_row_of(Field::Name(row));
        }
        session.show_message(texts::indicators::UNSEEN, None);
        // The merged cell moves to the first of the rows, and takes the button along that had the focus.
        focus(Field::Level2Name(id));
        return;
    }
    let next = session.with(|form| {
        let group = form.indicators.group(level1);
        let at = group.iter().position(|level2| level2.id == id)?;
        group.get(at + 1).or_else(|| group.get(at.checked_sub(1)?)).map(|level2| level2.id)
    });
    session.edit(Edit::RemoveLevel2(id));
    match next {
        Some(next) => focus(Field::Level2Name(next)),
        None => focus_group(session, level1),
    }
    session.show_step_message();
}

/// Keeps the focus on what moved something, so that one can go on with it. Where the row was made anew, in another 二级指标, the same box or button of
/// that row takes the focus; where it has none, its name.
fn stay_on(from: Option<web_sys::HtmlElement>, row: RowId) {
    when_drawn(move || {
        let Some(from) = from else { return field_elements::focus(&element_id(Field::Name(row))) };
        let stays = if from.is_connected() { Some(from) } else { same_control_of_row(&from, row) };
        match stays {
            Some(stays) => drop(stays.focus()),
            None => field_elements::focus(&element_id(Field::Name(row))),
        }
    });
}

/// What of the row, made anew, stands for something that is gone: a box has the same id, a button the same label.
fn same_control_of_row(gone: &web_sys::HtmlElement, row: RowId) -> Option<web_sys::HtmlElement> {
    let id = gone.id();
    if !id.is_empty() {
        // Its piece may be one that is not drawn yet.
        drop(field_elements::box_of(Field::Name(row)));
        return field_elements::drawn_element(&id);
    }
    let label = gone.get_attribute("aria-label")?;
    let row = field_elements::box_of(Field::Name(row))?.closest("tr").ok()??;
    let buttons: Vec<web_sys::HtmlElement> = page::all(row.query_selector_all("button"));
    buttons.into_iter().find(|button| button.get_attribute("aria-label").as_ref() == Some(&label))
}

/// Puts the focus into a field, once the change that made or moved it has been drawn.
pub fn focus(field: Field) {
    when_drawn(move || field_elements::focus(&element_id(field)));
}

/// Puts the focus where a group is to be filled in again that lost its last row: into the row that stands for it, else to the heading.
fn focus_group(session: Session, level1: Level1) {
    when_drawn(move || {
        let first = session.try_with(|form| Some(form.indicators.group(level1).first()?.rows.first()?.id));
        match first.flatten().and_then(|row| field_elements::box_of(Field::Name(row))) {
            Some(name) => drop(name.focus()),
            None => field_elements::focus(HEADING_ID),
        }
    });
}
