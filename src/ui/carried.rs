//! The form that a file carries in itself: how such a file is made, and what stands in the one that is open.

use leptos::prelude::document;
use leptos::wasm_bindgen;
use leptos::wasm_bindgen::JsValue;
use leptos::wasm_bindgen::prelude::wasm_bindgen;

use super::browser;
use crate::exchange::carried::CARRIED_ID;
use crate::exchange::json;
use crate::form::Form;

#[wasm_bindgen]
extern "C" {
    /// This file with a form in it (`src/boot/api.js`).
    #[wasm_bindgen(js_namespace = window, js_name = __budgetFormFile, catch)]
    fn make_file(form: &str, made: f64, to_read: bool) -> Result<String, JsValue>;
}

/// When the file was made, in milliseconds since 1970.
const MADE: &str = "data-made";
/// There if the form is only to be read.
const TO_READ: &str = "data-to-read";

/// This file with a form in it, which is given as JSON text. `None` where the page is no longer able to make one.
pub fn file_with(form: &str, to_read: bool) -> Option<String> {
    #[expect(clippy::cast_precision_loss, reason = "exact up to the year 287396")]
    let made = browser::now() as f64;
    make_file(form, made, to_read).ok()
}

/// The form that the open file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The form.
    pub form: Form,
    /// When the file was made, in milliseconds since 1970.
    pub made: u64,
    /// Whether it is only to be read.
    pub to_read: bool,
}

/// What the open file carries, or what is wrong with that; `None` for a file that carries nothing.
pub fn carried() -> Option<Result<Carried, String>> {
    let block = document().get_element_by_id(CARRIED_ID)?;
    let read = json::read(&block.text_content().unwrap_or_default());
    let made = block.get_attribute(MADE).and_then(|made| made.parse().ok()).unwrap_or_default();
    let to_read = block.has_attribute(TO_READ);
    Some(read.map(|opened| Carried { form: opened.form, made, to_read }).map_err(|error| error.to_string()))
}
