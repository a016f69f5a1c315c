//! Light or dark: a choice of this browser, which no form carries.

use leptos::prelude::*;

use crate::store::Shelf;
use crate::ui::context::Context;
use crate::ui::texts::settings as texts;

/// The mark of the page that the style knows.
const MARK: &str = "data-theme";

/// Shows the page in some colours. The page cannot do that itself before the program starts: it must not ask for site data that early.
pub fn show(theme: &str) {
    if let Some(page) = document().document_element() {
        // It only fails for a name that is none.
        drop(page.set_attribute(MARK, theme));
    }
}

/// The choice of light or dark, as it stands in 设置.
#[component]
pub fn ThemeChoice() -> impl IntoView {
    let shelf = expect_context::<Context>().shelf;
    let chosen = shelf.with_value(Shelf::theme);
    let choose = move |theme: &'static str| {
        shelf.with_value(|shelf| shelf.set_theme(theme));
        show(theme);
    };
    let choice = |(theme, label): (&'static str, &'static str)| {
        view! {
            <label>
                <input type="radio" name="theme" checked=chosen == theme on:change=move |_| choose(theme) />
                {label}
            </label>
        }
    };
    view! {
        <fieldset class="theme">
            <legend>{texts::THEME}</legend>
            {texts::THEMES.map(choice).into_iter().collect_view()}
            <p class="note">{texts::THEME_HELP}</p>
        </fieldset>
    }
}
