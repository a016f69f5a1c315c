//! The program's own file: what goes out comes back, and what is damaged says where and changes nothing.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::Edit;
use budget_form::engine;
use budget_form::exchange::json::{ReadError, form_value, read, write};
use budget_form::form::{
    BaseItem, CarryOverBase, Cause, Choice, EqualRule, Field, Form, Grade, HalfYearDeviation, Judgement, LastYear,
    Level1, Likelihood, Period, ProgressBase, RowChoice, Stage, UnplacedLine, WaivedWeight, standard_form,
};
use proptest::prelude::*;
use serde_json::{Value, json};
use support::Unit;
use support::evaluated::results;

/// A form with something in every corner that version 1 had.
fn of_version_1() -> Unit {
    let mut unit = Unit::new();
    unit.type_into(Field::Unit, "苏州市生产力促进中心")
        .type_into(Field::AnnualGoal, "1.第一项；\n2.“第二项”\t\u{3000}。")
        .fill("一般公共预算资金", Period::FullYear, "658.290")
        .fill("基本支出", Period::HalfYear, "约三百")
        .adjust("项目支出", Period::HalfYear, "-0.4")
        .spend("基本支出", Period::FullYear, "657.89");
    let row = unit.row("预算执行率");
    unit.type_into(Field::Actual(row, Period::HalfYear), "44.75%");
    unit.history
        .apply(Edit::ChooseInRow(row, RowChoice::Judgement(Period::FullYear, Some(Judgement::Partial))))
        .unwrap();
    unit.history.apply(Edit::SetStage(Stage::Monitoring)).unwrap();
    let line = UnplacedLine { line: 7, text: "  孤零零的一行".into(), reason: "没有找到栏目".into() };
    unit.history.apply(Edit::InsertUnplaced(0, line)).unwrap();
    unit
}

/// A form with something in every corner.
fn full() -> Form {
    let mut unit = Unit::open(of_version_2());
    unit.do_step(Edit::Choose(Choice::ProgressBase(ProgressBase::Calendar)));
    unit.do_step(Edit::Choose(Choice::CarryOverBase(CarryOverBase::Initial)));
    unit.do_step(Edit::Choose(Choice::WaivedWeight(WaivedWeight::Whole)));
    unit.form().clone()
}

/// A form with something in every corner that the first files of version 2 had. The settings that came later stand at their defaults.
fn of_version_2() -> Form {
    let mut unit = of_version_1();
    let row = unit.row("公用经费控制率");
    for item in BaseItem::ALL {
        unit.type_into(Field::Base(item, Period::HalfYear), "12.50")
            .type_into(Field::Base(item, Period::FullYear), "25");
    }
    unit.type_into(Field::Expected(row), "≤98%")
        .type_into(Field::Explanation(row, Period::HalfYear), "下半年压减")
        .type_into(Field::Explanation(row, Period::FullYear), "已压减")
        .type_into(Field::OverrideReason(row, Period::FullYear), "按决算口径")
        .type_into(Field::Weight(row), "2.5")
        .type_into(Field::Rating(row), "90")
        .type_into(Field::AdjustmentNote(Period::HalfYear), "压减项目")
        .type_into(Field::ExecutionNote(Period::FullYear), "年末集中支付")
        .type_into(Field::GradeFrom(Grade::Good), "82")
        .type_into(Field::GroupShare(Level1::Duty), "40");
    for choice in [
        RowChoice::Likelihood(Some(Likelihood::Possible)),
        RowChoice::Cause(Cause::Staff, true),
        RowChoice::Cause(Cause::Funding, true),
        RowChoice::EqualRule(Some(EqualRule::Lower)),
    ] {
        unit.do_step(Edit::ChooseInRow(row, choice));
    }
    unit.do_step(Edit::Choose(Choice::EqualRule(EqualRule::Exact)));
    unit.do_step(Edit::Choose(Choice::HalfYearDeviation(HalfYearDeviation::Budget)));
    let last_year = LastYear::of(unit.form(), |row| row.actual.full_year.clone());
    unit.do_step(Edit::SetLastYear(Some(Box::new(last_year))));
    unit.form().clone()
}

#[test]
fn the_exported_file_gives_the_identical_form() {
    let form = full();
    let opened = read(&write(&form, Some(results(&form)))).unwrap();
    assert_eq!((opened.form, opened.remarks), (form.clone(), vec![]));
    // The bare form, as scripts get it, is read as well.
    assert_eq!(read(&form_value(&form).to_string()).unwrap().form, form);
}

#[test]
fn neighbouring_level2_of_the_same_name_stay_apart() {
    let mut form = standard_form("2025");
    form.indicators.push_level2(Level1::Duty, "", []);
    form.indicators.push_level2(Level1::Duty, "", []);
    assert_eq!(read(&write(&form, None)).unwrap().form, form);
}

#[test]
fn a_file_of_version_1_is_read_for_ever() {
    let opened = read(include_str!("fixtures/form-v1.json")).unwrap();
    assert_eq!((opened.form, opened.remarks), (of_version_1().form().clone(), vec![]));
}

#[test]
fn a_file_of_version_2_is_read_for_ever() {
    let opened = read(include_str!("fixtures/form-v2.json")).unwrap();
    assert_eq!((opened.form, opened.remarks), (of_version_2(), vec![]));
}

#[test]
fn a_row_of_version_1_keeps_the_rule_that_was_chosen_for_it() {
    let text = include_str!("fixtures/form-v1.json").replacen(r#""equalRule": "reach""#, r#""equalRule": "exact""#, 1);
    let form = read(&text).unwrap().form;
    let rules: Vec<_> = form.indicators.rows().map(|(_, _, row)| row.equal_rule).collect();
    assert_eq!(rules[0], Some(EqualRule::Exact));
    assert!(rules[1..].iter().all(Option::is_none));
}

#[test]
fn a_file_that_breaks_off_says_where() {
    let text = write(&full(), None);
    for length in (1..text.trim_end().len()).step_by(311).filter(|at| text.is_char_boundary(*at)) {
        let error = read(&text[..length]).unwrap_err();
        assert!(matches!(error, ReadError::Truncated(..)), "{length}: {error:?}");
    }
    let sentence = read(&text[..text.len() / 2]).unwrap_err().to_string();
    assert!(sentence.contains("文件不完整，在第 ") && sentence.contains("行"), "{sentence}");
}

#[test]
fn a_damaged_value_is_named_by_its_place() {
    let damage = |pointer: &str, value: Value| {
        let mut envelope: Value = serde_json::from_str(&write(&full(), None)).unwrap();
        *envelope.pointer_mut(pointer).unwrap() = value;
        read(&envelope.to_string()).unwrap_err()
    };
    let place = |error: ReadError| match error {
        ReadError::Damaged(place, _) => place,
        other => panic!("{other:?}"),
    };
    assert_eq!(place(damage("/form/indicators/3/target/halfYear", json!(45))), "第 4 个指标的半年指标值");
    assert_eq!(place(damage("/form/indicators/3/level1", json!("decide"))), "第 4 个指标的一级指标");
    assert_eq!(place(damage("/form/funds/income/other", json!(658.29))), "其他资金");
    assert_eq!(place(damage("/form", json!([]))), "表的内容");
    assert_eq!(damage("/version", json!(99)), ReadError::TooNew(99, Some(env!("CARGO_PKG_VERSION").to_owned())));
    assert_eq!(damage("/format", json!("somebody-else")), ReadError::NotAForm);
}

#[test]
fn what_the_form_has_no_place_for_is_reported_and_kept() {
    let mut value = form_value(&full());
    value["funds"]["bonus"] = json!("1");
    value["indicators"][0]["weihgt"] = json!("5");
    let remarks = read(&value.to_string()).unwrap().remarks;
    assert_eq!(remarks.len(), 2, "{remarks:?}");
    assert!(remarks.iter().any(|remark| *remark == "第 1 个指标中的“weihgt”本程序不认识，已原样保留"), "{remarks:?}");
}

#[test]
fn what_a_newer_program_wrote_survives() {
    let mut file: Value = serde_json::from_str(&write(&full(), None)).unwrap();
    file["reviewed"] = json!({"by": "某处"});
    file["form"]["funds"]["bonus"] = json!("1");
    file["form"]["indicators"][3]["tags"] = json!(["a", {"b": 1}]);
    file["form"]["indicators"][3]["monitoring"]["since"] = json!("六月");
    file["form"]["lastYear"]["indicators"][1]["weight"] = json!("5");
    let opened = read(&file.to_string()).unwrap();
    assert_eq!(opened.remarks.len(), 5, "{:?}", opened.remarks);
    let written: Value = serde_json::from_str(&write(&opened.form, None)).unwrap();
    assert_eq!(written, file);
    // A key of a row goes with the row.
    let mut form = opened.form.clone();
    let moved = form.indicators.group_mut(Level1::Decision);
    moved.reverse();
    let id = file["form"]["indicators"][3]["id"].as_u64().unwrap();
    let written: Value = serde_json::from_str(&write(&form, None)).unwrap();
    let rows = written["form"]["indicators"].as_array().unwrap();
    let tagged: Vec<&Value> = rows.iter().filter(|row| row.get("tags").is_some()).collect();
    assert!(tagged.len() == 1 && tagged[0]["id"] == id);
    // One of another list stays only while the item says the same.
    form.last_year.as_mut().unwrap().indicators.remove(0);
    let written: Value = serde_json::from_str(&write(&form, None)).unwrap();
    assert!(!written["form"]["lastYear"].to_string().contains("weight"), "{}", written["form"]["lastYear"]);
    assert_eq!(form_value(&form)["funds"]["bonus"], "1");
}

#[test]
fn repeated_and_missing_row_numbers_are_given_anew() {
    let mut value = form_value(&full());
    value["indicators"][1]["id"] = value["indicators"][0]["id"].clone();
    value["indicators"][2]["id"] = json!(4_294_967_295_u32);
    value["indicators"][3].as_object_mut().unwrap().remove("id");
    let opened = read(&value.to_string()).unwrap();
    assert_eq!(opened.remarks.len(), 1);
    let mut ids: Vec<u32> = opened.form.indicators.rows().map(|(_, _, row)| row.id.0).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), count), (count, full().indicators.rows().count()));
    assert!(ids.iter().all(|id| *id < 1_000_000_000));
}

proptest! {
    #[test]
    fn any_typed_text_comes_back(texts in prop::collection::vec(any::<String>(), 6)) {
        let mut unit = Unit::new();
        let row = unit.row("预算执行率");
        let fields = [Field::Unit, Field::LongTermGoal, Field::Name(row), Field::Target(row, Period::FullYear), Field::Actual(row, Period::HalfYear), Field::Year];
        for (field, text) in fields.into_iter().zip(&texts) {
            unit.type_into(field, text);
        }
        let form = unit.form();
        prop_assert_eq!(&read(&write(form, Some(results(form)))).unwrap().form, form);
    }

    #[test]
    fn no_text_makes_the_engine_fail_without_a_sentence(text in any::<String>(), cut in any::<prop::sample::Index>(), junk in any::<char>()) {
        let valid = write(&full(), None);
        let mut damaged: Vec<char> = valid.chars().collect();
        let at = cut.index(damaged.len());
        damaged[at] = junk;
        for text in [text, damaged.into_iter().collect()] {
            for answer in [engine::evaluate(&text, None), engine::check(&text), engine::import_text(&text)] {
                prop_assert!(answer.is_ok() || answer.is_err_and(|sentence| sentence.chars().count() > 6));
            }
        }
    }
}

/// Writes the fixture of a new version. Run once when the version is raised: `cargo test --test json_file -- --ignored`.
#[test]
#[ignore = "writes a fixture"]
fn write_the_fixture() {
    let form = full();
    std::fs::write("tests/fixtures/form-v2.json", write(&form, Some(results(&form))) + "\n").unwrap();
}
