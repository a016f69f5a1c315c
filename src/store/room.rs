//! What takes the room of the storage.

use super::record::SlotId;
use super::{PREFIX, Shelf};

/// What takes the room of the storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// How many forms of this program take some.
    pub forms: usize,
    /// How much they take with their steps, in bytes.
    pub of_forms: usize,
    /// How much is taken by what is not of this program, in bytes: all pages that are opened from disk may share one storage.
    pub of_others: usize,
}

impl Shelf {
    /// How much room a form takes in the storage with its steps, in bytes.
    pub fn room_of(&self, id: &SlotId) -> usize {
        self.room_of_key(&id.key()) + self.room_of_key(&id.steps_key())
    }

    /// How many bytes a key takes in the storage: browsers count two for each character.
    fn room_of_key(&self, key: &str) -> usize {
        let text = self.storage.get(key).ok().flatten();
        text.map_or(0, |text| 2 * (key.len() + text.encode_utf16().count()))
    }

    /// What takes the room of the storage: the forms, but for one that may be left out, and what is not of this program.
    pub fn room(&self, but: Option<&SlotId>) -> Room {
        let keys = self.storage.keys().unwrap_or_default();
        let slots = keys.iter().filter_map(|key| SlotId::of_key(key)).filter(|slot| Some(slot) != but);
        let sizes: Vec<usize> = slots.map(|slot| self.room_of(&slot)).filter(|size| *size > 0).collect();
        let others = keys.iter().filter(|key| !key.starts_with(PREFIX)).map(|key| self.room_of_key(key));
        Room { forms: sizes.len(), of_forms: sizes.iter().sum(), of_others: others.sum() }
    }
}
