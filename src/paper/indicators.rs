//! Indicators in the three shapes of the published form: 决策 with 过程, 履职 with its 重点工作, 效益 with 满意度. 一级 and 二级指标 are merged over their rows.

use super::{Block, Cell, CellKind, Row};
use crate::evaluate::Assessment;
use crate::form::{Form, Indicator, Level1, Level2};

/// Which groups share a table.
const SHAPES: [(&str, &[Level1]); 3] = [
    ("决策和过程指标", &[Level1::Decision, Level1::Process]),
    ("履职指标", &[Level1::Duty]),
    ("效益和满意度指标", &[Level1::Benefit, Level1::Satisfaction]),
];

/// A column behind 三级指标.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub head: &'static str,
    /// In per cent of the table.
    pub width: u8,
    /// Whether long texts stand in it.
    pub long: bool,
}

impl Column {
    pub const fn short(head: &'static str, width: u8) -> Self {
        Self { head, width, long: false }
    }

    pub const fn long(head: &'static str, width: u8) -> Self {
        Self { head, width, long: true }
    }
}

/// 偏离 on a line of its own, where a row deviates.
pub(super) fn deviation(assessment: &Assessment) -> &'static str {
    if assessment.deviates { "\n偏离" } else { "" }
}

/// The tables of all groups that have rows. `cells` gives what stands behind the 三级指标 of a row, one cell per column; an empty row has nothing there
/// but empty cells, and stays, because its 二级指标 is part of the form.
pub(super) fn tables(
    form: &Form,
    columns: &[Column],
    cells: impl Fn(Level1, &Level2, &Indicator) -> Vec<Cell>,
) -> Vec<Block> {
    let shape = |(caption, groups): (&'static str, &[Level1])| {
        let key_task = groups.iter().any(|level1| level1.has_key_task());
        let rows: Vec<Row> = groups.iter().flat_map(|level1| group(form, *level1, columns, &cells)).collect();
        (!rows.is_empty()).then(|| Block {
            caption,
            widths: widths(columns, key_task),
            head: vec![head(columns, key_task)],
            rows,
        })
    };
    SHAPES.into_iter().filter_map(shape).collect()
}

fn head(columns: &[Column], key_task: bool) -> Row {
    let names = ["一级指标", "二级指标"].into_iter().chain(key_task.then_some("重点工作")).chain(["三级指标"]);
    names.chain(columns.iter().map(|column| column.head)).map(Cell::column_head).collect()
}

/// What the other columns leave goes to the names: 一级指标 gets what the five characters of 满意度指标 need.
fn widths(columns: &[Column], key_task: bool) -> Vec<u8> {
    let taken: u8 = columns.iter().map(|column| column.width).sum();
    let left = 100_u8.saturating_sub(taken);
    let first = if taken > 40 { 7 } else { 12 };
    let names = left.saturating_sub(first);
    let widths = if key_task {
        let (second, task) = (names / 4, names / 3);
        vec![first, second, task, names - second - task]
    } else {
        let second = names / 3;
        vec![first, second, names - second]
    };
    widths.into_iter().chain(columns.iter().map(|column| column.width)).collect()
}

fn group(
    form: &Form,
    level1: Level1,
    columns: &[Column],
    cells: impl Fn(Level1, &Level2, &Indicator) -> Vec<Cell>,
) -> Vec<Row> {
    let level2s = form.indicators.group(level1);
    let height = level2s.iter().map(|level2| level2.rows.len()).sum();
    let mut rows = Vec::new();
    for level2 in level2s {
        for (at, row) in level2.rows.iter().enumerate() {
            let mut line = Vec::new();
            if rows.is_empty() {
                line.push(Cell::group_head(level1.label()).high(height));
            }
            if at == 0 {
                line.push(Cell::group_head(level2.name.as_str()).high(level2.rows.len()));
            }
            if level1.has_key_task()
                && let Some(height) = key_task_height(&level2.rows, at)
            {
                line.push(Cell::short(row.key_task.as_str()).high(height));
            }
            // A head without words heads nothing.
            let kind = if row.name.trim().is_empty() { CellKind::Short } else { CellKind::RowHead };
            line.push(Cell::new(kind, row.name.as_str()));
            if row.is_blank() {
                line.extend(columns.iter().map(|_| Cell::short("")));
            } else {
                let set = |(cell, column): (Cell, &Column)| if column.long { Cell::long(cell.text) } else { cell };
                line.extend(cells(level1, level2, row).into_iter().zip(columns).map(set));
            }
            rows.push(line);
        }
    }
    rows
}

/// Over how many rows the cell of a 重点工作 stands: neighbours with the same one share it. `None` where it began above.
fn key_task_height(rows: &[Indicator], at: usize) -> Option<usize> {
    let (above, from) = rows.split_at_checked(at)?;
    let task = from.first()?.key_task.trim();
    let same = |row: &&Indicator| !task.is_empty() && row.key_task.trim() == task;
    if above.last().as_ref().is_some_and(same) {
        return None;
    }
    Some(from.iter().take_while(same).count().max(1))
}
