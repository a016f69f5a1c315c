//! The document: a 部门整体预算绩效目标表 as one unit fills it in for one year.
//!
//! Every text stands here as it was typed. What the texts mean is worked out elsewhere, from the form, and never stored in it.

mod acceptance;
mod approved;
mod base_data;
mod blank;
mod field;
mod funds;
mod indicator;
mod indicators;
mod last_year;
mod monitoring;
mod next_year;
mod part;
mod per_level1;
mod period;
mod settings;
mod template;
pub mod terms;
mod text_length;
mod unknown_key;
mod year;

use serde::{Deserialize, Serialize};

pub use crate::target::NOT_APPLICABLE;
pub use acceptance::Acceptance;
pub use approved::{Approved, ApprovedIndex, ApprovedRow};
pub use base_data::{BaseData, BaseItem};
pub use blank::{is_blank, trimmed};
pub use field::{Field, FieldError, coded, period_of_address, row_of_address};
pub use funds::{ExpenditureLine, Funds, Income, IncomeSource, IncomeTotal, PerLine, PublishedTotals};
pub use indicator::{EqualRule, Indicator, Judgement, Level1, Level2, Level2Id, RowChoice, RowId};
pub use indicators::{Indicators, RowPlace};
pub use last_year::{LastYear, LastYearIndex, LastYearRow, plain};
pub use monitoring::{Cause, Likelihood, Monitoring};
pub use next_year::{MadeFrom, next_year};
pub use part::Part;
pub use per_level1::PerLevel1;
pub use period::{PerPeriod, Period};
pub use settings::{
    CarryOverBase, Choice, ExecutionBase, Grade, GradeFrom, HalfYearDeviation, ProgressBase, ReverseRule, Settings,
    WaivedWeight,
};
pub use template::{is_untouched, standard_form};
pub use text_length::characters;
pub use unknown_key::{UnknownKey, UnknownPlace};
pub use year::{YearInText, read_year, year_number, year_said, years_in};

/// Where the form is in its year. The stage says which columns are expected; it never deletes anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// 目标申报: the goals are set with the budget.
    #[default]
    Declaration,
    /// 运行监控: July, against the half-year column.
    Monitoring,
    /// 绩效自评: after the year, against the full-year column.
    SelfEvaluation,
}

impl Stage {
    /// All, in the order of the year.
    pub const ALL: [Self; 3] = [Self::Declaration, Self::Monitoring, Self::SelfEvaluation];

    /// The official name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Declaration => "目标申报",
            Self::Monitoring => "运行监控",
            Self::SelfEvaluation => "绩效自评",
        }
    }

    /// The periods whose actual values this stage reports.
    pub fn reported(self) -> &'static [Period] {
        match self {
            Self::Declaration => &[],
            Self::Monitoring => &[Period::HalfYear],
            Self::SelfEvaluation => &Period::ALL,
        }
    }

    /// The period that this stage is about; a declaration reports nothing.
    pub fn assessed(self) -> Option<Period> {
        self.reported().last().copied()
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Declaration => "declaration",
            Self::Monitoring => "monitoring",
            Self::SelfEvaluation => "selfEvaluation",
        }
    }
}

/// The unit that fills the form in, and what it does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Profile {
    /// 单位名称
    pub unit: String,
    /// 单位主要职能
    pub functions: String,
    /// 机构设置及人员配置
    pub organisation: String,
}

/// 中长期目标 and 年度目标.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Goals {
    /// 中长期目标
    pub long_term: String,
    /// 年度目标, often a numbered list.
    pub annual: String,
}

/// What became of one line of the budget: 调整数 and 执行数, cumulative to the end of each period, as typed (万元).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LineProgress {
    /// 调整数: what was added to (or taken from) 年初预算.
    pub adjustment: PerPeriod<String>,
    /// 执行数
    pub executed: PerPeriod<String>,
}

/// Why the budget was adjusted, and why it was not spent as planned; as typed, per period.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct BudgetNotes {
    /// 预算调整说明
    pub adjustment: PerPeriod<String>,
    /// 预算执行说明
    pub execution: PerPeriod<String>,
}

/// What 绩效自评 says in words of the year as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SelfReview {
    /// 主要问题
    pub problems: String,
    /// 改进措施
    pub measures: String,
}

/// A line of an imported text for which no place was found. Kept until the user has placed it or let it go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedLine {
    /// Where it stood in the text, counted from 1.
    pub line: usize,
    /// The line, verbatim.
    pub text: String,
    /// Why it was not placed, in a sentence for the user.
    #[serde(default)]
    pub reason: String,
}

/// A form: one unit, one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// 年度, as typed: `2025`.
    pub year: String,
    /// The stage of the year it is in.
    pub stage: Stage,
    /// Who the unit is.
    pub profile: Profile,
    /// 部门整体资金.
    pub funds: Funds,
    /// The goals in words.
    pub goals: Goals,
    /// The indicators, below their 一级指标 and 二级指标.
    pub indicators: Indicators,
    /// What became of the budget.
    pub progress: PerLine<LineProgress>,
    /// Explanations of the above.
    pub budget_notes: BudgetNotes,
    /// What the self-evaluation says in words.
    pub self_review: SelfReview,
    /// What the computed process indicators are made of.
    pub base_data: BaseData,
    /// What computed figures depend on.
    pub settings: Settings,
    /// Last year's form, where it was loaded beside this one.
    pub last_year: Option<Box<LastYear>>,
    /// Last year's form, where this one was made from it. It stays when that is no longer beside it.
    pub made_from: Option<MadeFrom>,
    /// 批复稿: the targets as they were approved, where that was said.
    pub approved: Option<Box<Approved>>,
    /// What an import could not place.
    pub unplaced: Vec<UnplacedLine>,
    /// What a file of a newer program had and this one has no place for; it is written back.
    pub unknown: Vec<UnknownKey>,
    /// The findings that somebody lets stand, in the order in which they were answered.
    pub acceptances: Vec<Acceptance>,
}
