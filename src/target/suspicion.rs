//! Numbers that are well formed and yet probably wrong: a scanned ≥ that became 2, a date serial, a year.
//!
//! `290%` `2280次` when it contradicts its neighbours or has no sense; `44,561`. A plain count such as `2468人` with nothing beside it
//! makes sense as it stands and only gets a note. The neighbour is the other
//! period's value of the same indicator; with ≥ it also contradicts shorter numbers (28家 beside ≥7家). Nothing here touches a number that was written with an operator.

use super::doubt::Doubt;
use super::{DoubtReason, Note, NumberTarget, Op, Target, Tolerance};
use rust_decimal::Decimal;

/// Whether the value beside a value may change how it is read: only a number that was written without an operator is suspected.
pub(super) fn looks_beside(target: &Target) -> bool {
    let Target::Number(number) = target else { return false };
    !number.explicit_op
        && number.ratio.is_none()
        && number.tolerance == Tolerance::Exact
        && !number.label.as_ref().is_some_and(|label| label.contains('增'))
}

/// Judges a value with the other period's value beside it.
pub(super) fn judge_beside(target: Target, neighbour: &Target) -> Target {
    let Target::Number(number) = &target else { return target };
    if !looks_beside(&target) {
        return target;
    }
    let beside = match neighbour {
        Target::Number(beside) if beside.ratio.is_none() && beside.quantity.unit.base != "百分点" => Some(beside),
        _ => None,
    };
    if number.quantity.unit.is_none()
        && let Some(reason) = bare_doubt(number, beside, neighbour)
    {
        return Doubt::guessing(reason, target);
    }
    match scanned(number, beside) {
        Scan::Fine => target,
        Scan::Note => Target::Number(NumberTarget { note: Some(Note::LeadingTwo), ..number.clone() }),
        Scan::Doubt(stripped) => Doubt::guessing(DoubtReason::ScannedSign, with_sign(number, stripped)),
    }
}

/// 44561 and 2025 without a unit: a day or a year, unless the neighbour is a count of the same size.
fn bare_doubt(number: &NumberTarget, beside: Option<&NumberTarget>, neighbour: &Target) -> Option<DoubtReason> {
    let value = number.quantity.number;
    // 6.30 and 12.31 are as likely the ends of the periods.
    if matches!(value.to_string().as_str(), "3.31" | "6.30" | "9.30" | "11.30" | "12.31") {
        return Some(DoubtReason::DateUnclear);
    }
    if value.scale() != 0 {
        return None;
    }
    let within = |low: i64, high: i64, value: Decimal| value >= Decimal::from(low) && value <= Decimal::from(high);
    let (reason, low, high) = if within(40_000, 60_000, value) {
        (DoubtReason::DateSerial, 40_000, 60_000)
    } else if within(2016, 2040, value) {
        (DoubtReason::YearOrNumber, 2016, 2040)
    } else {
        return None;
    };
    let confirmed = beside.is_some_and(|beside| {
        let other = beside.quantity.number;
        let outside = !within(low, high, other) || beside.explicit_op;
        outside && is_near(value, other)
    });
    (!confirmed || matches!(neighbour, Target::Date(_))).then_some(reason)
}

/// What a leading 2 probably is.
enum Scan {
    Fine,
    Note,
    Doubt(Decimal),
}

/// Whether the 2 at the start was a ≥ before a scan.
fn scanned(number: &NumberTarget, beside: Option<&NumberTarget>) -> Scan {
    let value = number.quantity.number;
    if number.grouped {
        return Scan::Fine;
    }
    let Some(stripped) = without_leading_two(value) else {
        return Scan::Fine;
    };
    let suspect = Scan::Doubt(stripped);
    let comparable = beside
        .filter(|beside| beside.quantity.unit.base == number.quantity.unit.base || beside.quantity.unit.is_none());
    let other = comparable.and_then(|beside| in_same_unit(beside, number));
    let upward = comparable.is_some_and(|beside| beside.explicit_op && matches!(beside.op, Op::AtLeast | Op::MoreThan));
    if upward && other.is_some_and(|other| is_closer(stripped, value, other)) {
        return suspect;
    }
    if number.quantity.unit.is_percent() {
        if value <= Decimal::ONE_HUNDRED || stripped > Decimal::ONE_HUNDRED {
            return Scan::Fine;
        }
        // Above 100 % beside another plain value above 100 % that no scan explains.
        let confirmed = comparable.is_some_and(|beside| {
            let other = beside.quantity.number;
            other > Decimal::ONE_HUNDRED
                && (beside.explicit_op || without_leading_two(other).is_none())
                && is_near(value, other)
        });
        return if confirmed { Scan::Note } else { suspect };
    }
    if value.scale() != 0 {
        return Scan::Fine;
    }
    let long = value >= Decimal::ONE_THOUSAND;
    if !long && value < Decimal::ONE_HUNDRED {
        return Scan::Fine;
    }
    let (Some(beside), Some(other)) = (comparable, other) else {
        // Nothing contradicts the number: it stands as written, with a note.
        return if long { Scan::Note } else { Scan::Fine };
    };
    match (long, !beside.explicit_op || is_near(value, other)) {
        (true, true) => Scan::Note,
        (true, false) => suspect,
        (false, _) => Scan::Fine,
    }
}

/// The number without its first digit, if that is a 2 and what remains could stand alone (no leading zero).
fn without_leading_two(value: Decimal) -> Option<Decimal> {
    // Most numbers begin otherwise, and need not be written out for it.
    if leading_digit(value) != 2 {
        return None;
    }
    let written = value.to_string();
    let rest = written.strip_prefix('2')?;
    let sound = rest.starts_with(|c: char| ('1'..='9').contains(&c));
    if !sound {
        return None;
    }
    Decimal::from_str_exact(rest).ok()
}

/// The first digit of the whole part of a number; 0 below 1.
fn leading_digit(value: Decimal) -> i128 {
    let mut whole = value.trunc().mantissa().abs();
    while whole >= 10 {
        whole /= 10;
    }
    whole
}

/// The neighbour's number in the unit of the number.
fn in_same_unit(beside: &NumberTarget, number: &NumberTarget) -> Option<Decimal> {
    if beside.quantity.unit.is_none() {
        return Some(beside.quantity.number);
    }
    beside.quantity.number.checked_mul(beside.quantity.unit.factor)?.checked_div(number.quantity.unit.factor)
}

/// Within a factor of ten of each other.
fn is_near(one: Decimal, other: Decimal) -> bool {
    let times = |n: Decimal| n.checked_mul(Decimal::TEN);
    other > Decimal::ZERO && times(one).is_some_and(|ten| ten >= other) && times(other).is_some_and(|ten| ten >= one)
}

/// Whether the first is nearer to the goal than the second, by ratio.
fn is_closer(first: Decimal, second: Decimal, goal: Decimal) -> bool {
    let distance = |value: Decimal| {
        let (small, large) = if value < goal { (value, goal) } else { (goal, value) };
        if small <= Decimal::ZERO { None } else { large.checked_div(small) }
    };
    match (distance(first), distance(second)) {
        (Some(first), Some(second)) => first < second,
        _ => false,
    }
}

/// The likely reading: ≥ and the number without its 2.
fn with_sign(number: &NumberTarget, stripped: Decimal) -> Target {
    let mut likely = number.clone();
    likely.op = Op::AtLeast;
    likely.explicit_op = true;
    likely.quantity.number = stripped;
    Target::Number(likely)
}
