//! The fields people type into. All of them keep the text exactly as typed, leave the input method alone while it composes, and make one step of what is typed in one go.
//! When a field is left, the core may put the plain figure in the place of what was typed, as a further step.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::figures::{Amount, number_width};
use crate::form::{Field, characters};
use crate::ui::field_elements::{element_id, hint_id, is_focused};
use crate::ui::session::Session;
use crate::ui::texts::form::offered_by_key;

/// A text box of one line or more, bound to a field of the form.
///
/// A textarea in both cases: names are longer than their columns, and a box that grows shows them whole.
#[component]
pub fn TextField(
    session: Session,
    field: Field,
    /// The name for those who cannot see the table: 「全市技术合同成交额 半年指标值」.
    #[prop(into)]
    label: Signal<String>,
    /// Whether Enter makes a new line (a text) or belongs to the table (a cell).
    #[prop(optional)]
    multiline: bool,
    /// Whether the number of characters stands below it: for texts of a length that somebody may ask about.
    #[prop(optional)]
    counted: bool,
    #[prop(optional, into)] class: String,
    #[prop(optional, into)] placeholder: Signal<String>,
    /// The element that says what is wrong with the text, or how it was understood.
    #[prop(optional, into)]
    described_by: Option<String>,
    #[prop(optional, into)] invalid: Signal<bool>,
) -> impl IntoView {
    let node = NodeRef::<html::Textarea>::new();
    let text = Memo::new(move |_| session.text(field));
    let found = Memo::new(move |_| session.said_of(field));
    let found_id = format!("{}-finding", element_id(field));
    let count_id = counted.then(|| format!("{}-count", element_id(field)));
    let descriptions = {
        let (found_id, count_id) = (found_id.clone(), count_id.clone());
        move || {
            let found = found.with(|found| found.is_some().then(|| found_id.clone()));
            let all: Vec<String> = described_by.iter().chain(&count_id).cloned().chain(found).collect();
            (!all.is_empty()).then(|| all.join(" "))
        }
    };
    let typing = Typing { session, field, multiline, node, composing: StoredValue::new_local(false) };
    // Only a change from outside (undo, import) is written into the box; writing back what was just typed would move the caret.
    Effect::new(move |_| {
        let text = text.get();
        if let Some(area) = node.get()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    view! {
        <div
            class=class + " grow"
            data-value=move || text.get()
            data-run=in_narrow_column(field).then_some(move || text.with(|text| run_of(text)))
            data-found=move || found.with(|found| found.as_ref().map(|said| said.mark))
        >
            <textarea
                node_ref=node
                id=element_id(field)
                rows="1"
                data-lines=multiline.then_some("")
                spellcheck="false"
                autocomplete="off"
                aria-label=move || label.get()
                aria-describedby=descriptions
                aria-invalid=move || invalid.get().then_some("true")
                placeholder=move || placeholder.get()
                on:input=move |event| typing.input(&event)
                on:compositionstart=move |_| typing.composing.set_value(true)
                on:compositionend=move |_| typing.composed()
                on:blur=move |_| typing.left()
                on:keydown=move |event| typing.key(&event)
            />
            {count_id
                .map(|id| {
                    // Not a live region: who listens hears it with the box, not with every key.
                    view! { <span class="length note" id=id>{move || text.with(|text| format!("{} 字", characters(text)))}</span> }
                })}
            {move || {
                // For those who listen; it is read in the note below the cell (`form::field_note`).
                found.get().map(|said| view! { <span class="finding" id=found_id.clone()>{said.text()}</span> })
            }}
        </div>
    }
}

/// What is typed into a box, and how it comes into the form.
#[derive(Clone, Copy)]
struct Typing {
    session: Session,
    field: Field,
    multiline: bool,
    node: NodeRef<html::Textarea>,
    /// Whether an input method is composing.
    composing: StoredValue<bool, LocalStorage>,
}

impl Typing {
    /// A box that is being taken out of the page still tells that it loses the focus. Its text is committed already, and may be older than the form
    /// by then: the box may be going because of an undo.
    fn text(self) -> Option<String> {
        Some(self.node.try_get_untracked()??.value())
    }

    fn commit(self) {
        if let Some(text) = self.text() {
            self.session.type_text(self.field, text);
        }
    }

    fn input(self, event: &ev::Event) {
        let unfinished = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
        if !unfinished && self.composing.try_get_value() == Some(false) {
            self.commit();
        }
    }

    fn composed(self) {
        self.composing.set_value(false);
        self.commit();
    }

    fn left(self) {
        // Who turns to another window comes back to the same box, and may have typed half of a figure.
        let stays = self.node.try_get_untracked().flatten().is_some_and(|area| is_focused(&area));
        let composed = self.composing.try_update_value(std::mem::take);
        match (composed, self.text()) {
            // Left in the middle of a composition.
            (Some(true), Some(text)) => self.session.type_text(self.field, text),
            // Only typing makes a row, not that its box is left.
            (Some(false), Some(text)) => self.session.set_text(self.field, text),
            _ => {}
        }
        if !stays {
            self.session.leave(self.field);
        }
    }

    fn key(self, event: &ev::KeyboardEvent) {
        if !self.multiline && event.key() == "Enter" && !composes(event) {
            event.prevent_default();
        }
    }
}

/// A figure: right-aligned, checked as it is typed. What is wrong with it stands in the note below its cell.
#[component]
pub fn CheckedField(
    session: Session,
    field: Field,
    #[prop(into)] label: Signal<String>,
    /// What is wrong with the text, as a sentence.
    error: Memo<Option<String>>,
    #[prop(optional, into)] placeholder: Signal<String>,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let wrong = Signal::derive(move || error.with(Option::is_some));
    let hint = hint_id(field);
    view! {
        <div class="amount" class:wrong=wrong>
            <TextField
                session
                field
                label
                placeholder
                class=format!("figure {class}")
                described_by=hint.clone()
                invalid=wrong
            />
            <span class="hint" id=hint role="status">{error}</span>
        </div>
    }
}

/// A box for an amount in 万元.
#[component]
pub fn AmountField(session: Session, field: Field, #[prop(into)] label: Signal<String>) -> impl IntoView {
    let error = Memo::new(move |_| Amount::parse(&session.text(field)).err().map(|error| error.to_string()));
    let offer = Memo::new(move |_| session.offer(field));
    let offered = move || offer.with(|offer| offer.as_ref().map(offered_by_key));
    // Seen in an empty cell only, in the colour of what is not entered.
    let placeholder = Signal::derive(move || {
        offer.with(|offer| offer.as_ref().map_or_else(String::new, |offer| offer.plain.clone()))
    });
    view! {
        <CheckedField session field label error placeholder />
        // Seen in the note below the cell, with a button.
        <span class="unseen" role="status">{offered}</span>
    }
}

/// How long the longest number of a text is, as the style knows it: `9 10 11` from nine digits on. In a narrow cell it stands smaller rather than
/// on two lines (`figures::number_width`).
pub fn run_of(text: &str) -> Option<String> {
    let run = (SHORTEST_RUN..=number_width(text).min(LONGEST_RUN)).map(|length| length.to_string());
    let run = run.collect::<Vec<_>>().join(" ");
    (!run.is_empty()).then_some(run)
}

fn in_narrow_column(field: Field) -> bool {
    matches!(field, Field::Target(..) | Field::Actual(..) | Field::Expected(_))
}

/// Shorter numbers fit into any cell, and for longer ones no cell is made.
const SHORTEST_RUN: usize = 9;
const LONGEST_RUN: usize = 17;

/// Chooses all of a text that has just got the focus. WebKit puts the caret somewhere once more after the focus has moved; what somebody chose or typed meanwhile stays.
pub fn choose_all(area: web_sys::HtmlTextAreaElement) {
    area.select();
    let before = area.value();
    request_animation_frame(move || {
        let caret = area.selection_start().ok() == area.selection_end().ok();
        if caret && area.value() == before && is_focused(&area) {
            area.select();
        }
    });
}

/// Whether a key belongs to an input method that is still composing.
pub fn composes(event: &ev::KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == 229
}

/// Whether Enter is a new line in a box.
pub fn takes_lines(area: &web_sys::HtmlTextAreaElement) -> bool {
    area.has_attribute("data-lines")
}
