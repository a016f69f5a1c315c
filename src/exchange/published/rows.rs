//! What the readers of the indicator tables hand over: cells, rows and 二级指标 with the lines they came from.

use crate::form::Level1;

/// A cell of the printed table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PrintedCell {
    pub text: String,
    /// The indices of the lines it came from.
    pub lines: Vec<usize>,
}

impl PrintedCell {
    /// Adds a piece of the same cell: on the same line after a blank, on a further line without one.
    pub fn push(&mut self, text: &str, line: usize) {
        if self.lines.last() == Some(&line) {
            self.text.push(' ');
        } else {
            self.lines.push(line);
        }
        self.text.push_str(text);
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// A row of an indicator table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub key_task: PrintedCell,
    pub name: PrintedCell,
    pub half_year: PrintedCell,
    pub full_year: PrintedCell,
}

impl Row {
    /// The lines it came from, in order.
    pub fn lines(&self) -> Vec<usize> {
        let cells = [&self.key_task, &self.name, &self.half_year, &self.full_year];
        let mut lines: Vec<usize> = cells.into_iter().flat_map(|cell| cell.lines.iter().copied()).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

/// A 二级指标 with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level2Rows {
    pub level1: Level1,
    pub name: PrintedCell,
    pub rows: Vec<Row>,
}
