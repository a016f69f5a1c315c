//! The values of a kept layout, two in a row. The cells of the other columns are placed beside them.

use super::rows::PrintedCell;
use super::strip::Bit;

/// A cell and the lines of the strip it stands on.
#[derive(Clone, Debug, Default)]
pub(super) struct Tall {
    pub cell: PrintedCell,
    pub first: usize,
    pub last: usize,
}

impl Tall {
    /// The cell of these pieces.
    pub fn of(bits: &[&Bit]) -> Self {
        let mut cell = PrintedCell::default();
        for bit in bits {
            cell.push(&bit.piece.text, bit.piece.line);
        }
        Self { cell, first: bits.first().map_or(0, |bit| bit.row), last: bits.last().map_or(0, |bit| bit.row) }
    }
}

/// A row as its values give it, with the lines it covers.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchor {
    pub half_year: Option<Tall>,
    pub full_year: Option<Tall>,
    pub first: usize,
    pub last: usize,
}
