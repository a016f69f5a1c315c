//! 得分率 given by a person: beside the status of its row (domain §8).

use rust_decimal::Decimal;

use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::evaluate::Status;
use crate::figures::points;
use crate::form::{Field, Period};

pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    let Some((Period::FullYear, assessment)) = &row.assessed else { return };
    let field = Field::Rating(row.texts.id);
    let (called, label) = (row.called(), assessment.status.label());
    let missed = matches!(assessment.status, Status::Partial | Status::Missed);
    let Ok(Some(rating)) = points(&row.texts.rating) else {
        // ＞95 % with 95 %: the figures give 100 % of a target that is not reached.
        let full = assessment.completion.is_some_and(|completion| completion.counted() >= Decimal::ONE);
        if missed && full && row.texts.rating.trim().is_empty() {
            let sentence = format!("{called}{label}而按完成率计为满分，请填写得分率");
            findings.add(Rule::FullMarksForMissed, field, sentence);
        }
        return;
    };
    if missed && rating >= Decimal::ONE_HUNDRED {
        let sentence = format!("{called}{label}而得分率为 {rating}%，请核对得分率");
        findings.add(Rule::FullMarksForMissed, field, sentence);
        return;
    }
    let band = if assessment.judgeable { band(assessment.status) } else { None };
    let (low, high) = band.unwrap_or((0, 100));
    // The upper bound of a band is the lower one of the next; only 100 belongs to its own.
    let above = if high == 100 { rating > Decimal::ONE_HUNDRED } else { rating >= Decimal::from(high) };
    if above || rating < Decimal::from(low) {
        let sentence = format!("{called}{label}，得分率 {rating}% 不在 {low}%–{high}% 之间，请调整");
        findings.add(Rule::RatingOutsideBand, field, sentence);
    }
}

/// What a phrase may be given.
fn band(status: Status) -> Option<(i64, i64)> {
    match status {
        Status::Met => Some((80, 100)),
        Status::Partial => Some((60, 80)),
        Status::Missed => Some((0, 60)),
        _ => None,
    }
}
