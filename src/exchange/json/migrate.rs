//! Bringing a form written by an older program up to the current version: one step per version, each on plain JSON.

use serde_json::Value;

use super::ReadError;

/// A form of `version` as a form of the current version.
///
/// # Errors
/// [`ReadError::NoSuchVersion`] for a version that never existed.
pub(super) fn to_current(mut form: Value, version: u64) -> Result<Value, ReadError> {
    match version {
        1 => {
            rows_follow_the_form(&mut form);
            Ok(form)
        }
        2 => Ok(form),
        other => Err(ReadError::NoSuchVersion(format!("写的是 {other}"))),
    }
}

/// 1 → 2: what a ＝ target asks for became a setting of the form. Version 1 wrote its only default, `reach`, into every row; such a row now
/// follows the form, whose default is the same.
fn rows_follow_the_form(form: &mut Value) {
    let rows = form.get_mut("indicators").and_then(Value::as_array_mut);
    for row in rows.into_iter().flatten().filter_map(Value::as_object_mut) {
        if row.get("equalRule").is_some_and(|rule| rule == "reach") {
            row.remove("equalRule");
        }
    }
}
