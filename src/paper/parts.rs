//! A table taken apart where pages end: cells that go on stand again, with the same words, at the head of the next part.

use std::ops::Range;

use super::{Block, Cell, CellKind, Row};

/// What a name gets behind it where only the rest of its row's text follows.
pub(crate) const GOES_ON: &str = "（续）";

/// A cell that reaches over several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The column it begins in.
    pub column: usize,
    /// Its first row.
    pub from: usize,
    /// The row below its last one.
    pub to: usize,
    /// Which cell of its first row it is.
    pub cell: usize,
}

impl Span {
    /// Whether a page that ends above row `at` ends within it.
    pub fn goes_on(&self, at: usize) -> bool {
        self.from < at && at < self.to
    }
}

impl Block {
    /// The column that each cell of each row begins in: where no cell from above stands.
    fn columns(&self) -> Vec<Vec<usize>> {
        let mut from_above = vec![0_usize; self.widths.len()];
        let of_row = |row: &Row| {
            let mut at = 0;
            let begun: Vec<usize> = row
                .iter()
                .map(|cell| {
                    while from_above.get(at).is_some_and(|rows| *rows > 0) {
                        at += 1;
                    }
                    let begins = at;
                    from_above.iter_mut().skip(at).take(cell.columns).for_each(|rows| *rows = cell.rows);
                    at += cell.columns;
                    begins
                })
                .collect();
            for rows in &mut from_above {
                *rows = rows.saturating_sub(1);
            }
            begun
        };
        self.rows.iter().map(of_row).collect()
    }

    /// The cells over several rows.
    pub(super) fn spans(&self) -> Vec<Span> {
        let rows = self.rows.iter().zip(self.columns()).enumerate();
        rows.flat_map(|(from, (row, columns))| {
            let cells = row.iter().zip(columns).enumerate();
            let spans = cells.map(move |(at, (cell, column))| Span { column, from, to: from + cell.rows, cell: at });
            spans.filter(|span| span.to > span.from + 1).collect::<Vec<_>>()
        })
        .collect()
    }

    /// Some of its rows, as a table of its own.
    pub(super) fn part(&self, rows: &Range<usize>) -> Self {
        let mut part: Vec<Vec<(usize, Cell)>> = rows.clone().map(|_| Vec::new()).collect();
        for (at, (row, columns)) in self.rows.iter().zip(self.columns()).enumerate().take(rows.end) {
            for (cell, column) in row.iter().zip(columns) {
                let (from, to) = (at.max(rows.start), (at + cell.rows).min(rows.end));
                if let Some(line) = part.get_mut(from - rows.start)
                    && from < to
                {
                    line.push((column, cell.clone().high(to - from)));
                }
            }
        }
        let in_order = |mut row: Vec<(usize, Cell)>| {
            row.sort_by_key(|(column, _)| *column);
            row.into_iter().map(|(_, cell)| cell).collect()
        };
        Self { rows: part.into_iter().map(in_order).collect(), ..self.clone() }
    }

    /// How many characters of a cell's text are blank lines behind the first `chars`.
    pub(super) fn blank_after(&self, row: usize, cell: usize, chars: usize) -> usize {
        let text = self.rows.get(row).and_then(|row| row.get(cell)).map_or("", |cell| &cell.text);
        let blank = text.chars().skip(chars).take_while(|char| char.is_whitespace()).enumerate();
        blank.filter(|(_, char)| *char == '\n').last().map_or(0, |(at, _)| at + 1)
    }

    /// Makes two rows of one: the long text of a row goes on in a row below it, from the character `next` on; `chars` of it stay. Below a head of columns the row below is named again.
    pub(super) fn cut_row(&mut self, at: usize, cell: usize, chars: usize, next: usize) {
        for (from, row) in self.rows.iter_mut().enumerate().take(at + 1) {
            let reaching = |of: &&mut Cell| of.rows > 1 && from + of.rows > at;
            row.iter_mut().filter(reaching).for_each(|of| of.rows += 1);
        }
        let is_named = !self.head.is_empty();
        let Some(row) = self.rows.get_mut(at) else { return };
        let mut below = Row::new();
        for (index, of) in row.iter_mut().enumerate().filter(|(_, of)| of.rows == 1) {
            let mut rest = Cell::short("").wide(of.columns);
            if index == cell {
                let text = std::mem::take(&mut of.text);
                rest.kind = of.kind;
                // Not trimmed: the places of its other lines are counted in this text.
                rest.text = text.chars().skip(next).collect();
                of.text = text.chars().take(chars).collect();
            } else if of.kind == CellKind::RowHead && is_named {
                rest = Cell::row_head(format!("{}{GOES_ON}", of.text.trim_end_matches(GOES_ON))).wide(of.columns);
            }
            below.push(rest);
        }
        self.rows.insert(at + 1, below);
    }
}
