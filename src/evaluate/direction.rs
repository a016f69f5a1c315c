//! Which way an indicator is better (domain §6 and §7).

use crate::form::{EqualRule, Indicator, Level1};
use crate::target::Op;

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The more the better: ≥ ＞ 以上.
    Higher,
    /// The less the better: ≤ ＜ 以内.
    Lower,
    /// The nearer to the target the better.
    Nearer,
}

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

impl StandardIndicator {
    /// All, in the order of domain §6.
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
        let plain = |name: &str| -> String { name.chars().filter(|c| c.is_alphanumeric()).collect() };
        let name = plain(&row.name);
        (level1 == Level1::Process && !name.is_empty())
            .then(|| Self::ALL.into_iter().find(|standard| plain(standard.label()) == name))
            .flatten()
    }
}

/// Which way a row is better: by its sign; for ＝ by the standard indicator it is, or else by the rule chosen for the row.
pub(super) fn direction(level1: Level1, row: &Indicator, op: Op) -> Direction {
    match op {
        Op::AtLeast | Op::MoreThan => Direction::Higher,
        Op::AtMost | Op::LessThan => Direction::Lower,
        Op::Equal => match (StandardIndicator::of(level1, row), row.equal_rule) {
            (Some(standard), _) => standard.direction(),
            (None, EqualRule::Reach) => Direction::Higher,
            (None, EqualRule::Exact) => Direction::Nearer,
            (None, EqualRule::Lower) => Direction::Lower,
        },
    }
}
