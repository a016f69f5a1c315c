//! What is computed from the whole form, for every screen that shows it: first of all the findings.
//!
//! The checks look at the whole form and compare its rows with each other. So they run when typing pauses, never within a keystroke, and where many rows
//! are to be evaluated and checked, in slices.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{Session, Topic, is_long};
use crate::edit::Touched;
use crate::form::Field;
use crate::found::{Found, Said};
use crate::progress::Progress;
use crate::ui::browser;

/// How long typing may pause before the form is checked: longer than from key to key, short enough to seem at once.
const CHECK_AFTER: Duration = Duration::from_millis(150);

/// How many rows are evaluated or checked in one go: a few milliseconds of work, so that no key waits longer for it.
const ROWS_AT_A_TIME: usize = 200;

/// The present year, with which 年度 is compared.
pub(super) fn present_year() -> Option<i32> {
    i32::try_from(browser::this_year()).ok()
}

impl Session {
    /// All findings, in the order of the form, watched.
    pub fn findings(self) -> Arc<Found> {
        self.watch(Topic::Findings);
        self.open.with_value(|open| open.found.clone())
    }

    /// What is said of a field, watched: of no other field.
    pub fn said_of(self, field: Field) -> Option<Said> {
        self.watch(Topic::SaidOf(field));
        self.open.with_value(|open| open.found.at(field))
    }

    /// What the stage still wants, watched.
    pub fn progress<T>(self, look: impl FnOnce(&Progress) -> T) -> T {
        self.watch(Topic::Progress);
        let found = self.open.with_value(|open| open.found.clone());
        look(found.progress())
    }

    /// Has the form checked: after typing when it pauses, after anything else as soon as it has been drawn.
    pub(super) fn check_soon(self, touched: &[Touched]) {
        let typing = matches!(touched, [Touched::Text(_)] | [Touched::Text(_), Touched::Settings]);
        let pause = if typing { CHECK_AFTER } else { Duration::ZERO };
        self.check_next_after(pause, Self::go_on_checking);
    }

    /// Has the next task of a check come after a pause, in the place of the one that was to come.
    fn check_next_after(self, pause: Duration, task: fn(Self)) {
        let handle = set_timeout_with_handle(move || task(self), pause).ok();
        let before = self.open.try_update_value(|open| core::mem::replace(&mut open.check_timer, handle)).flatten();
        if let Some(before) = before {
            before.clear();
        }
    }

    /// Checks some more rows and, once all of them are checked, the form as a whole. Between two slices keys are answered; an edit that comes meanwhile
    /// begins the pause anew, and what it does not touch stays done.
    fn go_on_checking(self) {
        let known = self.open.try_update_value(|open| {
            let form = open.history.form();
            let all_known = open.findings.go_on(form, open.evaluation.get_mut(), ROWS_AT_A_TIME);
            (all_known, is_long(form))
        });
        match known {
            // In a long form even the last rows and the whole are two tasks.
            Some((true, true)) => self.check_next_after(Duration::ZERO, Self::check_now),
            Some((true, false)) => self.check_now(),
            Some((false, _)) => self.check_next_after(Duration::ZERO, Self::go_on_checking),
            // The form was closed meanwhile.
            None => {}
        }
    }

    /// Brings the findings up to date before the pause is over, for a screen that is just being opened.
    pub fn check_if_due(self) {
        let due = self.open.try_update_value(|open| open.check_timer.take()).flatten();
        if let Some(timer) = due {
            timer.clear();
            self.check_now();
        }
    }

    fn check_now(self) {
        let changed = self.open.try_update_value(|open| {
            open.check_timer = None;
            let form = open.history.form();
            let found = open.findings.found(form, open.evaluation.get_mut(), present_year());
            let said = (!open.found.says_the_same(&found)).then(|| open.found.fields_said_otherwise(&found));
            let changed = (said, open.found.progress() != found.progress());
            open.found = Arc::new(found);
            changed
        });
        // The form may have been closed meanwhile.
        let Some((said, progress)) = changed else { return };
        if let Some(fields) = said {
            self.wake(Topic::Findings);
            // With thousands of boxes on the page, waking all of them for one is what takes long.
            for field in fields {
                self.wake(Topic::SaidOf(field));
            }
        }
        if progress {
            self.wake(Topic::Progress);
        }
        self.wake(Topic::Settled);
    }
}
