//! What is computed from the whole form, for every screen that shows it: first of all the findings.
//!
//! The checks look at the whole form and compare its rows with each other. So they run when typing pauses, never within a keystroke.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{Session, Topic};
use crate::check::{Finding, Severity, check};
use crate::edit::Touched;
use crate::form::{Field, Form};
use crate::progress::Progress;

/// How long typing may pause before the form is checked: longer than from key to key, short enough to seem at once.
const CHECK_AFTER: Duration = Duration::from_millis(150);

/// All findings of a form, which of them are about a field, and what the stage still wants.
#[derive(Debug, PartialEq)]
pub struct Found {
    list: Vec<Finding>,
    at: HashMap<Field, Vec<usize>>,
    progress: Progress,
}

impl Found {
    /// Checks a form.
    pub(super) fn of(form: &Form) -> Self {
        let list = check(form);
        let mut at: HashMap<Field, Vec<usize>> = HashMap::new();
        for (position, finding) in list.iter().enumerate() {
            if let Some(field) = finding.field {
                at.entry(field).or_default().push(position);
            }
        }
        let progress = Progress::of(form, &list);
        Self { list, at, progress }
    }

    /// In the order of the form.
    pub fn list(&self) -> &[Finding] {
        &self.list
    }

    /// The worst first, those alike in the order of the form: as one goes through them.
    pub fn by_severity(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self.list.iter().collect();
        findings.sort_by_key(|finding| finding.severity());
        findings
    }

    /// What is said of a field: the worst severity, and all sentences.
    pub fn at(&self, field: Field) -> Option<(Severity, String)> {
        let findings = self.at.get(&field)?.iter().filter_map(|position| self.list.get(*position));
        let severity = findings.clone().map(Finding::severity).min()?;
        let sentences: Vec<&str> = findings.map(|finding| finding.sentence.as_str()).collect();
        Some((severity, sentences.join("\n")))
    }
}

impl Session {
    /// All findings, in the order of the form, watched.
    pub fn findings(self) -> Arc<Found> {
        self.watch(Topic::Findings);
        self.open.with_value(|open| open.found.clone())
    }

    /// What the stage still wants, watched.
    pub fn progress<T>(self, look: impl FnOnce(&Progress) -> T) -> T {
        self.watch(Topic::Progress);
        let found = self.open.with_value(|open| open.found.clone());
        look(&found.progress)
    }

    /// Has the form checked: after typing when it pauses, after anything else as soon as it has been drawn.
    pub(super) fn check_soon(self, touched: &[Touched]) {
        let typing = matches!(touched, [Touched::Text(_)] | [Touched::Text(_), Touched::Settings]);
        let pause = if typing { CHECK_AFTER } else { Duration::ZERO };
        let handle = set_timeout_with_handle(move || self.check_now(), pause).ok();
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
            let found = Found::of(open.history.form());
            let changed = (open.found.list != found.list, open.found.progress != found.progress);
            open.found = Arc::new(found);
            changed
        });
        // The form may have been closed meanwhile.
        let Some((findings, progress)) = changed else { return };
        if findings {
            self.wake(Topic::Findings);
        }
        if progress {
            self.wake(Topic::Progress);
        }
        self.wake(Topic::Settled);
    }
}
