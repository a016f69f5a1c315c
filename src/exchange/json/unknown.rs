//! Keys that this version does not know: taken out of a file when it is read, and put back when it is written.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::path::PathStep;
use crate::form::{RowId, UnknownKey, UnknownPlace};

/// The list of the indicators, whose items are known by their numbers.
const INDICATORS: &str = "indicators";

/// The unknown keys of a form as it stands in a file. `rows` are the numbers that its indicators were given, in the order of the file.
pub(super) fn of_form(form: &Value, keys: &BTreeSet<Vec<PathStep>>, rows: &[RowId]) -> Vec<UnknownKey> {
    keys.iter().filter_map(|path| unknown(form, path, keys, rows)).collect()
}

/// The unknown keys beside the form.
pub(super) fn of_file(file: &Map<String, Value>, known: &[&str]) -> Vec<UnknownKey> {
    let unknown = file.iter().filter(|(key, _)| !known.contains(&key.as_str()));
    unknown
        .map(|(key, value)| UnknownKey { place: UnknownPlace::File, key: key.clone(), value: value.clone() })
        .collect()
}

fn unknown(form: &Value, path: &[PathStep], all: &BTreeSet<Vec<PathStep>>, rows: &[RowId]) -> Option<UnknownKey> {
    let (PathStep::Key(key), above) = path.split_last()? else { return None };
    let value = at(form, path)?.clone();
    let place = match above {
        [PathStep::Key(list), PathStep::Index(row), below @ ..] if list == INDICATORS => {
            UnknownPlace::Row(*rows.get(*row)?, keys_of(below)?)
        }
        [list @ .., PathStep::Index(nth)] => {
            UnknownPlace::Item { list: keys_of(list)?, at: *nth, item: known_part(form, above, all)? }
        }
        above => UnknownPlace::Form(keys_of(above)?),
    };
    Some(UnknownKey { place, key: key.clone(), value })
}

/// The keys of a way that goes through no list.
fn keys_of(path: &[PathStep]) -> Option<Vec<String>> {
    let key = |step: &PathStep| match step {
        PathStep::Key(key) => Some(key.clone()),
        PathStep::Index(_) => None,
    };
    path.iter().map(key).collect()
}

fn at<'a>(form: &'a Value, path: &[PathStep]) -> Option<&'a Value> {
    path.iter().try_fold(form, |value, step| match step {
        PathStep::Key(key) => value.get(key),
        PathStep::Index(at) => value.get(*at),
    })
}

/// An item without its unknown keys.
fn known_part(form: &Value, item: &[PathStep], all: &BTreeSet<Vec<PathStep>>) -> Option<Value> {
    let mut known = at(form, item)?.as_object()?.clone();
    known.retain(|key, _| {
        let path: Vec<PathStep> = item.iter().cloned().chain([PathStep::Key(key.clone())]).collect();
        !all.contains(&path)
    });
    Some(Value::Object(known))
}

/// Puts the unknown keys back into a form that is to be written. What stood in a row or item that is gone, is gone with it.
pub(super) fn put_back(form: &mut Value, unknown: &[UnknownKey]) {
    for UnknownKey { place, key, value } in unknown {
        let object = match place {
            UnknownPlace::File => None,
            UnknownPlace::Form(keys) => below(Some(&mut *form), keys, false),
            // A group of a row is left out where nothing stands in it.
            UnknownPlace::Row(row, keys) => below(row_of(form, *row), keys, true),
            UnknownPlace::Item { list, at, item } => {
                let list = below(Some(&mut *form), list, false).and_then(|list| list.get_mut(*at));
                // Both have every known key, or leave the same ones out.
                list.filter(|of| of.as_object().is_some_and(|of| item.as_object() == Some(of) || is_like(of, item)))
            }
        };
        if let Some(object) = object.and_then(Value::as_object_mut) {
            object.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
}

/// Whether an item says what it said when it was read: a key that was left out then is empty now.
fn is_like(now: &Map<String, Value>, then: &Value) -> bool {
    now.iter().all(|(key, value)| then.get(key).map_or_else(|| value == "" || value.is_null(), |then| then == value))
}

fn row_of(form: &mut Value, row: RowId) -> Option<&mut Value> {
    let rows = form.get_mut(INDICATORS)?.as_array_mut()?;
    rows.iter_mut().find(|of| of.get("id").and_then(Value::as_u64) == Some(u64::from(row.0)))
}

/// The value below some keys. One that is not there is made, if it may be.
fn below<'a>(value: Option<&'a mut Value>, keys: &[String], makes: bool) -> Option<&'a mut Value> {
    keys.iter().try_fold(value?, |value, key| {
        let object = value.as_object_mut()?;
        if makes && !object.contains_key(key) {
            object.insert(key.clone(), Value::Object(Map::new()));
        }
        object.get_mut(key)
    })
}
