//! Every figure that a reader sees can be reached from the numbers printed beside it, with a pocket calculator: the formulas are read back from
//! the explanations and worked out again, in decimals, by nothing that the program itself computes with.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a story that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::{Figure, assumed_unit, explain, score};
use budget_form::figures::round;
use budget_form::form::{
    BaseItem, Choice, ExpenditureLine, Field, Form, Indicator, Level1, Period, ProgressBase, RowId, WaivedWeight,
};
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::Unit;

/// A pocket calculator: + − × ÷, brackets, bars for size, and per cent.
struct Calculator<'a> {
    rest: &'a str,
}

impl Calculator<'_> {
    fn skip(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut sum = self.product()?;
        loop {
            if self.skip("+") {
                sum += self.product()?;
            } else if self.skip("−") {
                sum -= self.product()?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut product = self.term()?;
        loop {
            if self.skip("×") {
                product *= self.term()?;
            } else if self.skip("÷") {
                product = product.checked_div(self.term()?)?;
            } else {
                return Some(product);
            }
        }
    }

    fn term(&mut self) -> Option<Decimal> {
        for (open, close) in [("(", ")"), ("|", "|")] {
            if self.skip(open) {
                let inside = self.sum()?;
                self.skip(close).then_some(())?;
                return Some(if open == "|" { inside.abs() } else { inside });
            }
        }
        self.rest = self.rest.trim_start();
        // Groups have their names before their figures: 履职 84.
        self.rest = self.rest.trim_start_matches(|c: char| c.is_alphabetic()).trim_start();
        let negative = self.skip("-");
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(self.rest.len());
        let number: Decimal = self.rest[..end].replace(',', "").parse().ok()?;
        self.rest = &self.rest[end..];
        let number = if self.skip("%") { number / Decimal::ONE_HUNDRED } else { number };
        Some(if negative { -number } else { number })
    }
}

fn work_out(formula: &str) -> Option<Decimal> {
    let mut calculator = Calculator { rest: formula };
    calculator.sum().filter(|_| calculator.rest.trim().is_empty())
}

/// The number that a printed result begins with, in per cent where it says so, and its decimals.
fn printed(result: &str) -> Option<(Decimal, u32)> {
    let end = result.find(|c: char| !c.is_ascii_digit() && !".,-".contains(c)).unwrap_or(result.len());
    let number: Decimal = result[..end].replace(',', "").parse().ok()?;
    let percent = result[end..].starts_with('%');
    Some(if percent { (number / Decimal::ONE_HUNDRED, number.scale() + 2) } else { (number, number.scale()) })
}

/// Whether the formula, worked out and rounded as the result is, gives the result.
fn agrees(formula: &str, result: &str) -> Result<bool, String> {
    let found = work_out(formula).ok_or_else(|| format!("{formula} cannot be worked out"))?;
    // A completion is at least 0, and one that is no 100 % does not say so.
    if result.starts_with("不足 100%") {
        return Ok(found < Decimal::ONE && round(found, 4) == Decimal::ONE);
    }
    let (expected, decimals) = printed(result).ok_or_else(|| format!("{result} is no number"))?;
    Ok(round(found, decimals) == expected || (expected.is_zero() && found < Decimal::ZERO))
}

/// Works out every part of a line `a ÷ b = c；d × e`, whose last part comes to the result where it has no = of its own. Gives how many were.
fn recompute(numbers: &str, result: &str) -> Result<usize, String> {
    let mut worked = 0;
    for part in numbers.split('；').filter(|part| !part.is_empty()) {
        let (formula, told) = part.rsplit_once(" = ").unwrap_or((part, result));
        let formula = formula.strip_prefix("得分率 = ").unwrap_or(formula);
        let told = told.strip_prefix("已评 ").unwrap_or(told);
        // What waits for a figure has nothing to work out yet.
        if formula.contains(['？', '未']) || !formula.contains(['+', '−', '×', '÷']) {
            continue;
        }
        if !agrees(formula, told)? {
            return Err(format!("{formula} is not {told}"));
        }
        worked += 1;
    }
    Ok(worked)
}

/// Every explanation that the export carries, recomputed; gives how many formulas there were.
fn recompute_all(form: &Form) -> Result<usize, String> {
    let results = budget_form::evaluate::results(form);
    let mut told: Vec<&serde_json::Value> = results["explanations"].as_object().unwrap().values().collect();
    for indicator in results["indicators"].as_array().unwrap() {
        told.extend(["halfYear", "fullYear", "forecast"].iter().map(|period| &indicator[*period]["explanation"]));
    }
    let mut worked = 0;
    for explanation in told.into_iter().filter(|explanation| explanation.is_object()) {
        let text = |key: &str| explanation[key].as_str().unwrap_or_default();
        worked += recompute(text("numbers"), text("result")).map_err(|why| format!("{}: {why}", text("title")))?;
    }
    Ok(worked)
}

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
    assert_eq!(agrees("28.61 ÷ 45", "63.57%"), Ok(false));
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
    let told = explain(unit.form(), Figure::Status(id, Period::HalfYear)).unwrap();
    assert_eq!(told.numbers, "188.31 ÷ 658.29 = 28.606%；28.606 ÷ 45 = 63.57%");
    assert_eq!(
        told.result,
        "实际 28.606% 按目标精度取整后 29%，目标 ＝45%（达到即可），完成率 63.57%（按未取整的数计算），部分达成"
    );
}

/// 92 beside ≥90%: the reader must not have to guess that per cent was meant.
#[test]
fn a_figure_is_not_printed_so_that_rounding_it_gives_another_than_is_shown() {
    let mut unit = Unit::open(budget_form::exchange::example::form());
    unit.told(&[
        "funds/expenditure/basic/fullYear=700.3",
        "funds/expenditure/project/fullYear=0",
        "progress/basic/adjustment/halfYear=0",
        "progress/basic/executed/halfYear=310.8279",
        "@预算执行率/target/halfYear=＝45%",
    ]);
    let row = unit.row("预算执行率");
    let told = explain(unit.form(), Figure::Status(row, Period::HalfYear)).unwrap();
    // 44.385 would be rounded to 44.39, and the table has 44.38.
    assert!(told.numbers.contains("44.38496%") && !told.numbers.contains("44.385"), "{}", told.numbers);
}

#[test]
fn a_unit_that_was_not_typed_is_said_to_be_that_of_the_target() {
    let reason = |target: &str, actual: &str| {
        let mut form = Form::default();
        form.indicators.push_level2(Level1::Duty, "一项", vec![row("服务", target, actual, "")]);
        let told = explain(&form, Figure::Status(RowId(1), Period::FullYear)).unwrap().result;
        let row = form.indicators.row(RowId(1)).unwrap();
        (told, assumed_unit(row, Period::FullYear).unwrap_or_default())
    };
    let told = "实际 92%（未写单位，按%计），目标 ≥90%（直接比较），完成率 102.22%，达成";
    assert_eq!(reason("≥90%", "92"), (told.to_owned(), "%".to_owned()));
    assert_eq!(reason("≥5.8万册", "6").1, "万册");
    for (target, actual) in [("≥90%", "92%"), ("≥90", "92"), ("≥90%", "0.92"), ("≥5.8万册", "61000"), ("健全", "92")]
    {
        let (told, unit) = reason(target, actual);
        assert!(unit.is_empty() && !told.contains("未写单位"), "{told}");
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
    for (name, target, actual, told) in [
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
        assert_eq!(reason(name, target, actual), told);
    }
}

#[test]
fn progress_by_the_calendar_shows_where_the_half_comes_from() {
    let mut unit = Unit::new();
    unit.fill("基本支出", Period::FullYear, "657.89").spend("基本支出", Period::HalfYear, "294.58");
    unit.history.apply(budget_form::edit::Edit::Choose(Choice::ProgressBase(ProgressBase::Calendar))).unwrap();
    let line = Some(budget_form::form::ExpenditureLine::Basic);
    let told = explain(unit.form(), Figure::Progress(line)).unwrap();
    assert_eq!((told.numbers.as_str(), told.result.as_str()), ("294.58 ÷ (657.89 × 50%)", "89.55%"));
}

#[test]
fn an_adjusted_weight_shows_how_it_came_about() {
    let mut form = Form::default();
    form.indicators.push_level2(Level1::Decision, "一项", vec![row("规划", "不适用", "", "10")]);
    let duty =
        vec![row("培训", "≥3场", "2场", "40"), row("走访", "不适用", "", "20"), row("服务", "≥4次", "4次", "30")];
    form.indicators.push_level2(Level1::Duty, "一项", duty);
    let told = |form: &Form, at: usize| {
        let id = score(form).rows[at].row;
        let told = explain(form, Figure::RowScore(id)).unwrap();
        format!("{}：{} = {}", told.formula, told.numbers, told.result)
    };
    assert_eq!(
        told(&form, 1),
        "调整后权重 × 完成率；调整后权重 = 权重 × 本组权重合计 ÷ 本组适用指标的权重合计 × 100 ÷ 有适用指标的各组权重合计：\
         40 × 90 ÷ 70 × 100 ÷ 90 = 57.1429；57.1429 × 66.67% = 38.10"
    );
    form.settings.waived_weight = WaivedWeight::Whole;
    assert_eq!(
        told(&form, 3),
        "调整后权重 × 完成率（达到目标，按 100% 计）；调整后权重 = 权重 × 100 ÷ 全表适用指标的权重合计：30 × 100 ÷ 70 = 42.8571；42.8571 × 100.00% = 42.86"
    );
    form.settings.waived_weight = WaivedWeight::FullMarks;
    assert_eq!(told(&form, 1), "权重 × 完成率：40 × 66.67% = 26.67");
    assert_eq!(told(&form, 2), "不适用（本行填写为不适用），按满分计：履职“走访”不适用，权重 20 按满分计 = 20.00");
    assert_eq!(score(&form).total().unwrap().to_string(), "86.67");
    assert_eq!(explain(&form, Figure::TotalScore).unwrap().assumption.unwrap().text, "不适用指标按满分计，权重不分摊");
}

#[test]
fn the_example_with_figures_in_it_can_be_recomputed() {
    let mut form = budget_form::exchange::example::form();
    assert!(recompute_all(&form).unwrap() >= 5);
    form.progress.basic.executed.half_year = "188.316667".into();
    form.progress.basic.executed.full_year = "650.123".into();
    form.progress.project.executed.full_year = "0.35".into();
    for (item, figure) in [(BaseItem::ThreePublicThisYear, "63.46"), (BaseItem::ThreePublicLastYear, "32")] {
        form.base_data.get_mut(item, Period::FullYear).unwrap().push_str(figure);
    }
    assert!(recompute_all(&form).unwrap() >= 15);
}

/// Figures as people type them: an amount of up to six decimals.
fn figure() -> impl Strategy<Value = String> {
    (1_i64..2_000_000, 0_u32..=6).prop_map(|(digits, scale)| Decimal::new(digits, scale).to_string())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_formula_with_its_numbers_leads_to_its_result(
        figures in prop::collection::vec(figure(), 24),
        targets in prop::collection::vec((0_usize..4, 1_i64..20_000, 0_u32..4), 11),
        weights in prop::collection::vec((1_u32..400, any::<bool>()), 11),
        rule in 0_usize..3,
    ) {
        let mut unit = Unit::new();
        let lines = || ExpenditureLine::ALL.into_iter();
        let planned = Period::ALL.into_iter().flat_map(|period| lines().map(move |line| Field::Planned(line, period)));
        let executed = Period::ALL.into_iter().flat_map(|period| lines().map(move |line| Field::Executed(line, period)));
        let adjusted = lines().map(|line| Field::Adjustment(line, Period::FullYear));
        for (field, text) in planned.chain(executed).chain(adjusted).zip(&figures) {
            unit.type_into(field, text);
        }
        let mut form = unit.form().clone();
        form.settings.waived_weight = WaivedWeight::ALL[rule];
        for (item, text) in BaseItem::ALL.into_iter().zip(figures.iter().skip(6)) {
            let text = if item.is_headcount() { text.split('.').next().unwrap().to_owned() + "1" } else { text.clone() };
            *form.base_data.get_mut(item, Period::FullYear).unwrap() = text;
        }
        let mut rest = 10_000_u32;
        let rows = form.indicators.group_mut(Level1::Process).iter_mut().flat_map(|level2| &mut level2.rows);
        let computed: Vec<&mut Indicator> = rows.filter(|row| row.name.contains('率')).collect();
        for ((row, (op, digits, scale)), (weight, waived)) in computed.into_iter().zip(&targets).zip(&weights) {
            let sign = ["＝", "≥", "≤", "＝"][*op];
            row.target.full_year = format!("{sign}{}%", Decimal::new(*digits, *scale));
            if *waived {
                row.target.full_year = "不适用".into();
            }
            row.weight = Decimal::new(i64::from(*weight), 2).to_string();
            rest -= weight;
        }
        let duty = row("服务", "≥7次", "5次", &Decimal::new(i64::from(rest), 2).to_string());
        form.indicators.push_level2(Level1::Duty, "一项", vec![duty]);
        let worked = recompute_all(&form);
        prop_assert!(worked.is_ok(), "{}", worked.unwrap_err());
        prop_assert!(worked.unwrap() > 10);
    }
}
