//! How two figures were written and compared, as the sentence about them needs it; what came of it is a [`Completion`](super::Completion).

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Direction;
use crate::target::{Actual, NumberTarget, Op, Quantity, comparable};

/// How two figures were compared, as far as the sentence about it needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The operator.
    pub op: Op,
    /// Which way the figure is better.
    pub direction: Direction,
    /// The unit of the target, as shown.
    pub unit: Cow<'static, str>,
    /// The two sides of a target that is a ratio.
    pub ratio: Option<(Decimal, Decimal)>,
    /// How the actual value was written.
    pub written: Written,
    /// The completions from which on a row counts as 部分达成 and as 偏离.
    pub bounds: [Decimal; 2],
}

/// How an actual value was written, compared with how it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// In the unit of the target.
    Plainly,
    /// As a ratio: first and second side.
    Ratio(Decimal, Decimal),
    /// Below 0, where only its size is compared.
    BelowZero,
    /// In a multiple of the target's unit: number and unit as written.
    InUnit(Decimal, Cow<'static, str>),
    /// Without a unit; that of the target is assumed.
    WithoutUnit,
}

impl Written {
    /// How `actual` was written beside `target`, given the figure that it counts as.
    pub(super) fn of(target: &NumberTarget, actual: &Actual, counts_as: Decimal) -> Self {
        match actual {
            Actual::Ratio { first, second, .. } => Self::Ratio(*first, *second),
            Actual::Number(typed) if typed.number.is_sign_negative() && counts_as > Decimal::ZERO => Self::BelowZero,
            Actual::Number(typed) if !typed.unit.is_none() && typed.unit.factor != target.quantity.unit.factor => {
                Self::InUnit(typed.number, typed.unit.text.clone())
            }
            Actual::Number(typed) if borrows_unit(target, typed) => Self::WithoutUnit,
            _ => Self::Plainly,
        }
    }
}

/// Whether an actual value without a unit is read in that of its target.
pub(super) fn borrows_unit(target: &NumberTarget, actual: &Quantity) -> bool {
    let unit = &target.quantity.unit;
    actual.unit.is_none() && !unit.is_none() && comparable(&target.quantity, actual).is_ok()
}
