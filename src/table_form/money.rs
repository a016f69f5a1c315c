//! Amounts of a table in 万元, whatever unit the table is in.

use rust_decimal::Decimal;

use super::names::{FORM_POWER, MoneyPower, is_blank};
use crate::figures::Amount;

/// What stands in a cell of amounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Money {
    /// Nothing, or a mark for nothing.
    Blank,
    /// An amount as the form has it, in 万元.
    Amount(String),
    /// Something that is no amount, or would lose digits as one.
    Other,
}

/// Reads a cell of a table that is in a unit. A cell that names a unit of its own is in that one.
pub(super) fn money(text: &str, power: MoneyPower) -> Money {
    let text = text.trim();
    if is_blank(text) || matches!(text, "无" | "未填" | "不适用") {
        return Money::Blank;
    }
    if text.starts_with(['=', '＝', '﹦']) {
        return Money::Other;
    }
    let (number, own) = own_unit(text);
    let power = own.unwrap_or(power);
    match Amount::parse(number) {
        // What is in the unit of the form stands there as it was published.
        Ok(Some(_)) if power == FORM_POWER => Money::Amount(number.to_owned()),
        Ok(Some(amount)) => converted(amount.decimal(), power).map_or(Money::Other, Money::Amount),
        _ => Money::Other,
    }
}

/// Units that a cell may have behind its number; a longer one stands before those it ends with.
const UNITS: [(&str, MoneyPower); 5] = [("万元", FORM_POWER), ("亿元", 8), ("千元", 3), ("百元", 2), ("元", 0)];

fn own_unit(text: &str) -> (&str, Option<MoneyPower>) {
    let found = UNITS.into_iter().find_map(|(unit, power)| Some((text.strip_suffix(unit)?.trim_end(), Some(power))));
    found.unwrap_or((text, None))
}

/// An amount in another unit as 万元, to the last digit; `None` where the form has no room for its digits.
fn converted(number: Decimal, power: MoneyPower) -> Option<String> {
    let factor = |digits: u32| 10_u64.checked_pow(digits).map(Decimal::from);
    let in_form = if power > FORM_POWER {
        number.checked_mul(factor(power - FORM_POWER)?)?
    } else {
        number.checked_div(factor(FORM_POWER - power)?)?
    };
    let text = in_form.normalize().to_string();
    matches!(Amount::parse(&text), Ok(Some(amount)) if amount.decimal() == in_form).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_come_in_the_unit_of_the_form() {
        let amount = |text: &str| Money::Amount(text.to_owned());
        for (text, power, read) in [
            ("658.29", 4, amount("658.29")),
            ("1,658.20", 4, amount("1,658.20")),
            ("6,582,900.00", 0, amount("658.29")),
            ("0", 0, amount("0")),
            ("0.0658", 8, amount("658")),
            ("658.29万元", 0, amount("658.29")),
            ("6582900元", 4, amount("658.29")),
            ("12.345", 0, Money::Other),
            ("—", 4, Money::Blank),
            ("无", 4, Money::Blank),
            ("未填", 4, Money::Blank),
            ("", 4, Money::Blank),
            ("若干", 4, Money::Other),
            ("＝100", 4, Money::Other),
        ] {
            assert_eq!(money(text, power), read, "{text}");
        }
    }
}
