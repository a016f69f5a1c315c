//! Plain figures of the form's own making: weights, 得分率, thresholds, group shares. From 0 up, no unit but 分 or %.

use core::fmt;

use rust_decimal::Decimal;

use super::{AmountError, number, plain_number};

/// Decimals that a weight or a threshold may have.
const MAX_FRACTION_DIGITS: u32 = 4;
/// Beyond this no weight, rate or threshold has a sense.
const LARGEST: i64 = 1000;

/// A text that is no such figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsError {
    /// The text is no number, or none that could be such a figure.
    Unreadable,
    /// A number with more decimals than count.
    TooFine,
}

impl PointsError {
    /// What to do about a figure that lies between 0 and so much. Every place that speaks of it uses this sentence.
    pub fn advice(self, most: i64) -> String {
        match self {
            Self::Unreadable => {
                format!("看不懂这个数，请填 0 至 {most} 之间的数字，最多 {MAX_FRACTION_DIGITS} 位小数")
            }
            Self::TooFine => format!("小数位数过多，请四舍五入，最多保留 {MAX_FRACTION_DIGITS} 位小数"),
        }
    }
}

/// As it is said of weights and 得分率, which lie between 0 and 100.
impl fmt::Display for PointsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.advice(100))
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
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(plain) = plain_number(text, MAX_FRACTION_DIGITS).filter(|figure| *figure <= Decimal::from(LARGEST)) {
        return Ok(Some(plain));
    }
    let text = text.trim();
    let digits = text.strip_suffix(['分', '%', '％']).unwrap_or(text);
    // In a spreadsheet 「=40%+40%」 is 0.8; whether 80 is meant is not certain.
    if digits.contains(['%', '％']) {
        return Err(PointsError::Unreadable);
    }
    match number(digits) {
        Ok(None) if text.is_empty() => Ok(None),
        Ok(Some(figure)) if !figure.is_sign_negative() && figure <= Decimal::from(LARGEST) => {
            if figure.scale() > MAX_FRACTION_DIGITS && figure.normalize().scale() > MAX_FRACTION_DIGITS {
                return Err(PointsError::TooFine);
            }
            Ok(Some(figure))
        }
        Err(AmountError::TooPrecise | AmountError::Endless) => Err(PointsError::TooFine),
        _ => Err(PointsError::Unreadable),
    }
}

/// The text that stands in a cell of [`points`] once it was left. `None` where that is what stands there already, or the text is no such figure.
///
/// ```
/// use budget_form::figures::plain_points;
/// assert_eq!(plain_points("２.50 分"), Some("2.50".into()));
/// assert_eq!(plain_points("85％"), Some("85".into()));
/// assert_eq!(plain_points("2.50"), None);
/// ```
pub fn plain_points(text: &str) -> Option<String> {
    let plain = points(text).ok()??.to_string();
    (plain != text).then_some(plain)
}
