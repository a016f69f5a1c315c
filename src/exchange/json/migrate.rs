//! Bringing a form written by an older program up to the current version: one step per version, each on plain JSON.

use serde_json::Value;

use super::ReadError;

/// A form of `version` as a form of the current version.
///
/// # Errors
/// [`ReadError::Damaged`] for a version that never existed.
pub(super) fn to_current(form: Value, version: u64) -> Result<Value, ReadError> {
    match version {
        // Version 1 is the first and the current one.
        1 => Ok(form),
        other => Err(ReadError::Damaged("version".into(), format!("没有格式 {other}"))),
    }
}
