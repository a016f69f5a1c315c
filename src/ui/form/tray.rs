//! What floats at the foot of the window, so that nothing moves while someone types: the choice between two windows; and what is said in passing.

use std::time::Duration;

use leptos::prelude::*;

use super::reveal;
use crate::form::Part;
use crate::route::Route;
use crate::store::{Rival, StorageError};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::session::{SaveState, Session};
use crate::ui::texts::windows as texts;

/// The attribute of the page while two windows contend for the form; the style knows it.
const CONTESTED: &str = "data-contested";

const PASSING_ID: &str = "passing";

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(6);
/// How long after a message a change of the part does not take it away: a step that shows on another part leads there at once.
const GOES_ALONG: Duration = Duration::from_millis(300);

#[component]
pub fn Tray(session: Session, part: Memo<Part>, finder: super::find::Finder) -> impl IntoView {
    let context = expect_context::<Context>();
    let saved = session.saved();
    // The notice is higher than a sentence: while it stands there, fields that get the focus are scrolled above it.
    Effect::new(move |_| mark_page(saved.with(|saved| matches!(saved, SaveState::Contested { .. }))));
    on_cleanup(|| mark_page(false));
    view! {
        <div class="tray">
            <super::foot_notes::FootNotes session part />
            <super::findings_walk::FindingsWalk session part />
            <super::find::FindBar finder />
            <div role="alert">
                {move || match saved.get() {
                    SaveState::Contested { rival, copy } => Some(choice(session, part, &context, &rival, copy.as_ref())),
                    _ => None,
                }}
            </div>
        </div>
    }
}

fn mark_page(contested: bool) {
    if let Some(page) = document().document_element() {
        // It only fails for a name that is none.
        drop(if contested { page.set_attribute(CONTESTED, "") } else { page.remove_attribute(CONTESTED) });
    }
}

/// The sentence said last, for a while or until another part is shown. It stands in the room of the top bar, where it covers nothing. Its region
/// stays in the page: one that comes with its text is not read out.
#[component]
pub fn Passing(session: Session, part: Memo<Part>) -> impl IntoView {
    let said = StoredValue::new(0_u32);
    let fresh = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(message) = session.message() {
            said.update_value(|said| *said = said.wrapping_add(1));
            // Written even where it is the same as before: what is said again is to be heard again.
            write(Some(&message.text));
            clear_when_seen(said, said.get_value());
            fresh.set_value(true);
            let age = move || {
                fresh.try_set_value(false);
            };
            set_timeout(age, GOES_ALONG);
        }
    });
    Effect::new(move |before: Option<()>| {
        part.track();
        if before.is_some() && !fresh.get_value() {
            write(None);
        }
    });
    view! {
        <div class="spring" role="status">
            <p class="passing" id=PASSING_ID></p>
        </div>
    }
}

fn write(text: Option<&str>) {
    if let Some(region) = document().get_element_by_id(PASSING_ID) {
        region.set_text_content(text);
    }
}

/// Takes the sentence away after a while, unless another one stands there by then; nobody has read it while the window was hidden.
fn clear_when_seen(said: StoredValue<u32>, mine: u32) {
    let clear = move || {
        if said.try_get_value() != Some(mine) {
            return;
        }
        if document().hidden() {
            clear_when_seen(said, mine);
        } else {
            write(None);
        }
    };
    set_timeout(clear, STAYS);
}

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

/// Another window was at this form: what happened, where the work of this window is, and what one may do.
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
    view! {
        <div class="choice">
            <p>
                <strong>{format!("{}{detail}。", texts::what_happened(rival))}</strong>
                {here}
            </p>
            <div class="tools">{buttons.collect_view()}</div>
        </div>
    }
}
