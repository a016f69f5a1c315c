//! The list of kept forms: year, unit, stage, last change; open, hand over, delete.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::EMPTY_ID;
use super::ask_again::AskAgain;
use super::unreadable_row::UnreadableRow;
use crate::evaluate::Evaluation;
use crate::form::{Form, Part};
use crate::route::Route;
use crate::store::{Entry, Exported, Kept, Record, SlotId, StorageError};
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::fields::focus;
use crate::ui::form::export;
use crate::ui::keep_form::next_year_of;
use crate::ui::page;
use crate::ui::texts;
use crate::ui::texts::storage as words;

#[component]
pub fn ShelfList(
    changed: RwSignal<u32>,
    problem: RwSignal<Option<String>>,
    /// What was done, for those who do not see the list.
    message: RwSignal<Option<String>>,
    /// Takes the form of the next year, to be kept and opened.
    on_next_year: impl Fn(Form) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let list = move || {
        changed.track();
        let shelf = context.with_value(|context| context.shelf.get_value());
        (shelf.list(), shelf.trouble() == Some(StorageError::Full))
    };
    let remove = move |slot: SlotId, named: String| {
        let at = row_at();
        let removed = context.with_value(|context| context.shelf.get_value().remove(&slot, browser::now()));
        message.set(removed.is_ok().then(|| format!("{} {named}", texts::start::DELETED)));
        changed.update(|n| *n = n.wrapping_add(1));
        if removed.is_ok() {
            when_drawn(move || focus_row(at));
        }
        problem.set(removed.err().map(|error| error.to_string()));
    };
    // What could be read of a damaged record takes its place; the focus stays in its row.
    let mend = move |slot: SlotId| {
        let at = row_at();
        let mended = context.with_value(|context| context.shelf.get_value().mend(&slot, browser::now()));
        message.set(matches!(mended, Ok(true)).then(|| words::MENDED.to_owned()));
        problem.set(mended.err().map(|error| error.to_string()));
        changed.update(|n| *n = n.wrapping_add(1));
        when_drawn(move || focus_row(at));
    };
    // What was done before is no news any more when something else is begun.
    let on_next_year = move |form| {
        message.set(None);
        on_next_year(form);
    };
    let ask = move || message.set(None);
    let back_up = move |_| {
        let (forms, file) = context.with_value(back_up);
        message.set(Some(texts::exported::backed_up(forms, &file)));
        changed.update(|n| *n = n.wrapping_add(1));
    };
    let exported = move |slot: &SlotId| {
        context.with_value(|context| context.shelf.get_value().note_kept_exported(slot, browser::now()));
        changed.update(|n| *n = n.wrapping_add(1));
    };
    view! {
        <section aria-labelledby="shelf-title">
            <div class="shelf-head">
                <h2 id="shelf-title">{texts::start::TITLE}</h2>
                <button type="button" title=texts::exported::BACKUP_HELP on:click=back_up>{texts::exported::BACKUP}</button>
            </div>
            {move || {
                // Where there is no room, it is shown what takes it.
                let (entries, sized) = list();
                let row = |Entry { slot, kept, unsaved }: Entry| {
                    let size = sized.then(|| context.with_value(|context| words::size(context.shelf.get_value().room_of(&slot))));
                    match kept {
                        Kept::Form(record) => {
                            let unsaved = unsaved.is_some();
                            let handed = context.with_value(|context| context.shelf.get_value().exported(&slot));
                            view! { <FormRow id=slot record=*record unsaved size handed exported remove ask on_next_year /> }.into_any()
                        }
                        Kept::Unreadable(text, why) => {
                            view! { <UnreadableRow id=slot text why size remove mend ask /> }.into_any()
                        }
                    }
                };
                view! {
                    <table class="grid shelf">
                        <thead>
                            <tr>
                                <th scope="col">"年度"</th>
                                <th scope="col">"单位名称"</th>
                                <th scope="col">"阶段"</th>
                                <th scope="col">"最后修改"</th>
                                <th scope="col">{texts::exported::COLUMN}</th>
                                {sized.then(|| view! { <th scope="col">{words::SIZE}</th> })}
                                <th scope="col"><span class="unseen">"操作"</span></th>
                            </tr>
                        </thead>
                        <tbody>{entries.into_iter().map(row).collect_view()}</tbody>
                    </table>
                }
            }}
        </section>
    }
}

/// Hands all forms over in one file; how many there are, and the name of the file.
fn back_up(context: &Context) -> (usize, String) {
    let (shelf, now) = (context.shelf.get_value(), browser::now());
    let written = browser::date_time(now);
    let backup = shelf.backup(&written);
    let time: String = written.replace(' ', "-").chars().filter(|c| *c != ':').collect();
    let name = format!("预算绩效目标表-{}-{time}.json", texts::exported::BACKUP);
    browser::download(&name, "application/json", &backup.text);
    for slot in &backup.slots {
        shelf.note_kept_exported(slot, now);
    }
    (backup.slots.len(), name)
}

fn rows() -> Vec<Element> {
    page::all(document().query_selector_all(".shelf tbody tr"))
}

/// Which row the focus is in: whoever deletes a form has just been asked there.
fn row_at() -> usize {
    let active = page::active();
    let here = |row: &Element| active.as_ref().is_some_and(|active| row.contains(Some(active)));
    rows().iter().position(here).unwrap_or(0)
}

/// Puts the focus into what now stands where a form was deleted: the next one, the last one, or the heading where none is left.
fn focus_row(at: usize) {
    let rows = rows();
    let row = rows.get(at).or_else(|| rows.last());
    let first = row.and_then(|row| row.query_selector("a, button").ok().flatten());
    match first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        Some(first) => drop(first.focus()),
        None => focus(EMPTY_ID),
    }
}

#[component]
fn FormRow(
    id: SlotId,
    record: Record,
    /// Whether it is in memory only.
    unsaved: bool,
    /// The room it takes, where that is to be shown.
    size: Option<String>,
    /// How it stands to the file that was made of it last.
    handed: Exported,
    /// It was handed over as a file.
    exported: impl Fn(&SlotId) + Copy + Send + Sync + 'static,
    remove: impl Fn(SlotId, String) + Copy + Send + Sync + 'static,
    ask: impl Fn() + Copy + Send + Sync + 'static,
    on_next_year: impl Fn(Form) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let Record { saved_at, form } = record;
    let form = StoredValue::new(form);
    let unit = form.with_value(|form| texts::unit_title(&form.profile.unit).to_owned());
    let (year, stage) = form.with_value(|form| (form.year.clone(), form.stage.label()));
    let named = format!("{unit} {year}");
    let href = Route::Form(id.clone(), Part::Profile).hash();
    let slot = StoredValue::new(id.clone());
    let copy = id.is_copy().then(|| view! { <span class="note">{texts::start::COPY}</span> });
    let unsaved = unsaved.then(|| view! { <span class="bad">{words::UNSAVED}</span> });
    // A clock that was set back since is told, or the order of the list would be a riddle.
    let later = (saved_at > browser::now()).then(|| view! { <span class="note">{words::LATER_THAN_NOW}</span> });
    view! {
        <tr>
            <td>{year}</td>
            <th scope="row"><a href=href>{unit}</a>{copy}</th>
            <td>{stage}</td>
            <td>{if unsaved.is_some() { String::new() } else { browser::date_time(saved_at) }}{later}{unsaved}</td>
            <td class:due=handed.overdue_days(browser::now()).is_some()>{texts::exported::line(handed)}</td>
            {size.map(|size| view! { <td>{size}</td> })}
            <td class="row-tools">
                <button
                    type="button"
                    aria-label=format!("{} {named}", texts::start::EXPORT)
                    on:click=move |_| {
                        form.with_value(|form| export(form, &Evaluation::of(form)));
                        slot.with_value(exported);
                    }
                >
                    {texts::start::EXPORT}
                </button>
                <a
                    class="button"
                    href=Route::Form(id.clone(), Part::Compare).hash()
                    aria-label=format!("{} {named}", texts::snapshots::TITLE)
                >
                    {texts::snapshots::TITLE}
                </a>
                <button
                    type="button"
                    aria-label=format!("{} {named}", texts::versions::NEXT_YEAR)
                    title=texts::versions::NEXT_YEAR_HELP
                    on:click=move |_| on_next_year(form.with_value(next_year_of))
                >
                    {texts::versions::NEXT_YEAR}
                </button>
                <DeleteButton named id remove on_ask=ask />
            </td>
        </tr>
    }
}

/// Deleting asks once more, and says whether there is a way back.
#[component]
pub(super) fn DeleteButton(
    named: String,
    id: SlotId,
    remove: impl Fn(SlotId, String) + Copy + Send + Sync + 'static,
    /// One is asked: what was said before is no news any more.
    on_ask: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let copies = expect_context::<Context>().shelf.with_value(|shelf| shelf.copies().is_connected());
    let warning = if copies { texts::start::WAY_BACK } else { texts::start::NO_WAY_BACK };
    let (warning_id, aria_label) = (format!("no-way-back-{id}"), format!("{} {named}", texts::start::DELETE));
    let on_sure = move || remove(id.clone(), named.clone());
    view! {
        <AskAgain label=texts::start::DELETE aria_label warning_id warning sure=texts::start::DELETE_SURE on_ask on_sure />
    }
}
