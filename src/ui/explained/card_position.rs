//! Where the card of a figure stands: in the margin beside the content, where a wide window leaves one; else next to its figure. It covers neither the
//! figure nor the rail, and nothing of it is outside the window.

use leptos::prelude::{document, window};
use web_sys::{Element, HtmlElement};

use crate::ui::page;
use crate::ui::room::{Area, GAP, room, within};

/// The position at which a card is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardPosition {
    /// The distance from the left of the window, or of the figure.
    pub left: f64,
    pub top: f64,
    /// The height to cut it to, if it is higher than the room there is.
    pub height: Option<f64>,
    /// Whether it stays in the window; else it scrolls with its figure.
    pub fixed: bool,
}

/// The position of a card, which is an element in the cell or line of its figure.
pub fn card_position_of(card: &HtmlElement) -> Option<CardPosition> {
    let figure = card.parent_element()?;
    let cell = Area::from(figure.get_bounding_client_rect());
    // Some buttons are a little larger than the cell they fill.
    let button = figure.query_selector("button, select, textarea").ok().flatten();
    let place = button.map_or(cell, |button| cell.with(&button.get_bounding_client_rect().into()));
    let border = card.offset_height() - card.client_height();
    let (width, height) = (f64::from(card.offset_width()), f64::from(card.scroll_height() + border));
    let room = room(&figure);
    // A figure that is scrolled out of sight has its card at the edge where it went.
    let place = room.holding(&place);
    let (left, top, height) = match margin(&room, width) {
        Some(left) => (left, within(place.top, height, (room.top, room.bottom)), room.height_for(height)),
        None => beside(&room, &place, width, height),
    };
    let fixed = page::closest(&figure, ".group, .told").is_some_and(|of| cuts(&of));
    let (from_left, from_top) = if fixed {
        (0.0, 0.0)
    } else {
        (cell.left + f64::from(figure.client_left()), cell.top + f64::from(figure.client_top()))
    };
    Some(CardPosition { left: left - from_left, top: top - from_top, height, fixed })
}

/// Whether a box may cut off what stands in it. Its style is asked, not whether anything is cut off now: a card that stands in the window no longer
/// counts there.
fn cuts(of: &Element) -> bool {
    let style = window().get_computed_style(of).ok().flatten();
    let overflow = |name| style.as_ref().and_then(|style| style.get_property_value(name).ok());
    ["overflow-x", "overflow-y"].iter().filter_map(|name| overflow(name)).any(|value| value != "visible")
}

/// Where the card stands in the margin beside the content, if it fits there.
fn margin(room: &Area, width: f64) -> Option<f64> {
    let content = document().query_selector("main").ok()??.get_bounding_client_rect();
    // Half of the white ground at the right edge of the content belongs to the margin.
    let left = content.right() - 2.0 * GAP;
    (left + width <= room.right).then_some(left)
}

/// Where a card goes beside a figure: below it, above it, to its side, or where most of the card is seen.
fn beside(room: &Area, figure: &Area, width: f64, height: f64) -> (f64, f64, Option<f64>) {
    // Its right edge at the figure's, where that does not lead over the rail.
    let left = if figure.right - width >= room.left { figure.right - width } else { figure.left };
    let left = within(left, width, (room.left, room.right));
    let (above, below) = (figure.top - room.top, room.bottom - figure.bottom);
    if below >= height {
        return (left, figure.bottom, None);
    }
    if above >= height {
        return (left, figure.top - height, None);
    }
    let top = within(figure.top, height, (room.top, room.bottom));
    if figure.right + width <= room.right {
        return (figure.right, top, room.height_for(height));
    }
    if figure.left - width >= room.left {
        return (figure.left - width, top, room.height_for(height));
    }
    if below >= above { (left, figure.bottom, Some(below)) } else { (left, room.top, Some(above)) }
}
