//! Numbers of a row that contradict its name, its other period, or the funds.

use rust_decimal::Decimal;

use crate::check::feasibility::cumulative;
use crate::check::row::{Row, period_where};
use crate::check::words::{higher_is_better, is_change, is_share, lower_is_better};
use crate::check::{Findings, Rule};
use crate::evaluate::{Direction, StandardIndicator};
use crate::figures::{Rate, round};
use crate::form::{EqualRule, ExpenditureLine, Field, Period};
use crate::target::{Note, NumberTarget, Op, comparable};

pub(super) fn check(row: &Row<'_>, findings: &mut Findings) {
    signs(row, findings);
    periods(row, findings);
    zero(row, findings);
    above_full(row, findings);
    residue(row, findings);
    plan(row, findings);
}

/// What is said of a target: its row, its period, its text.
fn told(row: &Row<'_>, period: Period) -> String {
    format!("{}的{}指标值“{}”", row.called(), period.label(), row.written(period))
}

/// A word of cost, control, carry-over or complaints with ≥; one of completion or satisfaction with ≤.
fn signs(row: &Row<'_>, findings: &mut Findings) {
    let name = row.texts.name.as_str();
    let (lower, higher) = match row.standard.map(StandardIndicator::direction) {
        Some(direction) => (direction == Direction::Lower, direction == Direction::Higher),
        None => (lower_is_better(name), higher_is_better(name)),
    };
    let has = |period: Period, ops: [Op; 2]| row.number(period).is_some_and(|number| ops.contains(&number.op));
    if lower && let Some(period) = period_where(|period| has(period, [Op::AtLeast, Op::MoreThan])) {
        let sentence = format!("{}用了“≥”，这类指标通常越低越好，请核对是否应为“≤”", told(row, period));
        findings.add(Rule::LowerWithAtLeast, Field::Target(row.texts.id, period), sentence);
    }
    if higher && let Some(period) = period_where(|period| has(period, [Op::AtMost, Op::LessThan])) {
        let sentence = format!("{}用了“≤”，这类指标通常越高越好，请核对是否应为“≥”", told(row, period));
        findings.add(Rule::HigherWithAtMost, Field::Target(row.texts.id, period), sentence);
    }
}

/// Half-year values are cumulative: not above the year's, and rarely a thousandth of it.
fn periods(row: &Row<'_>, findings: &mut Findings) {
    let (Some(half), Some(year)) = (row.number(Period::HalfYear), row.number(Period::FullYear)) else { return };
    let Ok(half_in_years) = comparable(&year.quantity, &half.quantity) else { return };
    let number = year.quantity.number;
    let field = |period| Field::Target(row.texts.id, period);
    let texts = || {
        let [half, year] = [Period::HalfYear, Period::FullYear].map(|period| row.written(period));
        (row.called(), half, year)
    };
    if grows(row, half) && grows(row, year) && half_in_years > number {
        // A share, an average or a figure per head does not add up in the course of the year.
        let why = if cumulative(row, &year.quantity) { "半年值是截至六月底的累计数，" } else { "" };
        let (called, half, year) = texts();
        let sentence = format!("{called}的半年指标值“{half}”高于全年指标值“{year}”，{why}请核对");
        findings.add_related(Rule::HalfAboveYear, field(Period::HalfYear), vec![field(Period::FullYear)], sentence);
    }
    let far = half_in_years > Decimal::ZERO
        && half_in_years.checked_mul(Decimal::ONE_THOUSAND).is_some_and(|thousandfold| number >= thousandfold);
    if far && !year.quantity.unit.is_percent() {
        let (called, half, year) = texts();
        let sentence = format!("{called}的半年指标值“{half}”与全年指标值“{year}”相差一千倍以上，请核对数字和单位");
        findings.add_related(Rule::TargetScale, field(Period::HalfYear), vec![field(Period::FullYear)], sentence);
    }
}

/// Whether a target is one that is to be reached and cannot be lower for the year than for its first half.
fn grows(row: &Row<'_>, number: &NumberTarget) -> bool {
    let labelled = number.label.as_deref().is_some_and(is_change);
    if is_change(&row.texts.name) || labelled {
        return false;
    }
    match row.direction(number.op) {
        Direction::Higher => true,
        Direction::Lower => false,
        Direction::Nearer => !number.quantity.unit.is_percent(),
    }
}

/// ＝0起 under 达到即可: whatever happens, it is met. 0 for the first half alone only says that nothing is due yet.
fn zero(row: &Row<'_>, findings: &mut Findings) {
    let Some(year) = row.number(Period::FullYear) else { return };
    if year.op == Op::Equal
        && year.quantity.number.is_zero()
        && row.standard.is_none()
        && row.direction(Op::Equal) == Direction::Higher
    {
        let sentence = format!(
            "{}按“{}”比较，任何结果都算达成，请把比较方式改为“{}”",
            told(row, Period::FullYear),
            EqualRule::Reach.label(),
            EqualRule::Lower.label()
        );
        findings.add(Rule::ZeroAlwaysMet, Field::Target(row.texts.id, Period::FullYear), sentence);
    }
}

/// 覆盖率 ≥120%.
fn above_full(row: &Row<'_>, findings: &mut Findings) {
    let above = |period| {
        row.number(period).is_some_and(|number| {
            number.quantity.unit.is_percent()
                && number
                    .quantity
                    .number
                    .checked_mul(number.quantity.unit.factor)
                    .is_none_or(|n| n > Decimal::ONE_HUNDRED)
        })
    };
    if is_share(&row.texts.name)
        && let Some(period) = period_where(above)
    {
        let sentence = format!("{}超过 100%，请核对", told(row, period));
        findings.add(Rule::ShareAboveFull, Field::Target(row.texts.id, period), sentence);
    }
}

fn residue(row: &Row<'_>, findings: &mut Findings) {
    let odd = |period| row.number(period).is_some_and(|number| number.note == Some(Note::SpreadsheetFloat));
    if let Some(period) = period_where(odd) {
        let sentence = format!("{}小数位数过多，可能是电子表格的计算残值，请改成需要的位数", told(row, period));
        findings.add(Rule::SpreadsheetResidue, Field::Target(row.texts.id, period), sentence);
    }
}

/// 半年计划 ÷ 全年预算 beside the half-year target of 预算执行率: a ＝ target is compared at its own precision.
fn plan(row: &Row<'_>, findings: &mut Findings) {
    if row.standard != Some(StandardIndicator::ExecutionRate) {
        return;
    }
    let Some(target) = row.number(Period::HalfYear).filter(|target| target.quantity.unit.is_percent()) else { return };
    let (Ok(half), Ok(year)) = (&row.figures.expenditure.half_year, &row.figures.expenditure.full_year) else {
        return;
    };
    let Ok(rate) = Rate::of(half.decimal(), year.decimal()) else { return };
    let Some(planned) = rate.quotient().checked_mul(Decimal::ONE_HUNDRED) else { return };
    let wanted = target.quantity.number;
    let bound = wanted.is_zero() || wanted == Decimal::ONE_HUNDRED;
    let agrees = match target.op {
        Op::Equal if bound => planned == wanted,
        Op::Equal => round(planned, wanted.scale()) == wanted,
        Op::AtLeast => planned >= wanted,
        Op::MoreThan => planned > wanted,
        Op::AtMost => planned <= wanted,
        Op::LessThan => planned < wanted,
    };
    if !agrees {
        // As it is compared: a rate that is rounded to another figure than the target is not printed as if it were not.
        let percent = rate.percent().until(|figure| {
            figure.cmp(&wanted) == planned.cmp(&wanted)
                && round(figure, wanted.scale()) == round(planned, wanted.scale())
        });
        let sentence = format!(
            "半年计划 {} ÷ 全年预算 {} = {percent}%，与预算执行率的半年指标值“{}”不一致，请改其中之一",
            half.grouped(),
            year.grouped(),
            row.written(Period::HalfYear)
        );
        let related = ExpenditureLine::ALL.map(|line| Field::Planned(line, Period::HalfYear)).to_vec();
        let field = Field::Target(row.texts.id, Period::HalfYear);
        findings.add_related(Rule::PlanContradictsTarget, field, related, sentence);
    }
}
