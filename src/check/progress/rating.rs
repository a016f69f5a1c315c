//! 得分率 given by a person: beside the status of its row.

use rust_decimal::Decimal;

use crate::check::row::{Row, several};
use crate::check::{Findings, Rule};
use crate::evaluate::{RowRating, Status, Waiting, band};
use crate::figures::points;
use crate::form::{Field, Level1, Period};

pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    let Some((Period::FullYear, assessment)) = &row.assessed else { return };
    let field = Field::Rating(row.texts.id);
    // Most rows are in order, and what a sentence needs is made only for one.
    let who = || format!("{}{}", row.called(), assessment.status.label());
    let missed = matches!(assessment.status, Status::Partial | Status::Missed);
    let Ok(Some(rating)) = points(&row.texts.rating) else {
        // ＞95 % with 95 %: the figures give 100 % of a target that is not reached.
        let full = assessment.completion.is_some_and(|completion| completion.counted() >= Decimal::ONE);
        if missed && full && row.texts.rating.trim().is_empty() {
            let sentence = format!("{}而按完成率计为满分，请填写得分率", who());
            findings.add(Rule::FullMarksForMissed, field, sentence);
        }
        return;
    };
    if missed && rating >= Decimal::ONE_HUNDRED {
        let sentence = format!("{}而得分率为 {rating}%，请核对得分率", who());
        findings.add(Rule::FullMarksForMissed, field, sentence);
        return;
    }
    let band = band(assessment);
    if !band.holds(rating) {
        let sentence = match band.range().replace('–', "%–").as_str() {
            "" => format!("{}，不评得分率，请清空得分率 {rating}% 或核对完成情况", who()),
            range => format!("{}，得分率 {rating}% 不在 {range}% 之间，请调整", who()),
        };
        findings.add(Rule::RatingOutsideBand, field, sentence);
    }
}

/// Rows that weigh something and wait for a person's rating. One finding per group, as for actual values.
pub(super) fn missing(rows: &[Row<'_>], findings: &mut Findings) {
    let waits = |row: &&Row<'_>| {
        let weighs = points(&row.texts.weight).is_ok_and(|weight| weight.is_some_and(|weight| !weight.is_zero()));
        let reported = row.assessed.is_some_and(|(period, _)| period == Period::FullYear);
        let unrated = reported && matches!(row.evaluation.rating, RowRating::Waiting(Waiting::Unrated(_)));
        weighs && unrated
    };
    for level1 in Level1::ALL {
        let waiting: Vec<&Row<'_>> = rows.iter().filter(|row| row.level1 == level1).filter(waits).collect();
        let fields: Vec<Field> = waiting.iter().map(|row| Field::Rating(row.texts.id)).collect();
        let Some((first, related)) = fields.split_first() else { continue };
        let sentence = format!("{}中{}还没有得分率，请在规定范围内填写", level1.label(), several(&waiting));
        findings.add_related(Rule::RatingMissing, *first, related.to_vec(), sentence);
    }
}
