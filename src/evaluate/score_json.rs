//! The score as JSON: for the export and for scripts. Numbers are strings; what is not there is `null` beside its reason.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::score::{RowScore, Score, Tally, shown};
use super::standing::{Standing, Waiting};
use crate::figures::round;

/// Decimals of a weight or a share that is a quotient: it is a figure to compute with, not one to show.
const DECIMALS: u32 = 18;

/// A score as JSON.
pub fn score_value(score: &Score) -> Value {
    let groups: Map<String, Value> =
        score.groups.iter().map(|(level1, tally)| (level1.code().to_owned(), tally_value(score, tally))).collect();
    json!({
        "weights": weights(score),
        "rows": score.rows.iter().map(row).collect::<Vec<_>>(),
        "groups": groups,
        "whole": tally_value(score, &score.whole),
        "total": score.total().map(|total| total.to_string()),
        "grade": score.grade().map(|grade| json!({ "code": grade.code(), "label": grade.label() })),
        "gradeFrom": { "text": score.thresholds.in_words(), "asTyped": score.thresholds.as_typed },
        "reason": reason(score),
        "spread": score.spreads.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn weights(score: &Score) -> Value {
    let weights = &score.weights;
    let complete = weights.complete();
    json!({
        "sum": weights.sum.normalize().to_string(),
        "complete": complete.is_ok(),
        "missing": weights.missing,
        "absent": complete.as_ref().err().map(super::NoScore::code),
        "reason": complete.err().map(|why| why.to_string()),
    })
}

/// Why there is no total.
fn reason(score: &Score) -> Option<String> {
    match &score.missing {
        Some(why) => Some(why.to_string()),
        None => (score.whole.waiting > 0).then(|| score.whole.progress()),
    }
}

fn row(row: &RowScore) -> Value {
    let share = row.share();
    let (status, waiting) = match &row.standing {
        Standing::Scored(_) => ("scored", None),
        Standing::NotApplicable => ("notApplicable", None),
        Standing::Waiting(waiting) => ("waiting", Some(waiting)),
    };
    json!({
        "id": row.row,
        "name": row.name,
        "standing": status,
        "weight": row.weight.map(|weight| weight.normalize().to_string()),
        "effectiveWeight": row.effective.map(figure),
        "share": share.map(|share| figure(share.ratio)),
        "source": share.map(|share| share.source.code()),
        "score": row.score.map(figure),
        "shown": row.score.map(|score| shown(score).to_string()),
        "waiting": waiting.map(Waiting::code),
        "reason": waiting.map_or_else(|| row.assessment.reason.clone(), ToString::to_string),
        "deviates": row.assessment.deviates,
        "needsExplanation": row.needs_explanation,
        "explained": row.explained,
    })
}

fn tally_value(score: &Score, tally: &Tally) -> Value {
    let scored = score.missing.is_none();
    json!({
        "indicators": tally.indicators,
        "weight": tally.weight.normalize().to_string(),
        "effectiveWeight": scored.then(|| figure(tally.effective)),
        "scored": scored.then(|| shown(tally.scored).to_string()),
        "score": tally.total().filter(|_| scored).map(|total| total.to_string()),
        "rate": tally.rate().filter(|_| scored).map(|rate| rate.to_string()),
        "waiting": tally.waiting,
        "waitingWeight": scored.then(|| figure(tally.waiting_weight)),
    })
}

/// A figure as exact as it is, without the noise of the last digits.
fn figure(figure: Decimal) -> String {
    round(figure, DECIMALS).normalize().to_string()
}
