//! A number written in digits, with a sign, separators and a point, and how many digits it may have.

use rust_decimal::Decimal;

use super::AmountError;

/// Decimals that a number may have. In 万元 that is enough for 1 分, which is 0.000001 万元.
pub(super) const MAX_FRACTION_DIGITS: usize = 6;

/// Digits that a number may have before the point. With these two bounds, a million amounts add up without loss.
pub(super) const MAX_WHOLE_DIGITS: usize = 15;

/// A number of digits with a sign, separators and a point.
pub(super) fn digits(folded: &str) -> Result<Decimal, AmountError> {
    let digits = without_grouping(folded)?;
    let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(&digits);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    if whole.len() + fraction.len() == 0 || !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit()) {
        return Err(AmountError::NotANumber);
    }
    if whole.trim_start_matches('0').len() > MAX_WHOLE_DIGITS {
        return Err(AmountError::TooLarge);
    }
    if fraction.len() > MAX_FRACTION_DIGITS {
        return Err(AmountError::TooPrecise);
    }
    Decimal::from_str_exact(&digits).map_err(|_| AmountError::NotANumber)
}

/// Removes thousands separators, but only where they separate thousands.
fn without_grouping(number: &str) -> Result<String, AmountError> {
    if !number.contains(',') {
        return Ok(number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let mut groups = whole.trim_start_matches(['+', '-']).split(',');
    let first = groups.next().map_or(0, str::len);
    if !(1..=3).contains(&first) || !groups.all(|group| group.len() == 3) || fraction.contains(',') {
        return Err(AmountError::Grouping);
    }
    Ok(number.replace(',', ""))
}
