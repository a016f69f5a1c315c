//! The report about an import: what was read, left out, and is to be checked.

use core::fmt;

use serde::Deserialize;

use crate::form::{IncomeTotal, Level1, UnplacedLine};

/// How the text came out of the PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Layout {
    /// Copied from a viewer: cell after cell, blank lines between.
    Copied,
    /// `pdftotext -raw`: cell after cell.
    Raw,
}

impl Layout {
    /// The name shown to the user.
    pub fn label(self) -> &'static str {
        match self {
            Self::Copied => "从 PDF 阅读器复制的文本",
            Self::Raw => "按单元格顺序的文本（pdftotext -raw）",
        }
    }
}

/// Something the user should know or check: a sentence, and the lines of the text it is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Note {
    /// Line numbers, counted from 1; empty for a note on the whole text.
    pub lines: Vec<usize>,
    /// The sentence for the user.
    #[serde(rename = "message")]
    pub text: String,
    /// Whether the reading had a choice here and the user should compare with the published form.
    pub check: bool,
}

/// Line numbers that a note names at most.
const MOST_NAMED: usize = 6;

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { lines, text, check } = self;
        f.write_str(if *check { "请核对：" } else { "" })?;
        let named: Vec<String> = lines.iter().take(MOST_NAMED).map(ToString::to_string).collect();
        if named.is_empty() {
            return f.write_str(text);
        }
        let more = if lines.len() > named.len() { "等" } else { "" };
        write!(f, "第 {}{more} 行：{text}", named.join("、"))
    }
}

/// A line that was left out on purpose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Skipped {
    /// Where it stood, counted from 1.
    pub line: usize,
    /// The line, verbatim.
    pub text: String,
    /// Why it says nothing of its own.
    #[serde(rename = "reason")]
    pub why: String,
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第 {} 行“{}”：{}", self.line, self.text, self.why)
    }
}

/// What was read of one 一级指标.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level1Count {
    /// The 一级指标.
    pub level1: Level1,
    /// The number of 二级指标.
    pub level2: usize,
    /// The number of 二级指标 without any 三级指标.
    pub empty_level2: usize,
    /// The number of 三级指标.
    pub indicators: usize,
}

/// A published total that is not the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalMismatch {
    /// The total that disagrees.
    pub total: IncomeTotal,
    /// The total as it was published.
    pub published: String,
    /// What the parts add up to.
    pub computed: String,
}

/// What became of the text. Every line that is not blank is in exactly one of `placed`, `skipped` and `unplaced`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// How the text came out of the PDF.
    pub layout: Layout,
    /// What was read, by group, in the order of the form.
    pub groups: [Level1Count; 5],
    /// Numbers of the lines that were read.
    pub placed: Vec<usize>,
    /// Lines left out on purpose.
    pub skipped: Vec<Skipped>,
    /// Lines without a place; the form keeps the same list.
    pub unplaced: Vec<UnplacedLine>,
    /// What to know and what to check.
    pub notes: Vec<Note>,
    /// Published totals that disagree with their parts.
    pub mismatches: Vec<TotalMismatch>,
}

/// Collects notes while reading.
#[derive(Default)]
pub(super) struct Notes(pub Vec<Note>);

impl Notes {
    /// Adds a note for information.
    pub fn inform(&mut self, lines: Vec<usize>, text: String) {
        self.add(lines, text, false);
    }

    /// Adds a note that asks the user to compare with the published form.
    pub fn check(&mut self, lines: Vec<usize>, text: String) {
        self.add(lines, text, true);
    }

    fn add(&mut self, lines: Vec<usize>, text: String, check: bool) {
        self.0.push(Note { lines, text, check });
    }
}
