//! Laws of the comparison of two versions: nothing that differs is missed or reported twice, and swapping the versions swaps what came and what went.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::sync::LazyLock;

use budget_form::compare::{Change, ChangeKind, Comparison, Piece, compare, difference, to_csv};
use budget_form::edit::{Edit, History};
use budget_form::exchange::json;
use budget_form::form::{Field, Form, Indicator, Level1, Period, RowId, standard_form};
use proptest::prelude::*;
use support::actions::{self, row_at};
use support::{Unit, declared_form, renumbered};

fn swapped(comparison: &Comparison, kind: ChangeKind) -> usize {
    comparison.count(match kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        kind => kind,
    })
}

/// Something a user does somewhere in the form.
#[derive(Clone, Debug)]
enum Action {
    Type(usize, usize, String),
    TypeOnce(usize, String),
    Rows(actions::Action),
}

fn action() -> impl Strategy<Value = Action> {
    let at = 0_usize..200;
    prop_oneof![
        4 => (at.clone(), 0_usize..13, "[甲乙丙0-9≥％ ]{0,5}").prop_map(|(at, field, text)| Action::Type(at, field, text)),
        2 => (at, "[甲乙0-9. ]{0,4}").prop_map(|(field, text)| Action::TypeOnce(field, text)),
        10 => actions::action().prop_map(Action::Rows),
    ]
}

fn row_fields(row: RowId) -> [Field; 13] {
    let [half, full] = Period::ALL;
    [
        Field::KeyTask(row),
        Field::Name(row),
        Field::Target(row, half),
        Field::Target(row, full),
        Field::Actual(row, half),
        Field::Actual(row, full),
        Field::OverrideReason(row, half),
        Field::OverrideReason(row, full),
        Field::Expected(row),
        Field::Explanation(row, half),
        Field::Explanation(row, full),
        Field::Weight(row),
        Field::Rating(row),
    ]
}

/// Every address that does not depend on rows: found among those the address parser knows.
fn single_fields() -> &'static [Field] {
    static FIELDS: LazyLock<Vec<Field>> = LazyLock::new(find_single_fields);
    &FIELDS
}

fn find_single_fields() -> Vec<Field> {
    let value = json::form_value(&standard_form("2025"));
    let mut found = Vec::new();
    collect(&value, "", &mut found);
    for item in budget_form::form::BaseItem::ALL {
        found.extend(Period::ALL.map(|period| Field::Base(item, period)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn collect(value: &serde_json::Value, path: &str, found: &mut Vec<Field>) {
    if let Ok(field) = path.parse() {
        found.push(field);
    }
    for (key, value) in value.as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
        collect(value, &path, found);
    }
}

fn edit(form: &Form, action: Action) -> Option<Edit> {
    match action {
        Action::Type(at, field, text) => Some(Edit::SetText(row_fields(row_at(form, at))[field], text)),
        Action::TypeOnce(at, text) => {
            let fields = single_fields();
            Some(Edit::SetText(fields[at % fields.len()], text))
        }
        Action::Rows(action) => actions::edit(form, action),
    }
}

fn edited(form: &Form, actions: Vec<Action>) -> Form {
    let mut history = History::new(form.clone());
    for action in actions {
        if let Some(edit) = edit(history.form(), action) {
            drop(history.apply(edit));
            history.seal();
        }
    }
    history.form().clone()
}

/// The pairs of rows that a comparison speaks of, and what it says of each field: everything that differs, exactly once.
fn check_complete(old: &Form, new: &Form, comparison: &Comparison) -> Result<(), TestCaseError> {
    let single = comparison.changes.iter().filter(|c| c.kind != ChangeKind::Follows && c.new_field.is_some());
    for &field in single_fields() {
        let reported = single.clone().filter(|c| c.new_field == Some(field)).count();
        prop_assert_eq!(reported, usize::from(old.text(field) != new.text(field)), "{}", field);
    }
    let ids = |form: &Form| -> Vec<RowId> {
        let rows = form.indicators.rows().map(|(_, _, row)| row);
        rows.filter(|row| **row != Indicator::empty(row.id)).map(|row| row.id).collect()
    };
    let whole_row = |kind, row: RowId, new: bool| {
        let of =
            |c: &&Change| c.kind == kind && (if new { c.new_field } else { c.old_field }) == Some(Field::Name(row));
        comparison.changes.iter().filter(of).count()
    };
    // Every row of the one version is removed, or goes with a row of the other; so the counts agree.
    let (removed, added): (Vec<_>, Vec<_>) = (
        ids(old).into_iter().filter(|row| whole_row(ChangeKind::Removed, *row, false) == 1).collect(),
        ids(new).into_iter().filter(|row| whole_row(ChangeKind::Added, *row, true) == 1).collect(),
    );
    prop_assert_eq!(ids(old).len() - removed.len(), ids(new).len() - added.len());
    let in_rows = |kind| comparison.changes.iter().filter(move |c| c.kind == kind && c.column == "指标").count();
    prop_assert_eq!((in_rows(ChangeKind::Removed), in_rows(ChangeKind::Added)), (removed.len(), added.len()));
    // What is reported of a field is what stands there, and no field is reported twice.
    let mut seen = std::collections::HashSet::new();
    for change in comparison.changes.iter().filter(|c| matches!(c.kind, ChangeKind::Changed | ChangeKind::Rewritten)) {
        let (Some(before), Some(after)) = (change.old_field, change.new_field) else { continue };
        if change.column == after.label() {
            prop_assert_eq!(old.text(before), Some(change.old.as_str()));
            prop_assert_eq!(new.text(after), Some(change.new.as_str()));
            prop_assert!(change.old != change.new && seen.insert(after));
        }
    }
    Ok(())
}

/// Where versions share their numbers and rows only differ in other texts than names, each differing field is reported.
fn check_rows(old: &Form, new: &Form, comparison: &Comparison) -> Result<(), TestCaseError> {
    for (_, _, row) in new.indicators.rows() {
        for field in row_fields(row.id) {
            let reported =
                comparison.changes.iter().filter(|c| c.new_field == Some(field) && c.column == field.label()).count();
            prop_assert_eq!(reported, usize::from(old.text(field) != new.text(field)), "{}", field);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missed_and_nothing_reported_twice(first in prop::collection::vec(action(), 0..25), second in prop::collection::vec(action(), 0..25)) {
        let old = edited(&declared_form(), first);
        let new = edited(&old, second);
        for new in [new.clone(), renumbered(&new)] {
            prop_assert!(compare(&new, &new).is_empty());
            let comparison = compare(&old, &new);
            check_complete(&old, &new, &comparison)?;
            let back = compare(&new, &old);
            for kind in ChangeKind::ALL {
                prop_assert_eq!(comparison.count(kind), swapped(&back, kind), "{:?}", kind);
            }
        }
    }

    #[test]
    fn every_text_of_a_row_is_compared(texts in prop::collection::vec((0_usize..200, 2_usize..13, "[0-9健全≥ ]{0,4}"), 1..20)) {
        let old = declared_form();
        let new = edited(&old, texts.into_iter().map(|(at, field, text)| Action::Type(at % 50, field, text)).collect());
        check_rows(&old, &new, &compare(&old, &new))?;
    }

    #[test]
    fn the_pieces_of_two_texts_are_the_texts(old in "[一二三。，0-9\n ]{0,60}", new in "[一二三。，0-9\n ]{0,60}") {
        let pieces = difference(&old, &new);
        let without = |other| pieces.iter().filter(|s| s.piece != other).map(|s| s.text.as_str()).collect::<String>();
        prop_assert_eq!(without(Piece::Inserted), old);
        prop_assert_eq!(without(Piece::Deleted), new);
        prop_assert!(pieces.iter().all(|s| !s.text.is_empty()));
    }

    #[test]
    fn no_cell_of_the_table_is_a_formula(text in "[=＝+＋@＠\t\r ≥\\-]{0,3}[0-9甲\"]{0,3}") {
        let old = standard_form("2025");
        let new = Unit::open(old.clone()).type_into(Field::AnnualGoal, &text).form().clone();
        let csv = to_csv(&compare(&old, &new));
        let formula = |cell: &str| cell.trim_start_matches(' ').starts_with(['=', '＝', '+', '＋', '-', '－', '@', '＠', '\t', '\r']);
        prop_assert!(csv.split("\",\"").all(|cell| !formula(cell)), "{}", csv);
    }
}

/// Six thousand rows, of which a share is renamed, changed, moved, taken out and put in.
fn large(shift: usize) -> Form {
    let mut form = standard_form("2025");
    for group in 0..60_usize {
        let rows =
            (0..100_usize).filter(|row| shift == 0 || !(row + group + shift).is_multiple_of(17)).map(|row| Indicator {
                name: format!(
                    "第{group}组第{}项工作完成情况{}",
                    if shift > 0 { 99 - row } else { row },
                    if row % 5 == shift { "（调整）" } else { "" }
                ),
                target: budget_form::form::PerPeriod {
                    half_year: format!("≥{row}家"),
                    full_year: format!("≥{}家", row * 2 + shift),
                },
                ..Indicator::empty(RowId(0))
            });
        form.indicators.push_level2(
            Level1::Duty,
            &format!("第{group}类{}", if group % 7 == shift { "工作" } else { "" }),
            rows.collect::<Vec<_>>(),
        );
    }
    form
}

#[test]
fn six_thousand_rows_are_compared_at_once() {
    let (old, new) = (large(0), large(1));
    // A comparison of every row with every other would not come to its end in minutes.
    let comparison = compare(&old, &new);
    assert!(comparison.changes.len() > 3000);
}
