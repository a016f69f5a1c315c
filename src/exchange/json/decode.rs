//! From JSON to a form, and what is wrong with a value in words: which, what stands there, and what should.

use serde::Deserialize;
use serde_json::Value;
use serde_path_to_error::Segment;

use super::known_keys::Strange;
use super::path::{MOST_QUOTED, PathStep, in_words};
use super::wire::FormWire;
use super::{Opened, ReadError, unknown};
use crate::brief::brief_to;
use crate::form::Form;

/// How many remarks are listed one by one; the others are counted.
const MOST_REMARKS: usize = 50;

/// A value that is none of a form.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Offence {
    /// The way to it; to the group that it is missing in, where it is missing.
    pub at: Vec<PathStep>,
    /// What is wrong with it.
    pub error: ReadError,
}

/// Decodes a form of the current version. Keys that stand twice have been noticed before.
pub(super) fn decode(form: &Value, repeated: &[Vec<PathStep>]) -> Result<Opened, ReadError> {
    decode_or_offence(form, repeated).map_err(|offence| offence.error)
}

/// The same, with the way to the first value that is none of a form. It notes what stands where, for the sentences about what is wrong with a form or
/// left out of it; a text in which nothing is, is read without (`strict`).
pub(super) fn decode_or_offence(form: &Value, repeated: &[Vec<PathStep>]) -> Result<Opened, Offence> {
    let strange = Strange::of(form);
    let mut track = serde_path_to_error::Track::new();
    let wire = FormWire::deserialize(serde_path_to_error::Deserializer::new(form, &mut track));
    let wire = wire.map_err(|error| {
        let at = known_steps(&track.path());
        let error = complaint(form, &at, &error.to_string());
        Offence { at, error }
    })?;
    if let Some(at) = strange.list {
        let error = ReadError::Damaged(in_words(&at), "写的是一个列表，这里不能是列表".to_owned());
        return Err(Offence { at, error });
    }
    let mut remarks: Vec<String> = repeated
        .iter()
        .map(|path| format!("“{}”在文件中写了不止一次，读入的是最后一个，请核对", in_words(path)))
        .collect();
    remarks.extend(strange.keys.iter().map(|path| unknown_remark(path)));
    let (mut into, rows) = wire.into_form(&mut remarks);
    into.unknown = unknown::of_form(form, &strange.keys, &rows);
    Ok(opened(into, remarks))
}

/// A form in which everything has its place.
pub(super) fn decode_wire(wire: FormWire) -> Opened {
    let mut remarks = Vec::new();
    let (form, _) = wire.into_form(&mut remarks);
    opened(form, remarks)
}

fn opened(form: Form, mut remarks: Vec<String>) -> Opened {
    if let Some(more) = remarks.len().checked_sub(MOST_REMARKS).filter(|more| *more > 0) {
        remarks.truncate(MOST_REMARKS);
        remarks.push(format!("另有 {more} 处类似情况，没有逐一列出"));
    }
    Opened { form, remarks }
}

pub(super) fn unknown_remark(path: &[PathStep]) -> String {
    match path.split_last() {
        Some((PathStep::Key(key), above)) if !above.is_empty() => {
            format!("{}中的“{}”本程序不认识，已原样保留", in_words(above), brief_to(key, MOST_QUOTED))
        }
        Some((PathStep::Key(key), _)) => format!("文件中的“{}”本程序不认识，已原样保留", brief_to(key, MOST_QUOTED)),
        _ => format!("文件中的{}本程序不认识，已原样保留", in_words(path)),
    }
}

fn known_steps(path: &serde_path_to_error::Path) -> Vec<PathStep> {
    let step = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(PathStep::Index(*index)),
        Segment::Map { key } => Some(PathStep::Key(key.clone())),
        Segment::Enum { .. } | Segment::Unknown => None,
    };
    path.iter().filter_map(step).collect()
}

/// Turns a message of serde about a value into a sentence for people.
fn complaint(form: &Value, path: &[PathStep], said: &str) -> ReadError {
    let at = path.iter().try_fold(form, |value, step| match step {
        PathStep::Key(key) => value.get(key),
        PathStep::Index(at) => value.get(*at),
    });
    let quoted = |nth: usize| said.split('`').nth(nth).unwrap_or_default();
    if said.starts_with("missing field") {
        let missing: Vec<PathStep> = path.iter().cloned().chain([PathStep::Key(quoted(1).to_owned())]).collect();
        return ReadError::Damaged(in_words(&missing), "缺少这一项".to_owned());
    }
    let stands = at.map_or_else(|| "内容不对".to_owned(), describe);
    let wanted = if said.starts_with("unknown variant") {
        // Every second piece between back-quotes is an option; the first one is what stands there.
        let tail = said.rsplit_once("expected").map_or("", |(_, tail)| tail);
        let options: Vec<&str> = tail.split('`').skip(1).step_by(2).collect();
        format!("没有这个选项，可以写 {}", options.join("、"))
    } else {
        wanted(said.rsplit_once("expected ").map_or("", |(_, wanted)| wanted)).to_owned()
    };
    ReadError::Damaged(in_words(path), format!("{stands}，{wanted}"))
}

/// Describes a value that is not what it should be.
fn describe(value: &Value) -> String {
    match value {
        Value::Null => "写的是空值 null".to_owned(),
        Value::Bool(_) | Value::Number(_) => format!("写的是 {}", brief_to(&value.to_string(), MOST_QUOTED)),
        Value::String(text) => format!("写的是文本“{}”", brief_to(text, MOST_QUOTED)),
        Value::Array(_) => "写的是一个列表".to_owned(),
        Value::Object(_) => "写的是一组内容".to_owned(),
    }
}

/// What serde expects, in Chinese.
fn wanted(expected: &str) -> &'static str {
    let begins = |words: &[&str]| words.iter().any(|word| expected.starts_with(word));
    if begins(&["a string", "string or map", "variant identifier", "enum"]) {
        "应写成加引号的文本"
    } else if begins(&["a sequence"]) {
        "应写成方括号中的列表"
    } else if begins(&["u8", "u16", "u32", "u64", "usize", "tuple struct", "newtype struct"]) {
        "应写成不带引号的正整数"
    } else if begins(&["struct", "a map", "an object"]) {
        "应写成花括号中的一组内容"
    } else {
        "内容的种类不对"
    }
}
