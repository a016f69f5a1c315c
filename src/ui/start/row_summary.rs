//! How far each form of the list is. It is worked out one form after the other while the page is idle, so that a long list is there at once; what was
//! worked out for a saving of a form is kept while the page is open.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use leptos::prelude::*;

use crate::form::Form;
use crate::store::SlotId;
use crate::summary::Summary;
use crate::ui::texts::start as texts;
use crate::ui::texts::tasks::WHEN_COMPLETE;

/// A form whose summary is not known yet, with where it is to be shown.
type Waiting = (Form, RwSignal<Option<Summary>>);

/// The summaries that are known or wait, by slot and the time of the saving.
type Known = HashMap<(SlotId, u64), RwSignal<Option<Summary>>>;

/// The summaries of the forms of a list. A handle: copies are the same.
#[derive(Clone, Copy)]
pub struct Summaries {
    known: StoredValue<Known, LocalStorage>,
    waiting: StoredValue<VecDeque<Waiting>, LocalStorage>,
    owner: StoredValue<Owner>,
}

impl Summaries {
    /// A list of which no summary is known yet.
    pub fn new() -> Self {
        Self {
            known: StoredValue::new_local(HashMap::new()),
            waiting: StoredValue::new_local(VecDeque::new()),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// The summary of a saving of a form, which comes when there is time for it.
    pub fn of(self, slot: &SlotId, saved_at: u64, form: &Form) -> RwSignal<Option<Summary>> {
        let key = (slot.clone(), saved_at);
        if let Some(known) = self.known.with_value(|known| known.get(&key).copied()) {
            return known;
        }
        // It outlives the line it is made for: the list is drawn anew with each change.
        let summary = self.owner.with_value(|owner| owner.with(|| RwSignal::new(None)));
        self.known.update_value(|known| {
            known.insert(key, summary);
        });
        let begins = self.waiting.with_value(VecDeque::is_empty);
        self.waiting.update_value(|waiting| waiting.push_back((form.clone(), summary)));
        if begins {
            set_timeout(move || self.next(), Duration::ZERO);
        }
        summary
    }

    /// Works one out and leaves the page to others before the next one.
    fn next(self) {
        let Some(Some((form, summary))) = self.waiting.try_update_value(VecDeque::pop_front) else { return };
        let _gone = summary.try_set(Some(Summary::of(&form)));
        if self.waiting.try_with_value(|waiting| !waiting.is_empty()) == Some(true) {
            set_timeout(move || self.next(), Duration::ZERO);
        }
    }
}

/// 还缺, 审核, 得分.
#[component]
pub fn SummaryCells(summary: RwSignal<Option<Summary>>) -> impl IntoView {
    let missing = move || match summary.get()?.missing {
        0 => Some(texts::NOTHING_FOUND.to_owned()),
        missing => Some(missing.to_string()),
    };
    let found = move || {
        let Summary { findings: [errors, warnings], missing, .. } = summary.get()?;
        // A tick would say that the form is in order.
        let waits = errors + warnings == 0 && missing > 0;
        Some(if waits { WHEN_COMPLETE.to_owned() } else { texts::found(errors, warnings) })
    };
    let score = move || summary.get()?.score.map(|(total, grade)| format!("{total} {}", grade.label()));
    view! {
        <td class="number">{missing}</td>
        <td>{found}</td>
        <td>{score}</td>
    }
}
