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
    let of_part = |part| {
        let here = findings.iter().filter(|finding| part_of(form, finding) == part);
        let errors = here.clone().any(|finding| finding.severity() == Severity::Error);
        (part, here.count(), errors)
    };
    Part::ALL.map(of_part).to_vec()
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
        Some(field) => form.level1_of(field).map_or(Part::Overview, Part::of_group),
    }
}
