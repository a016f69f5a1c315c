//! The overview in 审核: what is still to be filled in, how many indicators stand how, and which are not where they should be.

use leptos::prelude::*;

use super::off_track::OffTrackLists;
use crate::evaluate::{Evaluation, Figure, OffTrack, Status, StatusCounts, off_track};
use crate::form::{Form, Level1, Part, PerPeriod, Period, Stage, terms};
use crate::picture::{self, Picture};
use crate::ui::explained::ExplainedFigure;
use crate::ui::picture::PictureFigure;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::overview as texts;

#[component]
pub fn Overview(session: Session) -> impl IntoView {
    let summary = Memo::new(move |_| {
        session.watch(Topic::Stage);
        session.settled(Summary::of)
    });
    let counts = Memo::new(move |_| summary.with(|summary| summary.counts.clone()));
    let has_score = Memo::new(move |_| summary.with(|summary| summary.score.is_some()));
    let score = Memo::new(move |_| summary.with(|summary| summary.score.clone().unwrap_or_default()));
    let off = move |period| Signal::derive(move || summary.with(|summary| summary.off.get(period).clone()));
    // What the stage does not report yet has nothing to show.
    let reported = Memo::new(move |_| session.watched(Topic::Stage, |form| form.stage.reported().to_vec()));
    let statuses = move || {
        reported
            .get()
            .into_iter()
            .map(|period| {
                let picture = Memo::new(move |_| counts.with(|counts| picture::status(counts, period)));
                view! {
                    <div class="with-picture">
                        <CountTable session period counts />
                        <PictureFigure picture />
                    </div>
                }
            })
            .collect_view()
    };
    let off_track = move || {
        let lists = |period| view! { <OffTrackLists session part=Part::Review period off=off(period) /> };
        reported.get().into_iter().map(lists).collect_view()
    };
    view! {
        <section class="overview" aria-labelledby="overview-title">
        <h2 id="overview-title">{texts::TITLE}</h2>
        <super::missing_cells::LackTable session />
        {statuses}
        <Show when=move || has_score.get()>
            <div class="pictures wide"><PictureFigure picture=score /></div>
        </Show>
        {off_track}
        </section>
    }
}

/// What the screen shows, worked out in one pass over all indicators.
#[derive(Clone, PartialEq)]
struct Summary {
    counts: StatusCounts,
    /// The picture of the score; only in 绩效自评.
    score: Option<Picture>,
    off: PerPeriod<Vec<OffTrack>>,
}

impl Summary {
    fn of(form: &Form, evaluation: &Evaluation) -> Self {
        let score = (form.stage == Stage::SelfEvaluation).then(|| picture::score(&evaluation.score));
        let off = PerPeriod::from_fn(|period| off_track(evaluation.assessed(form), period));
        Self { counts: evaluation.counts.clone(), score, off }
    }
}

#[component]
fn CountTable(session: Session, period: Period, counts: Memo<StatusCounts>) -> impl IntoView {
    let statuses = || Status::ALL.into_iter().map(Some).chain([None]);
    let row = move |group: Option<Level1>| {
        let label = group.map_or(texts::TOTAL, Level1::label);
        view! {
            <tr class:total=group.is_none()>
                <th scope="row">{label}</th>
                {statuses()
                    .map(|status| view! { <Count session group period status counts /> })
                    .collect_view()}
            </tr>
        }
    };
    view! {
        <table class="grid counts">
            <caption>{format!("{}状态", period.label())}</caption>
            <thead>
                <tr>
                    <th scope="col">{terms::LEVEL1}</th>
                    {Status::ALL
                        .map(|status| {
                            view! {
                                <th scope="col" class=format!("number status {}", status.code())>
                                    <span class="mark">{status.to_string()}</span>
                                </th>
                            }
                        })
                        .collect_view()}
                    <th scope="col" class="number">{texts::TOTAL}</th>
                </tr>
            </thead>
            <tbody>{Level1::ALL.into_iter().map(Some).chain([None]).map(row).collect_view()}</tbody>
        </table>
    }
}

/// A count. One of nothing has nothing to explain, and would only be another stop of the Tab key.
#[component]
fn Count(
    session: Session,
    group: Option<Level1>,
    period: Period,
    status: Option<Status>,
    counts: Memo<StatusCounts>,
) -> impl IntoView {
    let count = Memo::new(move |_| counts.with(|counts| counts.count(group, period, status)));
    let any = Memo::new(move |_| count.get() > 0);
    let whose = group.map_or(texts::TOTAL, Level1::label);
    let of = format!("{whose} {} {}", period.label(), status.map_or(texts::TOTAL, Status::label));
    let text = Signal::derive(move || count.get().to_string());
    view! {
        <td class="number" class:computed=any class:holds-figure=any>
            <Show when=move || any.get() fallback=|| "–">
                <ExplainedFigure session figure=Figure::Count(group, period, status) text of=of.clone() />
            </Show>
        </td>
    }
}
