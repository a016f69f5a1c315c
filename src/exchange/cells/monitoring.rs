//! The table of 运行监控.

use super::choice::Question;
use super::grid::{Cell, Grid, Holds, TableLine};
use super::indicators::{actual, status};
use crate::evaluate::{Assessed, Evaluation};
use crate::form::{Cause, Field, Form, Level1, Likelihood, Period};

/// The period that it is about.
const PERIOD: Period = Period::HalfYear;

const HEAD: [&str; 9] = [
    "三级指标",
    "半年指标值",
    "半年完成值",
    "半年状态",
    "全年指标值",
    "全年预计完成值",
    "完成目标可能性",
    "偏差原因",
    "偏差说明",
];

/// The cells: groups with their rows, without empty ones.
pub(super) fn grid(form: &Form) -> Grid {
    let evaluation = Evaluation::of(form);
    let mut lines = Vec::new();
    for level1 in Level1::ALL {
        let rows = evaluation.assessed(form).filter(|assessed| assessed.level1 == level1);
        let rows: Vec<TableLine> = rows.map(|assessed| line(form, &assessed)).collect();
        if !rows.is_empty() {
            let first = Cell::fixed(Holds::Label, level1.label());
            let rest = HEAD.iter().skip(1).map(|_| Cell::fixed(Holds::Label, ""));
            let cells = core::iter::once(first).chain(rest).collect();
            lines.push(TableLine { label: level1.label().to_owned(), row: None, heads: true, cells });
        }
        lines.extend(rows);
    }
    Grid::new(HEAD.map(str::to_owned).to_vec(), 0, lines)
}

fn line(form: &Form, assessed: &Assessed<'_>) -> TableLine {
    let Assessed { row, evaluation, .. } = assessed;
    let causes: Vec<&str> = row.monitoring.causes.iter().copied().map(Cause::label).collect();
    let cells = vec![
        Cell::fixed(Holds::Label, row.name.as_str()),
        Cell::fixed(Holds::Elsewhere, row.target.get(PERIOD).as_str()),
        actual(evaluation, row, PERIOD),
        status(evaluation, row, PERIOD),
        Cell::fixed(Holds::Elsewhere, row.target.get(Period::FullYear).as_str()),
        Cell::text(form, Field::Expected(row.id)),
        Cell::fixed(
            Holds::Choice(row.id, Question::Likelihood),
            row.monitoring.likelihood.map_or("", Likelihood::label),
        ),
        Cell::fixed(Holds::Choice(row.id, Question::Causes), causes.join("、")),
        Cell::text(form, Field::Explanation(row.id, PERIOD)),
    ];
    TableLine { label: row.name.clone(), row: Some(row.id), heads: false, cells }
}
