//! A column of a table as it is set on paper.

use super::Cell;
use crate::tables::Column;

/// A column with how it is set: its width, whether long texts stand in it, and how its head is written.
#[derive(Clone, Copy)]
pub(super) struct PaperColumn {
    pub column: Column,
    /// In per cent of the table.
    pub width: u8,
    /// Whether long texts stand in it.
    pub long: bool,
    /// Behind how many characters of its head a new line begins; 0 for a head of one line.
    break_after: usize,
    /// Whether the paper is about one period, so that the head need not name it.
    is_of_one_period: bool,
}

impl PaperColumn {
    pub const fn short(column: Column, width: u8) -> Self {
        Self { column, width, long: false, break_after: 0, is_of_one_period: false }
    }

    pub const fn long(column: Column, width: u8) -> Self {
        Self { long: true, ..Self::short(column, width) }
    }

    pub const fn broken_after(self, characters: usize) -> Self {
        Self { break_after: characters, ..self }
    }

    pub const fn of_one_period(self) -> Self {
        Self { is_of_one_period: true, ..self }
    }

    /// Its head; the period is left out where the paper says it.
    pub fn head_cell(self) -> Cell {
        head_cell(
            &if self.is_of_one_period { self.column.term().to_owned() } else { self.column.head() },
            self.break_after,
        )
    }
}

/// The head of a column; behind so many of its characters a new line begins, if any stand before it.
pub(super) fn head_cell(head: &str, break_after: usize) -> Cell {
    let (first, rest): (String, String) =
        (head.chars().take(break_after).collect(), head.chars().skip(break_after).collect());
    Cell::column_head(if first.is_empty() { rest } else { format!("{first}\n{rest}") })
}
