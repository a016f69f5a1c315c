//! Which days a date can mean, once the year of the form is known: a month is any of its days.

use super::DateTarget;
use super::calendar::last_day;

/// Year, month and day, in the order in which they compare.
pub type Day = (i32, u8, u8);

/// Words before a date that name another year than that of the form, and how far away it is.
const OTHER_YEARS: &[(&str, i32)] = &[
    ("次年", 1),
    ("明年", 1),
    ("下年", 1),
    ("下一年", 1),
    ("翌年", 1),
    ("来年", 1),
    ("后年", 2),
    ("上年", -1),
    ("去年", -1),
    ("上一年", -1),
    ("前年", -2),
];

impl DateTarget {
    /// The year of the date. A date without one is in the form's year, 次年 and the like count from it. `None` where the form's is needed and not known.
    ///
    /// ```
    /// use budget_form::target::{Target, parse};
    /// let Target::Date(deadline) = parse("次年3月底前") else { return };
    /// assert_eq!(deadline.year_within(Some(2025)), Some(2026));
    /// assert_eq!(deadline.year_within(None), None);
    /// ```
    pub fn year_within(&self, form_year: Option<i32>) -> Option<i32> {
        let label = self.label.as_deref().unwrap_or_default();
        let away = OTHER_YEARS.iter().find(|(word, _)| label.contains(word)).map_or(0, |(_, away)| *away);
        self.year.or_else(|| form_year?.checked_add(away))
    }

    /// The first and the last day that it can mean. `None` without a year, as for [`Self::year_within`]; a day without a month has none either.
    pub fn days(&self, form_year: Option<i32>) -> Option<(Day, Day)> {
        let year = self.year_within(form_year)?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => Some(((year, month, day), (year, month, day))),
            (Some(month), None) => Some(((year, month, 1), (year, month, last_day(Some(year), month)?))),
            (None, None) => Some(((year, 1, 1), (year, 12, 31))),
            (None, Some(_)) => None,
        }
    }
}
