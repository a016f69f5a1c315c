//! Where something stands in a file, as a person looks it up there.

use core::fmt;

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A sheet of a workbook, by its name.
    Sheet(String),
    /// A page of a PDF, counted from 1.
    Page(usize),
    /// A table of a document or of a web page, counted from 1.
    Table(usize),
    /// The whole of what was pasted.
    Pasted,
}

impl Default for Part {
    fn default() -> Self {
        Self::Table(1)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sheet(name) => write!(f, "工作表“{name}”"),
            Self::Page(number) => write!(f, "第 {number} 页"),
            Self::Table(number) => write!(f, "第 {number} 个表"),
            Self::Pasted => f.write_str("粘贴的内容"),
        }
    }
}

/// Where a cell, or a line of text between tables, stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The part of the file.
    pub part: Part,
    /// The row of the sheet or table, or the line of the text; counted from 0.
    pub row: usize,
    /// The column, counted from 0; `None` for a line of text.
    pub column: Option<usize>,
}

impl Place {
    /// The address of a cell as spreadsheets write it; `None` for what is no cell of a sheet.
    ///
    /// ```
    /// use budget_form::grid::{Part, Place};
    /// let place = Place { part: Part::Sheet("目标表".into()), row: 6, column: Some(27) };
    /// assert_eq!(place.cell().as_deref(), Some("AB7"));
    /// assert_eq!(place.to_string(), "工作表“目标表”AB7");
    /// ```
    pub fn cell(&self) -> Option<String> {
        let column = self.column.filter(|_| matches!(self.part, Part::Sheet(_)))?;
        Some(format!("{}{}", letters(column), self.row + 1))
    }
}

/// A column as spreadsheets call it: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { part, row, column } = self;
        if let Some(cell) = self.cell() {
            return write!(f, "{part}{cell}");
        }
        match column {
            Some(column) => write!(f, "{part}第 {} 行第 {} 格", row + 1, column + 1),
            None => write!(f, "{part}表外第 {} 行", row + 1),
        }
    }
}
