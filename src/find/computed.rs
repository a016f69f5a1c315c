//! Finding what the program says of a row: its status, and an actual value that is computed. Nobody typed it, but it stands on the screen.

use super::{Excerpt, Hit, HitKind, excerpts, folded};
use crate::evaluate::{Assessed, Assessment, DEVIATES, Evaluation, Status};
use crate::form::{Field, Form, Period};

/// How many characters of a status must be searched for: a single one stands in too many of them.
const ENOUGH: usize = 2;

/// All rows that stand as the words say, or have a computed value with the words in it, in the periods that the stage reports, in the order of the
/// form. The place is that of the actual value. A status is found by how it begins, so that 达成 does not find 未达成.
///
/// ```
/// use budget_form::{evaluate::Evaluation, find::find_computed, form::{Stage, standard_form}};
/// let mut form = standard_form("2025");
/// let evaluation = Evaluation::of(&form);
/// assert!(find_computed(&form, &evaluation, "未填").is_empty(), "a plan has no status");
/// form.stage = Stage::Monitoring;
/// assert_eq!(find_computed(&form, &evaluation, "未填").len(), form.indicators.count());
/// ```
pub fn find_computed(form: &Form, evaluation: &Evaluation, words: &str) -> Vec<Hit> {
    let wanted: Vec<char> = words.chars().filter_map(folded).collect();
    let mut hits = Vec::new();
    if wanted.is_empty() {
        return hits;
    }
    let standings = Status::ALL.map(Status::label).into_iter().chain([deviating()]);
    let asks_for_standing = standings.into_iter().any(|standing| begins(standing, &wanted));
    for assessed in evaluation.assessed(form) {
        let Assessed { level1, level2, row, .. } = assessed;
        let name = if row.name.trim().is_empty() { level2.name.trim() } else { row.name.trim() };
        for &period in form.stage.reported() {
            let mut add = |kind, excerpt| {
                let (field, row) = (Field::Actual(row.id, period), name.to_owned());
                hits.push(Hit { field, level1: Some(level1), row, kind, nth: 0, excerpt });
            };
            if let Some(excerpt) = in_value(&assessed, period, &wanted) {
                add(HitKind::Computed, excerpt);
            }
            if asks_for_standing && let Some(standing) = standing(assessed.assessment(period), &wanted) {
                let excerpt = Excerpt { words: standing.to_owned(), ..Excerpt::default() };
                add(HitKind::Status, excerpt);
            }
        }
    }
    hits
}

/// The words in a value that is computed.
fn in_value(assessed: &Assessed<'_>, period: Period, wanted: &[char]) -> Option<Excerpt> {
    let typed = !assessed.row.actual.get(period).trim().is_empty();
    let value = if typed { String::new() } else { assessed.achieved_text(period) };
    excerpts(wanted, &value).into_iter().next()
}

/// The status, or that it deviates, where that is wanted.
fn standing(assessment: &Assessment, wanted: &[char]) -> Option<&'static str> {
    let deviates = assessment.deviates.then(deviating);
    [Some(assessment.status.label()), deviates].into_iter().flatten().find(|standing| begins(standing, wanted))
}

/// The mark of a row that deviates, without its sign.
fn deviating() -> &'static str {
    DEVIATES.trim_start_matches(|c: char| !c.is_alphabetic())
}

fn begins(standing: &str, wanted: &[char]) -> bool {
    let mut characters = standing.chars().filter_map(folded);
    wanted.len() >= ENOUGH && wanted.iter().all(|wanted| characters.next().as_ref() == Some(wanted))
}
