//! 已核对: findings that somebody lets stand for a reason.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::check::{Checked, Finding, check, check_evaluated};
use budget_form::edit::{accept, use_sums, withdraw};
use budget_form::engine;
use budget_form::evaluate::Evaluation;
use budget_form::exchange::json;
use budget_form::form::{Field, Form, LastYear, Stage, next_year, standard_form};
use budget_form::paper::Paper;
use proptest::prelude::*;
use serde_json::Value;
use support::faultless::faultless;
use support::{Unit, declared_form};

fn checked(form: &Form) -> Checked {
    check_evaluated(form, &Evaluation::of(form), None)
}

fn found(unit: &Unit, code: &str) -> Finding {
    check(unit.form()).into_iter().find(|finding| finding.rule.code() == code).unwrap()
}

fn codes(unit: &Unit) -> Vec<&'static str> {
    check(unit.form()).iter().map(|finding| finding.rule.code()).collect()
}

/// A form without findings but one: a target without a unit.
fn without_unit() -> Unit {
    let mut unit = faultless(Stage::Declaration);
    unit.run(&["@技术经纪人培训/target/fullYear=≥4"]);
    unit
}

#[test]
fn a_finding_leaves_the_list_for_a_reason_and_comes_back_with_undo() {
    let mut unit = without_unit();
    let before = codes(&unit);
    let finding = found(&unit, "A05");
    let edit = accept(unit.form(), &finding, " 上级文件如此 ").unwrap();
    unit.do_step(edit);
    let Checked { open, accepted } = checked(unit.form());
    assert_eq!(open.len(), before.len() - 1);
    assert_eq!(accepted.len(), 1);
    assert_eq!((accepted[0].finding.clone(), accepted[0].reason.as_str()), (finding.clone(), "上级文件如此"));
    assert_eq!(unit.history.undo_name(), Some("核对 A05"));
    unit.history.undo();
    assert_eq!(codes(&unit), before);
    unit.history.redo();
    let edit = withdraw(unit.form(), &finding).unwrap();
    unit.do_step(edit);
    assert_eq!(codes(&unit), before);
    assert_eq!(withdraw(unit.form(), &finding), None);
}

#[test]
fn it_comes_back_when_what_it_was_about_changes_and_not_before() {
    let mut unit = without_unit();
    let finding = found(&unit, "A05");
    let edit = accept(unit.form(), &finding, "上级文件如此").unwrap();
    unit.do_step(edit);
    unit.run(&["@全市技术合同成交额/target/fullYear=≥901 亿元", "profile/unit=另一个中心"]);
    assert!(!codes(&unit).contains(&"A05"));
    unit.run(&["@技术经纪人培训/target/fullYear=≥5"]);
    assert!(codes(&unit).contains(&"A05"));
    assert!(checked(unit.form()).accepted.is_empty());
    // Answered anew, the older answer goes.
    let edit = accept(unit.form(), &found(&unit, "A05"), "仍按上级文件").unwrap();
    unit.do_step(edit);
    assert_eq!(unit.form().acceptances.len(), 1);
    assert_eq!(unit.form().acceptances[0].reason, "仍按上级文件");
}

#[test]
fn a_figure_elsewhere_that_stands_in_its_sentence_brings_it_back() {
    let mut unit = faultless(Stage::Declaration);
    unit.run(&["funds/income/other=1"]);
    let edit = accept(unit.form(), &found(&unit, "C04"), "年中另有安排").unwrap();
    unit.do_step(edit);
    assert!(!codes(&unit).contains(&"C04"));
    // The place of the finding is 支出; what changes is an income.
    unit.run(&["funds/income/other=2"]);
    assert!(codes(&unit).contains(&"C04"));
}

#[test]
fn what_is_to_be_filled_in_or_mended_is_never_let_stand() {
    let mut unit = faultless(Stage::SelfEvaluation);
    unit.run(&[
        "profile/unit=",
        "funds/income/other=约三百",
        "@技术经纪人培训/weight=甲",
        "@技术经纪人培训/actual/fullYear=",
        "unplaced=附件",
    ]);
    for code in ["C01", "C02", "C19", "E05", "C08"] {
        let finding = found(&unit, code);
        assert_eq!(accept(unit.form(), &finding, "理由"), None, "{code}");
    }
    let mut unit = without_unit();
    assert_eq!(accept(unit.form(), &found(&unit, "A05"), " \n"), None);
    unit.run(&["funds/publishedTotals/total=1"]);
    assert!(accept(unit.form(), &found(&unit, "C03"), "理由").is_some());
}

#[test]
fn it_travels_with_the_file_and_is_told_to_scripts() {
    let mut unit = without_unit();
    let edit = accept(unit.form(), &found(&unit, "A05"), "上级文件如此").unwrap();
    unit.do_step(edit);
    let file = json::write(unit.form(), None);
    let read = json::read(&file).unwrap();
    assert_eq!(read.form, *unit.form());
    assert_eq!(read.remarks, Vec::<String>::new());
    let answer: Value = serde_json::from_str(&engine::check(&file).unwrap()).unwrap();
    assert!(answer["findings"].as_array().unwrap().iter().all(|finding| finding["code"] != "A05"));
    assert_eq!(answer["accepted"][0]["code"], "A05");
    assert_eq!(answer["accepted"][0]["reason"], "上级文件如此");
    // Next year's findings are next year's.
    assert!(next_year(unit.form(), LastYear::of(unit.form(), |_| String::new())).acceptances.is_empty());
}

#[test]
fn an_answer_that_fits_nothing_is_kept_and_does_nothing() {
    let mut form = declared_form();
    let before = check(&form);
    let strange = r#"[{"code":"Z99","field":"nowhere/at/all","reason":"甲"},{}]"#;
    form.acceptances = serde_json::from_str(strange).unwrap();
    assert_eq!(check(&form), before);
    assert_eq!(json::read(&json::write(&form, None)).unwrap().form, form);
}

#[test]
fn an_amount_changed_beside_published_totals_is_one_finding() {
    let mut unit = faultless(Stage::Declaration);
    unit.run(&["funds/publishedTotals/total=658.29", "funds/publishedTotals/appropriation=658.29"]);
    assert!(codes(&unit).iter().all(|code| !["C03", "C04"].contains(code)));
    unit.run(&["funds/income/generalPublicBudget=659.29"]);
    let sums =
        |unit: &Unit| -> Vec<&str> { codes(unit).into_iter().filter(|code| ["C03", "C04"].contains(code)).collect() };
    assert_eq!(sums(&unit), ["C04"]);
    let finding = found(&unit, "C04");
    for part in ["658.29", "659.29", "1.00 万元", "资金总额", "财政拨款小计"] {
        assert!(finding.sentence.contains(part), "{part}: {}", finding.sentence);
    }
    // The expenditure follows: what is left are the published totals, of which one is said, and let go in one step.
    unit.run(&["funds/expenditure/basic/fullYear=658.89"]);
    assert_eq!(sums(&unit), ["C03"]);
    let edit = use_sums(&found(&unit, "C03")).unwrap();
    unit.do_step(edit);
    assert_eq!(sums(&unit), Vec::<&str>::new());
    unit.history.undo();
    assert_eq!(sums(&unit), ["C03"]);
    // Another cause is another finding.
    unit.run(&["funds/expenditure/basic/fullYear=650", "funds/publishedTotals/appropriation=600"]);
    assert_eq!(sums(&unit), ["C03", "C03", "C04"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    /// Letting findings stand takes those off the list and no others, changes no figure, and is undone whole.
    #[test]
    fn letting_all_stand_that_may_leaves_the_others(texts in prop::collection::vec((0_usize..10_000, ".{0,9}"), 1..12), stage in 0_usize..3) {
        let mut unit = faultless(Stage::ALL[stage]);
        let fields = support::fields::fields(unit.form());
        for (at, text) in texts {
            unit.type_into(fields[at % fields.len()], &text);
        }
        let (form, before) = (unit.form().clone(), check(unit.form()));
        for finding in before.iter().filter(|finding| finding.can_be_accepted()) {
            let edit = accept(unit.form(), finding, "已核对").unwrap();
            unit.do_step(edit);
        }
        let Checked { open, accepted } = checked(unit.form());
        let others: Vec<Finding> = before.iter().filter(|finding| !finding.can_be_accepted()).cloned().collect();
        prop_assert_eq!(&open, &others);
        prop_assert_eq!(open.len() + accepted.len(), before.len());
        prop_assert_eq!(Evaluation::of(unit.form()), Evaluation::of(&form));
        let read = json::read(&json::write(unit.form(), None)).unwrap().form;
        prop_assert_eq!(check(&read), open);
    }
}

#[test]
fn the_paper_of_findings_has_them_all_those_that_were_answered_last() {
    let mut unit = without_unit();
    unit.run(&["@技术经纪人培训/target/halfYear=≥2"]);
    let rows = |form: &Form| -> Vec<Vec<String>> {
        let sheet = Paper::Findings.of_form(form);
        assert_eq!(sheet.title, "审核意见");
        assert!(
            sheet.year.ends_with(&format!("年度　{}", form.stage.label()))
                && sheet.year.contains(form.profile.unit.trim()),
            "{}",
            sheet.year
        );
        let rows = sheet.blocks.into_iter().flat_map(|block| block.rows);
        rows.map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    };
    let (before, first) = (rows(unit.form()), check(unit.form())[0].clone());
    assert_eq!(before.len(), check(unit.form()).len());
    assert_eq!(before[0][6..], [first.sentence.clone(), String::new()]);
    let edit = accept(unit.form(), &first, "上级文件如此").unwrap();
    unit.do_step(edit);
    let after = rows(unit.form());
    assert_eq!(after.len(), before.len());
    assert_eq!(after.last().unwrap()[6..], [first.sentence, "上级文件如此".to_owned()]);
    assert_eq!(rows(faultless(Stage::Declaration).form()), [["没有发现问题"]]);
    assert_eq!(rows(&standard_form("2025")), [["尚未填写"]]);
    // Without weights nothing is found, but the work is not done.
    let mut unweighted = faultless(Stage::SelfEvaluation);
    let ids: Vec<_> = unweighted.form().indicators.filled().map(|(_, _, row)| row.id).collect();
    for id in ids {
        unweighted.type_into(Field::Weight(id), "");
    }
    assert_eq!(rows(unweighted.form()), [["尚缺 54 格未填，已填内容没有发现问题"]]);
}
