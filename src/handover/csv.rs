//! CSV for spreadsheets and databases: UTF-8 with the byte order mark that Excel and WPS need, every text in quotation marks.
//!
//! A text that a spreadsheet would take for a formula, a date or another number gets an apostrophe before it, and so does one that begins with an
//! apostrophe. [`crate::spreadsheet_text::unguarded`] takes exactly that away again: one apostrophe at the beginning.

use super::records::{Entry, RecordKind, records};
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::spreadsheet_text::guarded;

/// The indicators and funds of a form as one table: what only the other kind has is empty.
pub fn table(form: &Form, evaluation: &Evaluation) -> String {
    let records = records(form, evaluation);
    let mut heads: Vec<&Entry> = Vec::new();
    for kind in RecordKind::ALL {
        let of_kind = records.iter().find(|record| record.kind == kind);
        for entry in of_kind.iter().flat_map(|record| &record.entries) {
            if heads.iter().all(|head| head.key != entry.key) {
                heads.push(entry);
            }
        }
    }
    let mut text = String::from('\u{feff}');
    add_line(&mut text, heads.iter().map(|head| (head.head.as_str(), false)));
    for record in &records {
        let cell = |head: &&Entry| {
            let entry = record.entries.iter().find(|entry| entry.key == head.key);
            entry.map_or(("", false), |entry| (entry.shown.as_str(), entry.is_number))
        };
        add_line(&mut text, heads.iter().map(cell));
    }
    text
}

/// Adds a line; of each cell its text, and whether it is a plain number, which stays as it is.
pub(super) fn add_line<'a>(text: &mut String, cells: impl Iterator<Item = (&'a str, bool)>) {
    for (at, (cell, is_number)) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if is_number || cell.is_empty() {
            text.push_str(cell);
        } else {
            text.push('"');
            text.push_str(&guarded(cell).replace('"', "\"\""));
            text.push('"');
        }
    }
    text.push_str("\r\n");
}
