//! What was understood, as JSON for scripts: `window.budgetForm.parseTarget(text)`.
//!
//! What is absent is left out. Numbers are decimal strings without separators, with
//! the scale they were written with (7.10 stays `"7.10"`).

use serde::Serialize;
use serde_json::Value;

use super::{DateTarget, NumberTarget, Target, Tolerance};

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
    // Texts and numbers only: there is nothing in it that could fail to be written.
    serde_json::to_value(TargetAnswer::described(target, text)).unwrap_or_default()
}

/// What was understood of a target value, as an object of JSON; what is absent is left out.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetAnswer<'a> {
    kind: &'static str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    values: Option<ValuesAnswer<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phrase: Option<&'a str>,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    sentences: Option<SentencesAnswer<'a>>,
}

/// The values of a number or of a date.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct ValuesAnswer<'a> {
    op: &'static str,
    explicit_op: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tolerance: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tail: Option<&'a str>,
}

/// What is said about a value in sentences, with its text.
#[derive(Clone, Debug, Default, Serialize)]
struct SentencesAnswer<'a> {
    text: &'a str,
    reading: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    guess: Option<String>,
}

impl<'a> TargetAnswer<'a> {
    /// The values alone, without a sentence about them.
    pub fn of(target: &'a Target) -> Self {
        let (kind, values, phrase) = match target {
            Target::Number(number) => ("number", Some(ValuesAnswer::of_number(number)), None),
            Target::Date(date) => ("date", Some(ValuesAnswer::of_date(date)), None),
            Target::Phrase(words) => ("phrase", None, Some(words.as_ref())),
            Target::Check(_) | Target::Empty => ("check", None, None),
        };
        Self { kind, values, phrase, sentences: None }
    }

    /// Everything that [`describe`] names.
    pub fn described(target: &'a Target, text: &'a str) -> Self {
        let (reason, guess) = match target {
            Target::Check(doubt) => (Some(doubt.reason.to_string()), doubt.guess.as_ref().map(|guess| guess.reading())),
            Target::Empty => (Some("指标值未填".to_owned()), None),
            Target::Number(_) | Target::Date(_) | Target::Phrase(_) => (None, None),
        };
        let sentences = SentencesAnswer { text, reading: target.reading(), remark: target.remark(), reason, guess };
        Self { sentences: Some(sentences), ..Self::of(target) }
    }
}

/// Words that are there; no words are left out.
fn some(words: Option<&str>) -> Option<&str> {
    words.filter(|words| !words.is_empty())
}

impl<'a> ValuesAnswer<'a> {
    fn of_number(number: &'a NumberTarget) -> Self {
        Self {
            op: number.op.as_sign(),
            explicit_op: number.explicit_op,
            number: Some(number.figure()),
            unit: some(Some(&number.quantity.unit.text)),
            tolerance: match number.tolerance {
                Tolerance::Exact => None,
                Tolerance::Around => Some("around"),
                Tolerance::Within => Some("within"),
            },
            label: some(number.label.as_deref()),
            tail: some(number.tail.as_deref()),
            ..Self::default()
        }
    }

    fn of_date(date: &'a DateTarget) -> Self {
        Self {
            op: date.op.as_sign(),
            explicit_op: date.explicit_op,
            date: Some(date.shown()),
            year: date.year,
            month: date.month,
            day: date.day,
            label: some(date.label.as_deref()),
            tail: some(date.tail.as_deref()),
            ..Self::default()
        }
    }
}
