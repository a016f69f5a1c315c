//! When each form was handed over as a file last, and whether it was changed since: an exported file is the only copy outside this browser.

use super::record::SlotId;
use super::stamp::Stamp;
use super::{PREFIX, Shelf};

/// After this time a form that was changed since it was exported is reminded of, in milliseconds: 7 days.
pub const REMIND_AFTER_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// How a form stands to the file that was made of it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// None was made yet; when the form came into this browser, as far as it is known.
    Never(Option<u64>),
    /// It has everything.
    Current(u64),
    /// The form was saved again since that time.
    Changed(u64),
}

impl Exported {
    /// How long there has been something that no file has, in whole days, where that is long enough to be reminded of. A clock that was set back reminds
    /// of nothing.
    pub fn overdue_days(self, now: u64) -> Option<u64> {
        let since = match self {
            Self::Never(since) => since?,
            Self::Changed(at) => at,
            Self::Current(_) => return None,
        };
        let passed = now.saturating_sub(since);
        (passed >= REMIND_AFTER_MS).then_some(passed / (24 * 60 * 60 * 1000))
    }
}

fn key(slot: &SlotId) -> String {
    format!("{PREFIX}exported/{slot}")
}

impl Shelf {
    /// Notes that a saving of a form was handed over as a file.
    pub(super) fn note_exported(&self, slot: &SlotId, stamp: &Stamp, now: u64) {
        let text = format!("{now}\n{}", stamp.line());
        // Where the storage does not take it, it is known until the window is closed.
        drop(self.storage.set(&key(slot), &text));
        self.exports.borrow_mut().insert(slot.clone(), text);
    }

    /// Notes that a form was handed over as a file, as it is kept.
    pub fn note_kept_exported(&self, slot: &SlotId, now: u64) {
        if let Some(text) = self.text(slot) {
            self.note_exported(slot, &Stamp::of(&text), now);
        }
    }

    /// How a saving of a form stands to the file that was made of it last.
    pub(super) fn exported_of(&self, slot: &SlotId, stamp: &Stamp) -> Exported {
        let stored = self.storage.get(&key(slot)).ok().flatten();
        let text = stored.or_else(|| self.exports.borrow().get(slot).cloned()).unwrap_or_default();
        let Some((at, of)) = text.split_once('\n').and_then(|(at, of)| Some((at.parse().ok()?, of))) else {
            return Exported::Never(slot.made_at());
        };
        if of == stamp.line() { Exported::Current(at) } else { Exported::Changed(at) }
    }

    /// How a form, as it is kept, stands to the file that was made of it last.
    pub fn exported(&self, slot: &SlotId) -> Exported {
        self.text(slot).map_or(Exported::Never(None), |text| self.exported_of(slot, &Stamp::of(&text)))
    }

    /// Forgets it, with the form.
    pub(super) fn forget_exported(&self, slot: &SlotId) {
        self.exports.borrow_mut().remove(slot);
        drop(self.storage.remove(&key(slot)));
    }
}
