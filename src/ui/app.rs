//! The page: where the forms are kept, and which place is shown.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};

use crate::route::Route;
use crate::store::{BrowserStorage, MemoryStorage, Shelf};
use crate::ui::browser;
use crate::ui::busy::BusyNotice;
use crate::ui::context::Context;
use crate::ui::form::{FormPage, show_theme};
use crate::ui::reading::ReadingNotice;
use crate::ui::restore_position;
use crate::ui::start::StartPage;
use web_sys::HtmlElement;

#[wasm_bindgen(wasm_bindgen = leptos::wasm_bindgen)]
extern "C" {
    /// The recovery panel of the page, which does not need this program to be alive.
    #[wasm_bindgen(js_namespace = window, js_name = __budgetFormFailed, catch)]
    fn show_recovery(message: &str) -> Result<(), JsValue>;
}

/// Mounts the app into the page; a failure of the program shows the recovery panel instead of a white page.
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        // Where even the panel is missing, the console has the message.
        drop(show_recovery(&info.to_string()));
    }));
    // Before the app: what it draws first may take long already.
    mount_to_body(BusyNotice);
    mount_to_body(ReadingNotice);
    mount_to_body(App);
    restore_position::begin();
}

#[component]
fn App() -> impl IntoView {
    let window = browser::random_word();
    let (shelf, blocked) = match BrowserStorage::open() {
        Ok(storage) => (Shelf::new(storage, &window), None),
        Err(error) => (Shelf::new(MemoryStorage::default(), &window), Some(error)),
    };
    show_theme(&shelf.theme());
    let first = Route::parse(&browser::hash());
    let route = RwSignal::new(first.clone());
    let context = Context {
        shelf: StoredValue::new_local(shelf),
        route,
        compare_with: StoredValue::new(None),
        session: StoredValue::new_local(None),
        asked: StoredValue::new(first),
    };
    provide_context(context.clone());
    window_event_listener(ev::hashchange, move |_| context.show(Route::parse(&browser::hash())));
    keep_page_on_drop();
    // The form's page stays while one goes from part to part; only another form is another page.
    let slot = Memo::new(move |_| match route.get() {
        Route::Start => None,
        Route::Form(slot, _) => Some(slot),
    });
    Effect::new(move |before: Option<()>| {
        slot.track();
        // The first page is where the browser put the reader.
        if before.is_some() {
            request_animation_frame(begin_at_heading);
        }
    });
    view! {
        {blocked.map(|error| view! { <p class="banner" role="alert">{error.to_string()}</p> })}
        {move || match slot.get() {
            None => view! { <StartPage /> }.into_any(),
            Some(slot) => view! { <FormPage id=slot /> }.into_any(),
        }}
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
