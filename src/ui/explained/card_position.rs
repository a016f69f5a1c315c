//! Where the card of a figure stands: in the margin beside the content, where a wide window leaves one; else next to its figure. It covers neither the
//! figure nor the rail, and nothing of it is outside the window.

use leptos::prelude::{document, window};
use web_sys::{DomRect, Element, HtmlElement};

use crate::ui::page;

/// What is left free around the card.
const GAP: f64 = 8.0;

/// A rectangle in the window.
#[derive(Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl From<DomRect> for Area {
    fn from(of: DomRect) -> Self {
        Self { left: of.left(), top: of.top(), right: of.right(), bottom: of.bottom() }
    }
}

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
        None => room.beside(&place, width, height),
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

/// Between the rail and the edge of the window, below what stays at the top, above what is said at the foot.
fn room(figure: &Element) -> Area {
    let rect =
        |selector: &str| document().query_selector(selector).ok().flatten().map(|of| of.get_bounding_client_rect());
    let page = document().document_element();
    let (width, height) = page.map_or((0, 0), |page| (page.client_width(), page.client_height()));
    let bar = rect(".bar").map_or(0.0, |bar| bar.bottom());
    let head = page::closest(figure, "table").and_then(|table| table.query_selector("thead th").ok()?);
    // It covers what is below it only where it sticks at the top.
    let head = head.map(|head| head.get_bounding_client_rect()).filter(|head| head.top() <= bar + 1.0);
    let head = head.map_or(0.0, |head| head.bottom());
    let foot = rect(".tray").filter(|tray| tray.height() > 0.0).map_or(f64::from(height), |tray| tray.top());
    Area {
        left: rect(".rail").map_or(0.0, |rail| rail.right()) + GAP,
        top: bar.max(head) + 1.0,
        right: f64::from(width) - GAP,
        bottom: foot - GAP,
    }
}

/// Where the card stands in the margin beside the content, if it fits there.
fn margin(room: &Area, width: f64) -> Option<f64> {
    let content = document().query_selector("main").ok()??.get_bounding_client_rect();
    // Half of the white ground at the right edge of the content belongs to the margin.
    let left = content.right() - 2.0 * GAP;
    (left + width <= room.right).then_some(left)
}

/// The nearest place to `wanted` where something of that length stays between two ends; the first end counts more.
fn within(wanted: f64, length: f64, (from, to): (f64, f64)) -> f64 {
    wanted.min(to - length).max(from)
}

impl Area {
    /// The smallest area that holds both.
    fn with(&self, other: &Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The part of another one that is within it; one that is outside becomes a line at its edge.
    fn holding(&self, other: &Area) -> Area {
        let across = |at: f64| at.min(self.right).max(self.left);
        let down = |at: f64| at.min(self.bottom).max(self.top);
        Area { left: across(other.left), top: down(other.top), right: across(other.right), bottom: down(other.bottom) }
    }

    /// The height of a card that is too high for it.
    fn height_for(&self, height: f64) -> Option<f64> {
        let room = (self.bottom - self.top).max(0.0);
        (room < height).then_some(room)
    }

    /// Where a card goes beside a figure: below it, above it, to its side, or where most of the card is seen.
    fn beside(&self, figure: &Area, width: f64, height: f64) -> (f64, f64, Option<f64>) {
        // Its right edge at the figure's, where that does not lead over the rail.
        let left = if figure.right - width >= self.left { figure.right - width } else { figure.left };
        let left = within(left, width, (self.left, self.right));
        let (above, below) = (figure.top - self.top, self.bottom - figure.bottom);
        if below >= height {
            return (left, figure.bottom, None);
        }
        if above >= height {
            return (left, figure.top - height, None);
        }
        let top = within(figure.top, height, (self.top, self.bottom));
        if figure.right + width <= self.right {
            return (figure.right, top, self.height_for(height));
        }
        if figure.left - width >= self.left {
            return (figure.left - width, top, self.height_for(height));
        }
        if below >= above { (left, figure.bottom, Some(below)) } else { (left, self.top, Some(above)) }
    }
}
