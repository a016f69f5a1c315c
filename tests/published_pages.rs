//! Published forms at the edges of their pages: page numbers, and what only looks like one.

#![allow(clippy::unwrap_used, reason = "a test that goes wrong stops there")]

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

#[test]
fn standard_rows_at_the_top_of_a_page_stay_in_the_group_of_the_page_before() {
    let table = "一级指标      二级指标                     三级指标                      半年指标值      全年指标值
 决策       计划制定                  中长期规划制定健全性                      健全         健全
                                 工作计划制定健全性                      健全         健全
          目标设定                    绩效目标合理性                       合理         合理
                                  绩效指标明确性                       明确         明确
          预算编制                    预算编制科学性                       科学         科学
\u{c}                               预算编制规范性                   规范            规范
                                预算调整率                    ＝0%           ＝0%
                               支付进度符合率                  ＝100%         ＝100%
                                预算执行率                   ＝45%          ＝100%
                                预算偏差率                   ≤10%          ≤10%
        预算执行                    结转结余率                    ＝0%           ＝0%
                               公用经费控制率                  ≤100%         ≤100%
                              “三公经费”变动率                  ≤0%           ≤0%
                               政府采购执行率                  ＝100%         ＝100%
                              非税收入预算完成率                 ≥100%         ≥100%
                              预算管理制度健全性                  健全            健全
                               资金使用合规性                   合规            合规
        预算管理                   绩效管理覆盖率                  ＝100%         ＝100%
过程                             基础信息完善性                   完善            完善
                               预决算信息公开度                  公开            公开
                              非税收入管理合规性                  合规            合规
                              资产管理制度健全性                  健全            健全
        资产管理                   资产管理规范性                   规范            规范
                               固定资产利用率                  ＝100%         ＝100%
        项目管理                  项目管理制度健全性                  健全            健全
                             项目管理制度执行规范性                 规范            规范
                              人员管理制度健全性                  健全            健全
        人员管理                 人员管理制度执行有效性                 有效            有效
                               在职人员控制率                  ＝100%         ＝100%
                             组织建设工作及时完成率                ＝100%         ＝100%
        机构建设                 业务学习与培训及时完成率               ＝100%         ＝100%
                              纪检监察工作有效性                  有效            有效
";
    let form = read(table).unwrap().form;
    let rows: Vec<(Level1, &str, &str)> =
        form.indicators.rows().map(|(level1, level2, row)| (level1, level2.name.as_str(), row.name.as_str())).collect();
    assert!(rows.contains(&(Level1::Decision, "预算编制", "预算编制规范性")), "{rows:?}");
    assert!(rows.contains(&(Level1::Process, "预算执行", "预算调整率")), "{rows:?}");
}

#[test]
fn a_duty_that_begins_like_one_is_no_rest_of_the_duty_above() {
    let table =
        "一级指标      二级指标        重点工作            三级指标                  半年指标值         全年指标值
 履职      组织水利科普工作的   科普场馆开放        接待参观学习情况                ＞26 人        ＞26,705 人
          统筹协调和日常管理   科普活动项目        水利讲座举办场次                不超过51篇       不超过65篇
          推进节约用水宣传管   节水宣传          节水载体建设情况                ＞46,461 批次   ＞92 批次
          理工作
\u{c}                    网络安全保障       系统安全检查工作      不超过34854公里   不超过50公里
        开展河道巡查评估和   闸站巡查         闸站巡查次数        ≥40.6 期      ≥27.43 期
        沿河单位培训业务
                    老旧泵站改造统计     改造完成数量        有序推进         有序推进
";
    let form = read(table).unwrap().form;
    let names: Vec<&str> = form.indicators.group(Level1::Duty).iter().map(|level2| level2.name.as_str()).collect();
    assert_eq!(
        names,
        ["组织水利科普工作的统筹协调和日常管理", "推进节约用水宣传管理工作", "开展河道巡查评估和沿河单位培训业务"]
    );
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
