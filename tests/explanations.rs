//! Every figure that a reader sees can be reached from the numbers printed beside it, with a pocket calculator: the formulas are read back from
//! the explanations and worked out again, in decimals, by nothing that the program itself computes with.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::{Evaluation, Figure};
use budget_form::form::{
    BaseItem, Choice, Field, Form, Indicator, Judgement, Level1, Period, ProgressBase, ReverseRule, RowId, WaivedWeight,
};
use support::Unit;
use support::calculator::{agrees, recompute, recompute_all};
use support::declared_form;
use support::evaluated::{explain, score};

fn row(name: &str, target: &str, actual: &str, weight: &str) -> Indicator {
    let mut row = Indicator { name: name.into(), weight: weight.into(), ..Indicator::empty(RowId(0)) };
    row.target.full_year = target.into();
    row.actual.full_year = actual.into();
    row
}

#[test]
fn the_calculator_of_these_tests_calculates() {
    for (formula, result) in [
        ("1 + 2 × 3", "7"),
        ("|302.1 − 294.58| ÷ 294.58", "2.55%"),
        ("1 − (90 − (-30)) ÷ 240", "50%"),
        ("决策 10.5 + 履职 1,000", "1010.5"),
        ("2 × 95.50%", "1.91"),
    ] {
        assert_eq!(agrees(formula, result), Ok(true), "{formula}");
    }
    for (formula, result) in
        [("28.61 ÷ 45", "63.57%"), ("1 − (149 − 50) ÷ 50", "0.00%"), ("1.883333333333333 × 90%", "1.70")]
    {
        assert_eq!(agrees(formula, result), Ok(false), "{formula}");
    }
    for (numbers, result) in [
        ("1 − (149 − 50) ÷ 50 = −98.00%，按 0% 计", "0.00%"),
        ("100000 ÷ 100001 = 不足 100%", "不足 100%"),
        ("40 + 0；项目支出全年预算数未填，按 0 计", "40 万元"),
        ("40 + 未填（项目支出半年执行数未填）", "未填（项目支出半年执行数未填）"),
    ] {
        assert!(recompute(numbers, result).is_ok(), "{numbers}");
    }
    for (numbers, result) in [
        ("1 − (149 − 50) ÷ 50 = −98.00%", "0.00%"),
        ("100000 ÷ 100001 = 不足 100%", "100.00%"),
        ("40 + 未填（项目支出半年执行数未填）", "40 万元"),
    ] {
        assert!(recompute(numbers, result).is_err(), "{numbers}");
    }
}

/// What a reviewer found: 28.61 ÷ 45 is 63.58 %, and 63.57 % stood beside it.
#[test]
fn a_completion_can_be_reached_from_the_actual_that_is_printed() {
    let mut unit = Unit::new();
    unit.fill("基本支出", Period::FullYear, "657.89")
        .fill("项目支出", Period::FullYear, "0.4")
        .spend("基本支出", Period::HalfYear, "188.31")
        .spend("项目支出", Period::HalfYear, "0");
    let id = unit.row("预算执行率");
    unit.type_into(Field::Target(id, Period::HalfYear), "＝45%");
    let explained = explain(unit.form(), Figure::Status(id, Period::HalfYear)).unwrap();
    assert_eq!(explained.numbers, "188.31 ÷ 658.29 = 28.606%；28.606 ÷ 45 = 63.57%");
    assert_eq!(
        explained.result,
        "实际 28.606% 按目标精度取整后 29%，目标 ＝45%（达到即可），完成率 63.57%（按未取整的数计算），部分达成"
    );
}

/// 92 beside ≥90%: the reader must not have to guess that per cent was meant.
#[test]
fn a_figure_is_not_printed_so_that_rounding_it_gives_another_than_is_shown() {
    let mut unit = Unit::open(declared_form());
    unit.run(&[
        "funds/expenditure/basic/fullYear=700.3",
        "funds/expenditure/project/fullYear=0",
        "progress/basic/adjustment/halfYear=0",
        "progress/basic/executed/halfYear=310.8279",
        "@预算执行率/target/halfYear=＝45%",
    ]);
    let row = unit.row("预算执行率");
    let explained = explain(unit.form(), Figure::Status(row, Period::HalfYear)).unwrap();
    // 44.385 would be rounded to 44.39, and the table has 44.38.
    assert!(explained.numbers.contains("44.38496%") && !explained.numbers.contains("44.385"), "{}", explained.numbers);
}

#[test]
fn a_unit_that_was_not_typed_is_said_to_be_that_of_the_target() {
    let reason = |target: &str, actual: &str| {
        let mut form = Form::default();
        form.indicators.push_level2(Level1::Duty, "一项", vec![row("服务", target, actual, "")]);
        let explained = explain(&form, Figure::Status(RowId(1), Period::FullYear)).unwrap().result;
        let evaluation = Evaluation::of(&form);
        let of_year = &evaluation.row(RowId(1)).unwrap().periods.full_year;
        (explained, of_year.assumed_unit().unwrap_or_default().to_owned())
    };
    let explained = "实际 92%（未写单位，按%计），目标 ≥90%（直接比较），完成率 102.22%，达成";
    assert_eq!(reason("≥90%", "92"), (explained.to_owned(), "%".to_owned()));
    assert_eq!(reason("≥5.8万册", "6").1, "万册");
    for (target, actual) in [("≥90%", "92%"), ("≥90", "92"), ("≥90%", "0.92"), ("≥5.8万册", "61000"), ("健全", "92")]
    {
        let (explained, unit) = reason(target, actual);
        assert!(unit.is_empty() && !explained.contains("未写单位"), "{explained}");
    }
}

/// What was done with an actual value before it was compared, and what a rounded rate hides, stands in the line.
#[test]
fn nothing_is_converted_rounded_or_turned_without_a_word() {
    let reason = |name: &str, target: &str, actual: &str| {
        let mut form = Form::default();
        form.indicators.push_level2(Level1::Process, "一项", vec![row(name, target, actual, "")]);
        explain(&form, Figure::Status(RowId(1), Period::FullYear)).unwrap().result
    };
    for (name, target, actual, explained) in [
        ("服务", "≥1.5万人", "18000人", "实际 18000人（合 1.8万人），目标 ≥1.5万人（直接比较），完成率 120.00%，达成"),
        ("差异", "±3%以内", "-2.5%", "实际 -2.5%（按绝对值比较），目标 ≤3%（直接比较），完成率 100.00%，达成"),
        ("预算调整率", "≤5%", "-7%", "实际 -7%（按绝对值比较），目标 ≤5%（直接比较），完成率 60.00%，部分达成"),
        ("预算调整率", "≤5%", "7%", "实际 7%，目标 ≤5%（直接比较），完成率 60.00%，部分达成"),
        (
            "培训",
            "≥10场",
            "5.999999场",
            "实际 5.999999场，目标 ≥10场（直接比较），完成率 60.00%（未取整时不足 60%），未达成",
        ),
        (
            "培训",
            "≥10场",
            "12.999999场",
            "实际 12.999999场，目标 ≥10场（直接比较），完成率 130.00%（未取整时不足 130%），达成",
        ),
        ("培训", "≥10场", "13场", "实际 13场，目标 ≥10场（直接比较），完成率 130.00%，达成，偏离"),
        ("增长", "≥-3%", "-4%", "实际 -4%，目标 ≥-3%（直接比较），完成率 66.67%，部分达成"),
        ("师生比", "≥1:15", "1:20", "实际 1:20，目标 ≥1:15（直接比较），完成率 75.00%，部分达成"),
    ] {
        assert_eq!(reason(name, target, actual), explained);
    }
}

#[test]
fn progress_by_the_calendar_shows_where_the_half_comes_from() {
    let mut unit = Unit::new();
    unit.fill("基本支出", Period::FullYear, "657.89").spend("基本支出", Period::HalfYear, "294.58");
    unit.history.apply(budget_form::edit::Edit::Choose(Choice::ProgressBase(ProgressBase::Calendar))).unwrap();
    let line = Some(budget_form::form::ExpenditureLine::Basic);
    let explained = explain(unit.form(), Figure::Progress(line)).unwrap();
    assert_eq!((explained.numbers.as_str(), explained.result.as_str()), ("294.58 ÷ (657.89 × 50%)", "89.55%"));
}

#[test]
fn an_adjusted_weight_shows_how_it_came_about() {
    let mut form = Form::default();
    form.indicators.push_level2(Level1::Decision, "一项", vec![row("规划", "不适用", "", "10")]);
    let duty =
        vec![row("培训", "≥3场", "2场", "40"), row("走访", "不适用", "", "20"), row("服务", "≥4次", "4次", "30")];
    form.indicators.push_level2(Level1::Duty, "一项", duty);
    let explained = |form: &Form, at: usize| {
        let id = score(form).rows[at].indicator.id;
        let explained = explain(form, Figure::RowScore(id)).unwrap();
        format!("{}：{} = {}", explained.formula, explained.numbers, explained.result)
    };
    assert_eq!(
        explained(&form, 1),
        "调整后权重 × 完成率；调整后权重 = 权重 × 本组权重合计 ÷ 本组适用指标的权重合计 × 100 ÷ 有适用指标的各组权重合计：\
         40 × 90 ÷ 70 × 100 ÷ 90 = 57.1429；57.1429 × 66.67% = 38.10"
    );
    form.settings.waived_weight = WaivedWeight::Whole;
    assert_eq!(
        explained(&form, 3),
        "调整后权重 × 完成率（达到目标，按 100% 计）；调整后权重 = 权重 × 100 ÷ 全表适用指标的权重合计：30 × 100 ÷ 70 = 42.8571；42.8571 × 100.00% = 42.86"
    );
    form.settings.waived_weight = WaivedWeight::FullMarks;
    assert_eq!(explained(&form, 1), "权重 × 完成率：40 × 66.67% = 26.67");
    assert_eq!(explained(&form, 2), "不适用（本行填写为不适用），按满分计：履职“走访”不适用，权重 20 按满分计 = 20.00");
    assert_eq!(score(&form).total().unwrap().to_string(), "86.67");
    assert_eq!(explain(&form, Figure::TotalScore).unwrap().assumption.unwrap().text, "不适用指标按满分计，权重不分摊");
}

#[test]
fn the_example_with_figures_in_it_can_be_recomputed() {
    let mut form = declared_form();
    assert!(recompute_all(&form).unwrap() >= 5);
    form.progress.basic.executed.half_year = "188.316667".into();
    form.progress.basic.executed.full_year = "650.123".into();
    form.progress.project.executed.full_year = "0.35".into();
    for (item, figure) in [(BaseItem::ThreePublicThisYear, "63.46"), (BaseItem::ThreePublicLastYear, "32")] {
        form.base_data.get_mut(item, Period::FullYear).unwrap().push_str(figure);
    }
    assert!(recompute_all(&form).unwrap() >= 15);
}

/// A line that is blank counts as 0 only where it has no budget, and both are said.
#[test]
fn a_blank_line_in_a_sum_is_said_to_count_as_nothing() {
    let mut unit = Unit::new();
    unit.fill("基本支出", Period::HalfYear, "50").fill("基本支出", Period::FullYear, "100");
    unit.fill("项目支出", Period::HalfYear, "5").spend("基本支出", Period::HalfYear, "40");
    let explained = |unit: &Unit, figure| {
        let explained = explain(unit.form(), figure).unwrap();
        format!("{} = {}", explained.numbers, explained.result)
    };
    let executed = Figure::ExecutedTotal(Period::HalfYear);
    assert_eq!(
        explained(&unit, executed),
        "40 + 0；项目支出全年预算数未填，也没有调整数，项目支出半年执行数未填，按 0 计 = 40 万元"
    );
    assert_eq!(
        explained(&unit, Figure::Expenditure(Period::FullYear)),
        "100 + 0；项目支出全年预算数未填，按 0 计 = 100 万元（合计执行率要等项目支出全年预算数填写后计算，没有的请填 0）"
    );
    assert_eq!(explained(&unit, Figure::ExecutionRate(None, Period::HalfYear)), " = 未填（项目支出全年预算数未填）");
    unit.fill("项目支出", Period::FullYear, "0");
    assert_eq!(
        explained(&unit, executed),
        "40 + 0；项目支出全年预算数为 0，也没有调整数，项目支出半年执行数未填，按 0 计 = 40 万元"
    );
    assert_eq!(explained(&unit, Figure::Expenditure(Period::FullYear)), "100 + 0 = 100 万元");
    // What cannot be read may be a budget, and so may an adjustment.
    for (planned, adjusted) in [("12,34.5", ""), ("约5", ""), ("", "12,34.5"), ("5", ""), ("0", "3")] {
        unit.fill("项目支出", Period::FullYear, planned).adjust("项目支出", Period::HalfYear, adjusted);
        assert_eq!(
            explained(&unit, executed),
            "40 + 未填（项目支出半年执行数未填） = 未填（项目支出半年执行数未填）",
            "{planned} {adjusted}"
        );
    }
    assert_eq!(explained(&Unit::new(), Figure::Expenditure(Period::FullYear)), " = 未填（基本支出全年预算数未填）");
}

#[test]
fn blank_sources_of_income_and_a_blank_policy_adjustment_are_said_to_count_as_nothing() {
    let mut unit = Unit::new();
    unit.fill("一般公共预算资金", Period::FullYear, "600").fill("其他资金", Period::FullYear, "58.29");
    let numbers = |unit: &Unit| {
        let total = Figure::Income(budget_form::form::IncomeTotal::Total);
        explain(unit.form(), total).unwrap().numbers
    };
    assert_eq!(
        numbers(&unit),
        "600 + 0 + 0 + 0 + 0 + 0 + 58.29；没有的收入不必填写：政府性基金、财政专户管理资金、国有资本金等 5 项未填，按 0 计"
    );
    for source in ["政府性基金", "财政专户管理资金", "国有资本金", "社保基金"] {
        unit.fill(source, Period::FullYear, "0");
    }
    assert_eq!(numbers(&unit), "600 + 0 + 0 + 0 + 0 + 0 + 58.29；没有的收入不必填写：上年结转资金未填，按 0 计");
    unit.fill("基本支出", Period::FullYear, "657.89").fill("项目支出", Period::FullYear, "0.4");
    unit.adjust("基本支出", Period::HalfYear, "0");
    let row = unit.row("预算调整率");
    let explained = |unit: &Unit| explain(unit.form(), Figure::Status(row, Period::HalfYear)).unwrap().numbers;
    assert_eq!(explained(&unit), "|0 − 0| ÷ 658.29 = 0.00%；调整数合计为 0，政策性调整数未填，按 0 计");
    unit.type_into(Field::Base(BaseItem::PolicyAdjustment, Period::HalfYear), "0");
    assert_eq!(explained(&unit), "|0 − 0| ÷ 658.29 = 0.00%");
}

/// A form of rows of 履职 for the year: name, target, actual value, weight, 得分率.
fn duty(rows: &[[&str; 5]]) -> Form {
    let rows = rows.iter().map(|[name, target, actual, weight, rating]| Indicator {
        rating: (*rating).into(),
        ..row(name, target, actual, weight)
    });
    let mut form = Form::default();
    form.indicators.push_level2(Level1::Duty, "一项", rows);
    form
}

/// The numbers and the result of 得分率 and of 得分 of the first row.
fn scored(form: &Form) -> [String; 2] {
    let row = form.indicators.rows().next().unwrap().2.id;
    [Figure::RowRate(row), Figure::RowScore(row)].map(|figure| {
        let explained = explain(form, figure).unwrap();
        format!("{} → {}", explained.numbers, explained.result)
    })
}

#[test]
fn a_formula_that_counts_as_another_figure_says_so() {
    for (target, actual, rate, score) in [
        ("≤50万元", "149万元", "1 − (149 − 50) ÷ 50 = −98.00%，按 0% 计 → 0.00%", "100 × 0.00% → 0.00"),
        ("≤50万元", "100万元", "1 − (100 − 50) ÷ 50 = 0.00% → 0.00%", "100 × 0.00% → 0.00"),
        // One in the last decimal beyond twice the target is still below 0.
        (
            "≤50000万元",
            "100000.1万元",
            "1 − (100000.1 − 50000) ÷ 50000 = −0.0002%，按 0% 计 → 0.00%",
            "100 × 0.00% → 0.00",
        ),
        ("≤50万元", "75万元", "1 − (75 − 50) ÷ 50 = 50.00% → 50.00%", "100 × 50.00% → 50.00"),
        ("≥-5%", "-20%", "1 − (-5 − (-20)) ÷ 5 = −200.00%，按 0% 计 → 0.00%", "100 × 0.00% → 0.00"),
        ("≥4%", "-8%", "-8 ÷ 4 = -200.00%，按 0% 计 → 0.00%", "100 × 0.00% → 0.00"),
        ("≥4场", "5场", "5 ÷ 4 = 125.00%，达到目标，按 100% 计 → 100.00%", "100 × 100.00% → 100.00"),
        ("＝45%", "44.75%", "44.75 ÷ 45 = 99.44%，达到目标，按 100% 计 → 100.00%", "100 × 100.00% → 100.00"),
        ("≥4场", "4场", "4 ÷ 4 = 100.00% → 100.00%", "100 × 100.00% → 100.00"),
        ("≥100001家", "100000家", "100000 ÷ 100001 = 不足 100% → 不足 100%", "100 × 99.999% → 100.00"),
        ("≥5万人次", "49999人次", "4.9999 ÷ 5 = 不足 100% → 不足 100%", "100 × 99.998% → 100.00"),
        ("≥10000家", "9999家", "9999 ÷ 10000 = 99.99% → 99.99%", "100 × 99.99% → 99.99"),
    ] {
        let form = duty(&[["服务", target, actual, "100", ""]]);
        assert_eq!(scored(&form), [rate, score], "{target} {actual}");
        assert!(recompute_all(&form).is_ok());
    }
    let mut form = duty(&[["服务", "≤100000家", "100001家", "100", ""]]);
    form.settings.reverse_rule = ReverseRule::Quotient;
    assert_eq!(scored(&form), ["100000 ÷ 100001 = 不足 100% → 不足 100%", "100 × 99.999% → 100.00"]);
}

#[test]
fn what_a_formula_leaves_out_stands_behind_it() {
    let mut form = duty(&[["师生比", "≥1:15", "1:20", "", ""]]);
    let explained = |form: &Form, row| explain(form, Figure::Status(row, Period::FullYear)).unwrap().numbers;
    assert_eq!(explained(&form, RowId(1)), "15 ÷ 20 = 75.00%；比例先通分再比较");
    form.indicators.push_level2(Level1::Process, "一项", [row("在职人员控制率", "≤100%", "120%", "")]);
    for (item, figure) in [(BaseItem::StaffQuota, "15"), (BaseItem::StaffEmployed, "12")] {
        form.base_data.get_mut(item, Period::FullYear).unwrap().push_str(figure);
    }
    assert_eq!(explained(&form, RowId(2)), "12 ÷ 15 = 80.00%；以手填的完成值为准；1 − (120 − 100) ÷ 100 = 80.00%");
    recompute_all(&form).unwrap();
}

/// What a reviewer found: 1.883333333333333 × 90.0000000000000 % is not 1.70.
#[test]
fn a_weight_whose_decimals_never_end_leads_to_its_score() {
    let mut form = duty(&[
        ["环境", "良好", "改善", "1.13", "90"],
        ["走访", "不适用", "", "40", ""],
        ["服务", "≥4次", "4次", "58.87", ""],
    ]);
    form.settings.waived_weight = WaivedWeight::Whole;
    form.indicators.row_mut(RowId(1)).unwrap().judgement.full_year = Some(Judgement::Met);
    assert_eq!(scored(&form)[1], "1.13 × 100 ÷ 60 = 1.8833；1.13 × 100 × 90.00% ÷ 60 → 1.70");
    // Where the figures that are rounded lead to the result, they are printed.
    form.indicators.row_mut(RowId(1)).unwrap().rating = "91".into();
    assert_eq!(scored(&form)[1], "1.13 × 100 ÷ 60 = 1.8833；1.8833 × 91.00% → 1.71");
    let thirtieth = duty(&[["培训", "≥30场", "1场", "1.05", ""], ["服务", "≥4次", "4次", "98.95", ""]]);
    assert_eq!(scored(&thirtieth)[1], "1.05 × 1 ÷ 30 → 0.04");
    // 100 minutes are 5/3 hours, which no decimals say.
    let hours = duty(&[["培训", "≥2小时", "100分钟", "0.15", ""], ["服务", "≥4次", "4次", "99.85", ""]]);
    assert_eq!(scored(&hours)[1], "0.15 × 5 ÷ 6 → 0.13");
    for form in [form, thirtieth, hours] {
        recompute_all(&form).unwrap();
    }
}

#[test]
fn a_row_without_a_weight_says_that_it_weighs_nothing() {
    let form = duty(&[["培训", "≥30场", "30场", "", ""], ["服务", "≥4次", "4次", "100", ""]]);
    let explained = explain(&form, Figure::RowScore(RowId(1))).unwrap();
    assert_eq!(explained.formula, "权重（未填，按 0 计）× 完成率（达到目标，按 100% 计）");
    assert_eq!((explained.numbers.as_str(), explained.result.as_str()), ("0 × 100.00%", "0.00"));
}
