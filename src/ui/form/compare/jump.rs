//! From a change to the field it is about.

use leptos::prelude::*;

use crate::compare::Change;
use crate::form::{Field, Part};
use crate::ui::field_elements::{element, element_id};
use crate::ui::session::Session;

/// How many frames the part may take to be drawn before the focus is left where it is.
const PATIENCE: u8 = 60;

/// A part and a field in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JumpTarget {
    /// The part that shows the field.
    pub part: Part,
    /// The field to go to.
    pub field: Field,
}

/// Where a change is in the open form; `None` for what it does not have, and for what has no field.
pub fn jump_target(session: Session, change: &Change, this_is_old: bool) -> Option<JumpTarget> {
    let field = if this_is_old { change.old_field } else { change.new_field }?;
    // Row fields were just found in the open form, and looking one up costs a walk through all rows.
    let exists = field.row().is_some() || session.with(|form| form.text(field).is_some());
    exists.then(|| JumpTarget { part: change.section.part(field), field })
}

/// Puts the focus into a field once the part that shows it has been drawn.
pub fn put_focus(session: Session, field: Field) {
    session.show_row_of(field);
    try_focus(element_id(field), PATIENCE);
}

fn try_focus(id: String, patience: u8) {
    request_animation_frame(move || match (element(&id), patience.checked_sub(1)) {
        (Some(element), _) => drop(element.focus()),
        (None, Some(patience)) => try_focus(id, patience),
        (None, None) => {}
    });
}
