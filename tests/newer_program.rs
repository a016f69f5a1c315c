//! A record that a newer program has saved: it is named, and nothing in it that this one does not know is lost by saving.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::store::{Keeper, Kept, SlotId, Stamp, Storage, Unreadable};
use support::browsers::{Browser, record};

const KEY: &str = "budget-form/form/1";

/// A form that `program` has saved, with `change` made to its text.
fn saved_by(program: &str, change: impl Fn(&str) -> String) -> Browser {
    let browser = Browser::new();
    let shelf = browser.window("a").written_by(program);
    shelf.add(&record(1, "甲"), 1).1.unwrap();
    let text = browser.storage.get(KEY).unwrap().unwrap();
    browser.storage.set(KEY, &change(&text)).unwrap();
    browser.disk.refuse();
    browser
}

fn opened(browser: &Browser) -> (Kept, Option<String>) {
    let opened = Keeper::open(browser.window("b"), SlotId::parse("1").unwrap()).unwrap().unwrap();
    (opened.kept, opened.newer_program)
}

#[test]
fn a_saving_says_which_program_wrote_it() {
    let browser = saved_by("0.1.0+abc12345", str::to_owned);
    let text = browser.storage.get(KEY).unwrap().unwrap();
    assert_eq!(Stamp::of(&text).program(), Some("0.1.0+abc12345"));
    assert!(matches!(opened(&browser), (Kept::Form(_), None)));
    // Whoever goes on from it says so itself.
    let shelf = browser.window("b").written_by("0.1.1");
    let mut keeper = Keeper::open(shelf, SlotId::parse("1").unwrap()).unwrap().unwrap().keeper;
    keeper.save(&record(2, "乙"));
    let text = browser.storage.get(KEY).unwrap().unwrap();
    assert_eq!(Stamp::of(&text).program(), Some("0.1.1"));
}

#[test]
fn a_form_that_a_newer_program_saved_is_opened_where_nothing_is_lost_and_the_program_is_named() {
    let browser = saved_by("99.2.0+abc12345", str::to_owned);
    let (kept, newer) = opened(&browser);
    assert!(matches!(kept, Kept::Form(_)));
    assert_eq!(newer.as_deref(), Some("99.2.0（提交 abc12345）"));
}

#[test]
fn what_would_be_lost_by_saving_is_not_written_over() {
    let more = |text: &str| text.replacen("\"year\":", "\"holiday\": \"春节\", \"year\":", 1);
    let (kept, _) = opened(&saved_by("99.2.0", more));
    match kept {
        Kept::Unreadable(_, Unreadable::Newer(why)) => {
            assert!(why.contains("99.2.0") && why.contains("请用那个版本打开"), "{why}");
        }
        // Where keys that are not known are kept with the form, nothing would be lost.
        Kept::Form(record) => assert!(budget_form::exchange::json::write(&record.form, None).contains("春节")),
        other @ Kept::Unreadable(..) => panic!("{other:?}"),
    }
    // Of this program it is no more than a key too many, and an empty one says nothing.
    assert!(matches!(opened(&saved_by("0.1.0", more)).0, Kept::Form(_)));
    let empty = |text: &str| text.replacen("\"year\":", "\"holiday\": {\"a\": [\"\"]}, \"year\":", 1);
    assert!(matches!(opened(&saved_by("99.2.0", empty)).0, Kept::Form(_)));
}

#[test]
fn a_format_of_a_newer_program_is_named_with_the_program() {
    let newer = |text: &str| text.replacen("\"version\": 2", "\"version\": 3", 1);
    let (kept, _) = opened(&saved_by("99.2.0+abc12345", newer));
    let Kept::Unreadable(_, Unreadable::Newer(why)) = kept else { panic!("{kept:?}") };
    assert!(why.contains("99.2.0（提交 abc12345）"), "{why}");
}
