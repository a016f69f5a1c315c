//! 交表: what is still open, then what to hand to whom.

mod way;

use leptos::prelude::*;

use super::export_file::{export_soon, page_soon, write_soon};
use super::missing_cells::go_to_next;
use crate::check::Severity;
use crate::form::Part;
use crate::handover::{html, plain_text};
use crate::paper::Paper;
use crate::route::Route;
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::dialog::Dialog;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::hand_over as texts;
use way::{Deed, WAYS, Way};

/// The paper that 打印预览 shows; until one is chosen, that of the stage.
#[derive(Clone, Copy)]
pub struct ChosenPaper(pub RwSignal<Option<Paper>>);

#[component]
pub fn HandOver(
    session: Session,
    part: Memo<Part>,
    /// Whether it is open.
    shown: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Show when=move || shown.get()>
            <Dialog
                id="hand-over"
                class="hand-over"
                title=texts::TITLE.to_owned()
                shut=texts::SHUT
                cancel=move |()| shown.set(false)
            >
                <StillOpen session part shown />
                <Choice session shown />
            </Dialog>
        </Show>
    }
}

/// What is missing and found, with the ways to it. It hinders nobody.
#[component]
fn StillOpen(session: Session, part: Memo<Part>, shown: RwSignal<bool>) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    session.check_if_due();
    let missing = session.progress(|progress| progress.missing().count());
    let found = session.findings();
    let count = |severity| found.list().iter().filter(|finding| finding.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if missing + errors + warnings == 0 {
        return view! { <p class="hand-over-state">{texts::READY}</p> }.into_any();
    }
    let to_missing = move |_| {
        shown.set(false);
        context.with_value(|context| go_to_next(session, context, part.get_untracked(), false));
    };
    let to_review = move |_| {
        shown.set(false);
        context.with_value(|context| context.go(Route::Form(session.slot(), Part::Review)));
    };
    let missing = (missing > 0).then(|| {
        view! {
            <li>
                {texts::missing(missing)}"，"
                <button type="button" class="quiet link" on:click=to_missing>{texts::TO_MISSING}</button>
            </li>
        }
    });
    let found = (errors + warnings > 0).then(|| {
        view! {
            <li>
                {texts::found(errors, warnings)}"，"
                <button type="button" class="quiet link" on:click=to_review>{texts::TO_REVIEW}</button>
            </li>
        }
    });
    view! { <div class="hand-over-state"><p>{texts::STILL}</p><ul>{missing}{found}</ul></div> }.into_any()
}

/// The ways of handing over, the one taken last chosen; and of which paper, where a way is of one.
#[component]
fn Choice(session: Session, shown: RwSignal<bool>) -> impl IntoView {
    let context = expect_context::<Context>();
    let shelf = context.shelf;
    let last = shelf.with_value(|shelf| Way::of_code(&shelf.handed_over()));
    let way = RwSignal::new(last);
    let paper = RwSignal::new(session.watched(Topic::Stage, |form| Paper::of(form.stage)));
    let chosen_paper = expect_context::<ChosenPaper>();
    let context = StoredValue::new_local(context);
    let make = move |_| {
        let way = way.get_untracked();
        shelf.with_value(|shelf| shelf.set_handed_over(way.code));
        shown.set(false);
        let paper = paper.get_untracked();
        match way.deed {
            Deed::Json => export_soon(session),
            Deed::Print => {
                chosen_paper.0.set(Some(paper));
                context.with_value(|context| context.go(Route::Form(session.slot(), Part::Print)));
                session.show_message(texts::PRINT_HINT, None);
            }
            Deed::Copy => copy(session, paper),
            Deed::Page { to_read } => page_soon(session, to_read),
            Deed::Write(format) => write_soon(session, format, format.is_of_papers().then_some(paper)),
        }
    };
    let choice = move |of: &'static Way| {
        view! {
            <label class="way">
                <input
                    type="radio"
                    name="way"
                    aria-label=of.label
                    aria-describedby=format!("way-{}", of.code)
                    prop:checked=move || way.get() == of
                    on:change=move |_| way.set(of)
                />
                <span class="way-name" aria-hidden="true">{of.label}</span>
                <span class="way-what" id=format!("way-{}", of.code)>{of.what}</span>
            </label>
        }
    };
    let groups = WAYS
        .iter()
        .map(|(whom, ways)| {
            view! { <fieldset><legend>{*whom}</legend>{ways.iter().map(choice).collect_view()}</fieldset> }
        })
        .collect_view();
    let papers = move || way.get().is_of_a_paper().then(|| view! { <Papers paper /> });
    view! {
        <div class="ways" role="radiogroup" aria-label=texts::CHOICES>{groups}</div>
        <div class="tools hand-over-make">
            {papers}
            <button type="button" class="primary" data-first="" on:click=make>{texts::MAKE}</button>
        </div>
    }
}

#[component]
fn Papers(paper: RwSignal<Paper>) -> impl IntoView {
    let choice = move |of: Paper| {
        view! {
            <label>
                <input type="radio" name="handed-paper" prop:checked=move || paper.get() == of on:change=move |_| paper.set(of) />
                {of.label()}
            </label>
        }
    };
    view! { <div class="papers" role="radiogroup" aria-label=texts::PAPERS>{Paper::ALL.map(choice).collect_view()}</div> }
}

/// A paper onto the clipboard, as a table for editors that take one and as text for others.
fn copy(session: Session, paper: Paper) {
    let both = session.with_evaluation(|form, evaluation| {
        let papers = [paper];
        (plain_text::text(form, evaluation, &papers), html::tables(form, evaluation, &papers))
    });
    let done = browser::copy(&both.0, &both.1);
    session.show_message(
        if done { format!("“{}”{}", paper.label(), texts::COPIED) } else { texts::NOT_COPIED.to_owned() },
        None,
    );
}
