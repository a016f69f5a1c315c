//! The part of the window in which something may float beside what it belongs to: right of the rail, below the bar and a head that stays at the top, above what
//! is said at the foot.

use leptos::prelude::document;
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
