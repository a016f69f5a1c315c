//! Choices that stand beside a text: the status one judges, the likelihood, the causes. They have no address of their own; the field beside them
//! stands for them, in the checks and in 还缺 n 格, and this leads from that field to the choice that is meant.

use leptos::prelude::*;
use web_sys::{HtmlElement, Node};

use crate::form::Field;
use crate::ui::field_elements::{box_of, element_id, field_of};
use crate::ui::page;
use crate::ui::session::Session;

/// The attribute of a choice, or of what is around it: the field it stands beside.
pub fn beside(field: Field) -> String {
    element_id(field)
}

/// The field that an element is, or stands beside as a choice.
pub fn field_at(element: &HtmlElement) -> Option<Field> {
    let beside = || field_of(&page::closest(element, "[data-beside]")?.get_attribute("data-beside")?);
    field_of(&element.id()).or_else(beside)
}

/// The first choice beside a field that has still to be made, where the text itself stands; of those that come after an element, if one is given.
pub fn to_make(session: Session, field: Field, after: Option<&HtmlElement>) -> Option<HtmlElement> {
    let stands = session.try_with(|form| form.text(field).is_some_and(|text| !text.trim().is_empty()));
    if stands != Some(true) {
        return None;
    }
    // The box stands in the same row, which a long table draws only when it is asked for.
    drop(box_of(field));
    let asked = format!("[data-beside='{}'] [data-asked], [data-beside='{0}'][data-asked]", beside(field));
    let follows = |choice: &HtmlElement| {
        after.is_none_or(|after| after.compare_document_position(choice) & Node::DOCUMENT_POSITION_FOLLOWING != 0)
    };
    page::all::<HtmlElement>(document().query_selector_all(&asked)).into_iter().find(follows)
}
