//! The form on paper, as it comes out of the printer: below the ways of 交表, and alone in a file that is only to be read.

use leptos::prelude::*;

use super::paper::{drawn, pages_of};
use crate::evaluate::Evaluation;
use crate::exchange::file_name::file_name_of;
use crate::form::Form;
use crate::paper::{Block, Paper, Sheet};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::{APP, busy, print as texts, start, unit_title};

/// The chosen paper of the open form.
#[component]
pub fn Preview(session: Session, paper: Memo<Paper>, chosen: RwSignal<Option<Paper>>) -> impl IntoView {
    let sheet = Memo::new(move |_| session.settled(|form, evaluation| paper.get().of_evaluated(form, evaluation)));
    let name = Memo::new(move |_| session.settled(|form, _| printed_name(form, paper.get())));
    let choose = move |of| {
        session.busy(session.is_long(), busy::SHOWING, move || {
            let _gone = chosen.try_set(Some(of));
        });
    };
    let offered = Memo::new(move |_| session.watched(Topic::Approved, Paper::offered));
    view! { <Desk paper offered sheet name choose /> }
}

/// A paper page by page, with the choice among papers and the button that prints.
#[component]
pub fn Desk(
    paper: Memo<Paper>,
    /// The papers that there are.
    offered: Memo<Vec<Paper>>,
    sheet: Memo<Sheet>,
    /// What its PDF is called.
    name: Memo<String>,
    choose: impl Fn(Paper) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    // What stands on the pages that are shown. They are cut outside the page and come as a whole, so that nothing is seen or printed in between.
    let shown = RwSignal::new(None::<ShownPages>);
    Effect::new(move |_| {
        let (sheet, paper) = (sheet.get(), paper.get());
        let pages = pages_of(&sheet, paper.is_wide());
        shown.set(Some(ShownPages { paper, sheet, pages }));
    });
    let is_wide = move || shown.with(|of| of.as_ref().is_some_and(|of| of.paper.is_wide()));
    // A page has one size in all browsers that know none of named pages, so the size goes with the paper that is shown.
    Effect::new(move |_| set_page_size(Some(is_wide())));
    on_cleanup(|| set_page_size(None));
    // The name of a PDF is the title of the page it was printed from.
    Effect::new(move |_| document().set_title(&name.get()));
    on_cleanup(|| document().set_title(APP));
    let label = move || shown.with(|of| of.as_ref().map(|of| of.paper.label()));
    let choice = move |of: Paper| {
        view! {
            <label>
                <input
                    type="radio"
                    name="paper"
                    prop:checked=move || paper.get() == of
                    on:change=move |_| choose(of)
                />
                {of.label()}
            </label>
        }
    };
    // What a window that cannot print says to this is its own business.
    let print = move |_| drop(window().print());
    view! {
        <div class="paper-tools">
            <div class="papers" role="radiogroup" aria-label=texts::PAPERS>{move || offered.get().into_iter().map(choice).collect_view()}</div>
            <button type="button" class="primary" on:click=print>{texts::PRINT}</button>
        </div>
        <p class="note paper-help">
            {texts::HELP}{move || if paper.get().is_wide() { texts::LIES } else { texts::STANDS }}
        </p>
        <div class="desk" tabindex="0" role="region" aria-label=label>
            {move || shown.get().map(|ShownPages { paper, sheet, pages }| drawn(&sheet, pages, paper.is_wide()))}
        </div>
    }
}

/// What a printed paper is called, so that its PDF has the name of a file that is handed over: unit, year, table.
fn printed_name(form: &Form, paper: Paper) -> String {
    let name = file_name_of(form, &paper.name_of_file(form), "pdf");
    name.trim_end_matches(".pdf").to_owned()
}

/// Lets the style of one size of page count: of the wide or the upright one, or neither. Both stand in the page (`index.html`), because its policy
/// lets no style be added.
fn set_page_size(is_wide: Option<bool>) {
    for (id, wide) in [("paper-portrait", false), ("paper-landscape", true)] {
        if let Some(style) = document().get_element_by_id(id) {
            // It only fails for a name that is none.
            drop(style.set_attribute("media", if is_wide == Some(wide) { "all" } else { "not all" }));
        }
    }
}

/// A paper with its pages.
#[derive(Clone)]
struct ShownPages {
    paper: Paper,
    sheet: Sheet,
    pages: Vec<Vec<Block>>,
}

/// A form that can be read and printed, and not be changed.
#[component]
pub fn ToReadOnly(form: Form) -> impl IntoView {
    let evaluation = Evaluation::of(&form);
    let title = format!("{} {}{}", unit_title(&form.profile.unit), form.year.trim(), start::YEAR);
    let paper = RwSignal::new(Paper::of(form.stage));
    let of = StoredValue::new((form, evaluation));
    let sheet = Memo::new(move |_| of.with_value(|(form, evaluation)| paper.get().of_evaluated(form, evaluation)));
    let name = Memo::new(move |_| of.with_value(|(form, _)| printed_name(form, paper.get())));
    let paper_shown = Memo::new(move |_| paper.get());
    let offered = Memo::new(move |_| of.with_value(|(form, _)| Paper::offered(form)));
    view! {
        <main class="content paper-page to-read" id="content">
            <div class="part-head"><h1 tabindex="-1">{title}</h1></div>
            <p class="note">{texts::TO_READ}</p>
            <Desk paper=paper_shown offered sheet name choose=move |of| paper.set(of) />
        </main>
    }
}
