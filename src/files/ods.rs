//! Workbooks of LibreOffice and WPS in the open format (ods) as grids, one for each sheet. The file holds each number as it is shown, and which cells are
//! merged; calamine gives neither, so it is read here.

use super::package::Package;
use super::sheet_grid::{MOST_FILLED, Range, SheetCells};
use super::xml::{self, Attributes, Met};
use crate::grid::{FileKind, Grid, GridError, MOST_COLUMNS};

const KIND: FileKind = FileKind::Workbook;

/// Reads an ods file.
///
/// # Errors
/// [`GridError`] where it is damaged, encrypted or larger than any form.
pub fn read(bytes: &[u8]) -> Result<Vec<Grid>, GridError> {
    let mut package = Package::open(bytes, KIND)?;
    // What is encrypted says so in its list of parts.
    let manifest = package.part("META-INF/manifest.xml").unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(GridError::Encrypted(KIND));
    }
    let content = package.part("content.xml")?;
    let mut book = Book::default();
    xml::read(&content, KIND, |met| book.meet(met))?;
    if book.grids.is_empty() { Err(GridError::Empty(KIND)) } else { Ok(book.grids) }
}

/// The workbook as far as it is read.
#[derive(Default)]
struct Book {
    grids: Vec<Grid>,
    sheet: Option<(String, SheetCells)>,
    /// Where the next cell stands.
    row: usize,
    column: usize,
    /// How often the row stands.
    row_repeated: usize,
    cell: Option<OpenCell>,
    /// The style that is being read, and those of sheets that are not shown.
    style: String,
    hidden: Vec<String>,
    /// How many elements around have texts that belong to no cell: notes, drawings.
    aside: usize,
}

/// The cell that is being read.
#[derive(Default)]
struct OpenCell {
    text: String,
    paragraphs: usize,
    repeated: usize,
    rows: usize,
    columns: usize,
    is_open: bool,
}

impl Book {
    fn meet(&mut self, met: Met) -> Result<(), GridError> {
        match met {
            Met::Start(name, attributes) => self.start(&name, &attributes),
            Met::End(name) => return self.end(&name),
            Met::Text(text) => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_open && self.aside == 0) {
                    cell.text.push_str(&text);
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, name: &str, attributes: &Attributes) {
        match name {
            "annotation" | "frame" | "custom-shape" => self.aside += 1,
            "style" => attributes.get("name").unwrap_or_default().clone_into(&mut self.style),
            "table-properties" if attributes.get("display") == Some("false") => self.hidden.push(self.style.clone()),
            "table" => {
                let name = attributes.get("name").unwrap_or_default().to_owned();
                let is_hidden =
                    attributes.get("style-name").is_some_and(|style| self.hidden.iter().any(|of| of == style));
                self.sheet = (!is_hidden).then(|| (name, SheetCells::default()));
                (self.row, self.column) = (0, 0);
            }
            "table-row" => {
                self.column = 0;
                self.row_repeated = attributes.number("number-rows-repeated").unwrap_or(1).max(1);
            }
            "table-cell" | "covered-table-cell" => {
                let number = |name| attributes.number(name).unwrap_or(1).max(1);
                self.cell = Some(OpenCell {
                    repeated: number("number-columns-repeated"),
                    rows: number("number-rows-spanned"),
                    columns: number("number-columns-spanned"),
                    ..OpenCell::default()
                });
            }
            "p" | "h" if self.aside == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                    cell.is_open = true;
                }
            }
            "s" => self.add(&" ".repeat(attributes.number("c").unwrap_or(1).min(100))),
            "tab" => self.add(" "),
            "line-break" => self.add("\n"),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| cell.is_open && self.aside == 0) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), GridError> {
        match name {
            "annotation" | "frame" | "custom-shape" => self.aside = self.aside.saturating_sub(1),
            "p" | "h" if self.aside == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.is_open = false;
                }
            }
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.place(&cell)?;
                }
            }
            "table-row" => self.row = self.row.saturating_add(self.row_repeated),
            "table" => {
                if let Some((name, cells)) = self.sheet.take() {
                    self.grids.extend(cells.into_grid(&name)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Puts a cell at its place, as often as it stands there.
    fn place(&mut self, cell: &OpenCell) -> Result<(), GridError> {
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(cell.repeated);
        let Some((_, cells)) = &mut self.sheet else { return Ok(()) };
        if cell.text.trim().is_empty() {
            return Ok(());
        }
        if cell.repeated.max(column) > MOST_COLUMNS || self.row_repeated > MOST_FILLED {
            return Err(GridError::TooLarge);
        }
        for row in row..row.saturating_add(self.row_repeated) {
            for column in column..column + cell.repeated {
                cells.push(row, column, &cell.text)?;
            }
        }
        let to = (row.saturating_add(cell.rows - 1), column.saturating_add(cell.columns - 1));
        cells.merge(Range { from: (row, column), to });
        Ok(())
    }
}
