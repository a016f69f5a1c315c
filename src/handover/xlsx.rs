//! The workbook: each paper in its published layout on a sheet of its own, with figures that a spreadsheet can compute with and formulas for those that
//! come of others.
//!
//! Texts are always written as texts, whatever they begin with. The same form gives the same bytes: no clock is asked.

use std::collections::HashMap;

use rust_decimal::Decimal;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::WriteError;
use super::cell_number::{CellNumber, is_figure};
use super::formula::{CellAddress, Cells, formula, operand};
use super::layout::{Kind, Layout, Placed};
use super::sheets::NamedSheet;
use super::workbook_sheets::all;
use crate::evaluate::{Evaluation, Figure, RowScore};
use crate::form::{Field, Form};
use crate::paper::CellKind;
use crate::tables::Content;

/// Digits that stand side by side on A4, upright and lying; where they are more, the print is made narrower.
const UPRIGHT: u32 = 92;
const LYING: u32 = 136;
const A4: u8 = 9;
const FONT: &str = "宋体";

/// Writes the workbook of a form.
///
/// # Errors
/// [`WriteError`] where the form has more than a workbook holds.
pub fn workbook(form: &Form, evaluation: &Evaluation) -> Result<Vec<u8>, WriteError> {
    write(form, evaluation).map_err(|error| WriteError(error.to_string()))
}

fn write(form: &Form, evaluation: &Evaluation) -> Result<Vec<u8>, XlsxError> {
    let sheets = all(form, evaluation);
    let digits = |sheet: &NamedSheet| if sheet.is_wide { LYING } else { UPRIGHT };
    let layouts: Vec<Layout<'_>> = sheets.iter().map(|sheet| Layout::of(&sheet.sheet, digits(sheet))).collect();
    let names: Vec<&'static str> = sheets.iter().map(|sheet| sheet.name).collect();
    let places = Places::of(&layouts, &names, evaluation);
    let mut workbook = Workbook::new();
    // A file says when it was made; this one must be the same whenever it is made, so it says the first day of the century.
    let properties = DocProperties::new()
        .set_title(format!("{} {}", form.profile.unit.trim(), names.first().copied().unwrap_or_default()))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    for (at, (sheet, layout)) in sheets.iter().zip(&layouts).enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(sheet.name)?;
        set_up(worksheet, sheet, layout, digits(sheet))?;
        let writer = SheetWriter { form, evaluation, cells: SheetCells { places: &places, sheet: at } };
        for placed in &layout.placed {
            writer.cell(worksheet, placed)?;
        }
    }
    workbook.save_to_buffer()
}

/// Sizes, and how it is printed: on A4, as wide as the page, the heads of the indicators on each page.
fn set_up(worksheet: &mut Worksheet, sheet: &NamedSheet, layout: &Layout<'_>, digits: u32) -> Result<(), XlsxError> {
    for (column, width) in layout.widths.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        worksheet.set_column_width(column, f64::from(width * digits) / 100.0)?;
    }
    for (row, height) in (0..).zip(&layout.heights) {
        worksheet.set_row_height(row, *height)?;
    }
    if let Some((first, last)) = layout.repeated {
        worksheet.set_repeat_rows(first, last)?;
    }
    if sheet.is_wide {
        worksheet.set_landscape();
    }
    worksheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    worksheet.set_margins(0.59, 0.59, 0.59, 0.59, 0.3, 0.3).set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// Where each figure and text of the form stands in the workbook.
struct Places {
    names: Vec<&'static str>,
    of: HashMap<Content, Vec<Place>>,
}

struct Place {
    sheet: usize,
    row: u32,
    column: u16,
    /// Whether it was typed there.
    is_source: bool,
    number: Option<Decimal>,
}

impl Places {
    fn of(layouts: &[Layout<'_>], names: &[&'static str], evaluation: &Evaluation) -> Self {
        let mut of: HashMap<Content, Vec<Place>> = HashMap::new();
        for (sheet, layout) in layouts.iter().enumerate() {
            for placed in &layout.placed {
                let Kind::Cell(cell) = placed.kind else { continue };
                let place = Place {
                    sheet,
                    row: placed.row,
                    column: placed.column,
                    is_source: matches!(cell.content, Content::Text(_)),
                    number: exact(evaluation, cell.content, &placed.text),
                };
                of.entry(operand(cell.content)).or_default().push(place);
            }
        }
        Self { names: names.to_vec(), of }
    }
}

/// The number in a cell, unrounded where the cell shows it rounded; an empty cell counts as 0.
fn exact(evaluation: &Evaluation, content: Content, text: &str) -> Option<Decimal> {
    let score = &evaluation.score;
    let exact = match content {
        Content::Figure(Figure::RowScore(row)) => score.row(row).and_then(|row| row.score),
        Content::Text(Field::Rating(row)) => score.row(row).and_then(RowScore::share).map(|share| share.ratio),
        Content::AdjustedWeight(row) => score.row(row).and_then(|row| row.effective),
        _ => None,
    };
    exact.or_else(|| if text.is_empty() { Some(Decimal::ZERO) } else { CellNumber::of(text).map(|of| of.value) })
}

/// The cells as a sheet sees them.
struct SheetCells<'a> {
    places: &'a Places,
    sheet: usize,
}

impl SheetCells<'_> {
    fn place(&self, of: Content, source: bool) -> Option<&Place> {
        let mut all = self.places.of.get(&operand(of))?.iter().filter(|place| place.is_source || !source);
        let first = all.clone().next();
        all.find(|place| place.sheet == self.sheet).or(first)
    }
}

impl Cells for SheetCells<'_> {
    fn address(&self, of: Content, source: bool) -> Option<CellAddress> {
        let place = self.place(of, source)?;
        let name = self.places.names.get(place.sheet)?;
        let sheet = if place.sheet == self.sheet { String::new() } else { format!("'{name}'!") };
        Some(CellAddress { sheet, row: place.row, column: place.column })
    }

    fn number(&self, of: Content) -> Option<Decimal> {
        self.place(of, false)?.number
    }
}

struct SheetWriter<'a> {
    form: &'a Form,
    evaluation: &'a Evaluation,
    cells: SheetCells<'a>,
}

impl SheetWriter<'_> {
    fn cell(&self, worksheet: &mut Worksheet, placed: &Placed<'_>) -> Result<(), XlsxError> {
        let number = number_of(placed);
        let mut format = format_of(&placed.kind);
        if let Some(number) = &number {
            format = format.set_num_format(number.format());
        }
        let Placed { row, column, last_row, last_column, text, .. } = placed;
        if (row, column) != (last_row, last_column) {
            worksheet.merge_range(*row, *column, *last_row, *last_column, "", &format)?;
        }
        match number {
            None if text.is_empty() => worksheet.write_blank(*row, *column, &format)?,
            None => worksheet.write_string_with_format(*row, *column, text, &format)?,
            Some(number) => match self.computed(placed, &number) {
                Some((formula, value)) => {
                    let formula = Formula::new(format!("={formula}")).set_result(float(value).to_string());
                    worksheet.write_formula_with_format(*row, *column, formula, &format)?
                }
                None => {
                    worksheet.write_number_with_format(*row, *column, float(self.value(placed, &number)), &format)?
                }
            },
        };
        Ok(())
    }

    /// Unrounded where that shows the same.
    fn value(&self, placed: &Placed<'_>, number: &CellNumber) -> Decimal {
        let exact = match placed.kind {
            Kind::Cell(cell) => exact(self.evaluation, cell.content, &placed.text),
            _ => None,
        };
        exact.filter(|exact| number.shows(*exact)).unwrap_or(number.value)
    }

    /// The formula of a cell and what it comes to, where that is what the cell shows.
    fn computed(&self, placed: &Placed<'_>, number: &CellNumber) -> Option<(String, Decimal)> {
        let Kind::Cell(cell) = placed.kind else { return None };
        let formula = formula(self.form, self.evaluation, cell.content)?;
        let value = formula.value(&self.cells).filter(|value| number.shows(*value))?;
        Some((formula.written(&self.cells)?, value))
    }
}

/// The number that is written in a cell; figures alone are.
fn number_of(placed: &Placed<'_>) -> Option<CellNumber> {
    match placed.kind {
        Kind::Cell(cell) if is_figure(cell.content) => CellNumber::of(&placed.text),
        _ => None,
    }
}

/// The nearest number that a spreadsheet can hold; a figure of at most 15 digits is not changed by it.
fn float(value: Decimal) -> f64 {
    value.normalize().to_string().parse().unwrap_or_default()
}

fn format_of(kind: &Kind<'_>) -> Format {
    let format =
        Format::new().set_font_name(FONT).set_font_size(10).set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let cell = match kind {
        Kind::Title => return format.set_font_size(16).set_bold().set_align(FormatAlign::Center),
        Kind::Line => return format.set_align(FormatAlign::Center),
        Kind::Cell(cell) => cell,
    };
    let format = format.set_border(FormatBorder::Thin);
    match cell.kind {
        CellKind::ColumnHead => format.set_bold().set_align(FormatAlign::Center),
        CellKind::RowHead | CellKind::GroupHead | CellKind::Short => format.set_align(FormatAlign::Center),
        CellKind::Figure => format.set_align(FormatAlign::Right),
        CellKind::Long => format.set_align(FormatAlign::Left),
    }
}
