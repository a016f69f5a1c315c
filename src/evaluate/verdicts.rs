//! The verdicts of an evaluation alone, as text: what a roll-up of many forms asks for. They stand at the places where they stand among all results, so a
//! script reads both in the same way.

use serde::Serialize;

use super::Evaluation;
use super::score_json::{ScoreVerdict, score_verdict};
use crate::form::{Period, RowId};

#[derive(Serialize)]
struct Verdicts {
    indicators: Vec<RowVerdicts>,
    score: ScoreVerdict,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RowVerdicts {
    id: RowId,
    half_year: Verdict,
    full_year: Verdict,
}

#[derive(Serialize)]
struct Verdict {
    status: &'static str,
}

/// How each indicator stands, and the total and the grade of the score, as JSON text.
pub fn verdicts_text(evaluation: &Evaluation) -> String {
    let rows = evaluation.rows().iter().map(|row| {
        let verdict = |period| Verdict { status: row.assessment(period).status.code() };
        RowVerdicts { id: row.id, half_year: verdict(Period::HalfYear), full_year: verdict(Period::FullYear) }
    });
    let verdicts = Verdicts { indicators: rows.collect(), score: score_verdict(&evaluation.score) };
    // Words and numbers only: there is nothing in it that could fail to be written.
    serde_json::to_string(&verdicts).unwrap_or_default()
}
