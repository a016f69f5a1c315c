//! An amount of money in 万元, exact.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

use super::AmountError;
use super::amount_with_unit::{FORM_UNIT, Written, YUAN};
use super::digits::{MAX_FRACTION_DIGITS, plain_number};
use super::number::{folded, read};

/// An amount in 万元. Keeps the scale it was typed with; sums never round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(pub(super) Decimal);

impl Amount {
    /// The amount of nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads what was typed; `Ok(None)` for an empty field.
    ///
    /// What [`super::number`] understands, with ￥ or 人民币 before it and 万元 behind it.
    ///
    /// # Errors
    /// [`AmountError`] says what is wrong; the typed text is the caller's to keep.
    ///
    /// ```
    /// use budget_form::figures::Amount;
    /// assert_eq!(Amount::parse("１，２９４.５８ 万元")?.map(|a| a.to_string()), Some("1294.58".into()));
    /// assert_eq!(Amount::parse("  ")?, None);
    /// assert!(Amount::parse("约300").is_err());
    /// # Ok::<(), budget_form::figures::AmountError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Option<Self>, AmountError> {
        if let Some(plain) = plain_number(text, MAX_FRACTION_DIGITS) {
            return Ok(Some(Self(plain)));
        }
        let folded = folded(text);
        if folded.trim().is_empty() {
            return Ok(None);
        }
        let written = Written::of(&folded);
        match written.unit {
            None | Some(FORM_UNIT) => read(&written.number).map(|number| Some(Self(number))),
            Some(YUAN) => Err(AmountError::Yuan),
            Some(_) => Err(AmountError::OtherUnit),
        }
    }

    /// The sum, or `None` where it no longer fits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        exact(self.0.checked_add(other.0)?, self.0.scale().max(other.0.scale()))
    }

    /// The difference, or `None` where it no longer fits.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        exact(self.0.checked_sub(other.0)?, self.0.scale().max(other.0.scale()))
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether the amount is 0.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the amount is below 0.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The amount as a number of 万元.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The amount as it is shown: with thousands separators, trailing zeros as typed.
    ///
    /// ```
    /// use budget_form::figures::Amount;
    /// assert_eq!(Amount::parse("-1234567.80")?.map(Amount::grouped), Some("-1,234,567.80".into()));
    /// # Ok::<(), budget_form::figures::AmountError>(())
    /// ```
    pub fn grouped(self) -> String {
        let text = self.0.abs().to_string();
        let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
        let mut grouped = String::with_capacity(text.len() + 6);
        if self.is_negative() {
            grouped.push('-');
        }
        for (position, digit) in whole.chars().enumerate() {
            if position > 0 && (whole.len() - position).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if let Some(fraction) = fraction {
            grouped.push('.');
            grouped.push_str(fraction);
        }
        grouped
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    /// Like [`Amount::parse`], but an empty text is not an amount.
    fn from_str(text: &str) -> Result<Self, AmountError> {
        Self::parse(text)?.ok_or(AmountError::NotANumber)
    }
}

/// rust_decimal drops decimals instead of failing when a sum needs more than 28 digits; an amount must not. A sum that lost some cannot be
/// brought back to the scale of its parts, because there is no room for it.
fn exact(mut sum: Decimal, scale: u32) -> Option<Amount> {
    sum.rescale(scale);
    (sum.scale() == scale).then_some(Amount(sum))
}

/// The text that stands in a cell once it was left: the figure alone, with the decimals it was typed with. `None` where that is what stands there
/// already, or the text is no amount.
///
/// ```
/// use budget_form::figures::plain_amount;
/// assert_eq!(plain_amount("６５８。29"), Some("658.29".into()));
/// assert_eq!(plain_amount("1,234.50"), Some("1234.50".into()));
/// assert_eq!(plain_amount("1234.50"), None);
/// assert_eq!(plain_amount("6,582,900元"), None);
/// ```
pub fn plain_amount(text: &str) -> Option<String> {
    let plain = Amount::parse(text).ok()??.to_string();
    (plain != text).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, AmountError> {
        Amount::parse(text).map(|amount| amount.map_or_else(String::new, |a| a.to_string()))
    }

    #[test]
    fn keeps_the_scale_as_typed() {
        assert_eq!(read("658.290"), Ok("658.290".into()));
        assert_eq!(read("0.000001"), Ok("0.000001".into()));
        assert_eq!(read(".5"), Ok("0.5".into()));
        assert_eq!(read("－12。5"), Ok("-12.5".into()));
    }

    #[test]
    fn understands_what_is_typed_into_a_cell() {
        for (typed, plain) in [
            ("６５８。29", "658.29"),
            ("658、29", "658.29"),
            ("294.58万元", "294.58"),
            ("12.5 万", "12.5"),
            ("294.58萬圓", "294.58"),
            ("1,234.50", "1234.50"),
            ("￥12.5", "12.5"),
            ("¥ 1,200", "1200"),
            ("-￥12.5", "-12.5"),
            ("￥-12.5", "-12.5"),
            ("人民币12.5万元", "12.5"),
            ("12.5万元人民币", "12.5"),
            ("658.29（万元）", "658.29"),
            ("300万元整", "300"),
            ("＝600＋58.29", "658.29"),
            ("=600+58.29", "658.29"),
            ("=（1，200＋34.5）×2", "2469"),
            ("=1200*45%", "540"),
            ("=600+58.29万元", "658.29"),
            ("＝100", "100"),
            ("5.", "5"),
            ("-0.00", "0.00"),
            ("007", "7"),
        ] {
            assert_eq!(read(typed), Ok(plain.to_owned()), "{typed}");
        }
    }

    #[test]
    fn refuses_with_a_reason() {
        assert_eq!(read("0.0000001"), Err(AmountError::TooPrecise));
        assert_eq!(read("12,34"), Err(AmountError::Grouping));
        assert_eq!(read("3000元"), Err(AmountError::Yuan));
        assert_eq!(read("1.2亿元"), Err(AmountError::OtherUnit));
        assert_eq!(read("6582.9千元"), Err(AmountError::OtherUnit));
        assert_eq!(read("=10/3"), Err(AmountError::Endless));
        assert_eq!(read("=5/0"), Err(AmountError::DividedByZero));
        assert_eq!(read("=SUM(A1:A3)"), Err(AmountError::Formula));
        assert_eq!(read("="), Err(AmountError::Formula));
        assert_eq!(read("=6582900元"), Err(AmountError::Yuan));
        for text in [
            "1.2.3",
            "1e5",
            "--1",
            "-",
            ".",
            "12 34",
            "三百",
            "1_000",
            "+",
            "1、",
            "、5",
            "1、2、3",
            "￥",
            "万元",
            "600+58.29",
            "3-4",
            "2025-01",
            "￥￥5",
            "5￥",
            "(12.5)",
            "50%",
            "1:15",
        ] {
            assert_eq!(read(text), Err(AmountError::NotANumber), "{text}");
        }
        assert_eq!(read("99999999999999999999999999999999"), Err(AmountError::TooLarge));
    }

    #[test]
    fn adds_without_loss() {
        let big: Amount = "999999999999999.999999".parse().unwrap();
        let nothing: Amount = "0.00".parse().unwrap();
        assert_eq!(nothing.checked_add(Amount::ZERO).map(|sum| sum.to_string()), Some("0.00".into()));
        assert_eq!(big.checked_add(big).map(Amount::grouped), Some("1,999,999,999,999,999.999998".into()));
    }

    #[test]
    fn refuses_a_sum_that_would_lose_digits() {
        let huge = Amount(Decimal::MAX);
        let small: Amount = "0.000001".parse().unwrap();
        assert_eq!(huge.checked_add(small), None);
        assert_eq!(huge.checked_sub(small), None);
    }
}
