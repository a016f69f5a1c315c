//! The page: where the forms are kept, and which place is shown.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};

use crate::route::Route;
use crate::store::{Shelf, SlotId};
use crate::ui::browser;
use crate::ui::busy::BusyNotice;
use crate::ui::carried::{Carried, carried};
use crate::ui::context::Context;
use crate::ui::form::{FormPage, ToReadOnly, show_theme};
use crate::ui::opening::open_shelf;
use crate::ui::reading::ReadingNotice;
use crate::ui::restore_position;
use crate::ui::start::StartPage;
use crate::ui::texts;
use web_sys::HtmlElement;

#[wasm_bindgen(wasm_bindgen = leptos::wasm_bindgen)]
extern "C" {
    /// The recovery panel of the page, which does not need this program to be alive.
    #[wasm_bindgen(js_namespace = window, js_name = __budgetFormFailed, catch)]
    fn show_recovery(message: &str) -> Result<(), JsValue>;

    /// Calls a function again and again, as long as the program has not stopped.
    #[wasm_bindgen(js_namespace = window, js_name = __budgetFormRepeat, catch)]
    fn repeat(call: &JsValue, every_ms: u32) -> Result<(), JsValue>;
}

/// How often what could not be saved is tried again, in milliseconds.
const TRY_AGAIN_AFTER_MS: u32 = 3_000;

/// Prepares the page; a failure of the program shows the recovery panel instead of a white page.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Where even the panel is missing, the console has the message.
        drop(show_recovery(&info.to_string()));
    }));
}

/// Mounts the app into the page, once it is known what is kept in this browser.
pub async fn mount() {
    let shelf = open_shelf().await;
    // Before the app: what it draws first may take long already.
    mount_to_body(BusyNotice);
    mount_to_body(ReadingNotice);
    mount_to_body(move || view! { <App shelf /> });
    restore_position::begin();
}

#[component]
fn App(shelf: Shelf) -> impl IntoView {
    show_theme(&shelf.theme());
    if let Some(Ok(Carried { form, to_read: true, .. })) = carried() {
        return view! { <ToReadOnly form /> }.into_any();
    }
    let first = Route::parse(&browser::hash());
    let route = RwSignal::new(first.clone());
    let context = Context {
        shelf: StoredValue::new_local(shelf),
        shelf_changed: RwSignal::new(0),
        snapshots_changed: RwSignal::new(0),
        route,
        compare_with: StoredValue::new(None),
        session: StoredValue::new_local(None),
        asked: StoredValue::new(first),
    };
    provide_context(context.clone());
    keep_saving(&context);
    save_before_leaving(&context);
    window_event_listener(ev::hashchange, move |_| context.show(Route::parse(&browser::hash())));
    keep_page_on_drop();
    // The form's page stays while one goes from part to part; only another form is another page.
    let slot = Memo::new(move |_| route.get().slot().cloned());
    Effect::new(move |before: Option<()>| {
        slot.track();
        // The first page is where the browser put the reader.
        if before.is_some() {
            request_animation_frame(begin_at_heading);
        }
    });
    view! {
        {move || match slot.get() {
            None => view! { <StartPage /> }.into_any(),
            Some(slot) => view! { <FormPage id=slot /> }.into_any(),
        }}
    }
    .into_any()
}

/// What could not be saved is tried again now and then, and when something has changed in the browser; and the mark follows the durable copies.
fn keep_saving(context: &Context) {
    let of = context.clone();
    let answered = move |slot: &SlotId| {
        if let Some(open) = of.session.get_value().filter(|open| open.slot() == *slot) {
            open.show_state();
        }
    };
    context.shelf.with_value(|shelf| shelf.copies().listen(answered));
    let listed = context.snapshots_changed;
    let changed = move || {
        // The list may be looked at before the page is there, and after it is gone.
        listed.try_update(|n| *n = n.wrapping_add(1));
    };
    context.shelf.with_value(|shelf| shelf.snapshots().listen(changed));
    let of = context.clone();
    let again = Closure::<dyn Fn()>::new(move || of.try_again()).into_js_value();
    // It only fails in a page without the boot script.
    drop(repeat(&again, TRY_AGAIN_AFTER_MS));
    for name in ["storage", "focus"] {
        let of = context.clone();
        window_event_listener_untyped(name, move |_: ev::Event| of.try_again());
    }
    let of = context.clone();
    window_event_listener_untyped("storage", move |event: ev::Event| {
        // Durable copies that came late.
        if event.dyn_ref::<web_sys::StorageEvent>().is_none() {
            of.say_shelf_changed();
        }
    });
}

/// What was typed last does not wait for a pause when one turns to something else, and is on its way to the disk before the page ends. Whoever closes
/// the page while something is in its memory only is asked.
fn save_before_leaving(context: &Context) {
    for name in ["visibilitychange", "pagehide", "beforeunload", "blur"] {
        let of = context.clone();
        window_event_listener_untyped(name, move |event: ev::Event| {
            if let Some(open) = of.session.get_value() {
                open.flush();
            }
            let shelf = of.shelf.get_value();
            if name == "pagehide" || name == "visibilitychange" && document().hidden() {
                shelf.copies().hurry();
            }
            if let Some(closing) = event.dyn_ref::<web_sys::BeforeUnloadEvent>()
                && shelf.has_held()
            {
                closing.prevent_default();
                closing.set_return_value(texts::storage::LEAVING);
            }
        });
    }
}

/// Puts the reader of another page at its heading, where nothing else has taken the focus: what had it went with the page before.
fn begin_at_heading() {
    let lost = document().active_element().is_none_or(|at| at.tag_name() == "BODY");
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()).filter(|_| lost) {
        leptos::prelude::window().scroll_to_with_x_and_y(0.0, 0.0);
        drop(heading.focus());
    }
}

/// A file dropped beside its mark makes the browser leave the page for the file. Text dragged between boxes is left alone.
fn keep_page_on_drop() {
    let has_files = |event: &ev::DragEvent| {
        event
            .data_transfer()
            .is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
    };
    let stay = move |event: ev::DragEvent| {
        if has_files(&event) {
            event.prevent_default();
        }
    };
    window_event_listener(ev::dragover, stay);
    window_event_listener(ev::drop, stay);
}
