//! Where the steps that led to each form are kept: under a key of their own, with the stamp of the saving that they led to.

use super::record::SlotId;
use super::stamp::Stamp;
use super::{Shelf, StorageError};

impl Shelf {
    /// The steps that led to one saving of a form; none when those that are kept led to another one.
    pub(super) fn steps(&self, id: &SlotId, of: &Stamp) -> Option<String> {
        let text = self.storage.get(&id.steps_key()).ok()??;
        let (stamp, steps) = text.split_once('\n')?;
        (stamp == of.0).then(|| steps.to_owned())
    }

    /// Keeps the steps that led to one saving of a form, in place of those kept before. Where there is no room for them there are none.
    pub(super) fn put_steps(&self, id: &SlotId, of: &Stamp, steps: &str) {
        if let Some(held) = self.held.borrow_mut().get_mut(id) {
            steps.clone_into(&mut held.steps);
            return;
        }
        let key = id.steps_key();
        let kept = !steps.is_empty() && self.storage.set(&key, &format!("{}\n{steps}", of.0)).is_ok();
        if !kept {
            // What is left over led to another saving, so it is never taken up, but it takes room.
            drop(self.storage.remove(&key));
        }
    }

    /// Drops the steps of all forms, and says whether there were any.
    pub(super) fn drop_all_steps(&self) -> Result<bool, StorageError> {
        let mut any = false;
        for key in self.storage.keys()? {
            if SlotId::is_steps_key(&key) {
                self.storage.remove(&key)?;
                any = true;
            }
        }
        Ok(any)
    }
}
