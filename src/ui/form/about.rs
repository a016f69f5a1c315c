//! 关于本程序, at the end of 帮助: which version this is, where the forms are kept and who can read them, and what a browser does not promise.

use leptos::prelude::*;

use crate::engine;
use crate::ui::browser::said_by_page;
use crate::ui::texts::about as texts;

#[component]
pub fn About() -> impl IntoView {
    let source = texts::source(&said_by_page("commit").unwrap_or_default());
    view! {
        <dl>
            <dt>{texts::VERSION}</dt>
            <dd class="version">{texts::version(engine::version(), &source)}</dd>
            {texts::TOLD.iter().map(|(what, text)| view! { <dt>{*what}</dt><dd>{*text}</dd> }).collect_view()}
        </dl>
    }
}
