//! A 完成率 in words and with its numbers, as explanations tell it.

use rust_decimal::Decimal;

use super::computed::bracketed;
use super::{Completion, Formula};
use crate::figures::Percent;

/// 完成率 in words and with numbers. What is below 0 and counts as 0 stands there as it is, or a reader would work out something else.
pub(super) fn completion_formula(completion: &Completion) -> (&'static str, String) {
    let (target, actual) = (completion.target.normalize(), completion.printed());
    let result = match (below_zero(completion, actual), completion.shown()) {
        (Some(size), _) => format!(" = −{size}%，按 0% 计"),
        (None, Some(rate)) => format!(" = {rate}"),
        (None, None) => String::new(),
    };
    let size = target.abs();
    // What stands behind a sign.
    let (after_target, after_actual) = (bracketed(target), bracketed(actual));
    let numbers = match completion.formula {
        Formula::ZeroTarget | Formula::Met => String::new(),
        Formula::Quotient => format!("{actual} ÷ {after_target}{result}"),
        Formula::ReverseQuotient => format!("{target} ÷ {after_actual}{result}"),
        Formula::Excess => format!("1 − ({actual} − {after_target}) ÷ {size}{result}"),
        Formula::Lack => format!("1 − ({target} − {after_actual}) ÷ {size}{result}"),
        Formula::Distance => format!("1 − |{actual} − {after_target}| ÷ {size}{result}"),
    };
    (completion.formula.in_words(), numbers)
}

/// How far below 0 a formula leads whose rate is at least 0, in per cent, with the actual value as it is printed.
fn below_zero(completion: &Completion, actual: Decimal) -> Option<Decimal> {
    let target = completion.target;
    let distance = match completion.formula {
        Formula::Excess => actual.checked_sub(target)?,
        Formula::Lack => target.checked_sub(actual)?,
        Formula::Distance => actual.checked_sub(target)?.abs(),
        Formula::ZeroTarget | Formula::Met | Formula::Quotient | Formula::ReverseQuotient => return None,
    };
    let over = distance.checked_sub(target.abs())?.checked_div(target.abs())?;
    (over > Decimal::ZERO).then(|| Percent::of(over).beside(Decimal::ZERO))
}
