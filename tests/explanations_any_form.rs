//! Explanations of forms as odd as they come: whatever is typed, no printed formula contradicts its printed result.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::{explain_group, explain_row};
use budget_form::figures::round;
use budget_form::form::{
    BaseItem, EqualRule, ExecutionBase, ExpenditureLine, Field, Form, IncomeSource, Indicator, Level1, Period,
    ProgressBase, ReverseRule, WaivedWeight,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::Unit;
use support::calculator::{recompute, recompute_all};
use support::evaluated::score;
use support::rated::{form_of, row};

/// A form of rows of 履职 for the year: name, target, actual value, weight.
fn duty(rows: &[[&str; 4]]) -> Form {
    let rows = rows.iter().map(|[name, target, actual, weight]| row(name, target, actual, weight, "")).collect();
    form_of(vec![(Level1::Duty, rows)])
}

/// Every weight that makes a half of the last decimal of a score, beside every small quotient: rounded figures seldom lead there.
#[test]
fn a_score_at_a_half_can_be_worked_out() {
    let mut halves = 0;
    for target in 2..40_i64 {
        for actual in 1..target {
            for half in [1_i64, 3, 5, 61] {
                // weight × actual ÷ target = 0.005 × half, for an odd half.
                let weight = Decimal::new(5 * half, 3) * Decimal::from(target) / Decimal::from(actual);
                if round(weight, 4) * Decimal::from(actual) != Decimal::new(5 * half, 3) * Decimal::from(target) {
                    continue;
                }
                halves += 1;
                let (weight, rest) = (round(weight, 4), Decimal::from(70) - round(weight, 4));
                let form = duty(&[
                    ["培训", &format!("≥{target}场"), &format!("{actual}场"), &weight.to_string()],
                    ["服务", "≥9次", "7次", &rest.to_string()],
                    ["走访", "不适用", "", "30"],
                ]);
                let plain = duty(&[
                    ["培训", &format!("≥{target}场"), &format!("{actual}场"), &weight.to_string()],
                    ["服务", "≥9次", "7次", &(rest + Decimal::from(30)).to_string()],
                ]);
                for form in [form, plain] {
                    let score = score(&form);
                    for row in &score.rows {
                        let explained = explain_row(&score, row.indicator.id).unwrap();
                        recompute(&explained.numbers, &explained.result).unwrap();
                    }
                    let explained = explain_group(&score, Level1::Duty).unwrap();
                    recompute(&explained.numbers, &explained.result).unwrap();
                }
            }
        }
    }
    assert!(halves > 500, "{halves}");
}

/// Figures as people type them: an amount of up to six decimals.
fn figure() -> impl Strategy<Value = String> {
    (1_i64..2_000_000, 0_u32..=6).prop_map(|(digits, scale)| Decimal::new(digits, scale).to_string())
}

/// What stands in a box for an amount.
fn any_amount() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => figure(),
        3 => Just(String::new()),
        1 => Just("0".to_owned()),
        1 => Just("12,34.5".to_owned()),
        1 => (-2000_i64..0, 0_u32..3).prop_map(|(digits, scale)| Decimal::new(digits, scale).to_string()),
    ]
}

/// Target, actual value, weight in ten thousandths and 得分率 of a row: small figures, whose quotients do not end, and large ones.
fn any_row() -> impl Strategy<Value = (String, String, i64, String)> {
    let number = || {
        prop_oneof![3 => (1_i64..60, Just(0_u32)), 2 => (1_i64..20_000, 0_u32..4), 1 => (-300_i64..0, 0_u32..2)]
            .prop_map(|(digits, scale)| Decimal::new(digits, scale))
    };
    let figures = (0_usize..5, number(), number()).prop_map(|(sign, target, actual)| {
        let unit = if sign == 4 { "%" } else { "家" };
        (format!("{}{target}{unit}", ["≥", "≤", "＝", "<", "＝"][sign]), format!("{actual}{unit}"))
    });
    let texts = prop_oneof![
        8 => figures,
        1 => Just(("不适用".to_owned(), String::new())),
        1 => Just(("≥100001家".to_owned(), "100000家".to_owned())),
        1 => Just(("≥2小时".to_owned(), "100分钟".to_owned())),
        1 => Just(("良好".to_owned(), "改善".to_owned())),
    ];
    let rating = prop_oneof![8 => Just(String::new()), 1 => (0_u32..=100).prop_map(|rating| rating.to_string())];
    (texts, 1_i64..160_000, rating).prop_map(|((target, actual), weight, rating)| (target, actual, weight, rating))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_formula_with_its_numbers_leads_to_its_result(
        figures in prop::collection::vec(figure(), 24),
        targets in prop::collection::vec((0_usize..4, 1_i64..20_000, 0_u32..4), 11),
        weights in prop::collection::vec((1_u32..400, any::<bool>()), 11),
        rule in 0_usize..3,
    ) {
        let mut unit = Unit::new();
        let lines = || ExpenditureLine::ALL.into_iter();
        let planned = Period::ALL.into_iter().flat_map(|period| lines().map(move |line| Field::Planned(line, period)));
        let executed = Period::ALL.into_iter().flat_map(|period| lines().map(move |line| Field::Executed(line, period)));
        let adjusted = lines().map(|line| Field::Adjustment(line, Period::FullYear));
        for (field, text) in planned.chain(executed).chain(adjusted).zip(&figures) {
            unit.type_into(field, text);
        }
        let mut form = unit.form().clone();
        form.settings.waived_weight = WaivedWeight::ALL[rule];
        for (item, text) in BaseItem::ALL.into_iter().zip(figures.iter().skip(6)) {
            let text = if item.is_headcount() { text.split('.').next().unwrap().to_owned() + "1" } else { text.clone() };
            *form.base_data.get_mut(item, Period::FullYear).unwrap() = text;
        }
        let mut rest = 10_000_u32;
        let rows = form.indicators.group_mut(Level1::Process).iter_mut().flat_map(|level2| &mut level2.rows);
        let computed: Vec<&mut Indicator> = rows.filter(|row| row.name.contains('率')).collect();
        for ((row, (op, digits, scale)), (weight, waived)) in computed.into_iter().zip(&targets).zip(&weights) {
            let sign = ["＝", "≥", "≤", "＝"][*op];
            row.target.full_year = format!("{sign}{}%", Decimal::new(*digits, *scale));
            if *waived {
                row.target.full_year = "不适用".into();
            }
            row.weight = Decimal::new(i64::from(*weight), 2).to_string();
            rest -= weight;
        }
        let duty = row("服务", "≥7次", "5次", &Decimal::new(i64::from(rest), 2).to_string(), "");
        form.indicators.push_level2(Level1::Duty, "一项", vec![duty]);
        let worked = recompute_all(&form);
        prop_assert!(worked.is_ok(), "{}", worked.unwrap_err());
        prop_assert!(worked.unwrap() > 10);
    }
    /// Any mixture of rows and amounts that people leave behind: blank, unreadable, below 0, far beyond the target.
    #[test]
    fn whatever_is_typed_no_formula_contradicts_its_result(
        amounts in prop::collection::vec(any_amount(), 38),
        rows in prop::collection::vec(any_row(), 1..7),
        rules in (0_usize..3, 0_usize..2, 0_usize..3),
        bases in (any::<bool>(), any::<bool>()),
    ) {
        let mut form = Unit::new().form().clone();
        form.settings.waived_weight = WaivedWeight::ALL[rules.0];
        form.settings.reverse_rule = ReverseRule::ALL[rules.1];
        form.settings.equal_rule = EqualRule::ALL[rules.2];
        form.settings.execution_base = if bases.0 { ExecutionBase::Adjusted } else { ExecutionBase::Initial };
        form.settings.progress_base = if bases.1 { ProgressBase::Plan } else { ProgressBase::Calendar };
        let lines = || ExpenditureLine::ALL.into_iter().flat_map(|line| Period::ALL.map(|period| (line, period)));
        let fields = IncomeSource::ALL.into_iter().map(Field::Income)
            .chain(lines().map(|(line, period)| Field::Planned(line, period)))
            .chain(lines().map(|(line, period)| Field::Adjustment(line, period)))
            .chain(lines().map(|(line, period)| Field::Executed(line, period)))
            .chain(BaseItem::ALL.into_iter().map(|item| Field::Base(item, Period::FullYear)));
        for (field, text) in fields.zip(&amounts) {
            form.text_mut(field).unwrap().clone_from(text);
        }
        let mut rest = 1_000_000_i64;
        let many = rows.len();
        let rows: Vec<Indicator> = rows.into_iter().enumerate().map(|(at, (target, actual, weight, rating))| {
            let weight = if at + 1 == many { rest } else { weight };
            rest -= weight;
            row(&format!("第{at}项"), &target, &actual, &Decimal::new(weight, 4).normalize().to_string(), &rating)
        }).collect();
        let (duty, benefit) = rows.split_at(many / 2);
        form.indicators.push_level2(Level1::Duty, "一项", duty.to_vec());
        form.indicators.push_level2(Level1::Benefit, "一项", benefit.to_vec());
        let worked = recompute_all(&form);
        prop_assert!(worked.is_ok(), "{}", worked.unwrap_err());
    }
}
