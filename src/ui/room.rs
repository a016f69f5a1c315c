//! The part of the window in which something may float beside what it belongs to: right of the rail, below the bar and a head that stays at the top, above what
//! is said at the foot.

use leptos::prelude::{document, window};
use web_sys::{DomRect, Element};

use crate::ui::page;

/// What is left free around what floats.
pub const GAP: f64 = 8.0;

/// A rectangle in the window.
#[derive(Clone, Copy)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl From<DomRect> for Area {
    fn from(of: DomRect) -> Self {
        Self { left: of.left(), top: of.top(), right: of.right(), bottom: of.bottom() }
    }
}

/// Between the rail and the edge of the window, below what stays at the top, above what is said at the foot.
pub fn room(figure: &Element) -> Area {
    let rect =
        |selector: &str| document().query_selector(selector).ok().flatten().map(|of| of.get_bounding_client_rect());
    let page = document().document_element();
    let (width, height) = page.map_or((0, 0), |page| (page.client_width(), page.client_height()));
    let bar = rect(".bar").map_or(0.0, |bar| bar.bottom());
    let head = head_in_sight(figure).filter(is_stuck).map_or(0.0, |head| head.get_bounding_client_rect().bottom());
    let foot = rect(".tray").filter(|tray| tray.height() > 0.0).map_or(f64::from(height), |tray| tray.top());
    Area {
        left: rect(".rail").map_or(0.0, |rail| rail.right()) + GAP,
        top: bar.max(head) + 1.0,
        right: f64::from(width) - GAP,
        bottom: foot - GAP,
    }
}

/// The heads of the table that a figure stands in; those of a long one, which is in pieces, stand above the first piece.
fn head_in_sight(figure: &Element) -> Option<Element> {
    if let Some(heads) = page::closest(figure, ".pieces.long").and_then(|all| all.query_selector(".heads").ok()?) {
        return Some(heads);
    }
    page::closest(figure, "table")?.query_selector("thead th").ok()?
}

/// Whether a head sticks below the bar or what stands there: only then it covers what is below it.
fn is_stuck(head: &Element) -> bool {
    let style = window().get_computed_style(head).ok().flatten();
    let of = |name: &str| style.as_ref().and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    let top = of("top").strip_suffix("px").and_then(|top| top.parse::<f64>().ok());
    of("position").ends_with("sticky") && top.is_some_and(|top| head.get_bounding_client_rect().top() <= top + 1.0)
}

/// The nearest place to `wanted` where something of that length stays between two ends; the first end counts more.
pub fn within(wanted: f64, length: f64, (from, to): (f64, f64)) -> f64 {
    wanted.min(to - length).max(from)
}

impl Area {
    /// The smallest area that holds both.
    pub fn with(&self, other: &Area) -> Area {
        Area {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The part of another one that is within it; one that is outside becomes a line at its edge.
    pub fn holding(&self, other: &Area) -> Area {
        let across = |at: f64| at.min(self.right).max(self.left);
        let down = |at: f64| at.min(self.bottom).max(self.top);
        Area { left: across(other.left), top: down(other.top), right: across(other.right), bottom: down(other.bottom) }
    }

    /// The height of a card that is too high for it.
    pub fn height_for(&self, height: f64) -> Option<f64> {
        let room = (self.bottom - self.top).max(0.0);
        (room < height).then_some(room)
    }
}
