//! 上年结转资金 beside what last year's form says was left.

use crate::check::{Findings, Rule};
use crate::evaluate::{LeftOver, amount};
use crate::figures::round;
use crate::form::{Field, Form, IncomeSource};

/// A source without an amount counts as 0 once the other income is entered.
pub(super) fn check(form: &Form, findings: &mut Findings) {
    let field = Field::Income(IncomeSource::CarryOver);
    let is_empty = |field: Field| form.text(field).is_none_or(|text| text.trim().is_empty());
    if IncomeSource::ALL.map(Field::Income).into_iter().all(is_empty) {
        return;
    }
    let Some(left) = LeftOver::of(form) else { return };
    let (written, stands) = if is_empty(field) {
        (rust_decimal::Decimal::ZERO, "未填写".to_owned())
    } else {
        let Ok(amount) = amount(form, field) else { return };
        (amount.decimal(), format!("{} 万元", amount.grouped()))
    };
    // What is written with fewer decimals is a rounded figure, except that nothing is not a little.
    let scale = if written.is_zero() { left.left.decimal().scale() } else { written.scale() };
    if written != round(left.left.decimal(), scale) {
        let sentence = format!("{} {stands}，与{}不一致，请核对", field.label(), left.working());
        findings.add(Rule::CarryOverDiffers, field, sentence);
    }
}
