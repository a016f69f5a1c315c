//! The table: groups with their totals, 二级指标 merged over their rows. Empty rows are no indicators and are left out.

use leptos::prelude::*;

use super::ScoreSheet;
use super::row::ScoreRow;
use crate::evaluate::{Figure, Tally};
use crate::form::{Form, Level1, Level2Id, Part, RowId};
use crate::tables::{Column, Table};
use crate::ui::explained::ComputedCell;
use crate::ui::form::clipboard::CopyTable;
use crate::ui::form::folding::FoldButton;
use crate::ui::form::table::ColumnHead;
use crate::ui::portions::in_portions;
use crate::ui::session::Topic;

/// A group with the rows of its 二级指标.
type Level1Rows = (Level1, Vec<(Level2Id, Vec<RowId>)>);

#[component]
pub fn ScoreTable(sheet: ScoreSheet) -> impl IntoView {
    let layout = Memo::new(move |_| sheet.session.watched(Topic::Settled, layout));
    let groups = move || layout.with(|blocks| blocks.iter().map(|(level1, _)| *level1).collect::<Vec<_>>());
    let whole = Memo::new(move |_| sheet.score.with(|score| score.whole.clone()));
    let adjusted = Memo::new(move |_| {
        sheet.score.with(|score| score.rows.iter().any(|row| score.weight_beside(row.indicator.id).is_some()))
    });
    let columns = sheet.session.with(|form| Table::SelfEvaluation.columns(form));
    view! {
        <section class="group copyable above">
            <CopyTable session=sheet.session table=Table::SelfEvaluation />
            <table class="grid indicators scoring" class:adjusted=move || adjusted.get()>
                <thead>
                    <tr>{columns.into_iter().map(|column| view! { <ColumnHead column /> }).collect_view()}</tr>
                </thead>
                <For each=groups key=|level1| *level1 let(level1)>
                    <GroupRows sheet layout level1 />
                </For>
                <tbody>
                    <TotalRow sheet tally=whole group=None />
                </tbody>
            </table>
        </section>
    }
}

fn layout(form: &Form) -> Vec<Level1Rows> {
    let rows_of = |level1| {
        let level2s = form.indicators.group(level1).iter();
        level2s
            .map(|level2| {
                let rows = level2.rows.iter().filter(|row| !row.is_blank()).map(|row| row.id).collect::<Vec<_>>();
                (level2.id, rows)
            })
            .filter(|(_, rows)| !rows.is_empty())
            .collect::<Vec<_>>()
    };
    Level1::ALL.map(|level1| (level1, rows_of(level1))).into_iter().filter(|(_, rows)| !rows.is_empty()).collect()
}

/// A group: its totals, then its 二级指标, each a table body of its own.
#[component]
fn GroupRows(sheet: ScoreSheet, layout: Memo<Vec<Level1Rows>>, level1: Level1) -> impl IntoView {
    let tally = Memo::new(move |_| sheet.score.with(|score| score.group(level1).cloned().unwrap_or_default()));
    let level2s = Memo::new(move |_| {
        layout.with(|blocks| {
            let block = blocks.iter().find(|(of, _)| *of == level1);
            block.map_or_else(Vec::new, |(_, level2s)| level2s.iter().map(|(id, _)| *id).collect::<Vec<_>>())
        })
    });
    view! {
        <tbody>
            <TotalRow sheet tally group=Some(level1) />
        </tbody>
        <For each=move || level2s.get() key=|id| *id let(id)>
            <Level2Rows sheet layout level1 id />
        </For>
    }
}

#[component]
fn Level2Rows(sheet: ScoreSheet, layout: Memo<Vec<Level1Rows>>, level1: Level1, id: Level2Id) -> impl IntoView {
    let rows = Memo::new(move |_| {
        layout.with(|blocks| {
            let level2s = blocks.iter().find(|(of, _)| *of == level1).map(|(_, level2s)| level2s);
            level2s
                .and_then(|level2s| level2s.iter().find(|(of, _)| *of == id))
                .map_or_else(Vec::new, |(_, rows)| rows.clone())
        })
    });
    let rows = in_portions(rows);
    view! {
        <tbody class:folded=move || sheet.session.is_folded(Part::SelfEvaluation, level1)>
            <For each=move || rows.get() key=|row| *row let(row)>
                <ScoreRow sheet level1 level2=id row rows />
            </For>
        </tbody>
    }
}

/// The totals of a group, or of the whole.
#[component]
fn TotalRow(sheet: ScoreSheet, tally: Memo<Tally>, group: Option<Level1>) -> impl IntoView {
    let session = sheet.session;
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
