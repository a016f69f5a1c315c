//! Workbooks of Excel and WPS (xlsx, xls) as grids, one for each sheet that is shown.

use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xls, Xlsx, XlsxError};

use super::number_format;
use super::package::Package;
use super::sheet_grid::{Range, SheetCells};
use crate::grid::{FileKind, Grid, GridError};

const KIND: FileKind = FileKind::Workbook;

/// Reads an xlsx file.
///
/// # Errors
/// [`GridError`] where it is damaged, or larger than any form.
pub fn read_xlsx(bytes: &[u8]) -> Result<Vec<Grid>, GridError> {
    // calamine unpacks whatever there is.
    Package::open(bytes, KIND)?.check_texts()?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| problem(&error))?;
    let mut grids = Vec::new();
    for name in shown_sheets(book.sheets_metadata()) {
        let mut sheet = SheetCells::default();
        for range in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            sheet.merge(merged(&range));
        }
        let mut cells = book.worksheet_cells_reader(&name).map_err(|error| problem(&error))?;
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| problem(&error))? {
            let format = cells.styles().get(style).and_then(|style| style.number_format.as_ref());
            let format = format.map_or("", |format| format.format_code.as_str());
            let (row, column) = place(cell.get_position());
            sheet.push(row, column, &text_of(cell.get_value(), format))?;
        }
        grids.extend(sheet.into_grid(&name)?);
    }
    some(grids)
}

/// Reads an xls file. It says of a number whether it is a date, but not how it is shown.
///
/// # Errors
/// [`GridError`] where it is damaged, or larger than any form.
pub fn read_xls(bytes: &[u8]) -> Result<Vec<Grid>, GridError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => GridError::Encrypted(KIND),
        _ => GridError::Damaged(KIND),
    })?;
    let mut grids = Vec::new();
    for name in shown_sheets(book.sheets_metadata()) {
        let mut sheet = SheetCells::default();
        for range in book.merge_cells_by_sheet_name(&name).unwrap_or_default() {
            sheet.merge(merged(&range));
        }
        let range = book.worksheet_range(&name).map_err(|_| GridError::Damaged(KIND))?;
        let (first_row, first_column) = range.start().map(place).unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            sheet.push(first_row + row, first_column + column, &text_of_xls(value))?;
        }
        grids.extend(sheet.into_grid(&name)?);
    }
    some(grids)
}

/// Why a workbook is not read.
fn problem(error: &XlsxError) -> GridError {
    if matches!(error, XlsxError::Password) { GridError::Encrypted(KIND) } else { GridError::Damaged(KIND) }
}

fn some(grids: Vec<Grid>) -> Result<Vec<Grid>, GridError> {
    if grids.is_empty() { Err(GridError::Empty(KIND)) } else { Ok(grids) }
}

/// The names of the sheets with cells that are shown. What was hidden was not meant to be handed over.
fn shown_sheets(sheets: &[calamine::Sheet]) -> Vec<String> {
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    sheets.iter().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

fn place((row, column): (u32, u32)) -> (usize, usize) {
    (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX))
}

fn merged(range: &Dimensions) -> Range {
    Range { from: place(range.start), to: place(range.end) }
}

fn text_of(value: &DataRef<'_>, format: &str) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        #[expect(clippy::cast_precision_loss, reason = "a workbook holds doubles")]
        DataRef::Int(number) => number_format::shown(*number as f64, format),
        DataRef::Float(number) => number_format::shown(*number, format),
        DataRef::Bool(is_true) => truth(*is_true),
        DataRef::DateTime(date) => date_text(date, format),
        DataRef::Error(error) => error.to_string(),
    }
}

fn text_of_xls(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_format::shown(*number, ""),
        Data::Bool(is_true) => truth(*is_true),
        Data::DateTime(date) => date_text(date, "yyyy/m/d"),
        Data::Error(error) => error.to_string(),
    }
}

fn truth(is_true: bool) -> String {
    if is_true { "TRUE".to_owned() } else { "FALSE".to_owned() }
}

/// A day in words. A span of time, and a time without a day, is the number it was.
fn date_text(date: &ExcelDateTime, format: &str) -> String {
    if date.is_duration() || date.as_f64() < 1.0 {
        return number_format::shown(date.as_f64(), "");
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    number_format::date((year, month, day), format)
}
