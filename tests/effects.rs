//! What each setting does in a form, as the figures that it decides: what they are now, and what they would be with another choice.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::Edit;
use budget_form::evaluate::{Change, Setting, Shown};
use budget_form::form::{Choice, Field, Form, Grade, Period, Settings};
use support::Unit;
use support::evaluated::effects_of;
use support::evaluated::explain;

use Period::{FullYear, HalfYear};
use support::declared_form;

/// A unit that adjusted its budget, missed one target by a little, and has weights.
fn unit() -> Unit {
    let mut unit = Unit::open(declared_form());
    unit.spend("基本支出", HalfYear, "300").spend("项目支出", HalfYear, "0").adjust("基本支出", HalfYear, "-58.29");
    let [complaints, signed] = ["技术经纪人培训", "培育技术经纪人"].map(|name| unit.row(name));
    unit.type_into(Field::Target(complaints, HalfYear), "≤10天").type_into(Field::Actual(complaints, HalfYear), "14天");
    unit.type_into(Field::Target(signed, FullYear), "不适用").type_into(Field::Weight(signed), "40");
    let duty = unit.row("全市技术合同成交额");
    unit.type_into(Field::Weight(duty), "60").type_into(Field::Actual(duty, FullYear), "1800 亿元");
    let rest: Vec<_> = unit
        .form()
        .indicators
        .filled()
        .map(|(_, _, row)| row)
        .filter(|row| row.weight.is_empty())
        .map(|row| row.id)
        .collect();
    for row in rest {
        unit.type_into(Field::Weight(row), "0");
    }
    unit
}

fn choice(label: &str) -> Setting {
    Setting::Chosen(Choice::all().into_iter().flatten().find(|choice| choice.label() == label).unwrap())
}

fn text_of(shown: &Shown) -> String {
    format!("{} {}", shown.name, shown.text)
}

fn now(form: &Form, setting: Setting) -> Vec<String> {
    effects_of(form).effect(form, setting).now.iter().map(text_of).collect()
}

/// `choice: figure → other`, of the first other choice.
fn otherwise(form: &Form, setting: Setting) -> Vec<String> {
    let others = effects_of(form).effect(form, setting).others;
    let lines = others.into_iter().map(|(words, changes)| {
        let changes: Vec<String> =
            changes.iter().map(|Change { now, then }| format!("{} → {then}", text_of(now))).collect();
        format!("{words}：{}", changes.join("；"))
    });
    lines.collect()
}

#[test]
fn a_setting_shows_its_figures_now_and_with_the_other_choice() {
    let unit = unit();
    assert_eq!(now(unit.form(), choice("执行率的分母")), ["半年执行率 50.00%", "全年执行率 未填"]);
    let changes = otherwise(unit.form(), choice("执行率的分母"));
    assert!(
        changes[0].starts_with("若为“年初预算”：半年执行率 50.00% → 45.57%；基本支出半年执行率 50.03% → 45.60%"),
        "{changes:?}"
    );
    assert!(
        changes[0].contains("“预算执行率”半年 实际 50.00% 达成（完成率 111.11%） → 实际 45.57% 达成（完成率 101.27%）"),
        "{changes:?}"
    );
    assert_eq!(now(unit.form(), choice("支付进度的比较对象")), ["半年支付进度 101.84%"]);
}

#[test]
fn rows_that_would_stand_otherwise_are_named_with_both_states() {
    let mut unit = unit();
    assert_eq!(
        otherwise(unit.form(), choice("反向指标完成率的算法")),
        ["若为“目标值 ÷ 实际值”：“技术经纪人培训”半年 部分达成（完成率 60.00%） → 部分达成（完成率 71.43%）"]
    );
    unit.type_into(Field::PartialFrom, "75");
    assert_eq!(
        otherwise(unit.form(), Setting::Typed(Field::PartialFrom)),
        ["若为默认：“技术经纪人培训”半年 未达成（完成率 60.00%） → 部分达成（完成率 60.00%）"]
    );
    unit.type_into(Field::PartialFrom, "60");
    assert_eq!(otherwise(unit.form(), Setting::Typed(Field::PartialFrom)), Vec::<String>::new());
}

#[test]
fn weights_deviations_and_grades_name_their_rows() {
    let mut unit = unit();
    assert_eq!(now(unit.form(), choice("不适用指标的权重")), ["“培育技术经纪人”得分 –"]);
    assert!(otherwise(unit.form(), choice("不适用指标的权重"))[1].contains("“培育技术经纪人”得分 – → 40.00"));
    assert_eq!(
        now(unit.form(), Setting::Typed(Field::DeviationFrom)),
        ["“全市技术合同成交额”全年 达成（完成率 200.00%），偏离"]
    );
    let good = Setting::Typed(Field::GradeFrom(Grade::Good));
    assert_eq!(now(unit.form(), good), ["总分 100.00，等级 优"]);
    unit.type_into(Field::GradeFrom(Grade::Excellent), "八十");
    assert_eq!(now(unit.form(), good), ["总分 100.00，等级 优（等级起点没有依次降低或看不懂，暂按 90、80、60 确定）"]);
}

/// The list is cut short on the screen, so what matters most stands first.
#[test]
fn the_total_comes_before_the_rates_of_the_form_and_these_before_its_rows() {
    let mut unit = unit();
    let [rate, turnover] = ["预算执行率", "全市技术合同成交额"].map(|name| unit.row(name));
    unit.type_into(Field::Actual(rate, FullYear), "96%");
    unit.type_into(Field::Weight(turnover), "50").type_into(Field::Weight(rate), "10");
    let changes = effects_of(unit.form()).effect(unit.form(), choice("不适用指标的权重")).others;
    let names: Vec<&str> = changes[0].1.iter().map(|change| change.now.name.as_str()).collect();
    let rank = |name: &&str| match *name {
        "总分" => 0,
        name if !name.starts_with('“') => 1,
        name if name.ends_with("得分") => 2,
        _ => 3,
    };
    assert!(names.is_sorted_by_key(rank) && names.first() == Some(&"总分"), "{names:?}");
    let all: Vec<_> = choice_changes(unit.form(), "执行率的分母");
    assert!(all.iter().map(String::as_str).is_sorted_by_key(|name| rank(&name)), "{all:?}");
}

fn choice_changes(form: &Form, label: &str) -> Vec<String> {
    let others = effects_of(form).effect(form, choice(label)).others;
    others.into_iter().flat_map(|(_, changes)| changes).map(|change| change.now.name).collect()
}

/// What is said of another choice is what comes when it is chosen, and every figure in it can explain itself.
#[test]
fn what_is_promised_comes_when_it_is_chosen() {
    let mut unit = unit();
    for all in Choice::all() {
        for choice in &all {
            unit.do_step(Edit::Choose(*choice));
            let effects = effects_of(unit.form());
            let effect = effects.effect(unit.form(), Setting::Chosen(*choice));
            assert_eq!(effect.others.len(), all.len() - 1);
            for (other, (words, changes)) in all.iter().filter(|other| *other != choice).zip(effect.others) {
                assert!(words.contains(other.chosen()), "{words}");
                let mut chosen = unit.form().clone();
                chosen.settings.choose(*other);
                let then = effects_of(&chosen).effect(&chosen, Setting::Chosen(*choice));
                let back = then.others.into_iter().find(|(words, _)| words.contains(choice.chosen())).unwrap().1;
                let there: Vec<(String, String)> =
                    changes.iter().map(|change| (change.now.text.clone(), change.then.clone())).collect();
                let back: Vec<(String, String)> =
                    back.into_iter().map(|change| (change.then, change.now.text)).collect();
                assert_eq!(there, back, "{words}");
                assert!(changes.iter().all(|change| explain(unit.form(), change.now.figure).is_some()));
            }
        }
        unit.do_step(Edit::Choose(all[0]));
    }
    assert_eq!(unit.form().settings, Settings::default());
}
