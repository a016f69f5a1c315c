//! The forms in a file of the recovery panel, of which the user takes any number. Nothing that is kept is written over.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::import_result::{Lines, result_title};
use crate::form::Form;
use crate::store::{Entry, Kept, Record, StorageError, Stored};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::keep_form::named;
use crate::ui::texts;

/// A form of the file that can be read, with what is said of it.
#[derive(Clone)]
struct Offered {
    record: Record,
    remarks: Vec<String>,
}

#[component]
pub fn FormsToChoose(
    /// The id of its heading.
    id: String,
    /// The name of the file.
    name: Option<String>,
    stored: Vec<Stored>,
    /// Changes with the list of kept forms.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let (offered, unreadable) = apart(stored);
    let summary = summary(offered.len(), unreadable.len());
    let summary_id = format!("{id}-summary");
    let offered = StoredValue::new(offered);
    // Which of them are kept here already, word for word.
    let kept = Memo::new(move |_| {
        changed.track();
        let here = context.with_value(kept_forms);
        offered.with_value(|all| all.iter().map(|of| here.contains(&of.record.form)).collect::<Vec<bool>>())
    });
    let fresh =
        kept.with_untracked(|kept| kept.iter().enumerate().filter(|(_, kept)| !**kept).map(|(at, _)| at).collect());
    let chosen: RwSignal<BTreeSet<usize>> = RwSignal::new(fresh);
    let message = RwSignal::new(None::<Result<String, String>>);
    let store = move |_| {
        let records: Vec<Record> = offered.with_value(|all| {
            chosen.with_untracked(|chosen| {
                chosen.iter().filter_map(|at| all.get(*at)).map(|of| of.record.clone()).collect()
            })
        });
        message.set(Some(context.with_value(|context| store_all(context, &records))));
        chosen.set(BTreeSet::new());
        changed.update(|n| *n = n.wrapping_add(1));
    };
    let row = move |(at, Offered { record, remarks }): (usize, Offered)| {
        let already = Signal::derive(move || kept.with(|kept| kept.get(at).copied().unwrap_or(false)));
        view! { <OfferedRow at record remarks chosen already /> }
    };
    view! {
        <div class="preview">
            <h3 id=id tabindex="-1" aria-describedby=summary_id.clone()>{result_title(name)}</h3>
            <p id=summary_id>{summary}</p>
            <ul>{offered.get_value().into_iter().enumerate().map(row).collect_view()}</ul>
            <div class="tools">
                <button type="button" class="primary" disabled=move || chosen.with(BTreeSet::is_empty) on:click=store>
                    {move || format!("{}（{} 张）", texts::import::STORE, chosen.with(BTreeSet::len))}
                </button>
            </div>
            <div role="status">{move || message.get().map(said)}</div>
            {(!unreadable.is_empty())
                .then(|| {
                    let line = |why: String| view! { <li>{texts::import::UNREADABLE}{why}</li> };
                    view! { <ul class="note">{unreadable.into_iter().map(line).collect_view()}</ul> }
                })}
        </div>
    }
}

/// A form of the file, to be ticked.
#[component]
fn OfferedRow(
    at: usize,
    record: Record,
    remarks: Vec<String>,
    chosen: RwSignal<BTreeSet<usize>>,
    /// Whether the same is kept here.
    already: Signal<bool>,
) -> impl IntoView {
    let choose = move |event| {
        let checked = event_target_checked(&event);
        chosen.update(|chosen| {
            if checked {
                chosen.insert(at);
            } else {
                chosen.remove(&at);
            }
        });
    };
    view! {
        <li>
            <label>
                <input type="checkbox" prop:checked=move || chosen.with(|chosen| chosen.contains(&at)) on:change=choose />
                <span>{named(&record)}</span>
            </label>
            {move || already.get().then(|| view! { <span class="note">" "{texts::import::ALREADY}</span> })}
            <Lines title=texts::import::NOTES lines=remarks open=false />
        </li>
    }
}

/// The sentence about what was kept.
fn said(message: Result<String, String>) -> impl IntoView {
    let (class, sentence) = match message {
        Ok(sentence) => ("note", sentence),
        Err(sentence) => ("bad", sentence),
    };
    view! { <p class=class>{sentence}</p> }
}

/// Separates the forms that can be read from the sentences about those that cannot.
fn apart(stored: Vec<Stored>) -> (Vec<Offered>, Vec<String>) {
    let (mut offered, mut unreadable) = (Vec::new(), Vec::new());
    for Stored { saved_at, content } in stored {
        match content {
            Ok(opened) => {
                let record = Record { saved_at: saved_at.unwrap_or_else(browser::now), form: opened.form };
                offered.push(Offered { record, remarks: opened.remarks });
            }
            Err(why) => {
                let saved = saved_at.map_or_else(String::new, |at| format!("（{} 保存）", browser::date_time(at)));
                unreadable.push(format!("{why}{saved}"));
            }
        }
    }
    (offered, unreadable)
}

fn summary(offered: usize, unreadable: usize) -> String {
    let lost = if unreadable > 0 { format!("，另有 {unreadable} 张无法读取") } else { String::new() };
    format!("文件中有 {offered} 张表{lost}。{}", texts::import::CHOOSE)
}

/// All forms that are kept here and can be read.
fn kept_forms(context: &Context) -> Vec<Form> {
    let form = |entry: Entry| if let Kept::Form(record) = entry.kept { Some(record.form) } else { None };
    context.shelf.get_value().list().into_iter().filter_map(form).collect()
}

/// Keeps each of them in a place of its own, with the time it was saved. Those that the browser does not take are in the list all the same.
fn store_all(context: &Context, records: &[Record]) -> Result<String, String> {
    let shelf = context.shelf.get_value();
    let not_taken: Vec<StorageError> =
        records.iter().filter_map(|record| shelf.add(record, browser::now()).1.err()).collect();
    let stored = format!("{} {} 张。", texts::import::STORED, records.len() - not_taken.len());
    match not_taken.first() {
        None => Ok(stored),
        Some(why) => Err(format!("{stored}{} {} 张：{why}", texts::import::NOT_STORED, not_taken.len())),
    }
}
