//! The table of a group of indicators: with the columns of its stage, and last year's where they are loaded.

use super::grid::{Cell, Grid, Holds, TableLine};
use crate::evaluate::{Assessment, Completion, DEVIATES, FormFigures, RowEvaluation};
use crate::form::{Field, Form, Indicator, LastYearIndex, LastYearRow, Level1, Level2, Period};

/// The table of the indicators of a 一级指标, with the columns of the form's stage.
pub(super) fn grid(form: &Form, level1: Level1) -> Grid {
    let last_year = form.last_year.as_deref().map(|last| last.index());
    let figures = FormFigures::of(form);
    let mut lines = Vec::new();
    for level2 in form.indicators.group(level1) {
        for (at, row) in level2.rows.iter().enumerate() {
            let evaluation = RowEvaluation::of(form, &figures, (level1, level2, row));
            let mut cells = vec![match at {
                0 => Cell::text(form, Field::Level2Name(level2.id)),
                _ => Cell::fixed(Holds::Merged, ""),
            }];
            cells.extend(level1.has_key_task().then(|| Cell::text(form, Field::KeyTask(row.id))));
            cells.push(Cell::text(form, Field::Name(row.id)));
            cells.extend(last_year.as_ref().map(|index| last(index, level1, level2, row)));
            cells.extend(Period::ALL.map(|period| Cell::text(form, Field::Target(row.id, period))));
            for period in form.stage.reported() {
                cells.extend([actual(&evaluation, row, *period), status(&evaluation, row, *period)]);
            }
            lines.push(TableLine { label: row.name.clone(), row: Some(row.id), heads: false, cells });
        }
    }
    Grid::new(head(form, level1), 1 + usize::from(level1.has_key_task()), lines)
}

fn head(form: &Form, level1: Level1) -> Vec<String> {
    let mut head = vec!["二级指标".to_owned()];
    head.extend(level1.has_key_task().then(|| "重点工作".into()));
    head.push("三级指标".into());
    head.extend(form.last_year.as_ref().map(|_| "上年指标、上年完成".into()));
    head.extend(Period::ALL.map(|period| format!("{}指标值", period.label())));
    for period in form.stage.reported() {
        head.extend(["完成值", "状态"].map(|what| format!("{}{what}", period.label())));
    }
    head
}

/// Target and actual value of last year, one below the other.
fn last<R: core::borrow::Borrow<LastYearRow>>(
    index: &LastYearIndex<R>,
    level1: Level1,
    level2: &Level2,
    row: &Indicator,
) -> Cell {
    let shown = index.row(level1, &level2.name, row).map_or_else(String::new, |last| {
        [&last.target, &last.actual].map(|text| if text.trim().is_empty() { "–" } else { text.as_str() }).join("\n")
    });
    Cell::fixed(Holds::Computed, shown)
}

/// The cell of an actual value: while nothing is typed, it shows what is computed.
pub(super) fn actual(evaluation: &RowEvaluation, row: &Indicator, period: Period) -> Cell {
    let shown = evaluation.periods.get(period).achieved.text(row, period);
    Cell { shown, holds: Holds::Text(Field::Actual(row.id, period)) }
}

/// The cell of a status, which is a choice where a person judges.
pub(super) fn status(evaluation: &RowEvaluation, row: &Indicator, period: Period) -> Cell {
    if row.is_blank() {
        return Cell::fixed(Holds::Computed, "");
    }
    let assessment = evaluation.assessment(period);
    let holds = if assessment.judgeable { Holds::Judged } else { Holds::Computed };
    Cell::fixed(holds, in_words(assessment))
}

fn in_words(assessment: &Assessment) -> String {
    let mut text = assessment.status.to_string();
    if let Some(rate) = assessment.completion.as_ref().and_then(Completion::shown) {
        text.push(' ');
        text.push_str(&rate);
    }
    if assessment.deviates {
        text.push(' ');
        text.push_str(DEVIATES);
    }
    text
}
