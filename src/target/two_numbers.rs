//! Two numbers in one value: a ratio (1:15), or one of the ways to write too much in a cell (90%-95%, 7×24小时, 1/3).

use super::doubt::Doubt;
use super::number_target::{NumberParts, assemble};
use super::number_tokens::{self, Token};
use super::unit::{self, Quantity, Unit};
use super::{DoubtReason, Target, operator};

/// What stands between two numbers.
fn between<'a>(first: &Token<'a>, second: &Token<'a>) -> &'a str {
    let gap = first.after.len().saturating_sub(second.after.len() + second.digits.len());
    first.after.get(..gap).unwrap_or_default()
}

/// Whether two numbers make a ratio.
pub(super) fn is_ratio(first: &Token<'_>, second: &Token<'_>) -> bool {
    between(first, second) == ":"
}

/// 1:15, with whatever stands around it.
pub(super) fn ratio(first: &Token<'_>, second: &Token<'_>, text: &str) -> Target {
    try_ratio(first, second, text).unwrap_or_else(Doubt::check)
}

/// 8:30, 17:00, 08:05; a ratio starts with 1 (1:15), or is no time (50:50, 20:1).
fn is_time_of_day(first: &Token<'_>, second: &Token<'_>) -> bool {
    let hour = first.digits.len() <= 2 && first.digits.parse::<u8>().is_ok_and(|hour| hour <= 24);
    let minute = second.digits.len() == 2 && second.digits.parse::<u8>().is_ok_and(|minute| minute < 60);
    hour && minute && (first.digits != "1" || second.digits.starts_with('0'))
}

fn try_ratio(first: &Token<'_>, second: &Token<'_>, text: &str) -> Result<Target, DoubtReason> {
    let prefix = operator::split_prefix(first.before)?;
    if is_time_of_day(first, second) {
        return Err(DoubtReason::TimeOrRatio);
    }
    let (one, other) = (number_tokens::value(first.digits)?, number_tokens::value(second.digits)?);
    if prefix.sign.is_some() || prefix.within {
        return Err(DoubtReason::UnknownSign);
    }
    if one.is_zero() || other.is_zero() {
        return Err(DoubtReason::MalformedNumber);
    }
    let number = one.checked_div(other).ok_or(DoubtReason::TooManyDigits)?;
    let suffix = operator::split_suffix(second.after)?;
    if !suffix.tail.is_empty() {
        return Err(DoubtReason::UnclearSentence);
    }
    let quantity = Quantity { number, unit: Unit::ratio() };
    assemble(&NumberParts { prefix, quantity, ratio: Some((one, other)), suffix }, text)
}

/// Why two numbers are too many.
pub(super) fn several(first: &Token<'_>, second: &Token<'_>) -> Target {
    let gap = between(first, second);
    let link = unit::read_unit(gap).map_or(gap, |(_, rest)| rest);
    let is_month = |token: &Token<'_>| {
        let month = token.digits.strip_prefix("20").and_then(|rest| rest.get(2..)?.strip_prefix('.'));
        month.is_some_and(|month| matches!(month.parse::<u8>(), Ok(1..=12)))
    };
    let dated = second.after.starts_with(['月', '季'])
        || gap.starts_with(['年', '月', '季'])
        || (is_month(first) && is_month(second))
        || (second.after.starts_with('年') && second.digits.len() == 4);
    Doubt::check(if link.starts_with(['-', '~', '至', '到']) {
        if dated { DoubtReason::DateRange } else { DoubtReason::Range }
    } else if gap == "/" {
        DoubtReason::Fraction
    } else if matches!(gap, "×" | "*" | "x" | "X") {
        DoubtReason::Product
    } else {
        DoubtReason::SeveralNumbers
    })
}
