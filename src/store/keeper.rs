//! One window's hold on one slot. The windows of a browser share the storage and know nothing of each other, so a window saves only over what it
//! has itself read or written last. What it may not save is put aside as a copy: a form that is on the screen is always kept somewhere.

use core::borrow::Borrow;
use std::rc::Rc;

use super::exported::Deed;
use super::late::CopyState;
use super::record::{envelope, is_newer, program_in_words};
use super::{Exported, Kept, NotTaken, Record, Shelf, SlotId, SnapshotReason, Stamp, StorageError};
use crate::form::{Form, Stage};

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
    /// The storage did not take it, for this reason. It is held in memory, where the shelf has it.
    Held(StorageError),
    /// Another window saved in between. Its record is untouched; ours is in a copy, in the storage or for the reason given in memory only.
    Refused(Rival, SlotId, Result<(), StorageError>),
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
    /// What the storage held when it was looked at last; `None` for a form that the storage never took.
    seen: Option<Stamp>,
    /// The saving that what is on the screen goes on from; not in the storage where that did not take it.
    last: Stamp,
    copy: Option<(SlotId, Stamp)>,
}

/// A slot that was opened.
pub struct Opened {
    /// What it holds.
    pub kept: Kept,
    /// The hold on it.
    pub keeper: Keeper,
    /// The steps that led to it, as they were given to [`Keeper::keep_steps`]; empty when none are kept.
    pub steps: String,
    /// The program that saved it, in words, where that is newer than this one.
    pub newer_program: Option<String>,
    /// Why the storage did not take it, where it is in memory only.
    pub unsaved: Option<StorageError>,
}

impl Keeper {
    /// Opens a slot; `None` when it is free. Its durable copy is made, if it is not made yet.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn open(shelf: Shelf, slot: SlotId) -> Result<Option<Opened>, StorageError> {
        let Some(found) = shelf.find(&slot)? else { return Ok(None) };
        if found.held.is_none() && matches!(found.kept, Kept::Form(_)) {
            shelf.copy_stored(&slot);
        }
        let (steps, unsaved) = match found.held {
            Some((steps, why)) => (steps, Some(why)),
            None => (shelf.steps(&slot, &found.last).unwrap_or_default(), None),
        };
        let newer_program = found.last.program().filter(|by| is_newer(by)).map(program_in_words);
        let keeper = Self { shelf, slot, seen: found.seen, last: found.last, copy: None };
        Ok(Some(Opened { kept: found.kept, keeper, steps, newer_program, unsaved }))
    }

    /// The slot the form is kept in.
    pub fn slot(&self) -> &SlotId {
        &self.slot
    }

    /// Whether a change of the storage is one of this slot. Without a key, everything changed.
    pub fn concerns(&self, key: Option<&str>) -> bool {
        key.is_none_or(|key| key == self.slot.key())
    }

    /// Takes a snapshot of the form as it was saved last, which is about to be written over.
    pub fn take_snapshot_of_saved(&self, reason: SnapshotReason) {
        self.shelf.take_snapshot_of_saved(&self.slot, reason);
    }

    /// Takes a snapshot of the form as it stands in this window.
    ///
    /// # Errors
    /// [`NotTaken`]; nothing is changed then.
    pub fn take_snapshot(&self, what: (SnapshotReason, &str), now: u64, form: &Form) -> Result<(), NotTaken> {
        self.shelf.take_snapshot(&self.slot, what, now, form)
    }

    /// Notes that the form was handed over in a stage as it was saved last; `whole` where the file has all of it.
    pub fn note_handed_over(&self, stage: Stage, whole: bool, now: u64) {
        let deeds = if whole { &Deed::ALL[..] } else { &[Deed::HandedOver] };
        for deed in deeds {
            self.shelf.note_deed(*deed, (&self.slot, stage), &self.last, now);
        }
    }

    /// How the form, as it was saved last, stands to the file that was made of all of it last.
    pub fn exported(&self) -> Exported {
        self.shelf.deed_of(Deed::Exported, &self.slot, &self.last, None)
    }

    /// How the form, as it was saved last, stands to what was handed over of it last in a stage, whatever that was.
    pub fn handed_over(&self, stage: Stage) -> Exported {
        self.shelf.deed_of(Deed::HandedOver, &self.slot, &self.last, Some(stage))
    }

    /// When it was saved last, by the clock of that moment.
    pub fn saved_at(&self) -> Option<u64> {
        self.last.saved_at()
    }

    /// Whether what was saved last stands on the disk.
    pub fn copy_state(&self) -> CopyState {
        self.shelf.copy_state(&self.slot, &self.last)
    }

    /// Saves, unless another window was there in between; then the form is put aside.
    /// The form may be borrowed: a long one is not copied for each saving.
    pub fn save<F: Borrow<Form>>(&mut self, record: &Record<F>) -> Saving {
        self.save_written(record.saved_at, &envelope(record.form.borrow()))
    }

    /// Has a form that is written down ([`envelope`]) converted for the storage, so that this is not a part of keeping it.
    pub fn prepare(&self, envelope: &Rc<str>) {
        self.shelf.storage.prepare(envelope);
    }

    /// The same for a form that is written down already ([`envelope`]).
    pub fn save_written(&mut self, now: u64, envelope: &str) -> Saving {
        let rival = match self.news() {
            // A storage that cannot be looked at is not written to either: the form is held.
            Ok((News::Nothing, _)) | Err(_) => {
                return self.write(now, envelope, &[]).map_or_else(Saving::Held, |()| Saving::Kept);
            }
            Ok((News::Newer(theirs), _)) => Rival::Changed(theirs.saved_at),
            Ok((News::Lost(rival), _)) => rival,
        };
        let (slot, kept) = self.put_aside(now, envelope);
        self.shelf.let_go(&self.slot);
        Saving::Refused(rival, slot, kept)
    }

    /// Writes the form into its slot, whatever is there; the saving goes on from these too.
    fn write(&mut self, now: u64, envelope: &str, also: &[&Stamp]) -> Result<(), StorageError> {
        let from: Vec<&Stamp> = [&self.last].into_iter().chain(&self.seen).chain(also.iter().copied()).collect();
        let stamp = self.shelf.next_stamp(now, &from);
        let kept = self.shelf.keep(&self.slot, self.seen.as_ref(), &stamp, envelope);
        if kept.is_ok() {
            self.seen = Some(stamp.clone());
        }
        self.last = stamp;
        kept
    }

    /// Keeps the steps that led to the form as it was just saved. They carry the stamp of that saving: over another window's form they are never
    /// taken up. Where there is no room for them they are dropped; the form is kept all the same.
    pub fn keep_steps(&self, steps: &str) {
        self.shelf.put_steps(&self.slot, &self.last, steps);
    }

    /// Looks whether another window was there, for a window that has nothing of its own to save: what is newer then counts as read.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn catch_up(&mut self) -> Result<News, StorageError> {
        let (news, stamp) = self.news()?;
        if let (News::Newer(_), Some(stamp)) = (&news, stamp) {
            self.follow(stamp);
        }
        Ok(news)
    }

    /// What is in the storage counts as read.
    fn follow(&mut self, stamp: Stamp) {
        self.seen = Some(stamp.clone());
        self.last = stamp;
        self.shelf.let_go(&self.slot);
        self.shelf.copy_stored(&self.slot);
    }

    /// The form that another window saved since, if it can be read: to be looked at, which decides nothing.
    pub fn theirs(&self) -> Option<Record> {
        match self.news() {
            Ok((News::Newer(record), _)) => Some(*record),
            _ => None,
        }
    }

    /// Decides for the other window: gives its form, which then counts as read, and drops the copy of ours. `None` where it has none to give;
    /// nothing is changed then.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn take_theirs(&mut self) -> Result<Option<Record>, StorageError> {
        let Some((stamp, Kept::Form(record))) = self.shelf.stored(&self.slot)? else { return Ok(None) };
        self.follow(stamp);
        self.drop_copy(record.saved_at);
        Ok(Some(*record))
    }

    /// Decides for this window: saves over whatever is there, and drops the copy. Gives the form that was there.
    ///
    /// # Errors
    /// [`StorageError`]; the other window's work is then still there, and ours is held in memory.
    pub fn overwrite(&mut self, record: &Record) -> Result<Option<Record>, StorageError> {
        // Where it cannot be read, it is not written over either.
        let there = self.shelf.stored(&self.slot).ok().flatten();
        let stamp = there.as_ref().map(|(stamp, _)| stamp.clone());
        self.seen.clone_from(&stamp);
        self.write(record.saved_at, &envelope(&record.form), &stamp.iter().collect::<Vec<_>>())?;
        self.drop_copy(record.saved_at);
        Ok(there.and_then(|(_, kept)| if let Kept::Form(record) = kept { Some(*record) } else { None }))
    }

    /// Keeps the form, given as its envelope, beside its slot: in the copy made before, or in a new one where that was opened and changed since. Where the storage does not
    /// take it, it is held in memory, and the reason is given.
    pub fn put_aside(&mut self, now: u64, envelope: &str) -> (SlotId, Result<(), StorageError>) {
        let before = self.copy.clone().filter(|(slot, seen)| match self.shelf.find(slot) {
            Ok(found) => found.is_some_and(|found| found.last == *seen),
            Err(_) => true,
        });
        let slot = before.as_ref().map_or_else(|| self.shelf.free_copy_slot(&self.slot), |(slot, _)| slot.clone());
        let from: Vec<&Stamp> = [&self.last].into_iter().chain(before.as_ref().map(|(_, stamp)| stamp)).collect();
        let stamp = self.shelf.next_stamp(now, &from);
        let there = self.shelf.stamp(&slot).ok().flatten();
        let kept = self.shelf.keep(&slot, there.as_ref(), &stamp, envelope);
        self.copy = Some((slot.clone(), stamp));
        (slot, kept)
    }

    /// The copy goes when it is no longer needed, unless somebody opened and changed it. Where it cannot be removed it stays: one form too many
    /// does no harm.
    fn drop_copy(&mut self, now: u64) {
        if let Some((slot, seen)) = self.copy.take()
            && self.shelf.find(&slot).is_ok_and(|found| found.is_some_and(|found| found.last == seen))
        {
            drop(self.shelf.remove(&slot, now));
        }
    }

    /// What the slot holds beside what was seen last, and its stamp. The stamps are compared first, because decoding a long form takes its time.
    fn news(&self) -> Result<(News, Option<Stamp>), StorageError> {
        if self.shelf.stamp(&self.slot)? == self.seen {
            return Ok((News::Nothing, None));
        }
        Ok(match self.shelf.stored(&self.slot)? {
            None => (News::Lost(Rival::Deleted), None),
            Some((stamp, Kept::Unreadable(_, why))) => (News::Lost(Rival::Unreadable(why.to_string())), Some(stamp)),
            Some((stamp, Kept::Form(record))) => (News::Newer(record), Some(stamp)),
        })
    }
}

#[cfg(test)]
mod tests;
