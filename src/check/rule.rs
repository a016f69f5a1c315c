//! What a rule may be: how much it matters, what it looks at, and in which stages it is checked. The rules themselves stand in `table`.

use serde::Serialize;

use crate::form::Stage;

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
    /// All, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Advice];

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }

    /// The sign beside the word, so that no one depends on its colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Error => "✕",
            Self::Warning => "!",
            Self::Advice => "○",
        }
    }

    /// The word on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Advice => "建议",
        }
    }
}

/// What a rule looks at: the aspects a reviewer goes through one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// 完整性
    Completeness,
    /// 适当性
    Suitability,
    /// 可行性
    Feasibility,
    /// 细化量化
    Quantification,
    /// 执行与自评
    Progress,
}

impl Family {
    /// All, in the order of a review.
    pub const ALL: [Self; 5] =
        [Self::Completeness, Self::Suitability, Self::Feasibility, Self::Quantification, Self::Progress];

    /// The official word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Completeness => "完整性",
            Self::Suitability => "适当性",
            Self::Feasibility => "可行性",
            Self::Quantification => "细化量化",
            Self::Progress => "执行与自评",
        }
    }

    /// The letter its codes start with.
    pub fn letter(self) -> char {
        match self {
            Self::Completeness => 'C',
            Self::Suitability => 'A',
            Self::Feasibility => 'F',
            Self::Quantification => 'Q',
            Self::Progress => 'E',
        }
    }
}

/// The stages a rule is checked in: the first and the last.
pub(super) type Stages = (Stage, Stage);

pub(super) const ALWAYS: Stages = (Stage::Declaration, Stage::SelfEvaluation);
/// What is asked of a form once figures are reported.
pub(super) const REPORTS: Stages = (Stage::Monitoring, Stage::SelfEvaluation);
/// What is asked of a plan while it can still be changed: after the year advice about targets cannot be followed.
pub(super) const PLANNING: Stages = (Stage::Declaration, Stage::Monitoring);
/// What is asked in July only: nobody fills in 运行监控 after the year.
pub(super) const MONITORING: Stages = (Stage::Monitoring, Stage::Monitoring);
pub(super) const EVALUATION: Stages = (Stage::SelfEvaluation, Stage::SelfEvaluation);
