//! 预算执行: per line and in total, for both periods.

use rust_decimal::Decimal;

use super::totals::sum;
use super::{Absent, FigureResult, amount};
use crate::figures::{Amount, Rate};
use crate::form::{ExecutionBase, ExpenditureLine, Field, Form, PerPeriod, Period, ProgressBase};

/// Budget execution of the whole form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Execution {
    /// 基本支出
    pub basic: LineExecution,
    /// 项目支出
    pub project: LineExecution,
    /// 合计
    pub total: LineExecution,
}

/// One line, or the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineExecution {
    /// 年初预算
    pub initial: FigureResult<Amount>,
    /// The figures of each period.
    pub periods: PerPeriod<PeriodExecution>,
}

/// The figures of one line at the end of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodExecution {
    /// 调整数, cumulative. Not entered counts as 0; for the year, as the half-year's.
    pub adjustment: FigureResult<Amount>,
    /// 调整后预算 = 年初预算 + 调整数.
    pub adjusted: FigureResult<Amount>,
    /// What is spent from: 调整后 or 年初预算, a setting of the form.
    pub budget: FigureResult<Amount>,
    /// 计划执行数: the half-year plan; for the year the budget itself, by the denominator in force.
    pub planned: FigureResult<Amount>,
    /// 执行数, cumulative.
    pub executed: FigureResult<Amount>,
    /// 执行率 = 执行数 ÷ 预算 (调整后 or 年初, a setting of the form).
    pub rate: FigureResult<Rate>,
    /// 支付进度 = 执行数 ÷ 计划执行数 or, at mid-year, half of the budget (a setting of the form) (an assumption).
    pub progress: FigureResult<Rate>,
}

impl Execution {
    /// One line.
    pub fn line(&self, line: ExpenditureLine) -> &LineExecution {
        match line {
            ExpenditureLine::Basic => &self.basic,
            ExpenditureLine::Project => &self.project,
        }
    }
}

/// Computes 预算执行.
pub fn execution(form: &Form) -> Execution {
    Execution {
        basic: line(form, ExpenditureLine::Basic),
        project: line(form, ExpenditureLine::Project),
        total: total(form),
    }
}

fn line(form: &Form, line: ExpenditureLine) -> LineExecution {
    let initial = amount(form, Field::Planned(line, Period::FullYear));
    let periods = PerPeriod::from_fn(|period| {
        let executed = amount(form, Field::Executed(line, period));
        let planned = amount(form, Field::Planned(line, period));
        period_execution(form, period, &initial, adjustment(form, line, period), planned, executed)
    });
    LineExecution { initial, periods }
}

fn total(form: &Form) -> LineExecution {
    let initial = every_line(form, Period::FullYear);
    let periods = PerPeriod::from_fn(|period| {
        let adjustment = ExpenditureLine::ALL.into_iter().try_fold(Amount::ZERO, |sum, line| {
            sum.checked_add(adjustment(form, line, period)?).ok_or(Absent::TooLarge)
        });
        let planned = every_line(form, period);
        period_execution(form, period, &initial, adjustment, planned, executed_total(form, period))
    });
    LineExecution { initial, periods }
}

/// What is planned on all lines. Every line must be filled in, if only with 0: what is measured by the sum would be too high without a word.
fn every_line(form: &Form, period: Period) -> FigureResult<Amount> {
    readable(form, |line| Field::Planned(line, period))?;
    ExpenditureLine::ALL.into_iter().try_fold(Amount::ZERO, |sum, line| {
        sum.checked_add(amount(form, Field::Planned(line, period))?).ok_or(Absent::TooLarge)
    })
}

/// Of two lines, one not filled in and one not understood, the second is what must be looked at: filling in the first would not help.
fn readable(form: &Form, field: impl Fn(ExpenditureLine) -> Field) -> FigureResult<()> {
    let mut absent = ExpenditureLine::ALL.into_iter().filter_map(|line| amount(form, field(line)).err());
    absent.find(|absent| matches!(absent, Absent::Unreadable(..))).map_or(Ok(()), Err)
}

/// Whether a line has something to spend, by the plan or by adjustment, so that its 执行数 is waited for. A text that cannot be read may well be a
/// budget: nothing can be left out because of it.
pub fn has_budget(form: &Form, line: ExpenditureLine, period: Period) -> bool {
    let has = |budget: FigureResult<Amount>| match budget {
        Ok(budget) => !budget.is_zero(),
        Err(absent) => !matches!(absent, Absent::Missing(_)),
    };
    has(amount(form, Field::Planned(line, Period::FullYear))) || has(adjustment(form, line, period))
}

/// 执行数合计. A line that has a budget, by the plan or by adjustment, must be filled in: leaving it out would make the rate of the whole too low
/// without a word.
fn executed_total(form: &Form, period: Period) -> FigureResult<Amount> {
    readable(form, |line| Field::Executed(line, period))?;
    for line in ExpenditureLine::ALL {
        if let Err(absent @ Absent::Missing(_)) = amount(form, Field::Executed(line, period))
            && has_budget(form, line, period)
        {
            return Err(absent);
        }
    }
    sum(form, ExpenditureLine::ALL.into_iter().map(|line| Field::Executed(line, period)))
}

/// 调整数 to the end of a period. Most units adjust nothing, so an empty field is 0; an adjustment of the first half still stands at the year's end.
fn adjustment(form: &Form, line: ExpenditureLine, period: Period) -> FigureResult<Amount> {
    match (amount(form, Field::Adjustment(line, period)), period) {
        (Err(Absent::Missing(_)), Period::FullYear) => adjustment(form, line, Period::HalfYear),
        (Err(Absent::Missing(_)), Period::HalfYear) => Ok(Amount::ZERO),
        (outcome, _) => outcome,
    }
}

fn period_execution(
    form: &Form,
    period: Period,
    initial: &FigureResult<Amount>,
    adjustment: FigureResult<Amount>,
    planned: FigureResult<Amount>,
    executed: FigureResult<Amount>,
) -> PeriodExecution {
    let adjusted = match (initial.clone(), adjustment.clone()) {
        (Ok(initial), Ok(adjustment)) => initial.checked_add(adjustment).ok_or(Absent::TooLarge),
        (Err(absent), _) | (_, Err(absent)) => Err(absent),
    };
    let budget = match form.settings.execution_base {
        ExecutionBase::Adjusted => adjusted.clone(),
        ExecutionBase::Initial => initial.clone(),
    };
    // The year's plan is to spend the budget; the half year has a plan of its own.
    let planned = if period == Period::FullYear { budget.clone() } else { planned };
    let rate = divide(&executed, budget.clone().map(Amount::decimal), "预算为 0，不计算执行率");
    let progress = match (period, form.settings.progress_base) {
        (Period::HalfYear, ProgressBase::Calendar) => divide(&executed, half(&budget), "预算为 0，不计算支付进度"),
        _ => divide(&executed, planned.clone().map(Amount::decimal), "计划执行数为 0，不计算支付进度"),
    };
    PeriodExecution { adjustment, adjusted, budget, planned, executed, rate, progress }
}

/// Half of a budget, which may have one decimal more than an amount has.
fn half(budget: &FigureResult<Amount>) -> FigureResult<Decimal> {
    budget.clone()?.decimal().checked_mul(Decimal::new(5, 1)).ok_or(Absent::TooLarge)
}

fn divide(
    numerator: &FigureResult<Amount>,
    denominator: FigureResult<Decimal>,
    zero: &'static str,
) -> FigureResult<Rate> {
    let denominator = denominator?;
    // 不适用 does not wait for the numerator: there is nothing to fill in.
    if denominator.is_zero() {
        return Err(Absent::NotApplicable(zero));
    }
    if denominator.is_sign_negative() {
        return Err(Absent::NegativeDenominator);
    }
    let numerator = numerator.clone()?;
    // The denominator is not 0 here, so only the size of the figures can be in the way.
    Rate::of(numerator.decimal(), denominator).map_err(|_| Absent::TooLarge)
}
