//! When each form was exported and handed over last, and whether it was changed since: an exported file is the only copy outside this browser.

use super::record::{Kept, SlotId};
use super::shelf::Found;
use super::stamp::Stamp;
use super::{PREFIX, Shelf};
use crate::form::Stage;

/// After this time a form that was changed since it was exported is reminded of, in milliseconds: 7 days.
pub const REMIND_AFTER_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// How a form stands to what was made of it last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// None was made yet; when the form came into this browser, as far as it is known.
    Never(Option<u64>),
    /// Only files and papers without all of it were made; when the form came into this browser, as far as it is known.
    InPart(Option<u64>),
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
            Self::Never(since) | Self::InPart(since) => since?,
            Self::Changed(at) => at,
            Self::Current(_) => return None,
        };
        let passed = now.saturating_sub(since);
        (passed >= REMIND_AFTER_MS).then_some(passed / (24 * 60 * 60 * 1000))
    }
}

/// What was done with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// A file with all of it was made: a copy outside this browser.
    Exported,
    /// It was handed over in any way, be it as a paper or a workbook, which do not have all of it.
    HandedOver,
}

impl Deed {
    /// Both: who exports a form has handed it over.
    pub(super) const ALL: [Self; 2] = [Self::Exported, Self::HandedOver];

    fn key(self, slot: &SlotId) -> String {
        let word = match self {
            Self::Exported => "exported",
            Self::HandedOver => "handed-over",
        };
        format!("{PREFIX}{word}/{slot}")
    }
}

impl Shelf {
    /// Notes what was done with a saving of a form in a stage.
    pub(super) fn note_deed(&self, deed: Deed, (slot, stage): (&SlotId, Stage), stamp: &Stamp, now: u64) {
        let (key, text) = (deed.key(slot), format!("{now}\n{}\n{}", stamp.line(), stage.code()));
        // Where the storage does not take it, it is known until the window is closed.
        drop(self.storage.set(&key, &text));
        self.deeds.borrow_mut().insert(key, text);
    }

    /// Notes that a file with all of a form was handed over, as it is kept.
    pub fn note_kept_exported(&self, slot: &SlotId, now: u64) {
        if let Ok(Some(Found { last, kept: Kept::Form(record), .. })) = self.find(slot) {
            for deed in Deed::ALL {
                self.note_deed(deed, (slot, record.form.stage), &last, now);
            }
        }
    }

    /// How a saving of a form stands to what was done with it last; where a stage is given, to what was done in that stage.
    pub(super) fn deed_of(&self, deed: Deed, slot: &SlotId, stamp: &Stamp, stage: Option<Stage>) -> Exported {
        let text = self.noted(deed, slot).unwrap_or_default();
        let mut lines = text.split('\n');
        let (at, of, done_in) = (lines.next().and_then(|at| at.parse().ok()), lines.next(), lines.next());
        match at {
            Some(at) if stage.is_none_or(|stage| done_in == Some(stage.code())) => {
                if of == Some(stamp.line()) {
                    Exported::Current(at)
                } else {
                    Exported::Changed(at)
                }
            }
            _ if deed == Deed::Exported && self.noted(Deed::HandedOver, slot).is_some() => {
                Exported::InPart(slot.made_at())
            }
            _ => Exported::Never(slot.made_at()),
        }
    }

    fn noted(&self, deed: Deed, slot: &SlotId) -> Option<String> {
        let key = deed.key(slot);
        let stored = self.storage.get(&key).ok().flatten();
        stored.or_else(|| self.deeds.borrow().get(&key).cloned())
    }

    /// How a form, as it is kept, stands to the file that was made of all of it last.
    pub fn exported(&self, slot: &SlotId) -> Exported {
        let of = |text: std::rc::Rc<str>| self.deed_of(Deed::Exported, slot, &Stamp::of(&text), None);
        self.text(slot).map_or(Exported::Never(None), of)
    }

    /// Forgets what was done with a form, with the form.
    pub(super) fn forget_deeds(&self, slot: &SlotId) {
        for key in Deed::ALL.map(|deed| deed.key(slot)) {
            drop(self.storage.remove(&key));
            self.deeds.borrow_mut().remove(&key);
        }
    }
}
