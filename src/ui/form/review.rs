//! 审核: all findings by severity, each leading to its field, and below them how far the form is and how its indicators stand. None stops the work.

use leptos::prelude::*;

use super::accepted_list::{AcceptedList, ReviewHead};
use super::answer::AnswerButtons;
use super::findings_walk::go_to;
use super::missing_cells::ToFirstMissing;
use super::overview::Overview;
use crate::check::{Family, Finding, Severity};
use crate::form::Part;
use crate::parts::part_of_finding;
use crate::progress::Progress;
use crate::route::Route;
use crate::ui::context::Context;
use crate::ui::session::Session;
use crate::ui::texts::review as texts;

/// A finding as it stands in the list, with its place in the walk through all of them.
#[derive(Clone, PartialEq)]
struct ListedFinding {
    at: usize,
    finding: Finding,
    part: Part,
    place: String,
}

#[component]
pub fn ReviewScreen(session: Session) -> impl IntoView {
    session.check_if_due();
    let family = RwSignal::new(None::<Family>);
    let lines = Memo::new(move |_| {
        let found = session.findings();
        let findings = found.by_severity();
        session.with(|form| {
            let line = |(at, finding): (usize, &&Finding)| ListedFinding {
                at,
                finding: (*finding).clone(),
                part: part_of_finding(finding),
                place: finding.place_in_words(form),
            };
            findings.iter().enumerate().map(line).collect::<Vec<ListedFinding>>()
        })
    });
    let missing = Memo::new(move |_| session.progress(Progress::count_missing));
    let hand_over = StoredValue::new(Route::Form(session.slot(), Part::HandOver).hash());
    let stage = move || session.watched(crate::ui::session::Topic::Stage, |form| form.stage.label());
    view! {
        <p class="note">{texts::HELP}{stage}</p>
        <StillMissing session missing />
        <Counts lines />
        <FamilyChoice family lines />
        // A form is in order only when nothing is missing either.
        <Show when=move || missing.get() == 0 && lines.with(Vec::is_empty)>
            <p class="good">{texts::NOTHING}</p>
            <p>{texts::HAND_OVER}<a href=hand_over.get_value()>{Part::HandOver.label()}</a></p>
        </Show>
        {Severity::ALL.map(|severity| view! { <Section session severity family lines /> }).collect_view()}
        <AcceptedList session />
        <Overview session />
    }
}

/// How many cells the stage still wants, with the way to the first one. Without them nothing that is said below is the whole of it.
#[component]
fn StillMissing(session: Session, missing: Memo<usize>) -> impl IntoView {
    view! {
        <Show when=move || { missing.get() > 0 }>
            <p class="still-missing">
                {move || texts::still_missing(missing.get())}"，"
                <ToFirstMissing session part=Part::Review />
            </p>
        </Show>
    }
}

#[component]
fn Counts(lines: Memo<Vec<ListedFinding>>) -> impl IntoView {
    let count = move |severity| lines.with(|lines| lines.iter().filter(|l| l.finding.severity() == severity).count());
    view! {
        <p class="lights" role="status">
            {Severity::ALL
                .map(|severity| {
                    view! {
                        <span class=format!("severity {}", severity.code())>
                            {severity.sign()}" "{severity.label()}" "{move || count(severity)}
                        </span>
                    }
                })
                .collect_view()}
        </p>
    }
}

/// Shows one aspect only, as a reviewer goes through them.
#[component]
fn FamilyChoice(family: RwSignal<Option<Family>>, lines: Memo<Vec<ListedFinding>>) -> impl IntoView {
    let count =
        move |of| lines.with(|lines| lines.iter().filter(|line| line.finding.rule.entry().family == of).count());
    let pill = move |of: Option<Family>| {
        let label = move || match of {
            None => texts::ALL.to_owned(),
            Some(of) => format!("{} {}", of.label(), count(of)),
        };
        view! {
            <button type="button" class="pill" aria-pressed=move || (family.get() == of).to_string() on:click=move |_| family.set(of)>
                {label}
            </button>
        }
    };
    view! {
        <div class="pills" role="group" aria-label=texts::FAMILIES>
            {core::iter::once(None).chain(Family::ALL.map(Some)).map(pill).collect_view()}
        </div>
    }
}

#[component]
fn Section(
    session: Session,
    severity: Severity,
    family: RwSignal<Option<Family>>,
    lines: Memo<Vec<ListedFinding>>,
) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let family = family.get();
        let wanted = |line: &&ListedFinding| {
            line.finding.severity() == severity && family.is_none_or(|of| line.finding.rule.entry().family == of)
        };
        lines.with(|lines| lines.iter().filter(wanted).cloned().collect::<Vec<_>>())
    });
    view! {
        <Show when=move || shown.with(|shown| !shown.is_empty())>
            <h2 class=format!("severity {}", severity.code())>{severity.sign()}" "{severity.label()}</h2>
            <table class="grid review">
                <ReviewHead />
                <tbody>
                    {move || shown.get().into_iter().map(|line| view! { <FindingRow session line /> }).collect_view()}
                </tbody>
            </table>
        </Show>
    }
}

#[component]
fn FindingRow(session: Session, line: ListedFinding) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let ListedFinding { at, finding, part, place } = line;
    let entry = finding.rule.entry();
    let to_fill = finding.is_only_to_fill();
    let go = move |_| context.with_value(|context| go_to(session, context, Part::Review, at));
    view! {
        <tr data-to-fill=to_fill.then_some("")>
            <td class="place">
                <span class="note">{part.label()}</span>
                <button type="button" class="quiet link" on:click=go>
                    {if place.is_empty() { part.label().to_owned() } else { place }}
                </button>
            </td>
            <td>
                {finding.sentence.clone()}
                <span class="code" title=format!("{}：{}", entry.family.label(), entry.title)>{entry.code}</span>
            </td>
            <td class="answers"><AnswerButtons session finding /></td>
        </tr>
    }
}
