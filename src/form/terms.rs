//! The terms that head columns and name fields, each written down once, in the words of the published form and of the year's papers.
//!
//! Columns ([`crate::tables`]), fields ([`super::Field`]), choices and papers take their words from here, so that a column is called the same on the
//! screen, on paper and in a file.

/// 一级指标, the five fixed groups.
pub const LEVEL1: &str = "一级指标";
/// 二级指标, which a unit names itself.
pub const LEVEL2: &str = "二级指标";
/// 三级指标, the name of an indicator.
pub const NAME: &str = "三级指标";
/// 重点工作, which a 履职 indicator serves.
pub const KEY_TASK: &str = "重点工作";
/// 指标值, the target of a period.
pub const TARGET: &str = "指标值";
/// 完成值, what was achieved by the end of a period.
pub const ACTUAL: &str = "完成值";
/// 状态, how an indicator stands in a period.
pub const STATUS: &str = "状态";
/// 全年预计完成值, given at mid-year.
pub const EXPECTED: &str = "全年预计完成值";
/// 完成目标可能性, chosen at mid-year.
pub const LIKELIHOOD: &str = "完成目标可能性";
/// 偏差原因, chosen at mid-year.
pub const CAUSES: &str = "偏差原因";
/// 偏差说明, the explanation of mid-year.
pub const MID_YEAR_EXPLANATION: &str = "偏差说明";
/// 偏差原因及改进措施, the explanation of the year.
pub const EXPLANATION: &str = "偏差原因及改进措施";
/// 权重
pub const WEIGHT: &str = "权重";
/// 调整后权重, after 不适用 rows left theirs to others.
pub const ADJUSTED_WEIGHT: &str = "调整后权重";
/// 完成率
pub const COMPLETION: &str = "完成率";
/// 主要问题, of 绩效自评
pub const PROBLEMS: &str = "主要问题";
/// 改进措施, of 绩效自评
pub const MEASURES: &str = "改进措施";
/// 得分率
pub const RATE_OF_POINTS: &str = "得分率";
/// 得分
pub const POINTS: &str = "得分";

/// 全年预算数 of a source of income or a line of expenditure.
pub const BUDGET: &str = "全年预算数";
/// 半年计划执行数 of a line of expenditure.
pub const MID_YEAR_PLAN: &str = "半年计划执行数";
/// 年初预算: the budget before it is adjusted.
pub const INITIAL_BUDGET: &str = "年初预算";
/// 调整数, cumulative.
pub const ADJUSTMENT: &str = "调整数";
/// 调整后预算
pub const ADJUSTED_BUDGET: &str = "调整后预算";
/// 执行数, cumulative.
pub const EXECUTED: &str = "执行数";
/// 执行率
pub const EXECUTION_RATE: &str = "执行率";
/// 支付进度
pub const PROGRESS: &str = "支付进度";

/// 指标值调整原因
pub const ADJUSTMENT_REASON: &str = "指标值调整原因";
/// 批复稿
pub const APPROVED: &str = "批复稿";
