//! Presets of weights: the program's own, one step each, always exactly 100.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::check::{Rule, check};
use budget_form::edit::{equal_weights, suggested_shares, weights_by_group};
use budget_form::figures::points;
use budget_form::form::{Field, Form, Indicator, Level1, RowId, Stage, standard_form};
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::Unit;
use support::evaluated::score;

fn named(name: &str) -> Indicator {
    Indicator { name: name.into(), ..Indicator::empty(RowId(0)) }
}

#[test]
fn presets_are_one_step_each_and_add_up_to_100() {
    let mut unit = Unit::open(standard_form("2025"));
    let before = unit.form().clone();
    unit.history.apply(equal_weights(unit.form()).unwrap()).unwrap();
    let weights: Vec<String> = unit.form().indicators.filled().map(|(_, _, row)| row.weight.clone()).collect();
    assert_eq!((weights.len(), weights[0].as_str(), weights[31].as_str()), (32, "3.13", "3.12"));
    assert!(score(unit.form()).weights.complete().is_ok());
    assert_eq!(unit.history.undo_name(), Some("各指标平均设置权重"));
    unit.history.undo();
    assert_eq!(*unit.form(), before);

    let refused = |unit: &Unit| weights_by_group(unit.form()).unwrap_err().to_string();
    assert_eq!(refused(&unit), "请先填写各一级指标的权重合计，共 100");
    unit.type_into(Field::GroupShare(Level1::Decision), "30").type_into(Field::GroupShare(Level1::Process), "60");
    assert_eq!(refused(&unit), "各一级指标权重合计 90，还差 10，应为 100");
    unit.type_into(Field::GroupShare(Level1::Benefit), "10");
    assert_eq!(refused(&unit), "“效益指标”没有指标，权重合计应为 0 或留空");
    unit.type_into(Field::GroupShare(Level1::Benefit), "一成");
    assert_eq!(refused(&unit), "无法采用“效益指标”的权重合计，请填 0 至 100 之间的数字，最多 4 位小数");
    unit.history.apply(suggested_shares(unit.form()).unwrap()).unwrap();
    unit.history.apply(weights_by_group(unit.form()).unwrap()).unwrap();
    let scored = score(unit.form());
    assert_eq!(scored.weights.sum, Decimal::ONE_HUNDRED);
    let shares: Vec<String> = scored.groups.iter().map(|(_, tally)| tally.weight.normalize().to_string()).collect();
    // 决策 10 and 过程 20 of the suggestion, brought to 100 because the other groups have no indicators yet.
    assert_eq!(shares, ["33", "67"]);
    assert!(equal_weights(&Form::default()).is_none() && suggested_shares(&Form::default()).is_none());
    assert_eq!(weights_by_group(&Form::default()).unwrap_err().to_string(), "表中还没有指标，填写指标后再设置权重");
}

#[test]
fn a_row_that_does_not_apply_gets_no_weight_while_others_do() {
    let waived = |name: &str, weight: &str| Indicator { weight: weight.into(), ..named(name) };
    let mut form = Form::default();
    form.indicators.push_level2(Level1::Duty, "一项", vec![named("甲"), waived("不适用", "25"), named("乙")]);
    form.indicators.push_level2(Level1::Benefit, "生态效益", vec![waived("不适用", "")]);
    form.stage = Stage::SelfEvaluation;
    let weights = |unit: &Unit| -> Vec<String> {
        unit.form().indicators.filled().map(|(_, _, row)| row.weight.clone()).collect()
    };
    let mut unit = Unit::open(form);
    unit.history.apply(equal_weights(unit.form()).unwrap()).unwrap();
    assert_eq!(weights(&unit), ["50.00", "", "50.00", ""]);
    assert!(!check(unit.form()).iter().any(|finding| finding.rule == Rule::WeightMissing));
    unit.history.undo();
    assert_eq!(weights(&unit), ["", "25", "", ""]);
    // Where nothing applies, the weight of the group stays in it.
    unit.type_into(Field::GroupShare(Level1::Duty), "60").type_into(Field::GroupShare(Level1::Benefit), "40");
    unit.history.apply(weights_by_group(unit.form()).unwrap()).unwrap();
    assert_eq!(weights(&unit), ["30.00", "", "30.00", "40.00"]);
}

proptest! {
    #[test]
    fn presets_always_add_up_to_exactly_100(counts in prop::collection::vec(0usize..60, 5), cuts in prop::collection::vec(0u32..=1_000_000, 4)) {
        prop_assume!(counts.iter().sum::<usize>() > 0);
        let mut form = Form::default();
        for (level1, count) in Level1::ALL.into_iter().zip(&counts) {
            form.indicators.push_level2(level1, "一项", (0..*count).map(|_| named("甲")));
        }
        let sum = |form: &Form| -> Decimal {
            let rows = form.indicators.filled();
            rows.map(|(_, _, row)| points(&row.weight).unwrap().unwrap_or_default()).sum()
        };
        let mut unit = Unit::open(form);
        unit.history.apply(equal_weights(unit.form()).unwrap()).unwrap();
        prop_assert_eq!(sum(unit.form()), Decimal::ONE_HUNDRED);
        unit.history.apply(suggested_shares(unit.form()).unwrap()).unwrap();
        // A suggestion rounds to whole points, so it always can be given out.
        unit.history.apply(weights_by_group(unit.form()).unwrap()).unwrap();
        prop_assert_eq!(sum(unit.form()), Decimal::ONE_HUNDRED);
        // Shares of any kind, with four decimals, as long as they make 100.
        let filled: Vec<Level1> = Level1::ALL.into_iter().zip(&counts).filter(|(_, n)| **n > 0).map(|(l, _)| l).collect();
        let mut edges: Vec<u32> = cuts.into_iter().take(filled.len() - 1).collect();
        edges.extend([0, 1_000_000]);
        edges.sort_unstable();
        for level1 in Level1::ALL {
            unit.type_into(Field::GroupShare(level1), "");
        }
        for (level1, pair) in filled.into_iter().zip(edges.windows(2)) {
            unit.type_into(Field::GroupShare(level1), &Decimal::new(i64::from(pair[1] - pair[0]), 4).to_string());
        }
        unit.history.apply(weights_by_group(unit.form()).unwrap()).unwrap();
        prop_assert_eq!(sum(unit.form()), Decimal::ONE_HUNDRED);
    }
}
