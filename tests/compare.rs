//! Two versions of a form: nothing that differs is missed, nothing is listed twice, and rows are recognised however the files came about.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a story that goes wrong stops there"
)]

mod support;

use std::sync::LazyLock;

use budget_form::compare::{Change, Comparison, Kind, Piece, Section, compare, difference, to_csv};
use budget_form::edit::{Direction, Edit, History, add_level2, add_row, move_level2, move_row, remove_row};
use budget_form::engine;
use budget_form::exchange::{example, json, published};
use budget_form::form::{
    Cause, Choice, ExecutionBase, Field, Form, Indicator, Judgement, LastYear, Level1, Level2Id, Likelihood, Period,
    RowChoice, RowId, Stage, UnplacedLine, standard_form,
};
use proptest::prelude::*;
use support::Unit;

/// The example, read once: reading it takes longer than comparing it.
fn example_form() -> Form {
    static EXAMPLE: LazyLock<Form> = LazyLock::new(example::form);
    EXAMPLE.clone()
}

fn only(comparison: &Comparison) -> &Change {
    assert_eq!(comparison.changes.len(), 1, "{:#?}", comparison.changes);
    &comparison.changes[0]
}

fn swapped(comparison: &Comparison, kind: Kind) -> usize {
    comparison.count(match kind {
        Kind::Added => Kind::Removed,
        Kind::Removed => Kind::Added,
        kind => kind,
    })
}

/// The rows of a form numbered anew, as another import would number them.
fn renumbered(form: &Form) -> Form {
    let mut value = json::form_value(form);
    for row in value["indicators"].as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        row.remove("id");
        row.remove("level2Id");
    }
    json::read(&value.to_string()).unwrap().form
}

#[test]
fn a_form_does_not_differ_from_itself() {
    for form in [Form::default(), standard_form("2025"), example_form()] {
        assert!(compare(&form, &form).is_empty());
        assert!(compare(&form, &renumbered(&form)).is_empty());
    }
}

#[test]
fn an_amount_that_is_only_written_differently_is_told_apart_from_a_new_one() {
    let old = Unit::new().fill("一般公共预算资金", Period::FullYear, "658.29").form().clone();
    let new = Unit::open(old.clone()).fill("一般公共预算资金", Period::FullYear, "658.290").form().clone();
    let rewritten = compare(&old, &new);
    assert_eq!(only(&rewritten).kind, Kind::Rewritten);
    let new = Unit::open(old.clone()).fill("一般公共预算资金", Period::FullYear, "700").form().clone();
    let comparison = compare(&old, &new);
    let told: Vec<_> =
        comparison.changes.iter().map(|c| (c.kind, c.column.as_str(), c.old.as_str(), c.new.as_str())).collect();
    assert_eq!(
        told,
        [
            (Kind::Changed, "一般公共预算资金", "658.29", "700"),
            (Kind::Follows, "资金总额", "658.29", "700"),
            (Kind::Follows, "财政拨款小计", "658.29", "700"),
        ]
    );
}

#[test]
fn a_target_that_was_adjusted_names_its_row_and_both_values() {
    let old = example_form();
    let mut unit = Unit::open(old.clone());
    let row = unit.row("全市技术合同成交额");
    let new = unit.type_into(Field::Target(row, Period::FullYear), "≥800 亿元").form().clone();
    let comparison = compare(&old, &new);
    let change = only(&comparison);
    assert_eq!((change.section, change.kind), (Section::Indicators(Level1::Duty), Kind::Changed));
    assert_eq!((change.level2.as_str(), change.name.as_str()), ("负责成果转化", "全市技术合同成交额"));
    assert_eq!(
        (change.column.as_str(), change.old.as_str(), change.new.as_str()),
        ("全年指标值", "≥900 亿元", "≥800 亿元")
    );
    assert_eq!(change.new_field, Some(Field::Target(row, Period::FullYear)));
}

#[test]
fn a_row_put_in_does_not_make_the_rows_behind_it_differ() {
    let old = example_form();
    let mut new = old.clone();
    let first = &mut new.indicators.group_mut(Level1::Duty)[0].rows;
    first.insert(0, Indicator { name: "新的指标".into(), ..Indicator::empty(RowId(0)) });
    // As if the new text had been imported by itself: every number behind the new row is another.
    let comparison = compare(&old, &renumbered(&new));
    let change = only(&comparison);
    assert_eq!((change.kind, change.name.as_str()), (Kind::Added, "新的指标"));
}

#[test]
fn a_renamed_row_is_one_change_with_numbers_and_without() {
    let old = example_form();
    let mut unit = Unit::open(old.clone());
    let row = unit.row("培育技术经纪人");
    let new = unit.type_into(Field::Name(row), "培育技术经纪人数量").form().clone();
    for new in [new.clone(), renumbered(&new)] {
        let comparison = compare(&old, &new);
        let change = only(&comparison);
        assert_eq!(
            (change.kind, change.column.as_str(), change.old.as_str()),
            (Kind::Changed, "三级指标", "培育技术经纪人")
        );
    }
}

#[test]
fn the_same_number_of_another_import_is_no_proof() {
    let old = example_form();
    let mut new = old.clone();
    let duty = new.indicators.group_mut(Level1::Duty);
    duty[0].rows.remove(0);
    let comparison = compare(&old, &renumbered(&new));
    assert_eq!(only(&comparison).kind, Kind::Removed);
}

/// Two units have the standard indicators in common and nothing else.
#[test]
fn the_forms_of_two_units_share_no_indicator_of_their_own() {
    let forms = ["centre", "library", "sanitation"].map(|unit| {
        let text = std::fs::read_to_string(format!("tests/published/texts/{unit}.copied.txt")).unwrap();
        published::read(&text).unwrap().form
    });
    for (old, new) in [(0, 1), (1, 2), (0, 2)] {
        let comparison = compare(&forms[old], &forms[new]);
        let own = [Level1::Duty, Level1::Benefit, Level1::Satisfaction].map(Section::Indicators);
        let same: Vec<_> = comparison
            .changes
            .iter()
            .filter(|c| own.contains(&c.section) && matches!(c.kind, Kind::Changed) && c.column == "三级指标")
            .map(|c| (c.old.as_str(), c.new.as_str()))
            .collect();
        assert!(same.is_empty(), "{same:?}");
    }
}

#[test]
fn a_row_replaced_by_another_is_removed_and_added() {
    let old = example_form();
    let mut new = old.clone();
    let row = &mut new.indicators.group_mut(Level1::Benefit)[0].rows[0];
    *row = Indicator { name: "噪声投诉".into(), ..Indicator::empty(row.id) };
    row.target.full_year = "≤3件".into();
    let kinds: Vec<Kind> = compare(&old, &new).changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [Kind::Added, Kind::Removed]);
}

#[test]
fn a_renamed_level2_keeps_its_rows() {
    let mut unit = Unit::open(example_form());
    let id = unit.form().indicators.group(Level1::Duty)[0].id;
    let old = unit.form().clone();
    let new = unit.type_into(Field::Level2Name(id), "推动科技成果转化").form().clone();
    for new in [new.clone(), renumbered(&new)] {
        let comparison = compare(&old, &new);
        assert_eq!((only(&comparison).column.as_str(), only(&comparison).kind), ("二级指标", Kind::Changed));
    }
}

#[test]
fn moved_rows_say_from_where_to_where() {
    let old = example_form();
    let row = old.indicators.group(Level1::Process)[0].rows[0].id;
    let mut history = History::new(old.clone());
    let edit = move_row(history.form(), row, Direction::Down).unwrap();
    history.apply(edit).unwrap();
    let within = compare(&old, history.form());
    assert_eq!((only(&within).kind, only(&within).column.as_str()), (Kind::Moved, "位置"));
    let rows = old.indicators.group(Level1::Process)[0].rows.len();
    for _ in 1..rows {
        let edit = move_row(history.form(), row, Direction::Down).unwrap();
        history.apply(edit).unwrap();
    }
    let across = compare(&old, history.form());
    assert_eq!((only(&across).old.as_str(), only(&across).new.as_str()), ("预算执行", "预算管理"));
    let level2 = old.indicators.group(Level1::Process)[0].id;
    let mut history = History::new(old.clone());
    let edit = move_level2(history.form(), level2, Direction::Down).unwrap();
    history.apply(edit).unwrap();
    assert_eq!(only(&compare(&old, history.form())).column, "二级指标位置");
}

#[test]
fn choices_settings_and_last_year_are_compared() {
    let old = example_form();
    let mut history = History::new(old.clone());
    let row = old.indicators.group(Level1::Duty)[0].rows[0].id;
    let last = LastYear::of(&old, |_, _| "1".into());
    for edit in [
        Edit::ChooseInRow(row, RowChoice::Judgement(Period::HalfYear, Some(Judgement::Partial))),
        Edit::ChooseInRow(row, RowChoice::Likelihood(Some(Likelihood::Possible))),
        Edit::ChooseInRow(row, RowChoice::Cause(Cause::Staff, true)),
        Edit::ChooseInRow(row, RowChoice::Cause(Cause::Funding, true)),
        Edit::Choose(Choice::ExecutionBase(ExecutionBase::Initial)),
        Edit::SetText(Field::PartialFrom, "70".into()),
        Edit::SetStage(Stage::Monitoring),
        Edit::SetLastYear(Some(Box::new(last.clone()))),
        Edit::InsertUnplaced(0, UnplacedLine { line: 3, text: "孤行".into(), reason: String::new() }),
    ] {
        history.apply(edit).unwrap();
    }
    let comparison = compare(&old, history.form());
    let told: Vec<_> = comparison.changes.iter().map(|c| (c.column.as_str(), c.new.as_str())).collect();
    assert_eq!(
        told,
        [
            ("阶段", "运行监控"),
            ("半年判断", "部分达成"),
            ("完成目标可能性", "有可能"),
            ("偏差原因", "经费保障、人员保障"),
            ("执行率的分母", "年初预算"),
            ("部分达成的起点", "70"),
            ("上年目标表", "2025年度 苏州市示例中心，指标 54 个"),
            ("未归位的文字", "孤行"),
        ]
    );
    let mut other = history.form().clone();
    other.last_year.as_mut().unwrap().indicators[5].actual = "2".into();
    assert_eq!(only(&compare(history.form(), &other)).column, "上年全年实际完成值");
}

#[test]
fn a_computed_value_that_follows_is_said_to_follow() {
    let old = Unit::open(example_form())
        .spend("基本支出", Period::HalfYear, "294.58")
        .spend("项目支出", Period::HalfYear, "0")
        .form()
        .clone();
    let new = Unit::open(old.clone()).spend("基本支出", Period::HalfYear, "300").form().clone();
    let comparison = compare(&old, &new);
    let typed: Vec<_> = comparison.changes.iter().filter(|c| c.kind != Kind::Follows).collect();
    assert_eq!(typed.len(), 1);
    let rate =
        comparison.changes.iter().find(|c| c.column == "半年实际完成值（计算）" && c.name == "预算执行率").unwrap();
    assert_eq!((rate.old.as_str(), rate.new.as_str()), ("44.75%", "45.57%"));
}

#[test]
fn the_table_for_spreadsheets_keeps_every_text_a_text() {
    let old = example_form();
    let mut unit = Unit::open(old.clone());
    let row = unit.row("培育技术经纪人");
    unit.type_into(Field::Target(row, Period::HalfYear), "=HYPERLINK(\"x\")")
        .type_into(Field::AnnualGoal, "第一行\n“第二行”, \"x\"");
    let csv = to_csv(&compare(&old, unit.form()));
    assert!(csv.starts_with("\u{feff}\"部分\",\"一级指标\",\"二级指标\""), "{csv}");
    assert!(csv.contains("\"'=HYPERLINK(\"\"x\"\")\"\r\n"), "{csv}");
    assert!(csv.contains("\"第一行\n“第二行”, \"\"x\"\"\""), "{csv}");
    let cells: Vec<&str> = csv.trim_start_matches('\u{feff}').split("\",\"").collect();
    assert!(cells.iter().all(|cell| !cell.starts_with(['=', '＝', '+', '@'])));
}

#[test]
fn scripts_get_the_changes_and_a_sentence_on_bad_input() {
    let old = example_form();
    let mut new = old.clone();
    new.year = "2026".into();
    let answer = engine::compare(&json::write(&old, None), &json::form_value(&new).to_string()).unwrap();
    let value: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(value["counts"]["changed"], 1);
    assert_eq!(value["changes"][0]["newField"], "year");
    assert_eq!(value["changes"][0]["kind"], "changed");
    assert!(engine::compare("{}", &answer).unwrap_err().starts_with("原表：这不是"));
    assert!(engine::compare(&json::write(&old, None), "").unwrap_err().starts_with("现表：文件是空的"));
}

/// Something a user does somewhere in the form.
#[derive(Clone, Debug)]
enum Action {
    Type(usize, usize, String),
    TypeOnce(usize, String),
    Judge(usize),
    AddRow(usize),
    RemoveRow(usize),
    MoveRow(usize, bool),
    AddLevel2(usize),
    RemoveLevel2(usize),
    MoveLevel2(usize, bool),
}

fn action() -> impl Strategy<Value = Action> {
    let at = 0_usize..200;
    prop_oneof![
        4 => (at.clone(), 0_usize..13, "[甲乙丙0-9≥％ ]{0,5}").prop_map(|(at, field, text)| Action::Type(at, field, text)),
        2 => (at.clone(), "[甲乙0-9. ]{0,4}").prop_map(|(field, text)| Action::TypeOnce(field, text)),
        1 => at.clone().prop_map(Action::Judge),
        2 => at.clone().prop_map(Action::AddRow),
        2 => at.clone().prop_map(Action::RemoveRow),
        2 => (at.clone(), any::<bool>()).prop_map(|(at, up)| Action::MoveRow(at, up)),
        1 => at.clone().prop_map(Action::AddLevel2),
        1 => at.clone().prop_map(Action::RemoveLevel2),
        1 => (at, any::<bool>()).prop_map(|(at, up)| Action::MoveLevel2(at, up)),
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

fn row_at(form: &Form, at: usize) -> RowId {
    let rows: Vec<RowId> = form.indicators.rows().map(|(_, _, row)| row.id).collect();
    rows.get(at % rows.len().max(1)).copied().unwrap_or(RowId(0))
}

fn level2_at(form: &Form, at: usize) -> Level2Id {
    let level2s: Vec<Level2Id> = form.indicators.level2s().map(|(_, level2)| level2.id).collect();
    level2s.get(at % level2s.len().max(1)).copied().unwrap_or(Level2Id(0))
}

fn direction(up: bool) -> Direction {
    if up { Direction::Up } else { Direction::Down }
}

fn edit(form: &Form, action: Action) -> Option<Edit> {
    match action {
        Action::Type(at, field, text) => Some(Edit::SetText(row_fields(row_at(form, at))[field], text)),
        Action::TypeOnce(at, text) => {
            let fields = single_fields();
            Some(Edit::SetText(fields[at % fields.len()], text))
        }
        Action::Judge(at) => {
            Some(Edit::ChooseInRow(row_at(form, at), RowChoice::Judgement(Period::FullYear, Some(Judgement::Partial))))
        }
        Action::AddRow(at) => add_row(form, row_at(form, at)).map(|(edit, _)| edit),
        Action::RemoveRow(at) => remove_row(form, row_at(form, at)),
        Action::MoveRow(at, up) => move_row(form, row_at(form, at), direction(up)),
        Action::AddLevel2(at) => Some(add_level2(form, Level1::ALL[at % 5], None).0),
        Action::RemoveLevel2(at) => Some(Edit::RemoveLevel2(level2_at(form, at))),
        Action::MoveLevel2(at, up) => move_level2(form, level2_at(form, at), direction(up)),
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
    let single = comparison.changes.iter().filter(|c| c.kind != Kind::Follows && c.new_field.is_some());
    for &field in single_fields() {
        let told = single.clone().filter(|c| c.new_field == Some(field)).count();
        prop_assert_eq!(told, usize::from(old.text(field) != new.text(field)), "{}", field);
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
        ids(old).into_iter().filter(|row| whole_row(Kind::Removed, *row, false) == 1).collect(),
        ids(new).into_iter().filter(|row| whole_row(Kind::Added, *row, true) == 1).collect(),
    );
    prop_assert_eq!(ids(old).len() - removed.len(), ids(new).len() - added.len());
    let in_rows = |kind| comparison.changes.iter().filter(move |c| c.kind == kind && c.column == "指标").count();
    prop_assert_eq!((in_rows(Kind::Removed), in_rows(Kind::Added)), (removed.len(), added.len()));
    // What is told of a field is what stands there, and no field is told of twice.
    let mut seen = std::collections::HashSet::new();
    for change in comparison.changes.iter().filter(|c| matches!(c.kind, Kind::Changed | Kind::Rewritten)) {
        let (Some(before), Some(after)) = (change.old_field, change.new_field) else { continue };
        if change.column == after.label() {
            prop_assert_eq!(old.text(before), Some(change.old.as_str()));
            prop_assert_eq!(new.text(after), Some(change.new.as_str()));
            prop_assert!(change.old != change.new && seen.insert(after));
        }
    }
    Ok(())
}

/// Where versions share their numbers and rows only differ in other texts than names, each differing field is told of.
fn check_rows(old: &Form, new: &Form, comparison: &Comparison) -> Result<(), TestCaseError> {
    for (_, _, row) in new.indicators.rows() {
        for field in row_fields(row.id) {
            let told =
                comparison.changes.iter().filter(|c| c.new_field == Some(field) && c.column == field.label()).count();
            prop_assert_eq!(told, usize::from(old.text(field) != new.text(field)), "{}", field);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_missed_and_nothing_told_twice(first in prop::collection::vec(action(), 0..25), second in prop::collection::vec(action(), 0..25)) {
        let old = edited(&example_form(), first);
        let new = edited(&old, second);
        for new in [new.clone(), renumbered(&new)] {
            prop_assert!(compare(&new, &new).is_empty());
            let comparison = compare(&old, &new);
            check_complete(&old, &new, &comparison)?;
            let back = compare(&new, &old);
            for kind in Kind::ALL {
                prop_assert_eq!(comparison.count(kind), swapped(&back, kind), "{:?}", kind);
            }
        }
    }

    #[test]
    fn every_text_of_a_row_is_compared(texts in prop::collection::vec((0_usize..200, 2_usize..13, "[0-9健全≥ ]{0,4}"), 1..20)) {
        let old = example_form();
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
    let start = std::time::Instant::now();
    let comparison = compare(&old, &new);
    let took = start.elapsed();
    println!("{} changes in {took:?}", comparison.changes.len());
    assert!(comparison.changes.len() > 3000);
    // A debug build on a busy machine; a release build takes a small part of it.
    assert!(took < std::time::Duration::from_secs(3), "{took:?}");
}
