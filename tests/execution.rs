//! Scenarios of money: totals, balance and budget execution.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::check::{Rule, check};
use budget_form::edit::Edit;
use budget_form::evaluate::{Absent, Figure, FormFigures, amount, execution, income_total};
use budget_form::form::{
    Choice, ExecutionBase, ExpenditureLine, Field, IncomeSource, IncomeTotal, Period, ProgressBase, Stage,
};
use support::Unit;
use support::evaluated::explain;

use Period::{FullYear, HalfYear};

/// The published figures of the sample.
fn centre() -> Unit {
    let mut unit = Unit::new();
    unit.fill("一般公共预算资金", FullYear, "658.29")
        .fill("基本支出", HalfYear, "294.58")
        .fill("基本支出", FullYear, "657.89")
        .fill("项目支出", HalfYear, "0")
        .fill("项目支出", FullYear, "0.4");
    unit
}

fn codes(unit: &Unit) -> Vec<Rule> {
    let money = |rule: &Rule| matches!(rule, Rule::AmountUnreadable | Rule::TotalDiffers | Rule::Unbalanced);
    check(unit.form()).into_iter().map(|finding| finding.rule).filter(money).collect()
}

#[test]
fn totals_follow_what_is_typed() {
    let unit = centre();
    let form = unit.form();
    assert_eq!(income_total(form, IncomeTotal::Total).unwrap().to_string(), "658.29");
    assert_eq!(income_total(form, IncomeTotal::Appropriation).unwrap().to_string(), "658.29");
    let FormFigures { expenditure, .. } = FormFigures::of(form);
    assert_eq!(expenditure.full_year.unwrap().to_string(), "658.29");
    assert_eq!(expenditure.half_year.unwrap().to_string(), "294.58");
    assert_eq!(codes(&unit), []);
}

#[test]
fn the_subtotal_leaves_out_what_is_no_appropriation() {
    let mut unit = centre();
    unit.fill("上年结转资金", FullYear, "10").fill("其他资金", FullYear, "1.5").fill("社保基金", FullYear, "2");
    assert_eq!(income_total(unit.form(), IncomeTotal::Total).unwrap().to_string(), "671.79");
    assert_eq!(income_total(unit.form(), IncomeTotal::Appropriation).unwrap().to_string(), "660.29");
}

#[test]
fn an_imbalance_of_the_last_digit_is_an_error() {
    let mut unit = centre();
    unit.fill("项目支出", FullYear, "0.400001");
    let findings = check(unit.form());
    let finding = findings.iter().find(|finding| finding.rule == Rule::Unbalanced).unwrap();
    assert_eq!(finding.sentence, "支出合计 658.290001 比收入 658.29 多 0.000001 万元，请核对基本支出或项目支出");
    // Trailing zeros are no difference.
    unit.fill("项目支出", FullYear, "0.400");
    assert_eq!(codes(&unit), []);
}

#[test]
fn a_text_that_is_no_amount_is_kept_and_marked() {
    let mut unit = centre();
    unit.fill("政府性基金", FullYear, "约三百");
    let field = Field::Income(IncomeSource::GovernmentFund);
    assert_eq!(unit.form().text(field), Some("约三百"));
    assert!(matches!(income_total(unit.form(), IncomeTotal::Total), Err(Absent::Unreadable(at, _)) if at == field));
    assert_eq!(codes(&unit), [Rule::AmountUnreadable]);
}

#[test]
fn a_published_total_that_disagrees_is_reported_until_it_is_let_go() {
    let mut unit = centre();
    unit.type_into(Field::PublishedTotal(IncomeTotal::Total), "660");
    assert_eq!(codes(&unit), [Rule::TotalDiffers]);
    unit.type_into(Field::PublishedTotal(IncomeTotal::Total), "");
    assert_eq!(codes(&unit), []);
}

#[test]
fn half_year_execution_of_the_sample() {
    let mut unit = centre();
    unit.spend("基本支出", HalfYear, "294.58").spend("项目支出", HalfYear, "0");
    let execution = execution(unit.form());
    let total = &execution.total.periods.half_year;
    assert_eq!(total.rate.as_ref().unwrap().percent().to_string(), "44.75%");
    assert_eq!(total.rate.as_ref().unwrap().numerator().to_string(), "294.58");
    assert_eq!(total.rate.as_ref().unwrap().denominator().to_string(), "658.29");
    assert_eq!(total.progress.as_ref().unwrap().percent().to_string(), "100.00%");
    let project = &execution.project.periods.half_year;
    assert_eq!(project.rate.as_ref().unwrap().percent().to_string(), "0.00%");
    assert!(matches!(project.progress, Err(Absent::NotApplicable(_))), "a plan of 0 has no progress");
}

#[test]
fn the_total_waits_for_every_line_that_has_a_budget() {
    let mut unit = centre();
    unit.spend("基本支出", HalfYear, "294.58");
    let missing = Field::Executed(ExpenditureLine::Project, HalfYear);
    assert_eq!(execution(unit.form()).total.periods.half_year.executed, Err(Absent::Missing(missing)));
    // A line without a budget may stay empty.
    unit.fill("项目支出", FullYear, "0");
    assert_eq!(execution(unit.form()).total.periods.half_year.executed.unwrap().to_string(), "294.58");
}

/// Filling in what is missing would not help: what is not understood is named first.
#[test]
fn a_total_names_what_is_not_understood_before_what_is_missing() {
    let mut unit = centre();
    unit.spend("项目支出", HalfYear, "1,234.5x").fill("基本支出", HalfYear, "").fill("项目支出", HalfYear, "无");
    let total = execution(unit.form()).total.periods.half_year;
    for (absent, field) in [
        (total.executed.unwrap_err(), Field::Executed(ExpenditureLine::Project, HalfYear)),
        (total.planned.unwrap_err(), Field::Planned(ExpenditureLine::Project, HalfYear)),
    ] {
        assert!(matches!(&absent, Absent::Unreadable(of, _) if *of == field), "{absent}");
    }
}

#[test]
fn adjustments_change_the_denominator_unless_the_form_says_otherwise() {
    let mut unit = centre();
    unit.adjust("基本支出", HalfYear, "-57.89").spend("基本支出", HalfYear, "300").spend("基本支出", FullYear, "600");
    let basic = execution(unit.form()).basic;
    assert_eq!(basic.periods.half_year.adjusted.as_ref().unwrap().to_string(), "600.00");
    assert_eq!(basic.periods.half_year.rate.as_ref().unwrap().percent().to_string(), "50.00%");
    // Not entered for the year: the adjustment of the first half still stands.
    assert_eq!(basic.periods.full_year.rate.as_ref().unwrap().percent().to_string(), "100.00%");
    unit.adjust("基本支出", FullYear, "0");
    let basic = execution(unit.form()).basic;
    assert_eq!(basic.periods.full_year.rate.as_ref().unwrap().percent().to_string(), "91.20%");
    unit.history.apply(Edit::Choose(Choice::ExecutionBase(ExecutionBase::Initial))).unwrap();
    let basic = execution(unit.form()).basic;
    assert_eq!(basic.periods.half_year.rate.as_ref().unwrap().percent().to_string(), "45.60%");
}

#[test]
fn progress_is_measured_by_the_plan_or_by_the_calendar() {
    let mut unit = centre();
    unit.spend("基本支出", HalfYear, "294.58").spend("项目支出", HalfYear, "0").adjust(
        "基本支出",
        HalfYear,
        "0.000001",
    );
    let progress = |unit: &Unit| execution(unit.form()).total.periods.half_year.progress.clone().unwrap();
    let explained = |unit: &Unit| explain(unit.form(), Figure::Progress(None)).unwrap();
    assert_eq!(progress(&unit).percent().to_string(), "100.00%");
    assert_eq!(explained(&unit).formula, "半年执行数 ÷ 半年计划执行数");
    unit.do_step(Edit::Choose(Choice::ProgressBase(ProgressBase::Calendar)));
    // Half of a budget with six decimals has seven.
    assert_eq!(progress(&unit).denominator().to_string(), "329.1450005");
    assert_eq!(progress(&unit).percent().to_string(), "89.50%");
    assert_eq!(explained(&unit).formula, "半年执行数 ÷（调整后预算 × 50%）");
    assert_eq!(explained(&unit).assumption.unwrap().setting, Some("支付进度的比较对象"));
    unit.do_step(Edit::Choose(Choice::ExecutionBase(ExecutionBase::Initial)));
    assert_eq!(progress(&unit).denominator().normalize().to_string(), "329.145");
    unit.do_step(Edit::SetStage(Stage::Monitoring));
    let low = check(unit.form()).into_iter().find(|found| found.rule == Rule::ExecutionLow).unwrap();
    assert!(low.sentence.contains("÷ 全年预算的 50% 329.145 = 89.50%"), "{}", low.sentence);
    // A line that plans nothing before July can be measured by the calendar all the same.
    let project = execution(unit.form()).project.periods.half_year.progress.clone().unwrap();
    assert_eq!(project.percent().to_string(), "0.00%");
    unit.fill("项目支出", FullYear, "0");
    let project = execution(unit.form()).project.periods.half_year.progress.clone();
    assert_eq!(project, Err(Absent::NotApplicable("预算为 0，不计算支付进度")));
}

#[test]
fn a_budget_of_zero_has_no_rate_and_an_empty_one_is_missing() {
    let mut unit = Unit::new();
    let rate = |unit: &Unit| execution(unit.form()).basic.periods.full_year.rate.clone();
    unit.spend("基本支出", FullYear, "3");
    assert!(matches!(rate(&unit), Err(Absent::Missing(_))));
    unit.fill("基本支出", FullYear, "0.00");
    assert!(matches!(rate(&unit), Err(Absent::NotApplicable(_))));
}

#[test]
fn amounts_of_a_whole_city_add_up_to_the_last_digit() {
    let mut unit = Unit::new();
    for source in IncomeSource::ALL {
        unit.type_into(Field::Income(source), "1,000,000,000,000.000001");
    }
    assert_eq!(income_total(unit.form(), IncomeTotal::Total).unwrap().to_string(), "7000000000000.000007");
    assert_eq!(amount(unit.form(), Field::Income(IncomeSource::Other)).unwrap().grouped(), "1,000,000,000,000.000001");
}
