//! A block as the table that it will be, to be looked at before it is pasted: its rows and columns, and in each cell what becomes of it.

use super::outcome::{CellFate, CellRefusal, Landing, Planned, RowFate};
use super::plan::Plan;

/// A block as it is previewed before it is pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The heads of the columns; `None` where the table has no such column.
    pub head: Vec<Option<String>>,
    /// The rows of the block that are shown.
    pub lines: Vec<SheetLine>,
    /// How many rows are left out, because there are too many to look at.
    pub left_out: usize,
}

/// A row of the block, as it is previewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    /// What the line of the table is called.
    pub name: String,
    /// What becomes of the row.
    pub row: RowFate,
    /// Its cells, one for each head.
    pub cells: Vec<SheetCell>,
}

/// A cell of the block, as it is previewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetCell {
    /// It changes nothing.
    Same(String),
    /// It takes the place of another text.
    Written {
        /// What stands there; it may be nothing.
        old: String,
        /// What is pasted; it may be nothing.
        new: String,
        /// What is doubtful about it there.
        doubt: Option<String>,
    },
    /// It is not written, for this reason.
    Refused(String, CellRefusal),
}

impl Plan {
    /// The block as it will be pasted: its first rows, and of those beyond them as many that have cells without a place or doubtful
    /// ones.
    pub fn sheet(&self, block: &[Vec<String>], most: usize) -> Sheet {
        let text =
            |row: usize, column: usize| block.get(row).and_then(|row| row.get(column)).map_or("", String::as_str);
        let is_own_name = |column: usize| self.set_aside.own_name && column == 0;
        let is_known = |column: usize| matches!(self.columns.get(column), Some(Some(_)));
        let holds = |column: usize| self.rows.iter().any(|row| !text(row.at, column).trim().is_empty());
        // The names stand at the head of the lines already.
        let names = |column: usize| self.rows.iter().all(|row| text(row.at, column).trim() == row.line.trim());
        let all: Vec<usize> =
            (0..self.columns.len()).filter(|at| is_known(*at) || holds(*at) && !is_own_name(*at)).collect();
        let mut columns: Vec<usize> = all.iter().copied().filter(|at| !names(*at)).collect();
        if columns.is_empty() {
            columns = all;
        }
        let mut landings = self.landings.iter().peekable();
        let (mut lines, mut further) = (Vec::new(), 0);
        for (nth, row) in self.rows.iter().enumerate() {
            let mut here: Vec<&Landing> = Vec::new();
            while let Some(landing) = landings.next_if(|landing| landing.at.0 <= row.at) {
                here.push(landing);
            }
            let certain =
                here.iter().any(|landing| matches!(landing.fate, CellFate::Refused(_)) || landing.doubt.is_some());
            if nth >= most {
                if !certain || further >= most {
                    continue;
                }
                further += 1;
            }
            lines.push(line(row, &here, &columns, |column| text(row.at, column)));
        }
        let left_out = self.rows.len() - lines.len();
        let head = columns.iter().map(|column| self.columns.get(*column).cloned().flatten()).collect();
        Sheet { head, lines, left_out }
    }
}

fn line<'a>(row: &Planned, landings: &[&Landing], columns: &[usize], text: impl Fn(usize) -> &'a str) -> SheetLine {
    let cell = |column: &usize| match landings.iter().find(|landing| landing.at.1 == *column) {
        None => SheetCell::Same(text(*column).to_owned()),
        Some(landing) => shown(landing),
    };
    SheetLine { name: row.line.clone(), row: row.row, cells: columns.iter().map(cell).collect() }
}

fn shown(landing: &Landing) -> SheetCell {
    let (old, new) = (landing.old.clone(), landing.new.clone());
    match landing.fate {
        CellFate::Refused(refusal) => SheetCell::Refused(new, refusal),
        CellFate::Written(_) | CellFate::Chosen(..) => SheetCell::Written { old, new, doubt: landing.doubt.clone() },
    }
}
