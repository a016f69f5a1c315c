//! Finding words: in every text of the form, however they were written, and nothing that is not there.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::Evaluation;
use budget_form::find::{Hit, HitKind, find};
use budget_form::form::{BaseItem, Field, Form, Level1, Period, Stage, standard_form};
use proptest::prelude::*;
use support::Unit;
use support::fields::fields;

fn places(hits: &[Hit]) -> Vec<Field> {
    hits.iter().map(|hit| hit.field).collect()
}

fn goal(text: &str) -> Unit {
    let mut unit = Unit::new();
    unit.type_into(Field::AnnualGoal, text);
    unit
}

fn find_computed(form: &Form, words: &str) -> Vec<Hit> {
    budget_form::find::find_computed(form, &Evaluation::of(form), words)
}

#[test]
fn every_text_of_the_form_is_looked_at() {
    let empty = standard_form("2025");
    for field in fields(&empty) {
        let mut form = empty.clone();
        form.text_mut(field).unwrap().push_str("珊瑚");
        assert_eq!(places(&find(&form, "珊瑚")), [field], "{field}");
    }
    let mut all = empty.clone();
    let fields = fields(&empty);
    for field in &fields {
        all.text_mut(*field).unwrap().push_str("珊瑚");
    }
    let mut found = places(&find(&all, "珊瑚"));
    assert_eq!(found.len(), fields.len());
    found.dedup();
    assert_eq!(found.len(), fields.len());
}

#[test]
fn words_are_found_however_they_were_written() {
    for (text, words) in [
        ("成交额≥４５０ 亿元", "≥450亿元"),
        ("成交额≥450亿元", "４５０　亿元"),
        ("成交额≧450", "≥450"),
        ("培育技术经⼈", "经人"),
        ("完成APP开发", "app"),
        ("完成ａｐｐ开发", "APP"),
        ("负责馆藏数字\n化", "数字化"),
    ] {
        assert_eq!(places(&find(goal(text).form(), words)), [Field::AnnualGoal], "{words} in {text}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let form = goal("成交额450亿元");
    for words in ["", "  ", "\u{3000}", "450万元", "成交额450亿元元", "亿元450"] {
        assert!(find(form.form(), words).is_empty(), "{words:?}");
    }
}

#[test]
fn an_excerpt_shows_the_words_and_where_they_stand() {
    let long = format!("{}珊 瑚{}", "前".repeat(40), "后".repeat(40));
    let hits = find(goal(&long).form(), "珊瑚");
    let excerpt = &hits[0].excerpt;
    assert_eq!(excerpt.before, format!("…{}", "前".repeat(16)));
    assert_eq!(excerpt.words, "珊 瑚");
    assert_eq!(excerpt.after, format!("{}…", "后".repeat(16)));
    assert_eq!(excerpt.range, (40, 43));
    // 𠮷 takes two units.
    assert_eq!(find(goal("𠮷珊瑚").form(), "珊瑚")[0].excerpt.range, (2, 4));
}

#[test]
fn every_place_in_a_text_is_found_and_none_twice() {
    let unit = goal("珊瑚，珊 瑚\n珊珊瑚瑚");
    let hits = find(unit.form(), "珊瑚");
    let places: Vec<_> = hits.iter().map(|hit| (hit.field, hit.nth, hit.excerpt.range)).collect();
    assert_eq!(
        places,
        [(Field::AnnualGoal, 0, (0, 2)), (Field::AnnualGoal, 1, (3, 6)), (Field::AnnualGoal, 2, (8, 10))]
    );
    let ranges: Vec<_> = find(goal("啊啊啊啊啊").form(), "啊啊").iter().map(|hit| hit.excerpt.range).collect();
    assert_eq!(ranges, [(0, 2), (2, 4)]);
}

#[test]
fn a_hit_in_an_indicator_says_which_one() {
    let mut unit = Unit::new();
    let row = unit.add_duty("珊瑚数量", "≥3 株", "");
    let hits = find(unit.form(), "3株");
    assert_eq!(places(&hits), [Field::Target(row, Period::HalfYear)]);
    assert_eq!((hits[0].level1, hits[0].row.as_str()), (Some(Level1::Duty), "珊瑚数量"));
}

proptest! {
    #[test]
    fn any_piece_of_a_text_is_found_in_it(text in "[a-zA-Z０-９一-龥 \n≥]{1,40}", from in 0_usize..40, length in 1_usize..8) {
        let piece: String = text.chars().skip(from).take(length).collect();
        prop_assume!(!piece.trim().is_empty());
        let form = goal(&text);
        let hits = find(form.form(), &piece);
        let hit = hits.iter().find(|hit| hit.field == Field::AnnualGoal);
        prop_assert!(hit.is_some());
        let (start, end) = hit.unwrap().excerpt.range;
        let units: Vec<u16> = text.encode_utf16().collect();
        let shown = String::from_utf16(&units[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()]).unwrap();
        prop_assert_eq!(&shown, &hit.unwrap().excerpt.words);
    }
}

#[test]
fn a_status_and_a_computed_value_are_places_too_in_the_periods_that_are_reported() {
    let mut form = support::declared_form();
    let turnover = form.indicators.rows().find(|(.., row)| row.name == "全市技术合同成交额").unwrap().2.id;
    form.text_mut(Field::Actual(turnover, Period::HalfYear)).unwrap().push_str("100亿元");
    assert_eq!(find_computed(&form, "未达成"), [], "a plan has no status");
    form.stage = Stage::Monitoring;
    let hits = find_computed(&form, "未达");
    assert_eq!(places(&hits), [Field::Actual(turnover, Period::HalfYear)]);
    assert_eq!((hits[0].kind, hits[0].excerpt.words.as_str()), (HitKind::Status, "未达成"));
    assert_eq!(find_computed(&form, "达成"), [], "未达成 is not 达成");
    assert_eq!(find_computed(&form, "达"), [], "one character is in everything");
    assert_eq!(find(&form, "未达成"), [], "nobody typed it");

    form.text_mut(Field::Base(BaseItem::PlannedPayment, Period::HalfYear)).unwrap().push_str("200");
    form.text_mut(Field::Base(BaseItem::ActualPayment, Period::HalfYear)).unwrap().push_str("123.4");
    let hits = find_computed(&form, "61.70%");
    assert_eq!(hits.len(), 1, "{hits:?}");
    assert_eq!((hits[0].kind, hits[0].row.as_str()), (HitKind::Computed, "支付进度符合率"));
    let Field::Actual(row, _) = hits[0].field else { panic!("not an actual value") };
    form.text_mut(Field::Actual(row, Period::HalfYear)).unwrap().push_str("70%");
    assert_eq!(find_computed(&form, "61.70%"), [], "another value is typed over it");
}
