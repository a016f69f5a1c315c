//! Keys within tables, as in a spreadsheet: up and down a column, and what can be done with the row one is in.
//!
//! One listener for the whole page of a form. Where a cell stands is asked of the browser, because merged cells and tables of every shape make
//! counting cells a guess.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};

use super::indicators::row_steps::{self, RowStep};
use crate::form::RowId;
use crate::ui::fields::{composes, field_of, takes_lines};
use crate::ui::session::Session;

/// What lies in one column begins at the same place, to within this many pixels.
const SAME_COLUMN: f64 = 4.0;

/// A box up to this height shows a single line.
const ONE_LINE: i32 = 40;

/// Listens as long as the form is shown.
pub fn listen(session: Session) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if composes(&event) {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(element) = target.filter(|target| target.closest("main td, main th").is_ok_and(|cell| cell.is_some()))
        else {
            return;
        };
        let taken = match element.dyn_ref::<HtmlTextAreaElement>() {
            Some(area) => row_step(session, &event, area) || go(&event, area),
            None => along_buttons(&event, &element),
        };
        if taken {
            event.prevent_default();
        }
    });
    on_cleanup(move || keys.remove());
}

/// Does what the key asks for with the row of the field; whether it did.
fn row_step(session: Session, event: &ev::KeyboardEvent, area: &HtmlTextAreaElement) -> bool {
    let Some(step) = RowStep::of_key(event) else { return false };
    let Some(row) = row_of(area).filter(|_| area.closest("table.indicators").is_ok_and(|table| table.is_some())) else {
        return false;
    };
    row_steps::take(session, row, step, Some(area.clone().unchecked_into()));
    true
}

fn row_of(area: &HtmlTextAreaElement) -> Option<RowId> {
    field_of(&area.id())?.row()
}

/// Goes up or down the column; whether the key asked for that. At the end of a column the focus stays. In a text of several lines Enter is a new line.
fn go(event: &ev::KeyboardEvent, area: &HtmlTextAreaElement) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let caret = |end: bool| {
        let at = if end { area.selection_end() } else { area.selection_start() };
        at.ok().flatten()
    };
    let one_line = area.client_height() < ONE_LINE;
    let length = u32::try_from(area.value().encode_utf16().count()).ok();
    let down = match (event.key().as_str(), event.shift_key()) {
        ("Enter", shift) if !takes_lines(area) => !shift,
        ("ArrowDown", false) if one_line || caret(true) == length => true,
        ("ArrowUp", false) if one_line || caret(false) == Some(0) => false,
        _ => return false,
    };
    if let Some(next) = neighbour(area, down) {
        drop(next.focus());
        let end = u32::try_from(next.value().encode_utf16().count()).unwrap_or_default();
        drop(next.set_selection_range(end, end));
    }
    true
}

/// The nearest box below or above in the same column, of the same table or another one of the part.
fn neighbour(area: &HtmlTextAreaElement, down: bool) -> Option<HtmlTextAreaElement> {
    let here = area.get_bounding_client_rect();
    let boxes = document().query_selector_all("main td textarea, main th textarea").ok()?;
    let distance = |other: &HtmlTextAreaElement| {
        let there = other.get_bounding_client_rect();
        let ahead = if down { there.top() - here.top() } else { here.top() - there.top() };
        let same =
            (there.left() - here.left()).abs() <= SAME_COLUMN && (there.right() - here.right()).abs() <= SAME_COLUMN;
        (same && ahead > 1.0 && there.height() > 0.0).then_some(ahead)
    };
    let all = (0..boxes.length()).filter_map(|at| boxes.item(at)?.dyn_into::<HtmlTextAreaElement>().ok());
    all.filter_map(|other| distance(&other).map(|ahead| (ahead, other)))
        .min_by(|(one, _), (two, _)| one.total_cmp(two))
        .map(|(_, other)| other)
}

/// ← and → among the buttons of a row.
fn along_buttons(event: &ev::KeyboardEvent, button: &HtmlElement) -> bool {
    let next = |button: &Element| match event.key().as_str() {
        "ArrowLeft" => button.previous_element_sibling(),
        "ArrowRight" => button.next_element_sibling(),
        _ => None,
    };
    if !button.parent_element().is_some_and(|parent| parent.class_list().contains("row-actions")) {
        return false;
    }
    let Some(next) = next(button).and_then(|next| next.dyn_into::<HtmlElement>().ok()) else { return false };
    next.focus().is_ok()
}
