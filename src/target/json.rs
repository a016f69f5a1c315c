//! What was understood, as JSON for scripts: `window.budgetForm.parseTarget(text)`.
//!
//! Keys come in alphabetical order; what is absent is left out. Numbers are decimal strings without separators, with
//! the scale they were written with (7.10 stays `"7.10"`).

use super::{DateTarget, NumberTarget, Target, Tolerance};
use serde_json::{Map, Value};

/// Describes a target value: `kind` (number, date, phrase, check), `text` (verbatim), `reading`, and by kind `op`,
/// `number`, `unit`, `explicitOp`, `label`, `tail`, `tolerance` (around, within), `year`, `month`, `day`, `date`, `phrase`,
/// `reason`, `guess`, `remark`. An empty value is a `check` with the reason 指标值未填.
///
/// ```
/// use budget_form::target::{describe, parse};
/// let json = describe(&parse("≥450 亿元"), "≥450 亿元");
/// assert_eq!(json["op"], "≥");
/// assert_eq!(json["number"], "450");
/// assert_eq!(json["unit"], "亿元");
/// assert_eq!(json["text"], "≥450 亿元");
/// assert_eq!(describe(&parse(""), "")["reason"], "指标值未填");
/// ```
pub fn describe(target: &Target, text: &str) -> Value {
    let mut map = values(target);
    put(&mut map, "text", text);
    put(&mut map, "reading", target.reading());
    if let Some(remark) = target.remark() {
        put(&mut map, "remark", remark);
    }
    match target {
        Target::Check(doubt) => {
            put(&mut map, "reason", doubt.reason.to_string());
            if let Some(guess) = &doubt.guess {
                put(&mut map, "guess", guess.reading());
            }
        }
        Target::Empty => put(&mut map, "reason", "指标值未填"),
        Target::Number(_) | Target::Date(_) | Target::Phrase(_) => {}
    }
    Value::Object(map)
}

/// What was understood without a sentence about it: `kind` and, by kind, the values that [`describe`] names.
pub fn values(target: &Target) -> Map<String, Value> {
    let mut map = Map::new();
    let kind = match target {
        Target::Number(number) => {
            put_number(&mut map, number);
            "number"
        }
        Target::Date(date) => {
            put_date(&mut map, date);
            "date"
        }
        Target::Phrase(words) => {
            put(&mut map, "phrase", words.as_str());
            "phrase"
        }
        Target::Check(_) | Target::Empty => "check",
    };
    put(&mut map, "kind", kind);
    map
}

fn put(map: &mut Map<String, Value>, key: &str, value: impl Into<Value>) {
    map.insert(key.to_owned(), value.into());
}

fn put_some(map: &mut Map<String, Value>, key: &str, value: Option<&str>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        put(map, key, value);
    }
}

fn put_number(map: &mut Map<String, Value>, number: &NumberTarget) {
    put(map, "op", number.op.as_sign());
    put(map, "explicitOp", number.explicit_op);
    put(map, "number", number.figure());
    put_some(map, "unit", Some(&number.quantity.unit.text));
    put_some(map, "label", number.label.as_deref());
    put_some(map, "tail", number.tail.as_deref());
    let tolerance = match number.tolerance {
        Tolerance::Exact => None,
        Tolerance::Around => Some("around"),
        Tolerance::Within => Some("within"),
    };
    put_some(map, "tolerance", tolerance);
}

fn put_date(map: &mut Map<String, Value>, date: &DateTarget) {
    put(map, "op", date.op.as_sign());
    put(map, "explicitOp", date.explicit_op);
    put(map, "date", date.shown());
    if let Some(year) = date.year {
        put(map, "year", year);
    }
    if let Some(month) = date.month {
        put(map, "month", month);
    }
    if let Some(day) = date.day {
        put(map, "day", day);
    }
    put_some(map, "label", date.label.as_deref());
    put_some(map, "tail", date.tail.as_deref());
}
