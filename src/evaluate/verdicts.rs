//! The verdicts of an evaluation alone, as text: what a roll-up of many forms asks for. They stand at the places where they stand among all results, so a
//! script reads both in the same way.

use core::fmt::Write;

use super::Evaluation;
use super::score_json::score_verdict;
use crate::form::Period;

/// About as many bytes as the verdicts of a row have.
const ROW_BYTES: usize = 88;

/// How each indicator stands, and the total and the grade of the score, as JSON text.
pub fn verdicts_text(evaluation: &Evaluation) -> String {
    let rows = evaluation.rows();
    let mut text = String::with_capacity((rows.len() + 1) * ROW_BYTES);
    text.push_str(r#"{"indicators":["#);
    for (at, row) in rows.iter().enumerate() {
        text.push_str(if at == 0 { r#"{"id":"# } else { r#",{"id":"# });
        // Nothing can fail in writing to a text, and no code of a status has a letter that JSON would write otherwise.
        let _ = write!(text, "{}", row.id.0);
        text.push_str(r#","halfYear":{"status":""#);
        text.push_str(row.assessment(Period::HalfYear).status.code());
        text.push_str(r#""},"fullYear":{"status":""#);
        text.push_str(row.assessment(Period::FullYear).status.code());
        text.push_str(r#""}}"#);
    }
    text.push_str(r#"],"score":"#);
    text.push_str(&serde_json::to_string(&score_verdict(&evaluation.score)).unwrap_or_default());
    text.push('}');
    text
}
