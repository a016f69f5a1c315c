//! The menu of the open form: what is done with the form as a whole, and now and then.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::stage_tasks::TasksShown;
use crate::form::Part;
use crate::route::Route;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::explained::close_when_left;
use crate::ui::field_elements::is_focused;
use crate::ui::keep_form::{copy_of, keep};
use crate::ui::page;
use crate::ui::session::Session;
use crate::ui::texts::{form as words, shortcuts, tasks as tasks_words};

#[component]
pub fn FormMenu(
    session: Session,
    part: Memo<Part>,
    /// Whether the list of shortcuts is open.
    listed: RwSignal<bool>,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    // Another page is another place; the menu belongs to the one it was opened at.
    Effect::new(move |_| {
        part.track();
        open.set(false);
    });
    let focus_button = move || {
        if let Some(button) = button.get_untracked() {
            drop(button.focus());
        }
    };
    // What is hidden cannot keep the focus; a dialog gives it back to where it was.
    let close = move || {
        focus_button();
        open.set(false);
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            close();
        }
        if matches!(event.key().as_str(), "ArrowDown" | "ArrowUp") {
            event.prevent_default();
            let backwards = event.key() == "ArrowUp";
            open.set(true);
            when_drawn(move || focus_item(backwards));
        }
    };
    let link = move |of: Part| {
        let href = Route::Form(session.slot(), of).hash();
        let current = move || (part.get() == of).then_some("page");
        view! { <li><a href=href aria-current=current on:click=move |_| open.set(false)>{of.label()}</a></li> }
    };
    let copy = move |_| context.with_value(|context| keep(context, session.with(copy_of), Part::Profile));
    let TasksShown(tasks) = expect_context();
    let show_tasks = move |_| {
        close();
        tasks.set(true);
    };
    let list = move |_| {
        close();
        listed.set(true);
    };
    view! {
        <div
            class="form-menu"
            on:keydown=on_key
            on:focusout=move |event| close_when_left(&event, open)
        >
            <button
                type="button"
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls="form-menu"
                on:click=move |_| {
                    open.update(|open| *open = !*open);
                    // WebKit gives no focus to what is clicked, and without it nothing would close the menu.
                    focus_button();
                }
            >
                {words::MENU}
            </button>
            <ul id="form-menu" hidden=move || !open.get()>
                <li><button type="button" on:click=show_tasks>{tasks_words::SHOW}</button></li>
                {link(Part::Compare)}
                {link(Part::Settings)}
                <li><button type="button" on:click=copy>{words::COPY_FORM}</button></li>
                <li><button type="button" on:click=list>{shortcuts::TITLE}</button></li>
                {link(Part::Help)}
            </ul>
        </div>
    }
}

/// Puts the focus to the next entry of the menu, or to the one before; from the button to the first or the last. After the last the first comes again.
fn focus_item(backwards: bool) {
    let items: Vec<HtmlElement> = page::all(document().query_selector_all("#form-menu a, #form-menu button"));
    let at = items.iter().position(|item| is_focused(item));
    let next = match (at, backwards) {
        (Some(at), true) => at.checked_sub(1),
        (Some(at), false) => Some(at + 1),
        (None, true) => None,
        (None, false) => Some(0),
    };
    let item = next.and_then(|next| items.get(next)).or_else(|| if backwards { items.last() } else { items.first() });
    if let Some(item) = item {
        drop(item.focus());
    }
}
