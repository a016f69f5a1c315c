//! NDJSON: a record a line. All records of one kind have the same keys in the same order, so that DuckDB and its like read a file without being told its
//! columns; numbers are texts, because JSON has no exact ones.

use super::records::{Record, records};
use crate::evaluate::Evaluation;
use crate::form::Form;

/// The indicators and funds of a form, each record a line of JSON.
pub fn lines(form: &Form, evaluation: &Evaluation) -> String {
    records(form, evaluation).iter().map(line).collect()
}

fn line(record: &Record) -> String {
    // A key and a value have nothing that could fail to be written.
    let text = |entry: &super::records::Entry| {
        format!("{}:{}", serde_json::json!(entry.key), serde_json::to_string(&entry.value).unwrap_or_default())
    };
    format!("{{{}}}\n", record.entries.iter().map(text).collect::<Vec<_>>().join(","))
}
