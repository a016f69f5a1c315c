//! 可行性: targets that cannot be reached, or that ask for nothing.

use rust_decimal::Decimal;

use super::row::{Row, counts_alike, period_where};
use super::words::{adds_up, is_average, is_change};
use super::{Findings, Rule};
use crate::evaluate::Direction;
use crate::figures::round;
use crate::form::{Field, LastYearRow, Level1, Period};
use crate::target::{Actual, Beside, NumberTarget, Op, Quantity, Target, comparable, parse_actual_beside};

/// What concerns one row; `last_year` is the row of last year's form that it continues.
pub(super) fn row(row: &Row<'_>, last_year: Option<&LastYearRow>, findings: &mut Findings) {
    satisfaction(row, findings);
    let Some(year) = row.number(Period::FullYear) else { return };
    at_least_zero(row, year, findings);
    below_half_actual(row, year, findings);
    if let Some(last) = last_year.filter(|_| row.standard.is_none()) {
        below_last_year(row, year, last, findings);
    }
}

/// 满意度 ＝100 %: one dissatisfied answer and it is missed.
fn satisfaction(row: &Row<'_>, findings: &mut Findings) {
    let asked = row.level1 == Level1::Satisfaction || row.texts.name.contains("满意");
    let full = |period| {
        row.number(period).is_some_and(|number| {
            matches!(number.op, Op::Equal | Op::AtLeast)
                && number.quantity.number == Decimal::ONE_HUNDRED
                && matches!(number.quantity.unit.text.as_ref(), "%" | "分")
        })
    };
    if asked && let Some(period) = period_where(full) {
        let sentence = format!(
            "{}的{}指标值“{}”难以实现，请按往年情况定一个可实现的目标，如“≥95%”",
            row.called(),
            period.label(),
            row.written(period)
        );
        findings.add(Rule::SatisfactionFull, Field::Target(row.texts.id, period), sentence);
    }
}

/// ≥0 for the whole year asks for nothing; ≥0 % of growth does.
fn at_least_zero(row: &Row<'_>, year: &NumberTarget, findings: &mut Findings) {
    let change = is_change(&row.texts.name) || year.label.as_deref().is_some_and(is_change);
    if year.op == Op::AtLeast && year.quantity.number.is_zero() && !change {
        let sentence = format!(
            "{}的全年指标值“{}”任何结果都算达成，请写明要达到的数",
            row.called(),
            row.written(Period::FullYear)
        );
        findings.add(Rule::AtLeastZero, Field::Target(row.texts.id, Period::FullYear), sentence);
    }
}

/// What has been done by June cannot be undone by December: a year's target below it was set too low. Only what adds up
/// in the course of the year; a rate of June may fall again.
fn below_half_actual(row: &Row<'_>, year: &NumberTarget, findings: &mut Findings) {
    let Some(half) = row.actual(Period::HalfYear) else { return };
    // The same target for the half year says that there is a stock, which does not add up.
    let stock = row.number(Period::HalfYear).is_some_and(|half| half.quantity == year.quantity);
    let alike = counts_alike(&year.quantity, half);
    if row.direction(year.op) == Direction::Lower || stock || !alike || !cumulative(row, &year.quantity) {
        return;
    }
    if let Ok(half_in_years) = comparable(&year.quantity, half)
        && half_in_years > year.quantity.number
    {
        let sentence = format!(
            "{}上半年已完成 {}，超过全年指标值“{}”，全年指标值偏低，请核对",
            row.called(),
            half.shown(),
            row.written(Period::FullYear)
        );
        let related = vec![Field::Actual(row.texts.id, Period::HalfYear)];
        findings.add_related(
            Rule::YearBelowHalfActual,
            Field::Target(row.texts.id, Period::FullYear),
            related,
            sentence,
        );
    }
}

/// Whether a figure of the row only grows in the course of the year.
pub(super) fn cumulative(row: &Row<'_>, quantity: &Quantity) -> bool {
    let name = row.texts.name.as_str();
    adds_up(&quantity.unit) && !is_change(name) && !is_average(name) && !name.trim().ends_with(['率', '度'])
}

/// The targets of the standard rows are the template's; the others should not fall behind what was reached last year.
fn below_last_year(row: &Row<'_>, year: &NumberTarget, last: &LastYearRow, findings: &mut Findings) {
    let target = Target::Number(year.clone());
    let beside = Beside { target: &target, name: &row.texts.name, ..Beside::NOTHING };
    let Actual::Number(reached) = parse_actual_beside(&last.actual, &beside) else { return };
    if !counts_alike(&year.quantity, &reached) {
        return;
    }
    let Ok(mut reached_in_years) = comparable(&year.quantity, &reached) else { return };
    let target = year.quantity.number;
    let bound = target.is_zero() || target == Decimal::ONE_HUNDRED;
    if year.op == Op::Equal && year.quantity.unit.is_percent() && !bound {
        // As everywhere, a ＝ target in per cent is compared at the precision it is written with.
        reached_in_years = round(reached_in_years, target.scale());
    }
    let (word, reason) = match row.direction(year.op) {
        Direction::Higher if target < reached_in_years => ("低于", "确需调低的"),
        Direction::Lower if target > reached_in_years => ("高于", "确需放宽的"),
        _ => return,
    };
    let sentence = format!(
        "{}的全年指标值“{}”{word}上年实际完成值（{}），请核对；{reason}，请在申报时说明原因",
        row.called(),
        row.written(Period::FullYear),
        reached.shown()
    );
    findings.add(Rule::BelowLastYear, Field::Target(row.texts.id, Period::FullYear), sentence);
}
