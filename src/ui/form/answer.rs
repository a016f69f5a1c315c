//! Answering a finding where it is listed: letting it stand for a reason (已核对), writing the explanation that it asks for, or letting published totals go.

use leptos::html;
use leptos::prelude::*;

use super::reveal::HEADING_ID;
use crate::check::Finding;
use crate::edit::{Edit, accept, offer_at, use_sums};
use crate::form::Field;
use crate::ui::busy::when_drawn;
use crate::ui::dialog::Dialog;
use crate::ui::field_elements::focus;
use crate::ui::session::Session;
use crate::ui::texts::form::take_offer;
use crate::ui::texts::review as texts;

const REASON_ID: &str = "answer-reason";

/// What can be done about a finding where it is listed, as buttons.
#[component]
pub fn AnswerButtons(session: Session, finding: Finding) -> impl IntoView {
    let totals = use_sums(&finding);
    // What the figure probably should be is taken where the finding is listed.
    let offer = finding.field.filter(|_| finding.rule.is_about_an_amount());
    let offer = offer.and_then(|field| Some((field, session.with(|form| offer_at(form, field))?)));
    let asks = if finding.reason_field().is_some() {
        Some(texts::EXPLAIN)
    } else {
        finding.can_be_accepted().then_some(texts::ACCEPT)
    };
    let answer = asks.map(|label| {
        view! {
            <button type="button" on:click=move |_| session.answering().set(Some(finding.clone()))>{label}</button>
        }
    });
    view! {
        {totals.map(|edit| {
            view! {
                <button type="button" on:click=move |_| session.edit(edit.clone())>{crate::ui::texts::form::USE_SUM}</button>
            }
        })}
        {offer.map(|(field, offer)| {
            let take = move |_| {
                session.take_offer(field);
            };
            view! { <button type="button" title=offer.working on:click=take>{take_offer(&offer.plain)}</button> }
        })}
        {answer}
    }
}

/// The question for the reason of the finding that is being answered.
#[component]
pub fn AnswerDialog(session: Session) -> impl IntoView {
    let answering = session.answering();
    view! { {move || answering.get().map(|finding| view! { <Asking session finding /> })} }
}

#[component]
fn Asking(session: Session, finding: Finding) -> impl IntoView {
    let answering = session.answering();
    let node = NodeRef::<html::Textarea>::new();
    let field = finding.reason_field();
    let empty = RwSignal::new(false);
    let before = field.map(|field| session.with(|form| form.text(field).unwrap_or_default().to_owned()));
    let (title, help) = match field {
        Some(Field::AdjustmentReason(_)) => (texts::EXPLAIN_TITLE, texts::EXPLAIN_ADJUSTMENT_HELP),
        Some(_) => (texts::EXPLAIN_TITLE, texts::EXPLAIN_HELP),
        None => (texts::ACCEPT_TITLE, texts::ACCEPT_HELP),
    };
    let label = field.map_or_else(|| texts::REASON.to_owned(), Field::label);
    let sentence = format!("{} {}", finding.rule.code(), finding.sentence);
    let done = move |_| {
        let typed = node.get_untracked().map(|area| area.value()).unwrap_or_default();
        let edit = session.with(|form| match field {
            Some(field) => (!typed.trim().is_empty()).then(|| Edit::SetText(field, typed.clone())),
            None => accept(form, &finding, &typed),
        });
        let Some(edit) = edit else {
            empty.set(true);
            focus(REASON_ID);
            return;
        };
        answering.set(None);
        session.seal();
        session.edit(edit);
        // The finding leaves the list, and with it perhaps the button that had the focus, which the dialog gives back in the next frame.
        session.check_if_due();
        when_drawn(|| request_animation_frame(|| request_animation_frame(keep_focus)));
    };
    view! {
        <Dialog id="answer" class="answer" title=title.to_owned() described=true cancel=move |()| answering.set(None)>
            <p id="answer-told">{sentence}</p>
            <p class="note">{help}</p>
            <label for=REASON_ID>{label}</label>
            <textarea
                id=REASON_ID
                node_ref=node
                rows="3"
                data-first=""
                spellcheck="false"
                aria-invalid=move || empty.get().then_some("true")
                prop:value=before.unwrap_or_default()
                on:input=move |_| empty.set(false)
            />
            <p class="bad" role="status">{move || empty.get().then_some(texts::REASON_MISSING)}</p>
            <div class="tools">
                <button type="button" class="primary" on:click=done>{texts::DONE}</button>
                <button type="button" on:click=move |_| answering.set(None)>{texts::CANCEL}</button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Puts the focus to the heading where what had it is gone.
fn keep_focus() {
    if document().active_element().is_none_or(|at| at.tag_name() == "BODY") {
        focus(HEADING_ID);
    }
}
