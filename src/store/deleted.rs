//! Forms that were deleted and can be had back: their durable copies stay for a while.

use super::StorageError;
use super::record::{Kept, Record, SlotId, deleted, read, write_deleted_for_good};
use super::shelf::Shelf;
use super::stamp::Stamp;

/// How long a deleted form can be had back, in milliseconds: 30 days.
pub const DELETED_STAY_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// A form that was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    /// The slot it had.
    pub slot: SlotId,
    /// The form, as it was saved last.
    pub record: Record,
    /// When it was deleted, in milliseconds since 1970 (UTC).
    pub at: u64,
}

/// The form in a record that says that it was deleted, if it can be read.
fn deleted_form(slot: &SlotId, text: &str) -> Option<Deleted> {
    let (at, envelope) = deleted(text)?;
    let Kept::Form(record) = read(&format!("{at}\n{envelope}")) else { return None };
    Some(Deleted { slot: slot.clone(), record: *record, at })
}

/// Whether a form that was deleted then is kept for good: its time is over. Where the clock was set back it is not.
pub(super) fn is_over(deleted_at: u64, now: u64) -> bool {
    now.saturating_sub(deleted_at) > DELETED_STAY_MS
}

impl Shelf {
    /// The forms that were deleted and can be had back, the one deleted last first.
    pub fn deleted(&self) -> Vec<Deleted> {
        let mut all: Vec<Deleted> =
            self.deleted_texts().iter().filter_map(|(slot, text)| deleted_form(slot, text)).collect();
        all.sort_by_key(|deleted| (core::cmp::Reverse(deleted.at), deleted.slot.clone()));
        all
    }

    /// Deletes a form for good, with its snapshots. What says that it was deleted stays among the durable copies for a while, without the form.
    pub fn delete_for_good(&self, slot: &SlotId, now: u64) {
        let Some(text) = self.take_deleted(slot) else { return };
        let stamp = self.next_stamp(now, &[&Stamp::of(&text)]);
        self.snapshots().remove_all(slot);
        self.copies().copy(slot, write_deleted_for_good(&stamp, now).into());
    }

    /// Has a deleted form back in its slot. Where the storage does not take it, it is held in memory.
    ///
    /// # Errors
    /// [`StorageError`] where it is held.
    pub fn have_back(&self, slot: &SlotId, now: u64) -> Result<(), StorageError> {
        let Some(text) = self.take_deleted(slot) else { return Ok(()) };
        let Some((_, envelope)) = deleted(&text) else { return Ok(()) };
        let stamp = self.next_stamp(now, &[&Stamp::of(&text)]);
        self.keep_text(slot, None, format!("{}\n{envelope}", stamp.0).into())
    }
}
