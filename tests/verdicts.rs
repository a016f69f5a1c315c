//! The verdicts alone, as scripts ask for them for many forms: the same as among all results, at the same places.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use budget_form::engine;
use budget_form::exchange::{example, json};
use budget_form::form::{Form, Stage};
use serde_json::Value;

/// Whether all that stands in one value stands at the same place in another.
fn is_part(part: &Value, of: &Value) -> bool {
    match (part, of) {
        (Value::Object(part), Value::Object(of)) => {
            part.iter().all(|(key, value)| of.get(key).is_some_and(|of| is_part(value, of)))
        }
        (Value::Array(part), Value::Array(of)) => {
            part.len() == of.len() && part.iter().zip(of).all(|(part, of)| is_part(part, of))
        }
        _ => part == of,
    }
}

#[test]
fn verdicts_are_a_part_of_all_results() {
    let rated = Form { stage: Stage::SelfEvaluation, ..example::form() };
    for form in [Form::default(), example::form(), rated] {
        let text = json::write(&form, None);
        let [verdicts, all]: [Value; 2] = [Some("verdicts"), None]
            .map(|detail| serde_json::from_str(&engine::evaluate(&text, detail).unwrap()).unwrap());
        assert!(is_part(&verdicts, &all), "{verdicts}");
        assert_eq!(verdicts["indicators"].as_array().unwrap().len(), all["indicators"].as_array().unwrap().len());
        assert!(verdicts["score"].get("total").is_some() && verdicts["score"].get("grade").is_some());
    }
    assert!(engine::evaluate("{}", Some("verdict")).unwrap_err().contains("verdicts"));
}
