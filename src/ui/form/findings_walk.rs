//! Going through the findings one after the other: the finding one is at stays at the foot of the window, whatever part shows its field.

use leptos::prelude::*;

use super::answer::AnswerButtons;
use super::reveal::{HEADING_ID, reveal, reveal_to_fill};
use crate::check::Finding;
use crate::edit::Place;
use crate::form::Part;
use crate::parts::part_of_finding;
use crate::progress::Progress;
use crate::route::Route;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::field_elements::{element_id, focus_first, place_of};
use crate::ui::session::{Session, Walk};
use crate::ui::texts::review as texts;

/// Goes to a finding, of those by severity. The last one stays the last, however many are mended meanwhile.
pub fn go_to(session: Session, context: &Context, shown: Part, at: usize) {
    session.check_if_due();
    let found = session.findings();
    let findings = found.by_severity();
    let Some(last) = findings.len().checked_sub(1) else {
        session.findings_walk().set(None);
        return;
    };
    let at = at.min(last);
    if let Some(finding) = findings.get(at) {
        session.findings_walk().set(Some(Walk { at, finding: (*finding).clone() }));
        show(session, context, shown, finding);
    }
}

/// Goes to the next finding, or to the one before; from nowhere to the first. Where the one that was gone to is mended, the next is that which has its
/// position now.
pub fn go_on(session: Session, context: &Context, shown: Part, backwards: bool) {
    session.check_if_due();
    let walk = session.findings_walk().get_untracked();
    let to = walk.map_or(0, |Walk { at, finding }| {
        let found = session.findings();
        let stands = found.by_severity().get(at).is_some_and(|now| **now == finding);
        match (backwards, stands) {
            (true, _) => at.saturating_sub(1),
            (false, true) => at.saturating_add(1),
            (false, false) => at,
        }
    });
    go_to(session, context, shown, to);
}

fn show(session: Session, context: &Context, shown: Part, finding: &Finding) {
    match finding.field {
        Some(field) if finding.to_fill().any(|asked| asked == field) => reveal_to_fill(session, context, shown, field),
        Some(field) => reveal(session, context, shown, Some(Place::Field(field))),
        None => context.go(Route::Form(session.slot(), part_of_finding(finding))),
    }
}

/// The finding one is at, with its position and how many there are, watched.
fn now(session: Session) -> Option<(usize, usize, Finding)> {
    let at = session.findings_walk().get()?.at;
    let found = session.findings();
    let findings = found.by_severity();
    let at = at.min(findings.len().saturating_sub(1));
    findings.get(at).map(|finding| (at, findings.len(), (*finding).clone()))
}

/// The sentence of the finding one is at, watched.
pub fn sentence(session: Session) -> Option<String> {
    now(session).map(|(.., finding)| finding.sentence)
}

/// Ends the walk; who closed it goes on in the field that it was about.
fn close(walk: RwSignal<Option<Walk>>, now: Memo<Option<(usize, usize, Finding)>>) {
    let field = now.get_untracked().and_then(|(.., finding)| finding.field).map(element_id);
    walk.set(None);
    let ids = field.iter().map(String::as_str).chain([HEADING_ID]).collect::<Vec<_>>();
    focus_first(&ids);
}

fn leave_if_out_of_sight(walk: RwSignal<Option<Walk>>, now: Memo<Option<(usize, usize, Finding)>>) {
    let field = now.try_get_untracked().flatten().and_then(|(.., finding)| finding.field);
    if field.is_some_and(|field| place_of(field).is_none()) {
        walk.try_set(None);
    }
}

#[component]
pub fn FindingsWalk(session: Session, part: Memo<Part>) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let walk = session.findings_walk();
    let go =
        move |backwards: bool| context.with_value(|context| go_on(session, context, part.get_untracked(), backwards));
    let now = Memo::new(move |_| now(session));
    let missing = Memo::new(move |_| session.progress(Progress::count_missing));
    // Whoever goes to another part by himself has left the walk; its bar would only cover what is there. 审核 is where the walk comes from.
    Effect::new(move |before: Option<()>| {
        if part.get() != Part::Review && before.is_some() {
            when_drawn(move || leave_if_out_of_sight(walk, now));
        }
    });
    view! {
        <Show when=move || walk.get().is_some()>
            <section
                class="walk"
                aria-label=texts::WALK
                on:keydown=move |event| if event.key() == "Escape" { close(walk, now) }
            >
                {move || match now.get() {
                    None => {
                        match missing.get() {
                            0 => view! { <p class="good">{texts::NOTHING}</p> }.into_any(),
                            missing => view! { <p>{texts::still_missing(missing)}</p> }.into_any(),
                        }
                    }
                    Some((at, all, finding)) => {
                        view! {
                            <p>
                                <span class=format!("severity {}", finding.severity().code())>
                                    {finding.severity().sign()}" "{finding.severity().label()}
                                </span>
                                {format!("（{}/{all}）　", at + 1)}
                                {finding.sentence.clone()}
                                <span class="code">{finding.rule.code()}</span>
                            </p>
                            <div class="tools">
                                <AnswerButtons session finding />
                                <button type="button" aria-disabled=(at == 0).then_some("true") on:click=move |_| go(true)>
                                    {texts::BEFORE}
                                </button>
                                <button type="button" aria-disabled=(at + 1 == all).then_some("true") on:click=move |_| go(false)>
                                    {texts::NEXT}
                                </button>
                            </div>
                        }
                            .into_any()
                    }
                }}
                <a href=move || Route::Form(session.slot(), Part::Review).hash()>{texts::LIST}</a>
                <button type="button" class="quiet" on:click=move |_| close(walk, now)>{texts::CLOSE}</button>
            </section>
        </Show>
    }
}
