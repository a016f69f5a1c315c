//! The one function that writes any format.

use super::{Format, WriteError, csv, docx, html, national, ndjson, papers, plain_text, xlsx};
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::paper::Paper;

/// Writes a form in a format. Formats of papers hold the given one or, without it, all papers up to the stage of the form.
///
/// # Errors
/// [`WriteError`] where the form has more than the format holds.
pub fn write(
    form: &Form,
    evaluation: &Evaluation,
    format: Format,
    paper: Option<Paper>,
) -> Result<Vec<u8>, WriteError> {
    let papers = paper.map_or_else(|| papers(form), |paper| vec![paper]);
    Ok(match format {
        Format::Xlsx => xlsx::workbook(form, evaluation)?,
        Format::Docx => docx::document(form, evaluation, &papers)?,
        Format::Html => html::page(form, evaluation, &papers).into_bytes(),
        Format::Text => plain_text::text(form, evaluation, &papers).into_bytes(),
        Format::Csv => csv::table(form, evaluation).into_bytes(),
        Format::Ndjson => ndjson::lines(form, evaluation).into_bytes(),
        Format::National => national::table(form, evaluation).into_bytes(),
    })
}
