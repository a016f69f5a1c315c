//! The rail of parts, each with what the stage still wants of it and the number of findings about it.

use leptos::prelude::*;

use super::missing_cells;
use crate::check::Severity;
use crate::form::Part;
use crate::parts::{FindingCounts, cells_by_part, findings_by_part};
use crate::route::Route;
use crate::ui::session::{Session, Topic};

#[component]
pub fn Rail(session: Session, part: Memo<Part>) -> impl IntoView {
    let findings = Memo::new(move |_| findings_by_part(session.findings().list()));
    let lacks = Memo::new(move |_| session.progress(cells_by_part));
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
                                {move || lack.get().map(missing_cells::mark)}
                                {move || tally().and_then(mark)}
                            </span>
                        </a>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// The number of the worst findings, with the sign of their severity; the title counts the others.
fn mark(counts: FindingCounts) -> Option<impl IntoView> {
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
