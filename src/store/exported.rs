//! When each form was exported and handed over last, and whether it was changed since: an exported file is the only copy outside this browser.

use super::record::SlotId;
use super::stamp::Stamp;
use super::{PREFIX, Shelf};

/// After this time a form that was changed since it was exported is reminded of, in milliseconds: 7 days.
pub const REMIND_AFTER_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// How a form stands to what was made of it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// None was made yet; when the form came into this browser, as far as it is known.
    Never(Option<u64>),
    /// It has the form as it was saved last.
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

/// What was done with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Deed {
    /// A file with all of it was made: a copy outside this browser.
    Exported,
    /// It was handed over in any way, be it as a paper or a workbook, which do not have all of it.
    HandedOver,
}

impl Deed {
    fn key(self, slot: &SlotId) -> String {
        let word = match self {
            Self::Exported => "exported",
            Self::HandedOver => "handed-over",
        };
        format!("{PREFIX}{word}/{slot}")
    }
}

impl Shelf {
    /// Notes what was done with a saving of a form.
    pub(super) fn note_deed(&self, deed: Deed, slot: &SlotId, stamp: &Stamp, now: u64) {
        let (key, text) = (deed.key(slot), format!("{now}\n{}", stamp.line()));
        // Where the storage does not take it, it is known until the window is closed.
        drop(self.storage.set(&key, &text));
        self.deeds.borrow_mut().insert(key, text);
    }

    /// Notes that a file with all of a form was handed over, as it is kept.
    pub fn note_kept_exported(&self, slot: &SlotId, now: u64) {
        if let Some(text) = self.text(slot) {
            let stamp = Stamp::of(&text);
            self.note_deed(Deed::Exported, slot, &stamp, now);
            self.note_deed(Deed::HandedOver, slot, &stamp, now);
        }
    }

    /// How a saving of a form stands to what was done with it last.
    pub(super) fn deed_of(&self, deed: Deed, slot: &SlotId, stamp: &Stamp) -> Exported {
        let key = deed.key(slot);
        let stored = self.storage.get(&key).ok().flatten();
        let text = stored.or_else(|| self.deeds.borrow().get(&key).cloned()).unwrap_or_default();
        let Some((at, of)) = text.split_once('\n').and_then(|(at, of)| Some((at.parse().ok()?, of))) else {
            return Exported::Never(slot.made_at());
        };
        if of == stamp.line() { Exported::Current(at) } else { Exported::Changed(at) }
    }

    /// How a form, as it is kept, stands to the file that was made of all of it last.
    pub fn exported(&self, slot: &SlotId) -> Exported {
        let of = |text: std::rc::Rc<str>| self.deed_of(Deed::Exported, slot, &Stamp::of(&text));
        self.text(slot).map_or(Exported::Never(None), of)
    }

    /// Forgets what was done with a form, with the form.
    pub(super) fn forget_deeds(&self, slot: &SlotId) {
        for key in [Deed::Exported, Deed::HandedOver].map(|deed| deed.key(slot)) {
            drop(self.storage.remove(&key));
            self.deeds.borrow_mut().remove(&key);
        }
    }
}
