//! 基本信息: year, unit, its functions and its people; and what an import could not place.

use leptos::prelude::*;

use super::last_year::LastYearSection;
use super::next_year::{NextYearSection, Origin};
use crate::edit::Edit;
use crate::form::{self, Field};
use crate::ui::field_elements::element_id;
use crate::ui::fields::TextField;
use crate::ui::portions::in_portions;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn ProfileScreen(session: Session) -> impl IntoView {
    view! {
        <Origin session />
        <div class="sheet">
            <Line session field=Field::Year class="short" />
            <Line session field=Field::Unit />
            <Text session field=Field::Functions />
            <Text session field=Field::Organisation />
        </div>
        <LastYearSection session />
        <NextYearSection session />
        <Unplaced session />
    }
}

/// A label and a box of one line.
#[component]
fn Line(session: Session, field: Field, #[prop(optional)] class: &'static str) -> impl IntoView {
    view! {
        <div class="line">
            <label for=element_id(field)>{field.label()}</label>
            <TextField session field label=field.label() class=format!("boxed says {class}") />
        </div>
    }
}

/// A label and a box for paragraphs, with the number of characters.
#[component]
pub fn Text(
    session: Session,
    field: Field,
    /// A box of one line that grows, for an explanation most forms do not need.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let class = if short { "boxed says" } else { "boxed says long" };
    view! {
        <div class="line">
            <label for=element_id(field)>{field.label()}</label>
            <TextField session field label=field.label() multiline=true counted=true class />
        </div>
    }
}

/// The lines for which an import found no place.
#[component]
fn Unplaced(session: Session) -> impl IntoView {
    let lines = Memo::new(move |_| session.watched(Topic::Unplaced, |form| form.unplaced.clone()));
    let places = in_portions(Memo::new(move |_| (0..lines.with(Vec::len)).collect()));
    view! {
        <Show when=move || !lines.with(Vec::is_empty)>
            <section class="unplaced" aria-labelledby="unplaced-title">
                <h2 id="unplaced-title">{texts::form::UNPLACED}</h2>
                <p class="note">{texts::form::UNPLACED_HELP}</p>
                <ul>
                    <For each=move || places.get() key=|at| *at let(at)>
                        <UnplacedLine session at line=Memo::new(move |_| lines.with(|lines| lines.get(at).cloned())) />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// What stands at a place of the list; another line when one before it goes.
#[component]
fn UnplacedLine(session: Session, at: usize, line: Memo<Option<form::UnplacedLine>>) -> impl IntoView {
    let row = move |line: form::UnplacedLine| {
        view! {
            <li>
                <span class="where">{format!("第 {} 行", line.line)}</span>
                <span class="verbatim">{line.text.clone()}</span>
                <span class="note">{line.reason}</span>
                <button
                    type="button"
                    aria-label=format!("{} {}", texts::form::DROP_LINE, line.text)
                    on:click=move |_| session.edit(Edit::RemoveUnplaced(at))
                >
                    {texts::form::DROP_LINE}
                </button>
            </li>
        }
    };
    move || line.get().map(row)
}
