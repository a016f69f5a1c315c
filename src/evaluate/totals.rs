//! Sums of the funds: computed, never typed, never rounded.

use rust_decimal::Decimal;

use super::{Absent, FigureResult};
use crate::figures::{Amount, number};
use crate::form::{Field, Form, IncomeTotal};

/// The amount typed in a field.
///
/// # Errors
/// [`Absent::Missing`] for an empty field, [`Absent::Unreadable`] for a text that is no amount.
pub fn amount(form: &Form, field: Field) -> FigureResult<Amount> {
    match Amount::parse(form.text(field).unwrap_or_default()) {
        Ok(Some(amount)) => Ok(amount),
        Ok(None) => Err(Absent::Missing(field)),
        Err(error) => Err(Absent::Unreadable(field, error.to_string())),
    }
}

/// The number of people typed in a field: `15`, `15人`, `15名`.
///
/// # Errors
/// As [`amount`]; half a person is not understood.
pub fn headcount(form: &Form, field: Field) -> FigureResult<Decimal> {
    match read_headcount(form.text(field).unwrap_or_default()) {
        Ok(Some(count)) => Ok(count),
        Ok(None) => Err(Absent::Missing(field)),
        Err(why) => Err(Absent::Unreadable(field, why.to_owned())),
    }
}

/// The text that stands in a cell of a number of people once it was left: the number alone. `None` where that is what stands there already, or the
/// text is no number of people.
pub fn plain_headcount(text: &str) -> Option<String> {
    let plain = read_headcount(text).ok()??.to_string();
    (plain != text).then_some(plain)
}

fn read_headcount(text: &str) -> Result<Option<Decimal>, &'static str> {
    let text = text.trim();
    let digits = text.strip_suffix(['人', '名']).unwrap_or(text);
    match number(digits) {
        Ok(Some(count)) if count.fract().is_zero() && !count.is_sign_negative() => Ok(Some(count)),
        Ok(None) if text.is_empty() => Ok(None),
        _ => Err("看不懂这个人数，请只填整数"),
    }
}

/// What is wrong with the number of people typed in a field.
pub fn headcount_error(form: &Form, field: Field) -> Option<String> {
    match headcount(form, field) {
        Err(Absent::Unreadable(_, why)) => Some(why),
        _ => None,
    }
}

/// A sum as the income side forms it (资金总额, 财政拨款小计).
///
/// # Errors
/// [`Absent::Missing`] when no part is filled in; an empty part beside a filled one counts as nothing.
pub fn income_total(form: &Form, total: IncomeTotal) -> FigureResult<Amount> {
    added(total.parts().iter().map(|source| amount(form, Field::Income(*source))))
}

/// Adds what is filled in.
pub(super) fn added(parts: impl Iterator<Item = FigureResult<Amount>>) -> FigureResult<Amount> {
    let mut total: Option<Amount> = None;
    let mut first_missing = None;
    for part in parts {
        match part {
            Ok(part) => {
                total = Some(total.unwrap_or(Amount::ZERO).checked_add(part).ok_or(Absent::TooLarge)?);
            }
            Err(Absent::Missing(field)) => first_missing = first_missing.or(Some(field)),
            Err(absent) => return Err(absent),
        }
    }
    match (total, first_missing) {
        (Some(total), _) => Ok(total),
        (None, Some(field)) => Err(Absent::Missing(field)),
        (None, None) => Ok(Amount::ZERO),
    }
}
