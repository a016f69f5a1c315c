//! What stands at the foot while a range is chosen: its size, the sum, number and average of its figures, and what can be done to it by the mouse.

use leptos::prelude::*;

use super::{RangeStep, Ranges};
use crate::ui::session::Topic;
use crate::ui::texts::ranges as texts;

/// The buttons, each with its label and its key.
const STEPS: [((&str, &str), RangeStep); 4] = [
    (texts::COPY, RangeStep::Copy),
    (texts::CLEAR, RangeStep::Clear),
    (texts::FILL_DOWN, RangeStep::FillDown),
    (texts::FILL_RIGHT, RangeStep::FillRight),
];

#[component]
pub fn RangeBar(ranges: Ranges) -> impl IntoView {
    let told = Memo::new(move |_| {
        let range = ranges.watched()?;
        ranges.session.watch(Topic::Anything);
        Some(texts::told(range.size(), &ranges.statistics(&range)))
    });
    let button = move |((label, title), step): ((&'static str, &'static str), RangeStep)| {
        // The cell keeps the focus, so that the keys go on from it.
        view! {
            <button
                type="button"
                tabindex="-1"
                title=title
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| ranges.take(step)
            >
                {label}
            </button>
        }
    };
    view! {
        <div class="range-bar" class:empty=move || told.with(Option::is_none)>
            <p role="status">{move || told.get()}</p>
            <Show when=move || told.with(Option::is_some)>
                <div class="tools">
                    {STEPS.map(button).collect_view()}
                </div>
            </Show>
        </div>
    }
}
