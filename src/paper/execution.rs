//! 预算执行 to the end of a period, with its explanations; and who reports.

use super::{Block, Cell, Row};
use crate::evaluate::{Execution, LineExecution, Outcome, amount_text, rate_text};
use crate::figures::{Amount, Rate};
use crate::form::{ExpenditureLine, Form, Period, ProgressBase};

/// Label, then seven figures.
const WIDTHS: [u8; 8] = [16, 12, 12, 12, 12, 12, 12, 12];

/// The unit, the period, and its budget execution.
pub(super) fn block(form: &Form, execution: &Execution, period: Period) -> Block {
    let until = match period {
        Period::HalfYear => "1月1日至6月30日",
        Period::FullYear => "1月1日至12月31日",
    };
    let mut rows = vec![vec![
        Cell::row_head("单位名称"),
        Cell::short(form.profile.unit.as_str()).wide(4),
        Cell::row_head("期间"),
        Cell::short(until).wide(2),
    ]];
    rows.push(head(period, form.settings.progress_base));
    rows.extend(ExpenditureLine::ALL.map(|of| line(of.label(), execution.line(of), period)));
    rows.push(line("合计", &execution.total, period));
    let notes = &form.budget_notes;
    for (label, text) in [("预算调整说明", notes.adjustment.get(period)), ("预算执行说明", notes.execution.get(period))]
    {
        if !text.trim().is_empty() {
            rows.push(vec![Cell::row_head(label), Cell::long(text.as_str()).wide(7)]);
        }
    }
    Block { caption: "单位和预算执行", widths: WIDTHS.to_vec(), head: Vec::new(), rows }
}

fn head(period: Period, progress: ProgressBase) -> Row {
    let executed = format!("{}执行数", period.label());
    // The year's plan is the budget itself, so only the half year has columns for it.
    let progress = match progress {
        ProgressBase::Plan => "支付进度",
        ProgressBase::Calendar => "支付进度（对序时进度）",
    };
    let last = match period {
        Period::HalfYear => ["半年计划执行数", &executed, "执行率", progress].map(Cell::column_head).to_vec(),
        Period::FullYear => [("半年执行数", 1), (executed.as_str(), 1), ("执行率", 2)]
            .map(|(t, n)| Cell::column_head(t).wide(n))
            .to_vec(),
    };
    ["预算执行（万元）", "年初预算", "调整数", "调整后预算"].map(Cell::column_head).into_iter().chain(last).collect()
}

fn line(label: &str, line: &LineExecution, period: Period) -> Row {
    let figures = line.periods.get(period);
    let mut row = vec![Cell::row_head(label)];
    row.extend([&line.initial, &figures.adjustment, &figures.adjusted].map(money));
    match period {
        Period::HalfYear => {
            row.extend([&figures.planned, &figures.executed].map(money));
            row.extend([&figures.rate, &figures.progress].map(rate));
        }
        Period::FullYear => {
            row.extend([&line.periods.half_year.executed, &figures.executed].map(money));
            row.push(rate(&figures.rate).wide(2));
        }
    }
    row
}

fn money(outcome: &Outcome<Amount>) -> Cell {
    Cell::figure(amount_text(outcome))
}

fn rate(outcome: &Outcome<Rate>) -> Cell {
    Cell::figure(rate_text(outcome))
}
