//! Keys within tables, as in a spreadsheet: up and down a column, filling from the cell above, and what can be done with the row one is in.
//!
//! One listener for the whole page of a form. What stands above and below a cell is known by its line and column (`tables::neighbours`).

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlSelectElement, HtmlTextAreaElement};

use super::indicators::row_steps::{self, RowStep};
use super::indicators::{fill_as_planned, is_dragging};
use super::reveal::scroll_to;
use super::side_controls;
use super::table::{content_at, element_of};
use crate::edit::fill_down;
use crate::form::{Field, Part};
use crate::tables::{Content, neighbours};
use crate::ui::field_elements::{field_of, is_focused};
use crate::ui::fields::{choose_all, composes, takes_lines};
use crate::ui::page;
use crate::ui::session::Session;
use crate::ui::texts::form::TAKE_OFFER_KEY;
use crate::ui::texts::indicators::NOTHING_ABOVE;
use crate::ui::texts::shortcuts as texts;

/// A box up to this height shows a single line.
const ONE_LINE: i32 = 40;

/// The keys that act on the cell one is in, as they are shown, and what they do.
pub const KEYS: [(&str, &str); 8] = [
    ("Ctrl+↑，Ctrl+↓", texts::TO_END),
    ("F2", texts::INTO_TEXT),
    ("Ctrl+D", texts::FILL_DOWN),
    (texts::AS_PLANNED_KEY, texts::AS_PLANNED),
    (TAKE_OFFER_KEY, texts::TAKE_OFFER),
    ("F4", texts::ASIDE),
    ("Shift+F4", texts::ABOVE),
    ("Esc", texts::BACK),
];

/// Listens as long as the form is shown.
pub fn listen(session: Session, part: Memo<Part>) {
    let before = StoredValue::new_local(None);
    let keys = window_event_listener(ev::keydown, move |event| {
        // A row in the hand takes Escape itself.
        if composes(&event) || is_dragging() {
            return;
        }
        // What closed an explanation has taken the link that had the focus out of the page.
        let element = page::target::<HtmlElement>(&event).filter(|element| element.is_connected());
        let Some(element) = element.or_else(page::active) else { return };
        let within = |places: &str| page::closest(&element, places).is_some();
        if !within("main td, main th, main .explained, main .fold, main .copy-table") {
            return;
        }
        let taken = side_controls::go(&event, &element, before)
            || match (element.dyn_ref::<HtmlTextAreaElement>(), element.dyn_ref::<HtmlSelectElement>()) {
                (Some(area), _) => {
                    let column = Column { session, part: part.get_untracked() };
                    row_step(session, &event, area) || in_cell(column, &event, area) || go(column, &event, area)
                }
                (_, Some(choice)) => {
                    fills(&event) && choose_as_above(Column { session, part: part.get_untracked() }, choice)
                }
                _ => false,
            };
        if taken {
            event.prevent_default();
        }
    });
    let focus = window_event_listener(ev::focusin, move |event| side_controls::follow(&event, before));
    on_cleanup(move || {
        keys.remove();
        focus.remove();
    });
    choose_all_by_key();
    choose_all_by_click();
}

/// A click into a short cell chooses its content, so that typing replaces it, as in a spreadsheet. A further click, or one that drags over a part of
/// the text, means the place where it is made.
fn choose_all_by_click() {
    let entered = StoredValue::new_local(None::<HtmlTextAreaElement>);
    let down = window_event_listener(ev::mousedown, move |event| {
        let area = page::target::<HtmlTextAreaElement>(&event).filter(|area| {
            let plain = event.button() == 0 && !event.shift_key();
            plain && is_short(area) && !is_focused(area)
        });
        entered.set_value(area);
    });
    let click = window_event_listener(ev::click, move |event| {
        let area = entered.try_update_value(Option::take).flatten();
        let same = area.filter(|area| page::target::<HtmlTextAreaElement>(&event).as_ref() == Some(area));
        let dragged = |area: &HtmlTextAreaElement| area.selection_start().ok() != area.selection_end().ok();
        if let Some(area) = same.filter(|area| is_focused(area) && !dragged(area)) {
            area.select();
        }
    });
    on_cleanup(move || [down, click].into_iter().for_each(WindowListenerHandle::remove));
}

/// Whether a box is a cell of a table that holds a value or a name, or that of 年度.
fn is_short(area: &HtmlTextAreaElement) -> bool {
    let name = |field: Field| matches!(field, Field::Name(_) | Field::KeyTask(_) | Field::Level2Name(_));
    let Some(field) = field_of(&area.id()) else { return false };
    (is_value(field) || name(field)) && page::closest(area, "main td, main th").is_some() || field == Field::Year
}

/// Whoever comes to a value by key types a new one, as in a spreadsheet.
fn choose_all_by_key() {
    let mouse = StoredValue::new_local(false);
    // Coming back to the window gives the focus once more to what had it: nobody came to that by key, and half of it may be typed.
    let left = StoredValue::new_local(None::<Element>);
    let away = window_event_listener(ev::blur, move |_| left.set_value(document().active_element()));
    let down = window_event_listener(ev::mousedown, move |_| mouse.set_value(true));
    let up = window_event_listener(ev::mouseup, move |_| mouse.set_value(false));
    let key = window_event_listener(ev::keydown, move |_| mouse.set_value(false));
    let focus = window_event_listener(ev::focusin, move |event| {
        let area = page::target::<HtmlTextAreaElement>(&event);
        let back = left.try_update_value(Option::take).flatten();
        if back.is_some() && back.as_ref() == area.as_ref().map(AsRef::as_ref) {
            return;
        }
        let value = area.filter(|area| {
            let field = field_of(&area.id());
            field.is_some_and(is_value) && page::closest(area, "main td").is_some() || field == Some(Field::Year)
        });
        if let Some(area) = value.filter(|_| mouse.try_get_value() == Some(false)) {
            choose_all(area);
        }
    });
    on_cleanup(move || [down, up, key, focus, away].into_iter().for_each(WindowListenerHandle::remove));
}

/// Whether a field holds a value rather than a text that one goes on writing.
fn is_value(field: Field) -> bool {
    let of_row = matches!(
        field,
        Field::Target(..) | Field::Actual(..) | Field::Expected(_) | Field::Weight(_) | Field::Rating(_)
    );
    of_row || field.is_figure() || field.is_setting()
}

/// Does what the key asks for with the row or the 二级指标 of the field; whether it did. Only where their buttons stand as well.
fn row_step(session: Session, event: &ev::KeyboardEvent, area: &HtmlTextAreaElement) -> bool {
    let Some(step) = RowStep::of_key(event) else { return false };
    let Some(field) = field_of(&area.id()) else { return false };
    let shown = area.closest("tr").ok().flatten().and_then(|row| row.query_selector(".row-actions").ok().flatten());
    match (field, field.row()) {
        _ if shown.is_none() => return false,
        (Field::Level2Name(id), _) if RowStep::OF_LEVEL2.contains(&step) => {
            if let Some((level1, _)) = session.with(|form| form.indicators.level2_place(id)) {
                row_steps::take_level2(session, level1, id, step);
            }
        }
        (_, Some(row)) => row_steps::take(session, row, step, Some(area.clone().unchecked_into())),
        _ => return false,
    }
    true
}

/// Does what the key asks for with the content of the cell; whether it did.
fn in_cell(column: Column, event: &ev::KeyboardEvent, area: &HtmlTextAreaElement) -> bool {
    let session = column.session;
    if event.key() == "F2" {
        let end = u32::try_from(area.value().encode_utf16().count()).unwrap_or_default();
        return area.set_selection_range(end, end).is_ok();
    }
    let Some(field) = field_of(&area.id()) else { return false };
    match (event.key().as_str(), field) {
        // As in a spreadsheet, what was typed since one came here goes; as a step, so it can be had back.
        ("Escape", _) if !event.default_prevented() && session.is_typing(field) => {
            session.undo();
            true
        }
        // The Mac makes another sign of it.
        ("=" | "≠", Field::Actual(row, period)) if event.alt_key() && !event.ctrl_key() => {
            fill_as_planned(session, row, period);
            true
        }
        ("Enter", _) if event.alt_key() && !event.ctrl_key() && !event.shift_key() => session.take_offer(field),
        _ if fills(event) && field.row().is_some() => {
            fill(session, field, column.neighbour(area, false));
            true
        }
        // The browser would make a bookmark.
        _ => fills(event),
    }
}

fn fill(session: Session, field: Field, above: Option<HtmlTextAreaElement>) {
    let above = above.filter(|above| !above.value().trim().is_empty());
    let Some(from) = above.and_then(|above| field_of(&above.id())) else {
        session.show_message(NOTHING_ABOVE, None);
        return;
    };
    if let Some(edit) = session.with(|form| fill_down(form, from, field)) {
        session.edit(edit);
    }
}

fn fills(event: &ev::KeyboardEvent) -> bool {
    let held = (event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key());
    event.key().eq_ignore_ascii_case("d") && held == (true, false, false)
}

/// Makes the choice of the row above, as if by hand. The key is taken in any case: the browser would make a bookmark.
fn choose_as_above(column: Column, choice: &HtmlSelectElement) -> bool {
    let session = column.session;
    let above = column.neighbour::<HtmlSelectElement>(choice, false);
    let Some(above) = above.filter(|above| !above.value().is_empty()) else {
        session.show_message(NOTHING_ABOVE, None);
        return true;
    };
    if above.value() != choice.value() {
        choice.set_value(&above.value());
        if let Ok(event) = web_sys::Event::new("change") {
            drop(choice.dispatch_event(&event));
        }
    }
    true
}

/// Goes up or down the column; whether the key asked for that. At the end of a column the focus stays. In a text of several lines Enter is a new line.
fn go(column: Column, event: &ev::KeyboardEvent, area: &HtmlTextAreaElement) -> bool {
    if event.alt_key() {
        return false;
    }
    let caret = |end: bool| {
        let at = if end { area.selection_end() } else { area.selection_start() };
        at.ok().flatten()
    };
    let length = u32::try_from(area.value().encode_utf16().count()).ok();
    // Within a text the arrows belong to it, until the caret is at its edge.
    let leaves = match event.key().as_str() {
        "ArrowDown" => caret(true) == length,
        "ArrowUp" => caret(false) == Some(0),
        _ => false,
    };
    if event.ctrl_key() || event.meta_key() {
        return !event.shift_key() && (!takes_lines(area) || leaves) && go_to_end(column, event, area);
    }
    let one_line = area.client_height() < ONE_LINE;
    let down = match (event.key().as_str(), event.shift_key()) {
        ("Enter", shift) if !takes_lines(area) => !shift,
        ("ArrowDown", false) if one_line || leaves => true,
        ("ArrowUp", false) if one_line || leaves => false,
        _ => return false,
    };
    if let Some(next) = column.neighbour(area, down) {
        enter(&next);
    }
    true
}

/// Goes to the first or the last box of the column; whether the key asked for that.
fn go_to_end(column: Column, event: &ev::KeyboardEvent, area: &HtmlTextAreaElement) -> bool {
    let down = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return false,
    };
    if let Some(end) = column.end(area, down) {
        enter(&end);
    }
    true
}

fn enter(area: &HtmlTextAreaElement) {
    let end = u32::try_from(area.value().encode_utf16().count()).unwrap_or_default();
    drop(area.set_selection_range(end, end));
    // The browser by itself would put the row into the middle of the window: who goes down a column must not lose sight of the rows above.
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // A value is chosen whole as it gets the focus.
    drop(area.focus_with_options(&options));
    scroll_to(area);
}

/// The columns of the tables of the part that is shown.
#[derive(Clone, Copy)]
struct Column {
    session: Session,
    part: Part,
}

impl Column {
    /// The nearest box or list below or above a cell in its column, in the same table or in one that goes on with it. Rows that are folded away, left
    /// out or wait for their portion are passed over.
    fn neighbour<T: JsCast>(self, from: &HtmlElement, down: bool) -> Option<T> {
        let cells = self.cells_from(from, down);
        cells.into_iter().find_map(drawn)
    }

    /// The last box below or above a cell in its column.
    fn end(self, from: &HtmlElement, down: bool) -> Option<HtmlTextAreaElement> {
        let cells = self.cells_from(from, down);
        cells.into_iter().rev().find_map(drawn)
    }

    fn cells_from(self, from: &HtmlElement, down: bool) -> Vec<Content> {
        let at = content_at(from);
        at.map_or_else(Vec::new, |at| self.session.with(|form| neighbours(form, self.part, at, down)))
    }
}

/// The box or list of a cell, where it is drawn.
fn drawn<T: JsCast>(content: Content) -> Option<T> {
    element_of(content).filter(|element| element.offset_width() > 0)?.dyn_into().ok()
}
