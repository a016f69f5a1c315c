//! Two windows at one form.

use std::rc::Rc;

use super::*;
use crate::form::standard_form;
use crate::store::{MemoryStorage, Storage};

/// A storage that several windows share.
struct Shared(Rc<MemoryStorage>);

impl Storage for Shared {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.0.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.set(key, text)
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.0.keys()
    }
}

fn record(saved_at: u64, unit: &str) -> Record {
    let mut form = standard_form("2025");
    unit.clone_into(&mut form.profile.unit);
    Record { saved_at, form }
}

/// Two windows that opened the same form, and a third shelf to look at what is kept.
fn two_windows() -> (Keeper, Keeper, Shelf, SlotId) {
    windows_on(&Rc::new(MemoryStorage::default()))
}

fn windows_on(storage: &Rc<MemoryStorage>) -> (Keeper, Keeper, Shelf, SlotId) {
    let shelf = |window| Shelf::new(Shared(storage.clone()), window);
    let (slot, kept) = shelf("start").add(&record(1, ""), 1);
    kept.unwrap();
    let open = |window| Keeper::open(shelf(window), slot.clone()).unwrap().unwrap().keeper;
    (open("a"), open("b"), shelf("look"), slot.clone())
}

fn units(shelf: &Shelf) -> Vec<String> {
    let unit = |kept| if let Kept::Form(record) = kept { record.form.profile.unit } else { "?".into() };
    let mut units: Vec<String> = shelf.list().into_iter().map(|entry| unit(entry.kept)).collect();
    units.sort();
    units
}

#[test]
fn a_window_saves_over_its_own_work_only() {
    let (mut a, mut b, shelf, slot) = two_windows();
    assert_eq!(a.save(&record(2, "甲")), Saving::Kept);
    assert_eq!(a.save(&record(3, "甲二")), Saving::Kept);
    // Saved in the same millisecond, by another hand.
    let Saving::Refused(Rival::Changed(3), copy, Ok(())) = b.save(&record(3, "乙")) else { panic!() };
    assert_eq!(units(&shelf), ["乙", "甲二"]);
    assert!(copy.is_copy() && !slot.is_copy());
    assert_eq!(SlotId::parse(&copy.to_string()), Some(copy.clone()));
    // Typing on goes into the same copy.
    assert_eq!(b.save(&record(4, "乙二")), Saving::Refused(Rival::Changed(3), copy, Ok(())));
    assert_eq!(units(&shelf), ["乙二", "甲二"]);
}

#[test]
fn a_window_without_work_of_its_own_follows_the_other() {
    let (mut a, mut b, ..) = two_windows();
    assert_eq!(b.catch_up().unwrap(), News::Nothing);
    a.save(&record(2, "甲"));
    assert_eq!(b.catch_up().unwrap(), News::Newer(Box::new(record(2, "甲"))));
    assert_eq!(b.catch_up().unwrap(), News::Nothing);
    assert_eq!(b.save(&record(3, "乙")), Saving::Kept);
    assert!(matches!(a.save(&record(4, "甲")), Saving::Refused(Rival::Changed(3), _, Ok(()))));
}

#[test]
fn either_side_can_be_chosen_and_the_copy_goes() {
    let (mut a, mut b, shelf, _) = two_windows();
    a.save(&record(2, "甲"));
    b.save(&record(3, "乙"));
    assert_eq!(b.take_theirs().unwrap(), Some(record(2, "甲")));
    assert_eq!(units(&shelf), ["甲"]);
    assert_eq!(b.save(&record(4, "乙")), Saving::Kept);
    a.save(&record(5, "甲"));
    assert_eq!(a.overwrite(&record(6, "甲")).unwrap(), Some(record(4, "乙")));
    assert_eq!(units(&shelf), ["甲"]);
    assert_eq!(b.catch_up().unwrap(), News::Newer(Box::new(record(6, "甲"))));
}

#[test]
fn a_deleted_form_does_not_come_back_by_itself() {
    let (mut a, mut b, shelf, slot) = two_windows();
    shelf.remove(&slot, 9).unwrap();
    assert_eq!(a.catch_up().unwrap(), News::Lost(Rival::Deleted));
    assert_eq!(units(&shelf), Vec::<String>::new());
    assert!(matches!(b.save(&record(2, "乙")), Saving::Refused(Rival::Deleted, _, Ok(()))));
    assert_eq!(shelf.get(&slot).unwrap(), None);
    assert_eq!(units(&shelf), ["乙"]);
    assert_eq!(b.take_theirs().unwrap(), None);
    assert_eq!(b.overwrite(&record(3, "乙")).unwrap(), None);
    assert_eq!(shelf.get(&slot).unwrap(), Some(Kept::Form(Box::new(record(3, "乙")))));
    assert_eq!(units(&shelf), ["乙"]);
}

#[test]
fn what_another_program_wrote_is_left_alone() {
    let storage = Rc::new(MemoryStorage::default());
    let (mut a, _, shelf, slot) = windows_on(&storage);
    storage.set(&slot.key(), "9 z\n{\"format\":\"budget-form\",\"version\":999}").unwrap();
    assert!(matches!(a.save(&record(2, "甲")), Saving::Refused(Rival::Unreadable(_), _, Ok(()))));
    assert!(matches!(shelf.get(&slot).unwrap(), Some(Kept::Unreadable(..))));
}

#[test]
fn a_copy_that_somebody_works_on_stays() {
    let (mut a, mut b, shelf, _) = two_windows();
    a.save(&record(2, "甲"));
    let Saving::Refused(_, copy, Ok(())) = b.save(&record(3, "乙")) else { panic!() };
    let mut c = Keeper::open(shelf.clone(), copy).unwrap().unwrap().keeper;
    assert_eq!(c.save(&record(4, "丙")), Saving::Kept);
    b.save(&record(5, "乙二"));
    assert_eq!(units(&shelf), ["丙", "乙二", "甲"]);
    b.take_theirs().unwrap();
    assert_eq!(units(&shelf), ["丙", "甲"]);
}
