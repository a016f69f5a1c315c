//! Word documents (docx) as grids: one for each table, with the paragraphs before it.

use super::package::Package;
use super::xml::{self, Attributes, Met};
use crate::grid::{FileKind, Grid, GridCell, GridError, MOST_CELLS, MOST_COLUMNS, Part, TextLine};

const KIND: FileKind = FileKind::Document;

/// Reads a docx file.
///
/// # Errors
/// [`GridError`] where it is damaged or larger than any form.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, GridError> {
    let mut package = Package::open(bytes, KIND)?;
    let content = package.part("word/document.xml")?;
    let mut document = Document::default();
    xml::read(&content, KIND, |met| document.meet(met))?;
    document.finish()
}

/// The document as far as it is read.
#[derive(Default)]
struct Document {
    grids: Vec<Grid>,
    /// The paragraphs since the last table.
    before: Vec<TextLine>,
    /// How many paragraphs there were outside of tables.
    paragraphs: usize,
    paragraph: String,
    /// How deep the reading is in tables: what stands in a table within a cell is text of that cell.
    tables: usize,
    table: Table,
    /// How many elements around hold no text of the document: what was deleted, codes of fields, what stands for old programs.
    aside: usize,
    /// Whether the element around holds text; elsewhere stand the line ends of the file.
    in_text: bool,
}

/// The outermost table that is being read.
#[derive(Default)]
struct Table {
    cells: Vec<GridCell>,
    /// For each column the cell of the row above that goes on below, by its place among the cells.
    going_on: Vec<Option<usize>>,
    /// The same for the row that is being read.
    next: Vec<Option<usize>>,
    row: usize,
    column: usize,
    text: String,
    columns: usize,
    merge: Merge,
}

/// Whether a cell is merged with those above and below.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Merge {
    #[default]
    No,
    Begins,
    GoesOn,
}

/// Elements whose text is none of the document.
const ASIDE: [&str; 5] = ["del", "moveFrom", "Fallback", "instrText", "delText"];

impl Document {
    fn meet(&mut self, met: Met) -> Result<(), GridError> {
        match met {
            Met::Start(name, attributes) => self.start(&name, &attributes),
            Met::End(name) => return self.end(&name),
            Met::Text(text) => {
                if self.aside == 0 && self.in_text {
                    self.paragraph.push_str(&text);
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, name: &str, attributes: &Attributes) {
        if ASIDE.contains(&name) {
            self.aside += 1;
        }
        let outermost = self.tables == 1;
        match name {
            "tbl" => {
                if self.tables == 0 {
                    self.table = Table::default();
                }
                self.tables += 1;
            }
            "tr" if outermost => self.table.column = 0,
            "gridBefore" if outermost => self.table.skip(attributes.number("val").unwrap_or(0)),
            "tc" if outermost => {
                self.table.text.clear();
                self.paragraph.clear();
                (self.table.columns, self.table.merge) = (1, Merge::No);
            }
            "gridSpan" if outermost => {
                self.table.columns = attributes.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS);
            }
            "vMerge" if outermost => {
                let begins = attributes.get("val") == Some("restart");
                self.table.merge = if begins { Merge::Begins } else { Merge::GoesOn };
            }
            "t" => self.in_text = true,
            "br" | "cr" if self.aside == 0 => self.paragraph.push('\n'),
            "tab" if self.aside == 0 && !self.paragraph.is_empty() => self.paragraph.push(' '),
            "noBreakHyphen" => self.paragraph.push('-'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), GridError> {
        if ASIDE.contains(&name) {
            self.aside = self.aside.saturating_sub(1);
        }
        match name {
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" if self.tables == 1 => self.table.end_cell()?,
            "tr" if self.tables == 1 => self.table.end_row(),
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.end_table();
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        if self.tables > 0 {
            // Empty paragraphs at the start and the end of a cell say nothing.
            if !paragraph.trim().is_empty() {
                if !self.table.text.is_empty() {
                    self.table.text.push('\n');
                }
                self.table.text.push_str(&paragraph);
            }
            return;
        }
        self.paragraphs += 1;
        if !paragraph.trim().is_empty() {
            self.before.push(TextLine { text: paragraph, number: self.paragraphs });
        }
    }

    fn end_table(&mut self) {
        let table = std::mem::take(&mut self.table);
        let before = std::mem::take(&mut self.before);
        let part = Part::Table(self.grids.len() + 1);
        self.grids.push(Grid { part, before, cells: table.cells, ..Grid::default() });
    }

    fn finish(mut self) -> Result<Vec<Grid>, GridError> {
        if !self.before.is_empty() {
            self.end_table();
        }
        let is_empty = self
            .grids
            .iter()
            .all(|grid| grid.before.is_empty() && grid.cells.iter().all(|cell| cell.text.trim().is_empty()));
        if is_empty { Err(GridError::Empty(KIND)) } else { Ok(self.grids) }
    }
}

impl Table {
    fn skip(&mut self, columns: usize) {
        self.column = self.column.saturating_add(columns).min(MOST_COLUMNS);
    }

    fn end_cell(&mut self) -> Result<(), GridError> {
        let (column, columns) = (self.column, self.columns);
        self.column += columns;
        if self.column > MOST_COLUMNS || self.cells.len() >= MOST_CELLS {
            return Err(GridError::TooLarge);
        }
        self.next.resize(self.next.len().max(self.column), None);
        let above = self.going_on.get(column).copied().flatten().filter(|_| self.merge == Merge::GoesOn);
        let goes_on = above.and_then(|at| Some((at, self.cells.get_mut(at)?)));
        let at = if let Some((at, cell)) = goes_on {
            cell.rows = self.row - cell.row + 1;
            // Nothing is lost of a text that a program left in a cell that goes on.
            if !self.text.is_empty() {
                let before = if cell.text.is_empty() { String::new() } else { format!("{}\n", cell.text) };
                cell.text = format!("{before}{}", self.text);
            }
            at
        } else {
            self.cells.push(GridCell { text: self.text.clone(), row: self.row, column, rows: 1, columns });
            self.cells.len() - 1
        };
        if self.merge != Merge::No
            && let Some(place) = self.next.get_mut(column)
        {
            *place = Some(at);
        }
        Ok(())
    }

    fn end_row(&mut self) {
        self.going_on = std::mem::take(&mut self.next);
        self.row += 1;
    }
}
