//! Above the table: what the weights add up to, the total or what it waits for, and the presets. Below it: where weight was spread.

use leptos::prelude::*;

use super::ScoreSheet;
use super::points::PointsField;
use crate::edit::{Edit, equal_weights, full_marks_for_met, suggested_shares, weights_by_group};
use crate::evaluate::{Figure, GroupWeightsError, NoScore, against_hundred, group_weights_entered};
use crate::form::{Field, Form, Level1};
use crate::ui::explained::ExplainedFigure;
use crate::ui::session::Topic;
use crate::ui::texts::self_evaluation as words;

/// The line that stays in sight while one goes down the table.
#[component]
pub fn Head(sheet: ScoreSheet) -> impl IntoView {
    let weights = Signal::derive(move || {
        sheet.score.with(|score| {
            let sum = format!("{} {}", words::WEIGHTS, against_hundred(score.weights.sum));
            match score.weights.missing {
                0 => sum,
                missing => format!("{sum}（{missing} 个指标未填）"),
            }
        })
    });
    let complete =
        Memo::new(move |_| sheet.score.with(|score| score.weights.complete().is_ok() && score.weights.missing == 0));
    let total = Memo::new(move |_| sheet.score.with(|score| score.total().zip(score.grade())));
    let waits = move || {
        sheet.score.with(|score| match &score.missing {
            Some(NoScore::Sum(_) | NoScore::NoWeights) => words::AT_100.to_owned(),
            Some(NoScore::Unreadable(names)) => format!("{} 个{}", names.len(), words::UNREADABLE),
            Some(why) => why.to_string(),
            None => score.whole.progress(),
        })
    };
    let figure = move || total.get().map_or_else(String::new, |(total, _)| total.to_string());
    let grade = move || total.get().map(|(_, grade)| grade.label());
    view! {
        <div class="score-head">
            <p class="sum" class:good=move || complete.get() class:fair=move || !complete.get() role="status">
                <span aria-hidden="true">{move || if complete.get() { "● " } else { "◐ " }}</span>
                <ExplainedFigure session=sheet.session figure=Figure::WeightSum(None) text=weights />
            </p>
            <p class="result" role="status">
                <Show when=move || total.get().is_some() fallback=move || view! { <span>{waits}</span> }>
                    {words::TOTAL}" "
                    <ExplainedFigure
                        session=sheet.session
                        figure=Figure::TotalScore
                        text=Signal::derive(figure)
                        of=words::TOTAL.to_owned()
                    />
                    " "{words::GRADE}" "<strong>{grade}</strong>
                    {move || sheet.score.with(|score| (!score.thresholds.as_typed).then_some(words::GRADES_NOT_USED))}
                </Show>
            </p>
        </div>
    }
}

/// The presets, which say that they are the program's own. Open while the weights do not add up.
#[component]
pub fn Presets(sheet: ScoreSheet) -> impl IntoView {
    let session = sheet.session;
    let open = sheet.score.with_untracked(|score| score.weights.complete().is_err());
    let refusal = RwSignal::new(String::new());
    let apply = move |edit: Result<Edit, String>| match edit {
        Ok(edit) => {
            refusal.set(String::new());
            session.edit(edit);
        }
        Err(why) => refusal.set(why),
    };
    let none = |edit: Option<Edit>, why: &str| edit.ok_or_else(|| why.to_owned());
    let equal = move |_| apply(none(session.with(equal_weights), words::NONE));
    let suggest = move |_| apply(none(session.with(suggested_shares), words::NONE));
    let by_group = move |_| apply(session.with(weights_by_group).map_err(|why| why.to_string()));
    let unexplained = Memo::new(move |_| sheet.score.with(|score| score.unexplained().count()));
    let unexplained = move || match unexplained.get() {
        0 => String::new(),
        count => format!("{count} {}", words::UNEXPLAINED),
    };
    let full_marks = move |_| {
        apply(none(session.with_evaluation(|_, evaluation| full_marks_for_met(evaluation)), words::NO_FULL_MARKS));
    };
    view! {
        <details class="presets" open=open>
            <summary>{words::PRESETS}</summary>
            <p class="note">{words::PRESETS_ARE_OURS}</p>
            <div class="tools">
                <button type="button" on:click=equal>{words::EQUAL}</button>
            </div>
            <div class="tools shares" role="group" aria-label=words::SHARES>
                {Level1::ALL.map(|level1| view! { <ShareBox sheet level1 /> }).collect_view()}
                <SharesSum sheet />
                <button type="button" class="quiet" on:click=suggest>{words::SUGGEST}</button>
                <button type="button" title=words::BY_GROUP_HELP on:click=by_group>{words::BY_GROUP}</button>
            </div>
        </details>
        <div class="tools marks">
            <button type="button" title=words::FULL_MARKS_HELP on:click=full_marks>{words::FULL_MARKS}</button>
            <p class="fair">{unexplained}</p>
            <p class="bad" role="status">{move || refusal.get()}</p>
        </div>
    }
}

#[component]
fn ShareBox(sheet: ScoreSheet, level1: Level1) -> impl IntoView {
    let session = sheet.session;
    let field = Field::GroupShare(level1);
    let hint = Memo::new(move |_| {
        session.watched(Topic::Text(field), |form| match group_weights_entered(form) {
            Err(why @ GroupWeightsError::Unreadable(of)) if of == level1 => why.to_string(),
            _ => String::new(),
        })
    });
    view! {
        <div class="share">
            <span aria-hidden="true">{level1.label()}</span>
            <PointsField
                session
                field
                label=field.label()
                hint=hint
                wrong=Signal::derive(move || hint.with(|hint| !hint.is_empty()))
                class="boxed"
            />
        </div>
    }
}

/// What the shares add up to so far.
#[component]
fn SharesSum(sheet: ScoreSheet) -> impl IntoView {
    let sum = |form: &Form| match group_weights_entered(form) {
        Ok((_, sum)) => format!("{} {}", words::SHARES_SUM, against_hundred(sum)),
        Err(_) => format!("{} ？", words::SHARES_SUM),
    };
    let sum = Memo::new(move |_| sheet.session.watched(Topic::Settled, sum));
    view! {
        <p class="shares-sum" role="status">
            <ExplainedFigure session=sheet.session figure=Figure::ShareSum text=sum />
        </p>
    }
}

/// What the table cannot say in its cells.
#[component]
pub fn Notes(sheet: ScoreSheet) -> impl IntoView {
    let usual =
        Memo::new(move |_| sheet.score.with(|score| (!score.thresholds.as_typed).then(|| score.thresholds.in_words())));
    let spreads =
        Memo::new(move |_| sheet.score.with(|score| score.spreads.iter().map(ToString::to_string).collect::<Vec<_>>()));
    view! {
        <p class="note">{words::NOTE}</p>
        {move || usual.get().map(|usual| view! { <p class="fair">"! "{words::USUAL_GRADES}{usual}"。"</p> })}
        <Show when=move || spreads.with(|spreads| !spreads.is_empty())>
            <section class="spreads">
                <h2>{words::SPREAD}</h2>
                <ul>{move || spreads.get().into_iter().map(|sentence| view! { <li>{sentence}"。"</li> }).collect_view()}</ul>
            </section>
        </Show>
    }
}
