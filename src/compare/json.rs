//! A comparison as JSON, for scripts.

use serde_json::{Map, Value, json};

use super::{Change, ChangeKind, Comparison};
use crate::form::{Field, Level1};

/// The counts by kind, and every change.
pub fn to_json(comparison: &Comparison) -> Value {
    let counts: Map<String, Value> =
        ChangeKind::ALL.iter().map(|kind| (kind.code().to_owned(), json!(comparison.count(*kind)))).collect();
    let changes: Vec<Value> = comparison.changes.iter().map(change).collect();
    json!({ "counts": counts, "changes": changes })
}

fn change(change: &Change) -> Value {
    let field = |field: Option<Field>| field.map(|field| field.to_string());
    json!({
        "section": change.section.code(),
        "level1": change.section.level1().map(Level1::code),
        "level2": change.level2,
        "name": change.name,
        "column": change.column,
        "kind": change.kind.code(),
        "old": change.old,
        "new": change.new,
        "oldField": field(change.old_field),
        "newField": field(change.new_field),
    })
}
