//! The eleven computed indicators, overrides, monitoring and explanations.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::{Edit, equal_weights, suggested_shares};
use budget_form::evaluate::{Asked, Explanation, Figure, FormFigures, Light, Origin, StandardIndicator, Status};
use budget_form::form::{
    BaseItem, CarryOverBase, Cause, Choice, ExecutionBase, Field, Form, HalfYearDeviation, Judgement, Level1,
    Likelihood, Period, RowChoice,
};
use support::Unit;
use support::evaluated::{assess, explain, off_track, results};

use Period::{FullYear, HalfYear};

/// What a computed indicator shows: the rate, or the word for why there is none.
fn shown(form: &Form, standard: StandardIndicator, period: Period) -> String {
    FormFigures::of(form)
        .computed(standard, period)
        .clone()
        .map_or_else(|absent| absent.word().to_owned(), |computed| computed.rate.percent().to_string())
}

#[test]
fn agrees_with_figures_worked_out_by_other_means() {
    let table = include_str!("vectors/computed.tsv");
    for line in table.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [label, period, base, measure, typed, expected] = cells.as_slice() else { panic!("{line}") };
        let standard = StandardIndicator::ALL.into_iter().find(|standard| standard.label() == *label).unwrap();
        let period = Period::ALL.into_iter().find(|at| at.label() == *period).unwrap();
        let mut unit = Unit::new();
        for entry in typed.split(';').filter(|entry| !entry.is_empty()) {
            let (address, text) = entry.split_once('=').unwrap();
            unit.type_into(address.parse().unwrap(), text);
        }
        if *base == "initial" {
            unit.do_step(Edit::Choose(Choice::ExecutionBase(ExecutionBase::Initial)));
        }
        if *measure == "budget" {
            unit.do_step(Edit::Choose(Choice::HalfYearDeviation(HalfYearDeviation::Budget)));
        }
        assert_eq!(shown(unit.form(), standard, period), *expected, "{line}");
    }
    assert!(table.lines().count() > 200);
}

/// The published figures of the sample, spent as planned.
fn centre() -> Unit {
    let mut unit = Unit::new();
    unit.fill("一般公共预算资金", FullYear, "658.29")
        .fill("基本支出", HalfYear, "294.58")
        .fill("基本支出", FullYear, "657.89")
        .fill("项目支出", HalfYear, "0")
        .fill("项目支出", FullYear, "0.4")
        .spend("基本支出", HalfYear, "294.58")
        .spend("项目支出", HalfYear, "0");
    unit
}

#[test]
fn the_execution_rate_of_the_sample_meets_its_rounded_target() {
    let mut unit = centre();
    let row = unit.row("预算执行率");
    unit.type_into(Field::Target(row, HalfYear), "＝45%");
    let form = unit.form();
    let assessment = assess(form, Level1::Process, form.indicators.row(row).unwrap(), HalfYear);
    assert_eq!((assessment.status, assessment.origin), (Status::Met, Origin::Computed));
    let explanation = explain(form, Figure::Status(row, HalfYear)).unwrap();
    assert_eq!(explanation.title, "预算执行率（半年）");
    assert_eq!(explanation.formula, "执行数 ÷ 调整后预算；完成率 = 实际值 ÷ 目标值");
    assert_eq!(explanation.numbers, "294.58 ÷ 658.29 = 44.75%；44.75 ÷ 45 = 99.44%");
    assert!(explanation.result.contains("按目标精度取整后 45%"), "{}", explanation.result);
    assert!(explanation.result.ends_with("达成"), "{}", explanation.result);
}

#[test]
fn a_computed_figure_is_compared_exactly_though_it_is_shown_rounded() {
    let mut unit = Unit::new();
    unit.type_into(Field::Base(BaseItem::StaffQuota, FullYear), "100000")
        .type_into(Field::Base(BaseItem::StaffEmployed, FullYear), "100001");
    let form = unit.form();
    let row = form.indicators.row(unit.row("在职人员控制率")).unwrap();
    let assessment = assess(form, Level1::Process, row, FullYear);
    assert_eq!(assessment.status, Status::Partial);
    assert!(assessment.sentence().contains("实际 100.001%"), "{}", assessment.sentence());
}

#[test]
fn without_base_data_a_computed_row_stays_open() {
    let unit = Unit::new();
    let form = unit.form();
    for standard in StandardIndicator::ALL {
        let row = form.indicators.row(unit.row(standard.label())).unwrap();
        for period in Period::ALL {
            let assessment = assess(form, Level1::Process, row, period);
            assert_eq!(assessment.status, Status::Missing, "{} {}", standard.label(), assessment.sentence());
        }
    }
}

#[test]
fn a_typed_value_overrides_and_is_marked() {
    let mut unit = centre();
    let row = unit.row("预算执行率");
    unit.type_into(Field::Target(row, HalfYear), "＝45%").type_into(Field::Actual(row, HalfYear), "40%");
    let form = unit.form();
    let assessment = assess(form, Level1::Process, form.indicators.row(row).unwrap(), HalfYear);
    assert_eq!((assessment.status, assessment.origin), (Status::Partial, Origin::Overridden));
    let json = results(form);
    let found = json["indicators"].as_array().unwrap().iter().find(|found| found["name"] == "预算执行率").unwrap();
    assert_eq!(found["halfYear"]["origin"], "overridden");
    assert_eq!(found["halfYear"]["computed"]["percent"], "44.75%");
    assert_eq!(found["halfYear"]["computed"]["numerator"], "294.58");
}

#[test]
fn carry_over_may_have_a_denominator_of_its_own() {
    let mut unit = centre();
    unit.adjust("基本支出", HalfYear, "41.71").type_into(Field::Base(BaseItem::CarryOver, HalfYear), "70");
    let rate = |unit: &Unit| shown(unit.form(), StandardIndicator::CarryOverRate, HalfYear);
    let chosen = |unit: &mut Unit, execution, carry_over| {
        unit.do_step(Edit::Choose(Choice::ExecutionBase(execution)));
        unit.do_step(Edit::Choose(Choice::CarryOverBase(carry_over)));
        rate(unit)
    };
    assert_eq!(rate(&unit), "10.00%");
    assert_eq!(chosen(&mut unit, ExecutionBase::Initial, CarryOverBase::AsExecution), "10.63%");
    assert_eq!(chosen(&mut unit, ExecutionBase::Initial, CarryOverBase::Adjusted), "10.00%");
    assert_eq!(chosen(&mut unit, ExecutionBase::Adjusted, CarryOverBase::Initial), "10.63%");
    let explained = explain(unit.form(), Figure::Status(unit.row("结转结余率"), HalfYear)).unwrap();
    assert!(explained.formula.starts_with("结转结余资金 ÷ 支出年初预算"), "{}", explained.formula);
    assert_eq!(explained.assumption.unwrap().setting, Some("结转结余率的分母"));
}

#[test]
fn what_does_not_apply_needs_no_figures() {
    let mut unit = Unit::new();
    unit.type_into(Field::Base(BaseItem::ProcurementBudget, FullYear), "0");
    let form = unit.form();
    let row = form.indicators.row(unit.row("政府采购执行率")).unwrap();
    let assessment = assess(form, Level1::Process, row, FullYear);
    assert_eq!(assessment.status, Status::NotApplicable);
    assert_eq!(assessment.sentence(), "本年无政府采购预算，不适用");
}

#[test]
fn what_is_off_track_comes_worst_first_with_what_is_still_asked() {
    let mut unit = Unit::new();
    let first = unit.add_duty("培育技术经纪人", "≥100人", "80人");
    let second = unit.add_duty("培训场次", "≥10场", "2场");
    unit.add_duty("服务企业", "≥10家", "12家");
    let asked =
        |unit: &Unit| off_track(unit.form(), HalfYear).into_iter().map(|off| (off.row, off.asked)).collect::<Vec<_>>();
    let everything = vec![Asked::Expected, Asked::Likelihood, Asked::Cause, Asked::Explanation];
    assert_eq!(asked(&unit), [(second, everything.clone()), (first, everything)]);
    unit.type_into(Field::Expected(second), "9场").type_into(Field::Explanation(second, HalfYear), "下半年集中开班");
    unit.do_step(Edit::ChooseInRow(second, RowChoice::Likelihood(Some(Likelihood::Possible))));
    unit.do_step(Edit::ChooseInRow(second, RowChoice::Cause(Cause::Staff, true)));
    assert_eq!(asked(&unit)[0], (second, vec![]));
}

#[test]
fn what_nobody_judged_and_what_was_typed_without_a_reason_is_off_track_too() {
    let mut unit = Unit::new();
    let phrase = unit.add_duty("科技宣传", "有序推进", "已举办三场");
    let unclear = unit.add_duty("里程", "公里", "3公里");
    let missed = unit.add_duty("培训场次", "≥10场", "2场");
    unit.add_duty("服务企业", "≥10家", "");
    let typed = unit.row("在职人员控制率");
    unit.type_into(Field::Target(typed, HalfYear), "＝100%").type_into(Field::Actual(typed, HalfYear), "98%");
    let waived = unit.row("政府采购执行率");
    unit.type_into(Field::Actual(waived, HalfYear), "不适用");
    let asked =
        |unit: &Unit| off_track(unit.form(), HalfYear).into_iter().map(|off| (off.row, off.asked)).collect::<Vec<_>>();
    let everything = vec![Asked::Expected, Asked::Likelihood, Asked::Cause, Asked::Explanation];
    let expected = [
        (missed, everything),
        (waived, vec![Asked::OverrideReason]),
        (typed, vec![Asked::OverrideReason]),
        (phrase, vec![Asked::Judgement]),
        (unclear, vec![Asked::Judgement]),
    ];
    assert_eq!(asked(&unit), expected);
    let json = results(unit.form());
    assert_eq!(json["offTrack"]["halfYear"][3]["missing"], serde_json::json!(["judgement"]));
    // Once said, they are where they should be.
    unit.type_into(Field::OverrideReason(typed, HalfYear), "含借调人员");
    unit.do_step(Edit::ChooseInRow(phrase, RowChoice::Judgement(HalfYear, Some(Judgement::Met))));
    let rows: Vec<_> = asked(&unit).into_iter().map(|(row, _)| row).collect();
    assert_eq!(rows, [missed, waived, unclear]);
}

#[test]
fn every_figure_of_money_explains_itself() {
    let form = centre();
    let json = results(form.form());
    let explanations = json["explanations"].as_object().unwrap();
    let money = |key: &&String| key.starts_with("totals/") || key.starts_with("execution/");
    assert_eq!(explanations.keys().filter(money).count(), 2 + 3 * 2 + 3 * 5);
    assert_eq!(explanations["execution/total/halfYear/rate"]["numbers"], "294.58 ÷ 658.29");
    assert_eq!(explanations["totals/income/total"]["result"], "658.29 万元");
    assert!(explanations["execution/basic/halfYear/progress"]["assumption"].is_string());
    assert_eq!(explanations["execution/total/fullYear/rate"]["result"], "未填（基本支出全年执行数未填）");
}

/// A form in which everything is counted, weighed and expected.
fn busy() -> Unit {
    let mut unit = centre();
    unit.add_duty("培育技术经纪人", "≥100人", "80人");
    let late = unit.add_duty("培训场次", "≥10场", "2场");
    unit.add_duty("科技宣传", "有序推进", "已举办三场");
    unit.type_into(Field::Target(late, FullYear), "≥20场").type_into(Field::Expected(late), "15场");
    unit.do_step(equal_weights(unit.form()).unwrap());
    unit.do_step(suggested_shares(unit.form()).unwrap());
    unit
}

#[test]
fn what_is_counted_weighed_and_expected_explains_itself() {
    let unit = busy();
    let form = unit.form();
    let explained = |figure| explain(form, figure).unwrap();
    let missed = explained(Figure::Count(Some(Level1::Duty), HalfYear, Some(Status::Missed)));
    assert_eq!((missed.title.as_str(), missed.numbers.as_str()), ("履职半年“未达成”的指标数", "培训场次"));
    assert_eq!(missed.result, "1 个");
    let all = explained(Figure::Count(Some(Level1::Duty), HalfYear, None));
    assert_eq!((all.numbers.as_str(), all.result.as_str()), ("部分达成 1 + 未达成 1 + 待判断 1", "3 个"));
    let missing = explained(Figure::Count(None, FullYear, Some(Status::Missing)));
    assert_eq!((missing.numbers.as_str(), missing.result.as_str()), ("决策 6 + 过程 26 + 履职 3", "35 个"));
    let grey = explained(Figure::Lights(Light::Grey));
    assert_eq!(grey.formula, "半年状态为“待判断”“未填”“不适用”的指标个数");
    let expected = explained(Figure::Forecast(unit.row("培训场次")));
    assert_eq!(expected.numbers, "15 ÷ 20 = 75.00%");
    assert!(expected.result.ends_with("部分达成"), "{}", expected.result);
    assert_eq!(explain(form, Figure::Forecast(unit.row("科技宣传"))), None);
    let weights = explained(Figure::WeightSum(None));
    assert_eq!(weights.result, "100");
    assert!(weights.numbers.starts_with("决策 ") && weights.numbers.contains(" + 履职 "), "{}", weights.numbers);
    assert_eq!(explained(Figure::ShareSum).result, "100");
    // Only a group whose rows are all settled has a rate; until then it says what it waits for.
    let waits = explained(Figure::ScoreRate(Some(Level1::Duty)));
    assert!(waits.result.starts_with("已评 ") && waits.result.ends_with("待评分"), "{}", waits.result);
    assert_eq!(results(form)["explanations"].get("score/rates/duty"), None);
    let mut unweighed = Unit::new();
    let row = unweighed.add_duty("培训场次", "≥10场", "2场");
    let waits = explain(unweighed.form(), Figure::RowScore(row)).unwrap();
    assert_eq!(waits.result, "还没有填写权重，权重合计为 100 后计算得分");
}

/// What stands behind a sign is bracketed, and what counts for nothing says so.
#[test]
fn negative_figures_are_shown_as_one_writes_them() {
    let mut unit = Unit::new();
    let growth = unit.add_duty("增长率", "", "");
    unit.type_into(Field::Target(growth, FullYear), "≥-5%").type_into(Field::Actual(growth, FullYear), "-8%");
    let explained = |unit: &Unit, row| explain(unit.form(), Figure::Status(row, FullYear)).unwrap().numbers;
    assert_eq!(explained(&unit, growth), "1 − (-5 − (-8)) ÷ 5 = 40.00%");
    unit.type_into(Field::Target(growth, FullYear), "≥4%").type_into(Field::Weight(growth), "100");
    assert_eq!(explained(&unit, growth), "-8 ÷ 4 = -200.00%");
    let score = explain(unit.form(), Figure::RowScore(growth)).unwrap();
    assert_eq!((score.formula.as_str(), score.result.as_str()), ("权重 × 完成率（-200.00%，按 0 计）", "0.00"));
}

#[test]
fn a_computed_indicator_without_a_row_explains_itself_too() {
    let mut unit = busy();
    let row = unit.row("结转结余率");
    unit.type_into(Field::Base(BaseItem::CarryOver, HalfYear), "70");
    let figure = Figure::Standard(StandardIndicator::CarryOverRate, HalfYear);
    let with_row = explain(unit.form(), figure);
    assert_eq!(with_row, explain(unit.form(), Figure::Status(row, HalfYear)));
    unit.type_into(Field::Name(row), "结余情况");
    let alone = explain(unit.form(), figure).unwrap();
    assert_eq!((alone.numbers.as_str(), alone.result.as_str()), ("70 ÷ 658.29", "10.63%，表中没有这个指标"));
    assert!(results(unit.form())["explanations"]["computed/carryOverRate/halfYear"].is_object());
}

/// What the screens open is what the export carries.
#[test]
fn the_export_explains_as_the_screens_do() {
    let unit = busy();
    let json = results(unit.form());
    let counts = Status::ALL.into_iter().map(Some).chain([None]).flat_map(|status| {
        let groups = Level1::ALL.into_iter().map(Some).chain([None]);
        groups.flat_map(move |group| Period::ALL.map(|period| Figure::Count(group, period, status)))
    });
    let sums = Level1::ALL.into_iter().map(Some).chain([None]);
    let sums = sums.flat_map(|group| [Figure::WeightSum(group), Figure::ScoreRate(group)]);
    let figures: Vec<Figure> =
        counts.chain(sums).chain(Light::ALL.map(Figure::Lights)).chain([Figure::ShareSum]).collect();
    for figure in figures {
        let carried = &json["explanations"][figure.to_string()];
        // What there is not is not carried: a count of nothing, a rate that is waited for.
        let there = |explained: &Explanation| explained.result != "0 个" && !explained.result.contains("待评分");
        match explain(unit.form(), figure).filter(|explained| there(explained) || !carried.is_null()) {
            None => assert!(carried.is_null(), "{figure}"),
            Some(explained) => {
                assert_eq!(carried["numbers"], explained.numbers, "{figure}");
                assert_eq!(carried["result"], explained.result, "{figure}");
                assert!(!explained.formula.is_empty() && !explained.source.is_empty(), "{figure}");
            }
        }
    }
    let rows = json["indicators"].as_array().unwrap();
    let forecast = rows.iter().find_map(|row| row.get("forecast")).unwrap();
    assert_eq!(forecast["explanation"]["numbers"], "15 ÷ 20 = 75.00%");
}

/// The same form gives the same results, byte for byte.
#[test]
fn results_do_not_depend_on_the_run() {
    assert_eq!(results(centre().form()).to_string(), results(centre().form()).to_string());
}
