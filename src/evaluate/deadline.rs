//! A day of completion against a deadline. A date without a year is in the form's year.

use super::reason::Why;
use crate::target::{DateTarget, Op};

/// Whether every day that is meant lies within the deadline, or none does. `form_year` is the year of the form; without it a date without a year
/// cannot be placed.
///
/// # Errors
/// Why the two cannot be compared.
pub(super) fn met(deadline: &DateTarget, day: &DateTarget, form_year: Option<i32>) -> Result<bool, Why> {
    if let (None, Some(until)) = (deadline.month, deadline.day) {
        return by_day_of_month(deadline, until, day);
    }
    let limit = deadline.days(form_year).ok_or(Why::NoYear)?;
    let year = day.year_within(form_year).ok_or(Why::NoYear)?;
    let (first, last) = day.days(form_year).ok_or(Why::DayNotPrecise)?;
    // A year alone is no day of completion, unless it is the deadline that names no more.
    if day.month.is_none() && deadline.month.is_some() && limit.1.0 == year {
        return Err(Why::DayNotPrecise);
    }
    // A day without a sign is a deadline too: nobody is late by being early.
    let (surely, surely_not) = match deadline.op {
        Op::LessThan => (last < limit.0, first >= limit.0),
        _ => (last <= limit.1, first > limit.1),
    };
    if surely || surely_not { Ok(surely) } else { Err(Why::DayNotPrecise) }
}

/// 每月10日前: the same day of whichever month. 次月10日前 counts from something that is not written here.
fn by_day_of_month(deadline: &DateTarget, until: u8, day: &DateTarget) -> Result<bool, Why> {
    let label = deadline.label.as_deref().unwrap_or_default();
    if label.contains(['次', '下', '末']) {
        return Err(Why::CountedFromElsewhere);
    }
    let done = day.day.ok_or(Why::DayNotPrecise)?;
    Ok(if deadline.op == Op::LessThan { done < until } else { done <= until })
}
