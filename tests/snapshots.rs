//! Snapshots: when they are taken, how many stay, what gives way, and what comes back.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that goes wrong stops there")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use budget_form::edit::Edit;
use budget_form::form::{Field, LastYear, Stage};
use budget_form::store::{
    CopyState, Keeper, MOST_AUTOMATIC, MOST_BY_HAND, NotTaken, Record, Shelf, SlotId, Snapshot, SnapshotReason,
    StorageError,
};
use support::browsers::{Browser, record, with_form};

const DAY: u64 = 24 * 60 * 60 * 1000;

fn take(shelf: &Shelf, slot: &SlotId, reason: SnapshotReason, at: u64) -> Result<(), NotTaken> {
    shelf.take_snapshot(slot, (reason, ""), at, &record(at, &format!("甲{at}")).form)
}

fn read(shelf: &Shelf, snapshot: &Snapshot) -> Option<Record> {
    let found = Rc::new(RefCell::new(None));
    let into = found.clone();
    shelf.snapshots().read(snapshot, move |record| *into.borrow_mut() = record);
    found.take()
}

#[test]
fn a_snapshot_is_listed_by_another_window_and_read_there() {
    let (browser, shelf, slot) = with_form("甲");
    let form = record(5, "甲五").form;
    shelf.take_snapshot(&slot, (SnapshotReason::ByHand, "报送 a/b"), 5, &form).unwrap();
    browser.disk.write();
    let other = browser.window("b");
    let list = other.snapshots().of(&slot);
    assert_eq!(
        list.iter().map(|of| (of.taken_at, of.reason, of.name.as_str())).collect::<Vec<_>>(),
        [(5, SnapshotReason::ByHand, "报送 a/b")]
    );
    assert_eq!(read(&other, &list[0]), Some(Record { saved_at: 5, form }));
    // It is no form of its own, and no record is written over by it.
    assert_eq!(support::browsers::units(&other), ["甲"]);
}

#[test]
fn one_that_is_on_its_way_is_listed_and_one_that_was_removed_meanwhile_does_not_stay() {
    let (browser, shelf, slot) = with_form("甲");
    take(&shelf, &slot, SnapshotReason::Stage, 5).unwrap();
    take(&shelf, &slot, SnapshotReason::Stage, 6).unwrap();
    shelf.snapshots().refresh();
    let list = shelf.snapshots().of(&slot);
    assert_eq!(list.len(), 2, "the disk does not have them yet");
    shelf.snapshots().remove(&list[0]);
    shelf.snapshots().refresh();
    browser.disk.write();
    shelf.snapshots().refresh();
    assert_eq!(shelf.snapshots().of(&slot).iter().map(|of| of.taken_at).collect::<Vec<_>>(), [5]);
    assert_eq!(browser.disk.all().iter().filter(|(key, _)| key.starts_with(Snapshot::PREFIX)).count(), 1);
}

#[test]
fn the_same_content_is_kept_once_but_by_hand_under_a_name() {
    let (_, shelf, slot) = with_form("甲");
    let form = record(1, "甲").form;
    let take = |reason, name: &str, at| shelf.take_snapshot(&slot, (reason, name), at, &form);
    assert_eq!(take(SnapshotReason::Stage, "", 5), Ok(()));
    assert_eq!(take(SnapshotReason::ManyCells, "", 6), Err(NotTaken::Same));
    assert_eq!(take(SnapshotReason::ByHand, "报送", 7), Ok(()));
    assert_eq!(take(SnapshotReason::ByHand, "报送", 8), Err(NotTaken::Same));
    assert_eq!(take(SnapshotReason::ByHand, "再报送", 9), Ok(()));
}

#[test]
fn of_older_days_the_last_one_stays_and_no_more_than_so_many() {
    let (browser, shelf, slot) = with_form("甲");
    for day in 1..40 {
        for hour in 0..3 {
            take(&shelf, &slot, SnapshotReason::ManyCells, day * DAY + hour).unwrap();
        }
    }
    browser.disk.write();
    let list = shelf.snapshots().of(&slot);
    assert_eq!(list.len(), MOST_AUTOMATIC);
    assert!(list.is_sorted_by(|a, b| a.taken_at > b.taken_at));
    let newest: Vec<u64> = list.iter().take(8).map(|of| of.taken_at).collect();
    let expected: Vec<u64> =
        (37..40).rev().flat_map(|day| (0..3).rev().map(move |hour| day * DAY + hour)).take(8).collect();
    assert_eq!(newest, expected);
    assert!(list.iter().skip(8).all(|of| of.taken_at % DAY == 2), "of an older day the last one");
    // What is no longer listed is no longer on the disk either.
    let on_disk = browser.disk.all().iter().filter(|(key, _)| key.starts_with(Snapshot::PREFIX)).count();
    assert_eq!(on_disk, MOST_AUTOMATIC);
}

#[test]
fn what_was_taken_by_hand_never_goes_by_itself_and_is_refused_when_there_are_too_many() {
    let (_, shelf, slot) = with_form("甲");
    for at in 1..=MOST_BY_HAND as u64 {
        take(&shelf, &slot, SnapshotReason::ByHand, at).unwrap();
    }
    assert_eq!(take(&shelf, &slot, SnapshotReason::ByHand, 99), Err(NotTaken::TooMany));
    for at in 100..200 {
        take(&shelf, &slot, SnapshotReason::Stage, at * DAY).unwrap();
    }
    let by_hand = shelf.snapshots().of(&slot).iter().filter(|of| of.reason == SnapshotReason::ByHand).count();
    assert_eq!(by_hand, MOST_BY_HAND);
}

#[test]
fn snapshots_give_way_when_the_disk_has_no_room_for_a_form() {
    let (browser, shelf, slot) = with_form("甲");
    for at in 2..8 {
        take(&shelf, &slot, SnapshotReason::Stage, at * DAY).unwrap();
    }
    take(&shelf, &slot, SnapshotReason::ByHand, DAY).unwrap();
    browser.disk.write();
    let mut keeper = Keeper::open(shelf.clone(), slot.clone()).unwrap().unwrap().keeper;
    keeper.save(&record(9, "甲九"));
    browser.disk.refuse();
    assert_eq!(shelf.snapshots().of(&slot).len(), 7, "another reason than want of room moves nothing");
    shelf.copies().retry();
    browser.disk.refuse_for(&StorageError::Full);
    let left: Vec<u64> = shelf.snapshots().of(&slot).iter().map(|of| of.taken_at / DAY).collect();
    assert_eq!(left, [7, 6, 5, 1], "the oldest automatic ones go first");
    shelf.copies().retry();
    browser.disk.write();
    assert_eq!(keeper.copy_state(), CopyState::Copied);
    // Down to none: a form is worth more than any of them.
    for step in 0..9 {
        keeper.save(&record(10 + step, "甲十"));
        browser.disk.refuse_for(&StorageError::Full);
    }
    assert!(shelf.snapshots().of(&slot).is_empty());
}

#[test]
fn without_a_store_none_is_taken_and_it_is_said() {
    let browser = Browser::new();
    let shelf = Shelf::new(browser, "a");
    let (slot, kept) = shelf.add(&record(1, "甲"), 1);
    kept.unwrap();
    assert!(!shelf.snapshots().is_connected());
    assert_eq!(take(&shelf, &slot, SnapshotReason::ByHand, 5), Err(NotTaken::NoStore));
    assert!(shelf.snapshots().of(&slot).is_empty());
}

#[test]
fn the_snapshot_of_another_day_is_what_was_saved_then() {
    let (browser, shelf, slot) = with_form("甲");
    let mut keeper = Keeper::open(shelf.clone(), slot.clone()).unwrap().unwrap().keeper;
    keeper.save(&record(DAY, "甲二"));
    keeper.take_snapshot_of_saved(SnapshotReason::Daily);
    keeper.save(&record(3 * DAY, "甲三"));
    browser.disk.write();
    let list = shelf.snapshots().of(&slot);
    assert_eq!(list.iter().map(|of| of.taken_at).collect::<Vec<_>>(), [DAY]);
    assert_eq!(read(&shelf, &list[0]).unwrap(), record(DAY, "甲二"));
}

#[test]
fn snapshots_stay_with_a_deleted_form_and_go_with_one_deleted_for_good() {
    let (browser, shelf, slot) = with_form("甲");
    take(&shelf, &slot, SnapshotReason::Stage, 5).unwrap();
    browser.disk.write();
    shelf.remove(&slot, 10).unwrap();
    browser.disk.write();
    let again = browser.window_at("b", 20);
    assert_eq!((again.deleted().len(), again.snapshots().of(&slot).len()), (1, 1));
    again.delete_for_good(&slot, 20);
    browser.disk.write();
    assert!(again.deleted().is_empty() && again.snapshots().of(&slot).is_empty());
    let third = browser.window_at("c", 30);
    assert!(third.deleted().is_empty() && third.list().is_empty());
    // Nothing of the form is left on the disk, and a storage that forgot the deletion does not bring it back.
    assert!(browser.disk.all().iter().all(|(_, text)| !text.contains('甲')), "{:?}", browser.disk.all());
}

#[test]
fn a_form_that_its_storage_brings_back_after_it_was_deleted_for_good_stays_deleted() {
    let (browser, shelf, slot) = with_form("甲");
    let before = browser.snapshot();
    shelf.remove(&slot, 10).unwrap();
    browser.disk.write();
    shelf.delete_for_good(&slot, 20);
    browser.disk.write();
    browser.kill(&before);
    let again = browser.window_at("b", 30);
    assert!(again.list().is_empty() && again.deleted().is_empty());
}

#[test]
fn snapshots_of_forms_that_are_gone_go_too() {
    let (browser, shelf, slot) = with_form("甲");
    take(&shelf, &slot, SnapshotReason::Stage, 5).unwrap();
    browser.disk.write();
    shelf.remove(&slot, 10).unwrap();
    browser.disk.write();
    let later = browser.window_at("b", 10 + 31 * DAY);
    assert!(later.snapshots().of(&slot).is_empty());
    assert!(!browser.disk.all().iter().any(|(key, _)| key.starts_with(Snapshot::PREFIX)));
}

#[test]
fn edits_that_change_much_are_the_ones_that_a_snapshot_is_taken_before() {
    let text = |at: u32| Edit::SetText(Field::Name(budget_form::form::RowId(at)), "甲".into());
    let several = |count| Edit::Several("粘贴".into(), (0..count).map(text).collect());
    let before = SnapshotReason::before;
    assert_eq!(before(&Edit::SetStage(Stage::Monitoring)), Some(SnapshotReason::Stage));
    assert_eq!(before(&Edit::SetLastYear(Some(Box::new(LastYear::default())))), Some(SnapshotReason::Import));
    assert_eq!(before(&several(20)), Some(SnapshotReason::ManyCells));
    assert_eq!(before(&several(19)), None);
    assert_eq!(before(&text(1)), None);
}
