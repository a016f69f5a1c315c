//! The program's own file: a versioned JSON envelope with the form and, for readers without this program, the computed results.
//!
//! Reading trusts nothing: a file that is not understood gives one sentence that names the place in words of the form and changes nothing. `tree` reads the
//! JSON within bounds, `migrate` brings it up to the current version, `decode` makes a form of it. What this program wrote itself is read without that
//! tree (`strict`), many times as fast.
//! Results are written, never read: they are computed anew from the form.

mod decode;
mod known_keys;
mod mend;
mod migrate;
mod path;
mod rescue;
mod strict;
mod torn;
mod tree;
mod unknown;
mod wire;
mod written_rows;

use core::fmt;

use serde::Serialize;
use serde_json::{Value, json};

pub use known_keys::known_keys;
pub use mend::mend;
pub use rescue::{rescued, write_rescued};
pub use tree::MAX_BYTES;
pub use written_rows::WrittenRows;

use crate::brief::brief_to;
use crate::form::{Form, UnknownKey, UnknownPlace};
use path::{PathStep, in_words};
use wire::FormWire;

/// What the file says it is.
const FORMAT: &str = "budget-form";

/// The version of the envelope and the form in it. Raise it with every change that an older program would misread, and add a migration.
pub const VERSION: u64 = 2;

/// The version of this program, which it writes into its files.
const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// Keys of the envelope.
const KNOWN: [&str; 5] = ["format", "version", "program", "form", "results"];

/// Letters of a version of the program at most; what is longer is none.
const MOST_OF_VERSION: usize = 24;

/// Why a text is not a form this program can open. Each says where and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The file holds nothing but white space.
    Empty,
    /// The JSON breaks off: line and column of the end.
    Truncated(usize, usize),
    /// Not JSON: line and column of the first offence.
    NotJson(usize, usize),
    /// JSON, but not a form of this program.
    NotAForm,
    /// Written by a newer program: the version of the format, and that of the program where the file says it.
    TooNew(u64, Option<String>),
    /// Says that it is of a version that there is not: what it says.
    NoSuchVersion(String),
    /// All that a browser kept, as the recovery panel writes it; more than one form may be in it.
    Rescued,
    /// A file of the recovery panel without any form in it.
    NothingKept,
    /// More than any file of this program: its length in bytes.
    TooLarge(usize),
    /// Values within values, more than a file of this program has.
    TooDeep,
    /// A value of the wrong kind: its place in words, and what was found there.
    Damaged(String, String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("文件是空的，请重新选择由本程序导出的 JSON 文件"),
            Self::Truncated(line, column) => {
                write!(f, "文件不完整，在第 {line} 行第 {column} 列中断，请重新复制或请对方重新导出")
            }
            Self::NotJson(line, column) => {
                write!(f, "文件不是有效的 JSON，第 {line} 行第 {column} 列无法识别，请选择由本程序导出的文件")
            }
            Self::NotAForm => f.write_str("这不是绩效目标表文件，请选择由本程序导出的 JSON 文件"),
            Self::TooNew(version, program) => {
                let newer = program.as_ref().map_or_else(String::new, |program| format!(" {program} 或"));
                let ours = env!("CARGO_PKG_VERSION");
                write!(
                    f,
                    "内容是更新的程序写的，请用本程序{newer}更新的版本打开（本程序 {ours} 只能读到格式 {VERSION}，这里是格式 {version}）"
                )
            }
            Self::NoSuchVersion(found) => {
                write!(
                    f,
                    "文件的格式版本{found}，不是本程序的版本（1 至 {VERSION}），请对方在“交表”中重新生成 JSON 文件"
                )
            }
            Self::Rescued => {
                f.write_str("这是浏览器数据的备份，里面可能有几张表，请在“我的表”中点“导入”，选择其中的表")
            }
            Self::NothingKept => f.write_str("备份文件中没有表，请选择在保存过表的浏览器中导出的备份"),
            Self::TooLarge(bytes) => {
                let (size, most) = (megabytes(*bytes as u64), MAX_BYTES >> 20);
                write!(
                    f,
                    "文件太大（{size} MB，最多能读 {most} MB 和 200 万项内容），不像是一张表，请选择由本程序导出的文件"
                )
            }
            Self::TooDeep => f.write_str("文件中括号的层数太多，不是由本程序导出的文件，请重新选择"),
            Self::Damaged(path, found) => {
                write!(f, "文件中“{path}”处的内容无法识别（{found}），请核对该处或请对方重新导出")
            }
        }
    }
}

impl core::error::Error for ReadError {}

/// A form read from a file, and what in the file was passed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The form that was read.
    pub form: Form,
    /// Sentences about what the file had and the form has no place for.
    pub remarks: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    format: &'static str,
    version: u64,
    program: &'static str,
    form: &'a FormWire,
    #[serde(skip_serializing_if = "Option::is_none")]
    results: Option<Value>,
}

impl<'a> Envelope<'a> {
    fn of(form: &'a FormWire, results: Option<Value>) -> Self {
        Self { format: FORMAT, version: VERSION, program: PROGRAM, form, results }
    }
}

/// The form as a value of JSON, without the envelope: what [`importText`](crate::engine) answers and `evaluate` takes.
pub fn form_value(form: &Form) -> Value {
    let mut value = serde_json::to_value(FormWire::from(form)).unwrap_or_default();
    unknown::put_back(&mut value, &form.unknown);
    value
}

/// A form in the value that [`form_value`] gives.
///
/// # Errors
/// [`ReadError`] names what is none of a form.
pub fn of_form_value(value: &Value) -> Result<Form, ReadError> {
    decode::decode(value, &[]).map(|opened| opened.form)
}

/// The envelope as text, for a file or for storage. `results` is what [`crate::evaluate`] computed, if it shall be in it.
pub fn write(form: &Form, results: Option<Value>) -> String {
    if !form.unknown.is_empty() {
        return write_with_unknown(form, results);
    }
    // Texts, numbers and lists only: there is nothing in it that could fail to be written.
    serde_json::to_string_pretty(&Envelope::of(&FormWire::from(form), results)).unwrap_or_default()
}

/// The same for a form with keys that this version does not know.
fn write_with_unknown(form: &Form, results: Option<Value>) -> String {
    let mut file = json!({ "format": FORMAT, "version": VERSION, "program": PROGRAM, "form": form_value(form) });
    if let Some(file) = file.as_object_mut() {
        if let Some(results) = results {
            file.insert("results".to_owned(), results);
        }
        for UnknownKey { key, value, .. } in form.unknown.iter().filter(|of| of.place == UnknownPlace::File) {
            file.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Whole megabytes with one decimal, never less than there are.
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// The text without the byte order mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.trim_start_matches('\u{feff}')
}

/// Reads an envelope, or a bare form.
///
/// # Errors
/// [`ReadError`] names the place and says what to do.
pub fn read(text: &str) -> Result<Opened, ReadError> {
    let text = without_mark(text);
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    match strict::read(text) {
        Some(wire) => Ok(decode::decode_wire(wire)),
        None => read_noting_places(text),
    }
}

/// Reads an envelope, or a bare form, by way of a tree of values: for what stands otherwise than this program writes it.
fn read_noting_places(text: &str) -> Result<Opened, ReadError> {
    let tree::Tree { mut value, repeated } = tree::read(text)?;
    let has_envelope = value.get("format").is_some();
    let beside = value.as_object().filter(|_| has_envelope).map(|file| unknown::of_file(file, &KNOWN));
    let form = form_in(&mut value)?;
    // Places are named from the form on; results are not read, so there are no remarks about them.
    let inside = |path: Vec<PathStep>| match path.as_slice() {
        [PathStep::Key(form), rest @ ..] if has_envelope && form == "form" && !rest.is_empty() => Some(rest.to_vec()),
        [PathStep::Key(results), _, ..] if has_envelope && results == "results" => None,
        _ => Some(path),
    };
    let repeated: Vec<Vec<PathStep>> = repeated.into_iter().filter_map(inside).collect();
    let mut opened = decode::decode(&form, &repeated)?;
    for of in beside.unwrap_or_default() {
        opened.remarks.push(decode::unknown_remark(&[PathStep::Key(of.key.clone())]));
        opened.form.unknown.push(of);
    }
    Ok(opened)
}

/// Whether writing a form that was read from a text of the current version would lose something that stands in the text: a key with some content.
pub fn loses_something(text: &str, form: &Form) -> bool {
    let Ok(tree) = tree::read(without_mark(text)) else { return false };
    let original = tree.value;
    if original.get("version").and_then(Value::as_u64) != Some(VERSION) {
        return false;
    }
    original.get("form").is_some_and(|original| lacks(&form_value(form), original))
}

/// Whether a value lacks something that another one has.
fn lacks(written: &Value, original: &Value) -> bool {
    match (written, original) {
        (Value::Object(written), Value::Object(original)) => {
            original.iter().any(|(key, value)| match written.get(key) {
                Some(there) => lacks(there, value),
                None => !is_nothing(value),
            })
        }
        (Value::Array(written), Value::Array(original)) => {
            written.len() < original.len()
                || written.iter().zip(original).any(|(written, original)| lacks(written, original))
        }
        _ => false,
    }
}

/// Whether a value says nothing, so that leaving it out loses nothing.
fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.iter().all(is_nothing),
        Value::Object(entries) => entries.values().all(is_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Finds the form in the envelope and brings it up to the current version.
fn form_in(value: &mut Value) -> Result<Value, ReadError> {
    let object = value.as_object_mut().ok_or(ReadError::NotAForm)?;
    let Some(format) = object.get("format") else {
        // A bare form has no version of its own; it is what the current program writes.
        let keys = ["year", "stage", "profile", "funds", "goals", "indicators", "progress", "baseData", "settings"];
        let looks_right = keys.iter().any(|key| object.contains_key(*key));
        return if looks_right { Ok(value.take()) } else { Err(ReadError::NotAForm) };
    };
    if format == rescue::FORMAT {
        return Err(ReadError::Rescued);
    }
    if format != FORMAT {
        return Err(ReadError::NotAForm);
    }
    let version = object.get("version").and_then(Value::as_u64);
    let version = version.ok_or_else(|| no_such_version(object.get("version")))?;
    if version > VERSION {
        return Err(ReadError::TooNew(version, program_in(object)));
    }
    let at_form = || in_words(&[PathStep::Key("form".to_owned())]);
    let form = object.get_mut("form").map(Value::take);
    let form = form.ok_or_else(|| ReadError::Damaged(at_form(), "缺少这一项".to_owned()))?;
    if !form.is_object() {
        return Err(ReadError::Damaged(at_form(), "应写成花括号中的一组内容".to_owned()));
    }
    migrate::to_current(form, version)
}

/// The version of the program that wrote a file, where the file says one.
fn program_in(object: &serde_json::Map<String, Value>) -> Option<String> {
    let program = object.get("program")?.as_str()?;
    let is_version = program.len() <= MOST_OF_VERSION
        && program.starts_with(|c: char| c.is_ascii_digit())
        && program.chars().all(|c| c.is_ascii_alphanumeric() || ".-+".contains(c));
    is_version.then(|| program.to_owned())
}

/// What a file says in place of its version.
fn no_such_version(found: Option<&Value>) -> ReadError {
    ReadError::NoSuchVersion(match found {
        None => "没有写".to_owned(),
        Some(Value::String(text)) => format!("写的是文本“{}”", brief_to(text, path::MOST_QUOTED)),
        Some(Value::Array(_) | Value::Object(_)) => "写的不是数字".to_owned(),
        Some(other) => format!("写的是 {}", brief_to(&other.to_string(), path::MOST_QUOTED)),
    })
}

#[cfg(test)]
mod tests {
    //! What the tests of several readers are about.

    use serde_json::Value;

    use crate::exchange::example;
    use crate::form::{
        Acceptance, Approved, BaseItem, Cause, EqualRule, Field, Form, Judgement, LastYear, Likelihood, MadeFrom,
        PerPeriod, Period, SelfReview, UnplacedLine,
    };

    /// The example with everything in it that a form can have.
    pub(super) fn full() -> Form {
        let mut form = example::form();
        form.last_year = Some(Box::new(LastYear::of(&form, |row| row.actual.full_year.clone())));
        form.approved = Some(Box::new(Approved::of(&form, "某稿", "2025-02-10")));
        form.made_from = Some(MadeFrom { year: "2024".into(), unit: "某局".into() });
        for (item, period) in BaseItem::ALL.into_iter().flat_map(|item| Period::ALL.map(|period| (item, period))) {
            form.text_mut(Field::Base(item, period)).into_iter().for_each(|text| *text = "1".into());
        }
        form.unplaced.push(UnplacedLine { line: 1, text: "某行".into(), reason: "某因".into() });
        form.self_review = SelfReview { problems: "某题".into(), measures: "某法".into() };
        form.acceptances.push(Acceptance::default());
        for level2 in form.indicators.group_mut(crate::form::Level1::Decision) {
            for row in &mut level2.rows {
                let texts = || PerPeriod { half_year: "甲".to_owned(), full_year: "乙".to_owned() };
                (row.key_task, row.weight, row.rating) = ("丙".into(), "1".into(), "2".into());
                (row.actual, row.override_reason, row.explanation) = (texts(), texts(), texts());
                row.adjustment_reason = "戊".into();
                row.carried_over = PerPeriod { half_year: true, full_year: true };
                row.equal_rule = Some(EqualRule::ALL[0]);
                row.judgement.half_year = Some(Judgement::ALL[0]);
                row.monitoring.expected = "丁".into();
                row.monitoring.likelihood = Some(Likelihood::ALL[0]);
                row.monitoring.causes = vec![Cause::Other];
            }
        }
        form
    }

    /// The ways to all values, as pointers.
    pub(super) fn collect(value: &Value, at: String, into: &mut Vec<String>) {
        match value {
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| collect(value, format!("{at}/{key}"), into));
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(nth, item)| collect(item, format!("{at}/{nth}"), into));
            }
            _ => {}
        }
        into.push(at);
    }
}
