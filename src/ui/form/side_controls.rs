//! Controls beside the fields of a table: buttons of rows and of the table, computed figures, links in explanations. Tab goes past them, as in a
//! spreadsheet; one key leads to them, the arrows from one to the next, and Escape back to the field, whatever explanation is open.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

use crate::ui::page::{self, SAME_COLUMN, closest, drawn_elements};

/// The key that leads to side controls; with Shift, to the control above the table.
const KEY: &str = "F4";

/// The control above a table that is about all of it.
const ABOVE: &str = ".copy-table";

/// The field that had the focus before a side control got it; none once a field has it again.
pub type Before = StoredValue<Option<HtmlElement>, LocalStorage>;

/// Moves the focus to, along or back from side controls as the key asks; gives whether it did.
pub fn go(event: &ev::KeyboardEvent, element: &HtmlElement, before: Before) -> bool {
    let is_key = event.key() == KEY;
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() && !is_key {
        return false;
    }
    let here = is_side_control(element);
    let next = match event.key().as_str() {
        KEY if event.shift_key() => {
            if !here {
                before.set_value(Some(element.clone()));
            }
            above(element)
        }
        KEY if here => beside(element, true),
        KEY if explains_when_clicked(element) => {
            element.click();
            return true;
        }
        KEY => {
            before.set_value(Some(element.clone()));
            nearest(element)
        }
        "Escape" if here => back(element, before),
        // A choice takes the arrows itself.
        _ if element.tag_name() == "SELECT" || !here && !is_pill(element) => None,
        "ArrowRight" => beside(element, true),
        "ArrowLeft" => beside(element, false),
        // A card that is higher than its room scrolls by these.
        _ if is_card(element) => None,
        "ArrowDown" if fits(element, ABOVE) => beside(element, true),
        "ArrowDown" => in_column(element, true),
        "ArrowUp" => in_column(element, false).or_else(|| above(element)),
        _ => None,
    };
    next.is_some_and(|next| next.focus().is_ok())
}

/// Remembers the field that loses the focus to a side control, by the mouse too, and forgets it when the focus goes anywhere else.
pub fn follow(event: &ev::FocusEvent, before: Before) {
    let Some(target) = page::target::<HtmlElement>(event) else { return };
    if !is_side_control(&target) && !is_pill(&target) {
        before.try_set_value(None);
        return;
    }
    let left = event.related_target().and_then(|left| left.dyn_into::<HtmlElement>().ok());
    if let Some(left) = left.filter(|left| fits(left, "main textarea, main select") && !is_side_control(left)) {
        before.try_set_value(Some(left));
    }
}

/// Whether it is a choice that has an explanation, and has it not open yet.
fn explains_when_clicked(element: &HtmlElement) -> bool {
    let cell = closest(element, ".explained").filter(|_| element.tag_name() == "SELECT");
    cell.is_some_and(|cell| cell.query_selector(".explanation").is_ok_and(|open| open.is_none()))
}

fn is_side_control(element: &HtmlElement) -> bool {
    element.get_attribute("tabindex").as_deref() == Some("-1") || is_card(element)
}

/// An explanation that is higher than its room, so that one goes to it to scroll it.
fn is_card(element: &HtmlElement) -> bool {
    element.class_list().contains("explanation")
}

/// Whether it is a choice of a group, of which only the first is a stop.
fn is_pill(element: &HtmlElement) -> bool {
    element.class_list().contains("pill")
}

fn fits(element: &HtmlElement, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// All side controls in the order of the page, and the first of each group of choices.
fn all() -> Vec<HtmlElement> {
    drawn_elements(
        "main button[tabindex='-1'], main a[tabindex='-1'], main select[tabindex='-1'], main td .pill, main .explanation[tabindex]",
    )
}

/// The nearest side control: in the cell, its row, its table, or anywhere; within each the first that follows.
fn nearest(element: &HtmlElement) -> Option<HtmlElement> {
    let all = all();
    let follows =
        |other: &HtmlElement| element.compare_document_position(other) & Node::DOCUMENT_POSITION_FOLLOWING != 0;
    let scopes = [".explained", "td, th", "tr", "table", ".copyable", "main"]
        .into_iter()
        .filter_map(|scope| closest(element, scope));
    scopes.into_iter().find_map(|scope| {
        // The merged cell of a 二级指标 stands in the row of its first indicator, and is a place of its own.
        let of_row = |other: &&HtmlElement| scope.tag_name() != "TR" || closest(other, ".level2").is_none();
        let mut within = all.iter().filter(|other| scope.contains(Some(other.as_ref()))).filter(of_row);
        let first = within.clone().next();
        within.find(|other| follows(other)).or(first).cloned()
    })
}

fn beside(element: &HtmlElement, forward: bool) -> Option<HtmlElement> {
    let all = all();
    let at = all.iter().position(|other| other == element)?;
    let to = if forward { at.checked_add(1)? } else { at.checked_sub(1)? };
    all.get(to).cloned()
}

/// The nearest side control below or above that begins at the same place.
fn in_column(element: &HtmlElement, down: bool) -> Option<HtmlElement> {
    let here = element.get_bounding_client_rect();
    let ahead = |other: &HtmlElement| {
        let there = other.get_bounding_client_rect();
        let ahead = if down { there.top() - here.top() } else { here.top() - there.top() };
        ((there.left() - here.left()).abs() <= SAME_COLUMN && ahead > 1.0).then_some(ahead)
    };
    let found = all().into_iter().filter_map(|other| ahead(&other).map(|ahead| (ahead, other)));
    found.min_by(|(one, _), (two, _)| one.total_cmp(two)).map(|(_, other)| other)
}

/// The control above the table, if there is one and it has not the focus.
fn above(element: &HtmlElement) -> Option<HtmlElement> {
    let above = closest(element, ".copyable")?.query_selector(ABOVE).ok()??.dyn_into::<HtmlElement>().ok()?;
    (&above != element).then_some(above)
}

/// The field one came from; where it is gone, or one came from nowhere, the first of the row, or of the table that it stands above.
fn back(element: &HtmlElement, before: Before) -> Option<HtmlElement> {
    let before = before.try_update_value(Option::take).flatten().filter(|before| before.is_connected());
    let around = if fits(element, ABOVE) { ".copyable" } else { "tr" };
    before.or_else(|| closest(element, around)?.query_selector("textarea").ok()??.dyn_into().ok())
}
