//! 监控表: each indicator at mid-year, what is expected of the year, and why it is behind; the lights counted.

use super::indicators::{Column, tables};
use super::{Block, Cell, execution};
use crate::evaluate::{Assessment, Light, Status, achieved_text, assess};
use crate::form::{Cause, Form, Indicator, Level1, Likelihood, Period};

const fn column(head: &'static str, width: u8, long: bool) -> Column {
    Column { head, width, long }
}

const COLUMNS: [Column; 8] = [
    column("半年指标值", 8, false),
    column("半年完成值", 8, false),
    column("状态", 7, false),
    column("全年指标值", 8, false),
    column("全年预计完成值", 8, false),
    column("完成目标可能性", 7, false),
    column("偏差原因", 8, false),
    column("偏差说明", 13, true),
];

/// The tables of the paper.
pub(super) fn blocks(form: &Form) -> Vec<Block> {
    let mut blocks = vec![execution::block(form, Period::HalfYear)];
    blocks.extend(tables(form, &COLUMNS, |level1, _, row| cells(form, level1, row)));
    blocks.push(lights(form));
    blocks
}

fn cells(form: &Form, level1: Level1, row: &Indicator) -> Vec<Cell> {
    let half = Period::HalfYear;
    let causes: Vec<&str> = row.monitoring.causes.iter().copied().map(Cause::label).collect();
    let texts = [
        row.target.get(half).clone(),
        achieved_text(form, level1, row, half),
        in_words(&assess(form, level1, row, half)),
        row.target.get(Period::FullYear).clone(),
        row.monitoring.expected.clone(),
        row.monitoring.likelihood.map_or_else(String::new, |of: Likelihood| of.label().to_owned()),
        causes.join("、"),
        row.explanation.get(half).clone(),
    ];
    texts.into_iter().map(Cell::short).collect()
}

/// The status with its light, in words: the paper has no colours.
fn in_words(assessment: &Assessment) -> String {
    let (light, status) = (Light::of(assessment.status).label(), assessment.status.label());
    let deviates = if assessment.deviates { "\n偏离" } else { "" };
    // 部分达成 has no room beside its light, and would be broken anywhere.
    let between = if assessment.status == Status::Partial { "\n" } else { " " };
    format!("{light}{between}{status}{deviates}")
}

/// How many lights of each colour there are.
fn lights(form: &Form) -> Block {
    let mut counts = Light::ALL.map(|light| (light, 0_usize));
    for (level1, _, row) in form.indicators.filled() {
        let light = Light::of(assess(form, level1, row, Period::HalfYear).status);
        if let Some((_, count)) = counts.iter_mut().find(|(of, _)| *of == light) {
            *count += 1;
        }
    }
    let counted = counts.map(|(light, count)| format!("{} {count}", light.label())).join("，");
    let row = vec![Cell::row_head("半年运行情况"), Cell::short(counted)];
    Block { caption: "半年运行情况", widths: vec![16, 84], head: Vec::new(), rows: vec![row] }
}
