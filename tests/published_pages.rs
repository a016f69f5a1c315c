//! Published forms at the edges of their pages: page numbers, and what only looks like one.

#![allow(clippy::unwrap_used, reason = "a story that goes wrong stops there")]

use budget_form::exchange::published::read;
use budget_form::form::{ExpenditureLine, Level1, Period};

const FUNDS: &str = "苏州市市级部门整体预算绩效目标表
2025年度
单位名称      某中心
                                            半年       全年
                                          计划执行    预算数
           支出       基本支出                4124.27    12372.8
";

const GOALS: &str = "\u{c}中长期目标  完善公共服务体系，提高服务质量。
年度目标    完成年度各项任务，群众满意。
一级指标    二级指标         三级指标            半年指标值     全年指标值
";

fn year_budget(text: &str) -> String {
    let imported = read(text).unwrap();
    imported.form.funds.expenditure.get(ExpenditureLine::Basic).get(Period::FullYear).clone()
}

#[test]
fn the_last_digit_of_an_amount_at_the_foot_of_a_page_is_no_page_number() {
    let text = format!("{FUNDS}                                                       2\n{GOALS}");
    assert_eq!(year_budget(&text), "12372.82");
}

#[test]
fn the_number_of_the_page_is_not_the_rest_of_an_amount() {
    let text = format!("{FUNDS}                               1\n{GOALS}");
    assert_eq!(year_budget(&text), "12372.8");
    let skipped = read(&text).unwrap().report.skipped;
    assert!(skipped.iter().any(|line| line.text.trim() == "1" && line.why == "页码"), "{skipped:?}");
}

#[test]
fn pages_that_count_on_from_other_pages_are_counted_together() {
    let text = format!("{FUNDS}                               12\n{GOALS}                      13\n");
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
            "一级指标      二级指标          三级指标                半年指标值      全年指标值
效益指标      经济效益          技术合同成交额          ≥450亿元        ≥900亿元
              社会效益          服务企业数量            ≥15家           ≥30家
              {name}
满意度指标    服务对象满意度    服务企业满意度          ≥90%            ≥90%
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
