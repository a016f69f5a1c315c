//! 我的表: the forms kept in this browser, and the ways to get another.

mod import;
mod shelf_list;

use leptos::prelude::*;

use crate::exchange::example;
use crate::form::{Form, standard_form};
use crate::ui::app::Context;
use crate::ui::browser;
use crate::ui::keep::{keep, keep_once};
use crate::ui::route::Part;
use crate::ui::texts;
use import::{ImportPanel, Intake};

#[component]
pub fn StartPage() -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let importing = RwSignal::new(false);
    let intake = Intake::new();
    let over = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let changed = RwSignal::new(0_u32);
    let create_at = move |form: Form, part: Part| {
        if let Err(sentence) = context.with_value(|context| keep(context, form, part)) {
            problem.set(Some(sentence));
            context.with_value(|context| context.compare_with.set_value(None));
        }
    };
    let create_once = move |form: Form| {
        problem.set(context.with_value(|context| keep_once(context, form, Part::Profile)).err());
    };
    view! {
        <main
            class="start"
            class:over=move || over.get()
            on:dragover=move |_| over.set(true)
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                over.set(false);
                if intake.take_dropped(&event) {
                    importing.set(true);
                }
            }
        >
            <header>
                <h1>{texts::APP}</h1>
                <p class="note">{texts::start::WHERE}</p>
            </header>
            <div class="tools">
                <button type="button" class="primary" on:click=move |_| create_at(standard_form(&browser::this_year().to_string()), Part::Profile)>
                    {texts::start::NEW}
                </button>
                <button
                    type="button"
                    aria-expanded=move || importing.get().to_string()
                    on:click=move |_| importing.update(|open| *open = !*open)
                >
                    {texts::start::IMPORT}
                </button>
                <button type="button" on:click=move |_| create_once(example::form())>
                    {texts::start::EXAMPLE}
                </button>
            </div>
            <p class="bad" role="alert">{move || problem.get()}</p>
            <Show when=move || importing.get()>
                <ImportPanel intake changed on_keep=create_at on_close=move || importing.set(false) />
            </Show>
            <shelf_list::ShelfList changed problem on_next_year=create_once />
        </main>
    }
}
