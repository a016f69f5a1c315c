//! The rail of parts, each with what the stage still wants of it and the number of findings about it.

use leptos::prelude::*;

use super::lacking;
use crate::check::{Finding, Severity};
use crate::form::Part;
use crate::route::Route;
use crate::ui::session::{Session, Topic};

#[component]
pub fn Rail(session: Session, part: Memo<Part>) -> impl IntoView {
    let findings = Memo::new(move |_| tally(session.findings().list()));
    let lacks = Memo::new(move |_| session.progress(lacking::tally));
    let stage = Memo::new(move |_| session.watched(Topic::Stage, |form| form.stage));
    view! {
        <nav class="rail" aria-label="表的各部分">
            {Part::ALL
                .map(|of| {
                    let tally = move || findings.get().into_iter().find(|(part, _)| *part == of).map(|(_, counts)| counts);
                    let lack = Memo::new(move |_| lacks.with(|lacks| lacks.iter().find(|count| count.part == of).copied()));
                    view! {
                        <a
                            href=Route::Form(session.slot(), of).hash()
                            aria-current=move || (part.get() == of).then_some("page")
                            class:later={move || stage.get() < of.needed_from()}
                            title=of.label()
                            data-short=of.short()
                        >
                            <span class="full">{of.label()}</span>
                            <span class="tally">
                                {move || lack.get().map(lacking::mark)}
                                {move || tally().and_then(mark)}
                            </span>
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// How many findings of each severity a part has, in the order of [`Severity::ALL`].
type Counts = [usize; Severity::ALL.len()];

/// The part that shows what a finding is about; what is about the form as a whole is shown first.
pub fn part_of_finding(finding: &Finding) -> Part {
    finding.field.map_or(Part::Profile, |field| Part::of_field(field, finding.group))
}

/// What is only to be filled in is counted by cell beside it, and not again.
fn tally(findings: &[Finding]) -> Vec<(Part, Counts)> {
    let mut tally = Part::ALL.map(|part| (part, Counts::default()));
    for finding in findings.iter().filter(|finding| finding.to_fill().next().is_none()) {
        let part = part_of_finding(finding);
        let counts = tally.iter_mut().find(|(of, _)| *of == part).map(|(_, counts)| counts);
        let at = Severity::ALL.iter().position(|severity| *severity == finding.severity());
        if let Some(count) = counts.zip(at).and_then(|(counts, at)| counts.get_mut(at)) {
            *count += 1;
        }
    }
    tally.to_vec()
}

/// The number of the worst findings, with the sign that 审核 counts them by; the others are told beside it.
fn mark(counts: Counts) -> Option<impl IntoView> {
    let of_each = || Severity::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    let (worst, count) = of_each().next()?;
    let words =
        of_each().map(|(severity, count)| format!("{} {count}", severity.label())).collect::<Vec<_>>().join("，");
    let heard = words.clone();
    Some(view! {
        <span class=format!("count severity {}", worst.code()) title=words>
            <span aria-hidden="true">{worst.sign()}" "{count}</span>
            <span class="unseen">{heard}</span>
        </span>
    })
}
