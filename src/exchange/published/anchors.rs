//! The values of a kept layout: the cells of both value columns, and which two stand in one row. They are what rows hang on.

use super::grid::Bit;
use super::rows::Cell;
use super::value::Likeness;

/// A cell and the lines of the strip it stands on.
#[derive(Clone, Debug, Default)]
pub(super) struct Tall {
    pub cell: Cell,
    pub first: usize,
    pub last: usize,
}

impl Tall {
    /// The cell of these pieces.
    pub fn of(bits: &[&Bit]) -> Self {
        let mut cell = Cell::default();
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

/// The cells of a value column.
pub(super) fn value_cells(bits: &[&Bit], width: usize) -> Vec<Tall> {
    let mut cells: Vec<Vec<&Bit>> = Vec::new();
    for bit in bits {
        match cells.last_mut() {
            Some(cell) if cell.last().is_some_and(|before| goes_on(before, bit, width)) => cell.push(bit),
            _ => cells.push(vec![bit]),
        }
    }
    cells.iter().map(|cell| Tall::of(cell)).collect()
}

/// Whether a value goes on in a piece below it.
fn goes_on(before: &Bit, bit: &Bit, width: usize) -> bool {
    let (above, below) = (&before.piece, &bit.piece);
    if bit.row > before.row + 2 || below.likeness >= Likeness::Phrase {
        return below.likeness == Likeness::Number && above.opens && bit.row == before.row + 1;
    }
    let unit = above.wants_unit || above.likeness >= Likeness::Number;
    let full = above.width + below.unit >= width;
    below.closes || above.opens || (unit && full) || (full && above.likeness < Likeness::Phrase)
}

/// A value without its partner, in half lines of distance to one.
const ALONE: usize = 9;

/// Pairs the values of both columns into rows: in order, with the least distance between partners.
pub(super) fn anchors(half: &[Tall], full: &[Tall]) -> Vec<Anchor> {
    let stride = full.len() + 1;
    let mut table: Vec<usize> = vec![0; (half.len() + 1) * stride];
    let off = |h: usize, f: usize| {
        let middle = |tall: &Tall| tall.first + tall.last;
        half.get(h).zip(full.get(f)).map_or(usize::MAX / 4, |(h, f)| middle(h).abs_diff(middle(f)))
    };
    let at = |table: &[usize], h: usize, f: usize| table.get(h * stride + f).copied().unwrap_or(usize::MAX / 4);
    for h in (0..=half.len()).rev() {
        for f in (0..=full.len()).rev() {
            let (more_h, more_f) = (h < half.len(), f < full.len());
            let pair = if more_h && more_f { at(&table, h + 1, f + 1) + off(h, f) } else { usize::MAX / 4 };
            let left = if more_h { at(&table, h + 1, f) + ALONE } else { usize::MAX / 4 };
            let right = if more_f { at(&table, h, f + 1) + ALONE } else { usize::MAX / 4 };
            if let Some(slot) = table.get_mut(h * stride + f).filter(|_| more_h || more_f) {
                *slot = pair.min(left).min(right);
            }
        }
    }
    let (mut h, mut f) = (0, 0);
    let mut anchors = Vec::new();
    while h < half.len() || f < full.len() {
        let here = at(&table, h, f);
        let (left, right) = if h < half.len() && f < full.len() && here == at(&table, h + 1, f + 1) + off(h, f) {
            (half.get(h), full.get(f))
        } else if h < half.len() && here == at(&table, h + 1, f) + ALONE {
            (half.get(h), None)
        } else {
            (None, full.get(f))
        };
        h += usize::from(left.is_some());
        f += usize::from(right.is_some());
        let first = left.iter().chain(&right).map(|tall| tall.first).min().unwrap_or(0);
        let last = left.iter().chain(&right).map(|tall| tall.last).max().unwrap_or(0);
        anchors.push(Anchor { half_year: left.cloned(), full_year: right.cloned(), first, last });
    }
    anchors
}
