//! One window's hold on one slot. The windows of a browser share the storage and know nothing of each other, so a window saves only over what it
//! has itself read or written last. What it may not save is put aside as a copy: a form that is on the screen is always kept somewhere.

use super::{Kept, Record, Shelf, SlotId, Stamp, StorageError};

/// What another window did to the slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rival {
    /// It saved the form, at this time.
    Changed(u64),
    /// It saved something that cannot be read here, and why.
    Unreadable(String),
    /// The other window deleted the form.
    Deleted,
}

/// What became of saving a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The form is in its slot.
    Kept,
    /// Another window saved in between. Its record is untouched; ours is kept in a copy, or why it is not.
    Refused(Rival, Result<SlotId, StorageError>),
}

/// What the slot holds beside what was read or written last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The slot holds what was read or written last.
    Nothing,
    /// A form that another window saved since.
    Newer(Box<Record>),
    /// Something that cannot be shown: the form is gone or unreadable.
    Lost(Rival),
}

/// A slot, and what this window last read or wrote there.
pub struct Keeper {
    shelf: Shelf,
    slot: SlotId,
    seen: Stamp,
    copy: Option<(SlotId, Stamp)>,
}

impl Keeper {
    /// Opens a slot; `None` when it is free.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn open(shelf: Shelf, slot: SlotId) -> Result<Option<(Kept, Self)>, StorageError> {
        let found = shelf.get_stamped(&slot)?;
        Ok(found.map(|(seen, kept)| (kept, Self { shelf, slot, seen, copy: None })))
    }

    /// The slot the form is kept in.
    pub fn slot(&self) -> &SlotId {
        &self.slot
    }

    /// Whether a change of the storage is one of this slot. Without a key, everything changed.
    pub fn concerns(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| key == self.slot.key())
    }

    /// Saves, unless another window was there in between; then the form is put aside.
    ///
    /// # Errors
    /// [`StorageError`] when the form could not be kept.
    pub fn save(&mut self, record: &Record) -> Result<Saving, StorageError> {
        let rival = match self.news()?.0 {
            News::Nothing => {
                self.seen = self.shelf.put(&self.slot, record)?;
                return Ok(Saving::Kept);
            }
            News::Newer(theirs) => Rival::Changed(theirs.saved_at),
            News::Lost(rival) => rival,
        };
        Ok(Saving::Refused(rival, self.put_aside(record)))
    }

    /// The steps that led to the form as it was last read or written, as they were given to [`Self::keep_steps`]; empty when none are kept.
    pub fn steps(&self) -> String {
        self.shelf.steps(&self.slot, &self.seen).unwrap_or_default()
    }

    /// Keeps the steps that led to the form as it was just saved. They carry the stamp of that saving: over another window's form they are never
    /// taken up. Where there is no room for them they are dropped; the form is kept all the same.
    pub fn keep_steps(&self, steps: &str) {
        self.shelf.put_steps(&self.slot, &self.seen, steps);
    }

    /// Looks whether another window was there, for a window that has nothing of its own to save: what is newer then counts as read.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn catch_up(&mut self) -> Result<News, StorageError> {
        let (news, stamp) = self.news()?;
        if let (News::Newer(_), Some(stamp)) = (&news, stamp) {
            self.seen = stamp;
        }
        Ok(news)
    }

    /// Decides for the other window: gives its form, which then counts as read, and drops the copy of ours. `None` where it has none to give;
    /// nothing is changed then.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn take_theirs(&mut self) -> Result<Option<Record>, StorageError> {
        let Some((stamp, Kept::Form(record))) = self.shelf.get_stamped(&self.slot)? else { return Ok(None) };
        self.seen = stamp;
        self.drop_copy();
        Ok(Some(*record))
    }

    /// Decides for this window: saves over whatever is there, and drops the copy. Gives the form that was there.
    ///
    /// # Errors
    /// [`StorageError`]; the other window's work is then still there.
    pub fn overwrite(&mut self, record: &Record) -> Result<Option<Record>, StorageError> {
        let there = self.shelf.get(&self.slot)?;
        self.seen = self.shelf.put(&self.slot, record)?;
        self.drop_copy();
        Ok(there.and_then(|kept| if let Kept::Form(record) = kept { Some(*record) } else { None }))
    }

    /// Keeps the form beside its slot: in the copy made before, or in a new one where that was opened and changed since.
    ///
    /// # Errors
    /// [`StorageError`] when the form could not be kept.
    pub fn put_aside(&mut self, record: &Record) -> Result<SlotId, StorageError> {
        let slot = match &self.copy {
            Some((slot, seen)) if self.shelf.stamp(slot)?.as_ref() == Some(seen) => slot.clone(),
            _ => self.shelf.free_copy_slot(&self.slot)?,
        };
        let stamp = self.shelf.put(&slot, record)?;
        self.copy = Some((slot.clone(), stamp));
        Ok(slot)
    }

    /// The copy goes when it is no longer needed, unless somebody opened and changed it. Where it cannot be removed it stays: one form too many
    /// does no harm.
    fn drop_copy(&mut self) {
        if let Some((slot, seen)) = self.copy.take()
            && self.shelf.stamp(&slot) == Ok(Some(seen))
        {
            drop(self.shelf.remove(&slot));
        }
    }

    /// What the slot holds beside what was seen last, and its stamp. The stamps are compared first, because decoding a long form takes its time.
    fn news(&self) -> Result<(News, Option<Stamp>), StorageError> {
        if self.shelf.stamp(&self.slot)?.as_ref() == Some(&self.seen) {
            return Ok((News::Nothing, None));
        }
        Ok(match self.shelf.get_stamped(&self.slot)? {
            None => (News::Lost(Rival::Deleted), None),
            Some((stamp, Kept::Unreadable(_, why))) => (News::Lost(Rival::Unreadable(why)), Some(stamp)),
            Some((stamp, Kept::Form(record))) => (News::Newer(record), Some(stamp)),
        })
    }
}

#[cfg(test)]
mod tests {
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
        let shelf = |writer| Shelf::new(Shared(storage.clone()), writer);
        let slot = shelf("start").free_slot(1).unwrap();
        shelf("start").put(&slot, &record(1, "")).unwrap();
        let open = |writer| Keeper::open(shelf(writer), slot.clone()).unwrap().unwrap().1;
        (open("a"), open("b"), shelf("look"), slot.clone())
    }

    fn units(shelf: &Shelf) -> Vec<String> {
        let unit = |kept| if let Kept::Form(record) = kept { record.form.profile.unit } else { "?".into() };
        let mut units: Vec<String> = shelf.list().unwrap().into_iter().map(|(_, kept)| unit(kept)).collect();
        units.sort();
        units
    }

    #[test]
    fn a_window_saves_over_its_own_work_only() {
        let (mut a, mut b, shelf, slot) = two_windows();
        assert_eq!(a.save(&record(2, "甲")).unwrap(), Saving::Kept);
        assert_eq!(a.save(&record(3, "甲二")).unwrap(), Saving::Kept);
        // Saved in the same millisecond, by another hand.
        let Saving::Refused(Rival::Changed(3), Ok(copy)) = b.save(&record(3, "乙")).unwrap() else { panic!() };
        assert_eq!(units(&shelf), ["乙", "甲二"]);
        assert!(copy.is_copy() && !slot.is_copy());
        assert_eq!(SlotId::parse(&copy.to_string()), Some(copy.clone()));
        // Typing on goes into the same copy.
        assert_eq!(b.save(&record(4, "乙二")).unwrap(), Saving::Refused(Rival::Changed(3), Ok(copy)));
        assert_eq!(units(&shelf), ["乙二", "甲二"]);
    }

    #[test]
    fn a_window_without_work_of_its_own_follows_the_other() {
        let (mut a, mut b, ..) = two_windows();
        assert_eq!(b.catch_up().unwrap(), News::Nothing);
        a.save(&record(2, "甲")).unwrap();
        assert_eq!(b.catch_up().unwrap(), News::Newer(Box::new(record(2, "甲"))));
        assert_eq!(b.catch_up().unwrap(), News::Nothing);
        assert_eq!(b.save(&record(3, "乙")).unwrap(), Saving::Kept);
        assert!(matches!(a.save(&record(4, "甲")).unwrap(), Saving::Refused(Rival::Changed(3), Ok(_))));
    }

    #[test]
    fn either_side_can_be_chosen_and_the_copy_goes() {
        let (mut a, mut b, shelf, _) = two_windows();
        a.save(&record(2, "甲")).unwrap();
        b.save(&record(3, "乙")).unwrap();
        assert_eq!(b.take_theirs().unwrap(), Some(record(2, "甲")));
        assert_eq!(units(&shelf), ["甲"]);
        assert_eq!(b.save(&record(4, "乙")).unwrap(), Saving::Kept);
        a.save(&record(5, "甲")).unwrap();
        assert_eq!(a.overwrite(&record(6, "甲")).unwrap(), Some(record(4, "乙")));
        assert_eq!(units(&shelf), ["甲"]);
        assert_eq!(b.catch_up().unwrap(), News::Newer(Box::new(record(6, "甲"))));
    }

    #[test]
    fn a_deleted_form_does_not_come_back_by_itself() {
        let (mut a, mut b, shelf, slot) = two_windows();
        shelf.remove(&slot).unwrap();
        assert_eq!(a.catch_up().unwrap(), News::Lost(Rival::Deleted));
        assert_eq!(units(&shelf), Vec::<String>::new());
        assert!(matches!(b.save(&record(2, "乙")).unwrap(), Saving::Refused(Rival::Deleted, Ok(_))));
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
        assert!(matches!(a.save(&record(2, "甲")).unwrap(), Saving::Refused(Rival::Unreadable(_), Ok(_))));
        assert!(matches!(shelf.get(&slot).unwrap(), Some(Kept::Unreadable(..))));
    }

    #[test]
    fn a_copy_that_somebody_works_on_stays() {
        let (mut a, mut b, shelf, _) = two_windows();
        a.save(&record(2, "甲")).unwrap();
        let Saving::Refused(_, Ok(copy)) = b.save(&record(3, "乙")).unwrap() else { panic!() };
        shelf.put(&copy, &record(4, "丙")).unwrap();
        b.save(&record(5, "乙二")).unwrap();
        assert_eq!(units(&shelf), ["丙", "乙二", "甲"]);
        b.take_theirs().unwrap();
        assert_eq!(units(&shelf), ["丙", "甲"]);
    }
}
