//! What cells bring along that a form cannot use: errors of the spreadsheet, and texts that nobody will understand once they are there.

use crate::figures::{Amount, points};
use crate::form::Field;
use crate::target::{Actual, Target, parse, parse_actual};

/// What Excel and WPS show where they could not compute.
const ERRORS: [&str; 9] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"];

/// Whether a cell holds no value but an error, or the signs that stand where a column is too narrow for its number.
pub(super) fn is_error(text: &str) -> bool {
    let text = text.trim();
    ERRORS.contains(&text) || (text.len() >= 2 && text.chars().all(|c| c == '#'))
}

/// Why a text will not be understood at a field; `None` where it will, or may be anything.
pub(super) fn doubt(field: Field, text: &str) -> Option<String> {
    match field {
        field if field.is_figure() => Amount::parse(text).err().map(|error| error.to_string()),
        Field::Target(..) => match parse(text) {
            Target::Check(doubt) => Some(doubt.reason.to_string()),
            _ => None,
        },
        Field::Actual(..) => match parse_actual(text) {
            Actual::Check(doubt) => Some(doubt.reason.to_string()),
            _ => None,
        },
        Field::Weight(_) | Field::Rating(_) => points(text).err().map(|error| error.to_string()),
        _ => None,
    }
}
