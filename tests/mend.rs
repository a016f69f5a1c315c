//! Damaged records: what is whole of one is read, whatever is damaged costs itself alone, and nothing is taken for damaged that is not.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::exchange::json;
use budget_form::form::{Field, Form, standard_form};
use budget_form::store::{CopyState, Keeper, Kept, Record, Shelf, SlotId, Storage};
use proptest::prelude::*;
use serde_json::Value;
use support::browsers::{Browser, units, with_form};
use support::declared_form;

/// All texts of a form, wherever they stand in it.
fn texts(form: &Form) -> Vec<String> {
    fn collect(value: &Value, into: &mut Vec<String>) {
        match value {
            Value::String(text) => into.push(text.clone()),
            Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
            Value::Object(entries) => entries.values().for_each(|value| collect(value, into)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    collect(&json::form_value(form), &mut all);
    all.retain(|text| !text.is_empty());
    all
}

/// The texts of a form that stand nowhere in what was mended, not among its lines without a place either.
fn gone(from: &Form, mended: &Form) -> Vec<String> {
    let there = texts(mended);
    texts(from).into_iter().filter(|text| !there.iter().any(|of| of.contains(text.as_str()))).collect()
}

fn joined(lines: &[&str]) -> String {
    lines.join("\n")
}

#[test]
fn a_line_that_is_not_to_be_read_costs_itself_alone() {
    let form = declared_form();
    let text = json::write(&form, None);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() > 1_000);
    for at in 0..lines.len() {
        for junk in ["", "\u{0}\u{0}\u{0}", "      ?"] {
            let mut damaged = lines.clone();
            damaged[at] = junk;
            let damaged = joined(&damaged);
            if json::read(&damaged).is_ok() {
                continue;
            }
            let mended = json::mend(&damaged).unwrap_or_else(|| panic!("line {at} {:?}: nothing", lines[at]));
            let gone = gone(&form, &mended);
            let stood_there = |text: &String| lines[at].contains(&serde_json::to_string(text).unwrap());
            assert!(gone.iter().all(stood_there), "line {at} {:?}: {gone:?}", lines[at]);
        }
    }
}

#[test]
fn what_stands_before_a_broken_end_is_read() {
    let form = declared_form();
    let text = json::write(&form, None);
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).step_by(331).collect();
    let mut most = 0;
    for end in ends {
        let Some(mended) = json::mend(&text[..end]) else {
            assert!(most == 0, "nothing of {end}");
            continue;
        };
        let rows = mended.indicators.count();
        // A row is whole, or was cut: then what stands of it is in the form as well.
        let list = text[..end].split_once("\"indicators\": [").map_or("", |(_, list)| list);
        let whole = list.matches("\n      },").count();
        assert!(rows + 1 >= whole.min(form.indicators.count()), "{end}: {rows} of {whole}");
        most = most.max(rows);
    }
    assert_eq!(most, form.indicators.count());
}

#[test]
fn a_value_of_another_kind_is_told_and_the_others_are_read() {
    let form = declared_form();
    for (pointer, value, word) in [
        ("/form/year", Value::from(2025), "年度"),
        ("/form/stage", "none".into(), "阶段"),
        ("/form/indicators/3/target", "≥1".into(), "第 4 个指标"),
        ("/form/funds", serde_json::json!([1, "二"]), "部门整体资金"),
    ] {
        let mut file: Value = serde_json::from_str(&json::write(&form, None)).unwrap();
        *file.pointer_mut(pointer).unwrap() = value.clone();
        let text = serde_json::to_string_pretty(&file).unwrap();
        assert!(json::read(&text).is_err(), "{pointer}");
        let mended = json::mend(&text).unwrap();
        assert_eq!(mended.indicators.count(), form.indicators.count(), "{pointer}");
        assert!(mended.unplaced[0].reason.contains(word), "{pointer}: {:?}", mended.unplaced);
    }
    // A row that says no group it belongs to keeps its words.
    let mut file: Value = serde_json::from_str(&json::write(&form, None)).unwrap();
    file["form"]["indicators"][5].as_object_mut().unwrap().remove("level1");
    let mended = json::mend(&serde_json::to_string_pretty(&file).unwrap()).unwrap();
    assert_eq!(mended.indicators.count() + 1, form.indicators.count());
    assert_eq!(gone(&form, &mended), Vec::<String>::new());
}

#[test]
fn nothing_is_made_of_what_is_no_form_or_is_a_newer_one() {
    for text in [
        "",
        "x",
        "[",
        "{",
        "{}",
        "null",
        "5",
        "{\"format\":\"budget-form\"}",
        "{\"format\":\"budget-form\",\"form\":{\"year\":",
    ] {
        assert_eq!(json::mend(text), None, "{text}");
    }
    let newer = json::write(&declared_form(), None).replacen("\"version\": 2", "\"version\": 3", 1);
    assert_eq!(json::mend(&newer), None);
    assert_eq!(json::mend(&newer[..newer.len() / 2]), None);
    let other = json::write(&declared_form(), None).replacen("\"budget-form\"", "\"another\"", 1);
    assert_eq!(json::mend(&other), None);
    // Brackets without end neither end the program nor take long.
    assert_eq!(json::mend(&"[".repeat(1_000_000)), None);
    assert_eq!(json::mend(&"{\"a\":".repeat(200_000)), None);
}

proptest! {
    #[test]
    fn any_damage_is_borne(at in 0_usize..60_000, length in 0_usize..400, junk in ".{0,8}") {
        let text = json::write(&declared_form(), None);
        let place = |at: usize| text.char_indices().map(|(at, _)| at).nth(at).unwrap_or(text.len());
        let damaged = format!("{}{junk}{}", &text[..place(at)], &text[place(at + length)..]);
        if let Some(mended) = json::mend(&damaged) {
            // What was mended is a form like any other.
            let written = json::write(&mended, None);
            prop_assert_eq!(&json::read(&written).unwrap().form, &mended);
        }
    }
}

/// A browser whose only form is damaged, and the text that stands there.
fn damaged(damage: impl Fn(&str) -> String) -> (Browser, Shelf, SlotId, String) {
    let (browser, _, slot) = with_form("甲");
    let key = format!("budget-form/form/{slot}");
    let bad = damage(&browser.storage.get(&key).unwrap().unwrap());
    browser.storage.set(&key, &bad).unwrap();
    let shelf = Shelf::new(browser.clone(), "b");
    shelf.connect(&std::rc::Rc::new(browser.disk.clone()));
    (browser, shelf, slot, bad)
}

#[test]
fn a_damaged_record_is_mended_in_its_place_when_one_asks_for_it() {
    let (browser, shelf, slot, bad) =
        damaged(|good| good.replacen("\"stage\": \"declaration\"", "\"stage\": \"decl\u{0}", 1));
    assert!(matches!(shelf.get(&slot), Ok(Some(Kept::Unreadable(..)))));
    let mended = shelf.mended(&slot).unwrap();
    assert_eq!((mended.profile.unit.as_str(), mended.unplaced.len()), ("甲", 1));
    assert_eq!(mended.indicators, standard_form("2025").indicators);
    // Looking changes nothing.
    let key = format!("budget-form/form/{slot}");
    assert_eq!(browser.storage.get(&key).unwrap(), Some(bad));
    assert_eq!(shelf.mend(&slot, 9), Ok(true));
    assert_eq!(units(&shelf), ["甲"]);
    browser.disk.write();
    let opened = Keeper::open(shelf.clone(), slot.clone()).unwrap().unwrap();
    assert_eq!(opened.keeper.copy_state(), CopyState::Copied);
    assert_eq!(opened.kept, Kept::Form(Box::new(Record { saved_at: 9, form: mended })));
    assert_eq!(opened.steps, "");
    // It is a form like any other from then on, and there is nothing to mend.
    assert_eq!(units(&browser.window("c")), ["甲"]);
    assert_eq!(shelf.mend(&slot, 10), Ok(false));
}

#[test]
fn a_stamp_alone_may_be_what_is_damaged() {
    let (_, shelf, slot, _) = damaged(|good| format!("\u{0}\u{0}{good}"));
    let mended = shelf.mended(&slot).unwrap();
    assert!(mended.unplaced.is_empty());
    assert_eq!(mended.text(Field::Unit), Some("甲"));
    assert_eq!(shelf.mend(&slot, 9), Ok(true));
    assert_eq!(units(&shelf), ["甲"]);
}

#[test]
fn what_cannot_be_read_at_all_or_is_newer_stays_as_it_is() {
    for damage in ["5 w 1\nx", "5 w 1\n{\"format\":\"budget-form\",\"version\":999,\"form\":{\"year\":\"2030\"}}", ""] {
        let (browser, shelf, slot, bad) = damaged(|_| damage.to_owned());
        assert_eq!(shelf.mended(&slot), None);
        assert_eq!(shelf.mend(&slot, 9), Ok(false));
        assert_eq!(browser.storage.get(&format!("budget-form/form/{slot}")).unwrap(), Some(bad));
    }
    let (_, shelf, slot) = with_form("甲");
    assert_eq!(shelf.mended(&slot), None, "it is whole");
}

#[test]
fn who_saved_a_damaged_record_is_said() {
    let (_, shelf, slot, _) =
        damaged(|good| good.replacen('\n', " 0.1.0+abc1234\n", 1).replacen("\"year\":", "\"year\"", 1));
    let Ok(Some(Kept::Unreadable(_, why))) = shelf.get(&slot) else { panic!("it is damaged") };
    assert!(why.to_string().ends_with("；保存它的是 0.1.0（提交 abc1234）"), "{why}");
}
