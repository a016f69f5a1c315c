//! The eleven process indicators that are computed from 基础数据 and 预算执行: one table of what they are.

use super::{Assumption, Direction};
use crate::form::{BaseItem, Choice, HalfYearDeviation, Indicator, Level1, Period, Settings};

/// The process indicators that the standard template gives every unit a formula for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StandardIndicator {
    /// 预算执行率
    ExecutionRate,
    /// 预算调整率
    AdjustmentRate,
    /// 支付进度符合率
    PaymentProgress,
    /// 预算偏差率
    BudgetDeviation,
    /// 结转结余率
    CarryOverRate,
    /// 公用经费控制率
    PublicExpenseControl,
    /// “三公经费”变动率
    ThreePublicChange,
    /// 政府采购执行率
    ProcurementExecution,
    /// 非税收入预算完成率
    NonTaxIncome,
    /// 在职人员控制率
    StaffControl,
    /// 固定资产利用率
    FixedAssetUse,
}

/// What the published names of all of them end with.
const ENDING: char = '率';

/// The computed indicators in the order of 基础数据: first those that are made of 预算执行 as well.
pub const BASE_DATA: [StandardIndicator; 11] = [
    StandardIndicator::ExecutionRate,
    StandardIndicator::BudgetDeviation,
    StandardIndicator::AdjustmentRate,
    StandardIndicator::PaymentProgress,
    StandardIndicator::CarryOverRate,
    StandardIndicator::PublicExpenseControl,
    StandardIndicator::ThreePublicChange,
    StandardIndicator::ProcurementExecution,
    StandardIndicator::NonTaxIncome,
    StandardIndicator::StaffControl,
    StandardIndicator::FixedAssetUse,
];

impl StandardIndicator {
    /// All, in the order in which the published form has them.
    pub const ALL: [Self; 11] = [
        Self::ExecutionRate,
        Self::AdjustmentRate,
        Self::PaymentProgress,
        Self::BudgetDeviation,
        Self::CarryOverRate,
        Self::PublicExpenseControl,
        Self::ThreePublicChange,
        Self::ProcurementExecution,
        Self::NonTaxIncome,
        Self::StaffControl,
        Self::FixedAssetUse,
    ];

    /// The published name.
    pub fn label(self) -> &'static str {
        match self {
            Self::ExecutionRate => "预算执行率",
            Self::AdjustmentRate => "预算调整率",
            Self::PaymentProgress => "支付进度符合率",
            Self::BudgetDeviation => "预算偏差率",
            Self::CarryOverRate => "结转结余率",
            Self::PublicExpenseControl => "公用经费控制率",
            Self::ThreePublicChange => "“三公经费”变动率",
            Self::ProcurementExecution => "政府采购执行率",
            Self::NonTaxIncome => "非税收入预算完成率",
            Self::StaffControl => "在职人员控制率",
            Self::FixedAssetUse => "固定资产利用率",
        }
    }

    /// Which way it is better, whatever sign its target is published with: 在职人员控制率 stands as ＝100 % and means at most.
    pub fn direction(self) -> Direction {
        match self {
            Self::ExecutionRate
            | Self::PaymentProgress
            | Self::ProcurementExecution
            | Self::NonTaxIncome
            | Self::FixedAssetUse => Direction::Higher,
            Self::CarryOverRate
            | Self::PublicExpenseControl
            | Self::ThreePublicChange
            | Self::StaffControl
            | Self::AdjustmentRate
            | Self::BudgetDeviation => Direction::Lower,
        }
    }

    /// Whether it is the size of a difference: nearer 0 is better, on either side of it.
    pub fn is_size(self) -> bool {
        matches!(self, Self::AdjustmentRate | Self::BudgetDeviation)
    }

    /// Recognises a row of 过程 by its name, however its quotation marks and spaces were typed.
    pub fn of(level1: Level1, row: &Indicator) -> Option<Self> {
        if level1 != Level1::Process {
            return None;
        }
        // Most names are written as published, and most of those of other rows end otherwise.
        if let Some(published) = Self::ALL.into_iter().find(|standard| standard.label() == row.name) {
            return Some(published);
        }
        let plain = |name| str::chars(name).filter(|c: &char| c.is_alphanumeric());
        if plain(&row.name).next_back() != Some(ENDING) {
            return None;
        }
        Self::ALL.into_iter().find(|standard| plain(standard.label()).eq(plain(&row.name)))
    }

    /// What is entered for it in 基础数据, in the order of the screen. What is not there comes from 预算执行.
    pub fn base_items(self) -> &'static [BaseItem] {
        use BaseItem as Item;
        match self {
            Self::ExecutionRate | Self::BudgetDeviation => &[],
            Self::AdjustmentRate => &[Item::PolicyAdjustment],
            Self::PaymentProgress => &[Item::PlannedPayment, Item::ActualPayment],
            Self::CarryOverRate => &[Item::CarryOver],
            Self::PublicExpenseControl => &[Item::PublicExpenseBudget, Item::PublicExpenseSpent],
            Self::ThreePublicChange => &[Item::ThreePublicThisYear, Item::ThreePublicLastYear],
            Self::ProcurementExecution => &[Item::ProcurementBudget, Item::ProcurementSpent],
            Self::NonTaxIncome => &[Item::NonTaxBudget, Item::NonTaxReceived],
            Self::StaffControl => &[Item::StaffQuota, Item::StaffEmployed],
            Self::FixedAssetUse => &[Item::AssetsTotal, Item::AssetsInUse],
        }
    }

    /// Whether 预算执行 or the budget itself has a part in it.
    pub fn uses_execution(self) -> bool {
        matches!(self, Self::ExecutionRate | Self::BudgetDeviation | Self::AdjustmentRate | Self::CarryOverRate)
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::ExecutionRate => "executionRate",
            Self::AdjustmentRate => "adjustmentRate",
            Self::PaymentProgress => "paymentProgress",
            Self::BudgetDeviation => "budgetDeviation",
            Self::CarryOverRate => "carryOverRate",
            Self::PublicExpenseControl => "publicExpenseControl",
            Self::ThreePublicChange => "threePublicChange",
            Self::ProcurementExecution => "procurementExecution",
            Self::NonTaxIncome => "nonTaxIncome",
            Self::StaffControl => "staffControl",
            Self::FixedAssetUse => "fixedAssetUse",
        }
    }

    /// The formula in words, with the denominators that the form's settings choose.
    pub fn formula(self, settings: &Settings, period: Period) -> String {
        let budget = settings.execution_base.label();
        let measure = match (period, settings.half_year_deviation) {
            (Period::HalfYear, HalfYearDeviation::Plan) => HalfYearDeviation::Plan.label(),
            _ => budget,
        };
        match self {
            Self::ExecutionRate => format!("执行数 ÷ {budget}"),
            Self::AdjustmentRate => "|调整数 − 政策性调整数| ÷ 年初预算".to_owned(),
            Self::PaymentProgress => "实际支付数 ÷ 计划支付数".to_owned(),
            Self::BudgetDeviation => format!("|执行数 − {measure}| ÷ {measure}"),
            Self::CarryOverRate => format!("结转结余资金 ÷ 支出{}", settings.carry_over_denominator().label()),
            Self::PublicExpenseControl => "公用经费实际支出数 ÷ 公用经费预算数".to_owned(),
            Self::ThreePublicChange => "（本年“三公经费” − 上年同期“三公经费”）÷ 上年同期“三公经费”".to_owned(),
            Self::ProcurementExecution => "政府采购实际数 ÷ 政府采购预算数".to_owned(),
            Self::NonTaxIncome => "非税收入实际数 ÷ 非税收入预算数".to_owned(),
            Self::StaffControl => "在职人员数 ÷ 编制数".to_owned(),
            Self::FixedAssetUse => "在用固定资产额 ÷ 固定资产总额".to_owned(),
        }
    }

    /// Why it is 不适用 when its denominator is 0.
    pub fn not_applicable(self) -> &'static str {
        match self {
            Self::ExecutionRate | Self::AdjustmentRate | Self::BudgetDeviation | Self::CarryOverRate => {
                "预算为 0，不适用"
            }
            Self::PaymentProgress => "计划支付数为 0，不适用",
            Self::PublicExpenseControl => "本年无公用经费预算，不适用",
            Self::ThreePublicChange => "上年同期“三公经费”为 0，不适用",
            Self::ProcurementExecution => "本年无政府采购预算，不适用",
            Self::NonTaxIncome => "本年无非税收入预算，不适用",
            Self::StaffControl => "编制数为 0，不适用",
            Self::FixedAssetUse => "固定资产总额为 0，不适用",
        }
    }

    /// The assumption in it that is to be confirmed (口径待确认), if there is one (DESIGN.md, Assumptions).
    pub fn assumption(self, settings: &Settings, period: Period) -> Option<Assumption> {
        match self {
            Self::PaymentProgress => Some(Assumption::fixed("计划支付数、实际支付数按截至期末的累计数计算")),
            Self::BudgetDeviation if period == Period::HalfYear => Some(Assumption::in_setting(
                "半年默认与半年计划执行数比较，可改为与全年预算数比较",
                Choice::HalfYearDeviation(settings.half_year_deviation),
            )),
            Self::BudgetDeviation => {
                Some(Assumption::in_setting("与执行率的分母比较", Choice::ExecutionBase(settings.execution_base)))
            }
            Self::CarryOverRate => Some(Assumption::in_setting(
                "分母取支出预算数，默认与执行率的分母相同，各地规定不一",
                Choice::CarryOverBase(settings.carry_over_base),
            )),
            Self::NonTaxIncome => Some(Assumption::fixed("按截至期末的累计数计算")),
            _ => None,
        }
    }

    /// The process indicators of a unit's form come from the national framework, except where it has none.
    pub fn source(self) -> &'static str {
        match self {
            Self::PaymentProgress | Self::BudgetDeviation | Self::NonTaxIncome => {
                "目标表统一模板的过程指标；算法为本程序的假定"
            }
            _ => "财预〔2013〕53号《预算绩效评价共性指标体系框架》",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_end_alike() {
        assert!(StandardIndicator::ALL.into_iter().all(|standard| standard.label().ends_with(ENDING)));
    }
}
