//! The rail: the steps of the work, each with what the stage still wants of it and the number of findings about it; below 指标 its groups.

use leptos::prelude::*;

use super::missing_cells;
use super::reveal::go_to_group;
use crate::check::Severity;
use crate::form::{Level1, Part};
use crate::parts::{
    ASIDE, CellCount, FindingCounts, cells_by_group, cells_by_part, findings_by_group, findings_by_part,
};
use crate::route::Route;
use crate::ui::context::Context;
use crate::ui::session::{Session, Topic};

#[component]
pub fn Rail(session: Session, part: Memo<Part>) -> impl IntoView {
    let findings = Memo::new(move |_| findings_by_part(session.findings().list()));
    let lacks = Memo::new(move |_| session.progress(cells_by_part));
    let stage = Memo::new(move |_| session.watched(Topic::Stage, |form| form.stage));
    let step = move |of: Part| {
        let lack = Memo::new(move |_| lacks.with(|lacks| of_key(lacks, of)));
        let found = Memo::new(move |_| findings.with(|findings| of_key(findings, of)));
        view! {
            <a
                href=Route::Form(session.slot(), of).hash()
                aria-current=move || (part.get() == of).then_some("page")
                class:later=move || stage.get() < of.needed_from()
                title=of.label()
                data-short=of.short()
            >
                <span class="full">{of.label()}</span>
                <Tally lack found />
            </a>
            {(of == Part::Indicators).then(|| view! { <Groups session /> })}
        }
    };
    let is_asked = move || lacks.with(|lacks| of_key(lacks, ASIDE).is_some_and(|count| count.missing > 0));
    let aside = move || view! { <Show when=is_asked>{step(ASIDE)}</Show> };
    let in_order = Part::STEPS.iter().map(|of| ((*of == Part::Review).then(aside), step(*of)).into_view());
    view! { <nav class="rail" aria-label="表的各部分">{in_order.collect_view()}</nav> }
}

/// The groups of 指标, each a place on its page.
#[component]
fn Groups(session: Session) -> impl IntoView {
    let route = expect_context::<Context>().route;
    let findings = Memo::new(move |_| findings_by_group(session.findings().list()));
    let lacks = Memo::new(move |_| session.progress(cells_by_group));
    let group = move |level1: Level1| {
        let lack = Memo::new(move |_| lacks.with(|lacks| of_key(lacks, level1)));
        let found = Memo::new(move |_| findings.with(|findings| of_key(findings, level1)));
        let at = Route::Group(session.slot(), level1);
        let (href, asked) = (at.hash(), at.clone());
        // The address does not change when it is asked for once more, after one has scrolled away.
        let again = move |_| {
            if route.with_untracked(|route| *route == asked) {
                go_to_group(session, level1);
            }
        };
        view! {
            <a
                class="anchor"
                href=href
                on:click=again
                aria-current=move || route.with(|route| *route == at).then_some("location")
                title=level1.label()
                data-short=level1.short()
            >
                <span class="full">{level1.label()}</span>
                <Tally lack found />
            </a>
        }
    };
    Level1::ALL.map(group).collect_view()
}

fn of_key<K: Copy + PartialEq, V: Copy>(all: &[(K, V)], key: K) -> Option<V> {
    all.iter().find(|(of, _)| *of == key).map(|(_, value)| *value)
}

/// How many cells are missing, and the worst findings.
#[component]
fn Tally(lack: Memo<Option<CellCount>>, found: Memo<Option<FindingCounts>>) -> impl IntoView {
    view! {
        <span class="tally">
            {move || lack.get().map(missing_cells::mark)}
            {move || found.get().and_then(mark)}
        </span>
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
