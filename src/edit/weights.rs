//! What a user does with many weights and ratings at once, as edits of one step. The presets are the program's own; no rule asks for them.

use core::cmp::Reverse;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::Edit;
use crate::evaluate::{Evaluation, GroupWeightsError, group_weights};
use crate::form::{Field, Form, Indicator, Level1};

/// 100 points in hundredths: weights are written with two decimals.
const WHOLE: u32 = 10_000;

/// A starting point for the shares of the groups, in [`Level1::ALL`]'s order. The program's own assumption; no rule gives shares for this form.
const SUGGESTED: [u32; 5] = [10, 20, 40, 20, 10];

/// Gives every indicator the same weight; together exactly 100. `None` without indicators.
pub fn equal_weights(form: &Form) -> Option<Edit> {
    let edits = evenly(form.indicators.filled().map(|(_, _, row)| row).collect(), WHOLE)?;
    (!edits.is_empty()).then(|| Edit::Several("各指标平均设置权重".to_owned(), edits))
}

/// Gives every group its share and, within a group, every indicator the same weight; together exactly 100.
///
/// # Errors
/// [`GroupWeightsError`] when the shares are not ready for it.
pub fn weights_by_group(form: &Form) -> Result<Edit, GroupWeightsError> {
    let shares = group_weights(form)?;
    let parts = apportion(WHOLE, &shares).ok_or(GroupWeightsError::TooLarge)?;
    let mut edits = Vec::new();
    for (level1, part) in Level1::ALL.into_iter().zip(parts) {
        let rows = form.indicators.filled().filter(|(of, ..)| *of == level1).map(|(_, _, row)| row).collect();
        edits.extend(evenly(rows, part).ok_or(GroupWeightsError::TooLarge)?);
    }
    Ok(Edit::Several("按一级指标设置权重".to_owned(), edits))
}

/// Fills the shares of the groups with the program's suggestion; a group without indicators gets none. `None` without indicators.
pub fn suggested_shares(form: &Form) -> Option<Edit> {
    let portions = Level1::ALL.into_iter().zip(SUGGESTED).map(|(level1, share)| {
        let filled = form.indicators.filled().any(|(of, ..)| of == level1);
        if filled { Decimal::from(share) } else { Decimal::ZERO }
    });
    let points = apportion(100, &portions.collect::<Vec<_>>())?;
    let edits = Level1::ALL
        .into_iter()
        .zip(points)
        .map(|(level1, points)| {
            let text = if points == 0 { String::new() } else { points.to_string() };
            Edit::SetText(Field::GroupShare(level1), text)
        })
        .collect();
    Some(Edit::Several("填入一级指标参考权重".to_owned(), edits))
}

/// Rates every met indicator that a person has to rate, and nobody has yet, with 100 %. `None` when there is none.
pub fn full_marks_for_met(evaluation: &Evaluation) -> Option<Edit> {
    let rows = evaluation.rows().iter().filter(|row| row.rating.wants_full_marks());
    let edits: Vec<Edit> = rows.map(|row| Edit::SetText(Field::Rating(row.id), "100".to_owned())).collect();
    (!edits.is_empty()).then(|| Edit::Several("达成的定性指标按 100% 计".to_owned(), edits))
}

/// The weights of rows that share so many hundredths evenly. Rows that do not apply get none while others do, for it would only be spread again.
fn evenly(rows: Vec<&Indicator>, hundredths: u32) -> Option<Vec<Edit>> {
    let (waived, applying): (Vec<&Indicator>, Vec<&Indicator>) = rows.into_iter().partition(|row| row.is_waived());
    let (weighed, without) = if applying.is_empty() { (waived, applying) } else { (applying, waived) };
    if weighed.is_empty() {
        return Some(Vec::new());
    }
    let parts = apportion(hundredths, &vec![Decimal::ONE; weighed.len()])?;
    let weigh = |(row, part): (&Indicator, u32)| {
        Edit::SetText(Field::Weight(row.id), Decimal::new(i64::from(part), 2).to_string())
    };
    let clear = without.into_iter().filter(|row| !row.weight.is_empty());
    let clear = clear.map(|row| Edit::SetText(Field::Weight(row.id), String::new()));
    Some(weighed.into_iter().zip(parts).map(weigh).chain(clear).collect())
}

/// Cuts `total` whole units into parts in the given proportions, by the largest remainder; of equal remainders the first goes first.
/// `None` when the proportions add up to nothing.
fn apportion(total: u32, portions: &[Decimal]) -> Option<Vec<u32>> {
    let sum = portions.iter().try_fold(Decimal::ZERO, |sum, portion| sum.checked_add(*portion))?;
    let mut parts = Vec::with_capacity(portions.len());
    let mut remainders = Vec::with_capacity(portions.len());
    for (at, portion) in portions.iter().enumerate() {
        let quota = Decimal::from(total).checked_mul(*portion)?.checked_div(sum)?;
        parts.push(quota.floor().to_u32()?);
        remainders.push((Reverse(quota.fract()), at));
    }
    remainders.sort_unstable();
    let left = total.checked_sub(parts.iter().sum())?;
    for (_, at) in remainders.into_iter().take(left.to_usize()?) {
        *parts.get_mut(at)? += 1;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(total: u32, portions: &[&str]) -> Option<Vec<u32>> {
        apportion(total, &portions.iter().map(|portion| portion.parse().unwrap()).collect::<Vec<Decimal>>())
    }

    #[test]
    fn what_is_left_goes_to_the_largest_remainder_and_then_to_the_first() {
        assert_eq!(cut(10_000, &["1", "1", "1"]), Some(vec![3334, 3333, 3333]));
        assert_eq!(cut(10_000, &["33.3333", "33.3333", "33.3334"]), Some(vec![3333, 3333, 3334]));
        assert_eq!(cut(100, &["10", "20", "40", "20", "0"]), Some(vec![11, 22, 45, 22, 0]));
        assert_eq!(cut(100, &["0", "0"]), None);
    }
}
