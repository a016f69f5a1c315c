//! Snapshots of the forms of a shelf: taking them, and letting go those of forms that are gone.

use super::record::SlotId;
use super::shelf::Shelf;
use super::snapshot::SnapshotReason;
use super::snapshots::NotTaken;
use super::stamp::Stamp;
use crate::exchange::json;
use crate::form::Form;

impl Shelf {
    /// Asks which snapshots there are. Those of forms that are gone for good go as well.
    pub(super) fn look_for_snapshots(&self) {
        let of = self.clone();
        self.snapshots().refresh_and(move || {
            for slot in of.snapshots().slots().iter().filter(|slot| of.is_gone(slot)) {
                of.snapshots().remove_all(slot);
            }
        });
    }

    /// Takes a snapshot of a form as it stands in its window.
    ///
    /// # Errors
    /// [`NotTaken`]; nothing is changed then.
    pub fn take_snapshot(
        &self,
        slot: &SlotId,
        what: (SnapshotReason, &str),
        now: u64,
        form: &Form,
    ) -> Result<(), NotTaken> {
        if !self.snapshots().is_connected() {
            return Err(NotTaken::NoStore);
        }
        let stamp = self.next_stamp(now, &[]);
        self.snapshots().take(slot, what, now, &format!("{}\n{}", stamp.line(), json::write(form, None)))
    }

    /// Takes a snapshot of a form as it was saved last, under the time of that saving.
    pub(super) fn take_snapshot_of_saved(&self, slot: &SlotId, reason: SnapshotReason) {
        let Some(text) = self.text(slot) else { return };
        let Some(saved_at) = Stamp::of(&text).saved_at() else { return };
        // Where there is no store for them, or the same is kept, there is nothing to do.
        drop(self.snapshots().take(slot, (reason, ""), saved_at, &text));
    }
}
