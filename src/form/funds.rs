//! 部门整体资金 (万元): income by source, expenditure by line, and the one table that says what adds up to what.

use serde::{Deserialize, Serialize};

use super::{PerPeriod, Period};

/// A source of income that the unit types. Subtotal and total are computed (see [`IncomeTotal`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncomeSource {
    /// 一般公共预算资金
    GeneralPublicBudget,
    /// 政府性基金
    GovernmentFund,
    /// 财政专户管理资金
    FiscalSpecialAccount,
    /// 国有资本金
    StateCapital,
    /// 社保基金
    SocialInsurance,
    /// 上年结转资金
    CarryOver,
    /// 其他资金
    Other,
}

impl IncomeSource {
    /// All, in the order of the published form.
    pub const ALL: [Self; 7] = [
        Self::GeneralPublicBudget,
        Self::GovernmentFund,
        Self::FiscalSpecialAccount,
        Self::StateCapital,
        Self::SocialInsurance,
        Self::CarryOver,
        Self::Other,
    ];

    /// The published name.
    pub fn label(self) -> &'static str {
        match self {
            Self::GeneralPublicBudget => "一般公共预算资金",
            Self::GovernmentFund => "政府性基金",
            Self::FiscalSpecialAccount => "财政专户管理资金",
            Self::StateCapital => "国有资本金",
            Self::SocialInsurance => "社保基金",
            Self::CarryOver => "上年结转资金",
            Self::Other => "其他资金",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::GeneralPublicBudget => "generalPublicBudget",
            Self::GovernmentFund => "governmentFund",
            Self::FiscalSpecialAccount => "fiscalSpecialAccount",
            Self::StateCapital => "stateCapital",
            Self::SocialInsurance => "socialInsurance",
            Self::CarryOver => "carryOver",
            Self::Other => "other",
        }
    }
}

/// A figure of the income side that is a sum. Never typed; a published form states it, and the program compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncomeTotal {
    /// 资金总额
    Total,
    /// 财政拨款小计
    Appropriation,
}

impl IncomeTotal {
    /// Both, in the order of the published form.
    pub const ALL: [Self; 2] = [Self::Total, Self::Appropriation];

    /// The published name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Total => "资金总额",
            Self::Appropriation => "财政拨款小计",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Total => "total",
            Self::Appropriation => "appropriation",
        }
    }

    /// What adds up to it: the rule of the income side, stated here and nowhere else.
    ///
    /// An assumption: 财政拨款小计 is the five sources after it, 资金总额 adds 上年结转资金 and 其他资金.
    pub fn parts(self) -> &'static [IncomeSource] {
        match self {
            Self::Appropriation => IncomeSource::ALL.split_at(5).0,
            Self::Total => &IncomeSource::ALL,
        }
    }
}

/// A line of the expenditure side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExpenditureLine {
    /// 基本支出
    Basic,
    /// 项目支出
    Project,
}

impl ExpenditureLine {
    /// Both, in the order of the published form.
    pub const ALL: [Self; 2] = [Self::Basic, Self::Project];

    /// The published name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Basic => "基本支出",
            Self::Project => "项目支出",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Project => "project",
        }
    }
}

/// One value for each line of the expenditure side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PerLine<T> {
    /// 基本支出
    pub basic: T,
    /// 项目支出
    pub project: T,
}

impl<T> PerLine<T> {
    /// The value of one line.
    pub fn get(&self, line: ExpenditureLine) -> &T {
        match line {
            ExpenditureLine::Basic => &self.basic,
            ExpenditureLine::Project => &self.project,
        }
    }

    /// The value of one line, to be changed.
    pub fn get_mut(&mut self, line: ExpenditureLine) -> &mut T {
        match line {
            ExpenditureLine::Basic => &mut self.basic,
            ExpenditureLine::Project => &mut self.project,
        }
    }
}

/// 收入, 全年预算数 by source: amounts as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Income {
    general_public_budget: String,
    government_fund: String,
    fiscal_special_account: String,
    state_capital: String,
    social_insurance: String,
    carry_over: String,
    other: String,
}

impl Income {
    /// The text typed for a source.
    pub fn get(&self, source: IncomeSource) -> &str {
        match source {
            IncomeSource::GeneralPublicBudget => &self.general_public_budget,
            IncomeSource::GovernmentFund => &self.government_fund,
            IncomeSource::FiscalSpecialAccount => &self.fiscal_special_account,
            IncomeSource::StateCapital => &self.state_capital,
            IncomeSource::SocialInsurance => &self.social_insurance,
            IncomeSource::CarryOver => &self.carry_over,
            IncomeSource::Other => &self.other,
        }
    }

    /// The text typed for a source, to be changed.
    pub fn get_mut(&mut self, source: IncomeSource) -> &mut String {
        match source {
            IncomeSource::GeneralPublicBudget => &mut self.general_public_budget,
            IncomeSource::GovernmentFund => &mut self.government_fund,
            IncomeSource::FiscalSpecialAccount => &mut self.fiscal_special_account,
            IncomeSource::StateCapital => &mut self.state_capital,
            IncomeSource::SocialInsurance => &mut self.social_insurance,
            IncomeSource::CarryOver => &mut self.carry_over,
            IncomeSource::Other => &mut self.other,
        }
    }
}

/// The totals that a published form prints. Kept as they stood, so that a disagreement with the parts stays visible; empty in a form that was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PublishedTotals {
    total: String,
    appropriation: String,
}

impl PublishedTotals {
    /// The text as published.
    pub fn get(&self, total: IncomeTotal) -> &str {
        match total {
            IncomeTotal::Total => &self.total,
            IncomeTotal::Appropriation => &self.appropriation,
        }
    }

    /// The text as published, to be changed.
    pub fn get_mut(&mut self, total: IncomeTotal) -> &mut String {
        match total {
            IncomeTotal::Total => &mut self.total,
            IncomeTotal::Appropriation => &mut self.appropriation,
        }
    }
}

/// 部门整体资金: what was typed on both sides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Funds {
    /// 收入, 全年预算数.
    pub income: Income,
    /// 支出: 半年计划执行数 and 全年预算数 by line.
    pub expenditure: PerLine<PerPeriod<String>>,
    /// The totals of the published form this one was read from.
    pub published_totals: PublishedTotals,
}

impl Funds {
    /// The text typed for a line of expenditure.
    pub fn planned(&self, line: ExpenditureLine, period: Period) -> &str {
        self.expenditure.get(line).get(period)
    }
}
