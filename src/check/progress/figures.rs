//! Actual values: missing, not judged, not explained, or too good to be true.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::brief::brief;
use crate::check::feasibility::cumulative;
use crate::check::row::{Row, by_group, several};
use crate::check::{Findings, Rule};
use crate::evaluate::{Absent, Assessment, Direction, Origin, Status, lacks_actual};
use crate::form::{Field, Period};
use crate::target::{Actual, Target, comparable};

/// What concerns one row.
pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    let Some((period, assessment)) = &row.assessed else { return };
    undecided(row, *period, assessment, findings);
    explanations(row, *period, assessment, findings);
    below_half(row, findings);
}

/// What was entered and cannot be compared.
fn undecided(row: &Row<'_>, period: Period, assessment: &Assessment, findings: &mut Findings) {
    let entered = !row.texts.actual.get(period).trim().is_empty();
    // A target or an actual value that is not understood has a finding of its own.
    let unclear = matches!(row.target(period), Target::Empty | Target::Check(_))
        || matches!(row.achieved(period).value, Ok(Actual::Check(_)));
    if assessment.status == Status::Undecided && entered && !unclear {
        let sentence = format!("{}的{}完成情况：{}", row.called(), period.label(), assessment.sentence());
        findings.add(Rule::JudgementMissing, Field::Actual(row.texts.id, period), sentence);
    }
}

/// What is still to be reported, one finding for each group.
pub(super) fn missing(rows: &[Row<'_>], findings: &mut Findings) {
    let is_missing = |row: &Row<'_>| {
        // A computed one waits for other figures.
        row.standard.is_none()
            && row
                .assessed
                .as_ref()
                .is_some_and(|(period, assessment)| lacks_actual(row.texts, row.target(*period), assessment.status))
    };
    for (level1, missing) in by_group(rows, is_missing) {
        let fields = missing
            .iter()
            .filter_map(|row| row.assessed.as_ref().map(|(period, _)| (Field::Actual(row.texts.id, *period), *period)));
        let fields: Vec<(Field, Period)> = fields.collect();
        let Some((first, period)) = fields.first().copied() else { continue };
        let related = fields.iter().skip(1).map(|(field, _)| *field).collect();
        let sentence = format!(
            "{}中{}的{}实际完成值未填，请填写；不涉及的请填“不适用”",
            level1.label(),
            several(&missing),
            period.label()
        );
        findings.add_related(Rule::ActualMissing, first, related, sentence);
    }
}

fn explanations(row: &Row<'_>, period: Period, assessment: &Assessment, findings: &mut Findings) {
    let id = row.texts.id;
    let explained = *row.evaluation.explained.get(period);
    let field = Field::Explanation(id, period);
    if assessment.deviates && !explained {
        let rate = assessment.completion.and_then(|completion| completion.rate);
        let told = rate.map_or_else(String::new, |rate| format!(" {}", rate.percent()));
        let sentence = format!("{}{}完成率{told}，请在“{}”中说明原因", row.called(), period.label(), field.label());
        findings.add(Rule::DeviationUnexplained, field, sentence);
    }
    let missed = matches!(assessment.status, Status::Partial | Status::Missed);
    if missed && period == Period::FullYear && !explained {
        let sentence = format!("{}全年{}，请填写“{}”", row.called(), assessment.status.label(), field.label());
        findings.add(Rule::MissedUnexplained, field, sentence);
    }
    if assessment.origin == Origin::Overridden && row.texts.override_reason.get(period).trim().is_empty() {
        let typed = brief(row.texts.actual.get(period));
        let computed = match &row.achieved(period).computed {
            Some(Ok(computed)) => format!("，由数据计算为 {}", computed.rate.percent()),
            _ => String::new(),
        };
        let sentence = format!(
            "{}的{}完成值手填为“{typed}”{computed}，请写明手填原因，或清空手填值",
            row.called(),
            period.label()
        );
        findings.add(Rule::OverrideUnexplained, Field::OverrideReason(id, period), sentence);
    }
}

/// The year's figure contains the half year's. Compared are figures of one unit that adds up in the course of a year.
fn below_half(row: &Row<'_>, findings: &mut Findings) {
    let [half, year] = [Period::HalfYear, Period::FullYear].map(|period| row.actual_in_unit(period));
    let Some((half, year)) = half.zip(year) else { return };
    let grows = row
        .number(Period::FullYear)
        .is_some_and(|target| row.direction(target.op) != Direction::Lower && cumulative(row, &target.quantity));
    let one_unit = half.unit.is_none() == year.unit.is_none();
    if row.standard.is_some() || !grows || !one_unit || !cumulative(row, &year) || !cumulative(row, &half) {
        return;
    }
    if let Ok(half_in_years) = comparable(&year, &half)
        && half_in_years > year.number
    {
        let sentence = format!(
            "{}的全年实际完成值（{}）小于半年实际完成值（{}），全年完成值应为全年累计数，请核对",
            row.called(),
            year.shown(),
            half.shown()
        );
        let field = |period| Field::Actual(row.texts.id, period);
        findings.add_related(Rule::YearBelowHalf, field(Period::FullYear), vec![field(Period::HalfYear)], sentence);
    }
}

/// What the computed indicators wait for, each figure once however many rows it is for.
pub(super) fn base_data(rows: &[Row<'_>], findings: &mut Findings) {
    let mut waiting: BTreeMap<Field, Vec<String>> = BTreeMap::new();
    for row in rows {
        if let Some((period, _)) = row.assessed
            && row.standard.is_some()
            && let Err(Absent::Missing(field)) = &row.achieved(period).value
        {
            waiting.entry(*field).or_default().push(row.called());
        }
    }
    for (field, names) in waiting {
        let sentence = format!("{}未填，无法计算{}，请填写；没有的请填 0", field.label(), names.join(""));
        findings.add(Rule::BaseMissing, field, sentence);
    }
}

/// Every figure exactly as it was planned. Shares of 0 and 100 % are often reached exactly; alone they prove nothing.
pub(super) fn all_equal(rows: &[Row<'_>], findings: &mut Findings) {
    const FEWEST: usize = 5;
    let mut equal: Vec<Field> = Vec::new();
    let mut telling = None;
    for row in rows.iter().filter(|row| row.standard.is_none()) {
        let (Some(target), Some(actual)) = (row.number(Period::FullYear), row.actual(Period::FullYear)) else {
            continue;
        };
        if comparable(&target.quantity, actual) != Ok(target.quantity.number) {
            return;
        }
        let number = target.quantity.number;
        let field = Field::Actual(row.texts.id, Period::FullYear);
        if !(target.quantity.unit.is_percent() && (number.is_zero() || number == Decimal::ONE_HUNDRED)) {
            telling = telling.or(Some(field));
        }
        equal.push(field);
    }
    let count = equal.len();
    if let Some(first) = telling
        && count >= FEWEST
    {
        let sentence = format!("{count} 个数值指标的全年实际完成值都恰好等于指标值，请核对是否按实际完成情况填写");
        let related = equal.into_iter().filter(|field| *field != first).collect();
        findings.add_related(Rule::AllEqual, first, related, sentence);
    }
}
