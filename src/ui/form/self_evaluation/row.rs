//! One indicator: what it weighs, what it was to reach and did, what that scores, and why it deviates where it does.

use leptos::prelude::*;
use rust_decimal::Decimal;

use super::ScoreSheet;
use super::points::PointsField;
use crate::evaluate::{Figure, RowRating, RowScore, Source, Status, Waiting, band, computed_share};
use crate::figures::{Percent, points};
use crate::form::{Field, Level2Id, Period, RowId};
use crate::tables::{Column, Table};
use crate::ui::explained::{ComputedCell, Explained, close_on_escape, close_when_left};
use crate::ui::fields::{TextField, run_of};
use crate::ui::form::indicators::{ActualCell, StatusCell, named};
use crate::ui::form::table::class_of;
use crate::ui::texts::self_evaluation as words;

#[component]
pub fn ScoreRow(
    sheet: ScoreSheet,
    level2: Level2Id,
    row: RowId,
    /// The first row of the 二级指标, which carries its merged cell.
    first: Memo<Option<RowId>>,
    /// All rows of the 二级指标.
    rows: Memo<Vec<RowId>>,
) -> impl IntoView {
    let session = sheet.session;
    let scored = Memo::new(move |_| sheet.of_row(row, |score| score.row(row).cloned()));
    let is_first = Memo::new(move |_| session.has_part(row, first));
    let height = move || rows.with(Vec::len).to_string();
    let name = Signal::derive(move || {
        scored.with(|row| row.as_ref().map_or_else(String::new, |row| row.indicator.name.clone()))
    });
    let cell = move |column: Column| {
        let class = class_of(column);
        match column {
            Column::Level2 => view! {
                <Show when=move || is_first.get()>
                    <th scope="rowgroup" class=class rowspan=height>{move || session.text(Field::Level2Name(level2))}</th>
                </Show>
            }
            .into_any(),
            Column::Name => {
                let task = move || session.text(Field::KeyTask(row));
                view! { <th scope="row" class=class title=task>{move || named(session, row)}</th> }.into_any()
            }
            Column::Weight => view! { <WeightCell sheet row name /> }.into_any(),
            Column::Target(period) => {
                let text = move || session.text(Field::Target(row, period));
                view! { <td class=format!("{class} plain") data-run=move || run_of(&text())>{text}</td> }.into_any()
            }
            Column::Actual(period) => view! { <ActualCell session row period name /> }.into_any(),
            Column::Status(period) => view! { <StatusCell session row period name /> }.into_any(),
            Column::Rating => view! { <RatingCell sheet row name scored /> }.into_any(),
            Column::Points => view! { <ScoreCell sheet row name scored /> }.into_any(),
            Column::Explanation(_) => view! { <ExplanationCell sheet row name scored /> }.into_any(),
            _ => ().into_any(),
        }
    };
    view! {
        <tr class:open=move || scored.with(|row| row.as_ref().is_some_and(|row| row.waiting().is_some()))>
            {session.with(|form| Table::SelfEvaluation.columns(form)).into_iter().map(cell).collect_view()}
        </tr>
    }
}

#[component]
fn WeightCell(sheet: ScoreSheet, row: RowId, name: Signal<String>) -> impl IntoView {
    let field = Field::Weight(row);
    // What the points are made of, where that is not what was typed and the line of the group does not say it.
    let adjusted = Memo::new(move |_| sheet.of_row(row, |score| score.weight_beside(row)));
    let note = move || {
        let weight = adjusted.get()?.to_string();
        Some(view! { <span class="adjusted">{words::ADJUSTED}" "{weight}</span> })
    };
    let error = Memo::new(move |_| {
        points(&sheet.session.text(field)).err().map_or_else(String::new, |error| error.to_string())
    });
    view! {
        <td class="number weight" class:with-note=move || adjusted.with(Option::is_some)>
            <PointsField
                session=sheet.session
                field
                label=Signal::derive(move || format!("{} {}", name.get(), Column::Weight.head()))
                hint=error
                wrong=Signal::derive(move || error.with(|error| !error.is_empty()))
            />
            {note}
        </td>
    }
}

/// 得分率: a box; what the figures give stands in it as long as nobody types. Open and 不适用 rows have nothing to rate.
#[component]
fn RatingCell(sheet: ScoreSheet, row: RowId, name: Signal<String>, scored: Memo<Option<RowScore>>) -> impl IntoView {
    let rated = Memo::new(move |_| scored.with(|row| row.as_ref().is_some_and(RowScore::is_rated)));
    let look = move |look: fn(&RowScore) -> String| {
        Signal::derive(move || scored.with(|row| row.as_ref().map_or_else(String::new, look)))
    };
    let wrong = move || scored.with(|row| row.as_ref().and_then(RowScore::waiting).is_some_and(Waiting::is_wrong));
    let overridden = move || {
        let source = scored.with(|row| row.as_ref().and_then(RowScore::share).map(|share| share.source));
        source == Some(Source::Overridden)
    };
    // While the box is empty its figure is the program's, and explains itself like any other.
    let open = RwSignal::new(false);
    let computed = move || {
        let source = scored.with_untracked(|row| row.as_ref().and_then(RowScore::share).map(|share| share.source));
        source == Some(Source::Computed)
    };
    let explained = Memo::new(move |_| open.get() && !overridden());
    view! {
        <td
            class="number rating explained"
            on:focusin=move |_| open.set(computed())
            on:focusout=move |event| close_when_left(&event, open)
            on:keydown=move |event| close_on_escape(&event, open)
        >
            <Show when=move || rated.get() fallback=|| view! { <span class="nothing">"–"</span> }>
                <PointsField
                    session=sheet.session
                    field=Field::Rating(row)
                    label=Signal::derive(move || format!("{} {}", name.get(), Column::Rating.head()))
                    placeholder=look(unless_typed)
                    hint=look(about_rating)
                    wrong=Signal::derive(wrong)
                    overridden=Signal::derive(overridden)
                />
            </Show>
            <Show when=move || explained.get()>
                <Explained session=sheet.session figure=Figure::RowRate(row) open />
            </Show>
        </td>
    }
}

/// What the empty box shows: the computed share, or the band to choose from.
fn unless_typed(row: &RowScore) -> String {
    match computed_share(row.assessment()) {
        Some(ratio) => Percent::of(ratio).beside(Decimal::ONE_HUNDRED).to_string(),
        None => band(row.assessment()).range().to_owned(),
    }
}

fn about_rating(row: &RowScore) -> String {
    let band = band(row.assessment());
    match (&row.indicator.rating, computed_share(row.assessment())) {
        (RowRating::Waiting(waiting), _) => waiting.to_string(),
        (RowRating::Scored(share), Some(ratio)) => {
            let computed = Percent::of(ratio).printed();
            let counts =
                if share.source == Source::Overridden { "现以手填为准" } else { "手填后以手填为准" };
            format!("程序计算 {computed}，{counts}")
        }
        _ => band.to_string(),
    }
}

#[component]
fn ScoreCell(sheet: ScoreSheet, row: RowId, name: Signal<String>, scored: Memo<Option<RowScore>>) -> impl IntoView {
    let text = Signal::derive(move || scored.with(|row| row.as_ref().map_or_else(String::new, RowScore::points)));
    view! {
        <ComputedCell
            session=sheet.session
            figure=Figure::RowScore(row)
            text
            of=Signal::derive(move || format!("{} {}", name.get(), Column::Points.head()))
            class="score"
        />
    }
}

/// Only where the row missed, partly met or far exceeded its target, or where something was written; where a 不适用 row has its weight gone.
#[component]
fn ExplanationCell(
    sheet: ScoreSheet,
    row: RowId,
    name: Signal<String>,
    scored: Memo<Option<RowScore>>,
) -> impl IntoView {
    let asked = Memo::new(move |_| {
        scored.with(|row| {
            row.as_ref().is_some_and(|row| row.indicator.needs_explanation() && !row.indicator.explained.full_year)
        })
    });
    // Once shown it stays: a box must not go while its last character is deleted.
    let shown = Memo::new(move |before: Option<&bool>| {
        before == Some(&true)
            || scored.with(|row| {
                row.as_ref().is_some_and(|row| row.indicator.needs_explanation() || row.indicator.explained.full_year)
            })
    });
    let remark = move || {
        scored.with(|scored| {
            let scored = scored.as_ref()?;
            if scored.assessment().status != Status::NotApplicable {
                return None;
            }
            sheet.of_row(row, |score| {
                let spread = score.spreads.iter().find(|spread| spread.from.iter().any(|(id, ..)| *id == row))?;
                Some(spread.destination())
            })
        })
    };
    view! {
        <td class="deviation" class:asked=move || asked.get()>
            <Show when=move || shown.get() fallback=move || view! { <span class="note">{remark}</span> }>
                <TextField
                    session=sheet.session
                    field=Field::Explanation(row, Period::FullYear)
                    label=Signal::derive(move || format!("{} {}", name.get(), Column::Explanation(Period::FullYear).head()))
                    placeholder=Signal::derive(move || if asked.get() { words::REASON.to_owned() } else { String::new() })
                    multiline=true
                    counted=true
                />
            </Show>
        </td>
    }
}
