//! Settings of a form. They live in the form and travel with it, so that a result can be reproduced by whoever receives the file.

use serde::{Deserialize, Serialize};

use super::{EqualRule, PerLevel1, terms};

/// What an execution rate is divided by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExecutionBase {
    /// 调整后预算, the default (a published rule).
    #[default]
    Adjusted,
    /// 年初预算
    Initial,
}

impl ExecutionBase {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Adjusted, Self::Initial];

    /// The official wording.
    pub fn label(self) -> &'static str {
        match self {
            Self::Adjusted => terms::ADJUSTED_BUDGET,
            Self::Initial => terms::INITIAL_BUDGET,
        }
    }
}

/// How far a figure that should be low has come when it is above its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ReverseRule {
    /// 1 − (actual − target) ÷ |target|, at least 0.
    #[default]
    Deviation,
    /// target ÷ actual, the other rule in use.
    Quotient,
}

impl ReverseRule {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Deviation, Self::Quotient];

    /// The rule in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Deviation => "1 −（实际值 − 目标值）÷ 目标值",
            Self::Quotient => "目标值 ÷ 实际值",
        }
    }
}

/// What 预算偏差率 at mid-year is measured against. The year's is always measured against the budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum HalfYearDeviation {
    /// 半年计划执行数, the default (an assumption): against the whole year's budget every unit would be off by half in June.
    #[default]
    Plan,
    /// 全年预算数
    Budget,
}

impl HalfYearDeviation {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Plan, Self::Budget];

    /// What it is measured against.
    pub fn label(self) -> &'static str {
        match self {
            Self::Plan => terms::MID_YEAR_PLAN,
            Self::Budget => terms::BUDGET,
        }
    }
}

/// What 支付进度 is measured by (an assumption).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ProgressBase {
    /// 半年计划执行数 of the form, the default.
    #[default]
    Plan,
    /// 序时进度: half of what 执行率 is divided by, as some places measure every unit by the calendar.
    Calendar,
}

impl ProgressBase {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Plan, Self::Calendar];

    /// What 支付进度 is measured by, in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Plan => terms::MID_YEAR_PLAN,
            Self::Calendar => "序时进度（全年预算的 50%）",
        }
    }
}

/// What 结转结余率 is divided by: the published rules of different places differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CarryOverBase {
    /// What 执行率 is divided by, the default (an assumption).
    #[default]
    AsExecution,
    /// 调整后预算
    Adjusted,
    /// 年初预算
    Initial,
}

impl CarryOverBase {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::AsExecution, Self::Adjusted, Self::Initial];

    /// The denominator in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::AsExecution => "与执行率的分母相同",
            Self::Adjusted => terms::ADJUSTED_BUDGET,
            Self::Initial => terms::INITIAL_BUDGET,
        }
    }
}

/// Where the weight of 不适用 indicators goes (an assumption).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WaivedWeight {
    /// It goes to the others of their 一级指标 in proportion, the default; from a 一级指标 that has no other, to all others.
    #[default]
    Group,
    /// It goes to all other indicators of the form in proportion.
    Whole,
    /// Nowhere: they keep it and get full marks, as some places have it.
    FullMarks,
}

impl WaivedWeight {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::Group, Self::Whole, Self::FullMarks];

    /// The rule in words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Group => "按权重比例分摊到同组其他指标",
            Self::Whole => "按权重比例分摊到全表其他指标",
            Self::FullMarks => "不分摊，不适用指标按满分计",
        }
    }
}

/// 评价等级
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Grade {
    /// 优
    Excellent,
    /// 良
    Good,
    /// 中
    Medium,
    /// 差
    Poor,
}

impl Grade {
    /// All, best first.
    pub const ALL: [Self; 4] = [Self::Excellent, Self::Good, Self::Medium, Self::Poor];

    /// Those that start at a score of their own; 差 is whatever is below.
    pub const BOUNDED: [Self; 3] = [Self::Excellent, Self::Good, Self::Medium];

    /// The official word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Excellent => "优",
            Self::Good => "良",
            Self::Medium => "中",
            Self::Poor => "差",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Excellent => "excellent",
            Self::Good => "good",
            Self::Medium => "medium",
            Self::Poor => "poor",
        }
    }
}

/// The score from which on a form has a grade, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct GradeFrom {
    excellent: String,
    good: String,
    medium: String,
}

impl Default for GradeFrom {
    fn default() -> Self {
        let [excellent, good, medium] = Self::DEFAULT.map(|score| score.to_string());
        Self { excellent, good, medium }
    }
}

impl GradeFrom {
    /// The scores that 优, 良 and 中 start at where nothing else is typed (a published rule).
    pub const DEFAULT: [u32; 3] = [90, 80, 60];

    /// The score a grade starts at; `None` for 差.
    pub fn get(&self, grade: Grade) -> Option<&str> {
        match grade {
            Grade::Excellent => Some(&self.excellent),
            Grade::Good => Some(&self.good),
            Grade::Medium => Some(&self.medium),
            Grade::Poor => None,
        }
    }

    /// The score a grade starts at, to be changed.
    pub fn get_mut(&mut self, grade: Grade) -> Option<&mut String> {
        match grade {
            Grade::Excellent => Some(&mut self.excellent),
            Grade::Good => Some(&mut self.good),
            Grade::Medium => Some(&mut self.medium),
            Grade::Poor => None,
        }
    }
}

/// The choices that computed figures depend on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Denominator of the execution rates.
    pub execution_base: ExecutionBase,
    /// Completion of figures that should be low.
    pub reverse_rule: ReverseRule,
    /// What a ＝ target asks for, where its row does not say otherwise.
    pub equal_rule: EqualRule,
    /// What 预算偏差率 at mid-year is measured against.
    pub half_year_deviation: HalfYearDeviation,
    /// What 支付进度 is measured by.
    pub progress_base: ProgressBase,
    /// What 结转结余率 is divided by.
    pub carry_over_base: CarryOverBase,
    /// Where the weight of 不适用 indicators goes.
    pub waived_weight: WaivedWeight,
    /// 部分达成 from this completion on, in per cent as typed.
    pub partial_from: String,
    /// 偏离 from this completion on, in per cent as typed.
    pub deviation_from: String,
    /// The scores the grades start at.
    pub grade_from: GradeFrom,
    /// What each group weighs when weights are given out by group, as typed; together 100.
    pub group_shares: PerLevel1<String>,
}

impl Settings {
    /// Where 部分达成 starts when nothing else is typed, in per cent (a published rule).
    pub const PARTIAL_FROM: u32 = 60;
    /// Where 偏离 starts when nothing else is typed, in per cent (a published rule).
    pub const DEVIATION_FROM: u32 = 130;
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            execution_base: ExecutionBase::default(),
            reverse_rule: ReverseRule::default(),
            equal_rule: EqualRule::default(),
            half_year_deviation: HalfYearDeviation::default(),
            progress_base: ProgressBase::default(),
            carry_over_base: CarryOverBase::default(),
            waived_weight: WaivedWeight::default(),
            partial_from: Self::PARTIAL_FROM.to_string(),
            deviation_from: Self::DEVIATION_FROM.to_string(),
            grade_from: GradeFrom::default(),
            group_shares: PerLevel1::default(),
        }
    }
}

/// A setting that is chosen, not typed, with what is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Choice {
    /// Denominator of the execution rates.
    ExecutionBase(ExecutionBase),
    /// Completion of figures that should be low.
    ReverseRule(ReverseRule),
    /// What a ＝ target asks for.
    EqualRule(EqualRule),
    /// What 预算偏差率 at mid-year is measured against.
    HalfYearDeviation(HalfYearDeviation),
    /// What 支付进度 is measured by.
    ProgressBase(ProgressBase),
    /// What 结转结余率 is divided by.
    CarryOverBase(CarryOverBase),
    /// Where the weight of 不适用 indicators goes.
    WaivedWeight(WaivedWeight),
}

impl Choice {
    /// What may be chosen, setting by setting in the order of the screen, the default first.
    pub fn all() -> [Vec<Self>; 7] {
        [
            ExecutionBase::ALL.map(Self::ExecutionBase).to_vec(),
            ProgressBase::ALL.map(Self::ProgressBase).to_vec(),
            HalfYearDeviation::ALL.map(Self::HalfYearDeviation).to_vec(),
            CarryOverBase::ALL.map(Self::CarryOverBase).to_vec(),
            EqualRule::ALL.map(Self::EqualRule).to_vec(),
            ReverseRule::ALL.map(Self::ReverseRule).to_vec(),
            WaivedWeight::ALL.map(Self::WaivedWeight).to_vec(),
        ]
    }

    /// What the setting is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::ExecutionBase(_) => "执行率的分母",
            Self::ReverseRule(_) => "反向指标完成率的算法",
            Self::EqualRule(_) => "“＝”指标的比较方式",
            Self::HalfYearDeviation(_) => "半年预算偏差率的比较对象",
            Self::ProgressBase(_) => "支付进度的比较对象",
            Self::CarryOverBase(_) => "结转结余率的分母",
            Self::WaivedWeight(_) => "不适用指标的权重",
        }
    }

    /// What is chosen, in words.
    pub fn chosen(self) -> &'static str {
        match self {
            Self::ExecutionBase(base) => base.label(),
            Self::ReverseRule(rule) => rule.label(),
            Self::EqualRule(rule) => rule.label(),
            Self::HalfYearDeviation(base) => base.label(),
            Self::ProgressBase(base) => base.label(),
            Self::CarryOverBase(base) => base.label(),
            Self::WaivedWeight(rule) => rule.label(),
        }
    }
}

impl Settings {
    /// Makes a choice and gives what was chosen before.
    pub fn choose(&mut self, choice: Choice) -> Choice {
        use core::mem::replace;
        match choice {
            Choice::ExecutionBase(base) => Choice::ExecutionBase(replace(&mut self.execution_base, base)),
            Choice::ReverseRule(rule) => Choice::ReverseRule(replace(&mut self.reverse_rule, rule)),
            Choice::EqualRule(rule) => Choice::EqualRule(replace(&mut self.equal_rule, rule)),
            Choice::HalfYearDeviation(base) => Choice::HalfYearDeviation(replace(&mut self.half_year_deviation, base)),
            Choice::ProgressBase(base) => Choice::ProgressBase(replace(&mut self.progress_base, base)),
            Choice::CarryOverBase(base) => Choice::CarryOverBase(replace(&mut self.carry_over_base, base)),
            Choice::WaivedWeight(rule) => Choice::WaivedWeight(replace(&mut self.waived_weight, rule)),
        }
    }

    /// What is chosen, of every setting that is.
    pub fn choices(&self) -> [Choice; 7] {
        [
            Choice::ExecutionBase(self.execution_base),
            Choice::ProgressBase(self.progress_base),
            Choice::HalfYearDeviation(self.half_year_deviation),
            Choice::CarryOverBase(self.carry_over_base),
            Choice::EqualRule(self.equal_rule),
            Choice::ReverseRule(self.reverse_rule),
            Choice::WaivedWeight(self.waived_weight),
        ]
    }

    /// The denominator of 结转结余率.
    pub fn carry_over_denominator(&self) -> ExecutionBase {
        match self.carry_over_base {
            CarryOverBase::AsExecution => self.execution_base,
            CarryOverBase::Adjusted => ExecutionBase::Adjusted,
            CarryOverBase::Initial => ExecutionBase::Initial,
        }
    }
}
