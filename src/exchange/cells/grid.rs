//! A table of the form as the cells that are seen: what stands in each, and where what is pasted into it would go.

use super::choice::Question;
use crate::form::{Field, Form, RowId};

/// What a cell of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The text at a field of the form, which is typed here.
    Text(Field),
    /// The name of a row, which nobody types here.
    Label,
    /// A figure that the program computes.
    Computed,
    /// A choice that is made for a row.
    Choice(RowId, Question),
    /// A status that a person judges on the screen.
    Judged,
    /// A text that is typed on another screen.
    Elsewhere,
    /// More of the merged cell above it.
    Merged,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text that is shown in it.
    pub shown: String,
    /// What it holds.
    pub holds: Holds,
}

impl Cell {
    /// A text of the form, seen as it was typed.
    pub(super) fn text(form: &Form, field: Field) -> Self {
        Self { shown: form.text(field).unwrap_or_default().to_owned(), holds: Holds::Text(field) }
    }

    /// Something that is not typed here.
    pub(super) fn fixed(holds: Holds, shown: impl Into<String>) -> Self {
        Self { shown: shown.into(), holds }
    }

    /// The field whose text it holds, if it holds one.
    pub fn field(&self) -> Option<Field> {
        match self.holds {
            Holds::Text(field) => Some(field),
            _ => None,
        }
    }
}

/// A line of a table: an indicator, a fixed line, or the head of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// The name by which a pasted block may refer to it.
    pub label: String,
    /// The row of the form that it shows.
    pub row: Option<RowId>,
    /// Whether it heads the lines below it and holds nothing of its own: a group.
    pub heads: bool,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A table of the form as cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The column in which the names of the lines stand; it may be one that is typed into.
    pub label_column: usize,
    /// Its lines. Those that a filter leaves out stand behind the others.
    pub lines: Vec<TableLine>,
    /// How many lines are seen, from the first one on.
    pub shown: usize,
}

impl Grid {
    pub(super) fn new(head: Vec<String>, label_column: usize, lines: Vec<TableLine>) -> Self {
        Self { head, label_column, shown: lines.len(), lines }
    }

    /// Where a text stands: line and column.
    pub fn place(&self, field: Field) -> Option<(usize, usize)> {
        self.lines.iter().enumerate().find_map(|(at, line)| {
            line.cells.iter().position(|cell| cell.field() == Some(field)).map(|column| (at, column))
        })
    }

    /// The cell in a line and column.
    pub fn cell(&self, line: usize, column: usize) -> Option<&Cell> {
        self.lines.get(line)?.cells.get(column)
    }

    /// Puts the rows that are not seen behind the others, where only names lead to them. What is merged over them goes on in the first one that is seen.
    pub fn keep_rows(&mut self, seen: impl Fn(RowId) -> bool) {
        let mut from_above: Vec<Option<Cell>> = self.head.iter().map(|_| None).collect();
        for line in &mut self.lines {
            let kept = line.row.is_none_or(&seen);
            for (cell, above) in line.cells.iter_mut().zip(&mut from_above) {
                match (cell.holds == Holds::Merged, kept) {
                    (false, _) => *above = (!kept).then(|| cell.clone()),
                    (true, true) => {
                        if let Some(first) = above.take() {
                            *cell = first;
                        }
                    }
                    // Behind the others nothing stands above it that it could go on with.
                    (true, false) => {
                        if let Some(first) = above {
                            cell.shown.clone_from(&first.shown);
                        }
                    }
                }
            }
        }
        let (kept, others): (Vec<TableLine>, Vec<TableLine>) =
            core::mem::take(&mut self.lines).into_iter().partition(|line| line.row.is_none_or(&seen));
        self.shown = kept.len();
        self.lines = kept;
        self.lines.extend(others);
    }

    /// What is seen, with the names of the columns above it.
    pub fn texts(&self) -> Vec<Vec<String>> {
        let lines =
            self.lines.iter().take(self.shown).map(|line| line.cells.iter().map(|cell| cell.shown.clone()).collect());
        core::iter::once(self.head.clone()).chain(lines).collect()
    }
}
