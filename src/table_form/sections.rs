//! What is remembered from row to row: the table that is read, its columns, and what the rows above said.

use super::cells::Cells;
use super::columns::{HeadColumn, Role, has_tall_names, has_unnamed_rows};
use super::draft::From;
use crate::form::{Field, Level1, Period};

/// The kind of rows that come next.
pub(super) enum Section {
    /// The upper part: labels with texts, and money.
    Upper,
    /// Indicators below a head.
    Indicators(Box<IndicatorTable>),
    /// 预算执行 below its head.
    Execution(ExecutionTable),
    /// 基础数据 below its head.
    BaseData(BaseTable),
}

/// A table of indicators while it is read: its head, and what the rows above said that holds for the next ones too.
pub(super) struct IndicatorTable {
    pub columns: Vec<HeadColumn>,
    /// The number of columns of the grid with the head, and its part.
    pub width: usize,
    /// Whether cells of this table are merged downwards, so that an empty cell is empty.
    pub merged: bool,
    /// Whether a merged cell was seen.
    pub tall: bool,
    pub level1: Option<Level1>,
    pub level1_text: String,
    pub level2: Option<usize>,
    pub key_task: String,
    /// The row read last.
    pub last_row: Option<usize>,
    /// Whether the table goes on in a new grid and no row of that was read yet.
    pub goes_on: bool,
}

impl IndicatorTable {
    /// Whether one of its columns has this role.
    pub fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// Another grid begins; unless it has a head of its own, the table may go on there.
    pub fn begin_grid(&mut self, cells: &Cells<'_>) {
        self.goes_on = true;
        // Two rows without a 一级指标 on the next page say that cells are not merged, where only the layout spoke for it.
        self.tall |= has_tall_names(cells, 0, &self.columns);
        let filled_down = self.merged && has_unnamed_rows(cells, 0, &self.columns, 1);
        self.merged = self.tall || self.merged && !filled_down;
        let same = cells.width() == self.width;
        if !cells.grid.edges.is_empty() || same {
            return;
        }
        // Columns by their number, where the next table has as many cells in a row as the head had columns.
        let of_row = (0..cells.height()).map(|row| cells.row(row)).find(|row| row.len() == self.columns.len());
        if let Some(row) = of_row {
            for (column, index) in self.columns.iter_mut().zip(row) {
                column.range = cells.range(*index);
            }
            self.width = cells.width();
        }
    }
}

/// What stands in a column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ExecutionRole {
    Initial,
    Plan,
    Adjustment,
    Executed(Option<Period>),
    Computed,
}

/// The columns of 预算执行 by their heads.
pub(super) struct ExecutionTable {
    pub columns: Vec<(ExecutionRole, (i32, i32))>,
    pub period: Period,
}

/// The columns of 基础数据 by their heads.
pub(super) struct BaseTable {
    pub columns: Vec<(Period, (i32, i32))>,
}

/// What is remembered of the upper part from row to row.
#[derive(Default)]
pub(super) struct UpperPart {
    /// The text that was read last, and where it stands from left to right: it may go on at the top of the next page.
    pub last: Option<(Field, (i32, i32))>,
    /// A text without a label at the end of a page, whose label may stand on the next one.
    pub waiting: Option<(String, From)>,
    /// Whether nothing was read of this grid yet.
    pub at_top: bool,
    /// Texts that never got a label.
    pub left: Vec<(String, From)>,
}

impl UpperPart {
    pub fn begin_grid(&mut self) {
        self.at_top = true;
    }

    pub fn end_grid(&mut self) {
        self.at_top = false;
    }

    /// A text that waits for its label waits no longer.
    pub fn give_up(&mut self) {
        self.left.extend(self.waiting.take());
    }

    pub fn finish(&mut self) {
        self.give_up();
    }
}

/// Where the columns of amounts stand, by the heads above them.
#[derive(Default)]
pub(super) struct MoneyHeads(pub Vec<(Period, (i32, i32))>);
