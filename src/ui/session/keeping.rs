//! Keeping the open form: after a pause in typing, when the page is left, and not over what another window saved.

use std::time::Duration;

use leptos::prelude::*;

use super::Session;
use crate::edit::Touched;
use crate::store::{News, Record, Rival, Saving, SlotId, StorageError, write_steps};
use crate::ui::{browser, texts};

/// How long typing may pause before it is saved.
const SAVE_AFTER: Duration = Duration::from_millis(400);

/// Whether what is on the screen is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It was kept at this time.
    Saved(u64),
    /// Changed, to be kept in a moment.
    Pending,
    /// It could not be kept, for this reason.
    Failed(StorageError),
    /// Not kept, because another window was there; the user has to choose.
    Contested {
        /// What the other window did.
        rival: Rival,
        /// Whether what is here is kept in a copy. Nothing to keep is `None`.
        copy: Option<Result<(), StorageError>>,
    },
}

impl Session {
    /// Whether what is on the screen is kept.
    pub fn saved(self) -> ReadSignal<SaveState> {
        self.saved.read_only()
    }

    pub(super) fn save_soon(self) {
        self.open.update_value(|open| open.unsaved = true);
        // A choice that is asked for stays asked for.
        let waits =
            self.saved.with_untracked(|saved| matches!(saved, SaveState::Pending | SaveState::Contested { .. }));
        if !waits {
            self.saved.set(SaveState::Pending);
        }
        let handle = set_timeout_with_handle(move || self.flush(), SAVE_AFTER).ok();
        let before = self.open.try_update_value(|open| core::mem::replace(&mut open.save_timer, handle)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }

    /// Saves what is not saved yet: when the page is hidden or left, and when typing pauses.
    pub fn flush(self) {
        if self.open.try_with_value(|open| open.unsaved) == Some(true) {
            self.save();
        }
    }

    /// Whether something on the screen would be lost with the page.
    pub fn at_risk(self) -> bool {
        let kept = self.saved.try_with_untracked(|saved| match saved {
            SaveState::Contested { copy: Some(copy), .. } => copy.is_ok(),
            SaveState::Failed(_) => false,
            SaveState::Saved(_) | SaveState::Pending | SaveState::Contested { copy: None, .. } => true,
        });
        kept == Some(false)
    }

    fn save(self) {
        let now = browser::now();
        let saving = self.open.try_update_value(|open| {
            let record = Record { saved_at: now, form: open.history.form().clone() };
            let saving = open.keeper.save(&record);
            open.unsaved = !matches!(saving, Ok(Saving::Kept));
            if !open.unsaved {
                open.keeper.keep_steps(&write_steps(&open.history));
            }
            saving
        });
        match saving {
            Some(Ok(Saving::Kept)) => self.show(SaveState::Saved(now)),
            Some(Ok(Saving::Refused(rival, copy))) => {
                self.show(SaveState::Contested { rival, copy: Some(copy.map(drop)) });
            }
            Some(Err(error)) => self.show(SaveState::Failed(error)),
            // The form was closed; closing saved it.
            None => {}
        }
    }

    fn show(self, state: SaveState) {
        if self.saved.with_untracked(|saved| *saved != state) {
            self.saved.set(state);
        }
    }

    /// Whether a change of the storage, at a key or of all of it, may be one of this form.
    pub fn concerned(self, key: Option<&str>) -> bool {
        self.open.try_with_value(|open| open.keeper.concerns(key)) == Some(true)
    }

    /// Looks whether another window was at this form. With nothing of its own to save this window follows it; else the user has to choose.
    pub fn catch_up(self) {
        let looked = self.open.try_update_value(|open| (!open.unsaved).then(|| open.keeper.catch_up()));
        match looked {
            Some(Some(Ok(News::Newer(record)))) => {
                let Record { saved_at, form } = *record;
                let touched =
                    self.open.try_update_value(|open| open.history.follow(form, texts::windows::FOLLOWED_STEP));
                self.announce(&touched.unwrap_or_default());
                self.show(SaveState::Saved(saved_at));
                self.show_message(texts::windows::FOLLOWED, None);
            }
            Some(Some(Ok(News::Lost(rival)))) => self.show(SaveState::Contested { rival, copy: None }),
            // A storage that cannot be read now says so when something is to be saved.
            Some(Some(Ok(News::Nothing) | Err(_))) | None => {}
            Some(None) => self.save(),
        }
    }

    /// The user decides for the other window. What stood here is a step that can be taken back.
    pub fn take_theirs(self) {
        let taken = self.open.try_update_value(|open| {
            let record = open.keeper.take_theirs()?;
            Ok(record.map(|Record { saved_at, form }| {
                open.unsaved = false;
                (saved_at, open.history.replace(form, texts::windows::TAKEN_STEP))
            }))
        });
        match taken {
            Some(Ok(Some((saved_at, touched)))) => {
                self.announce(&touched);
                self.show(SaveState::Saved(saved_at));
                self.show_message(texts::windows::TAKEN, None);
            }
            // It is gone by now: saving anew finds out what there is to choose.
            Some(Ok(None)) => self.save(),
            Some(Err(error)) => self.show(SaveState::Failed(error)),
            None => {}
        }
    }

    /// The user decides for this window. What the other one saved is a step back from here.
    pub fn keep_ours(self) {
        let now = browser::now();
        let kept = self.open.try_update_value(|open| {
            let form = open.history.form().clone();
            let theirs = open.keeper.overwrite(&Record { saved_at: now, form: form.clone() })?;
            open.unsaved = false;
            let over_theirs = theirs.is_some();
            if let Some(theirs) = theirs {
                open.history.replace(theirs.form, texts::windows::TAKEN_STEP);
                open.history.replace(form, texts::windows::KEPT_STEP);
            }
            open.keeper.keep_steps(&write_steps(&open.history));
            Ok(over_theirs)
        });
        match kept {
            Some(Ok(over_theirs)) => {
                self.announce(&[Touched::Everything]);
                self.show(SaveState::Saved(now));
                self.show_message(if over_theirs { texts::windows::KEPT } else { texts::windows::KEPT_AGAIN }, None);
            }
            Some(Err(error)) => self.show(SaveState::Failed(error)),
            None => {}
        }
    }

    /// The user wants both: what is here becomes a form of its own, and this one is left as the other window made it.
    pub fn keep_beside(self) -> Option<SlotId> {
        let record = Record { saved_at: browser::now(), form: self.with(crate::form::Form::clone) };
        let kept = self.open.try_update_value(|open| {
            let slot = open.keeper.put_aside(&record)?;
            open.unsaved = false;
            Ok(slot)
        });
        match kept {
            Some(Ok(slot)) => Some(slot),
            Some(Err(error)) => {
                self.show(SaveState::Failed(error));
                None
            }
            None => None,
        }
    }
}
