//! What floats at the foot of the window, so that nothing moves while someone types: what is said in passing.

use std::time::Duration;

use leptos::prelude::*;

use crate::ui::session::Session;

const PASSING_ID: &str = "passing";

/// How long a sentence said in passing stays.
const STAYS: Duration = Duration::from_secs(6);

#[component]
pub fn Tray(session: Session) -> impl IntoView {
    view! {
        <div class="tray">
            <Passing session />
        </div>
    }
}

/// The sentence said last, for a while. Its region stays in the page: one that comes with its text is not read out.
#[component]
fn Passing(session: Session) -> impl IntoView {
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        if let Some(Some(before)) = before {
            before.clear();
        }
        let text = session.told().map(|told| told.text);
        // Written even where it is the same as before: what is said again is to be heard again.
        let write = |text: Option<&str>| {
            if let Some(region) = document().get_element_by_id(PASSING_ID) {
                region.set_text_content(text);
            }
        };
        write(text.as_deref());
        text.and_then(|_| set_timeout_with_handle(move || write(None), STAYS).ok())
    });
    view! {
        <div role="status">
            <p class="passing" id=PASSING_ID></p>
        </div>
    }
}
