//! The marks of a range on the page. They are set on the cells from outside: a signal for each of thousands of cells would cost more than all the rest.

use leptos::prelude::*;
use web_sys::Element;

use super::Ranges;
use crate::tables::{CellRange, Content};
use crate::ui::deferred;
use crate::ui::form::table::drawn_element_of;
use crate::ui::page;
use crate::ui::session::Topic;

const MARK: &str = "data-in-range";

/// Keeps the marks where the range is, also when rows of it come or are drawn anew.
pub(super) fn follow(ranges: Ranges) {
    Effect::new(move |_| {
        if ranges.ends.get().is_none() {
            return mark(None);
        }
        ranges.session.watch(Topic::Settled);
        deferred::track_drawn();
        // By then it may have been let go.
        request_animation_frame(move || {
            let ends = ranges.ends.try_get_untracked().flatten();
            mark(ranges.chosen().as_ref().zip(ends));
        });
    });
    on_cleanup(|| mark(None));
}

fn mark(range: Option<(&CellRange, (Content, Content))>) {
    for marked in page::all::<Element>(document().query_selector_all(&format!("[{MARK}]"))) {
        drop(marked.remove_attribute(MARK));
    }
    let Some((range, (anchor, head))) = range else { return };
    let Some((left, right)) = width_of([anchor, head]) else { return };
    // All are looked up before the first is marked, so that the page is laid out once.
    let rows = range.lines.iter().filter_map(|line| line.iter().find_map(|cell| row_of(*cell)));
    let cells: Vec<Element> = rows
        .flat_map(|row| page::all::<Element>(row.query_selector_all("td, th")))
        .filter(|cell| {
            let place = cell.get_bounding_client_rect();
            let middle = f64::midpoint(place.left(), place.right());
            left < middle && middle < right
        })
        .collect();
    for cell in cells {
        drop(cell.set_attribute(MARK, ""));
    }
}

/// Where the columns of two cells begin and end on the page.
fn width_of(ends: [Content; 2]) -> Option<(f64, f64)> {
    let places = ends.map(|end| {
        let cell = page::closest(&drawn_element_of(end)?.into(), "td, th")?;
        Some(cell.get_bounding_client_rect())
    });
    let [Some(one), Some(other)] = places else { return None };
    Some((one.left().min(other.left()), one.right().max(other.right())))
}

fn row_of(content: Content) -> Option<Element> {
    page::closest(&drawn_element_of(content)?.into(), "tr")
}
