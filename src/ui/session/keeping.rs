//! Keeping the open form: after a pause in typing or when one types on and on, when the page is left, and not over what another window saved.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::{Open, Session, is_long};
use crate::edit::Touched;
use crate::form::Form;
use crate::store::{
    Exported, News, NotTaken, Outcome, Record, SaveState, Saving, SlotId, SnapshotReason, envelope, write_steps,
};
use crate::ui::{browser, texts};

/// How long typing may pause before it is saved.
const SAVE_AFTER: Duration = Duration::from_millis(400);

/// How long one may type without a pause before it is saved. With the time that a durable copy takes it is less than the two seconds that may be lost.
const SAVE_AT_LATEST: Duration = Duration::from_secs(1);

/// So many rows of a long form are written down in one task.
const ROWS_AT_ONCE: usize = 1_000;

/// How far the clock may lie behind the last saving before it is told: two computers' clocks never agree to the second.
const CLOCKS_DIFFER_MS: u64 = 120_000;

impl Open {
    /// Whether there is something here that the storage does not have.
    fn has_own(&self) -> bool {
        self.unsaved || matches!(self.outcome, Outcome::Held(_))
    }

    pub(super) fn state(&self) -> SaveState {
        self.outcome.state(self.unsaved, self.keeper.copy_state())
    }

    fn clear_save_timers(&mut self) {
        for timer in [self.save_timer.take(), self.latest_timer.take()].into_iter().flatten() {
            timer.clear();
        }
    }

    /// Saves the form, with the steps that led to it.
    fn save(&mut self, now: u64) {
        if self.keeper.saved_at().is_some_and(|last| !browser::is_one_day(last, now)) {
            self.keeper.take_snapshot_of_saved(SnapshotReason::Daily);
        }
        let written = self.written.take().unwrap_or_else(|| self.written_rows.write(self.history.form()).into());
        self.outcome = match self.keeper.save_written(now, &written) {
            Saving::Kept => Outcome::Kept(now),
            Saving::Held(why) => Outcome::Held(why),
            Saving::Refused(rival, _, copy) => Outcome::Contested(rival, Some(copy)),
        };
        self.unsaved = matches!(self.outcome, Outcome::Contested(..));
        if !self.unsaved {
            self.keeper.keep_steps(&write_steps(&self.history));
        }
    }
}

impl Session {
    /// Whether what is on the screen is kept.
    pub fn saved(self) -> ReadSignal<SaveState> {
        self.saved.read_only()
    }

    pub(super) fn save_soon(self) {
        let later = |after| set_timeout_with_handle(move || self.flush_in_steps(), after).ok();
        self.open.try_update_value(|open| {
            open.unsaved = true;
            if let Some(before) = core::mem::replace(&mut open.save_timer, later(SAVE_AFTER)) {
                before.clear();
            }
            // Begun with the first change, and not anew with each.
            if open.latest_timer.is_none() {
                open.latest_timer = later(SAVE_AT_LATEST);
            }
        });
        self.show_saved();
    }

    /// Saves what is not saved yet: when the page is hidden or left, when typing pauses, and when it goes on for long.
    pub fn flush(self) {
        if self.open.try_with_value(|open| open.unsaved) == Some(true) {
            self.save();
        }
    }

    /// Saves a long form in several tasks, so that none holds the page for long: its rows are written down, with the last of them all of it, and then it is
    /// kept. What is changed before that is saved as well: nothing waits longer for it.
    fn flush_in_steps(self) {
        let to_come = self.open.try_update_value(|open| {
            let form = open.history.form();
            if !open.unsaved {
                // Saved meanwhile, or the user chose another window's form: the next change begins anew.
                open.clear_save_timers();
                return None;
            }
            if !is_long(form) || open.written.is_some() {
                return None;
            }
            let Some(written) = open.written_rows.write_some(form, ROWS_AT_ONCE) else {
                return Some(Self::flush_in_steps as fn(Self));
            };
            let written = Rc::from(written);
            open.keeper.prepare(&written);
            open.written = Some(written);
            Some(Self::flush)
        });
        match to_come.flatten() {
            Some(next) => set_timeout(move || next(self), Duration::ZERO),
            None => self.flush(),
        }
    }

    /// Tries again to save what the storage did not take.
    pub fn save_again(self) {
        if self.open.try_with_value(|open| matches!(open.outcome, Outcome::Held(_))) == Some(true) {
            self.save();
        }
    }

    fn save(self) {
        let now = browser::now();
        let clock_went_back = self.open.try_update_value(|open| {
            open.clear_save_timers();
            let went_back = open.keeper.saved_at().is_some_and(|last| last > now.saturating_add(CLOCKS_DIFFER_MS));
            open.save(now);
            went_back
        });
        if clock_went_back == Some(true) {
            self.show_message(texts::storage::CLOCK_WENT_BACK, None);
        }
        self.show_state();
    }

    /// Shows whether the form is kept and exported: after a saving, and when its durable copy was answered for.
    pub fn show_state(self) {
        // It hangs on what was saved last, and asks the storage: a key that is only typed changes nothing of it.
        let show = |signal: RwSignal<Exported>, now: Option<Exported>| {
            if let Some(now) = now.filter(|now| signal.with_untracked(|known| known != now)) {
                signal.set(now);
            }
        };
        show(self.exported, self.open.try_with_value(|open| open.keeper.exported()));
        show(self.handed_over, self.open.try_with_value(|open| open.keeper.handed_over(open.history.form().stage)));
        self.show_saved();
    }

    /// Shows whether the form is kept.
    fn show_saved(self) {
        if let Some(state) = self.open.try_with_value(Open::state)
            && self.saved.with_untracked(|saved| *saved != state)
        {
            self.saved.set(state);
        }
    }

    /// How the form stands to the file that was made of all of it last.
    pub fn exported(self) -> ReadSignal<Exported> {
        self.exported.read_only()
    }

    /// How the form stands to what was handed over of it last, whatever that was.
    pub fn handed_over(self) -> ReadSignal<Exported> {
        self.handed_over.read_only()
    }

    /// Notes that the form was handed over; `whole` where the file has all of it.
    pub fn note_handed_over(self, whole: bool) {
        // What was handed over is what was saved last.
        self.flush();
        // The answer of another module may come after the form was left.
        self.open.try_with_value(|open| open.keeper.note_handed_over(open.history.form().stage, whole, browser::now()));
        self.show_state();
    }

    /// Whether a change of the storage, at a key or of all of it, may be one of this form.
    pub fn concerned(self, key: Option<&str>) -> bool {
        self.open.try_with_value(|open| open.keeper.concerns(key)) == Some(true)
    }

    /// Looks whether another window was at this form. With nothing of its own to save this window follows it; else the user has to choose.
    pub fn catch_up(self) {
        let looked = self.open.try_update_value(|open| (!open.has_own()).then(|| open.keeper.catch_up()));
        match looked {
            Some(Some(Ok(News::Newer(record)))) => {
                let Record { saved_at, form } = *record;
                let touched = self.open.try_update_value(|open| {
                    open.outcome = Outcome::Kept(saved_at);
                    open.history.follow(form, texts::windows::FOLLOWED_STEP)
                });
                self.announce(&touched.unwrap_or_default());
                self.show_state();
                self.show_message(texts::windows::FOLLOWED, None);
            }
            Some(Some(Ok(News::Lost(rival)))) => {
                self.open.try_update_value(|open| open.outcome = Outcome::Contested(rival, None));
                self.show_state();
            }
            // A storage that cannot be read now says so when something is to be saved.
            Some(Some(Ok(News::Nothing) | Err(_))) | None => {}
            Some(None) => self.save(),
        }
    }

    /// Keeps the form as it stands now as a snapshot.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub fn take_snapshot(self, reason: SnapshotReason, name: &str) -> Result<(), NotTaken> {
        self.open.with_value(|open| open.keeper.take_snapshot((reason, name), browser::now(), open.history.form()))
    }

    /// Puts a snapshot in the place of the form, as a step that can be taken back.
    pub fn restore(self, form: Form, named: &str) {
        self.replace(form, &format!("{} {named}", texts::snapshots::RESTORE_STEP));
        self.show_message(format!("{} {named}{}", texts::snapshots::RESTORED, texts::snapshots::UNDO), None);
    }

    /// Puts another version, which has been compared, in the place of the form, as a step that can be taken back.
    pub fn take_version(self, form: Form, named: &str) {
        self.replace(form, &texts::versions::take_step(named));
        self.show_message(texts::versions::taken(named), None);
    }

    fn replace(self, form: Form, step: &str) {
        // Where there is no store for it, the step back is all there is.
        drop(self.take_snapshot(SnapshotReason::Replaced, ""));
        let touched = self.open.try_update_value(|open| open.history.replace(form, step));
        self.changed(&touched.unwrap_or_default());
    }

    /// The form that another window saved in between, to be looked at before one chooses.
    pub fn theirs(self) -> Option<Form> {
        self.open.with_value(|open| open.keeper.theirs()).map(|record| record.form)
    }

    /// The user decides for the other window. What stood here is a step that can be taken back.
    pub fn take_theirs(self) {
        drop(self.take_snapshot(SnapshotReason::Replaced, ""));
        let taken = self.open.try_update_value(|open| {
            let record = open.keeper.take_theirs().ok().flatten();
            record.map(|Record { saved_at, form }| {
                open.unsaved = false;
                open.outcome = Outcome::Kept(saved_at);
                open.history.replace(form, texts::windows::TAKEN_STEP)
            })
        });
        match taken {
            Some(Some(touched)) => {
                self.announce(&touched);
                self.show_state();
                self.show_message(texts::windows::TAKEN, None);
            }
            // It is gone by now, or cannot be read: saving anew finds out what there is to choose.
            Some(None) => self.save(),
            None => {}
        }
    }

    /// The user decides for this window. What the other one saved is a step back from here.
    pub fn keep_ours(self) {
        let now = browser::now();
        let kept = self.open.try_update_value(|open| {
            let form = open.history.form().clone();
            let written = open.keeper.overwrite(&Record { saved_at: now, form: form.clone() });
            open.unsaved = false;
            let over_theirs = matches!(written, Ok(Some(_)));
            open.outcome = match written {
                Ok(theirs) => {
                    if let Some(theirs) = theirs {
                        open.history.replace(theirs.form, texts::windows::TAKEN_STEP);
                        open.history.replace(form, texts::windows::KEPT_STEP);
                    }
                    Outcome::Kept(now)
                }
                Err(why) => Outcome::Held(why),
            };
            open.keeper.keep_steps(&write_steps(&open.history));
            over_theirs
        });
        let Some(over_theirs) = kept else { return };
        self.announce(&[Touched::Everything]);
        self.show_state();
        if matches!(self.saved.get_untracked(), SaveState::Failed { .. }) {
            return;
        }
        self.show_message(if over_theirs { texts::windows::KEPT } else { texts::windows::KEPT_AGAIN }, None);
    }

    /// The user wants both: what is here becomes a form of its own, and this one is left as the other window made it.
    pub fn keep_beside(self) -> Option<SlotId> {
        self.open.try_update_value(|open| {
            open.unsaved = false;
            open.keeper.put_aside(browser::now(), &envelope(open.history.form())).0
        })
    }
}
