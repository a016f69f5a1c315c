//! Indicators: five level-1 groups, their 二级指标, and the rows below them.

use serde::{Deserialize, Serialize};

use super::monitoring::{Cause, Likelihood, Monitoring};
use super::{PerPeriod, Period, is_blank, terms};
use crate::target::{NOT_APPLICABLE, is_english_waiver};

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

    /// Its name in two characters, for a narrow place.
    pub fn short(self) -> &'static str {
        match self {
            Self::Benefit => "效益",
            Self::Satisfaction => "满意",
            level1 => level1.label(),
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

/// What a ＝ target of a row asks for. Rows of the standard process indicators have their own rule and ignore it.
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
pub struct Indicator {
    /// Names the row; given anew on import where it is missing or taken.
    pub id: RowId,
    /// 重点工作; only 履职 has it.
    pub key_task: String,
    /// 三级指标
    pub name: String,
    /// 半年指标值, 全年指标值: verbatim.
    pub target: PerPeriod<String>,
    /// 实际完成值 as typed.
    pub actual: PerPeriod<String>,
    /// How a person judged a phrase.
    pub judgement: PerPeriod<Option<Judgement>>,
    /// The rule of a ＝ target; `None` follows the form's setting.
    pub equal_rule: Option<EqualRule>,
    /// Why a value was typed where the program computes one.
    pub override_reason: PerPeriod<String>,
    /// What 运行监控 asks for.
    pub monitoring: Monitoring,
    /// Why the row stands as it does: 偏差说明 at mid-year, 偏差原因及改进措施 for the year.
    pub explanation: PerPeriod<String>,
    /// 指标值调整原因: why it differs from what was approved.
    pub adjustment_reason: String,
    /// Whether a target was taken over from last year's form and nobody has confirmed or changed it yet.
    pub carried_over: PerPeriod<bool>,
    /// 权重, in points of 100.
    pub weight: String,
    /// 得分率 in per cent of the weight, given by a person: for a phrase, or in place of what its figures give.
    pub rating: String,
}

/// A choice made in a row, not typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RowChoice {
    /// How a person judged a phrase.
    Judgement(Period, Option<Judgement>),
    /// The rule of a ＝ target.
    EqualRule(Option<EqualRule>),
    /// 完成目标可能性
    Likelihood(Option<Likelihood>),
    /// Whether a 偏差原因 applies.
    Cause(Cause, bool),
    /// Whether the target of a period is last year's, still to be confirmed.
    CarriedOver(Period, bool),
}

impl RowChoice {
    /// The name of the choice.
    pub fn label(self) -> &'static str {
        match self {
            Self::Judgement(..) => "判断",
            Self::EqualRule(_) => "比较方式",
            Self::Likelihood(_) => terms::LIKELIHOOD,
            Self::Cause(..) => terms::CAUSES,
            Self::CarriedOver(..) => "确认沿用的指标值",
        }
    }
}

impl Indicator {
    /// A row with this number and nothing in it.
    pub fn empty(id: RowId) -> Self {
        Self {
            id,
            key_task: String::new(),
            name: String::new(),
            target: PerPeriod::default(),
            actual: PerPeriod::default(),
            judgement: PerPeriod::default(),
            equal_rule: None,
            override_reason: PerPeriod::default(),
            monitoring: Monitoring::default(),
            explanation: PerPeriod::default(),
            adjustment_reason: String::new(),
            carried_over: PerPeriod::default(),
            weight: String::new(),
            rating: String::new(),
        }
    }

    /// Makes a choice and gives the one that takes it back.
    pub fn choose(&mut self, choice: RowChoice) -> RowChoice {
        use core::mem::replace;
        match choice {
            RowChoice::Judgement(period, judgement) => {
                RowChoice::Judgement(period, replace(self.judgement.get_mut(period), judgement))
            }
            RowChoice::EqualRule(rule) => RowChoice::EqualRule(replace(&mut self.equal_rule, rule)),
            RowChoice::Likelihood(likelihood) => {
                RowChoice::Likelihood(replace(&mut self.monitoring.likelihood, likelihood))
            }
            RowChoice::Cause(cause, applies) => RowChoice::Cause(cause, self.monitoring.set_cause(cause, applies)),
            RowChoice::CarriedOver(period, carried) => {
                RowChoice::CarriedOver(period, replace(self.carried_over.get_mut(period), carried))
            }
        }
    }

    /// The periods whose targets are last year's, still to be confirmed.
    pub fn carried_over(&self) -> impl DoubleEndedIterator<Item = Period> {
        Period::ALL.into_iter().filter(|period| *self.carried_over.get(*period))
    }

    /// Whether the unit says that the row does not concern it: 不适用 as its name, or in a target with nothing else in the other one.
    pub fn is_waived(&self) -> bool {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).eq(NOT_APPLICABLE.chars());
        // Asked of every text of every row, and of few does it hold: a digit, behind one sign or none, or another Chinese character begins something else.
        // Those from U+5000 on have other first bytes than 不.
        let says = |text: &str| match text.as_bytes() {
            [] | [b'0'..=b'9' | 0xE5..=0xE9, ..] | [0xE2 | 0xEF, _, _, b'0'..=b'9', ..] => false,
            [0xE4, 0xB8..=0xBF, ..] => text.starts_with('不') && plain(text),
            bytes => (bytes.len() >= NOT_APPLICABLE.len() && plain(text)) || is_english_waiver(text),
        };
        let silent = |text: &str| is_blank(text) || says(text);
        let mut targets = Period::ALL.into_iter().map(|period| self.target.get(period).as_str());
        says(&self.name) || (targets.clone().any(says) && targets.all(silent))
    }

    /// Whether nothing at all stands in the row, in no stage and on no screen: it may be deleted without a word.
    pub fn holds_nothing(&self) -> bool {
        let rest = Self {
            key_task: String::new(),
            name: String::new(),
            target: PerPeriod::default(),
            actual: PerPeriod::default(),
            ..self.clone()
        };
        // Compared as a whole, so that what rows get later counts too.
        self.is_blank() && rest == Self::empty(self.id)
    }

    /// Whether there is no indicator: the placeholder of a 二级指标 without 三级指标. It may still hold what was typed about
    /// an indicator that is gone; see [`Self::holds_nothing`].
    pub fn is_blank(&self) -> bool {
        let in_period = |period| is_blank(self.target.get(period)) && is_blank(self.actual.get(period));
        is_blank(&self.name) && is_blank(&self.key_task) && Period::ALL.into_iter().all(in_period)
    }
}

/// A 二级指标 and its rows. There is always at least one row, if only an empty one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level2 {
    /// The number of the 二级指标, by which it is referred to.
    pub id: Level2Id,
    /// Its name as typed.
    pub name: String,
    /// The rows below it; there is always at least one.
    pub rows: Vec<Indicator>,
}
