//! Laws of 绩效自评: full marks are 100, weights that go to others keep the mean, order does not matter.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::form::{Indicator, Level1, WaivedWeight};
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::evaluated::score;
use support::rated::{form_of, row, total};

proptest! {
    #[test]
    fn all_met_with_full_marks_is_100_whatever_does_not_apply(
        rows in prop::collection::vec((0usize..5, 1u32..500, any::<bool>()), 1..40), rule in 0usize..3
    ) {
        prop_assume!(rows.iter().any(|(_, _, applies)| *applies));
        let sum: u32 = rows.iter().map(|(_, weight, _)| weight).sum();
        prop_assume!(sum <= 10_000);
        let mut groups: Vec<(Level1, Vec<Indicator>)> = rows
            .iter()
            .map(|(group, weight, applies)| {
                let weight = Decimal::new(i64::from(*weight), 2).to_string();
                let made = if *applies { row("甲", "健全", "健全", &weight, "100") } else { row("乙", "不适用", "", &weight, "") };
                (Level1::ALL[*group], vec![made])
            })
            .collect();
        let rest = Decimal::new(i64::from(10_000 - sum), 2).to_string();
        groups.push((Level1::Duty, vec![row("丙", "≥3次", "3次", &rest, "")]));
        let mut form = form_of(groups);
        form.settings.waived_weight = WaivedWeight::ALL[rule];
        prop_assert_eq!(total(&score(&form)), "100.00");
    }

    /// Over the whole form, what applies is simply scored out of what it weighs together.
    #[test]
    fn weight_spread_over_the_whole_form_is_a_plain_mean(
        rows in prop::collection::vec((0usize..5, 1u32..20, 0u32..14, any::<bool>()), 2..20)
    ) {
        let count = rows.len();
        let weight = |at: usize| if at == 0 { 100 - (count - 1) * 3 } else { 3 };
        let (mut reached, mut applying) = (Decimal::ZERO, Decimal::ZERO);
        let mut groups = Vec::new();
        for (at, (group, goal, got, applies)) in rows.iter().enumerate() {
            let target = if *applies { format!("≥{goal}次") } else { "不适用".to_owned() };
            if *applies {
                let weight = Decimal::from(weight(at));
                applying += weight;
                reached += weight * (Decimal::from(*got) / Decimal::from(*goal)).min(Decimal::ONE);
            }
            let made = row("甲", &target, &format!("{got}次"), &weight(at).to_string(), "");
            groups.push((Level1::ALL[*group], vec![made]));
        }
        prop_assume!(!applying.is_zero());
        let mut form = form_of(groups);
        form.settings.waived_weight = WaivedWeight::Whole;
        let total = score(&form).total().unwrap();
        let expected = reached * Decimal::ONE_HUNDRED / applying;
        prop_assert!((total - expected).abs() <= Decimal::new(50_001, 7), "{total} {expected}");
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        rows in prop::collection::vec((0usize..5, 1u32..20, 0u32..14, any::<bool>()), 2..20), turn in 1usize..19, rule in 0usize..3
    ) {
        let mut groups: Vec<(Level1, Vec<Indicator>)> = rows
            .iter()
            .map(|(group, goal, got, applies)| {
                let target = if *applies { format!("≥{goal}次") } else { "不适用".to_owned() };
                (Level1::ALL[*group], vec![row("甲", &target, &format!("{got}次"), "", "")])
            })
            .collect();
        let count = groups.len();
        for (at, (_, rows)) in groups.iter_mut().enumerate() {
            rows[0].weight = (if at == 0 { 100 - (count - 1) * 3 } else { 3 }).to_string();
        }
        let form_of = |groups| {
            let mut form = form_of(groups);
            form.settings.waived_weight = WaivedWeight::ALL[rule];
            form
        };
        let before = score(&form_of(groups.clone()));
        groups.rotate_left(turn % count);
        groups.reverse();
        let after = score(&form_of(groups));
        prop_assert_eq!(before.total(), after.total());
        prop_assert_eq!(before.grade(), after.grade());
        prop_assert_eq!(&before.missing, &after.missing);
        for (level1, tally) in &before.groups {
            prop_assert_eq!(tally.total(), after.group(*level1).unwrap().total());
        }
    }
}
