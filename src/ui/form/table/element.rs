//! Where a cell of a table is on the page, and which cell an element of the page is.

use web_sys::{Element, HtmlElement};

use crate::evaluate::Figure;
use crate::form::{Field, Period, RowId};
use crate::tables::{Content, Question};
use crate::ui::deferred;
use crate::ui::field_elements::{drawn_element, element_id, field_of};

/// What the id of a choice begins with.
const CHOICE: &str = "choice-";

/// The choices that are made in a list; 偏差原因 are buttons.
const LISTS: [fn(RowId) -> Content; 3] = [
    |row| Content::Choice(row, Question::Likelihood),
    |row| Content::Figure(Figure::Status(row, Period::HalfYear)),
    |row| Content::Figure(Figure::Status(row, Period::FullYear)),
];

/// The id of the list in which a choice is made: of 完成目标可能性, or of a status that a person judges. `None` for any other cell.
pub fn choice_id(content: Content) -> Option<String> {
    match content {
        Content::Choice(row, Question::Likelihood) => Some(format!("{CHOICE}likelihood-{}", row.0)),
        Content::Figure(Figure::Status(row, period)) => Some(format!("{CHOICE}{}-{}", period.code(), row.0)),
        _ => None,
    }
}

/// The box or the list of a cell, where it is in the page; a long table draws it for this.
pub fn element_of(content: Content) -> Option<HtmlElement> {
    let field = || match content {
        Content::Text(field) => Some(field),
        content => content.input_row().map(Field::Name),
    };
    deferred::find_drawn(|| drawn_element_of(content), field)
}

/// The box or the list of a cell, where it is drawn.
pub fn drawn_element_of(content: Content) -> Option<HtmlElement> {
    drawn_element(&match content {
        Content::Text(field) => element_id(field),
        content => choice_id(content)?,
    })
}

/// The cell that a box or a list is of.
pub fn content_at(element: &Element) -> Option<Content> {
    let id = element.id();
    if let Some(field) = field_of(&id) {
        return Some(Content::Text(field));
    }
    let row = RowId(id.strip_prefix(CHOICE)?.rsplit('-').next()?.parse().ok()?);
    LISTS.into_iter().map(|list| list(row)).find(|content| choice_id(*content).as_ref() == Some(&id))
}
