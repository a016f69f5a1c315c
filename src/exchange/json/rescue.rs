//! The file that the recovery panel of the page writes (导出浏览器中保存的数据): every record of the browser, as it is kept. The panel works where the
//! program cannot, so it copies texts and understands none of them.

use serde_json::Value;

use super::path::{PathStep, in_words};
use super::{ReadError, no_such_version, tree};

/// What the file says it is.
pub(super) const FORMAT: &str = "budget-form-rescue";
/// The only version there has been.
const VERSION: u64 = 1;

/// Such a file with these records, each under the key that it is kept under. `exported` is the time in words.
pub fn write_rescued(exported: &str, entries: &serde_json::Map<String, Value>) -> String {
    let program = env!("CARGO_PKG_VERSION");
    let file = serde_json::json!({
        "format": FORMAT, "version": VERSION, "program": program, "exported": exported, "entries": entries
    });
    // Texts and numbers only: there is nothing in it that could fail to be written.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// The records in such a file, each with the key that it was kept under; `None` for a text that is no such file.
///
/// # Errors
/// [`ReadError`] when it is no JSON, or such a file without records.
pub fn rescued(text: &str) -> Result<Option<Vec<(String, String)>>, ReadError> {
    let tree = tree::read(super::without_mark(text))?;
    let Value::Object(mut file) = tree.value else { return Ok(None) };
    if file.get("format").is_none_or(|format| format != FORMAT) {
        return Ok(None);
    }
    match file.get("version") {
        Some(version) if version.as_u64() == Some(VERSION) => {}
        other => return Err(no_such_version(other)),
    }
    let Some(Value::Object(entries)) = file.remove("entries") else {
        return Err(ReadError::Damaged(in_words(&[PathStep::Key("entries".to_owned())]), "缺少这一项".to_owned()));
    };
    // What is no text cannot have come from the browser's storage; as JSON it is shown with the others that cannot be read.
    let text = |value: Value| if let Value::String(text) = value { text } else { value.to_string() };
    Ok(Some(entries.into_iter().map(|(key, value)| (key, text(value))).collect()))
}
