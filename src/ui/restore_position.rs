//! A page that is loaded again shows the reader the place where he was: the field that had the focus, its caret, and how far the page was scrolled.
//!
//! Kept for this tab only, and only for the address that is loaded again; anything else begins where the browser puts the reader. The groups that he
//! folded away are kept beside it, for the form he left last: the page would not be as long as it was without them.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement, Storage};

use super::browser;
use super::busy::when_drawn;
use super::field_elements::element;
use super::page;
use crate::form::{Level1, Part};
use crate::store::SlotId;

/// The key under which the position is kept.
const KEY: &str = "budget-form/place";

/// The key under which the folded groups are kept.
const FOLDED: &str = "budget-form/folded";

/// The elements whose focus is restored: fields, and the head of a group that is folded away; not computed figures, which open their explanations when they get
/// the focus.
const FIELDS: &str = "main textarea, main select, main input, main .fold";

/// Whether the page is going back to a place that was kept.
static GOES_BACK: AtomicBool = AtomicBool::new(false);

/// Whether the page is going back to a place that was kept, which says more exactly than the address where the reader was.
pub fn goes_back() -> bool {
    GOES_BACK.load(Ordering::Relaxed)
}

/// Keeps the place whenever the page is left, and goes back to the one that was kept.
pub fn begin() {
    let kept = take();
    window_event_listener_untyped("pagehide", |_: ev::Event| keep());
    if let Some(place) = kept.filter(|place| place.address == browser::hash()) {
        GOES_BACK.store(true, Ordering::Relaxed);
        when_drawn(move || {
            GOES_BACK.store(false, Ordering::Relaxed);
            go_back(place);
        });
    }
}

/// Where the reader was on a page.
struct KeptPosition {
    address: String,
    scrolled: f64,
    field: Option<KeptField>,
}

/// A field that had the focus, or else one in the middle of the window: where a long table is in pieces, how high those are that nobody has looked at yet
/// is only known roughly, and the same number of pixels leads to another row.
struct KeptField {
    /// How it is known again: its id, else its label.
    name: String,
    /// How far below the upper edge of the window it stood.
    top: f64,
    /// Whether it had the focus.
    focused: bool,
    /// The part of its text that was chosen.
    chosen: Option<(u32, u32)>,
}

/// What stands for the chosen part of a field that did not have the focus.
const UNFOCUSED: &str = "-";

/// For how many frames the page is moved to the field at most: what comes into sight may turn out to be higher or lower.
const FRAMES: u32 = 12;

/// One line for the address, one for the scrolling; for a field three more, its name last.
fn keep() {
    let Some(storage) = storage() else { return };
    let scrolled = window().scroll_y().unwrap_or_default();
    let field = page::active().filter(|field| field.matches(FIELDS).unwrap_or(false)).map(|field| {
        let chosen = field.dyn_ref::<HtmlTextAreaElement>().and_then(|area| {
            let ends = (area.selection_start().ok()??, area.selection_end().ok()??);
            Some(format!("{} {}", ends.0, ends.1))
        });
        line_of(&field, &chosen.unwrap_or_default())
    });
    let field = field.or_else(|| in_the_middle().map(|field| line_of(&field, UNFOCUSED)));
    let text = format!("{}\n{scrolled}{}", browser::hash(), field.unwrap_or_default());
    // Where nothing can be kept the page begins as any other.
    drop(storage.set_item(KEY, &text));
}

fn line_of(field: &HtmlElement, chosen: &str) -> String {
    format!("\n{}\n{chosen}\n{}", field.get_bounding_client_rect().top(), name_of(field))
}

/// A field of the row in the middle of the window.
fn in_the_middle() -> Option<HtmlElement> {
    let row = page::closest(&page::in_the_middle()?, "main tr")?;
    row.query_selector("textarea, select, input").ok()??.dyn_into().ok()
}

/// The place kept, which counts once.
fn take() -> Option<KeptPosition> {
    let storage = storage()?;
    let text = storage.get_item(KEY).ok().flatten()?;
    drop(storage.remove_item(KEY));
    let mut lines = text.splitn(5, '\n');
    let (address, scrolled) = (lines.next()?.to_owned(), lines.next()?.parse().ok()?);
    let field = match (lines.next(), lines.next(), lines.next()) {
        (Some(top), Some(chosen), Some(name)) => {
            let focused = chosen != UNFOCUSED;
            let chosen = chosen.split_once(' ').and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
            top.parse().ok().map(|top| KeptField { name: name.to_owned(), top, focused, chosen })
        }
        _ => None,
    };
    Some(KeptPosition { address, scrolled, field })
}

/// Goes there, unless the reader has gone somewhere already.
fn go_back(place: KeptPosition) {
    if page::active().is_some_and(|at| at.tag_name() != "BODY") {
        return;
    }
    let window = window();
    window.scroll_to_with_x_and_y(0.0, place.scrolled);
    let Some(at) = place.field else { return };
    let labelled = || {
        let mut fields = page::all::<HtmlElement>(document().query_selector_all(FIELDS)).into_iter();
        fields.find(|field| name_of(field) == at.name)
    };
    let Some(field) = element(&at.name).or_else(labelled) else { return };
    if at.focused {
        drop(field.focus());
    }
    // The value of a cell is chosen whole when it gets the focus, and browsers scroll to it.
    request_animation_frame(move || {
        if let (Some(area), Some((from, to))) = (field.dyn_ref::<HtmlTextAreaElement>(), at.chosen) {
            drop(area.set_selection_range(from, to));
        }
        move_to(field, at.top, FRAMES);
    });
}

/// Moves the page until the field stands as far below the upper edge of the window as it did.
fn move_to(field: HtmlElement, top: f64, frames: u32) {
    let by = field.get_bounding_client_rect().top() - top;
    if by.abs() >= 1.0 {
        window().scroll_by_with_x_and_y(0.0, by);
        // At the end of the page it stays where it is.
        let moved = (field.get_bounding_client_rect().top() - top - by).abs() >= 1.0;
        if moved && frames > 0 {
            request_animation_frame(move || move_to(field, top, frames - 1));
        }
    }
}

/// Keeps which groups of a form are folded away, each in a part: one line for the form, one for each of them.
pub fn keep_folded(slot: &SlotId, folded: impl IntoIterator<Item = (Part, Level1)>) {
    let Some(storage) = storage() else { return };
    let lines: Vec<String> =
        folded.into_iter().map(|(part, level1)| format!("\n{} {}", part.code(), level1.code())).collect();
    drop(if lines.is_empty() {
        storage.remove_item(FOLDED)
    } else {
        storage.set_item(FOLDED, &format!("{slot}{}", lines.concat()))
    });
}

/// The groups of a form that were folded away when it was left; none where another one was left after it.
pub fn folded(slot: &SlotId) -> Vec<(Part, Level1)> {
    let text = storage().and_then(|storage| storage.get_item(FOLDED).ok().flatten()).unwrap_or_default();
    let mut lines = text.lines();
    if lines.next() != Some(slot.to_string().as_str()) {
        return Vec::new();
    }
    let read = |line: &str| {
        let (part, level1) = line.split_once(' ')?;
        let part = Part::ALL.into_iter().find(|of| of.code() == part)?;
        Some((part, Level1::ALL.into_iter().find(|of| of.code() == level1)?))
    };
    lines.filter_map(read).collect()
}

fn name_of(field: &HtmlElement) -> String {
    let id = field.id();
    if id.is_empty() { field.get_attribute("aria-label").unwrap_or_default() } else { id }
}

fn storage() -> Option<Storage> {
    window().session_storage().ok().flatten()
}
