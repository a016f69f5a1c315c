//! What is off track in a period, worst first, and what waits for a judgement: each with what is still missing, its name leads to where that is entered.

use leptos::prelude::*;

use super::reveal::reveal;
use crate::edit::Place;
use crate::evaluate::{Asked, DEVIATES, OffTrack};
use crate::form::{Field, Period};
use crate::ui::app::Context;
use crate::ui::route::Part;
use crate::ui::session::Session;
use crate::ui::texts::monitoring as texts;

/// Nobody goes through more at once, and they are drawn anew with every pause in typing.
const SHOWN: usize = 200;

#[component]
pub fn OffTrackLists(
    session: Session,
    /// The part they stand in.
    part: Part,
    period: Period,
    #[prop(into)] off: Signal<Vec<OffTrack>>,
) -> impl IntoView {
    [(texts::OFF_TITLE, false), (texts::UNDECIDED_TITLE, true)].map(|(title, undecided)| {
        let lines = Memo::new(move |_| {
            off.with(|off| off.iter().filter(|off| off.is_undecided() == undecided).cloned().collect::<Vec<_>>())
        });
        let heading = move || format!("{}{title} {}", period.label(), lines.with(Vec::len));
        // Nothing to judge needs no word; nothing off track is good news.
        let shown = move || !undecided || lines.with(|lines| !lines.is_empty());
        view! {
            <Show when=shown>
                <details class="off-track" open>
                    <summary>{heading}</summary>
                    {move || match lines.get() {
                        lines if lines.is_empty() => view! { <p class="note">{texts::ALL_WELL}</p> }.into_any(),
                        lines => {
                            let rest = lines.len().saturating_sub(SHOWN);
                            let lines = lines.into_iter().take(SHOWN).map(|off| view! { <Line session part period off /> });
                            let rest = (rest > 0).then(|| format!("{rest} {}", texts::REST));
                            view! { <ul class="late">{lines.collect_view()}</ul><p class="note">{rest}</p> }.into_any()
                        }
                    }}
                </details>
            </Show>
        }
    })
}

#[component]
fn Line(session: Session, part: Part, period: Period, off: OffTrack) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let OffTrack { row, name, assessment, asked } = off;
    let field = asked.first().map_or(Field::Actual(row, period), |asked| asked.field(row, period));
    let go = move |_| context.with_value(|context| reveal(session, context, part, Some(Place::Field(field))));
    let status = assessment.status;
    let mark = if assessment.deviates { format!("{status} {DEVIATES}") } else { status.to_string() };
    let missing: Vec<&str> = asked.iter().map(|asked: &Asked| asked.label()).collect();
    let (class, told) = match missing.as_slice() {
        [] => ("good", format!("● {}", texts::COMPLETE)),
        missing => ("fair", format!("! {} {}", texts::STILL, missing.join("、"))),
    };
    view! {
        <li>
            <span class=format!("status {}", status.code())><span class="mark">{mark}</span></span>
            <button type="button" class="quiet link" on:click=go>{name}</button>
            <span class="note">{assessment.reason}</span>
            <span class=class>{told}</span>
        </li>
    }
}
