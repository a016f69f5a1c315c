//! What somebody should know who has a form open for the first time in this browser. It is shown once and never again.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::Element;

use super::reveal::HEADING_ID;
use crate::ui::context::Context;
use crate::ui::dialog;
use crate::ui::field_elements::focus;
use crate::ui::fields::composes;
use crate::ui::page;
use crate::ui::texts::hint as texts;

/// Shown since the page was loaded: where the browser keeps nothing, it does not come back before the page does.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// A region is read out only when its text comes into it later.
const ANNOUNCED_AFTER: Duration = Duration::from_millis(600);

/// Stands in the page from the first moment until it is put away, so that nothing moves while somebody types.
#[component]
pub fn FirstHint() -> impl IntoView {
    let shelf = expect_context::<Context>().shelf.get_value();
    let first = !SHOWN.swap(true, Ordering::Relaxed) && !shelf.is_hinted();
    first.then(|| {
        shelf.set_hinted();
        view! { <Hint /> }
    })
}

#[component]
fn Hint() -> impl IntoView {
    let open = RwSignal::new(true);
    let announced = RwSignal::new(false);
    let announce = move || {
        if open.try_get_untracked() == Some(true) {
            announced.set(true);
        }
    };
    set_timeout(announce, ANNOUNCED_AFTER);
    let close = move || {
        announced.set(false);
        open.set(false);
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        // The search, a dialog and a row in the hand have an Escape of their own.
        let elsewhere = page::target::<Element>(&event).is_some_and(|target| page::closest(&target, ".find").is_some());
        let escapes = event.key() == "Escape"
            && !event.default_prevented()
            && !composes(&event)
            && !elsewhere
            && !dialog::is_open()
            && !super::indicators::is_dragging();
        if escapes && open.try_get_untracked() == Some(true) {
            let inside = page::active().is_some_and(|at| page::closest(&at, ".first-hint").is_some());
            close();
            if inside {
                focus(HEADING_ID);
            }
        }
    });
    on_cleanup(move || keys.remove());
    let put_away = move |_| {
        close();
        focus(HEADING_ID);
    };
    view! {
        <p class="unseen" role="status">{move || announced.get().then_some(texts::TEXT)}</p>
        <Show when=move || open.get()>
            <section class="first-hint" aria-label=texts::TITLE>
                <p>{texts::TEXT}</p>
                <button type="button" title="Esc" on:click=put_away>{texts::CLOSE}</button>
            </section>
        </Show>
    }
}
