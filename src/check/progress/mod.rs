//! 执行与自评: what has to be reported and explained once the year is under way.

mod approved;
mod budget;
mod figures;
mod monitoring;
mod rating;
mod unnamed;
mod weights;

use super::Findings;
use super::row::Row;
use crate::evaluate::Evaluation;
use crate::form::Form;

/// What concerns the form as a whole or several of its rows.
pub(super) fn form(form: &Form, evaluation: &Evaluation, rows: &[Row<'_>], findings: &mut Findings) {
    budget::check(form, &evaluation.figures, rows, findings);
    figures::missing(rows, findings);
    figures::base_data(rows, findings);
    figures::all_equal(rows, findings);
    weights::check(form, evaluation, rows, findings);
    rating::missing(rows, findings);
    unnamed::check(form, findings);
    approved::form(form, findings);
}

/// What concerns one row.
pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    figures::row(row, findings);
    monitoring::row(row, findings);
    rating::row(row, findings);
}
