//! An amount of money in 万元, exact.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

/// Decimals of 万元 that a form may carry: enough for 1 分, which is 0.000001 万元.
const MAX_FRACTION_DIGITS: usize = 6;

/// Digits before the point. With these two bounds, a million amounts add up without loss.
const MAX_WHOLE_DIGITS: usize = 15;

/// An amount in 万元. Keeps the scale it was typed with; sums never round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(Decimal);

/// Why a text is not an amount. The sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Something that is no digit, sign or separator.
    NotANumber,
    /// Commas that do not stand before groups of three digits.
    Grouping,
    /// More than six decimals of 万元.
    TooPrecise,
    /// More digits than can be added without loss.
    TooLarge,
    /// The text says 元: ten thousand times smaller than what the column means.
    Yuan,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "看不懂这个金额，请只填数字，单位为万元",
            Self::Grouping => "千位分隔符的位置不对，请核对金额或去掉逗号",
            Self::TooPrecise => "小数超过 6 位，请核对金额（单位为万元）",
            Self::TooLarge => "数字过大，请核对金额（单位为万元）",
            Self::Yuan => "本表单位为万元，请把元换算成万元后填写",
        })
    }
}

impl core::error::Error for AmountError {}

impl Amount {
    /// No money.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads what was typed; `Ok(None)` for an empty field.
    ///
    /// Full-width digits and signs, spaces around, correct thousands separators and a trailing 万元 are understood.
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
        let plain: String = text.chars().map(half_width).collect();
        let plain = plain.trim();
        if plain.is_empty() {
            return Ok(None);
        }
        let number = match plain.strip_suffix("万元").or_else(|| plain.strip_suffix('万')) {
            Some(number) => number.trim_end(),
            None if plain.ends_with('元') => return Err(AmountError::Yuan),
            None => plain,
        };
        let digits = without_grouping(number)?;
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
        let value = Decimal::from_str_exact(&digits).map_err(|_| AmountError::NotANumber)?;
        Ok(Some(Self(value)))
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

    /// Size without sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether below nothing.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The number of 万元.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// For people: thousands separators, trailing zeros as typed.
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

/// What a Chinese input method types in full-width mode, as the plain character.
fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' => '.',
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
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
    fn refuses_with_a_reason() {
        assert_eq!(read("0.0000001"), Err(AmountError::TooPrecise));
        assert_eq!(read("12,34"), Err(AmountError::Grouping));
        assert_eq!(read("3000元"), Err(AmountError::Yuan));
        for text in ["1.2.3", "1e5", "--1", "-", ".", "12 34", "三百", "1_000", "+"] {
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
