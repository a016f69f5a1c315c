//! 审核: every rule has a case that triggers it and near misses that do not; the example gives what a reviewer would sign.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod cases;
mod support;

use budget_form::evaluate::FormFigures;
use std::collections::BTreeSet;

use budget_form::check::{Family, Finding, RULES, Rule, check, check_sums};
use budget_form::form::{Field, Period, Stage, standard_form};
use support::Unit;
use support::declared_form;
use support::evaluated::check_in_year;
use support::evaluated::score;
use support::faultless::faultless;

/// The year in which the cases are looked at.
const PRESENT: Option<i32> = Some(2025);

fn rule(code: &str) -> Rule {
    RULES.iter().find(|entry| entry.code == code).unwrap_or_else(|| panic!("no rule {code}")).rule
}

fn stage(label: &str) -> Stage {
    Stage::ALL.into_iter().find(|stage| stage.label().ends_with(label)).unwrap_or_else(|| panic!("no stage {label}"))
}

fn listed(findings: &[Finding]) -> Vec<String> {
    let place = |finding: &Finding| finding.field.map_or_else(String::new, |field| field.to_string());
    findings.iter().map(|finding| format!("{} {} {}", finding.rule, place(finding), finding.sentence)).collect()
}

#[test]
fn a_faultless_form_gives_no_findings_in_any_stage() {
    for stage in Stage::ALL {
        assert_eq!(listed(&check(faultless(stage).form())), [""; 0], "{stage:?}");
    }
}

#[test]
fn every_rule_finds_its_case_and_lets_the_near_misses_pass() {
    let mut wrong = Vec::new();
    for case in cases::all() {
        let rule = rule(case.code);
        for lines in case.wrong {
            let mut unit = faultless(stage(case.stage));
            unit.run(lines);
            let field = (!case.at.is_empty()).then(|| unit.field(case.at));
            let findings = check_in_year(unit.form(), PRESENT);
            if !findings.iter().any(|finding| finding.rule == rule && finding.field == field) {
                wrong.push(format!("{} is not found in {lines:?}: {:#?}", case.code, listed(&findings)));
            }
        }
        for lines in case.near {
            let mut unit = faultless(stage(case.stage));
            unit.run(lines);
            let findings = check_in_year(unit.form(), PRESENT);
            if findings.iter().any(|finding| finding.rule == rule) {
                wrong.push(format!("{} is found in {lines:?}: {:#?}", case.code, listed(&findings)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case_and_a_near_miss() {
    let cases = |code: &str| cases::all().filter(|case| case.code == code).collect::<Vec<_>>();
    for entry in RULES {
        let cases = cases(entry.code);
        assert!(cases.iter().any(|case| !case.wrong.is_empty()), "{} has no case", entry.code);
        assert!(cases.iter().any(|case| !case.near.is_empty()), "{} has no near miss", entry.code);
    }
}

/// No finding outside the stages of its rule, whatever is in the form.
#[test]
fn a_rule_is_checked_in_its_stages_only() {
    for case in cases::all() {
        let Some(lines) = case.wrong.first() else { continue };
        let told_in = stage(case.stage);
        let mut unit = faultless(told_in);
        unit.run(lines);
        for other in Stage::ALL.into_iter().filter(|other| *other != told_in) {
            let found = check(unit.at(other).form());
            let stray: Vec<&Finding> = found.iter().filter(|finding| !finding.rule.applies(other)).collect();
            assert!(stray.is_empty(), "{other:?} {lines:?}: {stray:?}");
        }
    }
}

#[test]
fn the_table_is_sound() {
    let codes: BTreeSet<&str> = RULES.iter().map(|entry| entry.code).collect();
    assert_eq!(codes.len(), RULES.len(), "a code stands for one rule");
    for entry in RULES {
        assert_eq!(entry.code.chars().next(), Some(entry.family.letter()), "{}", entry.code);
        assert!(entry.from <= entry.until && entry.advice.ends_with('。') && !entry.title.ends_with('。'));
        let words = format!("{}{}", entry.title, entry.advice);
        assert!(!words.contains(['!', '！']), "{words}");
        assert_eq!(entry.rule.code(), entry.code);
    }
    let families: Vec<Family> = RULES.iter().map(|entry| entry.family).collect();
    assert!(families.is_sorted(), "family by family");
}

/// Scripts have no clock, and a clock that has lost the time says nothing about a form.
#[test]
fn a_year_is_far_only_from_a_present_that_is_known() {
    for (year, present, found) in [
        ("2052", Some(2026), true),
        ("２０５２年", Some(2026), true),
        ("2029", Some(2026), true),
        ("2016", Some(2026), true),
        ("2028", Some(2026), false),
        ("2017", Some(2026), false),
        ("2052", None, false),
        ("2025", Some(1980), false),
        ("2052", Some(2050), false),
        ("52", Some(2026), false),
    ] {
        let form = standard_form(year);
        let findings = check_in_year(&form, present);
        assert_eq!(findings.iter().any(|finding| finding.rule == Rule::YearFar), found, "{year} in {present:?}");
        let without = check(&form);
        assert!(findings.iter().filter(|finding| finding.rule != Rule::YearFar).eq(&without));
    }
}

/// The codes of the first version keep their meaning.
#[test]
fn codes_once_given_stay() {
    let known = [
        ("C01", Rule::TextMissing),
        ("C02", Rule::AmountUnreadable),
        ("C03", Rule::TotalDiffers),
        ("C04", Rule::Unbalanced),
        ("C05", Rule::NameMissing),
        ("C06", Rule::TargetMissing),
        ("C07", Rule::TargetUnclear),
        ("C08", Rule::LinesUnplaced),
        ("C09", Rule::YearUnclear),
    ];
    for (code, rule) in known {
        assert_eq!(rule.code(), code);
    }
}

/// What an experienced reviewer signs of the published example.
const EXAMPLE: [&str; 10] = [
    "A10 funds/expenditure/project/halfYear",
    "Q01 @高新技术税收优惠政策/target/fullYear",
    "Q01 @企业创新能力/target/fullYear",
    "Q02 @企业研发成本/target/fullYear",
    "Q02 @企业研发周期/target/fullYear",
    "Q01 @企业技术进步/target/fullYear",
    "Q02 @企业成果转化效率/target/fullYear",
    "C13 @生态效益/name",
    "C13 @可持续影响/name",
    "F01 @服务企业满意度/target/fullYear",
];

/// What is asked of it besides, once a period has to be reported.
fn to_report(period: Period) -> Vec<String> {
    let first_rows =
        ["中长期规划制定健全性", "预算管理制度健全性", "全市技术合同成交额", "优化营商环境", "服务企业满意度"];
    let actuals = first_rows.map(|name| format!("E05 @{name}/actual"));
    let lines = ["adjustment", "executed"].map(|column| format!("E06 progress/basic/{column}"));
    let base = [
        "plannedPayment",
        "carryOver",
        "publicExpenseBudget",
        "threePublicLastYear",
        "procurementBudget",
        "nonTaxBudget",
        "staffQuota",
        "assetsTotal",
    ]
    .map(|item| format!("E06 baseData/{item}"));
    let all = actuals.into_iter().chain(lines).chain(base);
    all.map(|line| format!("{line}/{}", period.code())).collect()
}

#[test]
fn the_example_as_published_gives_what_a_reviewer_would_sign() {
    let mut unit = Unit::open(declared_form());
    for stage in Stage::ALL {
        let period = match stage {
            Stage::Declaration => None,
            Stage::Monitoring => Some(Period::HalfYear),
            Stage::SelfEvaluation => Some(Period::FullYear),
        };
        // After the year nobody is advised to change the plan.
        let plan = EXAMPLE.iter().filter(|_| stage != Stage::SelfEvaluation).map(|&line| line.to_owned());
        let expected = plan.chain(period.map(to_report).unwrap_or_default());
        let expected: BTreeSet<(String, Option<Field>)> = expected
            .map(|line| {
                let (code, place) = line.split_once(' ').unwrap();
                (code.to_owned(), Some(unit.field(place)))
            })
            .collect();
        let findings = check(unit.at(stage).form());
        let found: BTreeSet<_> = findings.iter().map(|finding| (finding.rule.to_string(), finding.field)).collect();
        assert_eq!(found, expected, "{stage:?}: {:#?}", listed(&findings));
        assert_eq!(found.len(), findings.len(), "each once");
    }
}

#[test]
fn a_new_form_says_what_is_to_be_filled_in() {
    let findings = check(&standard_form("2025"));
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.rule.code()).collect();
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["C01", "C06", "C14", "C17"], "{:#?}", listed(&findings));
}

#[test]
fn sentences_name_the_row_and_the_numbers() {
    let sentence = |lines: &[&str], code: &str| {
        let mut unit = faultless(Stage::SelfEvaluation);
        unit.run(lines);
        let findings = check(unit.form());
        findings.into_iter().find(|finding| finding.rule.code() == code).unwrap().sentence
    };
    assert_eq!(
        sentence(&["funds/expenditure/basic/fullYear=658.89"], "C04"),
        "支出合计 659.29 比收入 658.29 多 1.00 万元，请核对基本支出或项目支出"
    );
    assert_eq!(
        sentence(&["@预算执行率/target/halfYear=＝50%"], "A11"),
        "半年计划 294.78 ÷ 全年预算 658.29 = 44.78%，与预算执行率的半年指标值“＝50%”不一致，请改其中之一"
    );
    assert_eq!(
        sentence(&["progress/basic/executed/fullYear=500"], "E01"),
        "全年执行率低于 90%（执行数 500.4 ÷ 预算 658.29 = 76.02%），请在“全年预算执行说明”中说明原因"
    );
    // A hair below or above its bound, and not printed as if it lay on it.
    assert_eq!(
        sentence(&["progress/basic/executed/fullYear=592.06"], "E01"),
        "全年执行率低于 90%（执行数 592.46 ÷ 预算 658.29 = 89.9998%），请在“全年预算执行说明”中说明原因"
    );
    assert_eq!(
        sentence(&["progress/basic/executed/fullYear=657.8901"], "E02"),
        "全年执行数高于预算（执行数 658.2901 ÷ 预算 658.29 = 100.00002%），请核对，或在“全年预算执行说明”中说明原因"
    );
    assert_eq!(
        sentence(&["@预算执行率/target/halfYear=≥44.78%", "funds/expenditure/basic/halfYear=294.5805"], "A11"),
        "半年计划 294.7805 ÷ 全年预算 658.29 = 44.7797%，与预算执行率的半年指标值“≥44.78%”不一致，请改其中之一"
    );
    assert_eq!(
        sentence(&["progress/basic/executed/fullYear=654.62", "baseData/carryOver/fullYear=60"], "A21"),
        "全年结转结余资金 60 万元，大于调整后预算 658.29 − 执行数 655.02 = 3.27 万元，请核对两处数据"
    );
    assert_eq!(
        sentence(&["baseData/actualPayment/fullYear=900"], "A21"),
        "全年实际支付数 900 万元，大于同期执行数合计 658.29 万元，请核对两处数据"
    );
    assert_eq!(
        sentence(&["add=履职|别的|热线|投诉响应时间|2小时|2小时"], "A22"),
        "“投诉响应时间”的全年指标值“2小时”是时限，按“达到即可”比较时用时越长越算达成，请在数前写“≤”，或把比较方式改为“越低越好”"
    );
    assert_eq!(
        sentence(&["@服务企业满意度/weight=0", "@全市技术合同成交额/weight=100"], "E23"),
        "满意度指标所有指标的权重都是 0，完成情况不计入得分，请核对"
    );
    assert_eq!(
        sentence(&["@技术经纪人培训/weight=40", "@培育技术经纪人/weight=50"], "E15"),
        "各指标权重合计 90，应为 100，还差 10，请调整"
    );
    assert_eq!(
        sentence(&["@技术经纪人培训/actual/fullYear=不适用", "@技术经纪人培训/rating=80"], "E14"),
        "“技术经纪人培训”不适用，不评得分率，请清空得分率 80% 或核对完成情况"
    );
    assert_eq!(
        sentence(&["@培育技术经纪人/target/fullYear=2290人"], "C07"),
        "“培育技术经纪人”的全年指标值“2290人”：开头的“2”可能是扫描时认错的“≥”，请核对；确是这个数时，请写成“＝2290人”或“≥2290人”"
    );
    assert_eq!(sentence(&["year=1999"], "C09"), "年度“1999”请写成 2000 至 2099 的四位数字，如 2025");
    // A row without a name below a 二级指标 without one.
    let mut unit = Unit::new();
    let place = Some(Field::Target(unit.add_duty("", "", "1场"), Period::HalfYear));
    let found = check(unit.form()).into_iter().find(|finding| finding.field == place).unwrap();
    assert_eq!(found.sentence, "履职下未命名的指标的半年指标值未填，请补充；不涉及的请填“不适用”");
    // Names with quotation marks of their own.
    assert_eq!(
        sentence(&["@“三公经费”变动率/actual/fullYear=-1%"], "E11"),
        "“‘三公经费’变动率”的全年完成值手填为“-1%”，由数据计算为 -30.67%，请写明手填原因，或清空手填值"
    );
    assert_eq!(
        sentence(&["progress/basic/executed/halfYear=658"], "E12"),
        "基本支出全年执行数 657.89 万元，小于基本支出半年执行数 658 万元；全年执行数应为全年累计数，请核对"
    );
    assert_eq!(
        sentence(&["@技术经纪人培训/actual/halfYear=5场"], "E12"),
        "“技术经纪人培训”的全年实际完成值（4 场）小于半年实际完成值（5 场），全年完成值应为全年累计数，请核对"
    );
    assert_eq!(
        sentence(&["lastYear=履职|负责成果转化|技术经纪人培训|5场"], "F04"),
        "“技术经纪人培训”的全年指标值“≥4场”低于上年实际完成值（5 场），请核对；确需调低的，请在申报时说明原因"
    );
    assert_eq!(
        sentence(&["settings/gradeFrom/good=八十"], "C19"),
        "等级“良”的起点“八十”：看不懂这个数，请填 0 至 100 之间的数字，最多 4 位小数；改正之前按优 ≥ 90，良 ≥ 80，中 ≥ 60，差 < 60评定"
    );
    assert_eq!(
        sentence(&["settings/partialFrom=六成"], "C20"),
        "部分达成的起点“六成”：看不懂这个数，请填 0 至 1000 之间的数字，最多 4 位小数；改正之前按 60% 计算"
    );
}

/// What the row says of a rating is what the finding says.
#[test]
fn a_rating_with_too_many_decimals_is_reported_once() {
    let mut unit = faultless(Stage::SelfEvaluation);
    unit.run(&["@技术经纪人培训/rating=33.333333"]);
    let row = unit.row("技术经纪人培训");
    let scored = score(unit.form());
    let here = scored.row(row).unwrap().waiting().unwrap().to_string();
    assert_eq!(here, "小数位数过多，请四舍五入，最多保留 4 位小数");
    let findings = check(unit.form());
    let found: Vec<&str> =
        findings.iter().filter(|found| found.field == Some(Field::Rating(row))).map(|f| f.sentence.as_str()).collect();
    assert_eq!(found, [format!("“技术经纪人培训”的得分率“33.333333”：{here}")]);
}

#[test]
fn findings_stand_in_the_order_of_the_form() {
    let mut unit = faultless(Stage::SelfEvaluation);
    unit.run(&[
        "settings/partialFrom=六十",
        "@服务企业满意度/target/fullYear=",
        "@技术经纪人培训/target/fullYear=",
        "funds/expenditure/basic/fullYear=",
        "progress/basic/adjustment/fullYear=1",
        "goals/annual=",
        "profile/unit=",
        "@中长期规划制定健全性/target/fullYear=",
    ]);
    let findings = check(unit.form());
    let codes: Vec<&str> = findings.iter().map(|finding| finding.rule.code()).collect();
    assert_eq!(codes[0], "C01", "{:#?}", listed(&findings));
    let position = |field: &str| {
        let field = unit.field(field);
        findings.iter().position(|finding| finding.field == Some(field)).unwrap_or_else(|| panic!("{field}"))
    };
    let order = [
        "profile/unit",
        "funds/expenditure/basic/fullYear",
        "goals/annual",
        "@中长期规划制定健全性/target/fullYear",
        "@技术经纪人培训/target/fullYear",
        "@服务企业满意度/target/fullYear",
        "budgetNotes/adjustment/fullYear",
        "settings/partialFrom",
    ];
    assert!(order.map(position).is_sorted(), "{:#?}", listed(&findings));
}

#[test]
fn the_sums_alone_are_part_of_the_whole() {
    let mut unit = faultless(Stage::Declaration);
    unit.run(&["funds/income/other=1", "funds/publishedTotals/total=600", "profile/unit="]);
    let sums: Vec<Rule> =
        check_sums(unit.form(), &FormFigures::of(unit.form())).iter().map(|finding| finding.rule).collect();
    assert_eq!(sums, [Rule::TotalDiffers, Rule::Unbalanced]);
}
