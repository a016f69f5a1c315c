//! Which element of the page shows a field, and which field an element shows. A box that is looked for is drawn for this where it stands in a long table
//! that is not drawn yet ([`deferred`]).

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;

use crate::form::Field;
use crate::ui::deferred;

/// The field that an element shows.
pub fn field_of(element_id: &str) -> Option<Field> {
    element_id.strip_prefix("field-")?.replace('-', "/").parse().ok()
}

/// The element that shows a field: what a finding jumps to.
pub fn element_id(field: Field) -> String {
    format!("field-{}", field.to_string().replace('/', "-"))
}

/// The element that tells, at once, what is to be known about the text of a field. Seen in the note below the cell.
pub fn hint_id(field: Field) -> String {
    format!("{}-hint", element_id(field))
}

/// The element that shows a field, where it is in the page; a long table draws it for this ([`deferred`]).
pub fn box_of(field: Field) -> Option<web_sys::HtmlElement> {
    element(&element_id(field))
}

/// The element of this id, where it is in the page. The box of a field is drawn for this, where it stands in a long table.
pub fn element(id: &str) -> Option<web_sys::HtmlElement> {
    deferred::find_drawn(|| drawn_element(id), || field_of(id))
}

/// The element of this id, where it is drawn.
pub fn drawn_element(id: &str) -> Option<web_sys::HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Where a field is in the page: its box, or the place of the piece of a long table that it will be drawn in. To be asked for many fields.
pub fn place_of(field: Field) -> Option<web_sys::HtmlElement> {
    drawn_element(&element_id(field)).or_else(|| deferred::place_of(field))
}

/// Puts the focus into an element, where it is in the page.
pub fn focus(id: &str) {
    focus_first(&[id]);
}

/// Puts the focus into the first of these elements that is in the page.
pub fn focus_first(ids: &[&str]) {
    if let Some(element) = ids.iter().find_map(|id| element(id)) {
        drop(element.focus());
    }
}

/// Whether an element has the focus in this page, be it that the window has none.
pub fn is_focused(element: &web_sys::Element) -> bool {
    document().active_element().is_some_and(|active| active.is_same_node(Some(element)))
}
