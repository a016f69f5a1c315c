//! Findings and hints about the field that has the focus or is pointed at, at the foot of the window, where they cover neither that field nor its neighbours. Fields that
//! stand apart have room for them themselves (`says` in the style).

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

use super::findings_walk;
use crate::check::Rule;
use crate::figures::Offer;
use crate::form::{Field, Part};
use crate::ui::fields::{box_of, field_of, hint_id};
use crate::ui::page;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::form as texts;

/// The foot notes. They are hidden from screen readers, which read them with the field.
#[component]
pub fn FootNotes(session: Session, part: Memo<Part>) -> impl IntoView {
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
    listen(focused, pointed, read);
    let lines =
        Memo::new(move |_| shown.get().map_or_else(Vec::new, |field| lines(session, part.get(), field, hint.get())));
    Effect::new(move |_| {
        if lines.with(|lines| !lines.is_empty()) && pointed.get_untracked().is_none() {
            request_animation_frame(uncover_row);
        }
    });
    let offered = Memo::new(move |_| shown.get().and_then(|field| Some((field, session.offer(field)?))));
    let nothing = move || lines.with(Vec::is_empty) && offered.with(Option::is_none);
    view! {
        <div class="at-field" class:empty=nothing aria-hidden="true">
            {move || lines.get().into_iter().map(|(mark, text)| view! { <p class=mark>{text}</p> }).collect_view()}
            {move || offered.get().map(|(field, offer)| view! { <Offered session field offer /> })}
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

/// Scrolls the row one is in, and the one below it, out from under what is said. A long text outside a table stays: it would jump under the hand of
/// who types in it.
fn uncover_row() {
    let row = page::active().and_then(|area| page::closest(&area, "main tr"));
    let said = document().query_selector(".at-field").ok().flatten().map(|said| said.get_bounding_client_rect());
    // By now nothing may be said any more, and what is not drawn stands at the top of the window.
    if let Some((row, said)) = row.zip(said.filter(|said| said.height() > 0.0)) {
        let low = row.next_element_sibling().unwrap_or(row).get_bounding_client_rect().bottom();
        let covered = low - said.top();
        if covered > 0.0 {
            window().scroll_by_with_x_and_y(0.0, covered + 1.0);
        }
    }
}

/// Follows the focus and the mouse. Whoever types is not shown what the mouse happens to rest on.
fn listen(focused: RwSignal<Option<Field>>, pointed: RwSignal<Option<Field>>, read: impl Fn() + 'static) {
    let set = |signal: RwSignal<Option<Field>>, field: Option<Field>| {
        if signal.try_get_untracked().is_some_and(|before| before != field) {
            signal.set(field);
        }
    };
    let focus = window_event_listener(ev::focusin, move |event| {
        set(pointed, None);
        set(focused, page::target::<Element>(&event).and_then(|element| field_of(&element.id())));
    });
    let left = window_event_listener(ev::focusout, move |_| set(focused, None));
    let over = window_event_listener(ev::mouseover, move |event| {
        set(pointed, page::target::<Element>(&event).and_then(|element| marked(&element)));
    });
    let typed = window_event_listener(ev::input, move |_| {
        set(pointed, None);
        read();
    });
    on_cleanup(move || [focus, left, over, typed].into_iter().for_each(WindowListenerHandle::remove));
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
    let sentences =
        said.into_iter().flat_map(|said| said.sentences.into_iter().map(move |sentence| (said.mark, sentence)));
    sentences.filter(|(_, sentence)| !in_sight(sentence)).chain(hint).collect()
}
