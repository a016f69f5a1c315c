//! The program's own file: a versioned JSON envelope with the form and, for readers without this program, the computed results.
//!
//! Reading trusts nothing: a file that is not understood gives one sentence that names the place and changes nothing.
//! Results are written, never read: they are computed anew from the form.

mod migrate;
mod wire;

use core::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::form::Form;
use wire::FormWire;

/// What the file says it is.
const FORMAT: &str = "budget-form";

/// The version of the envelope and the form in it. Raise it with every change that an older program would misread, and add a migration.
pub const VERSION: u64 = 2;

/// Why a text is not a form this program can open. Each says where and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing in it.
    Empty,
    /// The JSON breaks off: line and column of the end.
    Truncated(usize, usize),
    /// Not JSON: line and column of the first offence.
    NotJson(usize, usize),
    /// JSON, but not a form of this program.
    NotAForm,
    /// Written by a newer program: its version.
    TooNew(u64),
    /// A value of the wrong kind: the path to it and what was found there.
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
            Self::TooNew(version) => {
                write!(f, "文件由更新的版本导出（格式 {version}，本程序能读到格式 {VERSION}），请用新版程序打开")
            }
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
    /// The form.
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

/// The form as a value of JSON, without the envelope: what [`importText`](crate::engine) answers and `evaluate` takes.
pub fn form_value(form: &Form) -> Value {
    serde_json::to_value(FormWire::from(form)).unwrap_or_default()
}

/// The envelope as text, for a file or for storage. `results` is what [`crate::evaluate`] computed, if it shall be in it.
pub fn write(form: &Form, results: Option<Value>) -> String {
    let wire = FormWire::from(form);
    let envelope =
        Envelope { format: FORMAT, version: VERSION, program: env!("CARGO_PKG_VERSION"), form: &wire, results };
    // Texts, numbers and lists only: there is nothing in it that could fail to be written.
    serde_json::to_string_pretty(&envelope).unwrap_or_default()
}

/// Reads an envelope, or a bare form.
///
/// # Errors
/// [`ReadError`] names the place and says what to do.
pub fn read(text: &str) -> Result<Opened, ReadError> {
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut value: Value = serde_json::from_str(text).map_err(|error| {
        if error.is_eof() {
            ReadError::Truncated(error.line(), error.column())
        } else {
            ReadError::NotJson(error.line(), error.column())
        }
    })?;
    let form = form_in(&mut value)?;
    decode(form)
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
    if format != FORMAT {
        return Err(ReadError::NotAForm);
    }
    let version = object.get("version").and_then(Value::as_u64);
    let version = version.ok_or_else(|| ReadError::Damaged("version".into(), "缺少版本号".into()))?;
    if version > VERSION {
        return Err(ReadError::TooNew(version));
    }
    let form = object.get_mut("form").map(Value::take);
    let form = form.filter(Value::is_object).ok_or_else(|| ReadError::Damaged("form".into(), "缺少表的内容".into()))?;
    migrate::to_current(form, version)
}

fn decode(form: Value) -> Result<Opened, ReadError> {
    let mut remarks = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(form, &mut track);
    let wire = serde_ignored::deserialize(tracked, |path| {
        remarks.push(format!("文件中的“{path}”不属于本表，未读入"));
    });
    match wire {
        Ok::<FormWire, _>(wire) => {
            let form = wire.into_form(&mut remarks);
            Ok(Opened { form, remarks })
        }
        Err(error) => Err(ReadError::Damaged(track.path().to_string(), in_chinese(&error.to_string()))),
    }
}

/// What serde says of a value, for people: its three usual complaints; anything else stays as it is.
fn in_chinese(complaint: &str) -> String {
    let quoted = complaint.split('`').nth(1).unwrap_or_default();
    if complaint.starts_with("unknown variant") {
        format!("没有“{quoted}”这个选项")
    } else if complaint.starts_with("missing field") {
        format!("缺少“{quoted}”")
    } else if complaint.ends_with("expected a string") {
        "应写成加引号的文本".to_owned()
    } else {
        complaint.to_owned()
    }
}
