//! A button whose step cannot simply be undone: it asks once more, in its own place.

use leptos::html::Button;
use leptos::prelude::*;

use crate::ui::busy::when_drawn;
use crate::ui::texts;

/// A button that asks once more. The focus goes to the answer that harms nothing.
#[component]
pub fn AskAgain(
    /// What the step is called.
    label: &'static str,
    /// The step with what it is done to, for those who cannot see the list.
    aria_label: String,
    /// What names the warning in the page; no other element has it.
    warning_id: String,
    /// What is to be known before one answers.
    warning: &'static str,
    /// The answer that does it.
    sure: &'static str,
    /// The answer that leaves all as it is.
    #[prop(default = texts::start::KEEP)]
    keep: &'static str,
    on_ask: impl Fn() + Clone + Send + Sync + 'static,
    on_sure: impl Fn() + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let asking = RwSignal::new(false);
    let warning_id = StoredValue::new(warning_id);
    let aria_label = StoredValue::new(aria_label);
    let node = NodeRef::<Button>::new();
    let ask = move |wanted: bool| {
        asking.set(wanted);
        when_drawn(move || {
            if let Some(button) = node.try_get_untracked().flatten() {
                drop(button.focus());
            }
        });
    };
    move || {
        let (on_ask, on_sure) = (on_ask.clone(), on_sure.clone());
        if !asking.get() {
            return view! {
                <button
                    type="button"
                    node_ref=node
                    aria-label=aria_label.get_value()
                    on:click=move |_| {
                        on_ask();
                        ask(true);
                    }
                >
                    {label}
                </button>
            }
            .into_any();
        }
        view! {
            <span class="asking">
                <span class="note" id=warning_id.get_value()>{warning}</span>
                <button type="button" class="danger" aria-describedby=warning_id.get_value() on:click=move |_| on_sure()>
                    {sure}
                </button>
                <button
                    type="button"
                    node_ref=node
                    aria-describedby=warning_id.get_value()
                    on:click=move |_| ask(false)
                    on:keydown=move |event| if event.key() == "Escape" { ask(false) }
                >
                    {keep}
                </button>
            </span>
        }
        .into_any()
    }
}
