//! 绩效自评: weights, scores, what 不适用 rows leave to others, total and grade. The figures of score.csv were worked out by
//! another program (tests/vectors/make_scores.py), in fractions.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::full_marks_for_met;
use budget_form::evaluate::{Evaluation, RowRating, Score, Source, explain_group, explain_row, explain_total, shown};
use budget_form::form::{Field, Form, Grade, Indicator, Judgement, Level1, Period, WaivedWeight};
use rust_decimal::Decimal;
use support::Unit;
use support::evaluated::{results, score};
use support::rated::{form_of, row, total};

/// Every row met, with full marks; those named 不适用 are.
fn duty(rows: &[(&str, &str, &str, &str)]) -> Form {
    let rows = rows.iter().map(|(target, actual, weight, rating)| row(target, target, actual, weight, rating));
    form_of(vec![(Level1::Duty, rows.collect())])
}

fn level1(label: &str) -> Level1 {
    Level1::ALL.into_iter().find(|level1| level1.label() == label).unwrap()
}

fn why(score: &Score) -> String {
    score.missing.as_ref().map_or_else(String::new, ToString::to_string)
}

/// What a cell of the vectors says of a row.
fn printed(score: &Score, at: usize) -> String {
    match &score.rows[at].indicator.rating {
        RowRating::NotApplicable => "不适用".into(),
        RowRating::Waiting(_) => "待评分".into(),
        RowRating::Scored(_) => score.rows[at].score.map_or_else(String::new, |figure| shown(figure).to_string()),
    }
}

fn case(indicators: &str, grade_from: &str) -> (Form, Vec<String>) {
    let mut expected = Vec::new();
    let mut groups: Vec<(Level1, Vec<Indicator>)> = Vec::new();
    for cell in indicators.split(" ; ") {
        let [group, target, actual, judgement, weight, rating, score] = cell.split('|').collect::<Vec<_>>()[..] else {
            panic!("{cell}")
        };
        let mut row = row("一项工作", target, actual, weight, rating);
        row.judgement.full_year = match judgement {
            "达成" => Some(Judgement::Met),
            "部分达成" => Some(Judgement::Partial),
            "未达成" => Some(Judgement::Missed),
            _ => None,
        };
        groups.push((level1(group), vec![row]));
        expected.push(score.to_owned());
    }
    let mut form = form_of(groups);
    for (grade, from) in Grade::BOUNDED.into_iter().zip(grade_from.split('/')) {
        from.clone_into(form.settings.grade_from.get_mut(grade).unwrap());
    }
    (form, expected)
}

#[test]
fn every_case_worked_out_by_hand() {
    let mut cases = 0;
    for line in include_str!("vectors/score.csv").lines().skip(1) {
        let [name, grade_from, rule, indicators, groups, whole, grade] = line.split('\t').collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        let (mut form, expected) = case(indicators, grade_from);
        let code = |of: &WaivedWeight| serde_json::to_value(of).unwrap() == *rule;
        form.settings.waived_weight = WaivedWeight::ALL.into_iter().find(code).unwrap();
        let score = score(&form);
        let rows: Vec<String> = (0..score.rows.len()).map(|at| printed(&score, at)).collect();
        assert_eq!(rows, expected, "{name}");
        for group in groups.split('，') {
            let (label, figure) = group.split_once('=').unwrap();
            let tally = score.group(level1(label)).unwrap();
            let printed = match tally.total() {
                Some(total) => total.to_string(),
                None if tally.waiting > 0 => "待评分".into(),
                None => "不适用".into(),
            };
            assert_eq!(printed, figure, "{name}: {label}");
        }
        let scored = whole.parse::<Decimal>().is_ok();
        assert_eq!(total(&score), if scored { whole } else { "" }, "{name}");
        assert_eq!(score.grade().map_or("", Grade::label), grade, "{name}");
        cases += 1;
    }
    assert!(cases > 150, "{cases}");
}

#[test]
fn nothing_is_scored_before_the_weights_add_up_to_100() {
    assert_eq!(why(&score(&Form::default())), "表中还没有指标，填写指标后再设置权重");
    let form = |first, second| duty(&[("≥1场", "1场", first, ""), ("≥2场", "2场", second, "")]);
    for (weights, sentence) in [
        (("", ""), "还没有填写权重，权重合计为 100 后计算得分"),
        (("50", "47.5"), "权重合计 97.5，还差 2.5"),
        (("50", "52"), "权重合计 102，多出 2"),
        (("50", "五十"), "无法采用“≥2场”的权重，请填 0 至 100 之间的数字，最多 4 位小数"),
        // Even where those that can be read make 100.
        (("100", "-5"), "无法采用“≥2场”的权重，请填 0 至 100 之间的数字，最多 4 位小数"),
    ] {
        let form = form(weights.0, weights.1);
        let score = score(&form);
        assert_eq!(why(&score), sentence);
        assert_eq!((score.total(), score.grade()), (None, None));
        assert!(score.rows.iter().all(|row| row.score.is_none()));
        let json = results(&form)["score"].clone();
        assert_eq!(json["total"], serde_json::Value::Null);
        assert_eq!(json["rows"][0]["score"], serde_json::Value::Null);
        assert_eq!(json["groups"]["duty"]["score"], serde_json::Value::Null);
        assert_eq!(json["weights"]["complete"], false);
    }
    let ready = score(&form("50", " ５０分 "));
    assert_eq!((total(&ready).as_str(), ready.grade()), ("100.00", Some(Grade::Excellent)));
}

#[test]
fn a_waiting_indicator_holds_up_the_total_and_says_what_it_waits_for() {
    let score = score(&duty(&[("≥10场", "9场", "60", ""), ("健全", "健全", "25.5", ""), ("有序推进", "", "14.5", "")]));
    assert_eq!((score.total(), score.grade()), (None, None));
    assert_eq!(score.whole.progress(), "已评 54.00 分，还有 2 个指标（权重 40）待评分");
    let waiting: Vec<String> = score.rows.iter().filter_map(|row| row.waiting().map(ToString::to_string)).collect();
    assert_eq!(waiting, ["待评分：请填写得分率，“达成”为 80% 至 100%", "实际完成情况未填"]);
}

#[test]
fn a_rating_has_to_lie_in_the_band_of_the_status() {
    use Judgement::{Met, Missed, Partial};
    let rated = |judgement, rating: &str| {
        let mut row = row("制度健全性", "健全", "已修订", "100", rating);
        row.judgement.full_year = judgement;
        let score = score(&form_of(vec![(Level1::Process, vec![row])]));
        score.rows[0].waiting().map_or_else(|| total(&score), ToString::to_string)
    };
    assert_eq!(rated(Some(Met), "100"), "100.00");
    assert_eq!(rated(Some(Met), "80"), "80.00");
    assert_eq!(rated(Some(Met), "79.99"), "得分率不在范围内，“达成”为 80% 至 100%");
    assert_eq!(rated(Some(Partial), "60%"), "60.00");
    assert_eq!(rated(Some(Partial), "80"), "得分率不在范围内，“部分达成”为 60% 以上、不到 80%");
    assert_eq!(rated(Some(Missed), "0"), "0.00");
    assert_eq!(rated(Some(Missed), "60"), "得分率不在范围内，“未达成”为 0% 以上、不到 60%");
    assert_eq!(rated(Some(Met), "优"), "看不懂这个数，请填 0 至 100 之间的数字，最多 4 位小数");
    assert_eq!(rated(None, "90"), "指标值“健全”是文字；请判断是否达成");
}

#[test]
fn a_rating_given_in_place_of_figures_counts_and_is_marked() {
    let of = |rating| score(&duty(&[("≥10场", "25场", "100", rating)]));
    assert_eq!((total(&of("")).as_str(), of("").rows[0].share().unwrap().source), ("100.00", Source::Computed));
    // A target set far too low: the unit takes points off, below what the band of a phrase would allow.
    let lowered = of("70");
    assert_eq!((total(&lowered).as_str(), lowered.rows[0].share().unwrap().source), ("70.00", Source::Overridden));
    assert!(lowered.rows[0].indicator.needs_explanation() && !lowered.rows[0].indicator.explained.full_year);
    assert_eq!(lowered.deviating().count(), 1);
    assert_eq!(lowered.unexplained().count(), 1);
}

#[test]
fn what_is_not_applicable_leaves_its_weight_and_the_report_says_so() {
    let mut form = form_of(vec![
        (Level1::Decision, vec![row("规划", "不适用", "", "10", "")]),
        (
            Level1::Duty,
            vec![
                row("培训", "≥1场", "1场", "40", ""),
                row("走访", "不适用", "", "20", ""),
                row("服务", "≥4次", "2次", "30", ""),
            ],
        ),
    ]);
    let scored = score(&form);
    let sentences: Vec<String> = scored.spreads.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "决策“规划”不适用（该组没有其他可计分的指标），权重 10 按权重比例分摊到履职的 2 个指标",
            "履职“走访”不适用，权重 20 按权重比例分摊到履职的其余 2 个指标",
        ]
    );
    let weights: Vec<Decimal> = scored.rows.iter().filter_map(|row| row.effective).map(shown).collect();
    assert_eq!(weights.iter().map(ToString::to_string).collect::<Vec<_>>(), ["0.00", "57.14", "0.00", "42.86"]);
    assert_eq!(total(&scored), "78.57");
    let training = explain_row(&scored, scored.rows[1].indicator.id).unwrap();
    assert_eq!(training.numbers, "40 × 90 ÷ 70 × 100 ÷ 90 = 57.1429；57.1429 × 100.00%");
    assert!(training.assumption.is_some());
    form.indicators.group_mut(Level1::Duty)[0].rows.iter_mut().for_each(|row| row.target.full_year = "不适用".into());
    assert_eq!(why(&score(&form)), "有权重的指标全部不适用，没有可以计分的指标");
}

/// 60 of 100 apply; each row that does weighs 100 ÷ 60 of what was typed.
#[test]
fn weight_that_does_not_apply_may_go_to_the_whole_form() {
    let mut form = form_of(vec![
        (Level1::Decision, vec![row("规划", "不适用", "", "10", "")]),
        (Level1::Duty, vec![row("培训", "≥1场", "1场", "10", ""), row("走访", "不适用", "", "30", "")]),
        (Level1::Benefit, vec![row("服务", "≥4次", "2次", "50", "")]),
    ]);
    let weights = |form: &Form| {
        let weights = score(form).rows.into_iter().filter_map(|row| row.effective).map(shown);
        weights.map(|weight| weight.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(weights(&form), ["0.00", "44.44", "0.00", "55.56"]);
    assert_eq!(total(&score(&form)), "72.22");
    form.settings.waived_weight = WaivedWeight::Whole;
    assert_eq!(weights(&form), ["0.00", "16.67", "0.00", "83.33"]);
    let scored = score(&form);
    assert_eq!(total(&scored), "58.33");
    let sentences: Vec<String> = scored.spreads.iter().map(ToString::to_string).collect();
    assert_eq!(
        sentences,
        [
            "决策“规划”不适用，权重 10 按权重比例分摊到全表其余 2 个指标",
            "履职“走访”不适用，权重 30 按权重比例分摊到全表其余 2 个指标",
        ]
    );
    let printed = explain_row(&scored, scored.rows[1].indicator.id).unwrap().assumption.unwrap();
    assert_eq!(
        (printed.text, printed.setting),
        ("不适用指标的权重按权重比例分摊到全表其他指标", Some("不适用指标的权重"))
    );
    for level1 in [Level1::Duty, Level1::Benefit] {
        let rows = form.indicators.group_mut(level1).iter_mut().flat_map(|level2| &mut level2.rows);
        rows.for_each(|row| row.target.full_year = "不适用".into());
    }
    assert_eq!(why(&score(&form)), "有权重的指标全部不适用，没有可以计分的指标");
}

#[test]
fn thresholds_that_make_no_sense_give_way_to_the_usual_ones() {
    let of = |from: [&str; 3]| {
        let mut form = duty(&[("≥10场", "8场", "100", "")]);
        for (grade, text) in Grade::BOUNDED.into_iter().zip(from) {
            *form.settings.grade_from.get_mut(grade).unwrap() = text.to_owned();
        }
        let score = score(&form);
        (score.grade().map_or("", Grade::label), score.thresholds.as_typed)
    };
    assert_eq!(of(["90", "80", "60"]), ("良", true));
    assert_eq!(of(["80", "70", "60"]), ("优", true));
    for broken in [["80", "90", "60"], ["90", "90", "60"], ["", "80", "60"], ["优", "80", "60"], ["120", "81", "60"]] {
        assert_eq!(of(broken), ("良", false), "{broken:?}");
    }
}

#[test]
fn full_marks_go_to_met_phrases_that_nobody_rated_and_to_no_others() {
    let rows = [
        ("健全", "健全", "20", ""),
        ("规范", "规范", "20", "85"),
        ("合规", "", "20", ""),
        ("≥10场", "12场", "20", ""),
        ("有效", "较好", "20", ""),
    ];
    let mut unit = Unit::open(duty(&rows));
    unit.history.apply(full_marks_for_met(&Evaluation::of(unit.form())).unwrap()).unwrap();
    let ratings: Vec<String> = unit.form().indicators.filled().map(|(_, _, row)| row.rating.clone()).collect();
    assert_eq!(ratings, ["100", "85", "", "", ""]);
    assert!(full_marks_for_met(&Evaluation::of(unit.form())).is_none());
    unit.history.undo();
    assert_eq!(*unit.form(), duty(&rows));
}

#[test]
fn every_figure_explains_itself() {
    let form = duty(&[("≥9场", "6场", "30", ""), ("健全", "健全", "40", "85"), ("≤0起", "0起", "30", "")]);
    let score = score(&form);
    let printed = |explanation: budget_form::evaluate::Explanation| {
        format!("{}：{} = {} = {}", explanation.title, explanation.formula, explanation.numbers, explanation.result)
    };
    let rows: Vec<String> =
        score.rows.iter().map(|row| printed(explain_row(&score, row.indicator.id).unwrap())).collect();
    assert_eq!(
        rows,
        [
            "“≥9场”得分：权重 × 完成率 = 30 × 66.67% = 20.00",
            "“健全”得分：权重 × 得分率（达成，由填表人在区间内评定） = 40 × 85.00% = 34.00",
            "“≤0起”得分：权重 × 得分率（目标为 0，达到得满分，未达到不得分） = 30 × 100.00% = 30.00",
        ]
    );
    assert!(explain_row(&score, score.rows[1].indicator.id).unwrap().source.contains("财预〔2020〕10号"));
    assert_eq!(explain_group(&score, Level1::Duty).unwrap().numbers, "20 + 34 + 30；得分率 = 84 ÷ 100 = 84.00%");
    let whole = explain_total(&score).unwrap();
    assert_eq!((whole.numbers.as_str(), whole.result.as_str()), ("履职 84", "84.00（良）"));
    assert_eq!(explain_group(&score, Level1::Benefit), None);
    assert_eq!(explain_total(&support::evaluated::score(&Form::default())), None);
}

#[test]
fn the_json_carries_the_score_and_is_the_same_every_time() {
    let form = duty(&[("≥9场", "6场", "50", ""), ("不适用", "", "25", ""), ("健全", "健全", "25", "80")]);
    let json = results(&form)["score"].clone();
    assert_eq!(json["weights"]["sum"], "100");
    assert_eq!(json["rows"][0]["share"], "0.666666666666666667");
    assert_eq!(json["rows"][0]["score"], "44.444444444444444444");
    assert_eq!(json["rows"][0]["source"], "computed");
    assert_eq!(json["rows"][1]["standing"], "notApplicable");
    assert_eq!(json["rows"][2]["source"], "rated");
    assert_eq!(json["total"], "71.11");
    assert_eq!(json["grade"]["label"], "中");
    assert_eq!(json["spread"][0], "履职“不适用”不适用，权重 25 按权重比例分摊到履职的其余 2 个指标");
    assert_eq!(results(&form)["score"], json);
}

#[test]
fn an_explanation_that_is_required_is_looked_for_in_the_full_year() {
    let mut unit = Unit::open(duty(&[("≥10场", "9场", "100", "")]));
    let id = unit.row("≥10场");
    assert_eq!(score(unit.form()).unexplained().count(), 1);
    unit.type_into(Field::Explanation(id, Period::HalfYear), "受天气影响");
    assert_eq!(score(unit.form()).unexplained().count(), 1);
    unit.type_into(Field::Explanation(id, Period::FullYear), "受天气影响，明年提前安排");
    assert_eq!(score(unit.form()).unexplained().count(), 0);
}

#[test]
fn an_adjusted_weight_stands_beside_a_row_where_the_line_of_its_group_does_not_say_it() {
    let beside = |form: &Form| -> Vec<Option<String>> {
        let score = score(form);
        score.rows.iter().map(|row| Some(score.weight_beside(row.indicator.id)?.to_string())).collect()
    };
    let some = |weight: &str| Some(weight.to_owned());
    let said = |form: &Form, level1| score(form).remark(Some(level1));
    // Within a group: its sum stays, and its line says once by how much all other rows grew.
    let within = duty(&[("≥9场", "6场", "50", ""), ("不适用", "", "25", ""), ("健全", "健全", "25", "80")]);
    assert_eq!(beside(&within), [None, None, None]);
    assert_eq!(said(&within, Level1::Duty), "不适用 1 个，其余权重 × 100 ÷ 75");
    let adjusted =
        |form: &Form| score(form).rows.iter().map(|row| row.adjusted_weight().unwrap().to_string()).collect::<Vec<_>>();
    assert_eq!(adjusted(&within), ["66.6667", "0", "33.3333"]);
    // From a whole group to the others: the line of each group says by how much all its rows grew.
    let groups = form_of(vec![
        (Level1::Duty, vec![row("甲", "≥9场", "9场", "60", ""), row("乙", "≥2场", "2场", "20", "")]),
        (Level1::Satisfaction, vec![row("丙", "不适用", "", "20", "")]),
    ]);
    assert_eq!(score(&groups).rows[0].adjusted_weight().map(|weight| weight.to_string()), some("75"));
    assert_eq!(beside(&groups), [None, None, None]);
    assert_eq!(said(&groups, Level1::Duty), "调整后权重 100");
    // Where one row of such a group is 不适用 as well, the rows did not grow alike, and the line says how the others did.
    let both = form_of(vec![
        (Level1::Duty, vec![row("甲", "≥9场", "9场", "60", ""), row("乙", "不适用", "", "20", "")]),
        (Level1::Satisfaction, vec![row("丙", "不适用", "", "20", "")]),
    ]);
    assert_eq!(beside(&both), [None, None, None]);
    assert_eq!(said(&both, Level1::Duty), "调整后权重 100；不适用 1 个，其余权重 × 80 ÷ 60 × 100 ÷ 80");
    assert_eq!(said(&both, Level1::Satisfaction), "调整后权重 0");
    // Where there is no score, no line says anything.
    let none = duty(&[("不适用", "", "100", "")]);
    assert_eq!(said(&none, Level1::Duty), "");
    assert_eq!(score(&none).rows[0].adjusted_weight(), score(&none).weight_beside(score(&none).rows[0].indicator.id));
    // As typed, there is nothing to say.
    assert_eq!(beside(&duty(&[("≥9场", "6场", "100", "")])), [None]);
}
