//! A grid as it is read: which cells stand in each row, where each stands from left to right, and what has become of each.

use core::ops::Range;

use crate::grid::{Grid, GridCell, MOST_CELLS, Place};
use crate::target::fold_radicals;

/// What became of a cell. Every cell that is not blank gets exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing yet.
    Open,
    /// It was read, or it is a label or a head by which others were read.
    Placed,
    /// It was left out on purpose: why.
    Skipped(String),
    /// It has no place in the form: why.
    Unplaced(String),
}

/// A grid with the fate of its cells.
pub(super) struct Cells<'a> {
    pub grid: &'a Grid,
    /// The cells that stand in each row, from the left, by their number.
    rows: Vec<Vec<usize>>,
    /// The number of its columns.
    width: usize,
    /// The cells that reach over several rows.
    tall: Vec<usize>,
    texts: Vec<String>,
    fates: Vec<Fate>,
}

impl<'a> Cells<'a> {
    /// `None` for a grid that has too many cells.
    pub fn of(grid: &'a Grid) -> Option<Self> {
        let covered = grid.cells.iter().try_fold(0_usize, |sum, cell| {
            sum.checked_add(cell.rows.max(1).checked_mul(cell.columns.max(1))?).filter(|sum| *sum <= MOST_CELLS)
        });
        let (rows, width) = (grid.rows(), grid.columns());
        if covered.is_none() || rows > MOST_CELLS || width > MOST_CELLS {
            return None;
        }
        let mut of_rows: Vec<Vec<usize>> = vec![Vec::new(); rows];
        for (index, cell) in grid.cells.iter().enumerate() {
            for row in of_rows.iter_mut().skip(cell.row).take(cell.rows.max(1)) {
                row.push(index);
            }
        }
        let column = |index: &usize| grid.cells.get(*index).map_or(0, |cell| cell.column);
        for row in &mut of_rows {
            row.sort_by_key(column);
        }
        let texts: Vec<String> = grid.cells.iter().map(|cell| clean(&cell.text)).collect();
        let fates = texts.iter().map(|text| if text.is_empty() { Fate::Placed } else { Fate::Open }).collect();
        let tall = grid.cells.iter().enumerate().filter(|(_, cell)| cell.rows > 1).map(|(index, _)| index).collect();
        Some(Self { grid, rows: of_rows, width, tall, texts, fates })
    }

    /// The cells that reach over several rows and stand in one of some rows.
    pub fn tall(&self, rows: Range<usize>) -> impl Iterator<Item = usize> {
        let stands = move |cell: &GridCell| cell.row < rows.end && rows.start < cell.row + cell.rows;
        self.tall.iter().copied().filter(move |index| self.cell(*index).is_some_and(&stands))
    }

    /// The number of its rows.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The number of its columns.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The cells that stand in a row, those that began above too, from the left.
    pub fn row(&self, row: usize) -> &[usize] {
        self.rows.get(row).map_or(&[], Vec::as_slice)
    }

    /// The cells of a row that are not blank and begin in it.
    pub fn begun(&self, row: usize) -> Vec<usize> {
        self.row(row)
            .iter()
            .copied()
            .filter(|index| self.begins(*index, row) && !self.text(*index).is_empty())
            .collect()
    }

    pub fn cell(&self, index: usize) -> Option<&'a GridCell> {
        self.grid.cells.get(index)
    }

    /// Whether a cell begins in a row.
    pub fn begins(&self, index: usize, row: usize) -> bool {
        self.cell(index).is_some_and(|cell| cell.row == row)
    }

    /// The text of a cell, with its lines, without the blanks around it.
    pub fn text(&self, index: usize) -> &str {
        self.texts.get(index).map_or("", String::as_str)
    }

    /// Where a cell begins and ends from left to right, in a unit of the file.
    pub fn range(&self, index: usize) -> (i32, i32) {
        let Some(cell) = self.cell(index) else { return (0, 0) };
        let edge = |column: usize| {
            let known = self.grid.edges.get(column).copied();
            known.unwrap_or_else(|| i32::try_from(column).unwrap_or(i32::MAX / 100).saturating_mul(100))
        };
        (edge(cell.column), edge(cell.column + cell.columns.max(1)))
    }

    pub fn place(&self, index: usize) -> Place {
        self.cell(index).map_or_else(|| self.grid.place_at(0, 0), |cell| self.grid.place(cell))
    }

    pub fn is_open(&self, index: usize) -> bool {
        self.fates.get(index) == Some(&Fate::Open)
    }

    /// Says that a cell was read. What was left out before stays left out.
    pub fn placed(&mut self, index: usize) {
        self.set(index, Fate::Placed);
    }

    pub fn skip(&mut self, index: usize, why: &str) {
        self.set(index, Fate::Skipped(why.to_owned()));
    }

    pub fn leave(&mut self, index: usize, why: impl Into<String>) {
        self.set(index, Fate::Unplaced(why.into()));
    }

    pub fn place_all(&mut self, indices: impl IntoIterator<Item = usize>) {
        for index in indices {
            self.placed(index);
        }
    }

    pub fn skip_all(&mut self, indices: impl IntoIterator<Item = usize>, why: &str) {
        for index in indices {
            self.skip(index, why);
        }
    }

    pub fn leave_all(&mut self, indices: impl IntoIterator<Item = usize>, why: &str) {
        for index in indices {
            self.leave(index, why);
        }
    }

    fn set(&mut self, index: usize, fate: Fate) {
        if let Some(of) = self.fates.get_mut(index).filter(|of| **of == Fate::Open) {
            *of = fate;
        }
    }

    /// The cells with their fates, in the order of the grid.
    pub fn fates(&self) -> impl Iterator<Item = (usize, &Fate)> {
        self.fates.iter().enumerate()
    }
}

/// The text of a cell: plain characters for radicals, one kind of line end, no blanks around it.
fn clean(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    fold_radicals(lines.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'))
}

/// A text without any white space, as labels and heads are compared.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// A text in one line: between Latin words a blank stands for the line end.
pub(super) fn one_line(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let latin =
            joined.ends_with(|c: char| c.is_ascii_alphabetic()) && line.starts_with(|c: char| c.is_ascii_alphabetic());
        joined.extend(latin.then_some(' '));
        joined.push_str(line);
    }
    joined
}
