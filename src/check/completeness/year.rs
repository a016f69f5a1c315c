//! A year that is far from the one people live in: four digits that are a year, but hardly the one that is meant.

use crate::check::{Findings, Rule};
use crate::form::{Field, Form, read_year};

/// A form is made in the year before, at the earliest; one year more for a clock that is slow.
const FAR_AHEAD: i32 = 3;
/// Whoever looks at an old form is not disturbed; a wrong digit in the tens is noticed.
const FAR_BACK: i32 = 10;
/// The program is not older: a clock that says less has lost the time.
const FIRST: i32 = 2025;

pub(in crate::check) fn check(form: &Form, present: Option<i32>, findings: &mut Findings) {
    let Some((year, present)) = read_year(&form.year).zip(present.filter(|present| *present >= FIRST)) else { return };
    let ahead = year - present;
    if ahead >= FAR_AHEAD || ahead <= -FAR_BACK {
        let sentence = format!("年度 {year} 与今年（{present}）相差较远，请核对");
        findings.add(Rule::YearFar, Field::Year, sentence);
    }
}
