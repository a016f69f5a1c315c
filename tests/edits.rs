//! Laws of editing: whatever is done can be undone, whatever was undone can be done again, and no 二级指标 is ever left without a row.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::{
    Edit, History, MoveDirection, Place, RowOrder, Touched, add_level2, duplicate_row, move_row, move_row_to,
    remove_row,
};
use budget_form::form::{
    Field, Form, Indicator, Judgement, Level1, Level2Id, Part, Period, RowChoice, RowId, standard_form,
};
use proptest::prelude::*;
use support::actions::{action, edit, level2_at, row_at};
use support::{Unit, declared_form};

proptest! {
    #[test]
    fn undo_and_redo_take_every_step_back_and_again(actions in prop::collection::vec(action(), 1..40)) {
        let before = standard_form("2025");
        let mut history = History::new(before.clone());
        for action in actions {
            if let Some(edit) = edit(history.form(), action) {
                // An edit of a row that is gone is refused and changes nothing.
                let form = history.form().clone();
                if history.apply(edit).is_err() {
                    prop_assert_eq!(history.form(), &form);
                }
                history.seal();
            }
            prop_assert!(history.form().indicators.level2s().all(|(_, level2)| !level2.rows.is_empty()));
        }
        let after = history.form().clone();
        while history.undo_name().is_some() {
            prop_assert!(!history.undo().is_empty());
        }
        prop_assert_eq!(history.form(), &before);
        while history.redo_name().is_some() {
            prop_assert!(!history.redo().is_empty());
        }
        prop_assert_eq!(history.form(), &after);
    }
}

/// The rows that hold something, by group.
fn held(form: &Form) -> Vec<(Level1, Indicator)> {
    let mut rows: Vec<(Level1, Indicator)> = form
        .indicators
        .rows()
        .map(|(level1, _, row)| (level1, row.clone()))
        .filter(|(_, row)| !row.holds_nothing())
        .collect();
    rows.sort_by_key(|(_, row)| row.id);
    rows
}

proptest! {
    #[test]
    fn a_row_goes_exactly_where_it_is_put_and_nothing_is_lost(
        typed in 0_usize..200, at in 0_usize..200, to in 0_usize..200, gap in 0_usize..8,
    ) {
        let mut form = standard_form("2025");
        form.text_mut(Field::Actual(row_at(&form, typed), Period::HalfYear)).unwrap().push_str("八场");
        let (row, level2) = (row_at(&form, at), level2_at(&form, to));
        let (here, target) = (form.indicators.level2_of(row).unwrap().clone(), form.indicators.level2(level2).unwrap().clone());
        let from = here.rows.iter().position(|of| of.id == row).unwrap();
        let own = here.id == level2;
        let same_group = form.indicators.place(row).unwrap().level1 == form.indicators.level2_place(level2).unwrap().0;
        let possible = same_group && gap <= target.rows.len() && !(own && (gap == from || gap == from + 1));
        let edit = move_row_to(&form, row, level2, gap);
        prop_assert_eq!(edit.is_some(), possible);
        let Some(edit) = edit else { return Ok(()) };
        let mut history = History::new(form.clone());
        history.apply(edit).unwrap();
        let after = history.form().clone();
        prop_assert_eq!(held(&after), held(&form));
        // The rows of the 二级指标 as one would write them down by hand: into the gap, and out of the old place.
        let mut expected: Vec<Option<RowId>> = target.rows.iter().map(|of| Some(of.id)).collect();
        if own { expected[from] = None; }
        if !own && target.rows.len() == 1 && target.rows[0].holds_nothing() { expected = vec![Some(row)] } else { expected.insert(gap, Some(row)); }
        let rows: Vec<RowId> = after.indicators.level2(level2).unwrap().rows.iter().map(|of| of.id).collect();
        prop_assert_eq!(rows, expected.into_iter().flatten().collect::<Vec<_>>());
        prop_assert!(after.indicators.level2s().all(|(_, level2)| !level2.rows.is_empty()));
        history.undo();
        prop_assert_eq!(history.form(), &form);
        history.redo();
        prop_assert_eq!(history.form(), &after);
    }
}

#[test]
fn typing_in_one_field_is_one_step() {
    let mut unit = Unit::new();
    for text in ["苏", "苏州", "苏州市"] {
        unit.history.apply(Edit::SetText(Field::Unit, text.into())).unwrap();
    }
    unit.history.apply(Edit::SetText(Field::Year, "2026".into())).unwrap();
    assert_eq!(unit.history.undo_name(), Some("填写 年度"));
    unit.history.undo();
    assert_eq!(unit.form().profile.unit, "苏州市");
    unit.history.undo();
    assert_eq!(unit.form().profile.unit, "");
    assert_eq!(unit.history.undo_name(), None);
    assert_eq!(unit.history.redo_name(), Some("填写 单位名称"));
}

#[test]
fn the_last_row_of_a_level2_leaves_an_empty_one_and_an_empty_one_takes_it_along() {
    let mut unit = Unit::new();
    let row = unit.form().indicators.group(Level1::Satisfaction)[0].rows[0].id;
    unit.type_into(Field::Name(row), "服务企业满意度");
    let edit = remove_row(unit.form(), row).unwrap();
    unit.history.apply(edit).unwrap();
    assert_eq!(unit.history.undo_name(), Some("删除指标 服务企业满意度"));
    let left = &unit.form().indicators.group(Level1::Satisfaction)[0];
    assert!(left.rows.len() == 1 && left.rows[0].is_blank() && left.name == "服务对象满意度");
    let edit = remove_row(unit.form(), left.rows[0].id).unwrap();
    unit.history.apply(edit).unwrap();
    assert!(unit.form().indicators.group(Level1::Satisfaction).is_empty());
}

#[test]
fn a_row_without_a_name_is_no_placeholder_while_something_stands_in_it() {
    for text in [Field::Weight, Field::Rating, Field::Expected] {
        let mut unit = Unit::new();
        let first = unit.form().indicators.group(Level1::Decision)[0].clone();
        let (edit, added) = add_level2(unit.form(), Level1::Decision, Some(first.id));
        unit.history.apply(edit).unwrap();
        let nameless = unit.form().indicators.group(Level1::Decision)[1].rows[0].id;
        let rows = |unit: &Unit| unit.form().indicators.group(Level1::Decision)[1].rows.len();
        // Nothing in it: the newcomer takes its place.
        let last = first.rows.last().unwrap().id;
        let edit = move_row(unit.form(), last, MoveDirection::Down, |_| true).unwrap();
        unit.history.apply(edit).unwrap();
        assert_eq!(rows(&unit), 1);
        unit.history.undo();
        unit.type_into(text(nameless), "5");
        let edit = move_row(unit.form(), last, MoveDirection::Down, |_| true).unwrap();
        unit.history.apply(edit).unwrap();
        assert_eq!(rows(&unit), 2);
        assert_eq!(unit.form().text(text(nameless)), Some("5"));
        unit.history.undo();
        // Removing it empties it first; only then does the 二级指标 go.
        let edit = remove_row(unit.form(), nameless).unwrap();
        unit.history.apply(edit).unwrap();
        let left = &unit.form().indicators.group(Level1::Decision)[1];
        assert!(left.id == added && left.rows.len() == 1 && left.rows[0].holds_nothing());
    }
}

#[test]
fn a_row_moves_over_into_the_next_level2() {
    let mut unit = Unit::new();
    let row = unit.row("工作计划制定健全性");
    let edit = move_row(unit.form(), row, MoveDirection::Down, |_| true).unwrap();
    unit.history.apply(edit).unwrap();
    let place = unit.form().indicators.place(row).unwrap();
    assert_eq!((place.level2, place.row), (1, 0));
    // Up again, and then as far as it goes.
    for expected in [Some((0, 1)), Some((0, 0)), None] {
        let edit = move_row(unit.form(), row, MoveDirection::Up, |_| true);
        assert_eq!(edit.is_some(), expected.is_some());
        if let (Some(edit), Some(expected)) = (edit, expected) {
            unit.history.apply(edit).unwrap();
            let place = unit.form().indicators.place(row).unwrap();
            assert_eq!((place.level2, place.row), expected);
        }
    }
}

#[test]
fn a_judgement_does_not_outlive_the_words_it_judged() {
    let mut unit = Unit::new();
    let row = unit.row("预算管理制度健全性");
    let judged = |unit: &Unit| *unit.form().indicators.row(row).unwrap().judgement.get(Period::FullYear);
    unit.type_into(Field::Actual(row, Period::FullYear), "已修订两项制度");
    let judge = RowChoice::Judgement(Period::FullYear, Some(Judgement::Met));
    unit.history.apply(Edit::ChooseInRow(row, judge)).unwrap();
    unit.type_into(Field::Actual(row, Period::HalfYear), "已修订一项制度");
    assert_eq!(judged(&unit), Some(Judgement::Met), "the other period is another matter");
    unit.type_into(Field::Actual(row, Period::FullYear), "尚未修订");
    assert_eq!(judged(&unit), None);
    unit.history.undo();
    assert_eq!(judged(&unit), Some(Judgement::Met));
    unit.history.redo();
    assert_eq!(judged(&unit), None);
    assert_eq!(unit.form().text(Field::Actual(row, Period::FullYear)), Some("尚未修订"));
}

/// Takes the last step back and gives the place where that shows.
fn undo(history: &mut History) -> Option<Place> {
    let rows = RowOrder::of(history.form());
    let touched = history.undo();
    rows.place(history.form(), &touched)
}

/// Redoes the last step that was undone.
fn redo(history: &mut History) -> Option<Place> {
    let rows = RowOrder::of(history.form());
    let touched = history.redo();
    rows.place(history.form(), &touched)
}

#[test]
fn a_step_shows_at_the_text_or_row_it_changed() {
    let mut unit = Unit::new();
    let row = unit.row("工作计划制定健全性");
    let below = unit.form().indicators.group(Level1::Decision)[1].rows[0].id;
    let target = Field::Target(row, Period::HalfYear);
    unit.type_into(target, "制度健全");
    assert_eq!(undo(&mut unit.history), Some(Place::Field(target)));
    assert_eq!(redo(&mut unit.history), Some(Place::Field(target)));

    let edit = remove_row(unit.form(), row).unwrap();
    unit.history.apply(edit).unwrap();
    assert_eq!(undo(&mut unit.history), Some(Place::Row(row, Part::Indicators)));
    assert_eq!(redo(&mut unit.history), Some(Place::Row(below, Part::Indicators)));

    let (edit, level2) = add_level2(unit.form(), Level1::Duty, None);
    unit.history.apply(edit).unwrap();
    undo(&mut unit.history);
    assert_eq!(redo(&mut unit.history), Some(Place::Field(Field::Level2Name(level2))));

    unit.history.apply(Edit::SetStage(budget_form::form::Stage::Monitoring)).unwrap();
    assert_eq!(undo(&mut unit.history), Some(Place::Other(Touched::Stage)));
}

#[test]
fn a_group_without_rows_is_a_place_too() {
    let mut unit = Unit::new();
    let only = unit.form().indicators.group(Level1::Satisfaction)[0].id;
    unit.history.apply(Edit::RemoveLevel2(only)).unwrap();
    assert_eq!(undo(&mut unit.history), Some(Place::Field(Field::Level2Name(only))));
    assert_eq!(redo(&mut unit.history), Some(Place::Level1(Level1::Satisfaction)));
    while unit.history.undo_name().is_some() {
        unit.history.undo();
    }
    assert_eq!(undo(&mut unit.history), None);
}

#[test]
fn what_another_window_did_is_one_step_until_something_is_done_here() {
    let theirs = |unit: &str| {
        let mut form = standard_form("2025");
        unit.clone_into(&mut form.profile.unit);
        form
    };
    let mut history = History::new(theirs(""));
    history.apply(Edit::SetText(Field::Year, "2026".into())).unwrap();
    for unit in ["甲", "甲乙", "甲乙丙"] {
        assert_eq!(history.follow(theirs(unit), "另一个窗口的修改"), [Touched::Everything]);
    }
    history.undo();
    assert_eq!((history.form().year.as_str(), history.form().profile.unit.as_str()), ("2026", ""));
    history.redo();
    assert_eq!(history.form().profile.unit, "甲乙丙");

    history.apply(Edit::SetText(Field::Unit, "丁".into())).unwrap();
    history.follow(theirs("戊"), "另一个窗口的修改");
    history.replace(theirs("己"), "采用");
    for unit in ["戊", "丁", "甲乙丙", ""] {
        history.undo();
        assert_eq!(history.form().profile.unit, unit);
    }
    history.undo();
    assert_eq!((history.form().year.as_str(), history.undo_name()), ("2025", None));
}

#[test]
fn a_copy_of_a_row_has_its_plan_and_nothing_of_what_came_of_it() {
    let mut unit = Unit::new();
    let (_, _, row) = unit.history.form().indicators.rows().next().unwrap();
    let (id, name) = (row.id, row.name.clone());
    let texts = [
        (Field::Target(id, Period::FullYear), "≥8场"),
        (Field::Actual(id, Period::FullYear), "9场"),
        (Field::Weight(id), "2"),
        (Field::Explanation(id, Period::FullYear), "说明"),
    ];
    for (field, text) in texts {
        unit.history.apply(Edit::SetText(field, text.into())).unwrap();
    }
    let (edit, copy) = duplicate_row(unit.history.form(), id).unwrap();
    unit.history.apply(edit).unwrap();
    let form = unit.history.form();
    let (source, copied) = (form.indicators.place(id).unwrap(), form.indicators.place(copy).unwrap());
    assert_eq!((copied.level1, copied.level2, copied.row), (source.level1, source.level2, source.row + 1));
    let row = form.indicators.row(copy).unwrap();
    assert_eq!((row.name.as_str(), row.target.full_year.as_str()), (name.as_str(), "≥8场"));
    assert_eq!([&row.actual.full_year, &row.weight, &row.explanation.full_year], ["", "", ""]);
    assert_eq!(unit.history.undo_name(), Some(format!("复制指标 {name}").as_str()));
    unit.history.undo();
    assert!(unit.history.form().indicators.row(copy).is_none());
}

#[test]
fn a_row_moves_past_the_next_one_that_is_seen() {
    let mut unit = Unit::open(declared_form());
    let before: Vec<(Level2Id, RowId)> = order(unit.form());
    let all: Vec<RowId> = before.iter().map(|(_, row)| *row).collect();
    let (first, last) = (all[0], all[all.len() - 1]);
    // Only the first and the last row of the group are seen.
    let seen = |row: RowId| row == first || row == last;
    assert!(move_row(unit.form(), first, MoveDirection::Up, seen).is_none());
    assert!(move_row(unit.form(), last, MoveDirection::Down, seen).is_none());
    let edit = move_row(unit.form(), last, MoveDirection::Up, seen).unwrap();
    unit.do_step(edit);
    // It stands right behind the row above that is seen, in its 二级指标.
    assert_eq!(order(unit.form())[..2], [before[0], (before[0].0, last)]);
    let edit = move_row(unit.form(), last, MoveDirection::Up, seen).unwrap();
    unit.do_step(edit);
    assert_eq!(order(unit.form())[..2], [(before[0].0, last), before[0]]);
    assert!(move_row(unit.form(), last, MoveDirection::Up, seen).is_none());
    let edit = move_row(unit.form(), last, MoveDirection::Down, seen).unwrap();
    unit.do_step(edit);
    assert_eq!(order(unit.form())[..2], [before[0], (before[0].0, last)]);
}

/// The rows of 履职 with their 二级指标.
fn order(form: &Form) -> Vec<(Level2Id, RowId)> {
    let level2s = form.indicators.group(Level1::Duty).iter();
    level2s.flat_map(|level2| level2.rows.iter().map(|row| (level2.id, row.id))).collect()
}
