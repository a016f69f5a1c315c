//! The rail of parts, each with the number of findings about it.

use leptos::prelude::*;

use crate::check::{Finding, Severity, check};
use crate::form::{Field, Form};
use crate::ui::route::{Part, Route};
use crate::ui::session::{Session, Topic};

#[component]
pub fn Rail(session: Session, part: Memo<Part>) -> impl IntoView {
    let findings = Memo::new(move |_| session.watched(Topic::Anything, |form| tally(form, &check(form))));
    view! {
        <nav class="rail" aria-label="表的各部分">
            {Part::ALL
                .map(|of| {
                    let tally = move || findings.get().into_iter().find(|(part, ..)| *part == of);
                    view! {
                        <a
                            href=Route::Form(session.slot(), of).hash()
                            aria-current=move || (part.get() == of).then_some("page")
                        >
                            <span>{of.label()}</span>
                            {move || {
                                tally()
                                    .filter(|(_, count, _)| *count > 0)
                                    .map(|(_, count, errors)| {
                                        view! {
                                            <span class="count" class:error=errors title="待处理的问题">
                                                {count}
                                                <span class="unseen">" 项待处理"</span>
                                            </span>
                                        }
                                    })
                            }}
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// How many findings each part has, and whether one of them is an error.
fn tally(form: &Form, findings: &[Finding]) -> Vec<(Part, usize, bool)> {
    let mut tally = Part::ALL.map(|part| (part, 0, false));
    for finding in findings {
        let part = part_of(form, finding);
        if let Some((_, count, errors)) = tally.iter_mut().find(|(of, ..)| *of == part) {
            *count += 1;
            *errors |= finding.severity() == Severity::Error;
        }
    }
    tally.to_vec()
}

/// The part that shows what a finding is about.
pub fn part_of(form: &Form, finding: &Finding) -> Part {
    match finding.field {
        None | Some(Field::Year | Field::Unit | Field::Functions | Field::Organisation) => Part::Profile,
        Some(Field::Income(_) | Field::PublishedTotal(_) | Field::Planned(..)) => Part::Funds,
        Some(Field::LongTermGoal | Field::AnnualGoal) => Part::Goals,
        Some(
            Field::Adjustment(..)
            | Field::Executed(..)
            | Field::AdjustmentNote(_)
            | Field::ExecutionNote(_)
            | Field::Base(..)
            | Field::PartialFrom
            | Field::DeviationFrom
            | Field::GradeFrom(_)
            | Field::GroupShare(_),
        ) => Part::Execution,
        // The search through the form is for a finding that does not say where it stands.
        Some(field) => finding.group.or_else(|| form.level1_of(field)).map_or(Part::Overview, Part::of_group),
    }
}
