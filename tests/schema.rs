//! The published JSON Schema of the exported file says what the program writes and reads.

#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::evaluate::{Detail, Evaluation, results};
use budget_form::exchange::json;
use budget_form::form::Stage;
use serde_json::{Map, Value, json};
use support::declared_form;
use support::faultless::faultless;

fn schema() -> Value {
    serde_json::from_str(include_str!("../src/exchange/json/schema.json")).unwrap()
}

/// What is wrong with a value by a schema of the few words that ours uses; a key that the schema does not have is wrong too, because we write none.
fn wrongs(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let definition = &root["$defs"][name.rsplit('/').next().unwrap()];
        return wrongs(root, definition, value, at);
    }
    if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
        let all: Vec<Vec<String>> = any.iter().map(|one| wrongs(root, one, value, at)).collect();
        return if all.iter().any(Vec::is_empty) { Vec::new() } else { all.concat() };
    }
    if schema.get("const").is_some_and(|constant| constant != value) {
        return vec![format!("{at}: {value} is not {}", schema["const"])];
    }
    if schema.get("enum").and_then(Value::as_array).is_some_and(|words| !words.contains(value)) {
        return vec![format!("{at}: {value} is none of {}", schema["enum"])];
    }
    let fits = match schema.get("type").and_then(Value::as_str) {
        None => true,
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("null") => value.is_null(),
        Some(other) => panic!("the test does not know {other}"),
    };
    if !fits {
        return vec![format!("{at}: {value} is no {}", schema["type"])];
    }
    let empty = Map::new();
    let known = schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    let mut wrong: Vec<String> = required
        .filter(|key| value.get(key.as_str().unwrap()).is_none())
        .map(|key| format!("{at}: {key} is missing"))
        .collect();
    for (key, value) in value.as_object().into_iter().flatten() {
        match known.get(key) {
            Some(schema) => wrong.extend(wrongs(root, schema, value, &format!("{at}/{key}"))),
            // What was computed is described in words only.
            None if known.is_empty() => {}
            None => wrong.push(format!("{at}: the schema does not have {key}")),
        }
    }
    for (nth, item) in value.as_array().into_iter().flatten().enumerate() {
        wrong.extend(wrongs(root, &schema["items"], item, &format!("{at}/{nth}")));
    }
    wrong
}

fn wrong_with(file: &Value) -> Vec<String> {
    wrongs(&schema(), &schema(), file, "")
}

/// The example of every key that a form can have, as `known_keys` has it: the schema must name the same.
fn keys_of(root: &Value, schema: &Value) -> Value {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return keys_of(root, &root["$defs"][name.rsplit('/').next().unwrap()]);
    }
    if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
        return keys_of(root, &any[0]);
    }
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        return properties.iter().map(|(key, of)| (key.clone(), keys_of(root, of))).collect();
    }
    match schema.get("items") {
        Some(items) => json!([keys_of(root, items)]),
        None => json!(0),
    }
}

#[test]
fn the_schema_has_the_keys_of_a_form_and_no_others() {
    let root = schema();
    assert_eq!(keys_of(&root, &root["$defs"]["form"]), json::known_keys());
}

#[test]
fn what_the_program_writes_fits_the_schema() {
    for form in [declared_form(), faultless(Stage::SelfEvaluation).form().clone()] {
        let results = results(&form, &Evaluation::of(&form), Detail::Explained);
        let file: Value = serde_json::from_str(&json::write(&form, Some(results))).unwrap();
        assert_eq!(wrong_with(&file), Vec::<String>::new());
    }
    let kept: Value = serde_json::from_str(include_str!("fixtures/form-v2.json")).unwrap();
    assert_eq!(wrong_with(&kept), Vec::<String>::new(), "version 2 is as it was");
}

#[test]
fn what_the_program_refuses_does_not_fit_the_schema() {
    let good: Value = serde_json::from_str(include_str!("fixtures/form-v2.json")).unwrap();
    for (at, value) in [
        ("/version", json!(3)),
        ("/form/year", json!(2025)),
        ("/form/stage", json!("later")),
        ("/form/indicators/0/level1", json!("duties")),
        ("/form/indicators/0/target", json!("≥5")),
        ("/form/indicators", json!({})),
        ("/form/settings/executionBase", json!("both")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(at).unwrap() = value;
        assert!(!wrong_with(&bad).is_empty(), "{at} by the schema");
        assert!(json::read(&bad.to_string()).is_err(), "{at} by the program");
    }
}
