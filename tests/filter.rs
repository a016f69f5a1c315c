//! The conditions of the filter: which rows each one shows at each stage.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::collections::HashSet;

use budget_form::check::check;
use budget_form::evaluate::{Evaluation, Status};
use budget_form::filter::Wanted;
use budget_form::form::{BaseItem, Field, Form, Indicator, Level1, Period, RowId, Stage};
use support::Unit;
use support::evaluated::assess;

/// The names of the rows of 履职 that are wanted.
fn wanted(unit: &Unit, wanted: Wanted) -> Vec<String> {
    let hidden = wanted.others(unit.form(), &Evaluation::of(unit.form()));
    let rows = unit.form().indicators.rows().filter(|(level1, ..)| *level1 == Level1::Duty);
    rows.filter(|(_, _, row)| !hidden.contains(&row.id)).map(|(_, _, row)| row.name.clone()).collect()
}

fn unit() -> (Unit, [RowId; 4]) {
    let mut unit = Unit::new();
    let rows = [("甲", "≥10个", "12个"), ("乙", "≥10个", "7个"), ("丙", "≥10个", ""), ("丁", "", "20个")]
        .map(|(name, target, actual)| unit.add_duty(name, target, actual));
    for row in &rows[..3] {
        unit.type_into(Field::Target(*row, Period::FullYear), "≥20个");
    }
    (unit, rows)
}

#[test]
fn rows_are_wanted_by_how_they_stand() {
    let (unit, _) = unit();
    let half = Period::HalfYear;
    assert_eq!(wanted(&unit, Wanted::Status(half, Status::Met)), ["甲"]);
    assert_eq!(wanted(&unit, Wanted::Status(half, Status::Partial)), ["乙"]);
    assert!(wanted(&unit, Wanted::Status(Period::FullYear, Status::Met)).is_empty());
    assert!(wanted(&unit, Wanted::Deviating(half)).is_empty());
}

#[test]
fn rows_are_wanted_for_what_they_miss() {
    let (mut unit, [_, _, third, fourth]) = unit();
    assert_eq!(wanted(&unit, Wanted::NoTarget), ["丁"]);
    assert_eq!(wanted(&unit, Wanted::NoActual(Period::HalfYear)), ["丙"]);
    unit.type_into(Field::Actual(third, Period::HalfYear), "15个");
    assert!(wanted(&unit, Wanted::NoActual(Period::HalfYear)).is_empty());
    assert_eq!(wanted(&unit, Wanted::Deviating(Period::HalfYear)), ["丙"]);
    // What does not concern the unit misses nothing.
    unit.type_into(Field::Target(fourth, Period::FullYear), "不适用");
    assert!(wanted(&unit, Wanted::NoTarget).is_empty());
}

/// One row of each kind there is, with what it stands for at mid-year.
const KINDS: [(&str, &str, &str, Option<Status>); 9] = [
    ("达到的", "≥10个", "12个", Some(Status::Met)),
    ("差一点的", "≥10个", "7个", Some(Status::Partial)),
    ("差很多的", "≥10个", "1个", Some(Status::Missed)),
    ("没填的", "≥10个", "", Some(Status::Missing)),
    ("什么都没填的", "", "", Some(Status::Missing)),
    ("文字没判断的", "有序推进", "已完成招标", Some(Status::Undecided)),
    ("文字照写的", "有序推进", "有序推进", Some(Status::Met)),
    ("不涉及的", "不适用", "", Some(Status::NotApplicable)),
    ("", "", "", None),
];

#[test]
fn every_indicator_is_shown_by_one_status_and_an_empty_row_by_none() {
    let mut unit = Unit::new();
    let rows = KINDS.map(|(name, target, actual, _)| unit.add_duty(name, target, actual));
    let form = unit.form();
    for ((name, .., status), id) in KINDS.into_iter().zip(rows) {
        let row = form.indicators.row(id).unwrap();
        let shown = Status::ALL
            .into_iter()
            .filter(|of| suits(Wanted::Status(Period::HalfYear, *of), form, row))
            .collect::<Vec<_>>();
        assert_eq!(shown, status.into_iter().collect::<Vec<_>>(), "{name}");
    }
}

/// Whether a row is among those that are wanted.
fn suits(wanted: Wanted, form: &Form, row: &Indicator) -> bool {
    !wanted.others(form, &Evaluation::of(form)).contains(&row.id)
}

#[test]
fn what_misses_a_value_is_what_the_checks_ask_to_be_filled_in() {
    for (stage, period) in [(Stage::Monitoring, Period::HalfYear), (Stage::SelfEvaluation, Period::FullYear)] {
        let mut unit = Unit::new();
        unit.at(stage);
        for (name, target, actual, _) in KINDS {
            let row = unit.add_duty(name, "", "");
            unit.type_into(Field::Target(row, period), target).type_into(Field::Actual(row, period), actual);
        }
        // Judged without a word: nothing is missing.
        let row = unit.add_duty("文字判断了的", "", "");
        unit.type_into(Field::Target(row, period), "有序推进");
        let at = if period == Period::HalfYear { "halfYear" } else { "fullYear" };
        unit.run(&[&format!("@文字判断了的/judgement/{at}=达成")]);
        let form = unit.form();
        let asked: HashSet<Field> =
            check(form).iter().flat_map(|finding| finding.to_fill().collect::<Vec<_>>()).collect();
        for (level1, _, row) in form.indicators.rows().filter(|(level1, ..)| *level1 == Level1::Duty) {
            let undecided = assess(form, level1, row, period).status == Status::Undecided;
            let asks = asked.contains(&Field::Actual(row.id, period)) && !undecided;
            assert_eq!(suits(Wanted::NoActual(period), form, row), asks, "{stage:?} {}", row.name);
            let asks = Period::ALL.into_iter().any(|period| asked.contains(&Field::Target(row.id, period)));
            assert_eq!(suits(Wanted::NoTarget, form, row), asks, "{stage:?} {}", row.name);
        }
        assert_eq!(wanted(&unit, Wanted::NoActual(period)), ["没填的"]);
    }
}

#[test]
fn a_computed_indicator_misses_its_value_only_without_base_data() {
    let mut unit = Unit::new();
    let row = unit.row("在职人员控制率");
    let misses = |unit: &Unit| {
        !Wanted::NoActual(Period::HalfYear).others(unit.form(), &Evaluation::of(unit.form())).contains(&row)
    };
    assert!(misses(&unit));
    unit.type_into(Field::Base(BaseItem::StaffQuota, Period::HalfYear), "15");
    unit.type_into(Field::Base(BaseItem::StaffEmployed, Period::HalfYear), "14");
    assert!(!misses(&unit));
}

#[test]
fn a_stage_offers_what_it_reports() {
    assert_eq!(Wanted::at(Stage::Declaration), [Wanted::NoTarget]);
    let july = Wanted::at(Stage::Monitoring);
    assert!(july.contains(&Wanted::Status(Period::HalfYear, Status::Missed)));
    assert!(!july.contains(&Wanted::Status(Period::FullYear, Status::Missed)));
    assert!(Wanted::at(Stage::SelfEvaluation).contains(&Wanted::NoActual(Period::FullYear)));
}
