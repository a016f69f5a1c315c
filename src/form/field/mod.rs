//! The address of a text in the form.
//!
//! Whatever is typed has exactly one [`Field`]. Edits, findings, search, comparison and the screens all name places by it; its text form
//! (`indicators/12/target/halfYear`) stands in exports and in element ids and stays stable.

mod address;
mod text;

use super::{BaseItem, ExpenditureLine, Grade, IncomeSource, IncomeTotal, Level1, Level2Id, Period, RowId, terms};

pub use address::{FieldError, coded, period_of_address, row_of_address};

/// The address of one text of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 年度
    Year,
    /// 单位名称
    Unit,
    /// 单位主要职能
    Functions,
    /// 机构设置及人员配置
    Organisation,
    /// 收入, one source.
    Income(IncomeSource),
    /// A total as a published form printed it.
    PublishedTotal(IncomeTotal),
    /// 支出: 半年计划执行数 or 全年预算数 of a line.
    Planned(ExpenditureLine, Period),
    /// 调整数 of a line, cumulative.
    Adjustment(ExpenditureLine, Period),
    /// 执行数 of a line, cumulative.
    Executed(ExpenditureLine, Period),
    /// 中长期目标
    LongTermGoal,
    /// 年度目标
    AnnualGoal,
    /// 二级指标
    Level2Name(Level2Id),
    /// 重点工作
    KeyTask(RowId),
    /// 三级指标
    Name(RowId),
    /// 半年指标值, 全年指标值
    Target(RowId, Period),
    /// 实际完成值
    Actual(RowId, Period),
    /// Why a value was typed where the program computes one.
    OverrideReason(RowId, Period),
    /// 全年预计完成值
    Expected(RowId),
    /// 偏差说明 at mid-year, 偏差原因及改进措施 for the year.
    Explanation(RowId, Period),
    /// 指标值调整原因: why the indicator differs from the 批复稿.
    AdjustmentReason(RowId),
    /// 权重
    Weight(RowId),
    /// 得分率 given by a person.
    Rating(RowId),
    /// 预算调整说明
    AdjustmentNote(Period),
    /// 预算执行说明
    ExecutionNote(Period),
    /// 主要问题, of 绩效自评.
    Problems,
    /// 改进措施, of 绩效自评.
    Measures,
    /// A figure of 基础数据.
    Base(BaseItem, Period),
    /// 部分达成 from this completion on.
    PartialFrom,
    /// 偏离 from this completion on.
    DeviationFrom,
    /// The score a grade starts at; 差 has none.
    GradeFrom(Grade),
    /// The share of a 一级指标 when weights are given out by 一级指标.
    GroupShare(Level1),
}

impl Field {
    /// The name of the column or box, as the published form has it.
    pub fn label(self) -> String {
        match self {
            Self::Year => "年度".into(),
            Self::Unit => "单位名称".into(),
            Self::Functions => "单位主要职能".into(),
            Self::Organisation => "机构设置及人员配置".into(),
            Self::Income(source) => source.label().into(),
            Self::PublishedTotal(total) => format!("原表{}", total.label()),
            Self::Planned(line, Period::HalfYear) => format!("{}{}", line.label(), terms::MID_YEAR_PLAN),
            Self::Planned(line, Period::FullYear) => format!("{}{}", line.label(), terms::BUDGET),
            Self::Adjustment(line, period) => format!("{}{}{}", line.label(), period.label(), terms::ADJUSTMENT),
            Self::Executed(line, period) => format!("{}{}{}", line.label(), period.label(), terms::EXECUTED),
            Self::LongTermGoal => "中长期目标".into(),
            Self::AnnualGoal => "年度目标".into(),
            Self::Level2Name(_) => terms::LEVEL2.into(),
            Self::KeyTask(_) => terms::KEY_TASK.into(),
            Self::Name(_) => terms::NAME.into(),
            Self::Target(_, period) => format!("{}{}", period.label(), terms::TARGET),
            Self::Actual(_, period) => format!("{}实际{}", period.label(), terms::ACTUAL),
            Self::OverrideReason(_, period) => format!("{}手填原因", period.label()),
            Self::Expected(_) => terms::EXPECTED.into(),
            Self::Explanation(_, Period::HalfYear) => {
                format!("{}{}", Period::HalfYear.label(), terms::MID_YEAR_EXPLANATION)
            }
            Self::Explanation(_, Period::FullYear) => terms::EXPLANATION.into(),
            Self::AdjustmentReason(_) => terms::ADJUSTMENT_REASON.into(),
            Self::Weight(_) => terms::WEIGHT.into(),
            Self::Rating(_) => terms::RATE_OF_POINTS.into(),
            Self::AdjustmentNote(period) => format!("{}预算调整说明", period.label()),
            Self::ExecutionNote(period) => format!("{}预算执行说明", period.label()),
            Self::Problems => terms::PROBLEMS.into(),
            Self::Measures => terms::MEASURES.into(),
            Self::Base(item, period) => format!("{}{}", period.label(), item.label()),
            Self::PartialFrom => "部分达成的起点".into(),
            Self::DeviationFrom => "偏离的起点".into(),
            Self::GradeFrom(grade) => format!("等级“{}”的起点", grade.label()),
            Self::GroupShare(level1) => format!("{}权重合计", level1.label()),
        }
    }

    /// The row it belongs to, for a field of an indicator.
    pub fn row(self) -> Option<RowId> {
        match self {
            Self::KeyTask(row)
            | Self::Name(row)
            | Self::Target(row, _)
            | Self::Actual(row, _)
            | Self::OverrideReason(row, _)
            | Self::Expected(row)
            | Self::Explanation(row, _)
            | Self::AdjustmentReason(row)
            | Self::Weight(row)
            | Self::Rating(row) => Some(row),
            _ => None,
        }
    }

    /// Whether totals, budget execution or computed indicators are made of it.
    pub fn is_figure(self) -> bool {
        matches!(
            self,
            Self::Income(_)
                | Self::PublishedTotal(_)
                | Self::Planned(..)
                | Self::Adjustment(..)
                | Self::Executed(..)
                | Self::Base(..)
        )
    }

    /// Whether it says what became of the budget by the end of the year, or is a figure of 基础数据 of that day.
    pub fn is_year_end_of_budget(self) -> bool {
        matches!(
            self,
            Self::Adjustment(_, Period::FullYear)
                | Self::Executed(_, Period::FullYear)
                | Self::AdjustmentNote(Period::FullYear)
                | Self::ExecutionNote(Period::FullYear)
                | Self::Base(_, Period::FullYear)
        )
    }

    /// Whether it is a threshold of the form's settings.
    pub fn is_setting(self) -> bool {
        matches!(self, Self::PartialFrom | Self::DeviationFrom | Self::GradeFrom(_))
    }
}
