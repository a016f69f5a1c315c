//! The report of an import as JSON, for scripts.

use serde_json::{Value, json};

use super::{Layout, Level1Count, Report, TotalMismatch};

impl Layout {
    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::Raw => "raw",
        }
    }
}

impl Report {
    /// The report as JSON: layout, counts by group, and what became of each line.
    pub fn to_json(&self) -> Value {
        json!({
            "layout": self.layout.code(),
            "indicators": self.groups.iter().map(|group| group.indicators).sum::<usize>(),
            "emptyLevel2": self.groups.iter().map(|group| group.empty_level2).sum::<usize>(),
            "counts": counts(&self.groups),
            "placed": self.placed,
            "skipped": self.skipped.iter().map(|line| json!({
                "line": line.line, "text": line.text, "reason": line.why,
            })).collect::<Vec<_>>(),
            "unplaced": self.unplaced,
            "notes": self.notes.iter().map(|note| json!({
                "lines": note.lines, "message": note.text, "check": note.check,
            })).collect::<Vec<_>>(),
            "totalMismatches": mismatches(&self.mismatches),
        })
    }
}

/// What was read of each 一级指标, by its code.
pub(crate) fn counts(groups: &[Level1Count]) -> Value {
    let count = |group: &Level1Count| {
        let counts = json!({
            "level2": group.level2,
            "emptyLevel2": group.empty_level2,
            "indicators": group.indicators,
        });
        (group.level1.code().to_owned(), counts)
    };
    Value::Object(groups.iter().map(count).collect())
}

/// The published totals that are not the sum of their parts.
pub(crate) fn mismatches(of: &[TotalMismatch]) -> Value {
    let mismatch =
        |of: &TotalMismatch| json!({ "total": of.total.code(), "published": of.published, "computed": of.computed });
    of.iter().map(mismatch).collect()
}
