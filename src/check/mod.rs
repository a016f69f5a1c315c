//! 审核: findings about a form, each with a stable code. All are collected, none stops the work.
//!
//! | code | severity | what it finds |
//! |------|----------|---------------|
//! | C01 | 提醒 | a required text is missing |
//! | C02 | 错误 | an amount is not understood |
//! | C03 | 错误 | a published total is not the sum of its parts |
//! | C04 | 错误 | 收入 and 支出 differ |
//! | C05 | 提醒 | an indicator has no name |
//! | C06 | 提醒 | a target is empty |
//! | C07 | 提醒 | a target is not understood |
//! | C08 | 提醒 | lines of an imported text have found no place |
//! | C09 | 提醒 | 年度 is not a year |

mod completeness;

use core::fmt;

use serde::{Serialize, Serializer};

use crate::form::{Field, Form};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// 错误: the form contradicts itself.
    Error,
    /// 提醒: something is missing or doubtful.
    Warning,
    /// 建议: it could be better.
    Advice,
}

impl Severity {
    /// The word on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Advice => "建议",
        }
    }
}

/// A rule, by its stable code (see the table at the head of this module).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// C01
    TextMissing,
    /// C02
    AmountUnreadable,
    /// C03
    TotalDiffers,
    /// C04
    Unbalanced,
    /// C05
    NameMissing,
    /// C06
    TargetMissing,
    /// C07
    TargetUnclear,
    /// C08
    LinesUnplaced,
    /// C09
    YearUnclear,
}

impl Rule {
    /// The stable code and the severity.
    pub fn code(self) -> (&'static str, Severity) {
        match self {
            Self::TextMissing => ("C01", Severity::Warning),
            Self::AmountUnreadable => ("C02", Severity::Error),
            Self::TotalDiffers => ("C03", Severity::Error),
            Self::Unbalanced => ("C04", Severity::Error),
            Self::NameMissing => ("C05", Severity::Warning),
            Self::TargetMissing => ("C06", Severity::Warning),
            Self::TargetUnclear => ("C07", Severity::Warning),
            Self::LinesUnplaced => ("C08", Severity::Warning),
            Self::YearUnclear => ("C09", Severity::Warning),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code().0)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Something about the form that a reviewer would point out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// The place it is about; `None` for the form as a whole.
    pub field: Option<Field>,
    /// What is the matter and what to do.
    pub sentence: String,
}

impl Finding {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.rule.code().1
    }
}

/// All findings, in the order of the form.
pub fn check(form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    completeness::check(form, &mut findings);
    findings
}

/// The findings about sums alone: for the line under the table of funds, which follows every keystroke.
pub fn check_sums(form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    completeness::sums(form, &mut findings);
    findings
}
