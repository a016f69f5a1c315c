//! 生成下一年度, and last year's form beside this one.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::check::check;
use budget_form::compare::{ChangeKind, compare};
use budget_form::edit::{Edit, History, confirm_carried_over, confirm_row, offer_at, take_offer};
use budget_form::evaluate::{Evaluation, last_year_of, next_year_of};
use budget_form::exchange::json;
use budget_form::form::{
    BaseItem, Cause, EqualRule, Field, Form, IncomeSource, Indicator, Judgement, LastYear, Level1, Likelihood,
    MadeFrom, PerPeriod, Period, RowChoice, Stage, UnplacedLine, next_year, standard_form,
};
use proptest::prelude::*;
use support::evaluated::results;
use support::{Unit, declared_form, progress};

/// The example at the end of its year, with something in every corner.
fn finished() -> Form {
    let mut unit = Unit::open(declared_form());
    let assets = unit.row("固定资产利用率");
    unit.type_into(Field::Base(BaseItem::AssetsTotal, Period::FullYear), "120")
        .type_into(Field::Base(BaseItem::AssetsInUse, Period::FullYear), "60")
        .type_into(Field::Actual(assets, Period::FullYear), "97.5%")
        .type_into(Field::OverrideReason(assets, Period::FullYear), "按决算口径");
    let row = unit.row("全市技术合同成交额");
    unit.type_into(Field::Actual(row, Period::FullYear), "920 亿元")
        .type_into(Field::Actual(row, Period::HalfYear), "460 亿元")
        .type_into(Field::OverrideReason(row, Period::FullYear), "手填")
        .type_into(Field::Expected(row), "900")
        .type_into(Field::Explanation(row, Period::HalfYear), "进度正常")
        .type_into(Field::Weight(row), "5")
        .type_into(Field::Rating(row), "90")
        .type_into(Field::AdjustmentNote(Period::FullYear), "人员增加")
        .type_into(Field::Base(BaseItem::StaffQuota, Period::FullYear), "15")
        .type_into(Field::Base(BaseItem::StaffEmployed, Period::FullYear), "14")
        .type_into(Field::Base(BaseItem::ProcurementBudget, Period::FullYear), "0")
        .type_into(Field::PartialFrom, "70")
        .spend("基本支出", Period::FullYear, "650");
    for choice in [
        RowChoice::Judgement(Period::FullYear, Some(Judgement::Met)),
        RowChoice::EqualRule(Some(EqualRule::Exact)),
        RowChoice::Likelihood(Some(Likelihood::Certain)),
        RowChoice::Cause(Cause::Funding, true),
    ] {
        unit.history.apply(Edit::ChooseInRow(row, choice)).unwrap();
    }
    unit.history.apply(Edit::SetStage(Stage::SelfEvaluation)).unwrap();
    let line = UnplacedLine { line: 1, text: "孤行".into(), reason: String::new() };
    unit.history.apply(Edit::InsertUnplaced(0, line)).unwrap();
    unit.form().clone()
}

fn next(form: &Form) -> Form {
    next_year(form, last_year(form))
}

fn last_year(form: &Form) -> LastYear {
    let evaluation = Evaluation::of(form);
    LastYear::of(form, |row| evaluation.achieved_text(row, Period::FullYear))
}

#[test]
fn next_year_keeps_what_was_planned_and_forgets_what_came_of_it() {
    let form = finished();
    let next = next(&form);
    assert_eq!((next.year.as_str(), next.stage), ("2026", Stage::Declaration));
    assert_eq!((&next.profile, &next.goals, &next.settings), (&form.profile, &form.goals, &form.settings));
    for ((_, old_level2, old), (_, level2, row)) in form.indicators.rows().zip(next.indicators.rows()) {
        let kept = Indicator {
            key_task: old.key_task.clone(),
            name: old.name.clone(),
            target: old.target.clone(),
            equal_rule: old.equal_rule,
            weight: old.weight.clone(),
            carried_over: PerPeriod {
                half_year: !old.target.half_year.is_empty(),
                full_year: !old.target.full_year.is_empty(),
            },
            ..Indicator::empty(old.id)
        };
        assert_eq!((&old_level2.name, row), (&level2.name, &kept));
    }
    assert_eq!(form.indicators.rows().count(), next.indicators.rows().count());
    let empty = Form::default();
    assert_eq!((&next.funds, &next.progress), (&empty.funds, &empty.progress));
    assert_eq!((&next.budget_notes, &next.base_data), (&empty.budget_notes, &empty.base_data));
    assert!(next.unplaced.is_empty());
}

/// Who opens the new form must see where it came from, also after last year's form was put away and after a file was passed on.
#[test]
fn the_new_form_says_what_it_was_made_from_for_good() {
    let mut next = next(&finished());
    let from = MadeFrom { year: "2025".into(), unit: "苏州市示例中心".into() };
    assert_eq!(next.made_from.as_ref(), Some(&from));
    next.last_year = None;
    let text = json::write(&next, None);
    assert_eq!(json::read(&text).unwrap().form.made_from, Some(from));
    assert_eq!(standard_form("2025").made_from, None);
    assert!(!json::write(&finished(), None).contains("madeFrom"));
}

#[test]
fn this_form_stands_beside_it_as_last_years_with_computed_values() {
    let form = finished();
    let next = next(&form);
    let last = next.last_year.as_deref().unwrap();
    assert_eq!((last.year.as_str(), last.unit.as_str()), ("2025", "苏州市示例中心"));
    assert_eq!(last.indicators.len(), 54);
    let actual = |name: &str| {
        let row = next.indicators.filled().find(|(_, _, row)| row.name == name).unwrap();
        last.row(row.0, &row.1.name, row.2).unwrap().actual.clone()
    };
    assert_eq!(actual("全市技术合同成交额"), "920 亿元");
    // Nobody typed it: 14 of 15.
    assert_eq!(actual("在职人员控制率"), "93.33%");
    // Somebody typed over what the program computes: that counts.
    assert_eq!(actual("固定资产利用率"), "97.5%");
    // Nothing to compute is not the same as nothing entered.
    assert_eq!((actual("政府采购执行率"), actual("结转结余率")), ("不适用".into(), String::new()));
    assert_eq!(last.doubts(&next), Vec::<String>::new());
}

#[test]
fn every_target_that_was_taken_over_is_missing_until_it_is_confirmed_or_changed() {
    let carried = |form: &Form| form.indicators.rows().map(|(_, _, row)| row.carried_over().count()).sum::<usize>();
    let mut unit = Unit::open(next(&finished()));
    let asked = |unit: &Unit| {
        let missing = progress(unit.form());
        missing.missing().filter(|cell| matches!(cell.field, Field::Target(..))).count()
    };
    let all = carried(unit.form());
    assert_eq!((all, asked(&unit)), (108, 108));
    // Changed, confirmed by row, all at once; each is one step that can be taken back. One target of a row says nothing about the other one.
    let (first, second) = (unit.row("全市技术合同成交额"), unit.row("培育技术经纪人"));
    unit.type_into(Field::Target(first, Period::HalfYear), "≥480 亿元");
    let waits = |unit: &Unit| unit.form().indicators.row(first).unwrap().carried_over().collect::<Vec<_>>();
    assert_eq!((carried(unit.form()), asked(&unit), waits(&unit)), (107, 107, vec![Period::FullYear]));
    unit.history.apply(confirm_row(unit.form(), second).unwrap()).unwrap();
    assert_eq!((carried(unit.form()), confirm_row(unit.form(), second)), (105, None));
    let file = json::write(unit.form(), None);
    assert_eq!(json::read(&file).unwrap().form, *unit.form());
    unit.history.apply(confirm_carried_over(unit.form()).unwrap()).unwrap();
    assert_eq!((carried(unit.form()), asked(&unit)), (0, 0));
    assert_eq!(confirm_carried_over(unit.form()), None);
    assert!(!json::write(unit.form(), None).contains("carriedOver"));
    for expected in [105, 107, 108] {
        unit.history.undo();
        assert_eq!(carried(unit.form()), expected);
    }
    // The year after, they are to be confirmed anew.
    unit.history.redo();
    assert_eq!(carried(&next(unit.form())), 108);
}

#[test]
fn a_year_that_is_no_year_stays_to_be_filled_in() {
    for (year, expected) in [("2025", "2026"), (" ２０２５ ", "2026"), ("2025年度", "2026"), ("今年", ""), ("", "")]
    {
        assert_eq!(next(&Form { year: year.into(), ..standard_form("") }).year, expected, "{year}");
    }
}

#[test]
fn the_comparison_with_next_year_shows_no_indicator_as_new() {
    let form = finished();
    let comparison = compare(&form, &next(&form));
    let rows = |kind| comparison.changes.iter().filter(|c| c.kind == kind && c.column == "指标").count();
    assert_eq!((rows(ChangeKind::Added), rows(ChangeKind::Removed), comparison.count(ChangeKind::Moved)), (0, 0, 0));
}

#[test]
fn last_years_form_comes_and_goes_as_steps() {
    let mut history = History::new(declared_form());
    let last = last_year(&finished());
    history.apply(Edit::SetLastYear(Some(Box::new(last.clone())))).unwrap();
    assert_eq!(history.undo_name(), Some("载入上年目标表"));
    assert_eq!(history.form().last_year.as_deref(), Some(&last));
    history.apply(Edit::SetLastYear(None)).unwrap();
    assert_eq!(history.undo_name(), Some("移除上年目标表"));
    history.undo();
    assert_eq!(history.form().last_year.as_deref(), Some(&last));
    history.undo();
    assert_eq!(history.form(), &declared_form());
}

#[test]
fn a_file_brings_last_year_along() {
    let form = next(&finished());
    let opened = json::read(&json::write(&form, Some(results(&form)))).unwrap();
    assert_eq!((opened.form, opened.remarks), (form, vec![]));
}

#[test]
fn a_doubtful_last_year_is_said_to_be_doubtful() {
    let mut form = standard_form("2026");
    form.profile.unit = "苏州市图书馆".into();
    let last = |unit: &str, year: &str| LastYear {
        unit: unit.into(),
        year: year.into(),
        indicators: Vec::new(),
        ..LastYear::default()
    };
    assert!(last("苏州市 图书馆", "2025").doubts(&form).is_empty());
    let doubts = last("苏州市博物馆", "2024").doubts(&form);
    assert_eq!(doubts.len(), 2, "{doubts:?}");
    assert!(doubts[0].contains("苏州市博物馆") && doubts[1].contains("2024 年度"), "{doubts:?}");
    assert!(last("苏州市图书馆", "").doubts(&form)[0].contains("无法核对"));
}

#[test]
fn the_index_finds_what_the_list_finds() {
    let mut form = finished();
    // The same name below two 二级指标, with other values.
    let twin = form.indicators.group(Level1::Duty)[0].rows[0].clone();
    form.indicators.push_level2(Level1::Duty, "另一类", [Indicator { actual: PerPeriod::default(), ..twin }]);
    let last = last_year(&form);
    let index = last.index();
    for (level1, level2, row) in form.indicators.rows() {
        assert_eq!(index.row(level1, &level2.name, row), last.row(level1, &level2.name, row));
    }
}

proptest! {
    #[test]
    fn any_last_year_comes_back_from_a_file(texts in prop::collection::vec(any::<[String; 3]>(), 0..6), year in any::<String>()) {
        let mut form = standard_form("2026");
        let rows = texts.into_iter().map(|[level2, name, target]| budget_form::form::LastYearRow {
            level1: Level1::Duty, level2, actual: name.clone(), name, target,
        });
        form.last_year = Some(Box::new(LastYear { year: year.clone(), unit: year, indicators: rows.collect(), ..LastYear::default() }));
        prop_assert_eq!(json::read(&json::write(&form, None)).unwrap().form, form);
    }
}

#[test]
fn what_was_left_of_last_year_is_offered_as_carry_over_and_compared() {
    let mut unit = Unit::open(declared_form());
    unit.spend("基本支出", Period::FullYear, "655.77").spend("项目支出", Period::FullYear, "0.4");
    let evaluation = Evaluation::of(unit.form());
    let last = last_year_of(unit.form(), &evaluation);
    assert_eq!((last.budget.as_str(), last.executed.as_str()), ("658.29", "656.17"));
    let mut next = Unit::open(next_year_of(unit.form(), &evaluation));
    assert_eq!(next.form().last_year.as_deref(), Some(&last));
    let field = Field::Income(IncomeSource::CarryOver);
    let offer = offer_at(next.form(), field).unwrap();
    assert_eq!(
        (offer.plain.as_str(), offer.working.as_str()),
        ("2.12", "上年调整后预算 658.29 − 全年执行数 656.17 = 2.12 万元")
    );
    let found = |form: &Form| check(form).into_iter().filter(|of| of.rule.code() == "A23").collect::<Vec<_>>();
    assert_eq!(found(next.form()), [], "nothing is entered yet");
    next.type_into(Field::Income(IncomeSource::GeneralPublicBudget), "700");
    assert_eq!(
        found(next.form())[0].sentence,
        "上年结转资金 未填写，与上年调整后预算 658.29 − 全年执行数 656.17 = 2.12 万元不一致，请核对"
    );
    let edit = take_offer(next.form(), field).unwrap();
    next.do_step(edit);
    assert_eq!(next.form().text(field), Some("2.12"));
    assert_eq!((found(next.form()), offer_at(next.form(), field)), (Vec::new(), None));
    next.type_into(field, "3");
    assert!(offer_at(next.form(), field).is_some() && found(next.form()).len() == 1);
    // Where the year is not over yet, nothing is known.
    let open = Unit::open(declared_form());
    assert_eq!(last_year_of(open.form(), &Evaluation::of(open.form())).budget, "");
}
