//! The list of kept forms, in the order that one wants and only those that have certain words; 全部备份.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::row_summary::Summaries;
use super::shelf_row::FormRow;
use super::unreadable_row::UnreadableRow;
use super::{EMPTY_ID, SHELF_ID};
use crate::form::{Form, terms};
use crate::store::{Entry, Kept, ListOrder, SlotId, StorageError, arrange};
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::field_elements::focus;
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
    // Every kept form is read for it, so not once more for each key in the search.
    let list = Memo::new(move |_| {
        changed.track();
        let shelf = context.with_value(|context| context.shelf.get_value());
        (shelf.list(), shelf.trouble() == Some(StorageError::Full))
    });
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
    let summaries = Summaries::new();
    let (words, order) = (RwSignal::new(String::new()), RwSignal::new((ListOrder::default(), false)));
    let row = move |Entry { slot, kept, unsaved }: Entry, sized: bool| {
        let size = sized.then(|| context.with_value(|context| shown_size(context, &slot)));
        match kept {
            Kept::Form(record) => {
                let unsaved = unsaved.is_some();
                let handed = context.with_value(|context| context.shelf.get_value().exported(&slot));
                view! { <FormRow id=slot record=*record unsaved size handed exported remove ask on_next_year summaries /> }
                    .into_any()
            }
            Kept::Unreadable(text, why) => view! { <UnreadableRow id=slot text why size remove mend ask /> }.into_any(),
        }
    };
    let table = move || {
        // What stands beside the forms changes too, such as when they were exported.
        changed.track();
        // Where there is no room, it is shown what takes it.
        let (entries, sized) = list.get();
        let (by, backwards) = order.get();
        let shown = arrange(entries, &words.get(), by, backwards);
        let none = shown.is_empty().then(|| view! { <p class="note">{texts::start::NO_SUCH}</p> });
        view! {
            <table class="grid shelf">
                <thead><tr>{heads(order, sized)}</tr></thead>
                <tbody>{shown.into_iter().map(|entry| row(entry, sized)).collect_view()}</tbody>
            </table>
            {none}
        }
    };
    view! {
        <section aria-labelledby=SHELF_ID>
            <div class="shelf-head">
                <h2 id=SHELF_ID tabindex="-1">{texts::start::TITLE}</h2>
                <input
                    type="search"
                    class="boxed"
                    aria-label=texts::start::SEARCH
                    placeholder=texts::start::SEARCH_HINT
                    prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event))
                />
                <button type="button" title=texts::exported::BACKUP_HELP on:click=back_up>{texts::exported::BACKUP}</button>
            </div>
            {table}
        </section>
    }
}

/// The room a form takes.
fn shown_size(context: &Context, slot: &SlotId) -> String {
    words::size(context.shelf.get_value().room_of(slot))
}

/// The heads of the columns; those that the list can be ordered by are buttons, and a second click turns the order round.
fn heads(order: RwSignal<(ListOrder, bool)>, sized: bool) -> impl IntoView {
    let by = move |of: ListOrder, label: &'static str| {
        let sorted = move || {
            let (by, backwards) = order.get();
            (by == of).then_some(if backwards { "descending" } else { "ascending" })
        };
        let choose = move |_| order.update(|(by, backwards)| (*by, *backwards) = (of, *by == of && !*backwards));
        view! {
            <th scope="col" aria-sort=sorted>
                <button type="button" class="quiet sort" on:click=choose>{label}</button>
            </th>
        }
    };
    view! {
        {by(ListOrder::Year, texts::start::YEAR)}
        {by(ListOrder::Unit, "单位名称")}
        {by(ListOrder::Stage, texts::form::STAGE)}
        <th scope="col" class="number">{texts::start::MISSING}</th>
        <th scope="col">{texts::start::FOUND}</th>
        <th scope="col">{terms::POINTS}</th>
        {by(ListOrder::Saved, texts::start::SAVED_AT)}
        <th scope="col">{texts::exported::COLUMN}</th>
        {sized.then(|| view! { <th scope="col">{words::SIZE}</th> })}
        <th scope="col"><span class="unseen">"操作"</span></th>
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
