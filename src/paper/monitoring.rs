//! 监控表: each indicator at mid-year, what is expected of the year, and why it is behind; the lights counted.

use super::indicators::{Column, deviation, tables};
use super::{Block, Cell, execution};
use crate::evaluate::{Assessment, Evaluation, Light, StatusCounts, count_lights};
use crate::form::{Cause, Form, Indicator, Likelihood, Period};

const PERIOD: Period = Period::HalfYear;

const COLUMNS: [Column; 8] = [
    Column::short("半年指标值", 8),
    Column::short("半年完成值", 8),
    Column::short("状态", 7),
    Column::short("全年指标值", 8),
    Column::short("全年预计\n完成值", 8),
    Column::short("完成目标\n可能性", 7),
    Column::short("偏差原因", 8),
    Column::long("偏差说明", 13),
];

/// The tables of the paper.
pub(super) fn blocks(form: &Form, evaluation: &Evaluation) -> Vec<Block> {
    let mut blocks = vec![execution::block(form, &evaluation.figures.execution, PERIOD)];
    blocks.extend(tables(form, &COLUMNS, |_, _, row| cells(evaluation, row)));
    blocks.push(lights(&evaluation.counts));
    blocks
}

fn cells(evaluation: &Evaluation, row: &Indicator) -> Vec<Cell> {
    let causes: Vec<&str> = row.monitoring.causes.iter().copied().map(Cause::label).collect();
    let texts = [
        row.target.get(PERIOD).clone(),
        evaluation.achieved_text(row, PERIOD),
        evaluation.assessment(row.id, PERIOD).map_or_else(String::new, in_words),
        row.target.get(Period::FullYear).clone(),
        row.monitoring.expected.clone(),
        row.monitoring.likelihood.map_or_else(String::new, |of: Likelihood| of.label().to_owned()),
        causes.join("、"),
        row.explanation.get(PERIOD).clone(),
    ];
    texts.into_iter().map(Cell::short).collect()
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
