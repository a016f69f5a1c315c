//! Bringing a place of the form before the eyes: its part is shown, and the focus goes to it. Whatever happens, the focus is somewhere.

use leptos::prelude::*;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::choices;
use super::folding::fold_id;
use crate::edit::{Place, Touched};
use crate::form::{Field, Level1, Part};
use crate::route::Route;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::field_elements::{box_of, element, focus, place_of};
use crate::ui::page;
use crate::ui::session::Session;

/// The choice of the stage in the bar.
pub const STAGE_ID: &str = "stage";

/// The heading of the part, where the focus goes when what had it is gone.
pub const HEADING_ID: &str = "part";

/// Shows the place that something said is about, once the change has been drawn.
pub fn reveal(session: Session, context: &Context, shown: Part, place: Option<Place>) {
    reveal_by(session, context, shown, place, || None);
}

/// Shows a field where something is to be filled in: the field, or where its text stands the choice beside it that is still to be made.
pub fn reveal_to_fill(session: Session, context: &Context, shown: Part, field: Field) {
    reveal_by(session, context, shown, Some(Place::Field(field)), move || choices::to_make(session, field, None));
}

fn reveal_by(
    session: Session,
    context: &Context,
    shown: Part,
    place: Option<Place>,
    choice: impl Fn() -> Option<HtmlElement> + 'static,
) {
    let part = place.and_then(Place::part);
    // 运行监控 and 绩效自评 show rows and their fields too: what can be seen here needs no going elsewhere.
    let here = place.is_some_and(is_here);
    if let Some(part) = part.filter(|part| shown != *part && !here) {
        context.go(Route::Form(session.slot(), part));
    }
    match place {
        Some(Place::Field(field)) => session.show_row_of(field),
        Some(Place::Row(row, _)) => session.show_row_of(Field::Name(row)),
        Some(Place::Level1(level1)) => session.unfold(&[level1]),
        _ => {}
    }
    when_drawn(move || {
        if let Some(element) = choice().or_else(|| place.and_then(element_of)) {
            show(&element, place);
        }
        if focused().is_none() {
            focus(HEADING_ID);
        }
    });
}

/// The fields that a place may be shown by.
fn fields_of(place: Place) -> Vec<Field> {
    match place {
        Place::Field(field) => vec![field],
        // A row has another first field on each of the parts that show it.
        Place::Row(row, _) => Part::first_fields(row).to_vec(),
        Place::Level1(_) | Place::Other(_) => Vec::new(),
    }
}

fn is_here(place: Place) -> bool {
    matches!(place, Place::Other(Touched::Stage)) || fields_of(place).into_iter().any(|field| place_of(field).is_some())
}

fn element_of(place: Place) -> Option<HtmlElement> {
    match place {
        Place::Other(Touched::Stage) => element(STAGE_ID),
        place => fields_of(place).into_iter().find_map(box_of),
    }
}

/// Puts the focus there. Where it is in the same row already, on the choice that was just taken back, or on a button of the bar that one presses
/// again and again, it stays; the place is then only scrolled to.
fn show(element: &HtmlElement, place: Option<Place>) {
    let row = |element: &HtmlElement| page::closest(element, "tr");
    let stays = focused().is_some_and(|focused| {
        let in_row =
            matches!(place, Some(Place::Row(..))) && row(element).is_some_and(|row| row.contains(Some(&focused)));
        in_row || page::closest(&focused, ".bar button").is_some()
    });
    if !stays {
        drop(element.focus());
    }
    scroll_to(element);
}

/// Scrolls as little as it takes to have the element between what stands at the top and what floats at the foot.
pub fn scroll_to(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Goes to a group of indicators on their page, folded away or not, once it is drawn.
pub fn go_to_group(session: Session, level1: Level1) {
    session.unfold(&[level1]);
    when_drawn(move || show_group(level1));
}

/// Puts the head of a group to the top of the page, below what stands there, and the focus on it.
fn show_group(level1: Level1) {
    if let Some(head) = element(&fold_id(level1)) {
        drop(head.focus());
        // The head itself may stick to an edge, and is then in view wherever its group is.
        if let Some(group) = page::closest(&head, ".group") {
            group.scroll_into_view();
        }
    }
}

/// Brings the field being typed into out from under what has just come up at the foot.
pub fn uncover_focus() {
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    if let (Some(focused), Some(height)) = (focused(), height)
        && (0.0..height).contains(&focused.get_bounding_client_rect().top())
    {
        scroll_to(&focused);
    }
}

/// The element with the focus; `None` when nothing has it: browsers name the body then.
fn focused() -> Option<HtmlElement> {
    page::active().filter(|active| active.tag_name() != "BODY")
}
