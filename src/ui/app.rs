//! The page: where the forms are kept, and which place is shown.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};

use crate::store::{BrowserStorage, MemoryStorage, Shelf, SlotId};
use crate::ui::browser;
use crate::ui::busy::{BusyNotice, MUCH_TEXT, busy};
use crate::ui::form::{FormPage, show_theme};
use crate::ui::reading::ReadingNotice;
use crate::ui::restore_position;
use crate::ui::route::Route;
use crate::ui::session::Session;
use crate::ui::start::StartPage;
use crate::ui::texts;
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

/// What every place of the app needs.
#[derive(Clone)]
pub struct Context {
    /// Where the forms are kept.
    pub shelf: StoredValue<Shelf, LocalStorage>,
    /// The place shown.
    pub route: RwSignal<Route>,
    /// A kept form that the next one opened is to be compared with.
    pub compare_with: StoredValue<Option<SlotId>>,
    /// The form that is open.
    pub session: StoredValue<Option<Session>, LocalStorage>,
    /// The place asked for last: the one shown, or the one that a notice stands for.
    asked: StoredValue<Route>,
}

impl Context {
    /// Goes to another place of the app, now: the event that the address sends comes later.
    pub fn go(&self, route: Route) {
        browser::go(&route.hash());
        self.show(route);
    }

    /// Shows a place; where that takes a while, after the notice that says so.
    fn show(&self, route: Route) {
        let before = self.asked.get_value();
        if before == route {
            // The event after `go`, while the notice stands or later; or another topic of 帮助, which is the same place.
            if self.route.with_untracked(|shown| *shown == route) {
                self.route.set(route);
            }
            return;
        }
        let long = match (&before, &route) {
            (_, Route::Start) => false,
            (Route::Form(before, of), Route::Form(slot, part)) if before == slot => {
                of != part && part.shows_rows() && self.session.get_value().is_some_and(Session::is_long)
            }
            (_, Route::Form(slot, _)) => self.shelf.with_value(|shelf| shelf.length(slot)) > MUCH_TEXT,
        };
        let (shown, asked) = (self.route, self.asked);
        asked.set_value(route);
        // Of two that come one after the other the later one stays.
        busy(long, texts::busy::OPENING, move || shown.set(asked.get_value()));
    }
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
