//! Formulas as they are typed into a cell of a spreadsheet: `=600+58.29`, `=(120+30)*45%`.
//!
//! They are worked out in whole fractions, so that `=10/3*3` is 10 as in a spreadsheet and nothing is ever rounded: a result that has no end is none.

use core::iter::Peekable;
use core::str::Chars;

use rust_decimal::Decimal;

use super::AmountError;
use super::digits::{MAX_FRACTION_DIGITS, MAX_WHOLE_DIGITS, digits};

/// Brackets within brackets, at most. A form has no use for more, and each level takes memory of the machine.
const MOST_BRACKETS: usize = 32;

/// The value of a formula without the sign it begins with, folded to plain signs: `+ - * / ( ) %`. As in a spreadsheet, % binds closest, then a sign,
/// then * and /, then + and -.
///
/// # Errors
/// [`AmountError::Formula`] where it is no formula, otherwise why its result is no number of a form.
pub(super) fn value(terms: &str) -> Result<Decimal, AmountError> {
    let mut reader = FormulaReader { rest: terms.chars().peekable(), depth: 0 };
    let value = reader.sum()?;
    reader.end()?;
    value.decimal()
}

struct FormulaReader<'a> {
    rest: Peekable<Chars<'a>>,
    /// How many brackets are open.
    depth: usize,
}

impl FormulaReader<'_> {
    /// The next sign, if it is one of these.
    fn take(&mut self, signs: &[char]) -> Option<char> {
        while self.rest.next_if_eq(&' ').is_some() {}
        self.rest.next_if(|c| signs.contains(c))
    }

    fn end(&mut self) -> Result<(), AmountError> {
        self.take(&[]);
        if self.rest.peek().is_none() { Ok(()) } else { Err(AmountError::Formula) }
    }

    fn sum(&mut self) -> Result<Fraction, AmountError> {
        let mut sum = self.product()?;
        while let Some(sign) = self.take(&['+', '-']) {
            let term = self.product()?;
            sum = sum.plus(if sign == '-' { term.negated() } else { term })?;
        }
        Ok(sum)
    }

    fn product(&mut self) -> Result<Fraction, AmountError> {
        let mut product = self.signed()?;
        while let Some(sign) = self.take(&['*', '/']) {
            let factor = self.signed()?;
            product = product.times(if sign == '/' { factor.inverse()? } else { factor })?;
        }
        Ok(product)
    }

    fn signed(&mut self) -> Result<Fraction, AmountError> {
        let mut negative = false;
        while let Some(sign) = self.take(&['+', '-']) {
            negative ^= sign == '-';
        }
        let mut value = self.operand()?;
        while self.take(&['%']).is_some() {
            value = value.times(Fraction { over: 1, under: 100 })?;
        }
        Ok(if negative { value.negated() } else { value })
    }

    /// A number, or a formula in brackets.
    fn operand(&mut self) -> Result<Fraction, AmountError> {
        if self.take(&['(']).is_none() {
            return self.number();
        }
        self.depth += 1;
        if self.depth > MOST_BRACKETS {
            return Err(AmountError::Formula);
        }
        let value = self.sum()?;
        self.depth -= 1;
        self.take(&[')']).map(|_| value).ok_or(AmountError::Formula)
    }

    fn number(&mut self) -> Result<Fraction, AmountError> {
        let mut text = String::new();
        while let Some(c) = self.rest.next_if(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) {
            text.push(c);
        }
        let number = digits(&text).map_err(|error| match error {
            AmountError::NotANumber => AmountError::Formula,
            error => error,
        })?;
        let under = 10_i128.checked_pow(number.scale()).ok_or(AmountError::TooLarge)?;
        Ok(Fraction::of(number.mantissa(), under))
    }
}

/// A fraction in lowest terms, with `under` above 0.
#[derive(Clone, Copy, Debug)]
struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    /// `over` and `under` as they are, `under` above 0.
    fn of(over: i128, under: i128) -> Self {
        let shared = common_divisor(over, under).max(1);
        Self { over: over / shared, under: under / shared }
    }

    fn plus(self, other: Self) -> Result<Self, AmountError> {
        let sum = || {
            let left = self.over.checked_mul(other.under)?;
            let right = other.over.checked_mul(self.under)?;
            Some(Self::of(left.checked_add(right)?, self.under.checked_mul(other.under)?))
        };
        sum().ok_or(AmountError::TooLarge)
    }

    fn times(self, other: Self) -> Result<Self, AmountError> {
        // Crosswise in lowest terms first: the product needs no more digits than it must.
        let (left, right) = (Self::of(self.over, other.under), Self::of(other.over, self.under));
        let product =
            || Some(Self { over: left.over.checked_mul(right.over)?, under: left.under.checked_mul(right.under)? });
        product().ok_or(AmountError::TooLarge)
    }

    fn negated(self) -> Self {
        // No number of the bounds of a form comes near the one integer that has no opposite.
        Self { over: self.over.saturating_neg(), under: self.under }
    }

    fn inverse(self) -> Result<Self, AmountError> {
        match self.over {
            0 => Err(AmountError::DividedByZero),
            over if over < 0 => Ok(Self { over: self.under.saturating_neg(), under: over.saturating_neg() }),
            over => Ok(Self { over: self.under, under: over }),
        }
    }

    /// The fraction as a decimal of the bounds of a form.
    fn decimal(self) -> Result<Decimal, AmountError> {
        let (mut over, mut under) = (self.over, self.under);
        let mut scale = 0_u32;
        while under != 1 {
            // One more decimal: as long as the denominator has a 2 or a 5, it gets smaller.
            let shared = common_divisor(under, 10);
            if shared == 1 {
                return Err(AmountError::Endless);
            }
            under /= shared;
            over = over.checked_mul(10 / shared).ok_or(AmountError::TooLarge)?;
            scale += 1;
        }
        let most = 10_i128.checked_pow(u32::try_from(MAX_WHOLE_DIGITS).unwrap_or(0) + scale);
        if most.is_none_or(|most| over.checked_abs().is_none_or(|size| size >= most)) {
            return Err(AmountError::TooLarge);
        }
        if scale > MAX_FRACTION_DIGITS {
            return Err(AmountError::TooPrecise);
        }
        Decimal::try_from_i128_with_scale(over, scale).map_err(|_| AmountError::TooLarge)
    }
}

/// The greatest common divisor, at least 0.
fn common_divisor(one: i128, two: i128) -> i128 {
    let (mut one, mut two) = (one, two);
    while two != 0 {
        (one, two) = (two, one.checked_rem(two).unwrap_or(0));
    }
    one.saturating_abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_give_what_a_spreadsheet_gives() {
        for (terms, expected) in [
            ("600+58.29", "658.29"),
            ("600.10+58.20", "658.3"),
            ("1,200.5-200", "1000.5"),
            ("2+3*4", "14"),
            ("(2+3)*4", "20"),
            ("1200*45%", "540"),
            ("-2*-3", "6"),
            ("--5", "5"),
            ("-50%", "-0.5"),
            ("10/4", "2.5"),
            ("10/3*3", "10"),
            ("1/3+2/3", "1"),
            (" 6 + ( 4 - 2 ) / 8 ", "6.25"),
            ("0/7", "0"),
            ("100-100", "0"),
            ("1/1000000", "0.000001"),
            ("2/-4", "-0.5"),
            ("8/2/2", "2"),
            ("9-3-2", "4"),
            ("999999999999999/1", "999999999999999"),
        ] {
            assert_eq!(value(terms).map(|n| n.to_string()), Ok(expected.to_owned()), "{terms}");
        }
    }

    #[test]
    fn what_is_no_formula_or_no_number_says_why() {
        for (terms, error) in [
            ("", AmountError::Formula),
            ("600+", AmountError::Formula),
            ("600 58", AmountError::Formula),
            ("(600", AmountError::Formula),
            ("600)", AmountError::Formula),
            ("2*/3", AmountError::Formula),
            ("A1+B1", AmountError::Formula),
            ("SUM(1,2)", AmountError::Formula),
            ("1.2.3", AmountError::Formula),
            ("2^3", AmountError::Formula),
            ("1,23+4", AmountError::Grouping),
            ("10/3", AmountError::Endless),
            ("1/(3-3)", AmountError::DividedByZero),
            ("1/128", AmountError::TooPrecise),
            ("999999999999999+1", AmountError::TooLarge),
            ("999999999999999*999999999999999*999999999999999", AmountError::TooLarge),
        ] {
            assert_eq!(value(terms), Err(error), "{terms}");
        }
    }

    #[test]
    fn brackets_without_end_are_no_formula_and_no_crash() {
        assert_eq!(value(&"(".repeat(200_000)), Err(AmountError::Formula));
        assert_eq!(value(&format!("{}1{}", "(".repeat(20), ")".repeat(20))).map(|n| n.to_string()), Ok("1".to_owned()));
        assert_eq!(value(&format!("{}1", "-".repeat(200_000))).map(|n| n.to_string()), Ok("1".to_owned()));
    }
}
