//! The report of an import as JSON, for scripts.

use serde_json::{Map, Value, json};

use super::{Layout, Report};

impl Layout {
    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::Raw => "raw",
            Self::Layout => "layout",
            Self::Columns => "columns",
        }
    }
}

impl Report {
    /// The report as JSON: layout, counts by group, and what became of each line.
    pub fn to_json(&self) -> Value {
        let counts: Map<String, Value> = self
            .groups
            .iter()
            .map(|group| {
                let counts = json!({
                    "level2": group.level2,
                    "emptyLevel2": group.empty_level2,
                    "indicators": group.indicators,
                });
                (group.level1.code().to_owned(), counts)
            })
            .collect();
        json!({
            "layout": self.layout.code(),
            "indicators": self.groups.iter().map(|group| group.indicators).sum::<usize>(),
            "emptyLevel2": self.groups.iter().map(|group| group.empty_level2).sum::<usize>(),
            "counts": counts,
            "placed": self.placed,
            "skipped": self.skipped.iter().map(|line| json!({
                "line": line.line, "text": line.text, "reason": line.why,
            })).collect::<Vec<_>>(),
            "unplaced": self.unplaced,
            "notes": self.notes.iter().map(|note| json!({
                "lines": note.lines, "message": note.text, "check": note.check,
            })).collect::<Vec<_>>(),
            "totalMismatches": self.mismatches.iter().map(|mismatch| json!({
                "total": mismatch.total.code(), "published": mismatch.published, "computed": mismatch.computed,
            })).collect::<Vec<_>>(),
        })
    }
}
