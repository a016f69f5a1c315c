//! 监控表: each indicator at mid-year, what is expected of the year, and why it is behind; the lights counted.

use std::collections::HashMap;

use super::indicators::{Column, deviation, tables};
use super::{Block, Cell, execution};
use crate::evaluate::{Assessed, Assessment, Light, achieved_text, assess_all, count_lights};
use crate::form::{Cause, Form, Indicator, Level1, Likelihood, Period, RowId};

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
pub(super) fn blocks(form: &Form) -> Vec<Block> {
    let assessed = assess_all(form);
    let standing: HashMap<RowId, &Assessment> =
        assessed.iter().map(|of| (of.row.id, of.assessments.get(PERIOD))).collect();
    let mut blocks = vec![execution::block(form, PERIOD)];
    blocks.extend(tables(form, &COLUMNS, |level1, _, row| {
        cells(form, level1, row, standing.get(&row.id).map_or_else(String::new, |assessment| in_words(assessment)))
    }));
    blocks.push(lights(&assessed));
    blocks
}

fn cells(form: &Form, level1: Level1, row: &Indicator, status: String) -> Vec<Cell> {
    let causes: Vec<&str> = row.monitoring.causes.iter().copied().map(Cause::label).collect();
    let texts = [
        row.target.get(PERIOD).clone(),
        achieved_text(form, level1, row, PERIOD),
        status,
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
fn lights(rows: &[Assessed<'_>]) -> Block {
    let counts = count_lights(rows, PERIOD);
    let counted = Light::ALL.iter().zip(counts).map(|(light, count)| format!("{} {count}", light.label()));
    let row = vec![Cell::row_head("半年运行情况"), Cell::short(counted.collect::<Vec<_>>().join("，"))];
    Block { caption: "半年运行情况", widths: vec![16, 84], head: Vec::new(), rows: vec![row] }
}
