//! The score as JSON: for the export and for scripts. Numbers are strings; what is not there is `null`, beside its reason where sentences are asked for.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::answer::AsText;
use super::row_rating::{RowRating, Waiting};
use super::score::{RowScore, Score, Tally, shown};
use crate::figures::round;
use crate::form::RowId;

/// Decimals of a weight or a share that is a quotient: it is a figure to compute with, not one to show.
const DECIMALS: u32 = 18;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ScoreAnswer<'a> {
    weights: WeightsAnswer,
    rows: Vec<RowScoreAnswer<'a>>,
    groups: BTreeMap<&'static str, TallyAnswer>,
    whole: TallyAnswer,
    total: Option<AsText<Decimal>>,
    grade: Option<GradeAnswer>,
    grade_from: GradeFromAnswer,
    spread: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<SentenceAnswer>,
}

/// A sentence, or `null` where sentences are asked for and there is nothing to say.
#[derive(Serialize)]
#[serde(transparent)]
struct SentenceAnswer(Option<String>);

#[derive(Serialize)]
struct WeightsAnswer {
    sum: AsText<Decimal>,
    complete: bool,
    missing: usize,
    absent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<SentenceAnswer>,
}

#[derive(Serialize)]
struct GradeAnswer {
    code: &'static str,
    label: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GradeFromAnswer {
    text: String,
    as_typed: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowScoreAnswer<'a> {
    id: RowId,
    name: &'a str,
    standing: &'static str,
    weight: Option<AsText<Decimal>>,
    effective_weight: Option<AsText<Decimal>>,
    share: Option<AsText<Decimal>>,
    source: Option<&'static str>,
    score: Option<AsText<Decimal>>,
    shown: Option<AsText<Decimal>>,
    waiting: Option<&'static str>,
    deviates: bool,
    needs_explanation: bool,
    explained: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TallyAnswer {
    indicators: usize,
    weight: AsText<Decimal>,
    effective_weight: Option<AsText<Decimal>>,
    scored: Option<AsText<Decimal>>,
    score: Option<AsText<Decimal>>,
    rate: Option<String>,
    waiting: usize,
    waiting_weight: Option<AsText<Decimal>>,
}

/// What came of a score.
#[derive(Serialize)]
pub(super) struct ScoreVerdict {
    total: Option<AsText<Decimal>>,
    grade: Option<GradeAnswer>,
}

/// The total and the grade alone.
pub(super) fn score_verdict(score: &Score) -> ScoreVerdict {
    ScoreVerdict { total: score.total().map(AsText), grade: grade(score) }
}

fn grade(score: &Score) -> Option<GradeAnswer> {
    score.grade().map(|grade| GradeAnswer { code: grade.code(), label: grade.label() })
}

/// What is answered of a score; with the sentences in it where `explained`.
pub(super) fn score_answer(score: &Score, explained: bool) -> ScoreAnswer<'_> {
    ScoreAnswer {
        weights: weights(score, explained),
        rows: score.rows.iter().map(|scored| row(scored, explained)).collect(),
        groups: score.groups.iter().map(|(level1, of)| (level1.code(), tally(score, of))).collect(),
        whole: tally(score, &score.whole),
        total: score.total().map(AsText),
        grade: grade(score),
        grade_from: GradeFromAnswer { text: score.thresholds.in_words(), as_typed: score.thresholds.as_typed },
        spread: score.spreads.iter().map(ToString::to_string).collect(),
        reason: explained.then(|| SentenceAnswer(reason(score))),
    }
}

fn weights(score: &Score, explained: bool) -> WeightsAnswer {
    let weights = &score.weights;
    let why = weights.complete().err();
    WeightsAnswer {
        sum: AsText(weights.sum.normalize()),
        complete: why.is_none(),
        missing: weights.missing,
        absent: why.as_ref().map(super::NoScore::code),
        reason: explained.then(|| SentenceAnswer(why.map(|why| why.to_string()))),
    }
}

/// Why there is no total.
fn reason(score: &Score) -> Option<String> {
    match &score.missing {
        Some(why) => Some(why.to_string()),
        None => (score.whole.waiting > 0).then(|| score.whole.progress()),
    }
}

fn row(row: &RowScore, explained: bool) -> RowScoreAnswer<'_> {
    let share = row.share();
    let indicator = &row.indicator;
    let (standing, waiting) = match &indicator.rating {
        RowRating::Scored(_) => ("scored", None),
        RowRating::NotApplicable => ("notApplicable", None),
        RowRating::Waiting(waiting) => ("waiting", Some(waiting)),
    };
    let sentence = || waiting.map_or_else(|| row.assessment().sentence(), ToString::to_string);
    RowScoreAnswer {
        id: indicator.id,
        name: &indicator.name,
        standing,
        weight: indicator.weight_entered().map(|weight| AsText(weight.normalize())),
        effective_weight: row.effective.map(figure),
        share: share.map(|share| figure(share.ratio)),
        source: share.map(|share| share.source.code()),
        score: row.score.map(figure),
        shown: row.score.map(|score| AsText(shown(score))),
        waiting: waiting.map(Waiting::code),
        deviates: row.assessment().deviates,
        needs_explanation: indicator.needs_explanation(),
        explained: indicator.explained.full_year,
        reason: explained.then(sentence),
    }
}

fn tally(score: &Score, tally: &Tally) -> TallyAnswer {
    let scored = score.missing.is_none();
    TallyAnswer {
        indicators: tally.indicators,
        weight: AsText(tally.weight.normalize()),
        effective_weight: scored.then(|| figure(tally.effective)),
        scored: scored.then(|| AsText(shown(tally.scored))),
        score: tally.total().filter(|_| scored).map(AsText),
        rate: tally.rate().filter(|_| scored).map(|rate| rate.to_string()),
        waiting: tally.waiting,
        waiting_weight: scored.then(|| figure(tally.waiting_weight)),
    }
}

/// A figure as exact as it is, without the noise of the last digits.
fn figure(figure: Decimal) -> AsText<Decimal> {
    AsText(round(figure, DECIMALS).normalize())
}
