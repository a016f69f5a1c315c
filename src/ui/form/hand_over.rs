//! 交表: what is still open, then what to hand to whom, and below it the paper as it comes out of the printer.

mod way;

use leptos::prelude::*;

use super::export_file::{export_soon, page_soon, write_soon};
use super::missing_cells::ToFirstMissing;
use super::print::Preview;
use crate::form::Part;
use crate::handover::{html, plain_text};
use crate::paper::Paper;
use crate::parts::{FindingCounts, count_findings};
use crate::progress::Progress;
use crate::route::Route;
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::hand_over as texts;
use way::{Deed, WAYS, Way};

/// The paper that is shown and handed over; until one is chosen, that of the stage.
#[derive(Clone, Copy)]
pub struct ChosenPaper(pub RwSignal<Option<Paper>>);

#[component]
pub fn HandOverScreen(session: Session) -> impl IntoView {
    // Until one is chosen, the stage decides.
    let ChosenPaper(chosen) = expect_context();
    let usual = Memo::new(move |_| session.watched(Topic::Stage, |form| Paper::of(form.stage)));
    let paper = Memo::new(move |_| chosen.get().unwrap_or_else(|| usual.get()));
    view! {
        <section class="hand-over" aria-label=texts::CHOICES>
            <StillOpen session />
            <Choice session paper />
        </section>
        <Preview session paper chosen />
    }
}

/// What is missing and found, with the ways to it. It hinders nobody.
#[component]
fn StillOpen(session: Session) -> impl IntoView {
    session.check_if_due();
    let state = Memo::new(move |_| {
        let found = session.findings();
        // What is only to be filled in is counted as missing cells.
        let counts = count_findings(found.list().iter());
        (session.progress(Progress::count_missing), counts)
    });
    move || still_open(session, state.get())
}

fn still_open(session: Session, (missing, [errors, warnings, advice]): (usize, FindingCounts)) -> AnyView {
    let review = Route::Form(session.slot(), Part::Review).hash();
    if missing + errors + warnings == 0 {
        let to_review = (advice > 0).then(|| view! { <a href=review>{texts::TO_REVIEW}</a> });
        return view! { <p class="hand-over-state">{texts::ready(advice)}{to_review}</p> }.into_any();
    }
    let missing = (missing > 0).then(|| {
        view! {
            <li>
                {texts::missing(missing)}"，"
                <ToFirstMissing session part=Part::HandOver />
            </li>
        }
    });
    let found = (errors + warnings > 0).then(|| {
        view! {
            <li>
                {texts::found(errors, warnings)}"，"
                <a href=review>{texts::TO_REVIEW}</a>
            </li>
        }
    });
    view! { <div class="hand-over-state"><p>{texts::STILL}</p><ul>{missing}{found}</ul></div> }.into_any()
}

/// The ways of handing over, the one taken last chosen. A way of one paper hands over the one that is shown.
#[component]
fn Choice(session: Session, paper: Memo<Paper>) -> impl IntoView {
    let context = expect_context::<Context>();
    let shelf = context.shelf;
    let last = shelf.with_value(|shelf| Way::of_code(&shelf.handed_over()));
    let way = RwSignal::new(last);
    let make = move |_| {
        let way = way.get_untracked();
        shelf.with_value(|shelf| shelf.set_handed_over(way.code));
        let paper = paper.get_untracked();
        match way.deed {
            Deed::Json => export_soon(session),
            Deed::Print => {
                session.note_handed_over(false);
                // What a window that cannot print says to this is its own business.
                drop(window().print());
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
    // Which table it will be is chosen below, where it is shown.
    let of_paper = move || way.get().is_of_a_paper().then(|| format!("{}{}", texts::OF_PAPER, paper.get().label()));
    view! {
        <div class="ways" role="radiogroup" aria-label=texts::CHOICES>{groups}</div>
        <div class="tools hand-over-make">
            <button type="button" class="primary" on:click=make>{texts::MAKE}</button>
            <span class="note">{of_paper}</span>
        </div>
    }
}

/// A paper onto the clipboard, as a table for editors that take one and as text for others.
fn copy(session: Session, paper: Paper) {
    let both = session.with_evaluation(|form, evaluation| {
        let papers = [paper];
        (plain_text::text(form, evaluation, &papers), html::tables(form, evaluation, &papers))
    });
    let done = browser::copy(&both.0, &both.1);
    if done {
        session.note_handed_over(false);
    }
    session.show_message(
        if done { format!("“{}”{}", paper.label(), texts::COPIED) } else { texts::NOT_COPIED.to_owned() },
        None,
    );
}
