//! What a text that is no amount of a form probably means: offered to the user with the way it was worked out, never taken without a word.

use rust_decimal::Decimal;

use super::Amount;
use super::amount_with_unit::{FORM_UNIT, MoneyUnit, Written};
use super::number::{FORMULA, folded, read};

/// An amount that a text probably means and nobody but a person may decide: it is offered, never taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The amount in 万元, as it would stand in the cell.
    pub plain: String,
    /// How it follows from the text: 「6,582,900 元 ÷ 10000 = 658.29 万元」.
    pub working: String,
}

impl Offer {
    /// What is offered for a text that is no amount of a form: one in another unit than 万元, or a sum without the sign that begins a formula.
    ///
    /// ```
    /// use budget_form::figures::Offer;
    /// let offer = Offer::of("6,582,900元").unwrap();
    /// assert_eq!(offer.plain, "658.29");
    /// assert_eq!(offer.working, "6,582,900 元 ÷ 10000 = 658.29 万元");
    /// assert_eq!(Offer::of("658.29万元"), None);
    /// ```
    pub fn of(text: &str) -> Option<Self> {
        let folded = folded(text);
        let written = Written::of(&folded);
        let Some(unit) = written.unit.filter(|unit| *unit != FORM_UNIT) else { return Self::of_sum(text, &written) };
        let number = read(&written.number).ok()?;
        let plain = plain_amount_of(number, unit)?;
        let (sign, factor) = if unit.power < FORM_UNIT.power {
            ('÷', power_of_ten(FORM_UNIT.power - unit.power)?)
        } else {
            ('×', power_of_ten(unit.power - FORM_UNIT.power)?)
        };
        let grouped = Amount(number).grouped();
        let working = format!("{grouped} {} {sign} {factor} = {plain} {}", unit.name, FORM_UNIT.name);
        Some(Self { plain, working })
    }

    /// 「600+58.29」: in a spreadsheet a text, because = is missing.
    fn of_sum(text: &str, written: &Written) -> Option<Self> {
        let adds = written.number.trim_start_matches(['+', '-']).contains('+');
        if !adds || Amount::parse(text).is_ok() {
            return None;
        }
        let plain = read(&format!("{FORMULA}{}", written.number)).ok()?.to_string();
        Some(Self { working: format!("{} = {plain}", written.number), plain })
    }
}

fn power_of_ten(power: u32) -> Option<Decimal> {
    10_i64.checked_pow(power).map(Decimal::from)
}

/// A number of a unit in 万元, as it would be typed; `None` where it is no amount of a form.
fn plain_amount_of(number: Decimal, unit: MoneyUnit) -> Option<String> {
    let value = number.checked_mul(power_of_ten(unit.power)?)?.checked_div(power_of_ten(FORM_UNIT.power)?)?;
    let plain = value.normalize().to_string();
    Amount::parse(&plain).ok().flatten().filter(|amount| amount.0 == value).map(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(text: &str) -> Option<(String, String)> {
        Offer::of(text).map(|offer| (offer.plain, offer.working))
    }

    #[test]
    fn another_unit_is_offered_with_its_factor() {
        for (text, plain, working) in [
            ("6,582,900元", "658.29", "6,582,900 元 ÷ 10000 = 658.29 万元"),
            ("６５８２９００ 元", "658.29", "6,582,900 元 ÷ 10000 = 658.29 万元"),
            ("￥6582900.50元整", "658.29005", "6,582,900.50 元 ÷ 10000 = 658.29005 万元"),
            ("-100元", "-0.01", "-100 元 ÷ 10000 = -0.01 万元"),
            ("3000圆", "0.3", "3,000 元 ÷ 10000 = 0.3 万元"),
            ("10000元", "1", "10,000 元 ÷ 10000 = 1 万元"),
            ("6582.9千元", "658.29", "6,582.9 千元 ÷ 10 = 658.29 万元"),
            ("1.2亿元", "12000", "1.2 亿元 × 10000 = 12000 万元"),
            ("3百万元", "300", "3 百万元 × 100 = 300 万元"),
            ("3千万元", "3000", "3 千万元 × 1000 = 3000 万元"),
            ("=6000000+582900元", "658.29", "6,582,900 元 ÷ 10000 = 658.29 万元"),
            ("6582900（元）", "658.29", "6,582,900 元 ÷ 10000 = 658.29 万元"),
            ("600+58.29", "658.29", "600+58.29 = 658.29"),
        ] {
            assert_eq!(offered(text), Some((plain.to_owned(), working.to_owned())), "{text}");
        }
    }

    #[test]
    fn nothing_is_offered_for_what_is_an_amount_or_says_no_number() {
        for text in [
            "",
            "658.29",
            "658.29万元",
            "=600+58.29",
            "元",
            "约300元",
            "3美元",
            "三百元",
            "6,58元",
            "0.001元",
            "600-58",
            "12:30",
            "+5",
            "600+",
            "甲+乙",
            "999999999999999亿元",
            "5元/人",
        ] {
            assert_eq!(offered(text), None, "{text}");
        }
    }
}
