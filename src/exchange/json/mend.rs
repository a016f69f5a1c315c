//! What can be read of a damaged file: the form as far as it is whole, and everything else as lines that have found no place in it.

use serde_json::{Map, Value};

use super::path::{PathStep, in_words};
use super::torn::{self, LostPiece, NAMELESS};
use super::{FORMAT, ReadError, VERSION, decode, migrate, without_mark};
use crate::form::{Form, UnplacedLine};

/// Values that are taken out of a form at most, because they are none of a form. One that has more is not worth having.
const MOST_TAKEN_OUT: usize = 200;

/// The list of the indicators.
const INDICATORS: &str = "indicators";

/// Reads what can be read of a text that [`super::read`] refuses. What is lost stands among the lines without a place
/// ([`Form::unplaced`]), with the place it had. `None` where nothing can be read, and for what a newer program has written: there nothing is damaged.
pub fn mend(text: &str) -> Option<Form> {
    let text = without_mark(text);
    if text.len() > super::MAX_BYTES {
        return None;
    }
    let torn = torn::read(text);
    let Some(Value::Object(mut file)) = torn.value else { return None };
    let (mut value, begins_at) = form_in(&mut file)?;
    let mut lines: Vec<UnplacedLine> = torn.lost.into_iter().map(|piece| line_of(piece, begins_at)).collect();
    name_indicators(&mut value);
    take_out_nameless(&mut value, text, &mut lines);
    let mut form = decode_what_fits(&mut value, text, &mut lines)?;
    if form == (Form { unknown: form.unknown.clone(), ..Form::default() }) {
        return None;
    }
    form.unplaced.extend(lines);
    Some(form)
}

/// The form in a file, brought up to the current version, and how many steps of a way lead to it. What the file says of itself may be lost.
fn form_in(file: &mut Map<String, Value>) -> Option<(Value, usize)> {
    let format = file.get("format").cloned();
    let is_ours = format.as_ref().is_none_or(|format| format == FORMAT);
    let version = file.get("version").and_then(Value::as_u64).unwrap_or(VERSION);
    if !is_ours || version > VERSION {
        return None;
    }
    let (form, begins_at) = match file.remove("form").or_else(|| file.remove(NAMELESS)) {
        Some(form) => (form, 1),
        // A bare form, or a file that has lost what it says of itself.
        None if format.is_none() => (Value::Object(core::mem::take(file)), 0),
        None => return None,
    };
    let form = if form.is_object() { form } else { return None };
    migrate::to_current(form, version).ok().map(|form| (form, begins_at))
}

/// Decodes the form after everything was taken out of it that is none of a form; that is added to the lines.
fn decode_what_fits(value: &mut Value, text: &str, lines: &mut Vec<UnplacedLine>) -> Option<Form> {
    for _ in 0..MOST_TAKEN_OUT {
        let offence = match decode::decode_or_offence(value, &[]) {
            Ok(opened) => return Some(opened.form),
            Err(offence) => offence,
        };
        let taken = take_out(value, &offence.at)?;
        lines.extend(line_of_value(&taken, text, reason(&offence.error)));
    }
    None
}

/// A list without a name in a form without indicators is that of the indicators: a form has no longer one.
fn name_indicators(form: &mut Value) {
    if let Value::Object(entries) = form
        && !entries.contains_key(INDICATORS)
        && let Some(list) = entries.remove(NAMELESS)
    {
        entries.insert(if list.is_array() { INDICATORS } else { NAMELESS }.to_owned(), list);
    }
}

/// Takes the groups out of a form whose names are lost.
fn take_out_nameless(value: &mut Value, text: &str, lines: &mut Vec<UnplacedLine>) {
    match value {
        Value::Object(entries) => {
            let taken = entries.remove(NAMELESS);
            lines.extend(
                taken.and_then(|taken| line_of_value(&taken, text, "记录损坏，这一组内容的名称丢失".to_owned())),
            );
            entries.values_mut().for_each(|value| take_out_nameless(value, text, lines));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| take_out_nameless(item, text, lines)),
        _ => {}
    }
}

/// What a value says as one line; `None` where it says nothing.
fn line_of_value(value: &Value, text: &str, reason: String) -> Option<UnplacedLine> {
    let words = texts_in(value);
    let line = line_with(text, words.first()?);
    Some(UnplacedLine { line, text: words.join("，"), reason })
}

fn reason(error: &ReadError) -> String {
    match error {
        ReadError::Damaged(place, found) => format!("记录损坏：原在“{place}”，{found}"),
        other => format!("记录损坏：{other}"),
    }
}

fn line_of(LostPiece { at, line, text }: LostPiece, begins_at: usize) -> UnplacedLine {
    let inside = at.get(begins_at..).unwrap_or_default();
    let reason = if inside.is_empty() {
        "记录损坏，这一段无法识别".to_owned()
    } else {
        format!("记录损坏，“{}”处的这一段无法识别", in_words(inside))
    };
    UnplacedLine { line, text, reason }
}

/// Takes a value out of the one that it stands in; `None` for the whole.
fn take_out(value: &mut Value, at: &[PathStep]) -> Option<Value> {
    let (last, above) = at.split_last()?;
    let group = above.iter().try_fold(value, |value, step| match step {
        PathStep::Key(key) => value.get_mut(key),
        PathStep::Index(at) => value.get_mut(*at),
    })?;
    match (group, last) {
        (Value::Object(entries), PathStep::Key(key)) => entries.remove(key),
        (Value::Array(items), PathStep::Index(at)) if *at < items.len() => Some(items.remove(*at)),
        _ => None,
    }
}

/// What a value says: its texts and numbers, in their order.
fn texts_in(value: &Value) -> Vec<String> {
    match value {
        Value::Null => Vec::new(),
        Value::String(text) if text.is_empty() => Vec::new(),
        Value::String(text) => vec![text.clone()],
        Value::Bool(_) | Value::Number(_) => vec![value.to_string()],
        Value::Array(items) => items.iter().flat_map(texts_in).collect(),
        Value::Object(entries) => entries.values().flat_map(texts_in).collect(),
    }
}

/// The first line of a text with these words, counted from 1; the first of all where they are written in another way there.
fn line_with(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).map_or(1, |at| at + 1)
}
