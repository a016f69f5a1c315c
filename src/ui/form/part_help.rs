//! 「说明」 beside the heading of a part: what goes into it, which rule it rests on, what is still assumed, and what the checks look at.

use leptos::prelude::*;

use crate::check::Rule;
use crate::form::Part;
use crate::route::Route;
use crate::ui::glossary::topic_of_part;
use crate::ui::session::Session;
use crate::ui::texts::help as words;
use crate::ui::texts::parts::{self as texts, PartText};
use crate::ui::texts::with_defaults;

/// The words about a part that fold out below its heading. 帮助 needs none.
pub fn help_of(session: Session, part: Part) -> Option<impl IntoView> {
    let text = texts::of(part)?;
    let whole = Route::of_help(session.slot(), &topic_of_part(part));
    let terms = Route::of_help(session.slot(), words::TERMS_TOPIC);
    Some(view! {
        <details class="part-help">
            <summary>{texts::TITLE}</summary>
            <div class="part-words">
                {words_of(text)}
                <p><a href=whole>{texts::ALL_PARTS}</a>"　"<a href=terms>{words::TERMS}</a></p>
            </div>
        </details>
    })
}

/// The words themselves, the same here and in 帮助.
pub fn words_of(text: PartText) -> AnyView {
    let line = |label: &'static str, class: &'static str, text: String| {
        (!text.is_empty()).then(|| view! { <dt class=class>{label}</dt><dd>{text}</dd> })
    };
    let rules: Vec<String> = text.rules.iter().map(|rule| named(*rule)).collect();
    view! {
        <p>{text.what}</p>
        <ul>{text.points.iter().map(|point| view! { <li>{with_defaults(point)}</li> }).collect_view()}</ul>
        <dl>
            {line(words::SOURCE, "", text.source.to_owned())}
            {line(words::ASSUMPTION, "confirm", text.assumed.to_owned())}
            {line(texts::CHECKED, "", rules.join("、"))}
        </dl>
    }
    .into_any()
}

fn named(rule: Rule) -> String {
    let entry = rule.entry();
    format!("{} {}", entry.code, entry.title)
}
