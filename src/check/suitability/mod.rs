//! 适当性: figures and units that contradict each other or what their names say.

mod base_data;
mod carried_over;
mod funds;
mod goals;
mod targets;
mod thresholds;
mod time_limits;
mod units;

use super::Findings;
use super::row::Row;
use crate::evaluate::FormFigures;
use crate::form::Form;

/// What concerns the form as a whole.
pub(super) fn form(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    amounts(form, figures, findings);
    base_data::check(form, &figures.execution, findings);
    carried_over::check(form, findings);
    goals::check(form, findings);
    thresholds::check(form, findings);
}

/// What concerns amounts alone.
pub(super) fn amounts(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    funds::check(form, figures, findings);
}

/// What concerns one row.
pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    units::check(row, findings);
    targets::check(row, findings);
    time_limits::check(row, findings);
    goals::dates(row, findings);
}
