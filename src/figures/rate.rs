//! A rate: a quotient that still knows what was divided by what.

use core::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// A quotient of two figures. Numerator and denominator travel with it, so that whoever receives the export can recompute it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    numerator: Decimal,
    denominator: Decimal,
    quotient: Decimal,
}

/// Nothing can be divided by zero: the rate is 不适用, which is neither an error nor 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ZeroDenominator;

impl Rate {
    /// `numerator ÷ denominator`.
    ///
    /// # Errors
    /// [`ZeroDenominator`] when the denominator is zero, or when the quotient is out of range (which no amounts of a form reach).
    ///
    /// ```
    /// use budget_form::figures::Rate;
    /// let rate = Rate::of("2690.62".parse().unwrap(), "2710.42".parse().unwrap()).unwrap();
    /// assert_eq!(rate.percent().to_string(), "99.27%");
    /// ```
    pub fn of(numerator: Decimal, denominator: Decimal) -> Result<Self, ZeroDenominator> {
        let quotient = numerator.checked_div(denominator).ok_or(ZeroDenominator)?;
        Ok(Self { numerator, denominator, quotient })
    }

    /// The numerator, as it was divided.
    pub fn numerator(self) -> Decimal {
        self.numerator
    }

    /// What it was divided by; never zero.
    pub fn denominator(self) -> Decimal {
        self.denominator
    }

    /// The quotient, as exact as 28 digits allow.
    pub fn quotient(self) -> Decimal {
        self.quotient
    }

    /// The quotient as a per cent figure, to be shown.
    pub fn percent(self) -> Percent {
        Percent(self.quotient)
    }
}

/// A share as per cent with two decimals, 四舍五入. `Display` is the one place that formats a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(Decimal);

impl Percent {
    /// Makes it of a quotient: 0.4475 is 44.75 %.
    pub fn of(quotient: Decimal) -> Self {
        Self(quotient)
    }

    /// The rounded figure without the sign: `44.75`. Saturates where the figure is beyond all sense.
    pub fn figure(self) -> Decimal {
        self.to(2)
    }

    /// The same with more decimals, for a formula in which two would lead elsewhere.
    pub fn to(self, decimals: u32) -> Decimal {
        let hundredfold = self.0.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX);
        let mut rounded = round(hundredfold, decimals);
        rounded.rescale(decimals);
        rounded
    }

    /// The share as it is shown where 100 % was to be reached: what would be rounded up to 100 % says 不足 100%.
    ///
    /// ```
    /// use budget_form::figures::Percent;
    /// let printed = |quotient: &str| Percent::of(quotient.parse().unwrap()).printed();
    /// assert_eq!(["0.99999", "0.9999", "1"].map(printed), ["不足 100%", "99.99%", "100.00%"]);
    /// ```
    pub fn printed(self) -> String {
        let short = self.0 < Decimal::ONE && self.figure() >= Decimal::ONE_HUNDRED;
        if short { "不足 100%".to_owned() } else { self.to_string() }
    }

    /// The figure with two decimals, or with as many as it takes until a condition holds that the unrounded figure fulfils; the unrounded figure
    /// where no rounded one does.
    ///
    /// ```
    /// use budget_form::figures::Percent;
    /// let rate = Percent::of("0.899996".parse().unwrap());
    /// assert_eq!(rate.until(|figure| figure < 90.into()).to_string(), "89.9996");
    /// ```
    pub fn until(self, holds: impl Fn(Decimal) -> bool) -> Decimal {
        let exact = self.0.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX).normalize();
        (2..exact.scale())
            .map(|decimals| self.to(decimals))
            .find(|figure| holds(*figure))
            .unwrap_or_else(|| if exact.scale() < 2 { self.figure() } else { exact })
    }

    /// The figure as it stands beside a bound in per cent: below it, at it or above it, as the unrounded figure does. 99.999 beside 100 is not
    /// printed as 100.00.
    ///
    /// ```
    /// use budget_form::figures::Percent;
    /// let printed = |quotient: &str| Percent::of(quotient.parse().unwrap()).beside(100.into()).to_string();
    /// assert_eq!(["0.99999", "0.9", "1", "1.000004"].map(printed), ["99.999", "90.00", "100.00", "100.0004"]);
    /// ```
    pub fn beside(self, bound: Decimal) -> Decimal {
        let side = self.0.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(Decimal::MAX).cmp(&bound);
        self.until(|figure| figure.cmp(&bound) == side)
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.figure())
    }
}

/// 四舍五入: half away from zero, the only rounding in the program.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(numerator: &str, denominator: &str) -> String {
        let [n, d] = [numerator, denominator].map(|text| text.parse::<Decimal>().unwrap());
        Rate::of(n, d).map_or_else(|_| "不适用".into(), |rate| rate.percent().to_string())
    }

    /// Worked cases from real reports.
    #[test]
    fn agrees_with_published_reports() {
        for (n, d, expected) in [
            ("2690.62", "2710.42", "99.27%"),
            ("31.46", "32", "98.31%"),
            ("136", "143", "95.10%"),
            ("3.12", "19.3", "16.17%"),
            ("27.13", "45.76", "59.29%"),
            ("294.58", "658.29", "44.75%"),
        ] {
            assert_eq!(percent(n, d), expected, "{n} ÷ {d}");
        }
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(percent("0.00125", "1"), "0.13%");
        assert_eq!(percent("-0.00125", "1"), "-0.13%");
        assert_eq!(percent("1", "0"), "不适用");
        assert_eq!(percent("0", "5"), "0.00%");
    }
}
