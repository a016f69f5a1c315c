//! 完整性: what is missing, what cannot be read, and sums that do not add up.

mod duplicates;
mod funds;
mod marks;
mod rows;
mod texts;
mod year;

use super::Findings;
use super::row::Row;
use crate::evaluate::FormFigures;
use crate::form::Form;

pub(super) use funds::sums;
pub(super) use rows::row;
pub(super) use year::check as year;

/// What concerns the form as a whole or several of its rows.
pub(super) fn form(form: &Form, figures: &FormFigures, rows: &[Row<'_>], findings: &mut Findings) {
    texts::check(form, findings);
    funds::check(form, figures, findings);
    rows::level2s(form, rows, findings);
    rows::carried_over(rows, findings);
    duplicates::check(rows, findings);
}
