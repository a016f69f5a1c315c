//! Status, completion and direction, case by case.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use support::evaluated::{assess, forecast};

use budget_form::evaluate::Assessment;
use budget_form::form::{
    EqualRule, Form, Indicator, Judgement, Level1, PerPeriod, Period, ReverseRule, RowId, Settings,
};

fn row(name: &str, target: &str, actual: &str) -> Indicator {
    Indicator {
        name: name.into(),
        target: PerPeriod { half_year: String::new(), full_year: target.into() },
        actual: PerPeriod { half_year: String::new(), full_year: actual.into() },
        ..Indicator::empty(RowId(1))
    }
}

fn stands(level1: Level1, row: &Indicator) -> Assessment {
    stands_with(&Settings::default(), level1, row)
}

fn stands_with(settings: &Settings, level1: Level1, row: &Indicator) -> Assessment {
    let form = Form { year: "2025".into(), settings: settings.clone(), ..Form::default() };
    assess(&form, level1, row, Period::FullYear)
}

/// Status word, completion as shown, 偏离.
fn printed(assessment: &Assessment) -> (String, String, bool) {
    let rate = assessment.completion.and_then(|completion| completion.rate);
    (assessment.status.label().into(), rate.map_or_else(String::new, |r| r.percent().to_string()), assessment.deviates)
}

#[test]
fn every_case_of_the_table() {
    // The edges were worked out by `vectors/make_edges.py`.
    let tables = [include_str!("vectors/status.csv"), include_str!("vectors/edges.csv")];
    let mut cases = 0;
    for line in tables.into_iter().flat_map(|table| table.lines().skip(1)).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [group, name, target, actual, status, rate, deviates] = cells.as_slice() else { panic!("{line}") };
        let level1 = Level1::ALL.into_iter().find(|level1| level1.label().starts_with(group)).unwrap();
        let printed = printed(&stands(level1, &row(name, target, actual)));
        assert_eq!(printed, ((*status).into(), (*rate).into(), *deviates == "偏离"), "{line}");
        cases += 1;
    }
    assert!(cases > 90, "{cases}");
}

/// Rows of 履职 in a form of 2025. The last column stands in what is said of the row, with its mark of 偏离.
#[test]
fn the_words_around_an_actual_value_are_heard() {
    let lines = include_str!("vectors/actual_words.tsv").lines().skip(1).filter(|line| !line.starts_with('#'));
    let mut wrong = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, target, actual, status, rate, said] = cells.as_slice() else { panic!("{line}") };
        let assessment = stands(Level1::Duty, &row(name, target, actual));
        let (found, completion, deviates) = printed(&assessment);
        let reason = format!("{}{}", assessment.sentence(), if deviates { "偏离" } else { "" });
        if (found.as_str(), completion.as_str()) != (*status, *rate) || !reason.contains(said) {
            wrong.push(format!("{line}\n  found {found} {completion} {reason}"));
        }
        // The words for a target would send the reader to the wrong cell.
        assert!(!assessment.sentence().contains("目标值"), "{line}: {}", assessment.sentence());
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_date_without_a_year_is_in_the_year_of_the_form() {
    let mut wrong = Vec::new();
    for line in include_str!("vectors/deadlines.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [year, target, actual, status] = cells.as_slice() else { panic!("{line}") };
        let form = Form { year: (*year).into(), ..Form::default() };
        let found = assess(&form, Level1::Duty, &row("一项工作", target, actual), Period::FullYear);
        if found.status.label() != *status {
            wrong.push(format!("{line}: {} {}", found.status.label(), found.sentence()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let unplaced =
        assess(&Form::default(), Level1::Duty, &row("一项工作", "12月底前", "2025年1月5日"), Period::FullYear);
    assert!(unplaced.sentence().contains("年度"), "{}", unplaced.sentence());
}

#[test]
fn a_half_year_value_is_not_that_of_the_whole_year() {
    let half = |actual: &str| {
        let mut row = row("培训人次", "", "");
        row.target.half_year = "≥100人".into();
        row.actual.half_year = actual.into();
        assess(&Form::default(), Level1::Duty, &row, Period::HalfYear).status.label()
    };
    assert_eq!(half("上半年完成120人"), "达成");
    assert_eq!(half("全年完成120人"), "待判断");
}

#[test]
fn what_is_expected_may_say_so() {
    let expected = |text: &str| {
        let mut row = row("成交额", "≥900 亿元", "");
        row.monitoring.expected = text.into();
        forecast(&Form::default(), Level1::Duty, &row).unwrap().status.label()
    };
    assert_eq!(expected("预计910亿元"), "达成");
    assert_eq!(expected("预计完成910亿元"), "达成");
    assert_eq!(expected("上年完成910亿元"), "待判断");
}

/// Two decimals would say 100 of what falls short, and other programs would take it for met.
#[test]
fn a_completion_below_100_per_cent_is_not_exported_as_100() {
    let percent = |target: &str, actual: &str| {
        let completion = stands(Level1::Duty, &row("人次", target, actual)).completion.unwrap();
        completion.percent().unwrap()
    };
    let mut last = 0.0;
    for (actual, wanted) in [
        ("49997人次", "99.99%"),
        ("49997.5人次", "99.995%"),
        ("49998人次", "99.996%"),
        ("49999人次", "99.998%"),
        ("49999.9999999人次", "99.9999999998%"),
        ("5万人次", "100.00%"),
        ("50001人次", "100.00%"),
        ("50003人次", "100.01%"),
    ] {
        let found = percent("≥5万人次", actual);
        assert_eq!(found, wanted, "{actual}");
        let figure: f64 = found.trim_end_matches('%').parse().unwrap();
        assert!(figure >= last, "{actual}");
        last = figure;
    }
    assert_eq!(percent("＝45%", "44.75%"), "99.44%");
}

/// Worked out by `vectors/make_status.py`, with fractions.
#[test]
fn figures_stand_as_another_implementation_has_them() {
    let mut cases = 0;
    let mut wrong = Vec::new();
    for line in include_str!("vectors/status_computed.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [target, actual, equal, reverse, partial, deviation, status, rate, deviates] = cells.as_slice() else {
            panic!("{line}")
        };
        let settings = Settings {
            reverse_rule: if *reverse == "quotient" { ReverseRule::Quotient } else { ReverseRule::Deviation },
            partial_from: (*partial).into(),
            deviation_from: (*deviation).into(),
            ..Settings::default()
        };
        let equal_rule = EqualRule::ALL.into_iter().find(|rule| rule.code() == *equal);
        let row = Indicator { equal_rule, ..row("服务情况", target, actual) };
        let printed = printed(&stands_with(&settings, Level1::Duty, &row));
        if printed != ((*status).to_owned(), (*rate).to_owned(), *deviates == "偏离") {
            wrong.push(format!("{line}: {printed:?}"));
        }
        cases += 1;
    }
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases > 500, "{cases}");
}

#[test]
fn the_rule_of_an_equal_row_can_be_switched() {
    let with = |rule, actual| {
        let row = Indicator { equal_rule: Some(rule), ..row("平均办理时间", "＝10天", actual) };
        printed(&stands(Level1::Duty, &row))
    };
    assert_eq!(with(EqualRule::Reach, "12天"), ("达成".into(), "120.00%".into(), false));
    assert_eq!(with(EqualRule::Exact, "12天"), ("部分达成".into(), "80.00%".into(), false));
    assert_eq!(with(EqualRule::Lower, "8天"), ("达成".into(), "100.00%".into(), false));
    assert_eq!(with(EqualRule::Lower, "18天"), ("未达成".into(), "20.00%".into(), false));
}

#[test]
fn the_other_reverse_rule_is_a_setting() {
    let settings = Settings { reverse_rule: ReverseRule::Quotient, ..Settings::default() };
    let over = row("平均办理时间", "≤10天", "12.5天");
    assert_eq!(printed(&stands_with(&settings, Level1::Duty, &over)).1, "80.00%");
    assert_eq!(printed(&stands(Level1::Duty, &over)).1, "75.00%");
}

#[test]
fn thresholds_are_settings_and_nonsense_in_them_changes_nothing() {
    let strict = Settings { partial_from: "90".into(), deviation_from: "110".into(), ..Settings::default() };
    let printed_with =
        |settings: &Settings, actual| printed(&stands_with(settings, Level1::Duty, &row("培训场次", "≥100场", actual)));
    assert_eq!(printed_with(&strict, "85场").0, "未达成");
    assert!(printed_with(&strict, "115场").2);
    let nonsense = Settings { partial_from: "六十".into(), deviation_from: String::new(), ..Settings::default() };
    assert_eq!(printed_with(&nonsense, "85场"), printed_with(&Settings::default(), "85场"));
    assert_eq!(printed_with(&nonsense, "135场"), printed_with(&Settings::default(), "135场"));
}

#[test]
fn a_person_judges_phrases() {
    let judged = |judgement| {
        let mut row = row("制度健全性", "健全", "已修订两项制度");
        row.judgement.full_year = judgement;
        stands(Level1::Process, &row)
    };
    assert_eq!(judged(None).status.label(), "待判断");
    assert!(judged(None).judgeable);
    for judgement in Judgement::ALL {
        assert_eq!(judged(Some(judgement)).status, judgement.into());
    }
    // The very words of the target need no judgement; a judgement given all the same stands.
    let mut same = row("制度健全性", "健全", " 健全 ");
    assert_eq!(stands(Level1::Process, &same).status.label(), "达成");
    same.judgement.full_year = Some(Judgement::Missed);
    assert_eq!(stands(Level1::Process, &same).status.label(), "未达成");
}

#[test]
fn the_half_year_is_measured_by_its_own_target() {
    let mut row = row("全市技术合同成交额", "≥900 亿元", "");
    row.target.half_year = "≥450 亿元".into();
    row.actual.half_year = "460 亿元".into();
    let half = assess(&Form::default(), Level1::Duty, &row, Period::HalfYear);
    assert_eq!(printed(&half), ("达成".into(), "102.22%".into(), false));
    assert_eq!(stands(Level1::Duty, &row).status.label(), "未填");
}
