//! Damaged records: what can still be read of one may take its place.

use super::record;
use super::{Shelf, SlotId, StorageError};
use crate::form::Form;

impl Shelf {
    /// What can be read of the damaged record in a slot, with what cannot among its lines without a place ([`Form::unplaced`]). `None` where nothing can
    /// be read, and for a slot that holds no damaged record.
    pub fn mended(&self, id: &SlotId) -> Option<Form> {
        record::mend(&self.text(id)?)
    }

    /// Puts what can be read of a damaged record into its place; `false` where [`Self::mended`] gives nothing, and then nothing is changed.
    ///
    /// # Errors
    /// [`StorageError`] where the storage does not take it; then it is held in memory, as any form is.
    pub fn mend(&self, id: &SlotId, now: u64) -> Result<bool, StorageError> {
        let Some(form) = self.mended(id) else { return Ok(false) };
        let seen = self.stamp(id)?;
        let stamp = self.next_stamp(now, &seen.iter().collect::<Vec<_>>());
        self.keep(id, seen.as_ref(), &stamp, &record::envelope(&form))?;
        Ok(true)
    }
}
