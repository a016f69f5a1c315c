//! A unit's year as its accountant goes through it, field by field: what stands there once a field is left, and what the program says of it.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a scenario that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::Figure;
use budget_form::form::{ExpenditureLine, IncomeTotal, Level1, Period, Stage};
use support::declared_form;
use support::scenario::Scenario;

const JULY: Period = Period::HalfYear;
const YEAR: Period = Period::FullYear;

#[test]
fn amounts_are_plain_once_left_and_income_and_expenditure_are_compared_to_the_last_digit() {
    let mut unit = Scenario::new();
    unit.fill("一般公共预算资金", "６５８。29")
        .fill("基本支出全年预算数", "657.89万元")
        .fill("项目支出全年预算数", "=0.2+0.2");
    assert_eq!(unit.shows("一般公共预算资金"), "658.29");
    assert_eq!(unit.shows("基本支出全年预算数"), "657.89");
    assert_eq!(unit.shows("项目支出全年预算数"), "0.4");
    assert_eq!(unit.figure(Figure::Expenditure(YEAR)), "658.29 万元");
    assert_eq!(unit.figure(Figure::Income(IncomeTotal::Total)), "658.29 万元");
    unit.fill("项目支出全年预算数", "1.4");
    assert!(
        unit.said("基本支出全年预算数").contains("支出合计 659.29 比收入 658.29 多 1.00 万元"),
        "{}",
        unit.said("基本支出全年预算数")
    );
    unit.fill("项目支出全年预算数", "一点四");
    assert_eq!(unit.shows("项目支出全年预算数"), "一点四");
    assert!(unit.said("项目支出全年预算数").starts_with("错误："), "{}", unit.said("项目支出全年预算数"));
    // Each step is one undo: the words, then the plain figure and what was typed before it.
    assert_eq!(unit.undo(), "填写 项目支出全年预算数");
    assert_eq!(unit.shows("项目支出全年预算数"), "1.4");
    unit.undo();
    assert_eq!(unit.undo(), "规范写法 项目支出全年预算数");
    assert_eq!(unit.shows("项目支出全年预算数"), "=0.2+0.2");
    assert_eq!(unit.redo(), "规范写法 项目支出全年预算数");
    assert_eq!(unit.shows("项目支出全年预算数"), "0.4");
}

#[test]
fn a_field_is_left_when_one_goes_to_the_next_and_target_values_stay_as_typed() {
    let mut unit = Scenario::open(declared_form());
    unit.type_into("其他资金", "１２").type_into("培育技术经纪人 全年指标值", "＞＝２００人");
    assert_eq!(unit.shows("其他资金"), "12");
    unit.leave();
    assert_eq!(unit.shows("培育技术经纪人 全年指标值"), "＞＝２００人");
    unit.fill("年度", "２０２５年");
    assert_eq!(unit.shows("年度"), "2025");
    unit.fill("年度", "2052");
    assert!(unit.said("年度").contains("2052"), "{}", unit.said("年度"));
}

#[test]
fn what_is_missing_goes_down_as_one_fills_in_and_follows_the_stage() {
    let mut unit = Scenario::open(declared_form());
    assert_eq!(unit.missing(), 0);
    unit.fill("年度目标", "");
    assert_eq!(unit.missing(), 1);
    assert!(!unit.said("年度目标").is_empty());
    unit.undo();
    assert_eq!((unit.missing(), unit.said("年度目标").as_str()), (0, ""));
    unit.go_on_to(Stage::Monitoring);
    let july = unit.missing();
    assert!(july > 0);
    unit.fill("全市技术合同成交额 半年实际完成值", "460.5 亿元");
    assert_eq!(unit.missing(), july - 1);
}

#[test]
fn in_july_each_row_has_its_status_and_asks_for_what_is_behind() {
    let mut unit = Scenario::open(declared_form());
    unit.go_on_to(Stage::Monitoring);
    for (row, actual, status) in [
        ("全市技术合同成交额", "460.5 亿元", "● 达成"),
        ("培育技术经纪人", "85人", "◐ 部分达成"),
        ("技术经纪人培训", "3", "● 达成 ! 偏离"),
    ] {
        unit.fill(&format!("{row} 半年实际完成值"), actual);
        assert_eq!(unit.status(row, JULY), status, "{row}");
    }
    let asked = unit.said("培育技术经纪人 半年偏差说明");
    assert!(asked.starts_with("提醒：") && asked.contains("偏差"), "{asked}");
    // Last year's figure is none of this year's, and says so.
    unit.fill("培育技术经纪人 半年实际完成值", "上年120人");
    assert_eq!(unit.status("培育技术经纪人", JULY), "? 待判断");
    unit.choose("@培育技术经纪人/judgement/halfYear", "未达成");
    assert_eq!(unit.status("培育技术经纪人", JULY), "○ 未达成");
}

#[test]
fn execution_is_computed_as_it_comes_in_and_a_blank_counts_as_nothing_with_a_word() {
    let mut unit = Scenario::open(declared_form());
    unit.go_on_to(Stage::Monitoring).fill("基本支出半年执行数", "294.58");
    let rate = |line| Figure::ExecutionRate(line, JULY);
    assert_eq!(unit.figure(rate(Some(ExpenditureLine::Basic))), "44.78%");
    assert_eq!(unit.figure(rate(None)), "未填（项目支出半年执行数未填）");
    unit.fill("项目支出半年执行数", "0");
    assert_eq!(unit.figure(rate(None)), "44.75%");
    assert_eq!(unit.numbers(rate(None)), "294.58 ÷ 658.29");
}

#[test]
fn after_the_year_there_is_a_score_once_weights_add_up_and_nothing_waits() {
    let mut unit = Scenario::open(declared_form());
    unit.go_on_to(Stage::SelfEvaluation);
    assert!(
        unit.figure(Figure::WeightSum(None)).starts_with("0，还差 100"),
        "{}",
        unit.figure(Figure::WeightSum(None))
    );
    unit.fill("全市技术合同成交额 权重", "６０").fill("培育技术经纪人 权重", "40");
    assert_eq!(unit.shows("全市技术合同成交额 权重"), "60");
    unit.fill("全市技术合同成交额 全年实际完成值", "900 亿元").fill("培育技术经纪人 全年实际完成值", "150人");
    assert_eq!(unit.status("培育技术经纪人", YEAR), "◐ 部分达成");
    assert_eq!(unit.figure(Figure::GroupScore(Level1::Duty)), "90.00");
}
