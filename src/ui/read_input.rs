//! Taking a form in from outside: a text, a file of this program, or a foreign file, which the second module reads. Nothing is kept here.

use std::rc::Rc;

use js_sys::Uint8Array;
use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use web_sys::File;

use crate::exchange::incoming::{FIRST_BYTES, Incoming, look, look_at_text};
use crate::store::{self, Stored};
use crate::ui::busy::{MUCH_TEXT, busy};
use crate::ui::files::Failure;
use crate::ui::reading;
use crate::ui::texts;
use crate::worker::{FormRead, Request, Unplaced};

/// What a text or file holds: forms, or the backup file of the recovery panel with any number of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// One form or, from a file of several units, more; with what was noticed while they were read.
    Forms(Vec<FormRead>),
    /// What was kept in a browser, among which the user chooses.
    Several(Vec<Stored>),
}

/// What came of a text or a file; a sentence where it was not read.
pub type Taken = Result<Input, String>;

/// Whether what is read is still wanted: nothing else was asked for since.
pub type Wanted = Rc<dyn Fn() -> bool>;

/// The kinds of files that are read, for the window in which the browser lets one choose.
const ACCEPTED: &str = ".pdf,.xlsx,.xls,.ods,.et,.docx,.wps,.html,.htm,.txt,.csv,.json";

/// A button that asks for files and hands them over.
#[component]
pub fn FileButton(
    label: &'static str,
    /// Whether several may be chosen at once.
    #[prop(optional)]
    several: bool,
    on_chosen: impl Fn(Vec<File>) + Copy + 'static,
) -> impl IntoView {
    // Whoever leaves the place where the button stands no longer wants what is being read for it.
    on_cleanup(reading::leave);
    let chosen = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let files = input.files().map(|files| all(&files)).unwrap_or_default();
        if !files.is_empty() {
            on_chosen(files);
        }
        // Choosing the same file again, once it is mended, must be noticed.
        input.set_value("");
    };
    view! {
        <label class="button file">
            {label}
            <input type="file" accept=ACCEPTED multiple=several on:change=chosen />
        </label>
    }
}

/// The files of a list of the browser.
pub fn all(files: &web_sys::FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// Reads a text, one of a published form beside the page, and hands over what was read, unless it is left before. What is being read is left.
pub fn read_soon(text: String, done: impl FnOnce(Taken) + 'static) {
    let wanted = Rc::new(reading::prepare());
    if let Err(refusal) = look_at_text(&text) {
        done(Err(refusal.to_string()));
    } else if store::is_file(&text) {
        read_ours(text, wanted, done);
    } else {
        reading::begin(Request::ReadText, Uint8Array::from(text.as_bytes()), move |answer| done(foreign_form(answer)));
    }
}

/// Reads the text of a file of this program, after the notice that says so where it is long.
fn read_ours(text: String, wanted: Wanted, done: impl FnOnce(Taken) + 'static) {
    busy(text.len() > MUCH_TEXT, texts::busy::READING, move || {
        if wanted() {
            done(read_forms(&text));
        }
    });
}

/// Reads a file of this program.
fn read_forms(text: &str) -> Taken {
    let mut stored = store::open(text).map_err(|error| error.to_string())?;
    match stored.pop_if(|only| only.content.is_ok()) {
        Some(Stored { content: Ok(opened), .. }) if stored.is_empty() => Ok(Input::Forms(vec![FormRead {
            unplaced: Unplaced::of(&opened.form),
            form: opened.form,
            is_whole: true,
            source: texts::import::OWN_FILE.to_owned(),
            doubts: Vec::new(),
            notes: opened.remarks,
            skipped: Vec::new(),
            found: Vec::new(),
        }])),
        last => Ok(Input::Several(stored.into_iter().chain(last).collect())),
    }
}

/// What the second module has read.
fn foreign_form(answer: Result<Vec<u8>, Failure>) -> Taken {
    let bytes = answer.map_err(Failure::reading_sentence)?;
    let read = FormRead::of_answer(&bytes).ok_or_else(|| Failure::Crashed.reading_sentence())?;
    Ok(Input::Forms(read))
}

/// Reads a file, and hands over what was read, unless the reading is left before. What is being read is left.
pub fn read_file(file: &File, done: impl FnOnce(Taken) + 'static) {
    read_wanted(file, Rc::new(reading::prepare()), done);
}

/// Reads a file as long as it is wanted, and hands over what was read. Its length and its first bytes are looked at before the rest is read.
pub fn read_wanted(file: &File, wanted: Wanted, done: impl FnOnce(Taken) + 'static) {
    let file = file.clone();
    let Ok(start) = file.slice_with_i32_and_i32(0, i32::try_from(FIRST_BYTES).unwrap_or(i32::MAX)) else {
        return done(Err(texts::import::NOT_READ.to_owned()));
    };
    read_bytes(&start, move |first| {
        if !wanted() {
            return;
        }
        let Some(first) = first else { return done(Err(texts::import::NOT_READ.to_owned())) };
        let incoming = match look(&file.name(), length(&file), &first.to_vec()) {
            Ok(incoming) => incoming,
            Err(refusal) => return done(Err(refusal.to_string())),
        };
        let name = file.name();
        read_bytes(&file, move |bytes| match bytes {
            _ if !wanted() => {}
            None => done(Err(texts::import::NOT_READ.to_owned())),
            Some(bytes) if incoming == Incoming::Ours => {
                match decode(&bytes.to_vec()).filter(|text| store::is_file(text)) {
                    Some(text) => read_ours(text, wanted, done),
                    None => read_foreign(name, bytes, done),
                }
            }
            Some(bytes) => read_foreign(name, bytes, done),
        });
    });
}

fn read_foreign(name: String, bytes: Uint8Array, done: impl FnOnce(Taken) + 'static) {
    reading::begin(Request::ReadFile { name }, bytes, move |answer| done(foreign_form(answer)));
}

/// How many bytes a file has.
fn length(file: &File) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lengths are whole and not negative")]
    let bytes = file.size() as u64;
    bytes
}

/// The bytes of a file or of a part of it; nothing where the browser cannot read them, because the file was moved or may not be read.
fn read_bytes(blob: &web_sys::Blob, done: impl FnOnce(Option<Uint8Array>) + 'static) {
    let Ok(reader) = web_sys::FileReader::new() else { return done(None) };
    let finished = {
        let reader = reader.clone();
        move || {
            let buffer = reader.result().ok().and_then(|read| read.dyn_into::<js_sys::ArrayBuffer>().ok());
            done(buffer.map(|buffer| Uint8Array::new(&buffer)));
        }
    };
    let callback = Closure::once_into_js(finished);
    reader.set_onloadend(Some(callback.unchecked_ref()));
    if reader.read_as_array_buffer(blob).is_err() {
        // Nothing is being read then, so this is the end of it.
        drop(callback.unchecked_ref::<js_sys::Function>().call0(&callback));
    }
}

/// The text in the bytes of a file of this program; `None` when it is no text. Editors may have written it in UTF-16.
fn decode(bytes: &[u8]) -> Option<String> {
    let units = |of: fn([u8; 2]) -> u16| {
        bytes.chunks_exact(2).skip(1).filter_map(move |pair| Some(of(pair.try_into().ok()?)))
    };
    match bytes {
        [0xff, 0xfe, ..] => String::from_utf16(&units(u16::from_le_bytes).collect::<Vec<u16>>()).ok(),
        [0xfe, 0xff, ..] => String::from_utf16(&units(u16::from_be_bytes).collect::<Vec<u16>>()).ok(),
        _ => core::str::from_utf8(bytes).ok().map(str::to_owned),
    }
    .filter(|text| !text.contains('\0'))
}
