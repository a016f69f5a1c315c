//! The browser's localStorage.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage as _};
use js_sys::JsString;
use leptos::wasm_bindgen::prelude::wasm_bindgen;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::{Storage, StorageError};

/// What browsers call the error of a storage without room: the usual name, and Firefox's.
const FULL: [&str; 2] = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

#[wasm_bindgen(wasm_bindgen = leptos::wasm_bindgen)]
extern "C" {
    /// The storage with its texts as they are in JavaScript: a long record is compared and cut there, and not copied into the memory of the program.
    type Texts;

    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn text(this: &Texts, key: &str) -> Result<Option<JsString>, JsValue>;

    #[wasm_bindgen(method, catch, js_name = setItem)]
    fn set_text(this: &Texts, key: &str, text: &JsString) -> Result<(), JsValue>;
}

/// localStorage of the page. [`BrowserStorage::open`] gives one only where the browser really has it.
#[derive(Clone, Copy, Debug)]
pub struct BrowserStorage(());

impl BrowserStorage {
    /// Asks the browser once. Where all site data is blocked the getter throws, and gloo-storage would panic on it.
    ///
    /// # Errors
    /// [`StorageError::Blocked`].
    pub fn open() -> Result<Self, StorageError> {
        let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
        storage.map(|_| Self(())).ok_or(StorageError::Blocked)
    }

    /// The storage, asked for each time as the first time: a getter that begins to throw later must not end the program.
    fn reach() -> Result<web_sys::Storage, StorageError> {
        Self::open().map(|_| LocalStorage::raw())
    }

    /// The same with its texts as they are in JavaScript.
    fn texts() -> Result<Texts, StorageError> {
        Self::reach().map(JsCast::unchecked_into)
    }
}

thread_local! {
    /// The end of a text that will be kept soon, beside the same text in JavaScript.
    static PREPARED: RefCell<Option<(Rc<str>, JsString)>> = const { RefCell::new(None) };
}

/// Converts a text for JavaScript; an end that [`Storage::prepare`] has converted is not converted again.
pub(super) fn js_text(text: &str) -> JsString {
    let prepared = PREPARED.with_borrow(|prepared| {
        let (end, there) = prepared.as_ref()?;
        text.strip_suffix(&**end).map(|before| JsString::from(before).concat(there))
    });
    prepared.unwrap_or_else(|| text.into())
}

/// Lets go of the end of a text that nobody will convert again.
pub(super) fn forget_prepared(text: &str) {
    PREPARED.with_borrow_mut(|prepared| drop(prepared.take_if(|(end, _)| text.ends_with(&**end))));
}

/// The first line of a text of JavaScript.
pub(super) fn first_line(text: &JsString) -> String {
    let end = u32::try_from(text.index_of("\n", 0)).unwrap_or_else(|_| text.length());
    text.slice(0, end).into()
}

/// Why the browser did not write.
fn why_not_written(error: &JsValue) -> StorageError {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    if name.is_some_and(|name| FULL.contains(&name.as_str())) { StorageError::Full } else { StorageError::Refused }
}

impl Storage for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::reach()?.get_item(key).map_err(|_| StorageError::Unreadable)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        Self::reach()?.set_item(key, text).map_err(|error| why_not_written(&error))
    }

    fn first_line(&self, key: &str) -> Result<Option<String>, StorageError> {
        let text = Self::texts()?.text(key).map_err(|_| StorageError::Unreadable)?;
        Ok(text.map(|text| first_line(&text)))
    }

    fn set_surely(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let (texts, text) = (Self::texts()?, js_text(text));
        texts.set_text(key, &text).map_err(|error| why_not_written(&error))?;
        let there = texts.text(key).map_err(|_| StorageError::Unreadable)?;
        if there == Some(text) { Ok(()) } else { Err(StorageError::NotKept) }
    }

    fn prepare(&self, end: &Rc<str>) {
        PREPARED.set(Some((Rc::clone(end), JsString::from(&**end))));
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        Self::reach()?.remove_item(key).map_err(|_| StorageError::Refused)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = Self::reach()?;
        let count = storage.length().map_err(|_| StorageError::Unreadable)?;
        Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
    }
}
