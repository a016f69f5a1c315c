//! Taking a form in from outside: the text of a published form or a file of this program. Nothing is kept here.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;

use crate::exchange::incoming::{FIRST_BYTES, look, look_at_text};
use crate::form::Form;
use crate::store::{self, Stored};
use crate::ui::busy::{MUCH_TEXT, busy};
use crate::ui::files::Failure;
use crate::ui::reading;
use crate::ui::texts;
use crate::worker::{Request, TextRead};

/// A form that was read, and what the reading noticed.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadForm {
    /// The form.
    pub form: Form,
    /// Sentences about the reading.
    pub notes: Vec<String>,
    /// Lines passed over, with the reason.
    pub skipped: Vec<String>,
}

/// What a text or file holds: one form, or the backup file of the recovery panel with any number of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A single form, with what was noticed while it was read.
    One(Box<ReadForm>),
    /// What was kept in a browser, among which the user chooses.
    Several(Vec<Stored>),
}

/// A button that asks for a file and hands over its name and what was read from it.
#[component]
pub fn FileButton(
    label: &'static str,
    on_read: impl Fn(String, Result<Input, String>) + Copy + 'static,
) -> impl IntoView {
    // Whoever leaves the place where the button stands no longer wants what is being read for it.
    on_cleanup(reading::leave);
    let chosen = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            let name = file.name();
            read_file(&file, move |taken| on_read(name, taken));
        }
        // Choosing the same file again, once it is mended, must be noticed.
        input.set_value("");
    };
    view! {
        <label class="button file">
            {label}
            <input type="file" accept=".txt,.json,text/plain,application/json" on:change=chosen />
        </label>
    }
}

/// Reads a text, one of a published form beside the page, and hands over what was read, unless it is left before. What is being read is left.
pub fn read_soon(text: String, done: impl FnOnce(Result<Input, String>) + 'static) {
    let wanted = reading::prepare();
    if let Err(refusal) = look_at_text(&text) {
        done(Err(refusal.to_string()));
    } else if store::is_file(&text) {
        busy(text.len() > MUCH_TEXT, texts::busy::READING, move || {
            if wanted() {
                done(read_forms(&text));
            }
        });
    } else {
        let bytes = js_sys::Uint8Array::from(text.as_bytes());
        reading::begin(Request::ReadText, bytes, move |answer| done(published_form(answer)));
    }
}

/// Reads a file of this program.
fn read_forms(text: &str) -> Result<Input, String> {
    let mut stored = store::open(text).map_err(|error| error.to_string())?;
    match stored.pop_if(|only| only.content.is_ok()) {
        Some(Stored { content: Ok(opened), .. }) if stored.is_empty() => {
            Ok(Input::One(Box::new(ReadForm { form: opened.form, notes: opened.remarks, skipped: Vec::new() })))
        }
        last => Ok(Input::Several(stored.into_iter().chain(last).collect())),
    }
}

/// What came of the text of a published form, in sentences.
fn published_form(answer: Result<Vec<u8>, Failure>) -> Result<Input, String> {
    let bytes = answer.map_err(Failure::sentence)?;
    let TextRead { form, notes, skipped } = TextRead::of_answer(&bytes).ok_or_else(|| Failure::Crashed.sentence())?;
    Ok(Input::One(Box::new(ReadForm { form, notes, skipped })))
}

/// Reads a file, and hands over what was read, unless the reading is left before. Its length and its first bytes are looked at before the rest is read.
/// Its text is UTF-8 or, where it is none, GB 18030, which is what older Windows editors write.
pub fn read_file(file: &web_sys::File, done: impl FnOnce(Result<Input, String>) + 'static) {
    let wanted = reading::prepare();
    let file = file.clone();
    let Ok(start) = file.slice_with_i32_and_i32(0, i32::try_from(FIRST_BYTES).unwrap_or(i32::MAX)) else {
        return done(Err(texts::import::NOT_READ.to_owned()));
    };
    read_bytes(&start, move |first| {
        if !wanted() {
            return;
        }
        let Some(first) = first else { return done(Err(texts::import::NOT_READ.to_owned())) };
        if let Err(refusal) = look(&file.name(), length(&file), &first) {
            return done(Err(refusal.to_string()));
        }
        read_bytes(&file, move |bytes| {
            if !wanted() {
                return;
            }
            match bytes.map(|bytes| decode(&bytes)) {
                Some(Some(text)) => read_soon(text, done),
                Some(None) => done(Err(texts::import::NOT_TEXT.to_owned())),
                None => done(Err(texts::import::NOT_READ.to_owned())),
            }
        });
    });
}

/// How many bytes a file has.
fn length(file: &web_sys::File) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths are whole and not negative")]
    let bytes = file.size() as u64;
    bytes
}

/// The bytes of a file or of a part of it; nothing where the browser cannot read them, because the file was moved or may not be read.
fn read_bytes(blob: &web_sys::Blob, done: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let Ok(reader) = web_sys::FileReader::new() else { return done(None) };
    let finished = {
        let reader = reader.clone();
        move || {
            let buffer = reader.result().ok().and_then(|read| read.dyn_into::<js_sys::ArrayBuffer>().ok());
            done(buffer.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec()));
        }
    };
    let callback = Closure::once_into_js(finished);
    reader.set_onloadend(Some(callback.unchecked_ref()));
    if reader.read_as_array_buffer(blob).is_err() {
        // Nothing is being read then, so this is the end of it.
        drop(callback.unchecked_ref::<js_sys::Function>().call0(&callback));
    }
}

/// The text in the bytes of a file; `None` when it is no text.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = core::str::from_utf8(bytes) {
        return (!text.contains('\0')).then(|| text.to_owned());
    }
    let label = match bytes {
        [0xff, 0xfe, ..] => "utf-16le",
        [0xfe, 0xff, ..] => "utf-16be",
        _ => "gb18030",
    };
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok().filter(|text| !text.contains('\0'))
}
