//! Indicators: five level-1 groups, their 二级指标, and the rows below them.

use serde::{Deserialize, Serialize};

use super::{PerPeriod, Period};

/// 一级指标, the five groups of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Level1 {
    /// 决策
    Decision,
    /// 过程
    Process,
    /// 履职
    Duty,
    /// 效益指标
    Benefit,
    /// 满意度指标
    Satisfaction,
}

impl Level1 {
    /// All, in the order of the published form.
    pub const ALL: [Self; 5] = [Self::Decision, Self::Process, Self::Duty, Self::Benefit, Self::Satisfaction];

    /// The published name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Decision => "决策",
            Self::Process => "过程",
            Self::Duty => "履职",
            Self::Benefit => "效益指标",
            Self::Satisfaction => "满意度指标",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Process => "process",
            Self::Duty => "duty",
            Self::Benefit => "benefit",
            Self::Satisfaction => "satisfaction",
        }
    }

    /// 履职 alone has the column 重点工作.
    pub fn has_key_task(self) -> bool {
        self == Self::Duty
    }
}

/// Names one row of the form for its whole life. Unique among rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RowId(pub u32);

/// Names one 二级指标 of the form for its whole life. Unique among 二级指标.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Level2Id(pub u32);

/// A person's judgement of a phrase (健全, 有序推进), which no program can compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Judgement {
    /// 达成
    Met,
    /// 部分达成
    Partial,
    /// 未达成
    Missed,
}

impl Judgement {
    /// All, best first.
    pub const ALL: [Self; 3] = [Self::Met, Self::Partial, Self::Missed];
}

/// What a ＝ target of a row asks for (domain §7). Rows of the standard process indicators have their own rule and ignore it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum EqualRule {
    /// 达到即可: at the target or above it.
    #[default]
    Reach,
    /// 恰好等于
    Exact,
    /// 越低越好
    Lower,
}

impl EqualRule {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::Reach, Self::Exact, Self::Lower];

    /// The official wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Reach => "达到即可",
            Self::Exact => "恰好等于",
            Self::Lower => "越低越好",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Exact => "exact",
            Self::Lower => "lower",
        }
    }
}

/// One row: a 三级指标 with its targets, and what came of them. All texts as typed.
///
/// A row whose texts are all empty is the empty row of a 二级指标 without 三级指标; it is kept, but is no indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Indicator {
    /// Names the row; given anew on import where it is missing or taken.
    pub id: RowId,
    /// 重点工作; only 履职 has it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key_task: String,
    /// 三级指标
    #[serde(default)]
    pub name: String,
    /// 半年指标值, 全年指标值: verbatim.
    #[serde(default)]
    pub target: PerPeriod<String>,
    /// 实际完成值 as typed.
    #[serde(default)]
    pub actual: PerPeriod<String>,
    /// How a person judged a phrase.
    #[serde(default)]
    pub judgement: PerPeriod<Option<Judgement>>,
    /// The rule of a ＝ target.
    #[serde(default)]
    pub equal_rule: EqualRule,
}

impl Indicator {
    /// An empty row.
    pub fn empty(id: RowId) -> Self {
        Self {
            id,
            key_task: String::new(),
            name: String::new(),
            target: PerPeriod::default(),
            actual: PerPeriod::default(),
            judgement: PerPeriod::default(),
            equal_rule: EqualRule::default(),
        }
    }

    /// Whether nothing was entered: the placeholder of a 二级指标 without 三级指标.
    pub fn is_blank(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        blank(&self.key_task)
            && blank(&self.name)
            && Period::ALL.iter().all(|&period| blank(self.target.get(period)) && blank(self.actual.get(period)))
    }
}

/// A 二级指标 and its rows. There is always at least one row, if only an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level2 {
    /// Names the 二级指标.
    pub id: Level2Id,
    /// Its text as typed.
    pub name: String,
    /// The rows below it.
    pub rows: Vec<Indicator>,
}
