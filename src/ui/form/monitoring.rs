//! 运行监控 at mid-year: how each indicator stands, what the unit expects of the year, and why it is behind.

use std::collections::HashSet;

use leptos::prelude::*;

use super::choices::beside;
use super::clipboard::CopyTable;
use super::folding::FoldButton;
use super::indicators::{ActualCell, StatusCell, named};
use super::off_track::OffTrackLists;
use super::table::{DrawnPart, PiecedTable, choice_id, class_of, column_heads};
use crate::edit::Edit;
use crate::evaluate::{Asked, Evaluation, Figure, Light, OffTrack, Status, count_lights, off_track, still_asked};
use crate::form::{Cause, Field, Form, Level1, Likelihood, Part, Period, RowChoice, RowId, Stage};
use crate::tables::{Body, Column, Content, Question, Table};
use crate::ui::explained::ExplainedFigure;
use crate::ui::fields::{TextField, run_of};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::monitoring as texts;

/// The period that 运行监控 is about.
const PERIOD: Period = Period::HalfYear;

fn columns(session: Session) -> Vec<Column> {
    session.with(|form| Table::Monitoring.columns(form))
}

/// What the head of the screen shows.
#[derive(Clone, PartialEq)]
struct Summary {
    lights: [usize; 4],
    off: Vec<OffTrack>,
}

impl Summary {
    fn of(form: &Form, evaluation: &Evaluation) -> Self {
        let off = off_track(evaluation.assessed(form), PERIOD);
        Self { lights: count_lights(&evaluation.counts, PERIOD), off }
    }
}

#[component]
pub fn MonitoringScreen(session: Session) -> impl IntoView {
    let summary = Memo::new(move |_| session.settled(Summary::of));
    let only_off = RwSignal::new(false);
    let early = move || session.watched(Topic::Stage, |form| form.stage == Stage::Declaration);
    // A row that one is mending stays until one asks anew, or it would go away under the typing hand.
    let off = Memo::new(move |before: Option<&Option<HashSet<RowId>>>| {
        only_off.get().then(|| {
            let mut rows = before.cloned().flatten().unwrap_or_default();
            summary.with(|summary| rows.extend(summary.off.iter().map(|off| off.row)));
            rows
        })
    });
    let choose = move |event| {
        let only = event_target_checked(&event);
        only_off.set(only);
        if only {
            session.unfold(&Level1::ALL);
        }
    };
    let head = move |()| column_heads(columns(session));
    view! {
        <Show when=early>
            <p class="note">{texts::STAGE_NOTE}</p>
        </Show>
        <Lights session summary />
        <OffTrackLists session part=Part::Monitoring period=PERIOD off=Signal::derive(move || summary.with(|summary| summary.off.clone())) />
        <label class="check only-listed">
            <input type="checkbox" prop:checked=move || only_off.get() on:change=choose />
            {texts::ONLY_OFF}
        </label>
        <section class="group copyable above">
            <CopyTable session table=Table::Monitoring />
            <PiecedTable
                session
                of=Table::Monitoring
                bodies=bodies(session, off)
                class="grid indicators monitoring"
                caption=texts::LIGHTS
                is_folded=move |body| matches!(body, Body::Group(level1) if session.is_folded(Part::Monitoring, level1))
                head
                body=move |(body, part): (Body, DrawnPart)| match body {
                    Body::Group(level1) => view! { <Group session level1 part /> }.into_any(),
                    Body::Level2(..) | Body::Totals(_) => ().into_any(),
                }
            />
        </section>
    }
}

#[component]
fn Lights(session: Session, summary: Memo<Summary>) -> impl IntoView {
    view! {
        <p class="lights" role="status">
            <strong>{texts::LIGHTS}"："</strong>
            {Light::ALL
                .into_iter()
                .enumerate()
                .map(|(at, light)| {
                    let count = move || summary.with(|summary| summary.lights.get(at).copied().unwrap_or(0));
                    let text = Signal::derive(move || format!("{} {}", light.label(), count()));
                    view! {
                        <span class=format!("light {}", light.code())>
                            <ExplainedFigure session figure=Figure::Lights(light) text />
                        </span>
                    }
                })
                .collect_view()}
        </p>
    }
}

/// The indicators of each group, or those of them that are listed.
fn bodies(session: Session, off: Memo<Option<HashSet<RowId>>>) -> Memo<Vec<(Body, Vec<RowId>)>> {
    Memo::new(move |_| {
        off.with(|listed| {
            let rows = |level1| {
                session.watched(Topic::RowsOf(level1), |form| {
                    let rows = form.indicators.group(level1).iter().flat_map(|level2| &level2.rows);
                    let rows = rows.filter(|row| !row.is_blank()).map(|row| row.id);
                    rows.filter(|row| listed.as_ref().is_none_or(|listed| listed.contains(row))).collect()
                })
            };
            Level1::ALL.into_iter().map(|level1| (Body::Group(level1), rows(level1))).collect()
        })
    })
}

/// A group, or a part of it.
#[component]
fn Group(session: Session, level1: Level1, part: DrawnPart) -> impl IntoView {
    let DrawnPart { rows, goes_on } = part;
    view! {
        <tbody class:folded=move || session.is_folded(Part::Monitoring, level1)>
            <Show when=move || !goes_on.get() && rows.with(|rows| !rows.is_empty())>
                <tr class="group-head">
                    <th scope="rowgroup" colspan=columns(session).len().to_string()><FoldButton session part=Part::Monitoring level1 /></th>
                </tr>
            </Show>
            <For each=move || rows.get() key=|row: &RowId| *row let(row)>
                <Row session row />
            </For>
        </tbody>
    }
}

#[component]
fn Row(session: Session, row: RowId) -> impl IntoView {
    let name = Signal::derive(move || named(session, row));
    let labelled = move |field: Field| Signal::derive(move || format!("{} {}", name.get(), field.label()));
    let asked = Memo::new(move |_| {
        session.watch(Topic::Evaluated(row));
        let Some(evaluation) = session.evaluated(row) else { return Vec::new() };
        session.with(|form| form.indicators.row(row).map_or_else(Vec::new, |row| still_asked(row, &evaluation, PERIOD)))
    });
    let cell = move |column: Column| {
        let class = class_of(column);
        match column {
            Column::Name => view! { <th scope="row" class=format!("{class} fixed")>{name}</th> }.into_any(),
            Column::Target(period) => {
                let text = move || session.text(Field::Target(row, period));
                view! { <td class=format!("{class} fixed") data-run=move || run_of(&text())>{text}</td> }.into_any()
            }
            Column::Actual(period) => view! { <ActualCell session row period name /> }.into_any(),
            Column::Status(period) => view! { <StatusCell session row period name /> }.into_any(),
            Column::Expected => {
                let label = labelled(Field::Expected(row));
                view! { <td class=class><Expected session row name label /></td> }.into_any()
            }
            Column::Likelihood => view! {
                <td class=class data-beside=beside(Field::Expected(row))><LikelihoodChoice session row name asked /></td>
            }
            .into_any(),
            Column::Causes => {
                view! { <td class=class data-beside=beside(Field::Expected(row))><Causes session row name asked /></td> }
                    .into_any()
            }
            Column::Explanation(period) => {
                let field = Field::Explanation(row, period);
                view! { <td class=class><TextField session field label=labelled(field) counted=true /></td> }.into_any()
            }
            _ => ().into_any(),
        }
    };
    view! { <tr>{columns(session).into_iter().map(cell).collect_view()}</tr> }
}

/// What is expected, and how the row would stand at the year's end if it ends so: below the text, in the place that every cell has for it.
#[component]
fn Expected(session: Session, row: RowId, name: Signal<String>, label: Signal<String>) -> impl IntoView {
    let status = Memo::new(move |_| {
        session.watch(Topic::Evaluated(row));
        session.evaluated(row)?.forecast.as_ref().map(|assessment| assessment.status)
    });
    let text =
        Signal::derive(move || status.get().map_or_else(String::new, |status| format!("{} {status}", texts::FORECAST)));
    view! {
        <div class="with-note" class:noted=move || status.get().is_some()>
            <TextField session field=Field::Expected(row) label />
            <Show when=move || status.get().is_some()>
                <div class=move || format!("status forecast {}", status.get().map_or("", Status::code))>
                    <ExplainedFigure session figure=Figure::Forecast(row) text of=name beside_fields=true />
                </div>
            </Show>
        </div>
    }
}

#[component]
fn LikelihoodChoice(session: Session, row: RowId, name: Signal<String>, asked: Memo<Vec<Asked>>) -> impl IntoView {
    let asked = move || asked.with(|asked| asked.contains(&Asked::Likelihood));
    let given = Memo::new(move |_| {
        session.watched(Topic::Row(row), |form| form.indicators.row(row).and_then(|row| row.monitoring.likelihood))
    });
    let choose = move |event| {
        let code = event_target_value(&event);
        let likelihood = Likelihood::ALL.into_iter().find(|likelihood| likelihood.code() == code);
        session.edit(Edit::ChooseInRow(row, RowChoice::Likelihood(likelihood)));
    };
    view! {
        <select
            id=choice_id(Content::Choice(row, Question::Likelihood))
            aria-label=move || format!("{} {}", name.get(), Column::Likelihood.head())
            data-asked=move || asked().then_some("")
            on:change=choose
        >
            <option value="" selected=move || given.get().is_none()>"–"</option>
            {Likelihood::ALL
                .map(|of| view! { <option value=of.code() selected=move || given.get() == Some(of)>{of.label()}</option> })
                .collect_view()}
        </select>
    }
}

/// The causes, where the light asks for them or some were given.
#[component]
fn Causes(session: Session, row: RowId, name: Signal<String>, asked: Memo<Vec<Asked>>) -> impl IntoView {
    let given = Memo::new(move |_| {
        session.watched(Topic::Row(row), |form| {
            form.indicators.row(row).map_or_else(Vec::new, |row| row.monitoring.causes.clone())
        })
    });
    let asked = Memo::new(move |_| asked.with(|asked| asked.contains(&Asked::Cause)));
    let shown = Memo::new(move |_| asked.get() || !given.with(Vec::is_empty));
    // One stop for the Tab key; ← and → go from one to the next.
    let toggle = move |(at, cause): (usize, Cause)| {
        let applies = move || given.with(|given| given.contains(&cause));
        view! {
            <button
                type="button"
                class="pill"
                tabindex=(at > 0).then_some("-1")
                data-asked=move || (at == 0 && asked.get()).then_some("")
                aria-pressed=move || applies().to_string()
                title=cause.label()
                on:click=move |_| session.edit(Edit::ChooseInRow(row, RowChoice::Cause(cause, !given.with_untracked(|g| g.contains(&cause)))))
            >
                {short(cause)}
            </button>
        }
    };
    view! {
        <Show when=move || shown.get() fallback=|| view! { <span class="unseen">{texts::NOT_ASKED}</span> }>
            <div class="pills" role="group" aria-label=move || format!("{} {}", name.get(), Column::Causes.head())>
                {Cause::ALL.into_iter().enumerate().map(toggle).collect_view()}
            </div>
        </Show>
    }
}

/// The cause in two characters; its whole name stands in the tooltip.
fn short(cause: Cause) -> &'static str {
    match cause {
        Cause::Funding => "经费",
        Cause::Rules => "制度",
        Cause::Staff => "人员",
        Cause::Equipment => "硬件",
        Cause::Other => "其他",
    }
}
