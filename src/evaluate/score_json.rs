//! The score as JSON: for the export and for scripts. Numbers are strings; what is not there is `null` beside its reason.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::score::{RowScore, Score, Tally, shown};
use super::standing::{Standing, Waiting};
use crate::figures::round;

/// Decimals of a weight or a share that is a quotient: it is a figure to compute with, not one to show.
const DECIMALS: u32 = 18;

/// A score as JSON; with the sentences in it where `explained`.
pub(super) fn score_value(score: &Score, explained: bool) -> Value {
    let groups: Map<String, Value> =
        score.groups.iter().map(|(level1, tally)| (level1.code().to_owned(), tally_value(score, tally))).collect();
    let mut value = json!({
        "weights": weights(score, explained),
        "rows": score.rows.iter().map(|scored| row(scored, explained)).collect::<Vec<_>>(),
        "groups": groups,
        "whole": tally_value(score, &score.whole),
        "total": score.total().map(|total| total.to_string()),
        "grade": score.grade().map(|grade| json!({ "code": grade.code(), "label": grade.label() })),
        "gradeFrom": { "text": score.thresholds.in_words(), "asTyped": score.thresholds.as_typed },
        "spread": score.spreads.iter().map(ToString::to_string).collect::<Vec<_>>(),
    });
    if explained {
        put(&mut value, "reason", json!(reason(score)));
    }
    value
}

fn put(value: &mut Value, key: &str, of: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(key.to_owned(), of);
    }
}

fn weights(score: &Score, explained: bool) -> Value {
    let weights = &score.weights;
    let complete = weights.complete();
    let mut value = json!({
        "sum": weights.sum.normalize().to_string(),
        "complete": complete.is_ok(),
        "missing": weights.missing,
        "absent": complete.as_ref().err().map(super::NoScore::code),
    });
    if explained {
        put(&mut value, "reason", json!(complete.err().map(|why| why.to_string())));
    }
    value
}

/// Why there is no total.
fn reason(score: &Score) -> Option<String> {
    match &score.missing {
        Some(why) => Some(why.to_string()),
        None => (score.whole.waiting > 0).then(|| score.whole.progress()),
    }
}

fn row(row: &RowScore, explained: bool) -> Value {
    let share = row.share();
    let indicator = &row.indicator;
    let (status, waiting) = match &indicator.standing {
        Standing::Scored(_) => ("scored", None),
        Standing::NotApplicable => ("notApplicable", None),
        Standing::Waiting(waiting) => ("waiting", Some(waiting)),
    };
    let mut value = json!({
        "id": indicator.id,
        "name": indicator.name,
        "standing": status,
        "weight": indicator.weight_entered().map(|weight| weight.normalize().to_string()),
        "effectiveWeight": row.effective.map(figure),
        "share": share.map(|share| figure(share.ratio)),
        "source": share.map(|share| share.source.code()),
        "score": row.score.map(figure),
        "shown": row.score.map(|score| shown(score).to_string()),
        "waiting": waiting.map(Waiting::code),
        "deviates": row.assessment().deviates,
        "needsExplanation": indicator.needs_explanation(),
        "explained": indicator.explained.full_year,
    });
    if explained {
        put(&mut value, "reason", json!(waiting.map_or_else(|| row.assessment().sentence(), ToString::to_string)));
    }
    value
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
