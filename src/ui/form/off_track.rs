//! What is off track in a period, worst first, and what waits for a judgement: each with what is still missing, its name leads to where that is entered.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::reveal::reveal;
use crate::edit::Place;
use crate::evaluate::{Asked, DEVIATES, OffTrack};
use crate::form::{Field, Part, Period};
use crate::ui::context::Context;
use crate::ui::page;
use crate::ui::session::Session;
use crate::ui::texts::monitoring as texts;

/// How many lines are shown at most: they are drawn anew with every pause in typing, and nobody goes through more at once.
const SHOWN: usize = 200;

#[component]
pub fn OffTrackLists(
    session: Session,
    /// The part of the form that shows the lists.
    part: Part,
    period: Period,
    #[prop(into)] off: Signal<Vec<OffTrack>>,
) -> impl IntoView {
    [(texts::OFF_TITLE, texts::ALL_WELL, false), (texts::UNDECIDED_TITLE, texts::ALL_JUDGED, true)].map(
        |(title, none, undecided)| {
            let lines = Memo::new(move |_| {
                off.with(|off| off.iter().filter(|off| off.is_undecided() == undecided).cloned().collect::<Vec<_>>())
            });
            let title = format!("{}{title}", period.label());
            // Where nothing is typed, nothing to judge needs no word; nothing off track is good news.
            let shown = move || part == Part::Monitoring || !undecided || lines.with(|lines| !lines.is_empty());
            let title = StoredValue::new(title);
            view! { <Show when=shown><List session part period title=title.get_value() none lines /></Show> }
        },
    )
}

/// One of the lists. Where one types below it, it keeps the height that it had when it was opened, and without a line it is not open by itself.
#[component]
fn List(
    session: Session,
    part: Part,
    period: Period,
    title: String,
    none: &'static str,
    lines: Memo<Vec<OffTrack>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let open = part == Part::Review || lines.with_untracked(|lines| !lines.is_empty());
    let heading = move || format!("{title} {}", lines.with(Vec::len));
    let keep_height = move || {
        if let Some(list) = node.try_get_untracked().flatten() {
            list.style(("height", ""));
            let height = height_of(&list, part == Part::Monitoring);
            list.style(("height", height.map_or_else(String::new, |height| format!("{height}px"))));
        }
    };
    let resized = window_event_listener(ev::resize, move |_| keep_height());
    on_cleanup(move || resized.remove());
    view! {
        <details class="off-track" open=open on:toggle=move |_| keep_height()>
            <summary>{heading}</summary>
            <div class="late-box" node_ref=node>
                {move || match lines.get() {
                    lines if lines.is_empty() => view! { <p class="note">{none}</p> }.into_any(),
                    lines => {
                        let rest = lines.len().saturating_sub(SHOWN);
                        let lines = lines.into_iter().take(SHOWN).map(|off| view! { <Line session part period off /> });
                        let rest = (rest > 0).then(|| view! { <p class="note">{format!("{rest} {}", texts::REST)}</p> });
                        view! { <ul class="late">{lines.collect_view()}</ul>{rest} }.into_any()
                    }
                }}
            </div>
        </details>
    }
}

/// The height a list gets: where it scrolls, as many whole lines as fit; where it does not, its present height, if that is to stay.
fn height_of(list: &web_sys::HtmlElement, stays: bool) -> Option<f64> {
    let (height, top) =
        (f64::from(list.offset_height()), list.get_bounding_client_rect().top() + f64::from(list.scroll_top()));
    if list.scroll_height() <= list.client_height() {
        return Some(height).filter(|height| stays && *height > 0.0);
    }
    let lines = page::all::<web_sys::Element>(list.query_selector_all("li"));
    let ends = lines.iter().map(|line| line.get_bounding_client_rect().bottom() - top);
    ends.take_while(|end| *end <= height).last().or(Some(height))
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
    let (class, message) = match missing.as_slice() {
        [] => ("good", format!("● {}", texts::COMPLETE)),
        missing => ("fair", format!("! {} {}", texts::STILL, missing.join("、"))),
    };
    view! {
        <li>
            <span class=format!("status {}", status.code())><span class="mark">{mark}</span></span>
            <button type="button" class="quiet link" on:click=go>{name}</button>
            <span class="note">{assessment.sentence()}</span>
            <span class=class>{message}</span>
        </li>
    }
}
