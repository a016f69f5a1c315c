//! 监控表: each indicator at mid-year, what is expected of the year, and why it is behind; the lights counted.

use super::indicators::{Shown, deviation, tables};
use super::{Block, Cell, PaperColumn, execution};
use crate::evaluate::{Assessment, Light, StatusCounts, count_lights};
use crate::form::{Indicator, Period};
use crate::tables::{Column, Table, TableTexts};

const PERIOD: Period = Period::HalfYear;

const COLUMNS: [PaperColumn; 8] = [
    PaperColumn::short(Column::Target(PERIOD), 8),
    PaperColumn::short(Column::Actual(PERIOD), 8),
    PaperColumn::short(Column::Status(PERIOD), 7).of_one_period(),
    PaperColumn::short(Column::Target(Period::FullYear), 8),
    PaperColumn::short(Column::Expected, 8).broken_after(4),
    PaperColumn::short(Column::Likelihood, 7).broken_after(4),
    PaperColumn::short(Column::Causes, 8),
    PaperColumn::long(Column::Explanation(PERIOD), 13),
];

/// The tables of the paper.
pub(super) fn blocks(texts: &TableTexts<'_>) -> Vec<Block> {
    let evaluation = texts.evaluation();
    let status = |row: &Indicator, column: Column| match column {
        Column::Status(period) => Some(evaluation.assessment(row.id, period).map_or_else(String::new, in_words)),
        _ => None,
    };
    let mut blocks = vec![execution::block(texts, PERIOD)];
    blocks.extend(tables(texts, &Shown { table: Table::Monitoring, columns: &COLUMNS, otherwise: &status }));
    blocks.push(lights(&evaluation.counts));
    blocks
}

/// The status with its light, in words: the paper has no colours.
fn in_words(assessment: &Assessment) -> String {
    let (light, status) = (Light::of(assessment.status).label(), assessment.status.label());
    // A longer word has no room beside its light, and would be broken anywhere.
    let between = if status.chars().count() > 2 { "\n" } else { " " };
    format!("{light}{between}{status}{}", deviation(assessment))
}

/// How many lights of each colour there are.
fn lights(counts: &StatusCounts) -> Block {
    let counts = count_lights(counts, PERIOD);
    let counted = Light::ALL.iter().zip(counts).map(|(light, count)| format!("{} {count}", light.label()));
    let row = vec![Cell::row_head("半年运行情况"), Cell::short(counted.collect::<Vec<_>>().join("，"))];
    Block { caption: "半年运行情况", widths: vec![16, 84], head: Vec::new(), rows: vec![row] }
}
