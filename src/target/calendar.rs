//! Finding a day, month or year in digits: 2023年12月31日, 12月, 2025-12-31, 2025/6; and what the calendar allows.

use super::normalise::run;
use super::{DateTarget, operator};

/// Year, month and day as found, with the text after them.
#[derive(Clone, Copy)]
pub(super) struct Core<'a> {
    pub year: Option<i32>,
    pub month: Option<u8>,
    pub day: Option<u8>,
    pub after: &'a str,
}

/// Whether the text starts with a month: 12月.
pub(super) fn run_month(text: &str) -> bool {
    let digits = run(text, |c| c.is_ascii_digit());
    !digits.is_empty() && text.strip_prefix(digits).is_some_and(|left| left.starts_with('月'))
}

/// `.12` after a year, and nothing but a bound behind it.
pub(super) fn is_month_after_point(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('.') else {
        return false;
    };
    let month = run(rest, |c| c.is_ascii_digit());
    let left = rest.strip_prefix(month).unwrap_or_default();
    matches!(month.parse::<u8>(), Ok(1..=12)) && (operator::is_only_suffix(left) || is_bound(left))
}

/// `.31前` after a month.
pub(super) fn short_point(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(['.', '-', '/']) else {
        return false;
    };
    let day = run(rest, |c| c.is_ascii_digit());
    day.len() <= 2 && rest.strip_prefix(day).is_some_and(is_bound)
}

/// Whether the text starts with 前.
pub(super) fn is_bound(text: &str) -> bool {
    text.starts_with('前') || text.starts_with("之前") || text.starts_with("以前")
}

/// A date at the start of the text.
pub(super) fn find_core(text: &str) -> Option<Core<'_>> {
    let digits = run(text, |c| c.is_ascii_digit());
    let after = text.strip_prefix(digits)?;
    if digits.len() == 4 {
        let year = digits.parse::<i32>().ok().filter(|year| (1900..=2100).contains(year))?;
        if let Some(left) = after.strip_prefix("年度").or_else(|| after.strip_prefix('年')) {
            if left.starts_with(|c: char| c.is_ascii_digit())
                && let Some(core) = find_month(left)
            {
                return Some(Core { year: Some(year), ..core });
            }
            return Some(Core { year: Some(year), month: None, day: None, after: left });
        }
        return find_separated(year, after);
    }
    find_month(text)
}

/// `-12-31`, `/6/30`, `.12.31`, `-12` behind a year.
fn find_separated(year: i32, text: &str) -> Option<Core<'_>> {
    let separator = text.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let rest = text.strip_prefix(separator)?;
    let (month, rest) = small_number(rest)?;
    let after_month = rest.strip_prefix(separator).and_then(small_number);
    match after_month {
        Some((day, after)) if !after.starts_with(|c: char| c.is_ascii_digit() || c == separator) => {
            Some(Core { year: Some(year), month: Some(month), day: Some(day), after: after.trim_start_matches('日') })
        }
        None if separator != '.' && (1..=12).contains(&month) && !rest.starts_with(['年', '%', separator]) => {
            Some(Core { year: Some(year), month: Some(month), day: None, after: rest.trim_start_matches('月') })
        }
        _ => None,
    }
}

/// 12月31日, 12月.
fn find_month(text: &str) -> Option<Core<'_>> {
    let (month, rest) = small_number(text)?;
    let rest = rest.strip_prefix("月份").or_else(|| rest.strip_prefix('月'))?;
    let day = small_number(rest).and_then(|(day, left)| left.strip_prefix(['日', '号']).map(|after| (day, after)));
    Some(match day {
        Some((day, after)) => Core { year: None, month: Some(month), day: Some(day), after },
        None => Core { year: None, month: Some(month), day: None, after: rest },
    })
}

/// 每月10日前.
pub(super) fn find_day_of_month<'a>(before: &str, text: &'a str) -> Option<Core<'a>> {
    let monthly = ["每月", "当月", "次月", "每个月", "下月", "每季度末月"].iter().any(|word| before.ends_with(word));
    let (day, rest) = small_number(text)?;
    let after = rest.strip_prefix(['日', '号'])?;
    let deadline = is_bound(after);
    monthly.then_some(Core { year: None, month: None, day: Some(day), after }).filter(|_| deadline || after.is_empty())
}

/// Reads a number of one or two digits, and gives what follows.
fn small_number(text: &str) -> Option<(u8, &str)> {
    let digits = run(text, |c| c.is_ascii_digit());
    if digits.is_empty() || digits.len() > 2 {
        return None;
    }
    Some((digits.parse().ok()?, text.strip_prefix(digits)?))
}

pub(super) fn is_possible(core: &Core<'_>) -> bool {
    let month = core.month.is_none_or(|month| (1..=12).contains(&month));
    let longest = match (core.month, core.year) {
        (Some(2), None) => 29,
        (Some(month), year) => last_day(year, month).unwrap_or(31),
        (None, _) => 31,
    };
    month && core.day.is_none_or(|day| (1..=longest).contains(&day))
}

/// The last day of a month; `None` for a February of unknown year.
pub(super) fn last_day(year: Option<i32>, month: u8) -> Option<u8> {
    match (month, year) {
        (4 | 6 | 9 | 11, _) => Some(30),
        (2, None) => None,
        (2, Some(year)) => Some(if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) { 29 } else { 28 }),
        _ => Some(31),
    }
}

/// Sets the date to the last day of its month or year.
pub(super) fn end_of(date: &mut DateTarget) {
    let month = date.month.unwrap_or(12);
    date.month = Some(month);
    date.day = last_day(date.year, month);
}
