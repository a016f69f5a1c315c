//! What stands on the disk: the durable copies, what a killed browser finds again, and what of two savings counts.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::History;
use budget_form::store::{
    CopyState, DELETED_STAY_MS, Keeper, Kept, Opened, Record, Saving, Shelf, SlotId, Stamp, Storage, Unreadable,
    may_replace, open, open_with_steps, write_steps,
};
use proptest::prelude::*;
use support::actions::{action, edit};
use support::browsers::{Browser, Fault, record, units, with_form};

fn opened(shelf: &Shelf, slot: &SlotId) -> (Record, Keeper) {
    match Keeper::open(shelf.clone(), slot.clone()).unwrap() {
        Some(opened) => match opened.kept {
            Kept::Form(record) => (*record, opened.keeper),
            Kept::Unreadable(_, why) => panic!("{why}"),
        },
        None => panic!("no form"),
    }
}

#[test]
fn a_saving_counts_as_copied_only_when_the_disk_has_answered() {
    let (browser, shelf, slot) = with_form("甲");
    let (_, mut keeper) = opened(&shelf, &slot);
    assert_eq!(keeper.copy_state(), CopyState::Copied);
    assert_eq!(keeper.save(&record(2, "甲二")), Saving::Kept);
    assert_eq!(keeper.copy_state(), CopyState::OnTheWay);
    // What is typed meanwhile waits, and only the last of it is written.
    keeper.save(&record(3, "甲三"));
    keeper.save(&record(4, "甲四"));
    assert_eq!(browser.disk.on_the_way(), 1);
    browser.disk.write();
    assert_eq!(keeper.copy_state(), CopyState::Copied);
    assert!(browser.disk.all()[0].1.contains("甲四"));
    // A disk that refuses is asked again later.
    keeper.save(&record(5, "甲五"));
    browser.disk.refuse();
    assert_eq!(keeper.copy_state(), CopyState::Missing);
    assert_eq!(browser.disk.on_the_way(), 0);
    shelf.copies().retry();
    assert_eq!(keeper.copy_state(), CopyState::OnTheWay);
    browser.disk.write();
    assert_eq!(keeper.copy_state(), CopyState::Copied);
    assert!(browser.disk.all()[0].1.contains("甲五"));
}

#[test]
fn without_a_durable_store_nothing_counts_as_copied_until_it_comes() {
    let browser = Browser::new();
    let shelf = Shelf::new(browser.clone(), "a");
    let (slot, kept) = shelf.add(&record(1, "甲"), 1);
    kept.unwrap();
    let (_, keeper) = opened(&shelf, &slot);
    assert_eq!(keeper.copy_state(), CopyState::Missing);
    shelf.merge(&browser.disk.all(), 5);
    shelf.copies().connect(std::rc::Rc::new(browser.disk.clone()));
    browser.disk.write();
    assert_eq!(keeper.copy_state(), CopyState::Copied);
}

#[test]
fn who_asks_is_told_of_every_answer() {
    let (browser, shelf, slot) = with_form("甲");
    let told = std::rc::Rc::new(std::cell::RefCell::new(Vec::new()));
    let of = told.clone();
    shelf.copies().listen(move |slot| of.borrow_mut().push(slot.clone()));
    let (_, mut keeper) = opened(&shelf, &slot);
    keeper.save(&record(2, "甲二"));
    assert!(told.borrow().is_empty());
    browser.disk.write();
    assert_eq!(*told.borrow(), [slot]);
}

#[test]
fn what_is_on_its_way_is_handed_over_at_once_when_the_page_may_end() {
    let (browser, shelf, slot) = with_form("甲");
    let (_, mut keeper) = opened(&shelf, &slot);
    keeper.save(&record(2, "甲二"));
    keeper.save(&record(3, "甲三"));
    shelf.copies().hurry();
    assert_eq!(browser.disk.on_the_way(), 2);
    browser.disk.write();
    assert!(browser.disk.all()[0].1.contains("甲三"));
    assert_eq!(keeper.copy_state(), CopyState::Copied);
}

#[test]
fn a_killed_browser_finds_again_what_was_copied_though_its_storage_forgot_it() {
    let (browser, shelf, slot) = with_form("甲");
    let old = browser.snapshot();
    let (_, mut keeper) = opened(&shelf, &slot);
    for step in 2..9 {
        // The clock stands, and is set back in the end.
        keeper.save(&record(if step < 8 { 5 } else { 3 }, &format!("甲{step}")));
    }
    let (new, kept) = shelf.add(&record(9, "乙"), 9);
    kept.unwrap();
    browser.disk.write();
    browser.kill(&old);
    let again = browser.window("b");
    assert_eq!(units(&again), ["乙", "甲8"]);
    assert_eq!(opened(&again, &slot).0, record(3, "甲8"));
    assert_eq!(opened(&again, &new).0, record(9, "乙"));
    // It goes on from there, and the next window sees that.
    assert_eq!(opened(&again, &slot).1.save(&record(4, "甲9")), Saving::Kept);
    browser.disk.write();
    assert_eq!(units(&browser.window("c")), ["乙", "甲9"]);
}

/// The form that a window opens, with the steps that it offers.
fn taken_up(shelf: &Shelf, slot: &SlotId) -> History {
    let Ok(Some(Opened { kept: Kept::Form(record), steps, .. })) = Keeper::open(shelf.clone(), slot.clone()) else {
        panic!("no form")
    };
    open_with_steps(record.form, &steps)
}

proptest! {
    /// Steps have no copy on the disk. So after a kill there may be fewer, but those that are offered lead back through forms that were, to the first.
    #[test]
    fn after_a_kill_no_step_is_offered_that_leads_to_another_form(
        acts in prop::collection::vec((0_usize..5, action()), 1..40),
    ) {
        let (browser, shelf, slot) = with_form("甲");
        let (record, mut keeper) = opened(&shelf, &slot);
        let mut history = History::new(record.form);
        let mut were = vec![history.form().clone()];
        let mut flushed = browser.snapshot();
        for (at, (what, action)) in acts.into_iter().enumerate() {
            match what {
                0 => browser.disk.write(),
                1 => flushed = browser.snapshot(),
                2 => drop(history.undo()),
                _ => {
                    if let Some(edit) = edit(history.form(), action) {
                        drop(history.apply(edit));
                        history.seal();
                        were.push(history.form().clone());
                    }
                }
            }
            // Not each time: the page may end between the form and its steps.
            if at % 3 != 1 {
                prop_assert_eq!(keeper.save(&Record { saved_at: 5, form: history.form().clone() }), Saving::Kept);
                if at % 2 == 0 {
                    keeper.keep_steps(&write_steps(&history));
                }
            }
        }
        browser.kill(&flushed);
        let mut again = taken_up(&browser.window("b"), &slot);
        prop_assert!(were.contains(again.form()));
        let mut has_steps = false;
        while again.undo_name().is_some() {
            has_steps = true;
            prop_assert!(!again.undo().is_empty());
            prop_assert!(were.contains(again.form()));
        }
        prop_assert!(!has_steps || again.form() == &were[0]);
        while again.redo_name().is_some() {
            prop_assert!(!again.redo().is_empty());
            prop_assert!(were.contains(again.form()));
        }
    }
}

#[test]
fn a_storage_that_is_newer_than_its_copy_counts() {
    let (browser, shelf, slot) = with_form("甲");
    let (_, mut keeper) = opened(&shelf, &slot);
    keeper.save(&record(1, "甲二"));
    // Killed before the disk had it, but after the storage was written.
    browser.kill(&browser.snapshot());
    let again = browser.window("b");
    assert_eq!(units(&again), ["甲二"]);
    browser.disk.write();
    assert!(browser.disk.all()[0].1.contains("甲二"));
}

#[test]
fn of_two_that_went_on_from_one_saving_both_are_kept_once() {
    let (browser, shelf, slot) = with_form("甲");
    let old = browser.snapshot();
    let (_, mut keeper) = opened(&shelf, &slot);
    keeper.save(&record(2, "甲在磁盘"));
    browser.disk.write();
    browser.kill(&old);
    // A window that does not get the durable copies goes on from the old text.
    let (_, mut other) = opened(&Shelf::new(browser.clone(), "b"), &slot);
    assert_eq!(other.save(&record(3, "甲在存储")), Saving::Kept);
    let again = browser.window("c");
    assert_eq!(units(&again), ["甲在存储", "甲在磁盘"]);
    assert_eq!(opened(&again, &slot).0, record(3, "甲在存储"));
    browser.disk.write();
    assert_eq!(units(&browser.window("d")), ["甲在存储", "甲在磁盘"]);
}

#[test]
fn a_copy_that_comes_late_does_not_go_over_one_that_goes_on_from_it() {
    let first = Stamp::next(5, "a", &[]);
    let second = Stamp::next(5, "b", &[&first]);
    let [first, second] = [first, second].map(|stamp| format!("{}\n{{}}", stamp.line()));
    assert!(may_replace(None, &first) && may_replace(Some(&first), &second) && may_replace(Some(&first), &first));
    assert!(!may_replace(Some(&second), &first));
    assert!(may_replace(Some("no record"), &first));
}

#[test]
fn windows_that_follow_each_other_copy_the_last_saving() {
    let (browser, a, slot) = with_form("甲");
    let b = browser.window("b");
    let (_, mut ours) = opened(&a, &slot);
    let (_, mut theirs) = opened(&b, &slot);
    ours.save(&record(2, "甲二"));
    theirs.catch_up().unwrap();
    theirs.save(&record(3, "甲三"));
    browser.disk.write();
    // The first window hands its saving over once more.
    ours.catch_up().unwrap();
    browser.disk.write();
    assert!(browser.disk.all()[0].1.contains("甲三"));
}

#[test]
fn a_deleted_form_stays_deleted_though_the_storage_forgot_that() {
    let (browser, shelf, slot) = with_form("甲");
    let old = browser.snapshot();
    shelf.remove(&slot, 5).unwrap();
    browser.disk.write();
    browser.kill(&old);
    assert!(browser.window("b").is_empty());
    assert!(browser.storage.keys().unwrap().is_empty());
    // What was deleted still stands on the disk.
    assert!(browser.disk.all()[0].1.contains("甲"));
    // A form that is made while the clock stands does not take its slot.
    let (new, kept) = browser.window("c").add(&record(1, "乙"), 1);
    kept.unwrap();
    assert_ne!(new, slot);
    browser.disk.write();
    assert_eq!(units(&browser.window("d")), ["乙"]);
}

#[test]
fn a_deleted_form_can_be_had_back_for_thirty_days() {
    let (browser, shelf, slot) = with_form("甲");
    shelf.remove(&slot, 5).unwrap();
    let there = shelf.deleted();
    assert_eq!((there.len(), there[0].at, there[0].record.form.profile.unit.as_str()), (1, 5, "甲"));
    browser.disk.write();
    let again = browser.window_at("b", 5 + DELETED_STAY_MS);
    assert_eq!(again.deleted()[0].slot, slot);
    again.have_back(&slot, 7).unwrap();
    assert_eq!((units(&again), again.deleted().len()), (vec!["甲".to_owned()], 0));
    browser.disk.write();
    assert_eq!(units(&browser.window("c")), ["甲"]);
    // Deleted once more, and forgotten after its time.
    again.remove(&slot, 9).unwrap();
    browser.disk.write();
    assert_eq!(browser.window_at("d", 4).deleted().len(), 1, "a clock that was set back");
    assert!(browser.window_at("e", 10 + DELETED_STAY_MS).deleted().is_empty());
    assert!(browser.disk.all().is_empty());
}

#[test]
fn what_was_saved_after_a_deletion_elsewhere_is_not_deleted() {
    let (browser, shelf, slot) = with_form("甲");
    let (_, mut keeper) = opened(&browser.window("b"), &slot);
    shelf.remove(&slot, 5).unwrap();
    keeper.save(&record(6, "甲还在"));
    let saved = keeper.overwrite(&record(7, "甲还在"));
    assert_eq!(saved.unwrap(), None);
    browser.disk.write();
    browser.kill(&browser.snapshot());
    assert_eq!(units(&browser.window("c")), ["甲还在"]);
}

#[test]
fn a_damaged_record_gives_way_to_nothing_and_hides_nothing() {
    let (browser, _, slot) = with_form("甲");
    let key = format!("budget-form/form/{slot}");
    let good = browser.storage.get(&key).unwrap().unwrap();
    for damaged in [&good[..good.len() / 2], "", "x", "\n", &good.replace("budget-form", "budget-from")] {
        browser.storage.set(&key, damaged).unwrap();
        let shelf = browser.window("b");
        assert_eq!(units(&shelf), ["?", "甲"], "{damaged}");
        assert_eq!(browser.storage.get(&key).unwrap().as_deref(), Some(damaged));
        for copy in browser.storage.keys().unwrap().iter().filter(|key| key.contains("-copy")) {
            browser.storage.remove(copy).unwrap();
        }
    }
}

#[test]
fn a_record_of_a_newer_program_is_told_apart_and_stays() {
    let (browser, _, slot) = with_form("甲");
    let key = format!("budget-form/form/{slot}");
    let newer = "9 z 2;a:1\n{\"format\":\"budget-form\",\"version\":999,\"form\":{}}";
    browser.storage.set(&key, newer).unwrap();
    let shelf = browser.window("b");
    assert!(matches!(shelf.get(&slot), Ok(Some(Kept::Unreadable(_, Unreadable::Newer(_))))));
    assert_eq!(browser.storage.get(&key).unwrap().as_deref(), Some(newer));
    assert_eq!(units(&shelf), ["?", "甲"]);
}

#[test]
fn what_the_storage_does_not_take_comes_back_from_the_disk() {
    for fault in [Fault::Blocked, Fault::Full, Fault::Refusing, Fault::Deaf, Fault::Unreadable] {
        let (browser, shelf, slot) = with_form("甲");
        let (_, mut keeper) = opened(&shelf, &slot);
        browser.fault.set(fault);
        assert!(matches!(keeper.save(&record(2, "甲二")), Saving::Held(_)), "{fault:?}");
        browser.disk.write();
        assert_eq!(keeper.copy_state(), CopyState::Copied);
        // Closed and opened again, with the fault and without it.
        assert_eq!(units(&browser.window("b")), ["甲二"], "{fault:?}");
        browser.fault.set(Fault::None);
        let again = browser.window("c");
        assert_eq!(units(&again), ["甲二"], "{fault:?}");
        assert!(!again.has_held());
    }
}

#[test]
fn the_records_of_this_program_are_read_from_a_backup() {
    let (browser, shelf, slot) = with_form("甲");
    let (_, mut keeper) = opened(&shelf, &slot);
    keeper.save(&record(1_700_000_000_002, "甲二"));
    let text = browser.storage.get(&format!("budget-form/form/{slot}")).unwrap().unwrap();
    assert_eq!(open(&text).unwrap()[0].content.as_ref().unwrap().form, record(2, "甲二").form);
}
