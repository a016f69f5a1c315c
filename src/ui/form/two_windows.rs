//! The same form was changed in another window: what happened, where the work of this window is, what differs, and what one may do.

use std::sync::Arc;

use leptos::prelude::*;

use super::compare::{place, sides, summary};
use super::reveal;
use crate::compare::{Change, Comparison, Section, compare};
use crate::form::{Form, Part};
use crate::route::Route;
use crate::store::{Rival, SaveState, StorageError};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::windows as texts;

/// How many changes are shown: enough to know which content one wants. 版本比较 shows all.
const SHOWN: usize = 60;

/// What the user may choose when another window changed the form.
#[derive(Clone, Copy)]
enum ConflictChoice {
    TakeTheirs,
    KeepOurs,
    SaveAgain,
    KeepBeside,
}

impl ConflictChoice {
    fn all(rival: &Rival) -> &'static [Self] {
        match rival {
            Rival::Changed(_) => &[Self::TakeTheirs, Self::KeepOurs, Self::KeepBeside],
            // What a newer program saved must not be written over by one that cannot even read it.
            Rival::Unreadable(_) => &[Self::KeepBeside],
            Rival::Deleted => &[Self::SaveAgain],
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::TakeTheirs => texts::TAKE_THEIRS,
            Self::KeepOurs => texts::KEEP_OURS,
            Self::SaveAgain => texts::SAVE_AGAIN,
            Self::KeepBeside => texts::KEEP_BESIDE,
        }
    }

    fn go(self, session: Session, part: Part, context: &Context) {
        match self {
            Self::TakeTheirs => session.take_theirs(),
            Self::KeepOurs | Self::SaveAgain => session.keep_ours(),
            Self::KeepBeside => {
                if let Some(slot) = session.keep_beside() {
                    context.go(Route::Form(slot, part));
                }
            }
        }
    }
}

/// The question, for as long as it is open.
#[component]
pub fn TwoWindows(session: Session, part: Memo<Part>) -> impl IntoView {
    let context = expect_context::<Context>();
    let saved = session.saved();
    view! {
        <div role="alert">
            {move || match saved.get() {
                SaveState::Contested { rival, copy } => Some(choice(session, part, &context, &rival, copy.as_ref())),
                _ => None,
            }}
        </div>
    }
}

fn choice(
    session: Session,
    part: Memo<Part>,
    context: &Context,
    rival: &Rival,
    copy: Option<&Result<(), StorageError>>,
) -> impl IntoView + use<> {
    request_animation_frame(reveal::uncover_focus);
    let detail = match rival {
        Rival::Changed(at) => format!("（{}）", browser::clock(*at)),
        Rival::Unreadable(why) => format!("（{why}）"),
        Rival::Deleted => String::new(),
    };
    let here = match copy {
        Some(Ok(())) => texts::COPIED,
        Some(Err(_)) => texts::NOT_COPIED,
        None => texts::STILL_HERE,
    };
    let buttons = ConflictChoice::all(rival).iter().map(|way| {
        let context = context.clone();
        view! {
            <button type="button" on:click=move |_| way.go(session, part.get_untracked(), &context)>
                {way.label()}
            </button>
        }
    });
    let theirs = matches!(rival, Rival::Changed(_)).then(|| session.theirs()).flatten();
    view! {
        <div class="choice">
            <p>
                <strong>{format!("{}{detail}。", texts::what_happened(rival))}</strong>
                {here}
            </p>
            <div class="tools">{buttons.collect_view()}</div>
            {theirs.map(|theirs| view! { <WhatDiffers session theirs /> })}
        </div>
    }
}

/// What the other window has and what stands here, side by side. It follows what is typed here.
#[component]
fn WhatDiffers(session: Session, theirs: Form) -> impl IntoView {
    let comparison = Memo::new(move |_| session.watched(Topic::Settled, |form| Arc::new(compare(&theirs, form))));
    view! {
        <details class="what-differs">
            <summary>{move || format!("{}：{}", texts::DIFFERENCE, comparison.with(|of| summary(of)))}</summary>
            <div class="scrolled" tabindex="0" role="group" aria-label=texts::DIFFERENCE>
                <table class="grid">
                    <thead>
                        <tr>
                            <th scope="col">{texts::PLACE}</th>
                            <th scope="col">{texts::THERE}</th>
                            <th scope="col">{texts::HERE}</th>
                        </tr>
                    </thead>
                    <tbody>{move || comparison.with(|of| rows(of))}</tbody>
                </table>
            </div>
        </details>
    }
}

fn rows(comparison: &Comparison) -> Vec<impl IntoView + use<>> {
    let of_sections = Section::ALL.into_iter().flat_map(|section| comparison.of(section));
    of_sections.take(SHOWN).map(row).collect()
}

fn row(change: &Change) -> impl IntoView + use<> {
    let (theirs, ours) = sides(change);
    view! {
        <tr>
            <th scope="row">{place(change)}</th>
            <td>{theirs}</td>
            <td>{ours}</td>
        </tr>
    }
}
