//! The six ways in which an indicator may stand, with their words and signs.

use core::fmt;

use crate::form::{Indicator, Judgement};
use crate::target::Target;

/// How an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 未填
    Missing,
    /// 不适用
    NotApplicable,
    /// 待判断: a phrase nobody has judged, or a target nobody understood.
    Undecided,
    /// 达成
    Met,
    /// 部分达成
    Partial,
    /// 未达成
    Missed,
}

impl Status {
    /// All, best first, the open ones at the end.
    pub const ALL: [Self; 6] =
        [Self::Met, Self::Partial, Self::Missed, Self::Undecided, Self::Missing, Self::NotApplicable];

    /// The word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Missing => "未填",
            Self::NotApplicable => "不适用",
            Self::Undecided => "待判断",
            Self::Met => "达成",
            Self::Partial => "部分达成",
            Self::Missed => "未达成",
        }
    }

    /// The sign beside the word, so that no one depends on its colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Missing => "–",
            Self::NotApplicable => "⌀",
            Self::Undecided => "?",
            Self::Met => "●",
            Self::Partial => "◐",
            Self::Missed => "○",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotApplicable => "notApplicable",
            Self::Undecided => "undecided",
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Missed => "missed",
        }
    }
}

impl From<Judgement> for Status {
    fn from(judgement: Judgement) -> Self {
        match judgement {
            Judgement::Met => Self::Met,
            Judgement::Partial => Self::Partial,
            Judgement::Missed => Self::Missed,
        }
    }
}

/// Whether a row still waits for what was achieved: nothing was typed, nothing computed, and nobody has judged it. A row without a target waits for that
/// first, and one that does not concern the unit for nothing. The checks ask for it, and the filter of the tables shows it.
pub fn lacks_actual(row: &Indicator, target: &Target, status: Status) -> bool {
    status == Status::Missing && *target != Target::Empty && !row.is_waived()
}

/// Sign and word of 偏离, as they stand beside a status.
pub const DEVIATES: &str = "! 偏离";

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.sign(), self.label())
    }
}
