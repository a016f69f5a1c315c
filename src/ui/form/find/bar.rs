//! What the search looks like: the box, how many, and the list of places by part.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{BOX_ID, Finder};
use crate::find::{Hit, HitKind};
use crate::form::Field;
use crate::form::Part;
use crate::ui::fields::composes;
use crate::ui::page;
use crate::ui::texts::find as texts;

/// How many places are listed; one can go through all.
const LISTED: usize = 200;

#[component]
pub fn FindBar(finder: Finder) -> impl IntoView {
    view! {
        <Show when=move || finder.open.get()>
            <OpenBar finder />
        </Show>
    }
}

#[component]
fn OpenBar(finder: Finder) -> impl IntoView {
    let keys = move |event: ev::KeyboardEvent| {
        if composes(&event) {
            return;
        }
        match event.key().as_str() {
            "Escape" => finder.close(),
            "Enter" if in_box(&event) => {
                finder.step(!event.shift_key());
            }
            "ArrowDown" => along(true),
            "ArrowUp" => along(false),
            _ => return,
        }
        event.prevent_default();
    };
    let type_words = move |event: ev::Event| {
        let unfinished = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
        if !unfinished {
            finder.type_words(event_target_value(&event));
        }
    };
    let composed = move |event: ev::CompositionEvent| finder.type_words(event_target_value(&event));
    view! {
        <section class="find" role="search" aria-label=texts::BOX on:keydown=keys>
            <div class="find-line">
                <input
                    id=BOX_ID
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=texts::BOX
                    placeholder=texts::BOX
                    value=finder.words.get_untracked()
                    on:input=type_words
                    on:compositionend=composed
                />
                <Count finder />
                <button type="button" on:click=move |_| { finder.step(false); } title="Shift+F3">{texts::BEFORE}</button>
                <button type="button" on:click=move |_| { finder.step(true); } title="F3">{texts::NEXT}</button>
                <button type="button" class="quiet" on:click=move |_| finder.close() title="Esc">{texts::CLOSE}</button>
            </div>
            <Places finder />
            <p class="note">{texts::SEARCHED}</p>
        </section>
    }
}

/// 「3/17」, and the same as a sentence for those who listen.
#[component]
fn Count(finder: Finder) -> impl IntoView {
    let count = Memo::new(move |_| (finder.at.get(), finder.hits.with(|hits| hits.len())));
    let idle = move || finder.words.with(|words| words.trim().is_empty());
    let short = move || match count.get() {
        _ if idle() => String::new(),
        (_, 0) => texts::NONE.to_owned(),
        (at, all) => format!("{}/{all}", at.map_or(0, |at| at + 1)),
    };
    let long = move || match count.get() {
        _ if idle() => String::new(),
        (_, 0) => texts::NONE.to_owned(),
        (None, all) => format!("共 {all} 处"),
        (Some(at), all) => {
            let place = finder.hits.with(|hits| hits.get(at).map(place_of)).unwrap_or_default();
            format!("第 {} 处，共 {all} 处：{place}", at + 1)
        }
    };
    view! {
        <span class="find-count" aria-hidden="true">{short}</span>
        <span class="unseen" role="status">{long}</span>
    }
}

#[component]
fn Places(finder: Finder) -> impl IntoView {
    let list = move || {
        finder.hits.with(|hits| {
            let mut part = None;
            let lines = hits.iter().take(LISTED).enumerate().map(|(position, hit)| {
                let of = (Part::of_field(hit.field), hit.kind != HitKind::Typed);
                let label = format!("{}{}", of.0.label(), if of.1 { texts::COMPUTED } else { "" });
                let head = (part.replace(of) != Some(of)).then(|| view! { <p class="find-part">{label}</p> });
                view! { {head} {line(finder, position, hit)} }
            });
            lines.collect_view()
        })
    };
    let more = move || {
        let all = finder.hits.with(|hits| hits.len());
        (all > LISTED).then(|| view! { <p class="find-part">{format!("只列出前 {LISTED} 处，共 {all} 处")}</p> })
    };
    // The place one is at stays in sight in the list too.
    Effect::new(move |_| {
        finder.at.track();
        request_animation_frame(show_current);
    });
    view! { <div class="find-places" role="group" aria-label=texts::HITS>{list}{more}</div> }
}

/// One place. One stop for the Tab key in all: ↑ and ↓ go from one to the next.
fn line(finder: Finder, position: usize, hit: &Hit) -> impl IntoView + use<> {
    let here = move || finder.at.get() == Some(position);
    let stop = move || if finder.at.get().unwrap_or(0) == position { "0" } else { "-1" };
    let excerpt = hit.excerpt.clone();
    view! {
        <button
            type="button"
            class="find-place"
            tabindex=stop
            aria-current=move || here().then_some("true")
            on:click=move |_| finder.go(position)
        >
            <span class="find-where">{place_of(hit)}</span>
            <span>{excerpt.before}<mark>{excerpt.words}</mark>{excerpt.after}</span>
        </button>
    }
}

/// The row and the column, or the box.
fn place_of(hit: &Hit) -> String {
    let column = match (hit.kind, hit.field) {
        (HitKind::Status, Field::Actual(_, period)) => format!("{}{}", period.label(), texts::STATUS),
        _ => hit.field.label(),
    };
    if hit.row.is_empty() { column } else { format!("{} {column}", hit.row) }
}

fn show_current() {
    let line = document().query_selector(".find-place[aria-current]").ok().flatten();
    let Some(line) = line.and_then(|line| line.dyn_into::<HtmlElement>().ok()) else { return };
    if let Some(list) = line.parent_element() {
        let (top, end) = (line.offset_top(), line.offset_top() + line.offset_height());
        let shown = list.scroll_top().min(top).max(end - list.client_height());
        list.set_scroll_top(shown);
    }
}

fn in_box(event: &ev::KeyboardEvent) -> bool {
    page::target::<HtmlElement>(event).is_some_and(|target| target.id() == BOX_ID)
}

/// Moves the focus from the box into the list, along it, and back.
fn along(down: bool) {
    let lines: Vec<HtmlElement> = page::all(document().query_selector_all(".find-place"));
    let active = document().active_element();
    let at = lines.iter().position(|line| active.as_ref().is_some_and(|active| line.is_same_node(Some(active))));
    let to = match (at, down) {
        (None, true) => lines.first(),
        (None, false) => None,
        (Some(at), true) => lines.get(at + 1),
        (Some(at), false) => match at.checked_sub(1) {
            Some(above) => lines.get(above),
            None => return crate::ui::field_elements::focus(BOX_ID),
        },
    };
    if let Some(to) = to {
        drop(to.focus());
    }
}
