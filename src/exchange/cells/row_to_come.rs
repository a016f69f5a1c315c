//! The row to come at the end of a table of indicators, as if it were made already.

use crate::edit::{Edit, make_row};
use crate::form::{Field, Form, RowId};

/// The edit that makes the row to come that a field is of, that row, and the form with it. `None` where the field's row is there.
pub(super) fn with_row_to_come(form: &Form, field: Field) -> Option<(Edit, RowId, Form)> {
    let (edit, row) = (make_row(form, field)?, field.row()?);
    let mut form = form.clone();
    edit.clone().apply(&mut form, &mut Vec::new()).ok()?;
    Some((edit, row, form))
}
