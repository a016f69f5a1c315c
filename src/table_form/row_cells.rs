//! The cells of a row of indicators by the columns of the head above it.

use super::cells::{Cells, one_line};
use super::columns::{HeadColumn, Role};
use super::draft::From;
use crate::grid::{Certainty, Part};

/// The cells of a row by the columns of the head.
pub(super) struct RowCells {
    /// For each column of the head the cells of this row that stand below it.
    pub of_columns: Vec<(Role, Vec<usize>)>,
}

impl RowCells {
    pub fn of(columns: &[HeadColumn], cells: &Cells<'_>, row: usize) -> Self {
        let shared = |index: usize, (start, end): (i32, i32)| {
            let (from, to) = cells.range(index);
            to.min(end).saturating_sub(from.max(start))
        };
        // Where columns are guessed they reach as far as the texts of a page let them, and a cell stands in the one that it shares most with.
        let is_guessed = cells.grid.certainty == Certainty::Guessed;
        let most = |index: usize| columns.iter().map(|column| shared(index, column.range)).max().unwrap_or_default();
        let below = |column: &HeadColumn| {
            let (start, end) = column.range;
            let fits = |index: &usize| {
                let (from, to) = cells.range(*index);
                let shared = shared(*index, column.range);
                let is_wide = shared * 2 > to - from || shared * 2 > end - start;
                shared > 0 && if is_guessed { shared == most(*index) } else { is_wide }
            };
            (column.role, cells.row(row).iter().copied().filter(fits).collect())
        };
        Self { of_columns: columns.iter().map(below).collect() }
    }

    pub fn cells(&self, is: impl Fn(Role) -> bool) -> impl Iterator<Item = usize> {
        let of = self.of_columns.iter().filter(move |(role, _)| is(*role));
        of.flat_map(|(_, cells)| cells.iter().copied())
    }

    /// The text of a column in one line; `None` where the row has no such cell.
    pub fn text(&self, cells: &Cells<'_>, is: impl Fn(Role) -> bool) -> Option<String> {
        let mut texts = self.cells(is).map(|index| one_line(cells.text(index))).peekable();
        texts.peek()?;
        Some(texts.collect::<String>())
    }
}

/// Whether a role tells what was to be reached or was.
pub(super) fn is_value(role: Role) -> bool {
    !matches!(role, Role::Level1 | Role::Level2 | Role::KeyTask | Role::Name | Role::Number | Role::Foreign)
}

/// Where the first cell of a row came from.
pub(super) fn from_of(cells: &Cells<'_>, of: &RowCells, row: usize) -> From {
    let mut named = of.cells(|role| role == Role::Name);
    let first = named.next().or_else(|| cells.row(row).first().copied());
    let place = first.map_or_else(|| cells.grid.place_at(row, 0), |index| cells.place(index));
    From { file: cells.grid.file.clone(), place }
}

/// Whether a grid is a page, on which rows may be cut.
pub(super) fn is_page(cells: &Cells<'_>) -> bool {
    matches!(cells.grid.part, Part::Page(_) | Part::Table(_))
}
