//! A storage that fails: whatever the fault, forms can be made and worked on, nothing is lost on the way through the app, and nothing that is not kept
//! is said to be.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::edit::{Edit, History};
use budget_form::form::Field;
use budget_form::store::{
    Keeper, Kept, Opened, Saving, Shelf, SlotId, Storage, StorageError, open_with_steps, write_steps,
};
use support::browsers::{Browser, Fault, record, units};

const FAULTS: [(Fault, StorageError); 5] = [
    (Fault::Blocked, StorageError::Blocked),
    (Fault::Full, StorageError::Full),
    (Fault::Refusing, StorageError::Refused),
    (Fault::Deaf, StorageError::NotKept),
    (Fault::Unreadable, StorageError::Unreadable),
];

fn open(shelf: &Shelf, slot: &SlotId) -> Opened {
    Keeper::open(shelf.clone(), slot.clone()).unwrap().unwrap()
}

#[test]
fn forms_can_be_made_and_worked_on_whatever_the_fault() {
    for (fault, why) in FAULTS {
        let browser = Browser::with(fault);
        let shelf = Shelf::new(browser.clone(), "a");
        let (slot, kept) = shelf.add(&record(1, "甲"), 1);
        assert_eq!(kept, Err(why.clone()));
        let opened = open(&shelf, &slot);
        assert_eq!(opened.unsaved, Some(why.clone()));
        let mut keeper = opened.keeper;
        assert_eq!(keeper.save(&record(2, "甲二")), Saving::Held(why.clone()));
        // Another one, and the list shows both as what they are.
        shelf.add(&record(3, "乙"), 1).1.unwrap_err();
        assert_eq!(units(&shelf), ["乙", "甲二"]);
        assert!(shelf.list().iter().all(|entry| entry.unsaved == Some(why.clone())));
        assert_eq!((shelf.trouble(), shelf.has_held(), shelf.is_empty()), (Some(why), true, false));
    }
}

#[test]
fn what_could_not_be_saved_is_there_when_one_comes_back_with_its_steps() {
    for (fault, why) in FAULTS {
        let browser = Browser::new();
        let shelf = Shelf::new(browser.clone(), "a");
        let (slot, kept) = shelf.add(&record(1, "甲"), 1);
        kept.unwrap();
        let mut keeper = open(&shelf, &slot).keeper;
        browser.fault.set(fault);
        let mut history = History::new(record(1, "甲").form);
        history.apply(Edit::SetText(Field::Unit, "甲二".into())).unwrap();
        assert_eq!(keeper.save(&record(2, "甲二")), Saving::Held(why.clone()));
        keeper.keep_steps(&write_steps(&history));
        // The form is left by a link, and opened again.
        drop(keeper);
        let Opened { kept, mut keeper, steps, unsaved, .. } = open(&shelf, &slot);
        let Kept::Form(there) = kept else { panic!() };
        assert_eq!((there.form.profile.unit.as_str(), unsaved), ("甲二", Some(why)));
        assert_eq!(open_with_steps(there.form, &steps).undo_name(), history.undo_name());
        // What the storage held before is untouched, and once the fault is gone the form is saved over it.
        browser.fault.set(Fault::None);
        assert_eq!(units(&Shelf::new(browser.clone(), "look")), ["甲"]);
        assert_eq!(keeper.save(&record(3, "甲二")), Saving::Kept);
        assert_eq!(units(&Shelf::new(browser.clone(), "look")), ["甲二"]);
        assert_eq!((shelf.trouble(), shelf.has_held()), (None, false));
    }
}

#[test]
fn what_was_left_unsaved_is_tried_again_by_itself() {
    for (fault, _) in FAULTS {
        let browser = Browser::with(fault);
        let shelf = Shelf::new(browser.clone(), "a");
        shelf.add(&record(1, "甲"), 1).1.unwrap_err();
        shelf.add(&record(2, "乙"), 2).1.unwrap_err();
        assert!(!shelf.retry(None));
        assert_eq!(units(&shelf), ["乙", "甲"]);
        browser.fault.set(Fault::None);
        assert!(shelf.retry(None));
        assert!(!shelf.has_held());
        assert_eq!(units(&Shelf::new(browser, "look")), ["乙", "甲"]);
    }
}

#[test]
fn what_is_tried_again_does_not_go_over_another_window() {
    let browser = Browser::new();
    let shelf = Shelf::new(browser.clone(), "a");
    let (slot, _) = shelf.add(&record(1, "甲"), 1);
    browser.fault.set(Fault::Full);
    assert!(matches!(open(&shelf, &slot).keeper.save(&record(2, "甲在这里")), Saving::Held(_)));
    browser.fault.set(Fault::None);
    let other = Shelf::new(browser.clone(), "b");
    assert_eq!(open(&other, &slot).keeper.save(&record(3, "甲在那里")), Saving::Kept);
    assert!(shelf.retry(None));
    assert_eq!(units(&other), ["甲在这里", "甲在那里"]);
    // With the form open, saving asks the user instead.
    browser.fault.set(Fault::Full);
    let mut keeper = open(&shelf, &slot).keeper;
    assert!(matches!(keeper.save(&record(4, "甲又在这里")), Saving::Held(_)));
    browser.fault.set(Fault::None);
    assert!(!shelf.retry(Some(&slot)));
    assert_eq!(open(&other, &slot).keeper.save(&record(5, "甲又在那里")), Saving::Kept);
    assert!(matches!(keeper.save(&record(6, "甲又在这里")), Saving::Refused(_, _, Ok(()))));
    assert_eq!(units(&other), ["甲又在这里", "甲又在那里", "甲在这里"]);
}

#[test]
fn a_contest_with_a_storage_that_fails_loses_neither_side() {
    let browser = Browser::new();
    let shelf = Shelf::new(browser.clone(), "a");
    let (slot, _) = shelf.add(&record(1, "甲"), 1);
    let mut keeper = open(&shelf, &slot).keeper;
    let other = Shelf::new(browser.clone(), "b");
    open(&other, &slot).keeper.save(&record(2, "那里"));
    browser.fault.set(Fault::Full);
    let Saving::Refused(_, copy, Err(StorageError::Full)) = keeper.save(&record(3, "这里")) else { panic!() };
    assert!(copy.is_copy());
    assert_eq!(units(&shelf), ["这里", "那里"]);
    assert!(shelf.has_held());
    assert_eq!(keeper.theirs().unwrap().form.profile.unit, "那里");
    assert_eq!(keeper.overwrite(&record(4, "这里")), Err(StorageError::Full));
    assert_eq!(units(&Shelf::new(browser.clone(), "look")), ["那里"]);
    browser.fault.set(Fault::None);
    assert_eq!(keeper.save(&record(5, "这里")), Saving::Kept);
    shelf.retry(Some(&slot));
    assert!(units(&Shelf::new(browser, "look")).contains(&"这里".to_owned()));
}

#[test]
fn a_form_in_memory_can_be_deleted() {
    let browser = Browser::with(Fault::Full);
    let shelf = Shelf::new(browser.clone(), "a");
    let (slot, _) = shelf.add(&record(1, "甲"), 1);
    shelf.remove(&slot, 2).unwrap();
    assert!(shelf.is_empty() && !shelf.has_held());
    browser.fault.set(Fault::None);
    assert!(!shelf.retry(None));
    assert!(browser.storage.keys().unwrap().is_empty());
}

#[test]
fn what_takes_the_room_is_counted_and_others_are_left_alone() {
    let browser = Browser::new();
    browser.storage.set("somebody-else", "四个字符").unwrap();
    let shelf = Shelf::new(browser.clone(), "a");
    let (slot, _) = shelf.add(&record(1, "甲"), 1);
    open(&shelf, &slot).keeper.keep_steps("steps");
    let [entry] = &shelf.list()[..] else { panic!() };
    let stored: usize =
        browser.snapshot().iter().map(|(key, text)| 2 * (key.len() + text.encode_utf16().count())).sum();
    assert_eq!(shelf.room(None).of_others, 2 * (13 + 4));
    assert_eq!(shelf.room_of(&entry.slot) + shelf.room(None).of_others, stored);
    shelf.remove(&slot, 2).unwrap();
    assert_eq!(browser.storage.keys().unwrap(), ["somebody-else"]);
}
