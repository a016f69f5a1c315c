//! Published forms at the edges of their pages: page numbers, and what only looks like one.

#![allow(clippy::unwrap_used, reason = "a test that goes wrong stops there")]

use budget_form::exchange::published::read;
use budget_form::form::{ExpenditureLine, Level1, Period};

const FUNDS: &str = "苏州市市级部门整体预算绩效目标表
2025年度
单位名称 某中心
部门整体资金（万元）
半年 全年
计划执行 预算数
支出 基本支出 4124.27 12372.8
";

const GOALS: &str = "\u{c}中长期目标 完善公共服务体系，提高服务质量。
年度目标 完成年度各项任务，群众满意。
一级指标 二级指标 三级指标 半年指标值 全年指标值
";

fn year_budget(text: &str) -> String {
    let imported = read(text).unwrap();
    imported.form.funds.expenditure.get(ExpenditureLine::Basic).get(Period::FullYear).clone()
}

#[test]
fn the_last_digit_of_an_amount_at_the_foot_of_a_page_is_no_page_number() {
    let text = format!("{FUNDS}2\n{GOALS}");
    assert_eq!(year_budget(&text), "12372.82");
}

#[test]
fn the_number_of_the_page_is_not_the_rest_of_an_amount() {
    let text = format!("{FUNDS}1\n{GOALS}");
    assert_eq!(year_budget(&text), "12372.8");
    let skipped = read(&text).unwrap().report.skipped;
    assert!(skipped.iter().any(|line| line.text.trim() == "1" && line.why == "页码"), "{skipped:?}");
}

#[test]
fn pages_that_count_on_from_other_pages_are_counted_together() {
    let text = format!("{FUNDS}12\n{GOALS}13\n");
    assert_eq!(year_budget(&text), "12372.8");
    let report = read(&text).unwrap().report;
    let numbers: Vec<&str> =
        report.skipped.iter().filter(|line| line.why == "页码").map(|line| line.text.trim()).collect();
    assert_eq!(numbers, ["12", "13"]);
}

#[test]
fn a_level_2_name_without_rows_that_no_form_shares_is_to_be_checked() {
    let table = |name: &str| {
        format!(
            "一级指标 二级指标 三级指标 半年指标值 全年指标值
效益指标 经济效益 技术合同成交额 ≥450亿元 ≥900亿元
社会效益 服务企业数量 ≥15家 ≥30家
{name}
满意度指标 服务对象满意度 服务企业满意度 ≥90% ≥90%
"
        )
    };
    let doubted = |name: &str| {
        let imported = read(&table(name)).unwrap();
        assert!(imported.form.indicators.group(Level1::Benefit).iter().any(|level2| level2.name == name), "{name}");
        imported.report.notes.iter().any(|note| note.check && note.text.contains(&format!("“{name}”可能是相邻名称")))
    };
    assert!(!doubted("生态效益"));
    assert!(doubted("管理效益"));
}

#[test]
fn a_level_2_that_does_not_apply_is_no_indicator_of_the_one_before() {
    let text = "一级指标 二级指标 三级指标 半年指标值 全年指标值
效益指标 经济效益 技术合同成交额 ≥450亿元 ≥900亿元
社会效益 服务企业数量 ≥15家 ≥30家
生态效益 不适用 不适用
可持续影响 不适用 不适用
满意度指标 服务对象满意度 服务企业满意度 ≥90% ≥90%
";
    let form = read(text).unwrap().form;
    let benefit: Vec<_> = form
        .indicators
        .group(Level1::Benefit)
        .iter()
        .map(|level2| {
            (
                level2.name.as_str(),
                level2.rows.iter().map(|row| (row.name.as_str(), row.target.full_year.as_str())).collect(),
            )
        })
        .collect::<Vec<(&str, Vec<(&str, &str)>)>>();
    let expected = [
        ("经济效益", vec![("技术合同成交额", "≥900亿元")]),
        ("社会效益", vec![("服务企业数量", "≥30家")]),
        ("生态效益", vec![("", "不适用")]),
        ("可持续影响", vec![("", "不适用")]),
    ];
    assert_eq!(benefit, expected);
}

/// Each number was compared with all others, so 19 000 pages took minutes.
#[test]
fn the_numbers_of_any_number_of_pages_are_counted() {
    let pages: Vec<String> = (2..9_000).map(|page| format!("\u{c}{page}\n")).collect();
    let text = format!("{FUNDS}{GOALS}\u{c}3\n{}", pages.concat());
    let report = read(&text).unwrap().report;
    let numbers = report.skipped.iter().filter(|line| line.why == "页码").count();
    assert!(numbers >= 8_998, "{numbers}");
}
