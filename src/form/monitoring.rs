//! 运行监控 of one row: what the unit expects of the year, and why it is behind.

use serde::{Deserialize, Serialize};

/// 完成目标可能性
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Likelihood {
    /// 确定能
    Certain,
    /// 有可能
    Possible,
    /// 完全不可能
    Impossible,
}

impl Likelihood {
    /// All, best first.
    pub const ALL: [Self; 3] = [Self::Certain, Self::Possible, Self::Impossible];

    /// The official wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Certain => "确定能",
            Self::Possible => "有可能",
            Self::Impossible => "完全不可能",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
            Self::Impossible => "impossible",
        }
    }
}

/// 偏差原因
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Cause {
    /// 经费保障
    Funding,
    /// 制度保障
    Rules,
    /// 人员保障
    Staff,
    /// 硬件条件保障
    Equipment,
    /// 其他
    Other,
}

impl Cause {
    /// All, in the official order.
    pub const ALL: [Self; 5] = [Self::Funding, Self::Rules, Self::Staff, Self::Equipment, Self::Other];

    /// The official wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Funding => "经费保障",
            Self::Rules => "制度保障",
            Self::Staff => "人员保障",
            Self::Equipment => "硬件条件保障",
            Self::Other => "其他",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Funding => "funding",
            Self::Rules => "rules",
            Self::Staff => "staff",
            Self::Equipment => "equipment",
            Self::Other => "other",
        }
    }
}

/// What 运行监控 asks of a row beside its actual value and its explanation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Monitoring {
    /// 全年预计完成值, as typed.
    pub expected: String,
    /// 完成目标可能性
    pub likelihood: Option<Likelihood>,
    /// 偏差原因, each at most once, in the official order.
    pub causes: Vec<Cause>,
}

impl Monitoring {
    /// Whether nothing was entered.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds or takes away a cause; gives whether it was there before.
    pub fn set_cause(&mut self, cause: Cause, applies: bool) -> bool {
        let before = self.causes.contains(&cause);
        self.causes.retain(|other| *other != cause);
        if applies {
            self.causes.push(cause);
            self.causes.sort_unstable();
        }
        before
    }
}
