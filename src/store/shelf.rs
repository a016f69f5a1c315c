//! The forms of a browser: those in its storage, and those that the storage does not take, which are held in memory until it does.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::late::{Copies, CopyState, LateStore};
use super::record::{Kept, Record, SlotId, envelope, parts, read, write, write_deleted};
use super::snapshots::Snapshots;
use super::stamp::Stamp;
use super::{Storage, StorageError};

/// A form that the storage did not take.
pub(super) struct Held {
    /// The saving that the storage held when this one was to go over it; `None` for a slot that was free.
    pub(super) seen: Option<Stamp>,
    /// The record as it is to be written.
    pub(super) text: Rc<str>,
    /// The steps that led to it.
    pub(super) steps: String,
    /// Why the storage did not take it.
    pub(super) why: StorageError,
}

/// What is found in a slot.
pub(super) struct Found {
    /// The saving in the storage.
    pub(super) seen: Option<Stamp>,
    /// The saving that counts: that one, or the one that is held in memory.
    pub(super) last: Stamp,
    /// What it is.
    pub(super) kept: Kept,
    /// The steps that are held with it, where the storage did not take it, and why it did not.
    pub(super) held: Option<(String, StorageError)>,
}

/// A form in the list of all forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its slot.
    pub slot: SlotId,
    /// The form, or what stands there in its place.
    pub kept: Kept,
    /// Why it is not in the storage of the browser but in memory only, if that is so.
    pub unsaved: Option<StorageError>,
}

/// The forms that are kept in a browser. A handle: copies are the same.
#[derive(Clone)]
pub struct Shelf {
    pub(super) storage: Rc<dyn Storage>,
    window: Rc<str>,
    /// The program, as it stands in what is saved.
    program: Rc<str>,
    pub(super) held: Rc<RefCell<BTreeMap<SlotId, Held>>>,
    /// The records of forms that were deleted and can be had back.
    deleted: Rc<RefCell<BTreeMap<SlotId, Rc<str>>>>,
    /// When each form was exported, where the storage does not take it.
    pub(super) deeds: Rc<RefCell<BTreeMap<String, String>>>,
    copies: Copies,
    snapshots: Snapshots,
}

impl Shelf {
    /// The forms in a storage, as seen by one window; `window` is a word (of letters and digits) that no other window has.
    pub fn new(storage: impl Storage + 'static, window: &str) -> Self {
        let (held, deleted, deeds) = (Rc::default(), Rc::default(), Rc::default());
        let (copies, snapshots) = (Copies::default(), Snapshots::default());
        let giving_way = snapshots.clone();
        copies.on_full(move || giving_way.make_room());
        Self {
            storage: Rc::new(storage),
            window: window.into(),
            program: "".into(),
            held,
            deleted,
            deeds,
            copies,
            snapshots,
        }
    }

    /// Has every saving say which program wrote it: its version, and behind `+` the commit of its sources. Blanks are left out.
    #[must_use]
    pub fn written_by(mut self, program: &str) -> Self {
        self.program = program.split_whitespace().collect::<String>().into();
        self
    }

    /// Takes up the store of the browser for durable copies and snapshots.
    pub fn connect(&self, store: &Rc<impl LateStore + 'static>) {
        self.copies.connect(store.clone());
        self.snapshots.connect(store.clone());
    }

    /// The snapshots of these forms.
    pub fn snapshots(&self) -> &Snapshots {
        &self.snapshots
    }

    /// The durable copies of these forms.
    pub fn copies(&self) -> &Copies {
        &self.copies
    }

    /// Every slot, the one saved last first, those that cannot be read at the end. Where the storage cannot be reached, the forms in memory.
    pub fn list(&self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.slots().into_iter().filter_map(|slot| self.entry(slot)).collect();
        entries.sort_by_key(|entry| {
            let saved_at = if let Kept::Form(record) = &entry.kept { record.saved_at } else { 0 };
            (core::cmp::Reverse(saved_at), entry.slot.clone())
        });
        entries
    }

    /// The slots that hold something, in memory or in the storage.
    pub(super) fn slots(&self) -> Vec<SlotId> {
        let mut slots: Vec<SlotId> = self.held.borrow().keys().cloned().collect();
        for slot in self.storage.keys().unwrap_or_default().iter().filter_map(|key| SlotId::of_key(key)) {
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots
    }

    fn entry(&self, slot: SlotId) -> Option<Entry> {
        let found = self.find(&slot).ok()??;
        Some(Entry { slot, kept: found.kept, unsaved: found.held.map(|(_, why)| why) })
    }

    /// What is wrong with the storage, as far as it is known: it cannot be reached, or did not take a form.
    pub fn trouble(&self) -> Option<StorageError> {
        let held = self.held.borrow().values().map(|held| held.why.clone()).next();
        held.or_else(|| self.storage.keys().err())
    }

    /// Whether a form is in memory only.
    pub fn has_held(&self) -> bool {
        !self.held.borrow().is_empty()
    }

    /// Whether there is no form, without reading any.
    pub fn is_empty(&self) -> bool {
        let none = !self.storage.keys().unwrap_or_default().iter().any(|key| SlotId::of_key(key).is_some());
        none && !self.has_held()
    }

    /// How long the text of a form is; 0 where there is none.
    pub fn length(&self, id: &SlotId) -> usize {
        self.text(id).map_or(0, |text| text.len())
    }

    /// The record of a form as it is kept, in memory or in the storage.
    pub(super) fn text(&self, id: &SlotId) -> Option<Rc<str>> {
        let held = self.held.borrow().get(id).map(|held| held.text.clone());
        held.or_else(|| Some(self.storage.get(&id.key()).ok().flatten()?.into()))
    }

    /// What a slot holds; `None` when it is free.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached and the form is not in memory.
    pub fn get(&self, id: &SlotId) -> Result<Option<Kept>, StorageError> {
        Ok(self.find(id)?.map(|found| found.kept))
    }

    /// What a slot holds, with its stamps; `None` when it is free.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub(super) fn find(&self, id: &SlotId) -> Result<Option<Found>, StorageError> {
        if let Some(held) = self.held.borrow().get(id) {
            let (last, kept) = (Stamp::of(&held.text), read(&held.text));
            let (seen, with) = (held.seen.clone(), (held.steps.clone(), held.why.clone()));
            return Ok(Some(Found { seen, last, kept, held: Some(with) }));
        }
        let text = self.storage.get(&id.key())?;
        Ok(text.map(|text| {
            let last = Stamp::of(&text);
            Found { seen: Some(last.clone()), last, kept: read(&text), held: None }
        }))
    }

    /// The stamp of the saving in the storage, and what it is; `None` when the storage has none.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub(super) fn stored(&self, id: &SlotId) -> Result<Option<(Stamp, Kept)>, StorageError> {
        Ok(self.storage.get(&id.key())?.map(|text| (Stamp::of(&text), read(&text))))
    }

    /// The stamp of the saving in the storage; `None` when the storage has none.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub(super) fn stamp(&self, id: &SlotId) -> Result<Option<Stamp>, StorageError> {
        Ok(self.storage.first_line(&id.key())?.map(|line| Stamp::of(&line)))
    }

    /// The stamp of a saving by this window that goes on from others.
    pub(super) fn next_stamp(&self, saved_at: u64, from: &[&Stamp]) -> Stamp {
        Stamp::next(saved_at, &self.window, from).by(&self.program)
    }

    /// Keeps a new form in a slot of its own. Where the storage does not take it, it is held in memory, and the reason is given.
    pub fn add(&self, record: &Record, now: u64) -> (SlotId, Result<(), StorageError>) {
        let slot = self.free_slot(now);
        let stamp = self.next_stamp(record.saved_at, &[]);
        let kept = self.keep(&slot, None, &stamp, &envelope(&record.form));
        (slot, kept)
    }

    /// Writes a form, given as its envelope, over the saving that was `seen` in the storage last. Where the storage does not take it, it is held in memory. Either way its
    /// durable copy is asked for.
    ///
    /// # Errors
    /// [`StorageError`] where the form is held; whatever the storage held before is still there.
    pub(super) fn keep(
        &self,
        id: &SlotId,
        seen: Option<&Stamp>,
        stamp: &Stamp,
        envelope: &str,
    ) -> Result<(), StorageError> {
        self.keep_text(id, seen, write(stamp, envelope).into())
    }

    /// As [`Self::keep`], for a record that is written already.
    ///
    /// # Errors
    /// As [`Self::keep`].
    pub(super) fn keep_text(&self, id: &SlotId, seen: Option<&Stamp>, text: Rc<str>) -> Result<(), StorageError> {
        let written = self.write(&id.key(), &text);
        match &written {
            Ok(()) => drop(self.held.borrow_mut().remove(id)),
            Err(why) => {
                let held = Held { seen: seen.cloned(), text: text.clone(), steps: String::new(), why: why.clone() };
                self.held.borrow_mut().insert(id.clone(), held);
            }
        }
        self.copies.copy(id, text);
        written
    }

    /// Writes a text and makes sure that it is kept.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        // What cannot be read is not written over.
        self.storage.first_line(key)?;
        if let Err(error) = self.storage.set_surely(key, text) {
            // A form is worth more than the way to it: steps make room, those of other forms too.
            if error != StorageError::Full || !self.drop_all_steps()? {
                return Err(error);
            }
            self.storage.set_surely(key, text)?;
        }
        Ok(())
    }

    /// What is held of a slot is no longer wanted there: it is kept elsewhere, or the user has decided for another content.
    pub(super) fn let_go(&self, id: &SlotId) {
        self.held.borrow_mut().remove(id);
    }

    /// Has the durable copy made of what a slot holds in the storage, if it is not made yet.
    pub(super) fn copy_stored(&self, id: &SlotId) {
        if let Ok(Some(text)) = self.storage.get(&id.key()) {
            self.copies.copy(id, text.into());
        }
    }

    /// Whether a saving of a slot stands on the disk.
    pub(super) fn copy_state(&self, id: &SlotId, stamp: &Stamp) -> CopyState {
        self.copies.state(id, stamp)
    }

    /// Tries to write the forms that are held in memory, but for the one that is open in this window, which saves itself. Says whether any was written.
    pub fn retry(&self, open: Option<&SlotId>) -> bool {
        let slots: Vec<SlotId> = self.held.borrow().keys().filter(|slot| Some(*slot) != open).cloned().collect();
        let mut any = false;
        for slot in slots {
            let held =
                self.held.borrow().get(&slot).map(|held| (held.seen.clone(), held.text.clone(), held.steps.clone()));
            let Some((seen, text, steps)) = held else { continue };
            let Ok(there) = self.stamp(&slot) else { continue };
            // Where another window was at the form meanwhile, this one goes beside it.
            let target = if there == seen { slot.clone() } else { self.free_copy_slot(&slot) };
            if self.write(&target.key(), &text).is_ok() {
                self.held.borrow_mut().remove(&slot);
                self.put_steps(&target, &Stamp::of(&text), &steps);
                self.copies.copy(&target, text);
                any = true;
            }
        }
        any
    }

    /// Forgets a form, and the steps that led to it. Its durable copy says from then on that it was deleted.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn remove(&self, id: &SlotId, now: u64) -> Result<(), StorageError> {
        let held = self.held.borrow_mut().remove(id);
        let stored = self.storage.get(&id.key());
        let text = held.map(|held| held.text).or_else(|| Some(stored.clone().ok()??.into()));
        if let Some(text) = text {
            let stamp = self.next_stamp(now, &[&Stamp::of(&text)]);
            let record: Rc<str> = write_deleted(&stamp, now, &text).into();
            self.note_deleted(id, &record);
            self.copies.copy(id, record);
        }
        if stored?.is_some() {
            self.storage.remove(&id.key())?;
        }
        self.forget_deeds(id);
        self.storage.remove(&id.steps_key())
    }

    /// Notes that a form was deleted and can be had back.
    pub(super) fn note_deleted(&self, id: &SlotId, record: &Rc<str>) {
        self.deleted.borrow_mut().insert(id.clone(), record.clone());
    }

    /// The records of forms that were deleted and can be had back.
    pub(super) fn deleted_texts(&self) -> BTreeMap<SlotId, Rc<str>> {
        self.deleted.borrow().clone()
    }

    /// The record of a form that was deleted, which is no longer among those then.
    pub(super) fn take_deleted(&self, id: &SlotId) -> Option<Rc<str>> {
        self.deleted.borrow_mut().remove(id)
    }

    /// Takes a slot out of the storage, whatever the durable copy says.
    pub(super) fn remove_stored(&self, id: &SlotId) {
        drop(self.storage.remove(&id.key()));
        drop(self.storage.remove(&id.steps_key()));
    }

    /// Whether a slot has no form, and none that can be had back. What cannot be read is there.
    pub(super) fn is_gone(&self, id: &SlotId) -> bool {
        let held = self.held.borrow().contains_key(id) || self.deleted.borrow().contains_key(id);
        !held && matches!(self.storage.get(&id.key()), Ok(None))
    }

    /// Whether nothing is known to be in a slot.
    fn is_free(&self, id: &SlotId) -> bool {
        // A durable copy may still tell of a form that was deleted.
        !self.held.borrow().contains_key(id)
            && !self.copies.knows(id)
            && !matches!(self.storage.get(&id.key()), Ok(Some(_)))
    }

    /// A slot that holds nothing, named after the time it is made.
    pub fn free_slot(&self, now: u64) -> SlotId {
        let mut number = now;
        loop {
            let id = SlotId::of_number(number);
            if self.is_free(&id) {
                return id;
            }
            number = number.wrapping_add(1);
        }
    }

    /// A slot that holds nothing, for a copy of a form.
    pub(super) fn free_copy_slot(&self, of: &SlotId) -> SlotId {
        let mut number = 1_u32;
        loop {
            let id = of.copy(number);
            if self.is_free(&id) {
                return id;
            }
            number = number.wrapping_add(1);
        }
    }
}

/// Whether a record can be read, without keeping what is in it.
pub(super) fn is_readable(text: &str) -> bool {
    parts(text).is_ok() && matches!(read(text), Kept::Form(_))
}
