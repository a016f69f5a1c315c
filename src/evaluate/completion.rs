//! 完成率 and whether a figure meets its target. Only numbers; phrases and dates are judged elsewhere.

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

/// By which formula a 完成率 came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// 目标为 0: met or not met, no ratio.
    ZeroTarget,
    /// 实际值 ÷ 目标值
    Quotient,
    /// 目标值 ÷ 实际值, the other rule for figures that should be low.
    ReverseQuotient,
    /// A met target that is not measured by a quotient: 100 %.
    Met,
    /// 1 −（实际值 − 目标值）÷ |目标值|, at least 0.
    Excess,
    /// 1 −（目标值 − 实际值）÷ |目标值|, at least 0: a negative target that should be reached.
    Lack,
    /// 1 − |实际值 − 目标值| ÷ |目标值|, at least 0.
    Distance,
}

impl Formula {
    /// All that give a ratio, the usual one first.
    pub const RATIOS: [Self; 5] = [Self::Quotient, Self::Excess, Self::ReverseQuotient, Self::Lack, Self::Distance];

    /// The formula in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::ZeroTarget => "目标为 0，只分达成与未达成",
            Self::Met => "达成时完成率为 100%",
            Self::Quotient => "完成率 = 实际值 ÷ 目标值",
            Self::ReverseQuotient => "完成率 = 目标值 ÷ 实际值",
            Self::Excess => "完成率 = 1 −（实际值 − 目标值）÷ |目标值|，最低为 0",
            Self::Lack => "完成率 = 1 −（目标值 − 实际值）÷ |目标值|，最低为 0",
            Self::Distance => "完成率 = 1 − |实际值 − 目标值| ÷ |目标值|，最低为 0",
        }
    }

    /// The rate it gives. `None` where it gives none, and for figures too large to compute with.
    fn rate(self, target: Decimal, actual: Decimal) -> Option<Rate> {
        let size = target.abs();
        let short_of = |distance: Decimal| Rate::of(size.checked_sub(distance)?.max(Decimal::ZERO), size).ok();
        match self {
            Self::ZeroTarget => None,
            Self::Quotient => Rate::of(actual, target).ok(),
            Self::ReverseQuotient => Rate::of(target, actual).ok(),
            Self::Met => Rate::of(Decimal::ONE, Decimal::ONE).ok(),
            Self::Excess => short_of(actual.checked_sub(target)?),
            Self::Lack => short_of(target.checked_sub(actual)?),
            Self::Distance => short_of(actual.checked_sub(target)?.abs()),
        }
    }
}

/// Decimals of a rate.
const SHOWN: u32 = 2;
/// No typed figure has more decimals.
const LONGEST_TYPED: u32 = 8;

/// Whether a rate that is not 1 rounds up to 100 %.
fn is_just_short(rate: Rate) -> bool {
    rate.quotient() < Decimal::ONE && rate.percent().figure() >= Decimal::ONE_HUNDRED
}

/// A 完成率 as it is shown.
fn in_words(rate: Rate) -> String {
    if is_just_short(rate) { "不足 100%".to_owned() } else { rate.percent().to_string() }
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The target, in its own unit.
    pub target: Decimal,
    /// The actual in the unit of the target.
    pub actual: Decimal,
    /// How the rate came about.
    pub formula: Formula,
    /// Whether the target is met.
    pub met: bool,
    /// 完成率 as it is shown; `None` for a target of 0, which is met or not, and where it cannot be computed.
    pub rate: Option<Rate>,
    /// The actual as it was compared, where it was rounded to the precision of the target.
    pub rounded: Option<Decimal>,
}

impl Completion {
    /// 完成率 as it is shown. What is rounded up to 100 % without being it says so.
    pub fn shown(&self) -> Option<String> {
        self.rate.map(in_words)
    }

    /// 完成率 in per cent for other programs: two decimals or, where those would say 100 of what is less, as many as it takes to say less
    /// (99.998%). So it is 100 or more for nothing that falls short, and a greater rate never has a smaller figure.
    pub fn percent(&self) -> Option<String> {
        let rate = self.rate?;
        let plain = rate.percent().figure();
        if rate.quotient() >= Decimal::ONE || plain < Decimal::ONE_HUNDRED {
            return Some(format!("{plain}%"));
        }
        let mut figures = (SHOWN..=Decimal::MAX_SCALE).map(|decimals| rate.percent().to(decimals));
        let honest = figures.find(|figure| *figure < Decimal::ONE_HUNDRED);
        Some(format!("{}%", honest.unwrap_or(plain)))
    }

    /// The actual as it is printed: as typed; of a computed one, which may have 28 digits, two decimals, or as many as it takes that it stands
    /// where it stood beside the target, and that whoever rounds it, to two decimals or as the target is written, or computes the 完成率 from it
    /// gets what is shown: 44.3849 is not printed as 44.385.
    pub fn printed(&self) -> Decimal {
        let plain = self.actual.normalize();
        if plain.scale() <= LONGEST_TYPED {
            return if self.actual.scale() == SHOWN { self.actual } else { plain };
        }
        let leads_there = |printed: &Decimal| {
            printed.cmp(&self.target) == plain.cmp(&self.target)
                && round(*printed, SHOWN) == round(plain, SHOWN)
                && self.rounded.is_none_or(|rounded| round(*printed, self.target.scale()) == rounded)
                && self.formula.rate(self.target, *printed).map(in_words) == self.shown()
        };
        (SHOWN..plain.scale()).map(|decimals| round(plain, decimals)).find(leads_there).unwrap_or(plain)
    }

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
        let (formula, rate) = if self.target.is_zero() {
            (Formula::ZeroTarget, None)
        } else {
            let formula = self.formula(met);
            (formula, Some(formula.rate(self.target, self.actual)?))
        };
        Some(Completion { target: self.target, actual: self.actual, formula, met, rate, rounded })
    }

    /// A ＝ target in per cent is a rounded figure, so the actual is rounded alike; 0 and 100 are bounds and are not.
    fn rounded(&self) -> Option<Decimal> {
        let bound = self.target.is_zero() || self.target == Decimal::ONE_HUNDRED;
        let scale = self.target.scale();
        (self.op == Op::Equal && self.percent && !bound && self.actual.scale() > scale)
            .then(|| round(self.actual, scale))
    }

    /// The formula for a target that is not 0.
    fn formula(&self, met: bool) -> Formula {
        let positive = self.target.is_sign_positive();
        match self.direction {
            Direction::Higher if positive => Formula::Quotient,
            // A quotient of negative figures would turn better into worse; the distance does not (an assumption).
            Direction::Higher | Direction::Lower if met => Formula::Met,
            Direction::Higher => Formula::Lack,
            Direction::Lower
                if self.reverse_rule == ReverseRule::Quotient && positive && self.actual > Decimal::ZERO =>
            {
                Formula::ReverseQuotient
            }
            Direction::Lower => Formula::Excess,
            Direction::Nearer => Formula::Distance,
        }
    }
}
