//! The columns of the tables: what each is called, and what kind of thing stands in it.

use crate::form::{Period, terms};

/// A column of a table. The same column may stand in several tables: 全年指标值 is typed in the table of a group and shown again in two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// 资金来源, a source of income or a sum of sources.
    Source,
    /// The further column of 资金来源 in which the parts of 财政拨款 stand; it has no head of its own.
    SourcePart,
    /// 支出类别, a line of expenditure.
    ExpenditureLine,
    /// 全年预算数 of a source or a line; for the half year 半年计划执行数 of a line.
    Budget(Period),
    /// 年初预算, shown beside what became of it.
    InitialBudget,
    /// 调整数
    Adjustment(Period),
    /// 调整后预算
    AdjustedBudget(Period),
    /// 执行数
    Executed(Period),
    /// 执行率
    ExecutionRate(Period),
    /// 支付进度 at mid-year.
    Progress,
    /// The computed indicator that figures of 基础数据 are for.
    ComputedIndicator,
    /// What a figure of 基础数据 is.
    BaseItem,
    /// Its unit.
    BaseUnit,
    /// The figure of 基础数据 at the end of a period.
    BaseFigure(Period),
    /// What the computed indicator comes to.
    Result(Period),
    /// 一级指标
    Level1,
    /// 二级指标
    Level2,
    /// 重点工作
    KeyTask,
    /// 三级指标
    Name,
    /// Target and actual value of last year.
    LastYear,
    /// 指标值
    Target(Period),
    /// 完成值
    Actual(Period),
    /// 状态
    Status(Period),
    /// 全年预计完成值
    Expected,
    /// 完成目标可能性
    Likelihood,
    /// 偏差原因
    Causes,
    /// 偏差说明 at mid-year, 偏差原因及改进措施 for the year.
    Explanation(Period),
    /// 权重
    Weight,
    /// 调整后权重
    AdjustedWeight,
    /// 完成率 of the year.
    Completion,
    /// 得分率
    Rating,
    /// 得分
    Points,
}

impl Column {
    /// What stands in it, without the period.
    pub fn term(self) -> &'static str {
        match self {
            Self::Source => "资金来源",
            Self::ExpenditureLine => "支出类别",
            Self::Budget(Period::HalfYear) => terms::MID_YEAR_PLAN,
            Self::Budget(Period::FullYear) => terms::BUDGET,
            Self::InitialBudget => terms::INITIAL_BUDGET,
            Self::Adjustment(_) => terms::ADJUSTMENT,
            Self::AdjustedBudget(_) => terms::ADJUSTED_BUDGET,
            Self::Executed(_) => terms::EXECUTED,
            Self::ExecutionRate(_) => terms::EXECUTION_RATE,
            Self::Progress => terms::PROGRESS,
            Self::ComputedIndicator => "计算的指标",
            Self::BaseItem => "基础数据",
            Self::BaseUnit => "单位",
            Self::SourcePart | Self::BaseFigure(_) => "",
            Self::Result(_) => "结果",
            Self::Level1 => terms::LEVEL1,
            Self::Level2 => terms::LEVEL2,
            Self::KeyTask => terms::KEY_TASK,
            Self::Name => terms::NAME,
            Self::LastYear => "上年指标、上年完成",
            Self::Target(_) => terms::TARGET,
            Self::Actual(_) => terms::ACTUAL,
            Self::Status(_) => terms::STATUS,
            Self::Expected => terms::EXPECTED,
            Self::Likelihood => terms::LIKELIHOOD,
            Self::Causes => terms::CAUSES,
            Self::Explanation(Period::HalfYear) => terms::MID_YEAR_EXPLANATION,
            Self::Explanation(Period::FullYear) => terms::EXPLANATION,
            Self::Weight => terms::WEIGHT,
            Self::AdjustedWeight => terms::ADJUSTED_WEIGHT,
            Self::Completion => terms::COMPLETION,
            Self::Rating => terms::RATE_OF_POINTS,
            Self::Points => terms::POINTS,
        }
    }

    /// The period that its head names before the term; `None` where the term says it, or where one table is about one period.
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Executed(period)
            | Self::ExecutionRate(period)
            | Self::BaseFigure(period)
            | Self::Result(period)
            | Self::Target(period)
            | Self::Actual(period)
            | Self::Status(period) => Some(period),
            _ => None,
        }
    }

    /// Its head: 「半年指标值」. Empty for a column that shares the head of the one before it.
    pub fn head(self) -> String {
        format!("{}{}", self.period().map_or("", Period::label), self.term())
    }

    /// Its head on a screen, in a copied table and in a file, where figures stand without the unit that paper prints behind them.
    pub fn head_with_unit(self) -> String {
        match self {
            Self::Rating => format!("{} %", self.head()),
            _ => self.head(),
        }
    }

    /// Whether amounts, rates or points stand in it, which are set from the right.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Self::Budget(_)
                | Self::InitialBudget
                | Self::Adjustment(_)
                | Self::AdjustedBudget(_)
                | Self::Executed(_)
                | Self::ExecutionRate(_)
                | Self::Progress
                | Self::BaseFigure(_)
                | Self::Result(_)
                | Self::Weight
                | Self::Rating
                | Self::Points
        )
    }

    /// Whether the names of lines stand in it.
    pub fn is_name(self) -> bool {
        matches!(
            self,
            Self::Source
                | Self::SourcePart
                | Self::ExpenditureLine
                | Self::ComputedIndicator
                | Self::BaseItem
                | Self::Level1
                | Self::Level2
                | Self::Name
        )
    }

    /// Whether it goes on with another column where two tables of the same shape stand one below the other: 执行数 of the half year with that of the
    /// year, because each table has one.
    pub fn goes_on_with(self, other: Self) -> bool {
        match (self, other) {
            (Self::Adjustment(_), Self::Adjustment(_)) | (Self::Executed(_), Self::Executed(_)) => true,
            _ => self == other,
        }
    }
}
