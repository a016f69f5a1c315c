//! 状态总览: how many indicators stand how, and which are not where they should be.

use leptos::prelude::*;

use crate::evaluate::{Status, StatusCounts, assess, assess_all, count_by_status, score_of};
use crate::form::{Form, Level1, Period, Stage};
use crate::picture;
use crate::ui::picture::PictureFigure;
use crate::ui::route::{Part, Route};
use crate::ui::session::{Session, Topic};

#[component]
pub fn OverviewScreen(session: Session) -> impl IntoView {
    // One look at all indicators gives the counts and, after the year, the scores.
    let seen = Memo::new(move |_| {
        session.watch(Topic::Stage);
        session.watched(Topic::Settled, |form| {
            let rows = assess_all(form);
            let scored = (form.stage == Stage::SelfEvaluation).then(|| picture::score(&score_of(form, &rows)));
            (count_by_status(&rows), scored)
        })
    });
    let counts = Memo::new(move |_| seen.with(|(counts, _)| counts.clone()));
    let has_score = Memo::new(move |_| seen.with(|(_, scored)| scored.is_some()));
    let scored = Memo::new(move |_| seen.with(|(_, scored)| scored.clone().unwrap_or_default()));
    view! {
        {Period::ALL
            .map(|period| {
                let picture = Memo::new(move |_| counts.with(|counts| picture::status(counts, period)));
                view! {
                    <div class="with-picture">
                        <CountTable period counts />
                        <PictureFigure picture />
                    </div>
                }
            })
            .collect_view()}
        <Show when=move || has_score.get()>
            <div class="pictures wide"><PictureFigure picture=scored /></div>
        </Show>
        {Period::ALL.map(|period| view! { <OffTrack session period /> }).collect_view()}
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

/// An indicator that is not where it should be.
#[derive(Clone, PartialEq)]
struct Late {
    level1: Level1,
    name: String,
    status: Status,
    reason: String,
}

/// The indicators that missed their target, worst first.
#[component]
fn OffTrack(session: Session, period: Period) -> impl IntoView {
    let late = Memo::new(move |_| session.watched(Topic::Settled, |form| off_track(form, period)));
    view! {
        <Show when=move || !late.get().is_empty()>
            <section>
                <h2>{format!("{}未达成的指标", period.label())}</h2>
                <ul class="late">
                    {move || {
                        late.get()
                            .into_iter()
                            .map(|late| {
                                let href = Route::Form(session.slot(), Part::of_group(late.level1)).hash();
                                view! {
                                    <li>
                                        <span class=format!("status {}", late.status.code())>
                                            <span class="mark">{late.status.to_string()}</span>
                                        </span>
                                        <a href=href>{late.name}</a>
                                        <span class="note">{late.reason}</span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}

fn off_track(form: &Form, period: Period) -> Vec<Late> {
    let mut late: Vec<Late> = form
        .indicators
        .filled()
        .filter_map(|(level1, _, row)| {
            let assessment = assess(form, level1, row, period);
            let off = matches!(assessment.status, Status::Missed | Status::Partial);
            off.then(|| Late {
                level1,
                name: row.name.trim().to_owned(),
                status: assessment.status,
                reason: assessment.reason,
            })
        })
        .collect();
    late.sort_by_key(|late| core::cmp::Reverse(late.status));
    late
}
