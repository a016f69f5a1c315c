//! The line of the audit: what was compared with what, how, and what came of it. Whatever was assumed or rounded on the way is told in it.

use rust_decimal::Decimal;

use super::achieved::typed;
use super::completion::{Comparison, Completion};
use super::{Direction, understood};
use crate::form::{EqualRule, Indicator, Period};
use crate::target::{Actual, NumberTarget, Op, Target, comparable};

/// The unit that a typed actual value without one is read in.
pub fn assumed_unit(row: &Indicator, period: Period) -> Option<String> {
    let target = understood(row, period);
    let actual = typed(row.actual.get(period), row, period, &target, false);
    match &target {
        Target::Number(target) => borrowed_unit(target, &actual).map(str::to_owned),
        _ => None,
    }
}

/// The unit that an actual value without one is read in: that of its target. `None` where it has its own, or none is needed.
fn borrowed_unit<'a>(target: &'a NumberTarget, actual: &Actual) -> Option<&'a str> {
    let Actual::Number(actual) = actual else { return None };
    let unit = &target.quantity.unit;
    let borrowed = actual.unit.is_none() && !unit.is_none() && comparable(&target.quantity, actual).is_ok();
    borrowed.then_some(unit.text.as_str())
}

/// The line. `bounds` are the completions from which on a row counts as 部分达成 and as 偏离.
pub(super) fn line(
    comparison: &Comparison,
    completion: &Completion,
    target: &NumberTarget,
    actual: &Actual,
    bounds: [Decimal; 2],
) -> String {
    let unit = target.quantity.unit.text.as_str();
    let goal = match target.ratio {
        Some((left, right)) => format!("{left}:{right}"),
        None => format!("{}{unit}", comparison.target),
    };
    let reached = reached(comparison, completion, target, actual);
    let compared = match completion.rounded {
        Some(rounded) => format!("{reached} 按目标精度取整后 {rounded}{unit}"),
        None => reached,
    };
    let asked = match (comparison.op, comparison.direction) {
        (Op::Equal, Direction::Higher) => EqualRule::Reach.label(),
        (Op::Equal, Direction::Lower) => EqualRule::Lower.label(),
        (Op::Equal, Direction::Nearer) => EqualRule::Exact.label(),
        _ => "直接比较",
    };
    format!("实际 {compared}，目标 {}{goal}（{asked}），{}", comparison.op.as_sign(), rate(completion, bounds))
}

/// The actual value in the unit of its target; what was done with it to get there stands beside it. A ratio stands as it was written.
fn reached(comparison: &Comparison, completion: &Completion, target: &NumberTarget, actual: &Actual) -> String {
    let unit = &target.quantity.unit;
    let read = format!("{}{}", completion.printed(), unit.text);
    match actual {
        Actual::Ratio { first, second, .. } => format!("{first}:{second}"),
        Actual::Number(typed) if typed.number.is_sign_negative() && comparison.actual > Decimal::ZERO => {
            format!("-{read}（按绝对值比较）")
        }
        Actual::Number(typed) if !typed.unit.is_none() && typed.unit.factor != unit.factor => {
            format!("{}{}（合 {read}）", typed.number, typed.unit.text)
        }
        _ => match borrowed_unit(target, actual) {
            Some(unit) => format!("{read}（未写单位，按{unit}计）"),
            None => read,
        },
    }
}

/// 完成率. Compared rounded and measured unrounded, or shown as if it reached a bound: without a word the reader would take one for the other.
fn rate(completion: &Completion, bounds: [Decimal; 2]) -> String {
    let (Some(shown), Some(rate)) = (completion.shown(), completion.rate) else {
        return "目标为 0，不计算完成率".to_owned();
    };
    let figure = rate.percent().figure();
    let bounds = bounds.map(|bound| (bound, bound.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(bound)));
    let just_below = bounds.into_iter().find(|(bound, percent)| rate.quotient() < *bound && figure >= *percent);
    let note = match just_below {
        Some((_, percent)) => format!("（未取整时不足 {}%）", percent.normalize()),
        None if completion.rounded.is_some() => "（按未取整的数计算）".to_owned(),
        None => String::new(),
    };
    format!("完成率 {shown}{note}")
}
