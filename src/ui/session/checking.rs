//! What is computed from the whole form, for every screen that shows it: first of all the findings.
//!
//! The checks look at the whole form and compare its rows with each other. So they run when typing pauses, never within a keystroke.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::{Session, Topic};
use crate::check::{Finding, check_in_year};
use crate::edit::Touched;
use crate::form::{Field, Form};
use crate::progress::Progress;
use crate::ui::{browser, texts};

/// How long typing may pause before the form is checked: longer than from key to key, short enough to seem at once.
const CHECK_AFTER: Duration = Duration::from_millis(150);

/// All findings of a form, which of them are about a field, and what the stage still wants.
#[derive(Debug, PartialEq)]
pub struct Found {
    list: Vec<Finding>,
    at: HashMap<Field, Vec<usize>>,
    /// Cells that the stage wants and no finding names.
    wanted: HashSet<Field>,
    progress: Progress,
}

/// What is said of a field: the mark in its corner, and the sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The worst severity as the style knows it; `missing` where nothing but the content is wanted.
    pub mark: &'static str,
    /// Each with the word of its severity before it.
    pub sentences: Vec<String>,
}

impl Found {
    /// Checks a form.
    pub(super) fn of(form: &Form) -> Self {
        let list = check_in_year(form, i32::try_from(browser::this_year()).ok());
        let mut at: HashMap<Field, Vec<usize>> = HashMap::new();
        for (position, finding) in list.iter().enumerate() {
            // One finding may ask for many cells. Each of them has its mark, as each of them is gone to.
            let fields: HashSet<Field> = finding.field.into_iter().chain(finding.to_fill()).collect();
            for field in fields {
                at.entry(field).or_default().push(position);
            }
        }
        let progress = Progress::of(form, &list);
        let wanted = progress.missing().map(|cell| cell.field).filter(|field| !at.contains_key(field)).collect();
        Self { list, at, wanted, progress }
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

    /// The findings about a field, in the order of the form.
    pub fn about(&self, field: Field) -> impl Iterator<Item = &Finding> {
        self.at.get(&field).into_iter().flatten().filter_map(|position| self.list.get(*position))
    }

    /// What is said of a field.
    pub fn at(&self, field: Field) -> Option<Said> {
        let Some(worst) = self.about(field).map(Finding::severity).min() else {
            let missing = Said { mark: "missing", sentences: vec![texts::progress::WANTED.to_owned()] };
            return self.wanted.contains(&field).then_some(missing);
        };
        let sentence = |finding: &Finding| format!("{}：{}", finding.severity().label(), finding.sentence);
        Some(Said { mark: worst.code(), sentences: self.about(field).map(sentence).collect() })
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
            // What is marked at the fields: findings, and cells that are wanted and that no finding names.
            let said = open.found.list != found.list || open.found.wanted != found.wanted;
            let changed = (said, open.found.progress != found.progress);
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
