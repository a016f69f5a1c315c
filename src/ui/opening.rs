//! Where the forms are: the storage of the browser and the durable copies, brought together before anything is shown.

use std::rc::Rc;

use leptos::wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::browser::{self, said_by_page};
use crate::engine;
use crate::store::{BrowserStorage, IndexedDb, NoStorage, Shelf};

/// How long the durable copies are waited for, in milliseconds. A browser that takes longer shows what its storage has; what comes later is brought in then.
const PATIENCE_MS: i32 = 3_000;

/// The event by which browsers tell that another window has changed the storage: what is shown is looked at anew.
const STORAGE_EVENT: &str = "storage";

/// How many digits of a commit are enough to know it.
const COMMIT_DIGITS: usize = 8;

/// The forms of this browser, with their durable copies where the browser gives a store for them.
pub async fn open_shelf() -> Shelf {
    let window = browser::random_word();
    let shelf = match BrowserStorage::open() {
        Ok(storage) => Shelf::new(storage, &window),
        Err(why) => Shelf::new(NoStorage(why), &window),
    };
    let shelf = shelf.written_by(&program());
    let of = shelf.clone();
    let connected = future_to_promise(async move {
        connect(&of).await?;
        Ok(JsValue::UNDEFINED)
    });
    let late = js_sys::Promise::new(&mut |resolve, _| {
        let timers = web_sys::window();
        // Where no timer can be set, it is waited for as long as it takes.
        drop(timers.map(|of| of.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, PATIENCE_MS)));
    });
    if let Err(why) = JsFuture::from(js_sys::Promise::race(&js_sys::Array::of2(&connected, &late))).await {
        leptos::logging::warn!("no durable copies: {why:?}");
    }
    shelf
}

/// This program as it stands in what it saves: 0.1.0+abc1234.
fn program() -> String {
    let said = said_by_page("commit").unwrap_or_default();
    // Behind a mark it says whether the sources had been changed since.
    let commit = said.split('+').next().unwrap_or_default();
    let commit: String = commit.chars().take(COMMIT_DIGITS).filter(char::is_ascii_hexdigit).collect();
    let version = engine::version();
    if commit.len() < COMMIT_DIGITS { version.to_owned() } else { format!("{version}+{commit}") }
}

async fn connect(shelf: &Shelf) -> Result<(), JsValue> {
    let store = IndexedDb::open().await?;
    let copies = store.records().await?;
    shelf.connect(&Rc::new(store));
    shelf.merge(&copies, browser::now());
    // Before the app is there nobody listens.
    web_sys::window().ok_or(JsValue::NULL)?.dispatch_event(&web_sys::Event::new(STORAGE_EVENT)?)?;
    Ok(())
}
