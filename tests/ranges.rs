//! Ranges of cells: which cells a rectangle has in each table, and what is done to all of them at once.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::edit::{clear_range, fill_range_down, fill_range_right, put_in_range};
use budget_form::figures::Statistics;
use budget_form::form::{Field, Form, Part, Period, Stage};
use budget_form::tables::{CellRange, Content, Direction, cells_towards};
use proptest::prelude::*;
use support::faultless::faultless;
use support::{Unit, declared_form};

fn text(address: &str) -> Content {
    Content::Text(address.parse().unwrap())
}

fn range(form: &Form, part: Part, one: &str, other: &str) -> CellRange {
    CellRange::between(form, part, text(one), text(other)).unwrap()
}

fn addresses(range: &CellRange) -> Vec<String> {
    range.fields().map(|field| field.to_string()).collect()
}

const PLANNED: [&str; 4] = [
    "funds/expenditure/basic/halfYear",
    "funds/expenditure/basic/fullYear",
    "funds/expenditure/project/halfYear",
    "funds/expenditure/project/fullYear",
];

#[test]
fn a_rectangle_has_the_cells_between_its_corners_whichever_comes_first() {
    let form = declared_form();
    let whole = range(&form, Part::Funds, PLANNED[0], PLANNED[3]);
    assert_eq!(whole.size(), (2, 2));
    assert_eq!(addresses(&whole), PLANNED);
    for (one, other) in [(3, 0), (1, 2), (2, 1)] {
        assert_eq!(range(&form, Part::Funds, PLANNED[one], PLANNED[other]), whole);
    }
    let column = range(&form, Part::Funds, PLANNED[1], PLANNED[3]);
    assert_eq!((column.size(), addresses(&column)), ((2, 1), vec![PLANNED[1].to_owned(), PLANNED[3].to_owned()]));
}

#[test]
fn it_does_not_reach_from_one_table_to_another_of_another_shape() {
    let form = declared_form();
    let income = text("funds/income/other");
    assert_eq!(CellRange::between(&form, Part::Funds, income, text(PLANNED[0])), None);
    assert_eq!(CellRange::between(&form, Part::Goals, income, income), None);
}

#[test]
fn over_the_groups_of_one_part_the_columns_go_on() {
    let unit = faultless(Stage::Declaration);
    let form = unit.form();
    let rows: Vec<_> = form.indicators.filled().map(|(level1, _, row)| (level1, row.id)).collect();
    let (first, last) = (rows[0].1, rows[rows.len() - 1].1);
    let target = |row| Content::Text(Field::Target(row, Period::FullYear));
    let range = CellRange::between(form, Part::Indicators, target(first), target(last)).unwrap();
    let fields: Vec<Field> = range.fields().collect();
    assert!(rows.iter().all(|(_, row)| fields.contains(&Field::Target(*row, Period::FullYear))));
    assert_eq!(range.size().1, 1);
}

#[test]
fn emptying_filling_and_putting_are_one_step_each() {
    let mut unit = faultless(Stage::Declaration);
    let before = unit.form().clone();
    let whole = range(&before, Part::Funds, PLANNED[0], PLANNED[3]);
    let value = |unit: &Unit, at: usize| unit.form().text(PLANNED[at].parse().unwrap()).unwrap().to_owned();
    let first: Vec<String> = (0..4).map(|at| value(&unit, at)).collect();
    let steps = [
        (fill_range_down(&before, &whole), [&*first[0], &*first[1], &*first[0], &*first[1]]),
        (fill_range_right(&before, &whole), [&*first[0], &*first[0], &*first[2], &*first[2]]),
        (put_in_range(&before, &whole, "7"), ["7"; 4]),
        (clear_range(&before, &whole), [""; 4]),
    ];
    for (edit, wanted) in steps {
        unit.do_step(edit.unwrap());
        assert_eq!((0..4).map(|at| value(&unit, at)).collect::<Vec<_>>(), wanted);
        unit.history.undo();
        assert_eq!(*unit.form(), before);
    }
}

#[test]
fn nothing_is_done_where_nothing_changes_and_no_cell_is_emptied_by_filling() {
    let mut unit = Unit::new();
    let whole = range(unit.form(), Part::Funds, PLANNED[0], PLANNED[3]);
    assert_eq!(clear_range(unit.form(), &whole), None);
    assert_eq!(fill_range_down(unit.form(), &whole), None);
    unit.type_into(PLANNED[2].parse().unwrap(), "5");
    assert_eq!(fill_range_down(unit.form(), &whole), None);
    let edit = fill_range_right(unit.form(), &whole).unwrap();
    unit.do_step(edit);
    assert_eq!(unit.form().text(PLANNED[3].parse().unwrap()), Some("5"));
    assert_eq!(unit.history.undo_name(), Some("向右填充 1 格"));
}

#[test]
fn going_on_from_a_cell_passes_over_what_is_merged() {
    let unit = faultless(Stage::Declaration);
    let form = unit.form();
    let (_, level2, row) = form.indicators.filled().find(|(_, level2, _)| level2.rows.len() > 1).unwrap();
    let second = level2.rows[1].id;
    let name = |row| Content::Text(Field::Name(row));
    let left = cells_towards(form, Part::Indicators, name(second), Direction::Left);
    assert!(left.iter().all(|content| !matches!(content, Content::FromAbove | Content::FromBefore)));
    assert_eq!(cells_towards(form, Part::Indicators, name(second), Direction::Up).first(), Some(&name(row.id)));
    let right = cells_towards(form, Part::Indicators, name(second), Direction::Right);
    assert!(right.contains(&Content::Text(Field::Target(second, Period::HalfYear))));
}

#[test]
fn what_is_no_plain_number_counts_as_filled_only() {
    let of = Statistics::of(["1,234.56", "=1+2", "≥450 亿元", "45%", " ", "10000"]);
    assert_eq!((of.filled, of.numbers), (5, 3));
    assert_eq!(of.sum.unwrap().grouped(), "11,237.56");
    assert_eq!(of.average.unwrap().to_string(), "3745.8533");
    let nothing = Statistics::of(["有序推进", ""]);
    assert_eq!((nothing.filled, nothing.numbers, nothing.sum, nothing.average), (1, 0, None, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Whatever two cells of a part one chooses: the range holds both, does not depend on which comes first, and is as wide in each line; emptying it leaves
    /// no text in it and changes none outside.
    #[test]
    fn any_two_cells_make_a_rectangle(part in 0_usize..Part::ALL.len(), one in 0_usize..500, other in 0_usize..500) {
        let unit = faultless(Stage::SelfEvaluation);
        let (form, part) = (unit.form(), Part::ALL[part]);
        let all: Vec<Field> = support::fields::fields(form).into_iter()
            .filter(|field| CellRange::between(form, part, Content::Text(*field), Content::Text(*field)).is_some()).collect();
        prop_assume!(!all.is_empty());
        let ends = [one, other].map(|at| Content::Text(all[at % all.len()]));
        let range = CellRange::between(form, part, ends[0], ends[1]);
        prop_assert_eq!(&range, &CellRange::between(form, part, ends[1], ends[0]));
        let Some(range) = range else { return Ok(()) };
        let width = range.size().1;
        prop_assert!(range.lines.iter().all(|line| line.len() == width));
        let reasons = |content: &Content| matches!(content, Content::Text(Field::OverrideReason(..)));
        prop_assert!(ends.iter().all(|end| reasons(end) || range.cells().any(|cell| cell == *end)));
        let mut emptied = Unit::open(form.clone());
        if let Some(edit) = clear_range(form, &range) {
            emptied.do_step(edit);
        }
        let inside: Vec<Field> = range.fields().collect();
        for field in support::fields::fields(form) {
            let now = emptied.form().text(field).unwrap();
            prop_assert_eq!(now, if inside.contains(&field) { "" } else { form.text(field).unwrap() });
        }
    }
}
