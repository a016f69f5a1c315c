//! Filling cells as in a spreadsheet: from the cell above, with the target, and by typing below the last row.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::{Edit, History, as_planned, begin_row, fill_down};
use budget_form::form::{Field, Form, Level1, Period, RowId};
use budget_form::target::{Actual, Target, as_achieved, parse, parse_actual};
use proptest::prelude::*;
use support::Unit;
use support::actions::{action, edit};

const JULY: Period = Period::HalfYear;

fn duties() -> (Unit, RowId, RowId) {
    let mut unit = Unit::new();
    let first = unit.add_duty("成交额", "≥900 亿元", "");
    let second = unit.add_duty("经纪人", "≥200人", "");
    (unit, first, second)
}

#[test]
fn a_cell_is_filled_from_the_same_column_only_and_never_with_nothing() {
    let (mut unit, first, second) = duties();
    let target = |row| Field::Target(row, JULY);
    let edit = fill_down(unit.form(), target(first), target(second)).unwrap();
    assert_eq!(edit.name(unit.form()), "向下填充 经纪人 半年指标值");
    unit.do_step(edit);
    assert_eq!(unit.form().text(target(second)), Some("≥900 亿元"));
    assert_eq!(fill_down(unit.form(), target(first), target(second)), None, "nothing would change");
    assert_eq!(fill_down(unit.form(), target(first), Field::Target(second, Period::FullYear)), None, "another column");
    assert_eq!(fill_down(unit.form(), Field::Actual(first, JULY), Field::Actual(second, JULY)), None, "empty");
    assert_eq!(fill_down(unit.form(), target(RowId(9999)), target(second)), None, "no such row");
    assert_eq!(fill_down(unit.form(), Field::AnnualGoal, target(second)), None, "no row at all");
}

#[test]
fn an_actual_value_is_filled_with_its_target_only_where_it_is_empty_typed_and_clear() {
    let (mut unit, first, second) = duties();
    let edit = as_planned(unit.form(), first, JULY).unwrap();
    assert_eq!(edit.name(unit.form()), "半年完成值同指标值 成交额");
    unit.do_step(edit);
    assert_eq!(unit.form().text(Field::Actual(first, JULY)), Some("900 亿元"));
    assert_eq!(as_planned(unit.form(), first, JULY), None, "something stands there");
    assert_eq!(as_planned(unit.form(), second, Period::FullYear), None, "no target for the year");
    let computed = unit.row("预算执行率");
    assert_eq!(as_planned(unit.form(), computed, JULY), None, "the program computes it");
    unit.do_step(Edit::SetText(Field::Target(second, JULY), "公里".to_owned()));
    assert_eq!(as_planned(unit.form(), second, JULY), None, "nobody understands the target");
}

#[test]
fn typing_below_the_last_row_is_one_step() {
    let (unit, ..) = duties();
    let before = unit.form().clone();
    let (level2, row) = before.indicators.row_to_come(Level1::Duty).unwrap();
    let field = Field::Name(row);
    let mut history = History::new(before.clone());
    assert_eq!(begin_row(&before, field, ""), None);
    history.begin(begin_row(&before, field, "新").unwrap(), field).unwrap();
    history.apply(Edit::SetText(field, "新指标".to_owned())).unwrap();
    let made = history.form().indicators.level2(level2).unwrap().rows.last().unwrap();
    assert_eq!((made.id, made.name.as_str()), (row, "新指标"));
    assert_ne!(history.form().indicators.row_to_come(Level1::Duty).unwrap().1, row);
    let after = history.form().clone();
    assert_eq!(history.undo_name(), Some("增加指标"));
    history.undo();
    assert_eq!(history.form(), &before);
    history.redo();
    assert_eq!(history.form(), &after);
}

fn to_come(form: &Form) -> Vec<(Level1, RowId)> {
    Level1::ALL.into_iter().filter_map(|of| form.indicators.row_to_come(of).map(|(_, row)| (of, row))).collect()
}

proptest! {
    /// Rows to come are on the page beside real ones, under their names.
    #[test]
    fn no_row_to_come_has_the_name_of_a_row_or_of_another_one(actions in prop::collection::vec(action(), 1..30)) {
        let mut history = History::new(support::declared_form());
        for action in actions {
            if let Some(edit) = edit(history.form(), action) {
                drop(history.apply(edit));
            }
            let form = history.form();
            let mut names: Vec<RowId> = to_come(form).into_iter().map(|(_, row)| row).collect();
            names.extend(form.indicators.rows().map(|(_, _, row)| row.id));
            let all = names.len();
            names.sort();
            names.dedup();
            prop_assert_eq!(names.len(), all);
            // Each of them becomes a row of its own group.
            for (level1, row) in to_come(form) {
                let mut typed = History::new(form.clone());
                let field = Field::Target(row, JULY);
                typed.begin(begin_row(form, field, "1").unwrap(), field).unwrap();
                prop_assert_eq!(typed.form().indicators.place(row).map(|place| place.level1), Some(level1));
            }
        }
    }

    /// What is written for a target that is met is read as that very figure, and meets it.
    #[test]
    fn a_met_target_is_written_as_its_figure(sign in "(≥|≤|＝|>|不低于|不超过|)", number in 0_u32..100_000, unit in "(|%|人|万元|批次| 亿元)", bound in "(|以上|以内)") {
        let text = format!("{sign}{number}{unit}{bound}");
        let target = parse(&text);
        let quantity = match &target {
            Target::Number(number) => Some(number.quantity.clone()),
            _ => None,
        };
        match (as_achieved(&text, &target), quantity) {
            (Some(actual), Some(quantity)) => prop_assert_eq!(parse_actual(&actual), Actual::Number(quantity)),
            (Some(actual), None) => prop_assert!(false, "{actual} for {text}"),
            (None, quantity) => prop_assert!(quantity.is_none(), "{text}"),
        }
    }
}
