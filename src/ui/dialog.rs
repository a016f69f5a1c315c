//! What lies over the page until it is answered. One way for all dialogs: labelled, the focus stays inside, Esc and a click beside it cancel, and the
//! focus goes back to where it was. Nothing of the page below is read out or reached meanwhile.

use std::cell::Cell;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::fields::composes;
use super::page;

/// What can have the focus in a dialog.
const CONTROLS: &str = "a[href], button, input, select, textarea, [tabindex='0']";

/// What has the focus first; without it the first control has.
const FIRST: &str = "[data-first]";

/// What hides the page: newer browsers know `inert`, the older ones that the program serves only the other.
const HIDING: [&str; 2] = ["aria-hidden", "inert"];

/// A dialog. It is there as long as the caller shows it; cancelling only calls the caller back.
#[component]
pub fn Dialog(
    /// What its elements are named by; no other dialog has it.
    id: &'static str,
    title: String,
    #[prop(optional)] class: &'static str,
    /// A button at its head that does what Esc does, by its label.
    #[prop(optional)]
    shut: Option<&'static str>,
    /// Whether an element of the id `{id}-told` says more about it.
    #[prop(optional)]
    described: bool,
    #[prop(into)] cancel: Callback<()>,
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    hold_the_focus(node, cancel);
    // A click beside the dialog begins there too: whoever chooses text in it may let go of the mouse outside.
    let pressed = StoredValue::new(false);
    let beside = move |event: &ev::MouseEvent| {
        page::target::<Element>(event)
            .zip(node.get_untracked())
            .is_some_and(|(target, over)| over.is_same_node(Some(&target)))
    };
    let on_click = move |event: ev::MouseEvent| {
        if beside(&event) && pressed.get_value() {
            cancel.run(());
        }
    };
    let title_id = format!("{id}-title");
    let (labelled, described_by) = (title_id.clone(), described.then(|| format!("{id}-told")));
    view! {
        <div class="over" node_ref=node on:mousedown=move |event| pressed.set_value(beside(&event)) on:click=on_click>
            // What is clicked in it and takes no focus leaves it with the dialog.
            <section
                class=format!("dialog {class}")
                tabindex="-1"
                role="dialog"
                aria-modal="true"
                aria-labelledby=labelled
                aria-describedby=described_by
            >
                <div class="dialog-head">
                    <h2 id=title_id>{title}</h2>
                    {shut.map(|label| view! { <button type="button" on:click=move |_| cancel.run(())>{label}</button> })}
                </div>
                {children()}
            </section>
        </div>
    }
    .into_any()
}

/// Hides the rest of the page from readers and keys as long as the dialog is there, and gives the focus back in the end.
fn hold_the_focus(node: NodeRef<html::Div>, cancel: Callback<()>) {
    OPEN.set(OPEN.get() + 1);
    let before = page::active();
    let hidden = StoredValue::new_local(Vec::<Element>::new());
    Effect::new(move |_| {
        if let Some(over) = node.get() {
            focus_first(&over);
            hidden.set_value(hide_beside(&over));
        }
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        let Some(over) = node.try_get_untracked().flatten() else { return };
        match event.key().as_str() {
            "Escape" if !composes(&event) => {
                event.prevent_default();
                cancel.run(());
            }
            "Tab" => stay_inside(&event, &over),
            _ => {}
        }
    });
    let before = StoredValue::new_local(before);
    on_cleanup(move || {
        OPEN.set(OPEN.get().saturating_sub(1));
        keys.remove();
        hidden.try_update_value(|hidden| hidden.drain(..).for_each(|element| show(&element)));
        if let Some(before) = before.try_update_value(Option::take).flatten() {
            request_animation_frame(move || give_back(&before));
        }
    });
}

thread_local! {
    /// How many dialogs are open. Counted, not looked for: it is asked with every key, and a page may have thousands of boxes.
    static OPEN: Cell<usize> = const { Cell::new(0) };
}

/// Whether a dialog is open: keys are its own then.
pub fn is_open() -> bool {
    OPEN.get() > 0
}

/// Hides everything of the page that is not the dialog; what was hidden.
fn hide_beside(over: &Element) -> Vec<Element> {
    let mut hidden = Vec::new();
    let mut at = over.clone();
    while let Some(parent) = at.parent_element().filter(|_| at.tag_name() != "BODY") {
        let beside = core::iter::successors(parent.first_element_child(), Element::next_element_sibling);
        for other in beside.filter(|other| !other.is_same_node(Some(&at)) && !other.has_attribute("aria-hidden")) {
            for attribute in HIDING {
                drop(other.set_attribute(attribute, "true"));
            }
            hidden.push(other);
        }
        at = parent;
    }
    hidden
}

fn show(element: &Element) {
    for attribute in HIDING {
        drop(element.remove_attribute(attribute));
    }
}

/// Gives the focus back to where it was before, unless it has been led somewhere else.
pub fn give_back(before: &HtmlElement) {
    let nowhere = document().active_element().is_none_or(|at| at.tag_name() == "BODY");
    if nowhere && before.is_connected() {
        drop(before.focus());
    }
}

fn focus_first(over: &Element) {
    let first = over.query_selector(FIRST).ok().flatten().or_else(|| controls(over).first().cloned().map(Into::into));
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        drop(first.focus());
    }
}

/// The controls that the Tab key goes through.
fn controls(over: &Element) -> Vec<HtmlElement> {
    let mut all: Vec<HtmlElement> = page::all(over.query_selector_all(CONTROLS));
    all.retain(|control| !control.has_attribute("disabled") && control.get_bounding_client_rect().height() > 0.0);
    all
}

/// Tab goes from the last control to the first, and back; from anywhere else into the dialog.
fn stay_inside(event: &ev::KeyboardEvent, over: &Element) {
    let controls = controls(over);
    let (Some(first), Some(last)) = (controls.first(), controls.last()) else { return event.prevent_default() };
    let at = document().active_element();
    let is_at = |control: &HtmlElement| at.as_ref().is_some_and(|at| control.is_same_node(Some(at)));
    let outside = !at.as_ref().is_some_and(|at| over.contains(Some(at)));
    let to = match event.shift_key() {
        true if outside || is_at(first) => last,
        false if outside || is_at(last) => first,
        _ => return,
    };
    event.prevent_default();
    drop(to.focus());
}
