//! The table: groups with their totals, 二级指标 merged over their rows. Empty rows are no indicators and are left out.

use leptos::prelude::*;

use super::ScoreSheet;
use super::row::ScoreRow;
use crate::evaluate::Figure;
use crate::form::{Form, Level1, Level2Id, Part, RowId};
use crate::tables::{Body, Column, Table};
use crate::ui::explained::ComputedCell;
use crate::ui::form::clipboard::CopyTable;
use crate::ui::form::folding::FoldButton;
use crate::ui::form::table::{DrawnPart, PiecedTable, column_heads};
use crate::ui::session::Topic;

#[component]
pub fn ScoreTable(sheet: ScoreSheet) -> impl IntoView {
    let session = sheet.session;
    let bodies = Memo::new(move |_| session.watched(Topic::Settled, bodies));
    let adjusted = Memo::new(move |_| {
        sheet.score.with(|score| score.rows.iter().any(|row| score.weight_beside(row.indicator.id).is_some()))
    });
    let head = move |()| column_heads(session.with(|form| Table::SelfEvaluation.columns(form)));
    let is_folded = move |body| match body {
        Body::Totals(_) => false,
        Body::Group(level1) | Body::Level2(level1, _) => session.is_folded(Part::SelfEvaluation, level1),
    };
    let body = move |(body, part): (Body, DrawnPart)| match body {
        Body::Totals(group) => view! { <tbody><TotalRow sheet group /></tbody> }.into_any(),
        Body::Level2(level1, id) => view! { <Level2Rows sheet level1 id part /> }.into_any(),
        Body::Group(_) => ().into_any(),
    };
    view! {
        <section class="group copyable above">
            <CopyTable session table=Table::SelfEvaluation />
            <PiecedTable
                session
                of=Table::SelfEvaluation
                bodies
                class=Signal::derive(move || {
                    if adjusted.get() { "grid indicators scoring adjusted" } else { "grid indicators scoring" }.to_owned()
                })
                caption=Part::SelfEvaluation.label()
                is_folded
                head
                body
            />
        </section>
    }
}

/// The totals of each group with indicators and the rows of its 二级指标, then the totals of the whole form.
fn bodies(form: &Form) -> Vec<(Body, Vec<RowId>)> {
    let mut bodies = Vec::new();
    for level1 in Level1::ALL {
        let level2s = form.indicators.group(level1).iter().map(|level2| {
            let rows = level2.rows.iter().filter(|row| !row.is_blank()).map(|row| row.id).collect::<Vec<_>>();
            (Body::Level2(level1, level2.id), rows)
        });
        let level2s: Vec<_> = level2s.filter(|(_, rows)| !rows.is_empty()).collect();
        if !level2s.is_empty() {
            bodies.push((Body::Totals(Some(level1)), Vec::new()));
            bodies.extend(level2s);
        }
    }
    bodies.push((Body::Totals(None), Vec::new()));
    bodies
}

/// The rows of a 二级指标, or a part of them.
#[component]
fn Level2Rows(sheet: ScoreSheet, level1: Level1, id: Level2Id, part: DrawnPart) -> impl IntoView {
    let rows = part.rows;
    let first = part.first(sheet.session);
    view! {
        <tbody class:folded=move || sheet.session.is_folded(Part::SelfEvaluation, level1)>
            <For each=move || rows.get() key=|row| *row let(row)>
                <ScoreRow sheet level2=id row first rows />
            </For>
        </tbody>
    }
}

/// The totals of a group, or of the whole.
#[component]
fn TotalRow(sheet: ScoreSheet, group: Option<Level1>) -> impl IntoView {
    let session = sheet.session;
    let tally = Memo::new(move |_| {
        sheet.score.with(|score| match group {
            Some(level1) => score.group(level1).cloned().unwrap_or_default(),
            None => score.whole.clone(),
        })
    });
    let label = group.map_or("合计", Level1::label);
    // A head that is folded away says it itself.
    let folded = move || group.is_some_and(|level1| session.is_folded(Part::SelfEvaluation, level1));
    let count = move || (!folded()).then(|| tally.with(|tally| format!("（{} 个指标）", tally.indicators)));
    let name = match group {
        Some(level1) => view! { <FoldButton session part=Part::SelfEvaluation level1 /> }.into_any(),
        None => label.into_any(),
    };
    let waits = Memo::new(move |_| sheet.score.with(|score| score.remark(group)));
    let cell = move |figure: Figure, column: Column, class: &'static str| {
        let text = Signal::derive(move || sheet.score.with(|score| score.text(figure)).unwrap_or_default());
        view! { <ComputedCell session figure text of=format!("{label}{}", column.term()) class /> }
    };
    view! {
        <tr class="total">
            <th scope="row" colspan="2">{name}<span class="note">{count}</span></th>
            {cell(Figure::WeightSum(group), Column::Weight, "")}
            <td class="computed waits" colspan="3">{waits}</td>
            {cell(Figure::ScoreRate(group), Column::Rating, "")}
            {cell(group.map_or(Figure::TotalScore, Figure::GroupScore), Column::Points, "score")}
            <td class="computed"></td>
        </tr>
    }
}
