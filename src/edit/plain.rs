//! The plain figure of a cell: what stands in it once it was left, and what is offered where only a person can decide.
//!
//! Indicator values are never among them: a 指标值 and a 完成值 stand for ever as they were typed.

use rust_decimal::Decimal;

use super::Edit;
use crate::brief::brief;
use crate::check::is_out_of_scale;
use crate::evaluate::{LeftOver, execution, plain_headcount};
use crate::figures::{Amount, Offer, plain_amount, plain_points};
use crate::form::{BaseItem, Field, Form, IncomeSource, Period, read_year, year_number, year_said};

/// The plain figure that a text is at a field; `None` where it is that already, cannot be read with certainty, or the field holds no such figure.
///
/// ```
/// use budget_form::edit::plain_text;
/// use budget_form::form::{Field, IncomeSource};
/// assert_eq!(plain_text(Field::Income(IncomeSource::Other), "６５８。29"), Some("658.29".into()));
/// assert_eq!(plain_text(Field::Year, "2025年"), Some("2025".into()));
/// assert_eq!(plain_text(Field::Unit, "２０２５"), None);
/// ```
pub fn plain_text(field: Field, text: &str) -> Option<String> {
    match field {
        // 二〇二五年度 is certain too, but wherever the form is read the year has to stand in digits.
        Field::Year => read_year(text)
            .or_else(|| year_said(&format!("{}年度", year_number(text))))
            .map(|year| year.to_string())
            .filter(|plain| plain != text),
        Field::Base(item, _) if item.is_headcount() => plain_headcount(text),
        field if field.is_figure() => plain_amount(text),
        Field::Weight(_) | Field::Rating(_) | Field::GroupShare(_) => plain_points(text),
        field if field.is_setting() => plain_points(text),
        _ => None,
    }
}

/// Puts the plain figure into a field, as a step of its own: what was typed is one undo away. `None` where it stands there already, or none does.
pub fn make_plain(form: &Form, field: Field) -> Option<Edit> {
    put(form, field, "规范写法", plain_text(field, form.text(field)?)?)
}

/// What is offered for the text at a field of amounts; in an empty cell of 基础数据 what 资金 and 预算执行 say already, and as 上年结转资金 what last year's form says
/// was left.
pub fn offer_at(form: &Form, field: Field) -> Option<Offer> {
    if let Field::Base(item, period) = field
        && form.text(field)?.trim().is_empty()
    {
        return known_already(form, item, period);
    }
    let amount = field.is_figure() && !matches!(field, Field::Base(item, _) if item.is_headcount());
    let text = form.text(field).filter(|_| amount)?;
    Offer::of(text).or_else(|| in_yuan(form, field, text)).or_else(|| left_over(form, field, text))
}

/// The least amount that is looked at: less than that many 元 nobody takes for 万元.
const LEAST_IN_YUAN: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// The amount in 万元 that a number without a unit is, where only 元 makes sense beside the other amounts of the form.
fn in_yuan(form: &Form, field: Field, text: &str) -> Option<Offer> {
    let amount = Amount::parse(text).ok().flatten()?;
    // Most amounts are smaller, and to look at all of the form with each key would be felt.
    if amount.decimal() < LEAST_IN_YUAN || !is_out_of_scale(form, field) {
        return None;
    }
    Offer::of(&format!("{}元", amount.decimal()))
}

/// What last year left over, where something else stands as 上年结转资金.
fn left_over(form: &Form, field: Field, text: &str) -> Option<Offer> {
    if field != Field::Income(IncomeSource::CarryOver) {
        return None;
    }
    let left = LeftOver::of(form)?;
    let stands = Amount::parse(text).ok()?;
    let offer = Offer { plain: left.left.decimal().normalize().to_string(), working: left.working() };
    (stands != Some(left.left)).then_some(offer)
}

/// Takes what is offered at a field. `None` where nothing is.
pub fn take_offer(form: &Form, field: Field) -> Option<Edit> {
    put(form, field, "换算", offer_at(form, field)?.plain)
}

/// The figure of 基础数据 that follows from amounts typed elsewhere. It is offered and not counted: what was paid or is left over may differ from what
/// was executed, and a figure that nobody entered is missing.
fn known_already(form: &Form, item: BaseItem, period: Period) -> Option<Offer> {
    if !matches!(item, BaseItem::PlannedPayment | BaseItem::ActualPayment | BaseItem::CarryOver) {
        return None;
    }
    let total = execution(form).total;
    let of_period = total.periods.get(period);
    let (amount, working) = match (item, period) {
        (BaseItem::PlannedPayment, Period::HalfYear) => {
            let planned = of_period.planned.as_ref().ok()?;
            (*planned, format!("半年计划执行数合计 {} 万元", planned.grouped()))
        }
        (BaseItem::ActualPayment, _) => {
            let executed = of_period.executed.as_ref().ok()?;
            (*executed, format!("{}执行数合计 {} 万元", period.label(), executed.grouped()))
        }
        (BaseItem::CarryOver, _) => {
            let (budget, spent) = (of_period.adjusted.as_ref().ok()?, of_period.executed.as_ref().ok()?);
            let left = budget.checked_sub(*spent).filter(|left| !left.is_negative())?;
            let (budget, spent) = (budget.grouped(), spent.grouped());
            (left, format!("调整后预算 {budget} − 执行数 {spent} = {} 万元", left.grouped()))
        }
        _ => return None,
    };
    Some(Offer { plain: amount.decimal().to_string(), working })
}

fn put(form: &Form, field: Field, what: &str, plain: String) -> Option<Edit> {
    let name = match field.row() {
        Some(row) => format!("{what} {} {}", brief(&form.indicators.row(row)?.name), field.label()),
        None => format!("{what} {}", field.label()),
    };
    Some(Edit::Several(name, vec![Edit::SetText(field, plain)]))
}
