//! Word documents (docx) as grids: one for each table, with the paragraphs before it.

use std::collections::BTreeMap;

use super::package::Package;
use super::xml::{self, Attributes, Met};
use crate::grid::{FileKind, Grid, GridCell, GridError, MOST_CELLS, MOST_COLUMNS, Part, TextLine};
use crate::table_form;

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
    /// The tables in the order they begin; one that is being read, or that is text of the cell around it, has none.
    grids: Vec<Option<Grid>>,
    /// The paragraphs since the last table.
    before: Vec<TextLine>,
    /// How many paragraphs there were outside of tables.
    paragraphs: usize,
    paragraph: String,
    /// The tables around, from the outside in.
    tables: Vec<Table>,
    /// What is around the text boxes that are being read: the tables and the begun paragraph of the text that each is anchored in.
    around: Vec<(Vec<Table>, String)>,
    /// How many elements around hold no text of the document: what was deleted, codes of fields, what stands for old programs.
    aside: usize,
    /// Whether the element around holds text; elsewhere stand the line ends of the file.
    in_text: bool,
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    /// Its number among the tables.
    number: usize,
    before: Vec<TextLine>,
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
        // What stands for old programs has tables and text boxes too.
        if self.aside > 0 {
            return;
        }
        if let Some(table) = self.tables.last_mut() {
            table.start(name, attributes);
        }
        match name {
            "tbl" => self.begin_table(),
            "tc" => self.paragraph.clear(),
            "txbxContent" => {
                self.around.push((std::mem::take(&mut self.tables), std::mem::take(&mut self.paragraph)));
            }
            "t" => self.in_text = true,
            "br" | "cr" => self.paragraph.push('\n'),
            "tab" if !self.paragraph.is_empty() => self.paragraph.push(' '),
            "noBreakHyphen" => self.paragraph.push('-'),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) -> Result<(), GridError> {
        if ASIDE.contains(&name) {
            self.aside = self.aside.saturating_sub(1);
            return Ok(());
        }
        match name {
            _ if self.aside > 0 => {}
            "t" => self.in_text = false,
            "p" => self.end_paragraph(),
            "tc" => self.tables.last_mut().map_or(Ok(()), Table::end_cell)?,
            "tr" => self.tables.last_mut().into_iter().for_each(Table::end_row),
            "tbl" => self.end_table(),
            "txbxContent" => {
                self.end_paragraph();
                (self.tables, self.paragraph) = self.around.pop().unwrap_or_default();
            }
            _ => {}
        }
        Ok(())
    }

    /// Ends a paragraph: one in a cell is text of the cell, also where it stands in a text box that hangs in one.
    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let around = self.around.iter_mut().rev().filter_map(|(tables, _)| tables.last_mut());
        if let Some(table) = self.tables.last_mut().into_iter().chain(around).next() {
            return table.add(&paragraph);
        }
        self.paragraphs += 1;
        if !paragraph.trim().is_empty() {
            self.before.push(TextLine { text: paragraph, number: self.paragraphs });
        }
    }

    fn begin_table(&mut self) {
        self.tables.push(Table {
            number: self.grids.len(),
            before: std::mem::take(&mut self.before),
            ..Table::default()
        });
        self.grids.push(None);
    }

    /// Ends a table. One within a cell is a table of its own where it says by its heads or labels that it is a part of a form: documents are laid out by
    /// tables. Any other is text of the cell.
    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let grid = Grid { before: table.before, cells: table.cells, ..Grid::default() };
        if let Some(around) = self.tables.last_mut().filter(|_| !table_form::is_part_of_form(&grid)) {
            for row in rows(&grid) {
                around.add(&row);
            }
        } else if let Some(place) = self.grids.get_mut(table.number) {
            *place = Some(grid);
        }
    }

    fn finish(mut self) -> Result<Vec<Grid>, GridError> {
        if !self.before.is_empty() {
            self.begin_table();
            self.end_table();
        }
        let number = |(at, grid): (usize, Grid)| Grid { part: Part::Table(at + 1), ..grid };
        let grids: Vec<Grid> = self.grids.into_iter().flatten().enumerate().map(number).collect();
        let is_empty = grids
            .iter()
            .all(|grid| grid.before.is_empty() && grid.cells.iter().all(|cell| cell.text.trim().is_empty()));
        if is_empty { Err(GridError::Empty(KIND)) } else { Ok(grids) }
    }
}

/// The rows of a table as lines of text.
fn rows(grid: &Grid) -> Vec<String> {
    let mut rows: BTreeMap<usize, String> = BTreeMap::new();
    for cell in grid.cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
        let row = rows.entry(cell.row).or_default();
        if !row.is_empty() {
            row.push(' ');
        }
        row.push_str(&cell.text);
    }
    rows.into_values().collect()
}

impl Table {
    fn start(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "tr" => self.column = 0,
            "gridBefore" => self.skip(attributes.number("val").unwrap_or(0)),
            "tc" => {
                self.text.clear();
                (self.columns, self.merge) = (1, Merge::No);
            }
            "gridSpan" => self.columns = attributes.number("val").unwrap_or(1).clamp(1, MOST_COLUMNS),
            "vMerge" => {
                let begins = attributes.get("val") == Some("restart");
                self.merge = if begins { Merge::Begins } else { Merge::GoesOn };
            }
            _ => {}
        }
    }

    /// Adds a paragraph to the cell that is being read. Empty ones at the start and the end of a cell say nothing.
    fn add(&mut self, paragraph: &str) {
        if !paragraph.trim().is_empty() {
            if !self.text.is_empty() {
                self.text.push('\n');
            }
            self.text.push_str(paragraph);
        }
    }

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
