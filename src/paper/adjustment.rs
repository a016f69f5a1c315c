//! 调整表: the indicators that differ from the 批复稿, with what was approved, what stands there now, and why.

use super::{Block, Cell, Row};
use crate::compare::{Adjustment, ChangeKind, adjustments};
use crate::form::{Form, PerPeriod, Period, terms};

/// 一级, 二级, 三级指标; the approved targets; the targets now; the reason.
const WIDTHS: [u8; 8] = [8, 11, 20, 9, 9, 9, 9, 25];

/// The tables of the paper. Without a 批复稿 there is nothing on it.
pub(super) fn blocks(form: &Form) -> Vec<Block> {
    let Some(approved) = &form.approved else { return Vec::new() };
    let title = approved.title();
    let which = if title.is_empty() { terms::APPROVED.to_owned() } else { title };
    let of = vec![vec![Cell::row_head(terms::APPROVED), Cell::short(which)]];
    let rows: Vec<Row> = adjustments(form).iter().map(row).collect();
    let nothing = vec![Cell::short("指标和指标值与批复稿一致").wide(WIDTHS.len())];
    vec![
        Block { caption: terms::APPROVED, widths: vec![16, 84], head: Vec::new(), rows: of },
        Block {
            caption: "指标调整",
            widths: WIDTHS.to_vec(),
            head: head(),
            rows: if rows.is_empty() { vec![nothing] } else { rows },
        },
    ]
}

fn head() -> Vec<Row> {
    let high = |text: &str| Cell::column_head(text).high(2);
    let first = vec![
        high(terms::LEVEL1),
        high(terms::LEVEL2),
        high(terms::NAME),
        Cell::column_head("批复的指标值").wide(2),
        Cell::column_head("调整后的指标值").wide(2),
        high("调整原因"),
    ];
    let periods = Period::ALL.map(|period| Cell::column_head(period.label()));
    vec![first, periods.iter().chain(&periods).cloned().collect()]
}

fn row(adjustment: &Adjustment) -> Row {
    let name = match &adjustment.approved_name {
        Some(old) => format!("{}（原“{}”）", adjustment.name.trim(), old.trim()),
        None => adjustment.name.clone(),
    };
    let targets = |of: &PerPeriod<String>| Period::ALL.map(|period| Cell::short(of.get(period).as_str()));
    let what = match adjustment.kind {
        ChangeKind::Added => "新增指标。",
        ChangeKind::Removed => "取消指标。",
        _ => "",
    };
    let mut cells =
        vec![Cell::short(adjustment.level1.label()), Cell::short(adjustment.level2.as_str()), Cell::row_head(name)];
    cells.extend(targets(&adjustment.approved));
    cells.extend(targets(&adjustment.now));
    cells.push(Cell::long(format!("{what}{}", adjustment.reason.trim())));
    cells
}
