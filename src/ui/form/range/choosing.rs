//! How a range is chosen: by the mouse, dragged or with Shift, and by Shift with the arrows; and the keys that act on it.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::{RangeStep, Ranges};
use crate::edit::put_in_range;
use crate::exchange::cells::{is_block, without_end};
use crate::tables::{Content, Direction, cells_towards};
use crate::ui::fields::{composes, takes_lines};
use crate::ui::form::indicators::is_dragging;
use crate::ui::form::reveal::scroll_to;
use crate::ui::form::table::{content_at, element_of};
use crate::ui::page;

/// Where ranges are chosen: in the cells of the tables, and not in what opens beside them.
const CELLS: &str = "main td, main th";

/// What belongs to the range although it is outside of the tables.
const OWN: &str = ".range-bar";

/// The attribute of the page while one drags over cells; texts are not marked then.
const DRAGGING: &str = "data-choosing";

pub(super) fn listen(ranges: Ranges) {
    let pressed = StoredValue::new_local(None::<Content>);
    let down = window_event_listener(ev::mousedown, move |event| press(ranges, pressed, &event));
    let over = window_event_listener(ev::mousemove, move |event| drag(ranges, pressed, &event));
    let up = window_event_listener(ev::mouseup, move |_| {
        let begun = pressed.try_update_value(Option::take).flatten();
        mark_page(false);
        // What one types next is meant for the cell that the range was begun at.
        if let Some(area) = begun.filter(|_| ranges.chosen().is_some()).and_then(box_at) {
            area.select();
        }
    });
    let key = window_event_listener(ev::keydown, move |event| {
        if !composes(&event) && !is_dragging() && key(ranges, &event) {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        if paste_one(ranges, &event).is_some() {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    });
    on_cleanup(move || {
        mark_page(false);
        [down, over, up, key, paste].into_iter().for_each(WindowListenerHandle::remove);
    });
}

fn press(ranges: Ranges, pressed: StoredValue<Option<Content>, LocalStorage>, event: &ev::MouseEvent) {
    let Some(target) = page::target::<Element>(event) else { return };
    if page::closest(&target, OWN).is_some() || event.button() != 0 {
        return;
    }
    let at = cell_at(&target);
    let from = ranges.ends.try_get_untracked().flatten().map(|(anchor, _)| anchor).or_else(active_cell);
    match (event.shift_key(), from, at) {
        (true, Some(from), Some(at)) if from != at => {
            // The focus stays where the range was begun.
            event.prevent_default();
            ranges.choose(from, at);
        }
        _ => {
            ranges.forget();
            pressed.set_value(at.filter(|_| !event.shift_key()));
        }
    }
}

fn drag(ranges: Ranges, pressed: StoredValue<Option<Content>, LocalStorage>, event: &ev::MouseEvent) {
    let Some(begun) = pressed.try_get_value().flatten() else { return };
    // The mouse may have been let go outside of the window.
    if event.buttons() & 1 == 0 {
        pressed.set_value(None);
        return mark_page(false);
    }
    // Firefox tells all that is dragged to the box that it was begun in.
    #[expect(clippy::cast_precision_loss, reason = "places on a screen are small numbers")]
    let place = (event.client_x() as f32, event.client_y() as f32);
    let over = document().element_from_point(place.0, place.1).and_then(|target| cell_at(&target));
    if let Some(over) = over.filter(|over| *over != begun || ranges.ends.get_untracked().is_some()) {
        mark_page(true);
        ranges.choose(begun, over);
    }
}

fn mark_page(dragging: bool) {
    if let Some(page) = document().document_element() {
        drop(if dragging { page.set_attribute(DRAGGING, "") } else { page.remove_attribute(DRAGGING) });
    }
}

/// Does what a key asks for; whether it did.
fn key(ranges: Ranges, event: &ev::KeyboardEvent) -> bool {
    let held = (event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key());
    let chosen = ranges.ends.try_get_untracked().flatten();
    if let (Some(direction), (false, true, false)) = (direction(event), held) {
        return extend(ranges, chosen, direction);
    }
    if chosen.is_none() {
        return false;
    }
    let step = match (event.key().to_lowercase().as_str(), held) {
        ("delete" | "backspace", (false, ..)) => RangeStep::Clear,
        ("d", (true, false, false)) => RangeStep::FillDown,
        ("r", (true, false, false)) => RangeStep::FillRight,
        ("c", (true, false, false)) => RangeStep::Copy,
        ("x", (true, false, false)) => {
            ranges.take(RangeStep::Copy);
            RangeStep::Clear
        }
        ("escape", _) => {
            ranges.forget();
            return true;
        }
        // Pasting into it, and keys that only come before others.
        ("v", (true, false, false)) | ("shift" | "control" | "meta" | "alt", _) => return false,
        _ => {
            ranges.forget();
            return false;
        }
    };
    ranges.take(step);
    true
}

fn direction(event: &ev::KeyboardEvent) -> Option<Direction> {
    Some(match event.key().as_str() {
        "ArrowUp" => Direction::Up,
        "ArrowDown" => Direction::Down,
        "ArrowLeft" => Direction::Left,
        "ArrowRight" => Direction::Right,
        _ => return None,
    })
}

/// Begins a range at the cell one is in, or lets it go one cell further. In a text of which only a part is marked, the arrows mark more of the text.
fn extend(ranges: Ranges, chosen: Option<(Content, Content)>, direction: Direction) -> bool {
    let Some((anchor, head)) = chosen.or_else(|| active_whole_cell().map(|cell| (cell, cell))) else { return false };
    let Some(part) = ranges.part.try_get_untracked() else { return false };
    let further = ranges.session.with(|form| cells_towards(form, part, head, direction));
    let drawn = |content: &Content| element_of(*content).is_some_and(|element| element.offset_width() > 0);
    if let Some(next) = further.into_iter().find(drawn) {
        if next == anchor {
            ranges.forget();
        } else {
            ranges.choose(anchor, next);
        }
        if let Some(area) = box_at(next) {
            scroll_to(&area);
        }
    }
    true
}

/// Puts a single text that is pasted into every cell of the range; a block begins at the first cell and is shown first (`clipboard::paste`).
fn paste_one(ranges: Ranges, event: &web_sys::ClipboardEvent) -> Option<()> {
    let range = ranges.chosen()?;
    let text = event.clipboard_data()?.get_data("text/plain").ok()?;
    let area = page::active().and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
    if text.is_empty() || is_block(&text, area.is_some_and(|area| takes_lines(&area))) {
        return None;
    }
    ranges.change(|form| put_in_range(form, &range, without_end(&text)));
    Some(())
}

/// The cell that an element is in: its box, or the first box of its cell.
fn cell_at(element: &Element) -> Option<Content> {
    let cell = page::closest(element, CELLS)?;
    content_at(element).or_else(|| {
        let boxes = page::all::<Element>(cell.query_selector_all("textarea, select"));
        boxes.iter().find_map(content_at)
    })
}

fn active_cell() -> Option<Content> {
    let active = page::active()?;
    page::closest(&active, CELLS)?;
    content_at(&active)
}

/// The cell one is in, where its text is chosen whole, as when one has just come to it.
fn active_whole_cell() -> Option<Content> {
    let area = page::active()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let length = u32::try_from(area.value().encode_utf16().count()).ok();
    let whole = area.selection_start().ok().flatten() == Some(0) && area.selection_end().ok().flatten() == length;
    active_cell().filter(|_| whole)
}

fn box_at(content: Content) -> Option<HtmlTextAreaElement> {
    element_of(content)?.dyn_into().ok()
}
