//! The findings about the open form, for every screen that shows them.
//!
//! The checks look at the whole form and compare its rows with each other. So they run when typing pauses, never within a keystroke.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{Session, Topic};
use crate::check::{Finding, check};

/// How long typing may pause before the form is checked: longer than from key to key, short enough to seem at once.
const CHECK_AFTER: Duration = Duration::from_millis(150);

impl Session {
    /// All findings, in the order of the form, watched.
    pub fn findings(self) -> Arc<Vec<Finding>> {
        self.watch(Topic::Findings);
        self.open.with_value(|open| open.findings.clone())
    }

    pub(super) fn check_soon(self) {
        let handle = set_timeout_with_handle(move || self.check_now(), CHECK_AFTER).ok();
        let before = self.open.try_update_value(|open| core::mem::replace(&mut open.check_timer, handle)).flatten();
        if let Some(before) = before {
            before.clear();
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
            let findings = check(open.history.form());
            let changed = *open.findings != findings;
            open.findings = Arc::new(findings);
            changed
        });
        // The form may have been closed meanwhile.
        if changed == Some(true) {
            self.wake(Topic::Findings);
        }
    }
}
