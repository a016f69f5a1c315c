//! Two versions of a form: nothing that differs is missed, nothing is listed twice, and rows are recognised however the files came about.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::compare::{Change, ChangeKind, Comparison, Section, compare, to_csv};
use budget_form::edit::{Edit, History, MoveDirection, move_level2, move_row};
use budget_form::engine;
use budget_form::exchange::{json, published};
use budget_form::form::{
    CarryOverBase, Cause, Choice, ExecutionBase, Field, Form, Indicator, Judgement, LastYear, Level1, Likelihood,
    Period, ProgressBase, RowChoice, RowId, Stage, UnplacedLine, WaivedWeight, standard_form,
};
use support::{Unit, declared_form, renumbered};

fn only(comparison: &Comparison) -> &Change {
    assert_eq!(comparison.changes.len(), 1, "{:#?}", comparison.changes);
    &comparison.changes[0]
}

#[test]
fn a_form_does_not_differ_from_itself() {
    for form in [Form::default(), standard_form("2025"), declared_form()] {
        assert!(compare(&form, &form).is_empty());
        assert!(compare(&form, &renumbered(&form)).is_empty());
    }
}

#[test]
fn an_amount_that_is_only_written_differently_is_no_new_one() {
    let old = Unit::new().fill("一般公共预算资金", Period::FullYear, "658.29").form().clone();
    let new = Unit::open(old.clone()).fill("一般公共预算资金", Period::FullYear, "658.290").form().clone();
    let rewritten = compare(&old, &new);
    assert_eq!(only(&rewritten).kind, ChangeKind::Rewritten);
    let new = Unit::open(old.clone()).fill("一般公共预算资金", Period::FullYear, "700").form().clone();
    let comparison = compare(&old, &new);
    let reported: Vec<_> =
        comparison.changes.iter().map(|c| (c.kind, c.column.as_str(), c.old.as_str(), c.new.as_str())).collect();
    assert_eq!(
        reported,
        [
            (ChangeKind::Changed, "一般公共预算资金", "658.29", "700"),
            (ChangeKind::Follows, "资金总额", "658.29", "700"),
            (ChangeKind::Follows, "财政拨款小计", "658.29", "700"),
        ]
    );
}

#[test]
fn a_target_that_was_adjusted_names_its_row_and_both_values() {
    let old = declared_form();
    let mut unit = Unit::open(old.clone());
    let row = unit.row("全市技术合同成交额");
    let new = unit.type_into(Field::Target(row, Period::FullYear), "≥800 亿元").form().clone();
    let comparison = compare(&old, &new);
    let change = only(&comparison);
    assert_eq!((change.section, change.kind), (Section::Indicators(Level1::Duty), ChangeKind::Changed));
    assert_eq!((change.level2.as_str(), change.name.as_str()), ("负责成果转化", "全市技术合同成交额"));
    assert_eq!(
        (change.column.as_str(), change.old.as_str(), change.new.as_str()),
        ("全年指标值", "≥900 亿元", "≥800 亿元")
    );
    assert_eq!(change.new_field, Some(Field::Target(row, Period::FullYear)));
}

#[test]
fn a_row_put_in_does_not_make_the_rows_behind_it_differ() {
    let old = declared_form();
    let mut new = old.clone();
    let first = &mut new.indicators.group_mut(Level1::Duty)[0].rows;
    first.insert(0, Indicator { name: "新的指标".into(), ..Indicator::empty(RowId(0)) });
    // As if the new text had been imported by itself: every number behind the new row is another.
    let comparison = compare(&old, &renumbered(&new));
    let change = only(&comparison);
    assert_eq!((change.kind, change.name.as_str()), (ChangeKind::Added, "新的指标"));
}

#[test]
fn a_renamed_row_is_one_change_with_numbers_and_without() {
    let old = declared_form();
    let mut unit = Unit::open(old.clone());
    let row = unit.row("培育技术经纪人");
    let new = unit.type_into(Field::Name(row), "培育技术经纪人数量").form().clone();
    for new in [new.clone(), renumbered(&new)] {
        let comparison = compare(&old, &new);
        let change = only(&comparison);
        assert_eq!(
            (change.kind, change.column.as_str(), change.old.as_str()),
            (ChangeKind::Changed, "三级指标", "培育技术经纪人")
        );
    }
}

#[test]
fn the_same_number_of_another_import_is_no_proof() {
    let old = declared_form();
    let mut new = old.clone();
    let duty = new.indicators.group_mut(Level1::Duty);
    duty[0].rows.remove(0);
    let comparison = compare(&old, &renumbered(&new));
    assert_eq!(only(&comparison).kind, ChangeKind::Removed);
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
            .filter(|c| own.contains(&c.section) && matches!(c.kind, ChangeKind::Changed) && c.column == "三级指标")
            .map(|c| (c.old.as_str(), c.new.as_str()))
            .collect();
        assert!(same.is_empty(), "{same:?}");
    }
}

#[test]
fn a_row_replaced_by_another_is_removed_and_added() {
    let old = declared_form();
    let mut new = old.clone();
    let row = &mut new.indicators.group_mut(Level1::Benefit)[0].rows[0];
    *row = Indicator { name: "噪声投诉".into(), ..Indicator::empty(row.id) };
    row.target.full_year = "≤3件".into();
    let kinds: Vec<ChangeKind> = compare(&old, &new).changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Added, ChangeKind::Removed]);
}

#[test]
fn a_renamed_level2_keeps_its_rows() {
    let mut unit = Unit::open(declared_form());
    let id = unit.form().indicators.group(Level1::Duty)[0].id;
    let old = unit.form().clone();
    let new = unit.type_into(Field::Level2Name(id), "推动科技成果转化").form().clone();
    for new in [new.clone(), renumbered(&new)] {
        let comparison = compare(&old, &new);
        assert_eq!((only(&comparison).column.as_str(), only(&comparison).kind), ("二级指标", ChangeKind::Changed));
    }
}

#[test]
fn moved_rows_say_from_where_to_where() {
    let old = declared_form();
    let row = old.indicators.group(Level1::Process)[0].rows[0].id;
    let mut history = History::new(old.clone());
    let edit = move_row(history.form(), row, MoveDirection::Down, |_| true).unwrap();
    history.apply(edit).unwrap();
    let within = compare(&old, history.form());
    assert_eq!((only(&within).kind, only(&within).column.as_str()), (ChangeKind::Moved, "位置"));
    let rows = old.indicators.group(Level1::Process)[0].rows.len();
    for _ in 1..rows {
        let edit = move_row(history.form(), row, MoveDirection::Down, |_| true).unwrap();
        history.apply(edit).unwrap();
    }
    let across = compare(&old, history.form());
    assert_eq!((only(&across).old.as_str(), only(&across).new.as_str()), ("预算执行", "预算管理"));
    let level2 = old.indicators.group(Level1::Process)[0].id;
    let mut history = History::new(old.clone());
    let edit = move_level2(history.form(), level2, MoveDirection::Down).unwrap();
    history.apply(edit).unwrap();
    assert_eq!(only(&compare(&old, history.form())).column, "二级指标位置");
}

#[test]
fn choices_settings_and_last_year_are_compared() {
    let old = declared_form();
    let mut history = History::new(old.clone());
    let row = old.indicators.group(Level1::Duty)[0].rows[0].id;
    let last = LastYear::of(&old, |_| "1".into());
    for edit in [
        Edit::ChooseInRow(row, RowChoice::Judgement(Period::HalfYear, Some(Judgement::Partial))),
        Edit::ChooseInRow(row, RowChoice::Likelihood(Some(Likelihood::Possible))),
        Edit::ChooseInRow(row, RowChoice::Cause(Cause::Staff, true)),
        Edit::ChooseInRow(row, RowChoice::Cause(Cause::Funding, true)),
        Edit::Choose(Choice::ExecutionBase(ExecutionBase::Initial)),
        Edit::Choose(Choice::ProgressBase(ProgressBase::Calendar)),
        Edit::Choose(Choice::CarryOverBase(CarryOverBase::Adjusted)),
        Edit::Choose(Choice::WaivedWeight(WaivedWeight::Whole)),
        Edit::SetText(Field::PartialFrom, "70".into()),
        Edit::SetStage(Stage::Monitoring),
        Edit::SetLastYear(Some(Box::new(last.clone()))),
        Edit::InsertUnplaced(0, UnplacedLine { line: 3, text: "孤行".into(), reason: String::new() }),
    ] {
        history.apply(edit).unwrap();
    }
    let comparison = compare(&old, history.form());
    let reported: Vec<_> = comparison.changes.iter().map(|c| (c.column.as_str(), c.new.as_str())).collect();
    assert_eq!(
        reported,
        [
            ("阶段", "运行监控"),
            ("半年判断", "部分达成"),
            ("完成目标可能性", "有可能"),
            ("偏差原因", "经费保障、人员保障"),
            ("执行率的分母", "年初预算"),
            ("支付进度的比较对象", "序时进度（全年预算的 50%）"),
            ("结转结余率的分母", "调整后预算"),
            ("不适用指标的权重", "按权重比例分摊到全表其他指标"),
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
    let old = Unit::open(declared_form())
        .spend("基本支出", Period::HalfYear, "294.58")
        .spend("项目支出", Period::HalfYear, "0")
        .form()
        .clone();
    let new = Unit::open(old.clone()).spend("基本支出", Period::HalfYear, "300").form().clone();
    let comparison = compare(&old, &new);
    let typed: Vec<_> = comparison.changes.iter().filter(|c| c.kind != ChangeKind::Follows).collect();
    assert_eq!(typed.len(), 1);
    let rate =
        comparison.changes.iter().find(|c| c.column == "半年实际完成值（计算）" && c.name == "预算执行率").unwrap();
    assert_eq!((rate.old.as_str(), rate.new.as_str()), ("44.75%", "45.57%"));
}

#[test]
fn the_table_for_spreadsheets_keeps_every_text_a_text() {
    let old = declared_form();
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
    let old = declared_form();
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

#[test]
fn a_version_with_other_numbers_becomes_the_approved_one_of_the_rows_it_continues() {
    let form = declared_form();
    let mut other = form.clone();
    for level1 in budget_form::form::Level1::ALL {
        for row in other.indicators.group_mut(level1).iter_mut().flat_map(|level2| &mut level2.rows) {
            row.id = budget_form::form::RowId(1000 - row.id.0);
        }
    }
    let approved = budget_form::compare::approved_from(&other, &form, "批复稿");
    let with = budget_form::form::Form { approved: Some(Box::new(approved)), ..form };
    assert!(budget_form::compare::adjustments(&with).is_empty());
}
