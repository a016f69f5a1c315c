//! 预算执行: per line and in total, for both periods.

use rust_decimal::Decimal;

use super::totals::added;
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
    /// 支付进度 = 执行数 ÷ 计划执行数 or, at mid-year, half of the budget: a setting of the form, and an assumption.
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

/// What was typed of the lines, each text read once.
pub(super) struct Typed([TypedLine; 2]);

/// What was typed of one line.
struct TypedLine {
    planned: PerPeriod<FigureResult<Amount>>,
    executed: PerPeriod<FigureResult<Amount>>,
    /// 调整数 to the end of each period. Most units adjust nothing, so an empty field is 0; an adjustment of the first half still stands at the year's end.
    adjustment: PerPeriod<FigureResult<Amount>>,
}

impl TypedLine {
    fn of(form: &Form, line: ExpenditureLine) -> Self {
        let read = |field: fn(ExpenditureLine, Period) -> Field| {
            PerPeriod::from_fn(|period| amount(form, field(line, period)))
        };
        let or = |typed, not_typed| if matches!(typed, Err(Absent::Missing(_))) { not_typed } else { typed };
        let PerPeriod { half_year, full_year } = read(Field::Adjustment);
        let half_year = or(half_year, Ok(Amount::ZERO));
        let adjustment = PerPeriod { full_year: or(full_year, half_year.clone()), half_year };
        Self { planned: read(Field::Planned), executed: read(Field::Executed), adjustment }
    }

    /// Whether it has something to spend, by the plan or by adjustment. A text that cannot be read may well be a budget: nothing can be left out because
    /// of it.
    fn has_budget(&self, period: Period) -> bool {
        let has = |budget: &FigureResult<Amount>| match budget {
            Ok(budget) => !budget.is_zero(),
            Err(absent) => !matches!(absent, Absent::Missing(_)),
        };
        has(&self.planned.full_year) || has(self.adjustment.get(period))
    }
}

impl Typed {
    pub(super) fn of(form: &Form) -> Self {
        Self(ExpenditureLine::ALL.map(|line| TypedLine::of(form, line)))
    }

    /// 支出合计 as planned: 半年计划执行数 or 全年预算数. An empty line beside a filled one counts as nothing; where none is filled in it is
    /// [`Absent::Missing`].
    pub(super) fn planned_total(&self, period: Period) -> FigureResult<Amount> {
        let Self(lines) = self;
        added(lines.iter().map(|line| line.planned.get(period).clone()))
    }
}

/// Computes 预算执行.
pub fn execution(form: &Form) -> Execution {
    execution_of(form, &Typed::of(form))
}

/// Computes 预算执行 of lines whose texts are read already.
pub(super) fn execution_of(form: &Form, typed: &Typed) -> Execution {
    let Typed([basic, project]) = typed;
    Execution { basic: line(form, basic), project: line(form, project), total: total(form, typed) }
}

fn line(form: &Form, typed: &TypedLine) -> LineExecution {
    let initial = typed.planned.full_year.clone();
    let periods = PerPeriod::from_fn(|period| {
        let of_period = |figures: &PerPeriod<FigureResult<Amount>>| figures.get(period).clone();
        let (planned, executed) = (of_period(&typed.planned), of_period(&typed.executed));
        period_execution(form, period, &initial, of_period(&typed.adjustment), planned, executed)
    });
    LineExecution { initial, periods }
}

fn total(form: &Form, typed: &Typed) -> LineExecution {
    let Typed(lines) = typed;
    let initial = every_line(lines, |line| &line.planned.full_year);
    let periods = PerPeriod::from_fn(|period| {
        let adjustment = all_added(lines, |line| line.adjustment.get(period));
        let planned = every_line(lines, |line| line.planned.get(period));
        period_execution(form, period, &initial, adjustment, planned, executed_total(lines, period))
    });
    LineExecution { initial, periods }
}

/// A figure of every line, added up; the first that is absent stands for the sum.
fn all_added(lines: &[TypedLine], figure: impl Fn(&TypedLine) -> &FigureResult<Amount>) -> FigureResult<Amount> {
    lines.iter().try_fold(Amount::ZERO, |sum, line| sum.checked_add(figure(line).clone()?).ok_or(Absent::TooLarge))
}

/// What is planned on all lines. Every line must be filled in, if only with 0: what is measured by the sum would be too high without a word.
fn every_line(lines: &[TypedLine], figure: impl Fn(&TypedLine) -> &FigureResult<Amount>) -> FigureResult<Amount> {
    readable(lines, &figure)?;
    all_added(lines, figure)
}

/// Of two lines, one not filled in and one not understood, the second is what must be looked at: filling in the first would not help.
fn readable(lines: &[TypedLine], figure: impl Fn(&TypedLine) -> &FigureResult<Amount>) -> FigureResult<()> {
    let mut absent = lines.iter().filter_map(|line| figure(line).as_ref().err());
    absent.find(|absent| matches!(absent, Absent::Unreadable(..))).map_or(Ok(()), |absent| Err(absent.clone()))
}

/// Whether a line has something to spend, so that its 执行数 is waited for.
pub fn has_budget(form: &Form, line: ExpenditureLine, period: Period) -> bool {
    TypedLine::of(form, line).has_budget(period)
}

/// 执行数合计. A line that has a budget must be filled in: leaving it out would make the rate of the whole too low without a word.
fn executed_total(lines: &[TypedLine], period: Period) -> FigureResult<Amount> {
    readable(lines, |line| line.executed.get(period))?;
    for line in lines {
        if let Err(absent @ Absent::Missing(_)) = line.executed.get(period)
            && line.has_budget(period)
        {
            return Err(absent.clone());
        }
    }
    added(lines.iter().map(|line| line.executed.get(period).clone()))
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
