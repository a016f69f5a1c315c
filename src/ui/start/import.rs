//! Importing: any number of files, or the text of a published form. The page tells of each what it is and what was read; nothing is kept before somebody has
//! seen that.

use std::collections::VecDeque;
use std::rc::Rc;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::File;

use crate::form::{Form, Part};
use crate::store::Record;
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::field_elements::focus;
use crate::ui::read_input::{FileButton, Input, Taken, Wanted, all, read_soon, read_wanted};
use crate::ui::reading;
use crate::ui::texts;
use crate::worker::FormRead;

use super::import_choice::FormsToChoose;
use super::import_preview::Preview;
use super::import_result::RESULT_ID;

/// A file or text that was taken in.
#[derive(Clone)]
pub(super) struct Item {
    number: u64,
    /// The name of the file; `None` for what was pasted.
    name: Option<String>,
    /// What came of it; nothing while it waits or is read.
    outcome: ArcRwSignal<Option<Taken>>,
}

impl Item {
    fn is(&self, what: impl Fn(&Taken) -> bool) -> bool {
        self.outcome.with_untracked(|outcome| outcome.as_ref().is_some_and(what))
    }
}

/// Takes texts and files in, from wherever they come, and holds what was read.
#[derive(Clone, Copy)]
pub struct ImportInput {
    items: RwSignal<Vec<Item>>,
    numbers: StoredValue<u64>,
    /// The first item of what was taken in last, once all of that is read and something of it can be shown.
    shown: RwSignal<Option<u64>>,
}

impl ImportInput {
    /// Starts with nothing read.
    pub fn new() -> Self {
        Self { items: RwSignal::new(Vec::new()), numbers: StoredValue::new(0), shown: RwSignal::new(None) }
    }

    /// New items. Of those before only files that were read stay: what was not read by now never will be, and what was wrong with it is not said any longer.
    fn begin(self, names: Vec<Option<String>>) -> Vec<Item> {
        let new: Vec<Item> = names
            .into_iter()
            .map(|name| {
                self.numbers.update_value(|number| *number += 1);
                Item { number: self.numbers.get_value(), name, outcome: ArcRwSignal::new(None) }
            })
            .collect();
        let taken = new.clone();
        self.items.try_update(|items| {
            items.retain(|item| item.name.is_some() && item.is(Result::is_ok));
            items.extend(taken);
        });
        new
    }

    fn take_text(self, text: String) {
        let Some(item) = self.begin(vec![None]).pop() else { return };
        read_soon(text, move |taken| {
            item.outcome.set(Some(taken));
            self.show(&[item]);
        });
    }

    fn take_files(self, files: Vec<File>) {
        let wanted: Wanted = Rc::new(reading::prepare());
        let items = self.begin(files.iter().map(|file| Some(file.name())).collect());
        let waiting = files.into_iter().zip(items.clone()).collect();
        read_next(waiting, wanted, move || self.show(&items));
    }

    /// All of this is read: the reader goes to the first that can be shown.
    fn show(self, items: &[Item]) {
        let first = items.iter().find(|item| item.is(Result::is_ok)).map(|item| item.number);
        if first.is_some() {
            self.shown.try_set(first);
        }
    }

    /// Takes in dropped files; `false` when something else was dropped.
    pub fn take_dropped(self, event: &ev::DragEvent) -> bool {
        let files = event.data_transfer().and_then(|data| data.files()).map(|files| all(&files)).unwrap_or_default();
        if files.is_empty() {
            return false;
        }
        event.prevent_default();
        self.take_files(files);
        true
    }

    /// Nothing is held any longer.
    fn clear(self) {
        reading::leave();
        self.items.set(Vec::new());
    }
}

/// Reads one file after the other, so that never more than one is in memory. A stop ends them all.
fn read_next(mut waiting: VecDeque<(File, Item)>, wanted: Wanted, done: impl FnOnce() + 'static) {
    let Some((file, item)) = waiting.pop_front() else { return done() };
    read_wanted(&file, Rc::clone(&wanted), move |taken| {
        let stopped = taken.as_ref().err().is_some_and(|sentence| sentence == texts::files::STOPPED);
        item.outcome.set(Some(taken));
        if stopped {
            for (_, item) in waiting.drain(..) {
                item.outcome.set(Some(Err(texts::files::STOPPED.to_owned())));
            }
        }
        read_next(waiting, wanted, done);
    });
}

#[component]
pub fn ImportPanel(
    input: ImportInput,
    /// Changes with the list of kept forms.
    changed: RwSignal<u32>,
    on_keep: impl Fn(Form, Part) + Copy + Send + Sync + 'static,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let pasted = NodeRef::<html::Textarea>::new();
    // What is on the clipboard can be pasted at once.
    Effect::new(move |_| {
        if let Some(area) = pasted.get() {
            drop(area.focus());
        }
    });
    // Whoever has something read wants to see what came of it. Where it could not be read, the focus stays at what one will try again.
    Effect::new(move |before: Option<()>| {
        let shown = input.shown.get();
        if let Some(number) = shown.filter(|_| before.is_some()) {
            when_drawn(move || focus(&result_id(number)));
        }
    });
    let read_pasted = move |_| {
        if let Some(area) = pasted.get_untracked() {
            input.take_text(area.value());
        }
    };
    let close = move |_| {
        input.clear();
        on_close();
    };
    view! {
        <section class="import" aria-labelledby="import-title">
            <h2 id="import-title">{texts::import::TITLE}</h2>
            <p>{texts::import::HELP}</p>
            <div class="tools">
                <FileButton label=texts::import::FILE several=true on_chosen=move |files| input.take_files(files) />
            </div>
            <label for="import-text">{texts::import::PASTE}</label>
            <textarea id="import-text" node_ref=pasted rows="8" spellcheck="false" />
            <div class="tools">
                <button type="button" class="primary" on:click=read_pasted>{texts::import::READ}</button>
                <button type="button" on:click=close>{texts::import::CANCEL}</button>
            </div>
            <div role="status">{move || input.items.with(|items| said(items))}</div>
            <KeepAll input changed />
            <For each=move || input.items.get() key=|item| item.number let(item)>
                <ItemView item input changed on_keep />
            </For>
        </section>
    }
}

/// The heading of what was read of an item.
fn result_id(number: u64) -> String {
    format!("{RESULT_ID}-{number}")
}

/// What is said of all items: the sentence about the only one that was not read, or how many there are.
fn said(items: &[Item]) -> Option<AnyView> {
    if let [Item { name, outcome, .. }] = items {
        let sentence = outcome.with(|outcome| outcome.as_ref()?.as_ref().err().cloned())?;
        // Whoever stopped it has made no mistake.
        let class = if sentence == texts::files::STOPPED { "note" } else { "bad" };
        let sentence = match name {
            Some(name) if class == "bad" => format!("{name}：{sentence}"),
            _ => sentence,
        };
        return Some(view! { <p class=class>{sentence}</p> }.into_any());
    }
    let outcomes: Vec<Option<bool>> =
        items.iter().map(|item| item.outcome.with(|outcome| outcome.as_ref().map(Result::is_ok))).collect();
    let ended = !outcomes.is_empty() && outcomes.iter().all(Option::is_some);
    ended.then(|| {
        let count = |what| outcomes.iter().filter(|of| **of == Some(what)).count();
        view! { <p>{texts::import::files(items.len(), count(true), count(false))}</p> }.into_any()
    })
}

/// Of several files all forms that are not kept yet, at once.
#[component]
fn KeepAll(input: ImportInput, changed: RwSignal<u32>) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let new_forms = move || -> Vec<Form> {
        changed.track();
        let forms = input.items.with(|items| {
            let forms = |item: &Item| match item.outcome.get() {
                Some(Ok(Input::Forms(read))) => read,
                _ => Vec::new(),
            };
            items.iter().flat_map(forms).map(|read| read.form).collect::<Vec<Form>>()
        });
        let shelf = context.with_value(|context| context.shelf.get_value());
        forms.into_iter().filter(|form| shelf.kept_already(form).same.is_none()).collect()
    };
    let keep = move |_| {
        for form in untrack(new_forms) {
            let now = browser::now();
            // What the browser does not take is in the list all the same.
            drop(context.with_value(|context| context.shelf.get_value().add(&Record { saved_at: now, form }, now)));
        }
        changed.update(|n| *n = n.wrapping_add(1));
    };
    move || {
        let count = new_forms().len();
        (count > 1).then(|| {
            view! {
                <div class="tools">
                    <button type="button" class="primary" on:click=keep>
                        {format!("{}（{count} 张）", texts::import::KEEP_ALL)}
                    </button>
                </div>
            }
        })
    }
}

/// A file or text, and what came of it.
#[component]
fn ItemView(
    item: Item,
    input: ImportInput,
    changed: RwSignal<u32>,
    on_keep: impl Fn(Form, Part) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let Item { number, name, outcome } = item;
    let id = result_id(number);
    let remove = move || input.items.update(|items| items.retain(|item| item.number != number));
    move || {
        let several = input.items.with(Vec::len) > 1;
        let name = name.clone();
        let id = id.clone();
        match outcome.get() {
            // The notice in the corner says how far it is.
            None => several.then(|| view! { <p class="import-file">{name}" "<span class="note">{texts::import::BEING_READ}</span></p> }).into_any(),
            Some(Err(sentence)) => several
                .then(|| {
                    view! {
                        <p class="import-file">
                            <strong>{name}</strong>
                            " "
                            <span class="bad">{sentence}</span>
                            " "
                            <button type="button" on:click=move |_| remove()>{texts::import::REMOVE}</button>
                        </p>
                    }
                })
                .into_any(),
            Some(Ok(Input::Forms(forms))) => {
                let several = several || forms.len() > 1;
                let preview = |(at, read): (usize, FormRead)| {
                    let id = if at == 0 { id.clone() } else { format!("{id}-{at}") };
                    view! { <Preview id name=name.clone() read several changed on_keep /> }
                };
                forms.into_iter().enumerate().map(preview).collect_view().into_any()
            }
            Some(Ok(Input::Several(stored))) => view! { <FormsToChoose id name stored changed /> }.into_any(),
        }
    }
}
