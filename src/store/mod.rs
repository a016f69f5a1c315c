//! Keeping forms: slots of text under keys of our own, in whatever storage there is.
//!
//! On file:// all pages of a Chromium profile share one storage, so every key carries [`PREFIX`], nothing is ever cleared wholesale, and a key that
//! is not ours is never touched. A record that cannot be read is shown and kept.

mod backup;
#[cfg(all(target_arch = "wasm32", feature = "screens"))]
mod browser;
mod deleted;
mod exported;
#[cfg(all(target_arch = "wasm32", feature = "screens"))]
mod indexed_db;
mod keeper;
mod kept_already;
mod kept_steps;
mod late;
mod listing;
mod memory;
mod mending;
mod merge;
mod preferences;
mod record;
mod room;
mod saving;
mod shelf;
mod shelf_snapshots;
mod snapshot;
mod snapshots;
mod stamp;
mod steps;

use core::fmt;
use std::rc::Rc;

pub use backup::{Backup, Stored, is_file, open};
#[cfg(all(target_arch = "wasm32", feature = "screens"))]
pub use browser::BrowserStorage;
pub use deleted::{DELETED_STAY_MS, Deleted};
pub use exported::{Exported, REMIND_AFTER_MS};
#[cfg(all(target_arch = "wasm32", feature = "screens"))]
pub use indexed_db::IndexedDb;
pub use keeper::{Keeper, News, Opened, Rival, Saving};
pub use kept_already::KeptAlready;
pub use late::{Answer, Copies, CopyState, LateStore, Pace, may_replace};
pub use listing::{ListOrder, arrange};
pub use memory::{MemoryStorage, NoStorage};
pub use record::{Kept, Record, SlotId, Unreadable, envelope};
pub use room::Room;
pub use saving::{Outcome, SaveState};
pub use shelf::{Entry, Shelf};
pub use snapshot::{Snapshot, SnapshotReason};
pub use snapshots::{MOST_AUTOMATIC, MOST_BY_HAND, NotTaken, Snapshots};
pub use stamp::{Relation, Stamp};
pub use steps::{open_with_steps, write_steps};

/// Head of every key of this program.
pub const PREFIX: &str = "budget-form/";

/// A place that keeps texts under keys.
pub trait Storage {
    /// The text under a key; `None` when there is none.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// The first line of the text under a key; `None` when there is no text. A record may have megabytes, and its stamp is in the first line.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    fn first_line(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.get(key)?.map(|text| text.split('\n').next().unwrap_or_default().to_owned()))
    }

    /// Keeps a text under a key.
    ///
    /// # Errors
    /// [`StorageError`]; what was there before is then still there.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Keeps a text under a key, and makes sure that the storage has it.
    ///
    /// # Errors
    /// As [`Self::set`], and [`StorageError::NotKept`] where the storage took the text and gives another.
    fn set_surely(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.set(key, text)?;
        if self.get(key)?.as_deref() == Some(text) { Ok(()) } else { Err(StorageError::NotKept) }
    }

    /// Takes the end of a long text that will be kept soon (all but its first line), to convert it beforehand where that takes long.
    fn prepare(&self, _end: &Rc<str>) {}

    /// Forgets a key.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All keys, ours and others'.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
}

/// Why something could not be kept or found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives the page no storage.
    Blocked,
    /// The storage has no room left.
    Full,
    /// The storage cannot be read.
    Unreadable,
    /// The storage did not take what was to be written, and not for want of room.
    Refused,
    /// The storage answered something else than what was written.
    NotKept,
}

impl fmt::Display for StorageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Blocked => "浏览器不允许本页保存数据，请导出文件保存，或在浏览器设置中允许本页使用网站数据",
            Self::Full => "浏览器的存储空间已满，请先导出文件，再删除不用的表",
            Self::Unreadable => "浏览器的存储读不出来，请导出文件保存，再重新打开浏览器",
            Self::Refused => "浏览器拒绝保存，请导出文件保存，再重新打开浏览器",
            Self::NotKept => "浏览器没有保存成功，请导出文件保存，再重新打开浏览器",
        })
    }
}

impl core::error::Error for StorageError {}
