//! At the start of the program: what the storage holds and what the durable copies hold are brought together. Of two savings of a form the newer one
//! counts; where each has something of its own, both are kept.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::deleted::is_over;
use super::record::{SlotId, deleted};
use super::shelf::{Shelf, is_readable};
use super::stamp::{Relation, Stamp};

/// What is to be done about one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Merge {
    /// Both are the same.
    Nothing,
    /// The one in the storage counts and is to be copied.
    Copy,
    /// The durable copy counts and is to be put into the storage.
    Restore,
    /// Both are kept: the durable copy in a slot beside the other one.
    KeepBoth,
    /// The form was deleted, and the storage does not know it yet.
    Remove,
}

/// What to do about a slot, by the record in the storage and the one among the durable copies.
fn decide(stored: Option<&str>, copied: Option<&str>) -> Merge {
    match (stored, copied) {
        (None, None) => Merge::Nothing,
        (None, Some(copied)) if deleted(copied).is_some() => Merge::Nothing,
        (None, Some(_)) => Merge::Restore,
        // What cannot be read stays where it is; a copy of it would only be in the way of a good one.
        (Some(stored), None) => {
            if is_readable(stored) {
                Merge::Copy
            } else {
                Merge::Nothing
            }
        }
        (Some(stored), Some(copied)) if stored == copied => Merge::Nothing,
        (Some(stored), Some(copied)) => decide_between(stored, copied),
    }
}

fn decide_between(stored: &str, copied: &str) -> Merge {
    let relation = Stamp::of(stored).relation(&Stamp::of(copied));
    if deleted(copied).is_some() {
        return match relation {
            Relation::Older | Relation::Same => Merge::Remove,
            Relation::Newer | Relation::Diverged => Merge::Copy,
        };
    }
    let (this, that) = (is_readable(stored), is_readable(copied));
    let same_form = stored.split_once('\n').map(|(_, form)| form) == copied.split_once('\n').map(|(_, form)| form);
    match relation {
        Relation::Newer if this || !that => Merge::Copy,
        Relation::Older if that || !this => Merge::Restore,
        Relation::Same if this && !that => Merge::Copy,
        Relation::Diverged if same_form => Merge::Copy,
        _ => Merge::KeepBoth,
    }
}

impl Shelf {
    /// Brings the durable copies, as pairs of key and text, together with what the storage holds. Those of forms that were deleted stay for a while.
    pub fn merge(&self, copies: &[(String, String)], now: u64) {
        let copies: BTreeMap<SlotId, &str> =
            copies.iter().filter_map(|(key, text)| Some((SlotId::of_key(key)?, text.as_str()))).collect();
        for (slot, text) in &copies {
            self.copies().note(slot, Stamp::of(text));
        }
        let mut slots: BTreeSet<SlotId> = copies.keys().cloned().collect();
        slots.extend(self.storage.keys().iter().flatten().filter_map(|key| SlotId::of_key(key)));
        for slot in slots {
            let copied = copies.get(&slot).copied();
            self.merge_slot(&slot, copied);
            if let Some((at, text)) = copied.and_then(|text| Some((deleted(text)?.0, text)))
                && matches!(self.storage.get(&slot.key()), Ok(None))
            {
                if is_over(at, now) {
                    self.copies().forget(&slot);
                } else {
                    self.note_deleted(&slot, &text.into());
                }
            }
        }
        self.look_for_snapshots();
    }

    fn merge_slot(&self, slot: &SlotId, copied: Option<&str>) {
        // A storage that cannot be read may hold anything: what is taken from the copies then is held in memory, and nothing is written over.
        let stored = self.storage.get(&slot.key()).ok().flatten();
        match decide(stored.as_deref(), copied) {
            Merge::Nothing => {}
            Merge::Copy => self.copy_stored(slot),
            Merge::Restore => self.restore(slot, stored.as_deref(), copied),
            Merge::KeepBoth => {
                // The copy of the copy is asked for first: then the one that is there may be written over.
                self.restore(&self.free_copy_slot(slot), None, copied);
                self.copy_stored(slot);
            }
            Merge::Remove => self.remove_stored(slot),
        }
    }

    fn restore(&self, slot: &SlotId, stored: Option<&str>, copied: Option<&str>) {
        if let Some(text) = copied {
            let text: Rc<str> = text.into();
            // Where the storage does not take it, it is held in memory.
            drop(self.keep_text(slot, stored.map(Stamp::of).as_ref(), text));
        }
    }
}
