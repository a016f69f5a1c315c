//! Small forms to be scored, and what comes out.

use budget_form::evaluate::Score;
use budget_form::form::{Form, Indicator, Level1, RowId};

/// A row of the full year.
pub fn row(name: &str, target: &str, actual: &str, weight: &str, rating: &str) -> Indicator {
    let mut row =
        Indicator { name: name.into(), weight: weight.into(), rating: rating.into(), ..Indicator::empty(RowId(0)) };
    row.target.full_year = target.into();
    row.actual.full_year = actual.into();
    row
}

/// A form of such rows, by group.
pub fn form_of(groups: Vec<(Level1, Vec<Indicator>)>) -> Form {
    let mut form = Form::default();
    for (level1, rows) in groups {
        form.indicators.push_level2(level1, "一项", rows);
    }
    form
}

/// The total as it is printed; empty while there is none.
pub fn total(score: &Score) -> String {
    score.total().map_or_else(String::new, |total| total.to_string())
}
