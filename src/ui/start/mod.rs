//! 我的表: the forms kept in this browser, and the ways to get another.

mod ask_again;
mod carried_form;
mod deleted_list;
mod import;
mod import_choice;
mod import_preview;
mod import_result;
mod row_summary;
mod shelf_list;
mod shelf_row;
mod storage_trouble;
mod unreadable_row;

use leptos::prelude::*;

use crate::exchange::example;
use crate::form::{Form, Part, standard_form};
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::field_elements::focus;
use crate::ui::keep_form::{keep, keep_once};
use crate::ui::next_year::{AskNextYear, NextYear};
use crate::ui::texts;
use import::{ImportInput, ImportPanel};

/// The button that opens the import.
const IMPORT_ID: &str = "import-open";

/// The heading of the first page while no form is kept.
const EMPTY_ID: &str = "empty-title";

/// The heading of the list of kept forms.
const SHELF_ID: &str = "shelf-title";

#[component]
pub fn StartPage() -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let importing = RwSignal::new(false);
    let input = ImportInput::new();
    let over = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let message = RwSignal::new(None::<String>);
    let next_year = NextYear::new();
    let changed = RwSignal::new(0_u32);
    let create_at = move |form: Form, part: Part| {
        context.with_value(|context| keep(context, form, part));
    };
    let create_once = move |form: Form| {
        context.with_value(|context| keep_once(context, form, Part::Profile));
    };
    // What was held in memory and could be saved meanwhile, or came from the durable copies, changes the list as well.
    Effect::new(move |before: Option<()>| {
        context.with_value(|context| context.shelf_changed.track());
        if before.is_some() {
            changed.update(|n| *n = n.wrapping_add(1));
        }
    });
    let empty = Memo::new(move |_| {
        changed.track();
        context.with_value(|context| context.shelf.get_value().is_empty())
    });
    let ways = move || {
        view! {
            <div class="tools">
                <button type="button" class="primary" on:click=move |_| create_at(standard_form(&browser::this_year().to_string()), Part::Profile)>
                    {texts::start::NEW}
                </button>
                <button
                    type="button"
                    id=IMPORT_ID
                    aria-expanded=move || importing.get().to_string()
                    on:click=move |_| {
                        message.set(None);
                        importing.update(|open| *open = !*open);
                    }
                >
                    {texts::start::IMPORT}
                </button>
                <button type="button" on:click=move |_| create_once(example::form())>
                    {texts::start::EXAMPLE}
                </button>
            </div>
        }
        .into_any()
    };
    // The button that closes the import goes with it.
    let close_import = move || {
        importing.set(false);
        when_drawn(|| focus(IMPORT_ID));
    };
    view! {
        <main
            class="start"
            class:over=move || over.get()
            on:dragover=move |_| over.set(true)
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                over.set(false);
                if input.take_dropped(&event) {
                    importing.set(true);
                }
            }
        >
            <header>
                <h1 tabindex="-1">{texts::APP}</h1>
                <p class="note">{texts::start::WHERE}</p>
            </header>
            <storage_trouble::StorageTrouble changed />
            <carried_form::CarriedForm />
            {move || if empty.get() { first_steps(ways()).into_any() } else { ways() }}
            <p class="bad" role="alert">{move || problem.get()}</p>
            <div role="status">{move || message.get().map(|message| view! { <p class="note">{message}</p> })}</div>
            <AskNextYear next_year />
            <Show when=move || importing.get()>
                <ImportPanel input changed on_keep=create_at on_close=close_import />
            </Show>
            <Show when=move || !empty.get()>
                <shelf_list::ShelfList changed problem message on_next_year=move |form| next_year.make(form) />
            </Show>
            <deleted_list::DeletedList changed message />
        </main>
    }
}

/// Before there is any form: the year's work in three steps, the first with its buttons.
fn first_steps(ways: AnyView) -> impl IntoView {
    let mut ways = Some(ways);
    let step = move |(title, words): &(&'static str, &'static str)| {
        view! { <li><h3>{*title}</h3><p>{*words}</p>{ways.take()}</li> }
    };
    view! {
        <section class="empty" aria-labelledby=EMPTY_ID>
            <h2 id=EMPTY_ID tabindex="-1">{texts::start::EMPTY}</h2>
            <ol>{texts::start::STEPS.iter().map(step).collect_view()}</ol>
        </section>
    }
}
