//! Findings and hints about the field that has the focus or is pointed at, in a note below its cell. The note floats, so nothing moves for it, and it covers nothing that the
//! field is compared with. Fields that stand apart have room for such words themselves (`says` in the style).

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::findings_walk;
use crate::check::{Finding, Rule};
use crate::figures::Offer;
use crate::form::{Field, Part};
use crate::ui::field_elements::{box_of, field_of, hint_id, place_of};
use crate::ui::page;
use crate::ui::room::{Area, room, within};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::{form as texts, review};

/// The note. It is hidden from screen readers, which read its words with the field.
#[component]
pub fn FieldNote(session: Session, part: Memo<Part>) -> impl IntoView {
    let focused = RwSignal::new(None::<Field>);
    let pointed = RwSignal::new(None::<Field>);
    let hint = RwSignal::new(String::new());
    let shown = Memo::new(move |_| pointed.get().or(focused.get()));
    // The hint is drawn by its field, which may have to be computed first.
    let read = move || {
        request_animation_frame(move || {
            if let Some(shown) = shown.try_get_untracked() {
                let text = shown.and_then(|field| document().get_element_by_id(&hint_id(field)));
                hint.set(text.and_then(|hint| hint.text_content()).unwrap_or_default());
            }
        });
    };
    Effect::new(move |_| {
        shown.track();
        session.watch(Topic::Settled);
        read();
    });
    let lines =
        Memo::new(move |_| shown.get().map_or_else(Vec::new, |field| lines(session, part.get(), field, hint.get())));
    let offered = Memo::new(move |_| shown.get().and_then(|field| Some((field, session.offer(field)?))));
    let asked = Memo::new(move |_| shown.get().and_then(|field| asks_for_reason(session, field)));
    let nothing = Memo::new(move |_| lines.with(Vec::is_empty) && offered.with(Option::is_none));
    let node = NodeRef::<html::Div>::new();
    let position = RwSignal::new(None::<(f64, f64)>);
    let put = move || {
        let note = node.try_get_untracked().flatten();
        let field = shown.try_get_untracked().flatten().filter(|_| nothing.try_get_untracked() == Some(false));
        let focused = focused.try_get_untracked().flatten();
        position.try_set(note.zip(field).and_then(|(note, field)| position_at(&note, field, focused)));
    };
    Effect::new(move |_| {
        // The same may be said of two fields.
        shown.track();
        lines.track();
        offered.track();
        // Its size is known when it has been drawn.
        request_animation_frame(put);
    });
    // A cell can grow with what is typed into it.
    listen(focused, pointed, move || {
        read();
        request_animation_frame(put);
    });
    let resized = window_event_listener(ev::resize, move |_| put());
    on_cleanup(move || resized.remove());
    page::on_any_scroll(put);
    page::on_new_height(put);
    let px = move |of: fn((f64, f64)) -> f64| move || position.get().map(|at| format!("{}px", of(at)));
    view! {
        <div
            class="at-field"
            class:empty=nothing
            class:placed=move || position.with(Option::is_some)
            // A note beside a column is narrower, so that it covers names and no figures.
            class:beside=move || shown.get().and_then(cell_of).is_some_and(|(_, area)| is_figure(&area))
            style:left=px(|(left, _)| left)
            style:top=px(|(_, top)| top)
            aria-hidden="true"
            node_ref=node
        >
            {move || lines.get().into_iter().map(|(mark, text)| view! { <p class=mark>{text}</p> }).collect_view()}
            {move || offered.get().map(|(field, offer)| view! { <Offered session field offer /> })}
            {move || asked.get().map(|finding| view! { <Asked session finding /> })}
        </div>
    }
}

/// What a text probably means, with the button that takes it. By key it is taken in the cell, where it is also said to those who listen.
#[component]
fn Offered(session: Session, field: Field, offer: Offer) -> impl IntoView {
    view! {
        <p class="offer">
            {offer.working}
            // The cell keeps the focus, or what is said of it would be gone before the click.
            <button
                type="button"
                tabindex="-1"
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| {
                    session.take_offer(field);
                }
            >
                {texts::take_offer(&offer.plain)}
            </button>
            <span class="note">{texts::TAKE_OFFER_KEY}</span>
        </p>
    }
}

/// The button for the reason that a finding asks for, where that is filled in elsewhere. By key one goes on to it as to any missing cell.
#[component]
fn Asked(session: Session, finding: Finding) -> impl IntoView {
    view! {
        <p class="offer">
            <button
                type="button"
                tabindex="-1"
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| session.answering().set(Some(finding.clone()))
            >
                {review::EXPLAIN}
            </button>
        </p>
    }
}

/// The finding about a field that asks for a reason in another field, which is not on the page.
fn asks_for_reason(session: Session, field: Field) -> Option<Finding> {
    let found = session.findings();
    let elsewhere = |finding: &&Finding| {
        let reason = finding.reason_field();
        reason.is_some_and(|reason| finding.field == Some(field) && reason != field && place_of(reason).is_none())
    };
    found.about(field).find(elsewhere).cloned()
}

/// Where the note of a field stands in the window, as its left and its top; nowhere while its cell is out of sight. Below the cell, so that it covers nothing of the row: half
/// year and full year are compared. A figure is also compared with those below it, so its note stands beside its column, within its table, where there is room. The note
/// of a cell that one points at stands above where it would cover the cell that has the focus.
fn position_at(note: &HtmlElement, field: Field, focused: Option<Field>) -> Option<(f64, f64)> {
    let (cell, area) = cell_of(field)?;
    let (room, of) = (room(&cell), Area::from(cell.get_bounding_client_rect()));
    // What stands at the foot may cover part of the cell; it is out of sight below the window only.
    let window_bottom = f64::from(document().document_element().map_or(0, |page| page.client_height()));
    if of.bottom <= room.top || of.top >= window_bottom {
        return None;
    }
    let is_figure = is_figure(&area);
    let (width, height) = (f64::from(note.offset_width()), f64::from(note.offset_height()));
    let table = page::closest(&cell, "table").map(|table| Area::from(table.get_bounding_client_rect()));
    let start = table.map_or(room.left, |table| table.left.max(room.left));
    let left = match is_figure {
        true if of.left - width >= start => of.left - width,
        true if of.right + width <= room.right => of.right,
        _ => of.left,
    };
    let other = focused.filter(|focused| *focused != field).and_then(cell_of);
    let other = other.map(|(cell, _)| Area::from(cell.get_bounding_client_rect()));
    let is_in_the_way = other.is_some_and(|other| other.top < of.bottom + height && other.bottom > of.bottom);
    let below = of.bottom + height <= room.bottom && !(is_in_the_way && of.top - height >= room.top);
    let top = if below { of.bottom } else { of.top - height };
    Some((within(left, width, (room.left, room.right)), top))
}

/// The cell of a field, or the box that stands in for one, and the box it is typed into.
fn cell_of(field: Field) -> Option<(Element, HtmlElement)> {
    let area = box_of(field)?;
    let cell = page::closest(&area, "td, th").or_else(|| page::closest(&area, ".grow"))?;
    Some((cell, area))
}

/// Whether a box is for an amount or another number, which is compared with those above and below it.
fn is_figure(area: &Element) -> bool {
    page::closest(area, ".figure").is_some()
}

/// Follows the focus and the mouse, and what is typed. Whoever types is not shown what the mouse happens to rest on, nor what is scrolled under a mouse that stands still.
fn listen(focused: RwSignal<Option<Field>>, pointed: RwSignal<Option<Field>>, when_typed: impl Fn() + 'static) {
    let set = |signal: RwSignal<Option<Field>>, field: Option<Field>| {
        if signal.try_get_untracked().is_some_and(|before| before != field) {
            signal.set(field);
        }
    };
    let at = StoredValue::new(None::<(i32, i32)>);
    let is_moved = move |event: &ev::MouseEvent| {
        let now = Some((event.screen_x(), event.screen_y()));
        at.try_update_value(|at| core::mem::replace(at, now) != now).unwrap_or_default()
    };
    let focus = window_event_listener(ev::focusin, move |event| {
        set(pointed, None);
        set(focused, page::target::<Element>(&event).and_then(|element| field_of(&element.id())));
    });
    let left = window_event_listener(ev::focusout, move |_| set(focused, None));
    let moved = window_event_listener(ev::mousemove, move |event| {
        is_moved(&event);
    });
    let over = window_event_listener(ev::mouseover, move |event| {
        if is_moved(&event) {
            set(pointed, page::target::<Element>(&event).and_then(|element| marked(&element)));
        }
    });
    let typed = window_event_listener(ev::input, move |_| {
        set(pointed, None);
        when_typed();
    });
    on_cleanup(move || [focus, left, moved, over, typed].into_iter().for_each(WindowListenerHandle::remove));
}

/// The field that one points at and that has something to say. A tall cell is pointed at beside its box as well.
fn marked(element: &Element) -> Option<Field> {
    let around = page::closest(element, ".grow").or_else(|| page::closest(element, "td, th"))?;
    let says = ".grow[data-found], .grow[data-found] textarea, .wrong textarea, .noted textarea, .unclear textarea, .overridden .with-note textarea";
    let area = page::all::<Element>(around.query_selector_all("textarea"))
        .into_iter()
        .find(|area| area.matches(says) == Ok(true))?;
    field_of(&area.id())
}

/// By how many pixels a text may be higher than its box without being cut: some browsers count a little more than its lines.
const SLACK: i32 = 6;

/// Whether all that is said of a field is read at the field itself.
fn is_shown_there(area: &Element) -> bool {
    let Some(says) = page::closest(area, ".says").and_then(|says| says.parent_element()) else { return false };
    let words = page::all::<Element>(says.query_selector_all(".says > .finding, .amount > .hint"));
    words.iter().all(|words| {
        words.scroll_width() <= words.client_width() && words.scroll_height() <= words.client_height() + SLACK
    })
}

/// The findings and the hint of a field, but nothing that stands before the eyes already.
fn lines(session: Session, part: Part, field: Field, hint: String) -> Vec<(&'static str, String)> {
    let found = session.findings();
    let walked = findings_walk::sentence(session);
    let in_sight = |sentence: &str| {
        found.about(field).filter(|finding| sentence.ends_with(&finding.sentence)).any(|finding| {
            let below_the_table = part == Part::Funds && matches!(finding.rule, Rule::Unbalanced | Rule::TotalDiffers);
            below_the_table || walked.as_ref() == Some(&finding.sentence)
        })
    };
    let said = found.at(field);
    let area = box_of(field);
    if area.as_deref().is_some_and(is_shown_there) {
        return Vec::new();
    }
    let wrong = area.as_ref().is_some_and(|area| area.has_attribute("aria-invalid"));
    let unclear = area.is_some_and(|area| page::closest(&area, ".unclear").is_some());
    // The field says at once that a text cannot be read, the checks as soon as typing pauses: it is shown once.
    let hint = (!(hint.is_empty() || (wrong || unclear) && said.is_some()))
        .then_some((if wrong { "error" } else { "" }, hint));
    let sentences = said.into_iter().flat_map(|said| said.sentences);
    sentences.filter(|(_, sentence)| !in_sight(sentence)).chain(hint).collect()
}
