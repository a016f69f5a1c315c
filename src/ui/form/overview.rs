//! 状态总览: how many indicators stand how, and which are not where they should be.

use leptos::prelude::*;

use super::off_track::OffTrackLists;
use crate::evaluate::{OffTrack, Status, StatusCounts, assess_all, count_by_status, off_track};
use crate::form::{Form, Level1, PerPeriod, Period};
use crate::ui::route::Part;
use crate::ui::session::{Session, Topic};

#[component]
pub fn OverviewScreen(session: Session) -> impl IntoView {
    let summary = Memo::new(move |_| session.watched(Topic::Settled, Summary::of));
    let counts = Memo::new(move |_| summary.with(|summary| summary.counts.clone()));
    let off = move |period| Signal::derive(move || summary.with(|summary| summary.off.get(period).clone()));
    view! {
        {Period::ALL.map(|period| view! { <CountTable period counts /> }).collect_view()}
        {Period::ALL
            .map(|period| view! { <OffTrackLists session part=Part::Overview period off=off(period) /> })
            .collect_view()}
    }
}

/// What the screen tells.
#[derive(Clone, PartialEq)]
struct Summary {
    counts: StatusCounts,
    off: PerPeriod<Vec<OffTrack>>,
}

impl Summary {
    fn of(form: &Form) -> Self {
        let rows = assess_all(form);
        let off = PerPeriod::from_fn(|period| off_track(form, &rows, period));
        Self { counts: count_by_status(&rows), off }
    }
}

#[component]
fn CountTable(period: Period, counts: Memo<StatusCounts>) -> impl IntoView {
    let cell = move |count: Signal<usize>| {
        view! { <td class="number">{move || match count.get() { 0 => "–".to_owned(), count => count.to_string() }}</td> }
    };
    view! {
        <table class="grid counts">
            <caption>{format!("{}状态", period.label())}</caption>
            <thead>
                <tr>
                    <th scope="col">"一级指标"</th>
                    {Status::ALL
                        .map(|status| {
                            view! {
                                <th scope="col" class=format!("number status {}", status.code())>
                                    <span class="mark">{status.to_string()}</span>
                                </th>
                            }
                        })
                        .collect_view()}
                    <th scope="col" class="number">"合计"</th>
                </tr>
            </thead>
            <tbody>
                {Level1::ALL
                    .map(|level1| {
                        let count = move |status| counts.with(|counts| counts.get(level1, period, status));
                        view! {
                            <tr>
                                <th scope="row">{level1.label()}</th>
                                {Status::ALL.map(|status| cell(Signal::derive(move || count(status)))).collect_view()}
                                {cell(Signal::derive(move || Status::ALL.into_iter().map(count).sum()))}
                            </tr>
                        }
                    })
                    .collect_view()}
                <tr class="total">
                    <th scope="row">"合计"</th>
                    {Status::ALL
                        .map(|status| cell(Signal::derive(move || counts.with(|counts| counts.total(period, status)))))
                        .collect_view()}
                    {cell(Signal::derive(move || {
                        counts.with(|counts| Status::ALL.into_iter().map(|status| counts.total(period, status)).sum())
                    }))}
                </tr>
            </tbody>
        </table>
    }
}
