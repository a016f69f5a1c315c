//! 一级指标权重: what each group weighs when weights are given out by group, as a person typed it.

use core::fmt;

use rust_decimal::Decimal;

use super::weights::against_hundred;
use crate::figures::points;
use crate::form::{Form, Level1};

/// Why weights cannot be given out by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupWeightsError {
    /// The form has no indicator.
    NoIndicators,
    /// The share of this group cannot be read.
    Unreadable(Level1),
    /// The shares add up to something else than 100.
    Sum(Decimal),
    /// This group has a share and no indicator to give it to.
    NoRows(Level1),
    /// More digits than can be computed with.
    TooLarge,
}

impl fmt::Display for GroupWeightsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoIndicators => f.write_str("表中还没有指标，填写指标后再设置权重"),
            Self::Unreadable(level1) => {
                write!(f, "无法采用“{}”的权重合计，请填 0 至 100 之间的数字，最多 4 位小数", level1.label())
            }
            Self::Sum(sum) if sum.is_zero() => f.write_str("请先填写各一级指标的权重合计，共 100"),
            Self::Sum(sum) => write!(f, "各一级指标权重合计 {}，应为 100", against_hundred(*sum)),
            Self::NoRows(level1) => {
                write!(f, "“{}”没有指标，权重合计应为 0 或留空", level1.label())
            }
            Self::TooLarge => f.write_str("数字过大，无法计算，请核对一级指标权重"),
        }
    }
}

impl core::error::Error for GroupWeightsError {}

/// The shares as they can be read so far, and their sum; an empty box is 0.
///
/// # Errors
/// [`GroupWeightsError::Unreadable`] names the first box that cannot be read.
pub fn group_weights_entered(form: &Form) -> Result<([Decimal; 5], Decimal), GroupWeightsError> {
    let mut shares = [Decimal::ZERO; 5];
    let mut sum = Decimal::ZERO;
    for (slot, level1) in shares.iter_mut().zip(Level1::ALL) {
        *slot = points(form.settings.group_shares.get(level1))
            .map_err(|_| GroupWeightsError::Unreadable(level1))?
            .unwrap_or_default();
        sum = sum.checked_add(*slot).ok_or(GroupWeightsError::TooLarge)?;
    }
    Ok((shares, sum))
}

/// The shares, ready to be given out: they add up to 100, and no group without indicators has one.
///
/// # Errors
/// [`GroupWeightsError`] says what is in the way.
pub fn group_weights(form: &Form) -> Result<[Decimal; 5], GroupWeightsError> {
    if form.indicators.count() == 0 {
        return Err(GroupWeightsError::NoIndicators);
    }
    let (shares, sum) = group_weights_entered(form)?;
    for (share, level1) in shares.iter().zip(Level1::ALL) {
        let rows = form.indicators.filled().any(|(of, ..)| of == level1);
        if !rows && !share.is_zero() {
            return Err(GroupWeightsError::NoRows(level1));
        }
    }
    if sum == Decimal::ONE_HUNDRED { Ok(shares) } else { Err(GroupWeightsError::Sum(sum)) }
}
