//! Dragging a row by its handle to any place of its table. One listener for the whole page; by keys, Alt with ↑ and ↓ do the same step by step.
//!
//! It listens to pointer events of mouse, pen or finger, not to the drag and drop of HTML: there the wheel stands still, and Esc and what is dragged over differ by browser.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement};

use super::focus;
use crate::edit::move_row_to;
use crate::form::{Field, Level2Id, RowId};
use crate::ui::deferred::is_waiting;
use crate::ui::field_elements::field_of;
use crate::ui::page;
use crate::ui::session::Session;

/// How far the pointer goes before it is a drag and no click.
const THRESHOLD: i32 = 4;

/// This near to the bar or to the foot of the window the page scrolls, by this much at each move.
const EDGE: f64 = 72.0;
const SCROLL: f64 = 24.0;

/// The marks that the style knows: of the row, and of the page.
const DRAGGED: &str = "data-dragged";
const DRAGGING: &str = "data-dragging";

/// A row that is being dragged.
#[derive(Clone)]
struct Drag {
    row: RowId,
    line: Element,
    from: i32,
    begun: bool,
    /// Where it would be put if it were let go now.
    to: Option<(Level2Id, usize)>,
}

/// The line that shows where a row would land, in the window.
#[derive(Clone, Copy, PartialEq)]
struct DropLine {
    left: f64,
    top: f64,
    width: f64,
}

type Mark = Option<DropLine>;

#[component]
pub fn RowDrag(session: Session) -> impl IntoView {
    let drag = StoredValue::new_local(None::<Drag>);
    let mark = RwSignal::new(None);
    listen(session, drag, mark);
    view! {
        <Show when=move || mark.with(Option::is_some)>
            <div
                class="drop-line"
                style:left=move || px(mark.get().map(|line| line.left))
                style:top=move || px(mark.get().map(|line| line.top))
                style:width=move || px(mark.get().map(|line| line.width))
            />
        </Show>
    }
}

fn px(of: Option<f64>) -> String {
    format!("{}px", of.unwrap_or_default())
}

fn listen(session: Session, drag: StoredValue<Option<Drag>, LocalStorage>, mark: RwSignal<Mark>) {
    let down = window_event_listener(ev::pointerdown, move |event| {
        if let Some(begun) = begin(&event).filter(|_| event.is_primary()) {
            drag.set_value(Some(begun));
        }
    });
    // Neither text is chosen nor the focus taken away.
    let press = window_event_listener(ev::mousedown, move |event| {
        if begin(&event).is_some() {
            event.prevent_default();
        }
    });
    let moved = window_event_listener(ev::pointermove, move |event| {
        if !event.is_primary() {
            return;
        }
        // The button was let go outside the window.
        if event.buttons() == 0 {
            end(drag, mark);
        } else if let Some(mut held) = drag.get_value() {
            follow(session, &mut held, &event, mark);
            drag.set_value(Some(held));
        }
    });
    // A second finger neither moves the row nor lets it go.
    let cancelled = window_event_listener(ev::pointercancel, move |event| {
        if event.is_primary() {
            end(drag, mark);
        }
    });
    let up = window_event_listener(ev::pointerup, move |event| {
        if !event.is_primary() {
            return;
        }
        if let Some(Drag { row, to: Some((level2, gap)), .. }) = end(drag, mark)
            && let Some(edit) = session.with(|form| move_row_to(form, row, level2, gap))
        {
            session.edit(edit);
            focus(Field::Name(row));
        }
    });
    let key = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && end(drag, mark).is_some() {
            event.prevent_default();
        }
    });
    let blur = window_event_listener(ev::blur, move |_| drop(end(drag, mark)));
    on_cleanup(move || {
        [down, press, moved, cancelled, up, key, blur].into_iter().for_each(WindowListenerHandle::remove);
        // The form may be left while a row is held.
        drop(end(drag, mark));
    });
}

/// The row whose handle is pressed.
fn begin(event: &ev::MouseEvent) -> Option<Drag> {
    let handle = page::closest(&page::target::<Element>(event)?, ".drag")?;
    let line = handle.closest("tr").ok()??;
    let plain = event.button() == 0 && !event.ctrl_key();
    plain.then_some(Drag { row: row_of(&line)?, line, from: event.client_y(), begun: false, to: None })
}

fn row_of(line: &Element) -> Option<RowId> {
    field_of(&line.query_selector(".name textarea").ok()??.id())?.row()
}

/// Shows where the row would land now.
fn follow(session: Session, held: &mut Drag, event: &ev::MouseEvent, mark: RwSignal<Mark>) {
    if !held.begun {
        if (event.client_y() - held.from).abs() < THRESHOLD {
            return;
        }
        held.begun = true;
        drop(held.line.set_attribute(DRAGGED, ""));
        mark_page(true);
    }
    scroll_at_edge(f64::from(event.client_y()));
    let found = gap_at(session, held, f64::from(event.client_y()));
    held.to = found.map(|(to, _)| to);
    mark.set(found.map(|(_, at)| at));
}

/// The rows among which a row is dragged.
const LINES: &str = "tbody tr:not(.to-come)";

/// The gap between rows next to the pointer, and where its line is drawn; none where the row would stay in its place.
fn gap_at(session: Session, held: &Drag, y: f64) -> Option<((Level2Id, usize), DropLine)> {
    let mut pieces: Vec<Element> = page::all(page::closest(&held.line, ".pieces")?.query_selector_all(".piece"));
    let has_lines = |piece: &Element| piece.query_selector(LINES).ok().flatten().is_some();
    pieces.retain(|piece| has_lines(piece) || is_waiting(piece));
    // Only rows of the piece at the pointer are measured: those of one out of sight would have the browser lay it out.
    let (piece, _) = reaching(pieces, y).filter(|(piece, _)| !is_waiting(piece))?;
    let (line, place) = reaching(page::all(piece.query_selector_all(LINES)), y)?;
    let below = y > place.top() + place.height() / 2.0;
    let row = row_of(&line)?;
    let (level2, gap) = session.with(|form| {
        let at = form.indicators.place(row)?;
        let level2 = form.indicators.group(at.level1).get(at.level2)?;
        let gap = at.row + usize::from(below);
        move_row_to(form, held.row, level2.id, gap).map(|_| (level2.id, gap))
    })?;
    // The merged cell of the 二级指标 is left out, so that one sees into which of two it goes.
    let name = line.query_selector(".name").ok()??.get_bounding_client_rect();
    let left = line
        .query_selector("td")
        .ok()?
        .map_or(name.left(), |cell| cell.get_bounding_client_rect().left().min(name.left()));
    let top = if below { place.bottom() } else { place.top() };
    Some(((level2, gap), DropLine { left, top: top - 1.0, width: place.right() - left }))
}

/// The first of elements one below the other that reaches below a height of the window, else the last, and where it is.
fn reaching(elements: Vec<Element>, y: f64) -> Option<(Element, DomRect)> {
    let last = elements.last().cloned();
    let found = elements.into_iter().find(|element| y < element.get_bounding_client_rect().bottom()).or(last)?;
    let place = found.get_bounding_client_rect();
    Some((found, place))
}

fn scroll_at_edge(y: f64) {
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let by = if y < EDGE {
        -SCROLL
    } else if y > height - EDGE {
        SCROLL
    } else {
        return;
    };
    window().scroll_by_with_x_and_y(0.0, by);
}

/// Lets the row go; what was held, if anything.
fn end(drag: StoredValue<Option<Drag>, LocalStorage>, mark: RwSignal<Mark>) -> Option<Drag> {
    let held = drag.try_update_value(Option::take).flatten()?;
    drop(held.line.remove_attribute(DRAGGED));
    mark_page(false);
    mark.try_set(None);
    Some(held)
}

/// Whether a row is in the hand.
pub fn is_dragging() -> bool {
    document().document_element().is_some_and(|page| page.has_attribute(DRAGGING))
}

fn mark_page(dragging: bool) {
    if let Some(page) = document().document_element().and_then(|page| page.dyn_into::<HtmlElement>().ok()) {
        drop(if dragging { page.set_attribute(DRAGGING, "") } else { page.remove_attribute(DRAGGING) });
    }
}
