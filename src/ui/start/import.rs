//! Importing: text of a published form, pasted or from a file, or a file of this program. Nothing is kept before the user has seen what was read.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;

use crate::exchange::{json, published};
use crate::form::{Form, Level1, UnplacedLine};
use crate::ui::texts;

/// What was read, before it is kept.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    form: Form,
    /// Sentences about the reading.
    notes: Vec<String>,
    /// Lines passed over, with the reason.
    skipped: Vec<String>,
}

/// Takes texts in, from wherever they come, and holds what was read.
#[derive(Clone, Copy)]
pub struct Intake {
    outcome: RwSignal<Option<Result<Read, String>>>,
}

impl Intake {
    /// Nothing taken in yet.
    pub fn new() -> Self {
        Self { outcome: RwSignal::new(None) }
    }

    fn take_text(self, text: &str) {
        self.outcome.set(Some(read(text)));
    }

    fn take_file(self, file: &web_sys::File) {
        read_file(file, move |text| self.outcome.set(Some(text.and_then(|text| read(&text)))));
    }

    /// Takes in a dropped file; `false` when something else was dropped.
    pub fn take_dropped(self, event: &ev::DragEvent) -> bool {
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = &file {
            event.prevent_default();
            self.take_file(file);
        }
        file.is_some()
    }
}

#[component]
pub fn ImportPanel(
    intake: Intake,
    on_keep: impl Fn(Form) + Copy + Send + Sync + 'static,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let pasted = NodeRef::<html::Textarea>::new();
    let read_pasted = move |_| {
        if let Some(area) = pasted.get_untracked() {
            intake.take_text(&area.value());
        }
    };
    let chosen = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            intake.take_file(&file);
        }
        // Choosing the same file again, once it is mended, must be noticed.
        input.set_value("");
    };
    let close = move |_| {
        intake.outcome.set(None);
        on_close();
    };
    view! {
        <section class="import" aria-labelledby="import-title">
            <h2 id="import-title">{texts::import::TITLE}</h2>
            <p>{texts::import::HELP}</p>
            <label for="import-text">{texts::import::PASTE}</label>
            <textarea id="import-text" node_ref=pasted rows="8" spellcheck="false" />
            <div class="tools">
                <button type="button" class="primary" on:click=read_pasted>{texts::import::READ}</button>
                <label class="button file">
                    {texts::import::FILE}
                    <input type="file" accept=".txt,.json,text/plain,application/json" on:change=chosen />
                </label>
                <button type="button" on:click=close>{texts::import::CANCEL}</button>
            </div>
            <div role="status">
                {move || {
                    intake
                        .outcome
                        .get()
                        .map(|outcome| match outcome {
                            Err(sentence) => view! { <p class="bad">{sentence}</p> }.into_any(),
                            Ok(read) => view! { <Preview read on_keep /> }.into_any(),
                        })
                }}
            </div>
        </section>
    }
}

/// What was read, so that one can look before keeping it.
#[component]
fn Preview(read: Read, on_keep: impl Fn(Form) + Copy + Send + Sync + 'static) -> impl IntoView {
    let Read { form, notes, skipped } = read;
    let summary = summary(&form);
    let unplaced = form.unplaced.clone();
    view! {
        <div class="preview">
            <p>{summary}</p>
            <Lines title=texts::import::NOTES lines=notes open=true />
            <UnplacedLines lines=unplaced />
            <Lines title=texts::import::SKIPPED lines=skipped open=false />
            <button type="button" class="primary" on:click=move |_| on_keep(form.clone())>
                {texts::import::KEEP}
            </button>
        </div>
    }
}

#[component]
fn Lines(title: &'static str, lines: Vec<String>, open: bool) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <details open=open>
                <summary>{format!("{title}（{} 条）", lines.len())}</summary>
                <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            </details>
        }
    })
}

#[component]
fn UnplacedLines(lines: Vec<UnplacedLine>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        view! {
            <section class="unplaced">
                <h3>{format!("{}（{} 行）", texts::import::UNPLACED, lines.len())}</h3>
                <p class="note">{texts::import::UNPLACED_HELP}</p>
                <ul>
                    {lines
                        .into_iter()
                        .map(|line| {
                            view! {
                                <li>
                                    <span class="where">{format!("第 {} 行", line.line)}</span>
                                    <span class="verbatim">{line.text}</span>
                                    <span class="note">{line.reason}</span>
                                </li>
                            }
                        })
                        .collect_view()}
                </ul>
            </section>
        }
    })
}

fn summary(form: &Form) -> String {
    let unit = texts::unit_title(&form.profile.unit);
    let groups: Vec<String> = Level1::ALL
        .into_iter()
        .map(|level1| {
            let count = form.indicators.filled().filter(|(of, ..)| *of == level1).count();
            format!("{} {count}", level1.label())
        })
        .collect();
    format!("{unit}，{}年度，指标 {} 个（{}）。", form.year, form.indicators.count(), groups.join("，"))
}

/// Tells by its first character which of the two a text is.
fn read(text: &str) -> Result<Read, String> {
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        let opened = json::read(text).map_err(|error| error.to_string())?;
        return Ok(Read { form: opened.form, notes: opened.remarks, skipped: Vec::new() });
    }
    let imported = published::read(text).map_err(|error| error.to_string())?;
    let report = imported.report;
    let layout = core::iter::once(format!("文字的来源：{}", report.layout.label()));
    let notes = layout.chain(report.notes.iter().map(note)).collect();
    let skipped =
        report.skipped.iter().map(|line| format!("第 {} 行“{}”：{}", line.line, line.text, line.why)).collect();
    Ok(Read { form: imported.form, notes, skipped })
}

/// A note with the lines it is about.
fn note(note: &published::Note) -> String {
    let lines: Vec<String> = note.lines.iter().take(6).map(ToString::to_string).collect();
    let more = if note.lines.len() > lines.len() { "等" } else { "" };
    let mark = if note.check { "请核对：" } else { "" };
    if lines.is_empty() {
        format!("{mark}{}", note.text)
    } else {
        format!("{mark}第 {}{more} 行：{}", lines.join("、"), note.text)
    }
}

/// Reads a file as UTF-8 or, where it is none, as GB 18030, which is what older Windows editors write.
fn read_file(file: &web_sys::File, done: impl Fn(Result<String, String>) + 'static) {
    let Ok(reader) = web_sys::FileReader::new() else {
        done(Err(texts::import::NOT_TEXT.to_owned()));
        return;
    };
    let finished = {
        let reader = reader.clone();
        move || {
            let bytes = reader.result().map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
            done(bytes.ok().and_then(|bytes| decode(&bytes)).ok_or_else(|| texts::import::NOT_TEXT.to_owned()));
        }
    };
    let callback = Closure::once_into_js(finished);
    reader.set_onloadend(Some(callback.unchecked_ref()));
    if reader.read_as_array_buffer(file).is_err() {
        reader.set_onloadend(None);
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
