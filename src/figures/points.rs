//! Plain figures of the form's own making: weights, 得分率, thresholds, group shares. From 0 up, no unit but 分 or %.

use core::fmt;

use rust_decimal::Decimal;

use super::Amount;

/// Decimals that a weight or a threshold may have.
const MAX_FRACTION_DIGITS: u32 = 4;
/// Beyond this no weight, rate or threshold has a sense.
const LARGEST: i64 = 1000;

/// A text that is no such figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointsError;

impl fmt::Display for PointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("看不懂这个数，请填 0 至 1000 之间的数字，最多 4 位小数")
    }
}

impl core::error::Error for PointsError {}

/// Reads a weight, a rate or a threshold; `Ok(None)` for an empty field.
///
/// # Errors
/// [`PointsError`] for anything that is no number from 0 to 1000.
///
/// ```
/// use budget_form::figures::points;
/// assert_eq!(points(" ２.5 分").map(|n| n.map(|n| n.to_string())), Ok(Some("2.5".into())));
/// assert_eq!(points(""), Ok(None));
/// assert!(points("-1").is_err());
/// ```
pub fn points(text: &str) -> Result<Option<Decimal>, PointsError> {
    let text = text.trim();
    let digits = text.strip_suffix(['分', '%', '％']).unwrap_or(text);
    // An amount may say 万; five points are not fifty thousand.
    if digits.contains('万') {
        return Err(PointsError);
    }
    match Amount::parse(digits) {
        Ok(None) if text.is_empty() => Ok(None),
        Ok(Some(figure)) if !figure.is_negative() && fits(figure.decimal()) => Ok(Some(figure.decimal())),
        _ => Err(PointsError),
    }
}

fn fits(figure: Decimal) -> bool {
    figure.normalize().scale() <= MAX_FRACTION_DIGITS && figure <= Decimal::from(LARGEST)
}
