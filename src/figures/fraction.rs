//! Fractions: what a figure is whose decimals never end, so that it can be printed without rounding it.

use rust_decimal::Decimal;

use super::round;

/// The largest denominator: as long as a person would type into a calculator.
const LARGEST_DENOMINATOR: i64 = 100_000_000;
/// A denominator at least doubles with every second step, so the largest one is passed long before.
const MOST_STEPS: usize = 64;

/// The simplest fraction that is the figure once both are rounded to so many decimals: numerator and denominator, whole numbers, the
/// denominator above 0. `None` where there is none with a denominator that can be typed.
///
/// ```
/// use budget_form::figures::fraction;
/// assert_eq!(fraction("1.883333333333333333".parse().unwrap(), 15), Some((113.into(), 60.into())));
/// assert_eq!(fraction("-0.25".parse().unwrap(), 15), Some(((-1).into(), 4.into())));
/// ```
pub fn fraction(figure: Decimal, decimals: u32) -> Option<(Decimal, Decimal)> {
    let largest = Decimal::from(LARGEST_DENOMINATOR);
    let wanted = round(figure.abs(), decimals);
    // The convergents of the continued fraction, each made of the two before it.
    let (mut before, mut last) = ((Decimal::ZERO, Decimal::ONE), (Decimal::ONE, Decimal::ZERO));
    let mut rest = figure.abs();
    for _ in 0..MOST_STEPS {
        let whole = rest.trunc();
        let numerator = whole.checked_mul(last.0)?.checked_add(before.0)?;
        let denominator = whole.checked_mul(last.1)?.checked_add(before.1)?;
        if denominator > largest {
            return None;
        }
        if round(numerator.checked_div(denominator)?, decimals) == wanted {
            let signed = if figure.is_sign_negative() { -numerator } else { numerator };
            return Some((signed, denominator));
        }
        (before, last) = (last, (numerator, denominator));
        rest = Decimal::ONE.checked_div(rest.fract())?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_divided_by_what() {
        for (numerator, denominator) in [(1, 3), (5, 6), (28, 45), (6277, 219), (203, 600), (99_999_999, 7)] {
            let [n, d] = [numerator, denominator].map(Decimal::from);
            assert_eq!(fraction(n / d, 15), Some((n, d)), "{n} ÷ {d}");
        }
        assert_eq!(fraction(Decimal::ZERO, 15), Some((Decimal::ZERO, Decimal::ONE)));
        assert_eq!(fraction("0.141592653589793238".parse().unwrap(), 18), None);
        assert_eq!(fraction(Decimal::MAX, 15), Some((Decimal::MAX, Decimal::ONE)));
    }
}
