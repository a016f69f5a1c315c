//! The figures of a form that belong to no single row, each computed once: sums, 预算执行, the computed indicators, and what every row is judged by.

use rust_decimal::Decimal;

use super::computed::computed;
use super::execution::{Typed, execution_of};
use super::{Computed, Execution, FigureResult, StandardIndicator, income_total};
use crate::figures::{Amount, points};
use crate::form::{Form, IncomeTotal, PerPeriod, Period, Settings, read_year};

/// The figures of a form that belong to no single row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFigures {
    /// The year of the form, where it can be read.
    pub year: Option<i32>,
    /// The completions, as shares, from which on a row counts as 部分达成 and as 偏离.
    pub bounds: [Decimal; 2],
    /// 支出合计 as planned.
    pub expenditure: PerPeriod<FigureResult<Amount>>,
    /// 预算执行
    pub execution: Execution,
    /// 资金总额 and 财政拨款小计, in the order of [`IncomeTotal::ALL`].
    income: [FigureResult<Amount>; 2],
    /// What the computed indicators come to, in the order of [`StandardIndicator::ALL`].
    computed: [PerPeriod<FigureResult<Computed>>; 11],
}

impl FormFigures {
    /// The figures of `form`, each computed once.
    pub fn of(form: &Form) -> Self {
        let typed = Typed::of(form);
        let execution = execution_of(form, &typed);
        let computed = StandardIndicator::ALL
            .map(|standard| PerPeriod::from_fn(|period| computed(form, &execution, standard, period)));
        Self {
            year: read_year(&form.year),
            bounds: bounds(&form.settings),
            expenditure: PerPeriod::from_fn(|period| typed.planned_total(period)),
            execution,
            income: IncomeTotal::ALL.map(|total| income_total(form, total)),
            computed,
        }
    }

    /// 资金总额 or 财政拨款小计.
    pub fn income(&self, total: IncomeTotal) -> &FigureResult<Amount> {
        let [all, appropriation] = &self.income;
        match total {
            IncomeTotal::Total => all,
            IncomeTotal::Appropriation => appropriation,
        }
    }

    /// What a computed indicator comes to at the end of a period, whether or not the form has a row for it.
    pub fn computed(&self, standard: StandardIndicator, period: Period) -> &FigureResult<Computed> {
        use StandardIndicator as Is;
        let [execution, adjustment, payment, deviation, carry_over, public, three_public, rest @ ..] = &self.computed;
        let [procurement, non_tax, staff, assets] = rest;
        let periods = match standard {
            Is::ExecutionRate => execution,
            Is::AdjustmentRate => adjustment,
            Is::PaymentProgress => payment,
            Is::BudgetDeviation => deviation,
            Is::CarryOverRate => carry_over,
            Is::PublicExpenseControl => public,
            Is::ThreePublicChange => three_public,
            Is::ProcurementExecution => procurement,
            Is::NonTaxIncome => non_tax,
            Is::StaffControl => staff,
            Is::FixedAssetUse => assets,
        };
        periods.get(period)
    }
}

/// The thresholds of the settings as shares; the usual ones where they cannot be read.
fn bounds(settings: &Settings) -> [Decimal; 2] {
    let share = |text: &str, default: u32| {
        let per_cent = points(text).ok().flatten().unwrap_or(Decimal::from(default));
        per_cent.checked_div(Decimal::ONE_HUNDRED).unwrap_or(Decimal::ONE)
    };
    [share(&settings.partial_from, Settings::PARTIAL_FROM), share(&settings.deviation_from, Settings::DEVIATION_FROM)]
}
