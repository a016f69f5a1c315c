//! How a figure came about: a strip at the foot of the screen, and the figures one presses to open it.

use leptos::prelude::*;

use super::{Figure, Sheet};
use crate::evaluate::{Explanation, explain_group, explain_row, explain_total};
use crate::ui::texts::self_evaluation as words;

const ID: &str = "score-explanation";

#[component]
pub fn Detail(sheet: Sheet) -> impl IntoView {
    let explanation = Memo::new(move |_| {
        let figure = sheet.explained.get()?;
        sheet.score.with(|score| match figure {
            Figure::Row(row) => explain_row(score, row),
            Figure::Group(level1) => explain_group(score, level1),
            Figure::Total => explain_total(score),
        })
    });
    view! {
        <div id=ID class="score-detail" role="region" aria-label=words::EXPLANATION aria-live="polite">
            {move || explanation.get().map(|explanation| view! { <Lines sheet explanation /> })}
        </div>
    }
}

#[component]
fn Lines(sheet: Sheet, explanation: Explanation) -> impl IntoView {
    let Explanation { title, formula, numbers, result, source, assumption } = explanation;
    view! {
        <div class="told">
            <button type="button" class="quiet" on:click=move |_| sheet.explained.set(None)>{words::CLOSE}</button>
            <p><strong>{title}</strong>" = "{formula}</p>
            <p class="figures">"= "{numbers}" = "<strong>{result}</strong></p>
            <p class="note">
                {words::SOURCE}{source}"。"
                {assumption.map(|assumption| view! { <span>{words::ASSUMPTION}{assumption}"。"</span> })}
            </p>
        </div>
    }
}

/// A figure that opens its explanation. Without scores there is nothing to explain, and it is plain text.
#[component]
pub fn FigureButton(
    sheet: Sheet,
    figure: Figure,
    #[prop(into)] text: Signal<String>,
    /// Whose figure it is, for those who cannot see the row.
    #[prop(into)]
    of: Signal<String>,
) -> impl IntoView {
    let ready = Memo::new(move |_| sheet.score.with(|score| score.missing.is_none()));
    let open = move || sheet.explained.get() == Some(figure);
    let press = move |_| {
        let next = if sheet.explained.get_untracked() == Some(figure) { None } else { Some(figure) };
        sheet.explained.set(next);
    };
    view! {
        <Show when=move || ready.get() fallback=move || view! { <span class="figure">{move || text.get()}</span> }>
            <button
                type="button"
                class="figure"
                title=words::EXPLAIN
                aria-label=move || format!("{} {}，{}", of.get(), text.get(), words::EXPLAIN)
                aria-expanded=move || open().to_string()
                aria-controls=ID
                on:click=press
            >
                {move || text.get()}
            </button>
        </Show>
    }
}
