//! What cells bring along that a form cannot use: errors of the spreadsheet, and texts that nobody will understand once they are there.

use std::collections::HashMap;

use super::outcome::{CellFate, Landing};
use crate::figures::{Amount, points};
use crate::form::{Field, Indicator, NOT_APPLICABLE, Period, RowId, plain};
use crate::target::{Actual, Beside, Target, parse, parse_actual_beside};

/// What Excel and WPS show where they could not compute.
const ERRORS: [&str; 9] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"];

/// Whether a cell holds no value but an error, or the signs that stand where a column is too narrow for its number.
pub(super) fn is_error(text: &str) -> bool {
    let text = text.trim();
    ERRORS.contains(&text) || (text.len() >= 2 && text.chars().all(|c| c == '#'))
}

/// Says of each cell that is written what is doubtful about its text there.
pub(super) fn judge(rows: &HashMap<RowId, &Indicator>, landings: &mut [Landing]) {
    let written: HashMap<Field, String> = landings
        .iter()
        .filter_map(|landing| match landing.fate {
            CellFate::Written(field) => Some((field, landing.new.clone())),
            _ => None,
        })
        .collect();
    let will_stand = |row: RowId, period: Period| {
        let stands = rows.get(&row).map_or("", |row| row.target.get(period).as_str());
        written.get(&Field::Target(row, period)).map_or(stands, String::as_str)
    };
    for landing in landings {
        if let CellFate::Written(field) = landing.fate {
            let beside = match field {
                Field::Target(row, period) => will_stand(row, period.other()),
                Field::Actual(row, period) => will_stand(row, period),
                Field::Expected(row) => will_stand(row, Period::FullYear),
                _ => "",
            };
            let name = field.row().and_then(|row| Some(rows.get(&row)?.name.as_str())).unwrap_or_default();
            landing.doubt = doubt(field, &landing.new, &landing.old, beside, name);
        }
    }
}

/// Why a text will not be understood at a field, or stands where a number is to be expected; `None` where it may be anything.
fn doubt(field: Field, text: &str, before: &str, beside: &str, name: &str) -> Option<String> {
    match field {
        field if field.is_figure() => Amount::parse(text).err().map(|error| error.to_string()),
        Field::Target(..) => match parse(text) {
            Target::Check(doubt) => Some(doubt.reason.to_string()),
            Target::Phrase(words) => words_for_number(&words, before, beside, "另一期的指标值是数"),
            _ => None,
        },
        Field::Actual(..) | Field::Expected(_) => {
            let forecast = matches!(field, Field::Expected(_));
            let as_target = Beside { target: &parse(beside), name, forecast, ..Beside::NOTHING };
            match parse_actual_beside(text, &as_target) {
                Actual::Check(doubt) => Some(doubt.to_string()),
                Actual::Phrase(words) => words_for_number(&words, before, beside, "指标值是数"),
                _ => None,
            }
        }
        Field::Weight(_) | Field::Rating(_) => points(text).err().map(|error| error.to_string()),
        _ => None,
    }
}

/// Words are no error, but where a number stood or stands beside them they are probably of another column.
fn words_for_number(words: &str, before: &str, beside: &str, said: &str) -> Option<String> {
    let is_number = |text: &str| matches!(parse(text), Target::Number(_));
    let why = match (is_number(before), is_number(beside)) {
        _ if plain(words) == NOT_APPLICABLE => return None,
        (true, _) => "原来是数",
        (_, true) => said,
        _ => return None,
    };
    Some(format!("{why}，这里是文字"))
}
