//! What floats at the foot of the window, so that nothing moves while someone types: sums of a range, findings one goes through, the choice between two windows, that the form is not saved;
//! and what is said in passing, in the bar.

use std::time::Duration;

use leptos::prelude::*;

use crate::form::Part;
use crate::store::SaveState;
use crate::ui::session::{Session, Topic};

/// The attribute of the page while it says that the form is not saved, as it takes room then; the style knows it.
const CONTESTED: &str = "data-contested";

const PASSING_ID: &str = "passing";

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(6);
/// How long after a message a change of the part does not take it away: a step that shows on another part leads there at once.
const GOES_ALONG: Duration = Duration::from_millis(300);

#[component]
pub fn Tray(
    session: Session,
    part: Memo<Part>,
    finder: super::find::Finder,
    ranges: super::range::Ranges,
) -> impl IntoView {
    let saved = session.saved();
    // The notice is higher than a sentence: while it stands there, fields that get the focus are scrolled above it.
    let asks = |saved: &SaveState| matches!(saved, SaveState::Contested { .. } | SaveState::Failed { .. });
    Effect::new(move |_| mark_page(saved.with(asks)));
    on_cleanup(|| mark_page(false));
    view! {
        <div class="tray">
            <super::range::RangeBar ranges />
            <super::field_note::FieldNote session part />
            <super::findings_walk::FindingsWalk session part />
            <super::find::FindBar finder />
            <super::two_windows::TwoWindows session part />
            <super::not_saved::NotSaved session />
        </div>
    }
}

fn mark_page(contested: bool) {
    if let Some(page) = document().document_element() {
        // It only fails for a name that is none.
        drop(if contested { page.set_attribute(CONTESTED, "") } else { page.remove_attribute(CONTESTED) });
    }
}

/// The sentence said last, for a while or until another part is shown. It stands in the room of the top bar, where it covers nothing. Its region
/// stays in the page: one that comes with its text is not read out.
#[component]
pub fn Passing(session: Session, part: Memo<Part>) -> impl IntoView {
    let said = StoredValue::new(0_u32);
    let fresh = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(message) = session.message() {
            said.update_value(|said| *said = said.wrapping_add(1));
            // Written even where it is the same as before: what is said again is to be heard again.
            write(Some(&message.text));
            clear_when_seen(said, said.get_value());
            fresh.set_value(true);
            let age = move || {
                fresh.try_set_value(false);
            };
            set_timeout(age, GOES_ALONG);
        }
    });
    Effect::new(move |before: Option<()>| {
        part.track();
        if before.is_some() && !fresh.get_value() {
            write(None);
        }
    });
    // What was said of one step is no longer of interest once the next is done.
    Effect::new(move |before: Option<()>| {
        session.watch(Topic::Anything);
        if before.is_some() && !fresh.get_value() {
            write(None);
        }
    });
    // What was said before is no longer true beside the question which window's content is to stay.
    let saved = session.saved();
    Effect::new(move |_| {
        if saved.with(|saved| matches!(saved, SaveState::Contested { .. })) {
            write(None);
        }
    });
    view! {
        <div class="spring" role="status">
            <p class="passing" id=PASSING_ID></p>
        </div>
    }
}

fn write(text: Option<&str>) {
    if let Some(region) = document().get_element_by_id(PASSING_ID) {
        region.set_text_content(text);
    }
}

/// Takes the sentence away after a while, unless another one stands there by then; nobody has read it while the window was hidden.
fn clear_when_seen(said: StoredValue<u32>, mine: u32) {
    let clear = move || {
        if said.try_get_value() != Some(mine) {
            return;
        }
        if document().hidden() {
            clear_when_seen(said, mine);
        } else {
            write(None);
        }
    };
    set_timeout(clear, STAYS);
}
