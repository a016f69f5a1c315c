//! Which rows are wanted.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a story that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::{Status, assess};
use budget_form::filter::Wanted;
use budget_form::form::{BaseItem, Field, Level1, Period, RowId, Stage};
use support::Unit;

/// The names of the rows of 履职 that are wanted.
fn wanted(unit: &Unit, wanted: Wanted) -> Vec<String> {
    let hidden = wanted.others(unit.form(), &[Level1::Duty]);
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

#[test]
fn every_indicator_is_wanted_by_exactly_one_status() {
    let (unit, _) = unit();
    let form = unit.form();
    for (level1, _, row) in form.indicators.rows() {
        for period in Period::ALL {
            let suits =
                Status::ALL.into_iter().filter(|status| Wanted::Status(period, *status).suits(form, level1, row));
            let expected = if row.is_blank() { vec![] } else { vec![assess(form, level1, row, period).status] };
            assert_eq!(suits.collect::<Vec<_>>(), expected, "{}", row.name);
        }
    }
}

#[test]
fn a_computed_indicator_misses_its_value_only_without_base_data() {
    let mut unit = Unit::new();
    let row = unit.row("在职人员控制率");
    let misses =
        |unit: &Unit| !Wanted::NoActual(Period::HalfYear).others(unit.form(), &[Level1::Process]).contains(&row);
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
