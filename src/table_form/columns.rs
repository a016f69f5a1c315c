//! The heads of indicator tables: where they stand, and which column is which.

use super::cells::{Cells, compact};
pub(super) use super::column_names::Role;
use super::column_names::{period_alone, role_of, without_year};
use crate::form::{Period, terms};

/// A column of a table by its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadColumn {
    pub role: Role,
    /// What the head says.
    pub text: String,
    /// Where it stands from left to right.
    pub range: (i32, i32),
    /// Whether the head does not say of which period its values are, and the other columns decided it.
    pub guessed: bool,
}

/// The head of an indicator table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// How many rows of the grid it takes.
    pub rows: usize,
    pub columns: Vec<HeadColumn>,
}

impl Head {
    pub fn has(&self, is: impl Fn(Role) -> bool) -> bool {
        self.columns.iter().any(|column| is(column.role))
    }
}

/// The most columns that a head has.
const MOST_COLUMNS: usize = 60;

/// The most rows that a head takes.
const MOST_ROWS: usize = 3;

/// The head that begins in a row; `None` where none does. Where the cells of one row do not say it, those below them help: 指标值 over 半年 and 全年.
pub(super) fn head_at(cells: &Cells<'_>, row: usize) -> Option<Head> {
    // Few rows have the name of a column that every head has, and looking at the others is long where a sheet is wide.
    let names = |index: &usize| matches!(role_of(cells.text(*index)), Some(Role::Name | Role::Level2));
    let begun = cells.begun(row);
    if begun.len() > MOST_COLUMNS || !begun.iter().any(names) {
        return None;
    }
    let tall = cells.row(row).iter().filter(|index| cells.begins(**index, row)).filter_map(|index| cells.cell(*index));
    let tallest = tall.map(|cell| cell.rows).filter(|rows| *rows <= MOST_ROWS).max().unwrap_or(1);
    // A label such as 绩效指标 that stands beside the whole table is higher than its head.
    (1..=tallest.max(1))
        .rev()
        .find_map(|rows| head_of(cells, row, rows))
        .map(|head| with_periods_below(cells, row, head))
}

/// A head whose periods stand in the row below it, where nothing is merged: 指标值 over 半年 and beside an empty cell over 全年.
fn with_periods_below(cells: &Cells<'_>, row: usize, mut head: Head) -> Head {
    let begun = cells.begun(row + head.rows);
    let periods: Option<Vec<Period>> = begun.iter().map(|index| period_alone(cells.text(*index))).collect();
    let Some(periods) = periods.filter(|periods| !periods.is_empty()) else { return head };
    let mut columns = Vec::new();
    for (index, period) in begun.iter().zip(periods) {
        let range = cells.range(*index);
        let above = head.columns.iter().rev().find(|column| column.range.0 <= range.0);
        let role = match above.map(|column| column.role) {
            Some(Role::Target(_)) => Role::Target(Some(period)),
            Some(Role::Actual(_)) => Role::Actual(Some(period)),
            _ => return head,
        };
        let text = format!("{}{}", above.map_or("", |column| column.text.as_str()), compact(cells.text(*index)));
        columns.push(HeadColumn { role, text, range, guessed: false });
    }
    let apart =
        |of: &HeadColumn| !columns.iter().any(|column| of.range.0 < column.range.1 && column.range.0 < of.range.1);
    head.columns.retain(apart);
    head.columns.append(&mut columns);
    head.columns.sort_by_key(|column| column.range);
    head.rows += 1;
    head
}

fn head_of(cells: &Cells<'_>, row: usize, rows: usize) -> Option<Head> {
    let mut columns: Vec<HeadColumn> = Vec::new();
    let last = row + rows - 1;
    for &index in cells.row(last) {
        let range = cells.range(index);
        let mut text = String::new();
        for above in row..=last {
            for &over in cells.row(above) {
                let (from, to) = cells.range(over);
                let covers = from <= range.0 && range.1 <= to;
                // What reaches down over several rows of the head says its words once.
                if covers && (cells.begins(over, above) || above == row) {
                    text.push_str(cells.text(over));
                }
            }
        }
        let own = role_of(cells.text(index));
        let role = if rows > 1 { role_of(&text).or(own) } else { own };
        // 半年 and 全年 alone are values where names stand beside them.
        let bare =
            || period_alone(&text).filter(|_| text.contains(['半', '全'])).map(|period| Role::Target(Some(period)));
        let role = role.or_else(bare);
        if let Some(role) = role {
            columns.push(HeadColumn { role, text: compact(&text), range, guessed: false });
        }
    }
    let filled = cells.row(last).iter().filter(|index| !cells.text(**index).is_empty()).count();
    is_head(&mut columns, filled).then_some(Head { rows, columns })
}

/// Whether columns make a head: one has the names of indicators, another what is to be reached or was. Settles which of several is which.
fn is_head(columns: &mut Vec<HeadColumn>, filled: usize) -> bool {
    let count = |columns: &[HeadColumn], role: Role| columns.iter().filter(|column| column.role == role).count();
    // 绩效指标 beside 三级指标 or 指标名称 is the label of the whole table.
    if count(columns, Role::Name) > 1 {
        let exact = |column: &HeadColumn| column.text.contains(terms::NAME) || column.text.contains("指标名称");
        if columns.iter().any(|column| column.role == Role::Name && exact(column)) {
            columns.retain(|column| column.role != Role::Name || exact(column));
        }
    }
    settle_years(columns);
    settle_periods(columns);
    let values = columns.iter().filter(|column| {
        matches!(
            column.role,
            Role::Target(_) | Role::Actual(_) | Role::Weight | Role::Expected | Role::Status(_) | Role::Explanation(_)
        )
    });
    let values = values.count();
    let names = count(columns, Role::Name);
    let levels = count(columns, Role::Level1) + count(columns, Role::Level2);
    // A head is made of heads: a row of a text that happens to have two such words is none.
    (names == 1 || names == 0 && levels == 2) && values >= 1 && columns.len() >= 2 && columns.len() * 2 > filled
}

/// Of columns for several years the last is this form's: 2024年完成值, 2025年指标值.
fn settle_years(columns: &mut [HeadColumn]) {
    let year = |column: &HeadColumn| without_year(&column.text).0;
    let last = columns.iter().filter_map(year).max();
    columns
        .iter_mut()
        .filter(|column| year(column).is_some_and(|of| Some(of) < last))
        .for_each(|of| of.role = Role::Foreign);
}

/// Two columns of targets are of two periods. Where heads do not say it, what the others say decides, and it is told.
fn settle_periods(columns: &mut [HeadColumn]) {
    let has = |columns: &[HeadColumn], period| columns.iter().any(|column| column.role == Role::Target(Some(period)));
    let [half, full] = Period::ALL.map(|period| has(columns, period));
    let unsaid: Vec<&mut HeadColumn> = columns.iter_mut().filter(|column| column.role == Role::Target(None)).collect();
    let roles: &[Role] = match (unsaid.len(), half, full) {
        (2, false, false) => &[Role::Target(Some(Period::HalfYear)), Role::Target(Some(Period::FullYear))],
        (1, false, true) => &[Role::Target(Some(Period::HalfYear))],
        (_, true, true) => {
            for column in unsaid {
                column.role = Role::Foreign;
            }
            return;
        }
        _ => return,
    };
    for (column, role) in unsaid.into_iter().zip(roles) {
        (column.role, column.guessed) = (*role, true);
    }
}

/// How many rows below a head are looked at to see whether cells are merged there.
const ROWS_LOOKED_AT: usize = 500;

/// Whether a cell with a name of the columns reaches over several rows; a head further down may be tall itself.
pub(super) fn has_tall_names(cells: &Cells<'_>, below: usize, columns: &[HeadColumn]) -> bool {
    let of_names = |column: &&HeadColumn| matches!(column.role, Role::Level1 | Role::Level2 | Role::KeyTask);
    let ranges: Vec<(i32, i32)> = columns.iter().filter(of_names).map(|column| column.range).collect();
    let of_names = |index: usize| ranges.iter().any(|range| is_over(cells, index, *range));
    cells.tall(rows_below(cells, below)).any(|index| of_names(index) && role_of(cells.text(index)).is_none())
}

/// Whether more rows than some with something in them say no 一级指标.
pub(super) fn has_unnamed_rows(cells: &Cells<'_>, below: usize, columns: &[HeadColumn], more_than: usize) -> bool {
    let first = columns.iter().find(|column| column.role == Role::Level1).map(|column| column.range);
    let named =
        |index: &usize| first.is_some_and(|first| is_over(cells, *index, first)) && !cells.text(*index).is_empty();
    let is_unnamed = |row: &usize| !cells.begun(*row).is_empty() && !cells.row(*row).iter().any(named);
    rows_below(cells, below).filter(is_unnamed).nth(more_than).is_some()
}

/// The rows below a head that are looked at.
fn rows_below(cells: &Cells<'_>, below: usize) -> core::ops::Range<usize> {
    below..cells.height().min(below + ROWS_LOOKED_AT)
}

/// Whether a cell stands over a part of a column.
fn is_over(cells: &Cells<'_>, index: usize, column: (i32, i32)) -> bool {
    let (from, to) = cells.range(index);
    from < column.1 && column.0 < to
}
