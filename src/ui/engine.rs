//! `window.budgetForm`: the engine for scripts and intranet pages. The page's boot script collects these functions under that name.

use leptos::wasm_bindgen;
use leptos::wasm_bindgen::prelude::*;

use js_sys::{Promise, Uint8Array};

use super::files::Failure;
use super::{app, files};
use crate::engine;
use crate::exchange::incoming::{FIRST_BYTES, look, look_at_text};
use crate::worker::Request;

/// Mounts the app, once it is known what is kept in this browser; answers when it stands in the page. Called once, by the page.
#[wasm_bindgen(js_name = whenOpen)]
pub async fn when_open() {
    app::mount().await;
}

/// The version of the program.
#[wasm_bindgen]
pub fn version() -> String {
    engine::version().to_owned()
}

/// What is understood of a target value; `neighbour` is the value of the other period.
#[wasm_bindgen(js_name = parseTarget)]
#[expect(clippy::needless_pass_by_value, reason = "an optional text can only be handed over by value")]
pub fn parse_target(text: &str, neighbour: Option<String>) -> String {
    engine::parse_target(text, neighbour.as_deref())
}

/// Reads the text of a published form, in the second module; a promise of JSON text, which is rejected with an `Error` that has a sentence when the text
/// is no form.
#[wasm_bindgen(js_name = importText)]
pub fn import_text(text: &str) -> Promise {
    match look_at_text(text) {
        Ok(()) => answered(Request::ReadText, Uint8Array::from(text.as_bytes()), |bytes| {
            String::from_utf8_lossy(&bytes).into_owned().into()
        }),
        Err(refusal) => Promise::reject(&JsError::new(&refusal.to_string()).into()),
    }
}

/// Reads a file of any kind that is read, in the second module; a promise of JSON text, which is rejected with an `Error` that has a sentence. The bytes are
/// handed over and gone.
#[wasm_bindgen(js_name = importFile)]
pub fn import_file(bytes: Uint8Array, name: String) -> Promise {
    let first = bytes.subarray(0, u32::try_from(FIRST_BYTES).unwrap_or(u32::MAX)).to_vec();
    match look(&name, u64::from(bytes.length()), &first) {
        Ok(_) => {
            answered(Request::ReadFile { name }, bytes, |bytes| String::from_utf8_lossy(&bytes).into_owned().into())
        }
        Err(refusal) => Promise::reject(&JsError::new(&refusal.to_string()).into()),
    }
}

/// Writes a form in a format (`xlsx`, `docx`, `csv`, `ndjson`, `html`, `text`, `national`), in the second module; a promise of its bytes, which is rejected
/// with an `Error` that has a sentence. Formats of papers hold the given one or, without it, all up to the stage of the form.
#[wasm_bindgen(js_name = exportFile)]
#[expect(clippy::needless_pass_by_value, reason = "an optional text can only be handed over by value")]
pub fn export_file(form: &str, format: &str, paper: Option<String>) -> Promise {
    match engine::wanted_file(format, paper.as_deref()) {
        Ok((format, paper)) => {
            let request = Request::Write { format, paper };
            answered(request, Uint8Array::from(form.as_bytes()), |bytes| Uint8Array::from(bytes.as_slice()).into())
        }
        Err(sentence) => Promise::reject(&JsError::new(&sentence).into()),
    }
}

/// A form as the program writes it, without what is computed from it.
///
/// # Errors
/// An `Error` with a sentence when the text is no form.
#[wasm_bindgen(js_name = formText)]
pub fn form_text(form: &str) -> Result<String, JsError> {
    engine::form_text(form).map_err(|sentence| JsError::new(&sentence))
}

/// A promise of what the second module answers.
fn answered(request: Request, bytes: Uint8Array, value: impl Fn(Vec<u8>) -> JsValue + 'static) -> Promise {
    let sentence =
        if matches!(request, Request::Write { .. }) { Failure::writing_sentence } else { Failure::reading_sentence };
    let (mut request, mut value) = (Some((request, bytes)), Some(value));
    Promise::new(&mut |resolve, reject| {
        let (Some((request, bytes)), Some(value)) = (request.take(), value.take()) else { return };
        let done = move |answer: Result<Vec<u8>, Failure>| {
            // Neither can fail: both are functions of the promise.
            drop(match answer {
                Ok(bytes) => resolve.call1(&JsValue::NULL, &value(bytes)),
                Err(failure) => reject.call1(&JsValue::NULL, &JsError::new(&sentence(failure)).into()),
            });
        };
        files::ask(request, bytes, |_| {}, done);
    })
}

/// Figures and verdicts of a form or, with the detail `explained`, everything that is computed from it with all sentences.
///
/// # Errors
/// An `Error` with a sentence when the text is no form.
#[wasm_bindgen]
#[expect(clippy::needless_pass_by_value, reason = "an optional text can only be handed over by value")]
pub fn evaluate(form: &str, detail: Option<String>) -> Result<String, JsError> {
    engine::evaluate(form, detail.as_deref()).map_err(|sentence| JsError::new(&sentence))
}

/// How one figure of a form came about, by its address.
///
/// # Errors
/// An `Error` with a sentence when the text is no form, or the address is none.
#[wasm_bindgen]
pub fn explain(form: &str, address: &str) -> Result<String, JsError> {
    engine::explain(form, address).map_err(|sentence| JsError::new(&sentence))
}

/// All findings about a form.
///
/// # Errors
/// An `Error` with a sentence when the text is no form.
#[wasm_bindgen]
pub fn check(form: &str) -> Result<String, JsError> {
    engine::check(form).map_err(|sentence| JsError::new(&sentence))
}

/// What changed from one version of a form to another.
///
/// # Errors
/// An `Error` with a sentence when one of the texts is no form.
#[wasm_bindgen]
pub fn compare(old: &str, new: &str) -> Result<String, JsError> {
    engine::compare(old, new).map_err(|sentence| JsError::new(&sentence))
}
