//! 完成率 and whether a figure meets its target (domain §7). Only numbers; phrases and dates are judged elsewhere.

use rust_decimal::Decimal;

use super::Direction;
use crate::figures::{Rate, round};
use crate::form::ReverseRule;
use crate::target::Op;

/// A target and an actual in the same unit, and how they are to be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    pub target: Decimal,
    pub actual: Decimal,
    pub op: Op,
    pub direction: Direction,
    /// The target is a share in per cent.
    pub percent: bool,
    pub reverse_rule: ReverseRule,
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// Whether the target is met.
    pub met: bool,
    /// 完成率 as it is shown; `None` for a target of 0, which is met or not, and where it cannot be computed.
    pub rate: Option<Rate>,
    /// The actual as it was compared, where it was rounded to the precision of the target.
    pub rounded: Option<Decimal>,
}

impl Completion {
    /// What counts for a score: between 0 and 1, and 1 for a met target even if its ratio is a hair below.
    pub fn counted(&self) -> Decimal {
        match (self.met, self.rate) {
            (true, _) => Decimal::ONE,
            (false, Some(rate)) => rate.quotient().clamp(Decimal::ZERO, Decimal::ONE),
            (false, None) => Decimal::ZERO,
        }
    }
}

impl Comparison {
    /// Compares. `None` when the figures are too large to be computed with.
    pub(super) fn complete(&self) -> Option<Completion> {
        let rounded = self.rounded();
        let compared = rounded.unwrap_or(self.actual);
        let met = match (self.op, self.direction) {
            (Op::MoreThan, _) => compared > self.target,
            (Op::LessThan, _) => compared < self.target,
            (Op::AtLeast, _) | (Op::Equal, Direction::Higher) => compared >= self.target,
            (Op::AtMost, _) | (Op::Equal, Direction::Lower) => compared <= self.target,
            (Op::Equal, Direction::Nearer) => compared == self.target,
        };
        let rate = if self.target.is_zero() { None } else { Some(self.rate(met)?) };
        Some(Completion { met, rate, rounded })
    }

    /// A ＝ target in per cent is a rounded figure, so the actual is rounded alike; 0 and 100 are bounds and are not.
    fn rounded(&self) -> Option<Decimal> {
        let bound = self.target.is_zero() || self.target == Decimal::ONE_HUNDRED;
        let scale = self.target.scale();
        (self.op == Op::Equal && self.percent && !bound && self.actual.scale() > scale)
            .then(|| round(self.actual, scale))
    }

    /// 完成率 for a target that is not 0.
    fn rate(&self, met: bool) -> Option<Rate> {
        let size = self.target.abs();
        let whole = || Rate::of(Decimal::ONE, Decimal::ONE).ok();
        let shortfall = |distance: Decimal| {
            let left = size.checked_sub(distance)?.max(Decimal::ZERO);
            Rate::of(left, size).ok()
        };
        match self.direction {
            Direction::Higher if self.target.is_sign_positive() => Rate::of(self.actual, self.target).ok(),
            // A quotient of negative figures would turn better into worse; the distance does not. [A]
            Direction::Higher | Direction::Lower if met => whole(),
            Direction::Higher => shortfall(self.target.checked_sub(self.actual)?),
            Direction::Lower
                if self.reverse_rule == ReverseRule::Quotient
                    && self.target.is_sign_positive()
                    && self.actual > Decimal::ZERO =>
            {
                Rate::of(self.target, self.actual).ok()
            }
            Direction::Lower => shortfall(self.actual.checked_sub(self.target)?),
            Direction::Nearer => shortfall(self.actual.checked_sub(self.target)?.abs()),
        }
    }
}
