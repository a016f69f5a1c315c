//! What the page takes from the answer about the text of a published form.

use serde::Deserialize;
use serde_json::Value;

use crate::exchange::json;
use crate::exchange::published::{Layout, Note, Skipped};
use crate::form::Form;

/// A form that was read from a text, and what the page says of the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextRead {
    /// The form.
    pub form: Form,
    /// Sentences about the reading.
    pub notes: Vec<String>,
    /// Lines passed over, with the reason.
    pub skipped: Vec<String>,
}

#[derive(Deserialize)]
struct Answer {
    form: Value,
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    layout: Layout,
    notes: Vec<Note>,
    skipped: Vec<Skipped>,
}

impl TextRead {
    /// Takes it from the bytes that the second module answers; `None` where they are something else.
    pub fn of_answer(bytes: &[u8]) -> Option<Self> {
        let Answer { form, report } = serde_json::from_slice(bytes).ok()?;
        let layout = format!("文字的来源：{}", report.layout.label());
        Some(Self {
            form: json::of_form_value(&form).ok()?,
            notes: core::iter::once(layout).chain(report.notes.iter().map(ToString::to_string)).collect(),
            skipped: report.skipped.iter().map(ToString::to_string).collect(),
        })
    }
}
