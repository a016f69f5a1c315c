//! The computed process indicators: their figures from the form.

use core::fmt;

use rust_decimal::Decimal;

use super::totals::headcount;
use super::{Absent, Execution, FigureResult, StandardIndicator, amount};
use crate::figures::{Amount, Rate};
use crate::form::{BaseItem, ExecutionBase, ExpenditureLine, Field, Form, HalfYearDeviation, Period};

/// The figure of a computed indicator, and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computed {
    /// The rate.
    pub rate: Rate,
    /// The form's numbers in their places in the formula; `Display` writes them: `|302.1 − 294.58| ÷ 294.58`.
    pub numbers: Numbers,
    /// What has to be said about the numbers: which of them was left blank and counts as 0, and why. Mostly empty.
    pub remark: &'static str,
}

/// The numbers of a computed indicator, each in its place in the formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// part ÷ whole
    Quotient(Decimal, Decimal),
    /// (this − last) ÷ last
    Change(Decimal, Decimal),
    /// |part − whole| ÷ whole
    Distance(Decimal, Decimal),
    /// |adjusted − policy| ÷ initial
    Adjustment(Decimal, Decimal, Decimal),
}

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quotient(part, whole) => write!(f, "{part} ÷ {}", bracketed(*whole)),
            Self::Change(this, last) => {
                let last = bracketed(*last);
                write!(f, "({this} − {last}) ÷ {last}")
            }
            Self::Distance(part, whole) => {
                let whole = bracketed(*whole);
                write!(f, "|{part} − {whole}| ÷ {whole}")
            }
            Self::Adjustment(adjusted, policy, initial) => {
                write!(f, "|{adjusted} − {}| ÷ {}", bracketed(*policy), bracketed(*initial))
            }
        }
    }
}

/// Two figures of a form in one unit.
type Pair = (Decimal, Decimal);

/// Computes an indicator at the end of a period.
///
/// # Errors
/// [`Absent::Missing`] names the first figure that is not entered; a denominator of 0 is [`Absent::NotApplicable`].
pub(super) fn computed(
    form: &Form,
    execution: &Execution,
    indicator: StandardIndicator,
    period: Period,
) -> FigureResult<Computed> {
    use BaseItem as Item;
    use StandardIndicator as Is;
    let zero = indicator.not_applicable();
    let base_of_execution = form.settings.execution_base;
    let shares = |part, whole| quotient(base(form, part, period), base(form, whole, period), zero);
    match indicator {
        Is::ExecutionRate => quotient(executed(execution, period), budget(execution, period, base_of_execution), zero),
        Is::AdjustmentRate => adjustment(form, execution, period, zero),
        Is::PaymentProgress => shares(Item::ActualPayment, Item::PlannedPayment),
        Is::BudgetDeviation => {
            let measure = match (period, form.settings.half_year_deviation) {
                (Period::HalfYear, HalfYearDeviation::Plan) => planned(execution, period),
                _ => budget(execution, period, base_of_execution),
            };
            distance(executed(execution, period), measure, zero)
        }
        Is::CarryOverRate => {
            let whole = budget(execution, period, form.settings.carry_over_denominator());
            quotient(base(form, Item::CarryOver, period), whole, zero)
        }
        Is::PublicExpenseControl => shares(Item::PublicExpenseSpent, Item::PublicExpenseBudget),
        Is::ThreePublicChange => {
            change(base(form, Item::ThreePublicThisYear, period), base(form, Item::ThreePublicLastYear, period), zero)
        }
        Is::ProcurementExecution => shares(Item::ProcurementSpent, Item::ProcurementBudget),
        Is::NonTaxIncome => shares(Item::NonTaxReceived, Item::NonTaxBudget),
        Is::StaffControl => shares(Item::StaffEmployed, Item::StaffQuota),
        Is::FixedAssetUse => shares(Item::AssetsInUse, Item::AssetsTotal),
    }
}

/// A figure of 基础数据.
fn base(form: &Form, item: BaseItem, period: Period) -> FigureResult<Decimal> {
    let field = Field::Base(item, period);
    if item.is_headcount() { headcount(form, field) } else { amount(form, field).map(Amount::decimal) }
}

fn executed(execution: &Execution, period: Period) -> FigureResult<Decimal> {
    execution.total.periods.get(period).executed.clone().map(Amount::decimal)
}

fn planned(execution: &Execution, period: Period) -> FigureResult<Decimal> {
    execution.total.periods.get(period).planned.clone().map(Amount::decimal)
}

/// The budget that something is measured by: 调整后 or 年初.
fn budget(execution: &Execution, period: Period, base: ExecutionBase) -> FigureResult<Decimal> {
    let total = &execution.total;
    let budget = match base {
        ExecutionBase::Adjusted => total.periods.get(period).adjusted.clone(),
        ExecutionBase::Initial => total.initial.clone(),
    };
    budget.map(Amount::decimal)
}

/// The denominator first: where there is nothing to divide by, nothing needs to be filled in either.
fn both(part: FigureResult<Decimal>, whole: FigureResult<Decimal>, zero: &'static str) -> FigureResult<Pair> {
    let whole = whole?;
    if whole.is_zero() {
        return Err(Absent::NotApplicable(zero));
    }
    // A rate of less than nothing has no sense, and its sign would turn better into worse.
    if whole.is_sign_negative() { Err(Absent::NegativeDenominator) } else { Ok((part?, whole)) }
}

fn divide(numerator: Decimal, denominator: Decimal, numbers: Numbers) -> FigureResult<Computed> {
    // The denominator is not 0 here, so only the size of the figures can be in the way.
    Rate::of(numerator, denominator).map(|rate| Computed { rate, numbers, remark: "" }).map_err(|_| Absent::TooLarge)
}

fn quotient(part: FigureResult<Decimal>, whole: FigureResult<Decimal>, zero: &'static str) -> FigureResult<Computed> {
    let (part, whole) = both(part, whole, zero)?;
    divide(part, whole, Numbers::Quotient(part, whole))
}

fn change(this: FigureResult<Decimal>, last: FigureResult<Decimal>, zero: &'static str) -> FigureResult<Computed> {
    let (this, last) = both(this, last, zero)?;
    let difference = this.checked_sub(last).ok_or(Absent::TooLarge)?;
    divide(difference, last, Numbers::Change(this, last))
}

fn distance(part: FigureResult<Decimal>, whole: FigureResult<Decimal>, zero: &'static str) -> FigureResult<Computed> {
    let (part, whole) = both(part, whole, zero)?;
    let difference = part.checked_sub(whole).ok_or(Absent::TooLarge)?.abs();
    divide(difference, whole, Numbers::Distance(part, whole))
}

const NO_POLICY: &str = "调整数合计为 0，政策性调整数未填，按 0 计";

/// |调整数 − 政策性调整数| ÷ 年初预算. Somebody must have entered an adjustment in this very period, if only 0: no entry is not yet no adjustment.
/// The policy-driven part may only stay empty where there is nothing it could be a part of.
fn adjustment(form: &Form, execution: &Execution, period: Period, zero: &'static str) -> FigureResult<Computed> {
    let total = &execution.total;
    let adjusted = entered(form, period).and(total.periods.get(period).adjustment.clone());
    let (adjusted, initial) = both(adjusted.map(Amount::decimal), total.initial.clone().map(Amount::decimal), zero)?;
    let (policy, remark) = match base(form, BaseItem::PolicyAdjustment, period) {
        Err(Absent::Missing(_)) if adjusted.is_zero() => (Decimal::ZERO, NO_POLICY),
        policy => (policy?, ""),
    };
    let own = adjusted.checked_sub(policy).ok_or(Absent::TooLarge)?.abs();
    divide(own, initial, Numbers::Adjustment(adjusted, policy, initial)).map(|computed| Computed { remark, ..computed })
}

/// Whether an adjustment was entered for a period.
fn entered(form: &Form, period: Period) -> FigureResult<()> {
    let mut fields = ExpenditureLine::ALL.into_iter().map(|line| Field::Adjustment(line, period));
    if fields.any(|field| form.text(field).is_some_and(|text| !text.trim().is_empty())) {
        Ok(())
    } else {
        Err(Absent::Missing(Field::Adjustment(ExpenditureLine::Basic, period)))
    }
}

/// A figure inside a formula: a negative one stands in brackets.
pub(super) fn bracketed(figure: Decimal) -> String {
    if figure.is_sign_negative() && !figure.is_zero() { format!("({figure})") } else { figure.to_string() }
}
