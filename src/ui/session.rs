//! The open form as the screens see it: texts that can be watched one by one, edits, undo, and the saved mark.
//!
//! The form itself is no signal. Each thing that can change has a trigger of its own, so that a keystroke wakes what shows that text and what is
//! computed from it, and nothing else; with thousands of rows a keystroke costs what it costs with fifty.

mod checking;
mod folding;
mod keeping;
mod offering;
mod steps;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::check::Finding;
use crate::edit::{Edit, History, Touched, begin_row};
use crate::evaluate::{Evaluation, FormFigures, RowEvaluation};
use crate::exchange::json::WrittenRows;
use crate::form::{Field, Form, Level1, Level2Id, Part, RowId};
use crate::found::Found;
use crate::live::{LiveEvaluation, LiveFindings};
use crate::store::{
    Exported, Keeper, Outcome, Record, SaveState, SlotId, SnapshotReason, StorageError, open_with_steps,
};
use crate::topics::touched_topics;
use crate::ui::busy::MANY_ROWS;

pub use crate::topics::Topic;
pub use steps::Message;

struct Open {
    history: History,
    /// Looking at it may compute it, which changes nothing that others see.
    evaluation: RefCell<LiveEvaluation>,
    findings: LiveFindings,
    keeper: Keeper,
    /// Something was changed since the form was last read or kept.
    unsaved: bool,
    /// The rows as they were written down last.
    written_rows: WrittenRows,
    /// The form as it will be kept, where it was written down already and not changed since.
    written: Option<Rc<str>>,
    /// How the last saving ended.
    outcome: Outcome,
    found: Arc<Found>,
    message: Option<Message>,
    topics: HashMap<Topic, ArcTrigger>,
    save_timer: Option<TimeoutHandle>,
    /// Ends when what was changed first must be saved, whether typing pauses or not.
    latest_timer: Option<TimeoutHandle>,
    check_timer: Option<TimeoutHandle>,
}

/// Where one is while one goes through the findings.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// Which one it is, of those by severity.
    pub at: usize,
    /// The one that was gone to. Once it is answered or mended another one has its position, and nobody was led to that.
    pub finding: Finding,
}

/// The open form. A handle: copies are the same form.
#[derive(Clone, Copy, PartialEq)]
pub struct Session {
    open: StoredValue<Open, LocalStorage>,
    saved: RwSignal<SaveState>,
    /// How the form stands to the file that was made of all of it last.
    exported: RwSignal<Exported>,
    /// How it stands to what was handed over of it last, whatever that was.
    handed_over: RwSignal<Exported>,
    /// Which finding one is at, of those by severity, while one goes through them.
    findings_walk: RwSignal<Option<Walk>>,
    /// The finding that is being answered.
    answering: RwSignal<Option<Finding>>,
    /// The rows that the filter of the tables leaves out.
    hidden: RwSignal<Arc<HashSet<RowId>>>,
    /// The groups that are folded away, each in a part.
    folded: RwSignal<HashSet<(Part, Level1)>>,
    /// Whether 执行与基础数据 shows what is only filled in at the year's end, while the stage does not ask for it.
    shows_year: RwSignal<bool>,
}

impl Session {
    /// Opens a kept form, which is the one that the keeper holds.
    pub fn new(record: Record, keeper: Keeper, steps: &str, unsaved: Option<StorageError>) -> Self {
        let history = open_with_steps(record.form, steps);
        let (mut evaluation, mut findings) = (LiveEvaluation::default(), LiveFindings::default());
        let open = Open {
            found: Arc::new(findings.found(history.form(), &mut evaluation, checking::present_year())),
            history,
            evaluation: RefCell::new(evaluation),
            findings,
            keeper,
            unsaved: false,
            written_rows: WrittenRows::default(),
            written: None,
            outcome: unsaved.map_or(Outcome::Kept(record.saved_at), Outcome::Held),
            message: None,
            topics: HashMap::new(),
            save_timer: None,
            latest_timer: None,
            check_timer: None,
        };
        let (saved, exported, handed_over) =
            (open.state(), open.keeper.exported(), open.keeper.handed_over(open.history.form().stage));
        Self {
            open: StoredValue::new_local(open),
            saved: RwSignal::new(saved),
            exported: RwSignal::new(exported),
            handed_over: RwSignal::new(handed_over),
            findings_walk: RwSignal::new(None),
            answering: RwSignal::new(None),
            hidden: RwSignal::default(),
            folded: RwSignal::default(),
            shows_year: RwSignal::new(false),
        }
    }

    /// Which finding one is at, of those by severity; `None` while one does not go through them.
    pub fn findings_walk(self) -> RwSignal<Option<Walk>> {
        self.findings_walk
    }

    /// The finding whose answer is being asked for.
    pub fn answering(self) -> RwSignal<Option<Finding>> {
        self.answering
    }

    /// The rows that the filter of the tables leaves out.
    pub fn hidden(self) -> RwSignal<Arc<HashSet<RowId>>> {
        self.hidden
    }

    /// Shows a field that is not drawn now, because one is being led to it: its row may be left out by the filter or folded away (of a 二级指标 the
    /// first one), or it may be one of the year's end.
    pub fn show_row_of(self, field: Field) {
        self.unfold_around(field);
        if field.is_year_end_of_budget() && !self.shows_year.get_untracked() {
            self.shows_year.set(true);
        }
        let row = match field {
            Field::Level2Name(id) => self.with(|form| form.indicators.level2(id)?.rows.first().map(|row| row.id)),
            field => field.row(),
        };
        if let Some(row) = row.filter(|row| self.hidden.with_untracked(|hidden| hidden.contains(row))) {
            self.hidden.update(|hidden| *hidden = Arc::new(hidden.iter().copied().filter(|of| *of != row).collect()));
        }
    }

    /// The slot the form is kept in.
    pub fn slot(self) -> SlotId {
        self.open.with_value(|open| open.keeper.slot().clone())
    }

    /// Makes the caller run again when the topic changes.
    pub fn watch(self, topic: Topic) {
        let trigger = self.open.try_update_value(|open| open.topics.entry(topic).or_default().clone());
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }

    /// Looks at the form, without watching it.
    pub fn with<T>(self, look: impl FnOnce(&Form) -> T) -> T {
        self.open.with_value(|open| look(open.history.form()))
    }

    /// The figures of the form that belong to no single row, as they are now.
    fn figures(self) -> Arc<FormFigures> {
        self.open.with_value(|open| open.evaluation.borrow_mut().figures(open.history.form()))
    }

    /// Looks at the figures that belong to no single row, watched.
    pub fn watched_figures<T>(self, look: impl FnOnce(&FormFigures) -> T) -> T {
        self.watch(Topic::Figures);
        look(&self.figures())
    }

    /// What is computed of a row, as it is now; `None` for a row that is gone.
    pub fn evaluated(self, row: RowId) -> Option<Arc<RowEvaluation>> {
        self.open.with_value(|open| open.evaluation.borrow_mut().row(open.history.form(), row))
    }

    /// Looks at the form and at everything that is computed from it, as it is now: for what is not done within a keystroke.
    pub fn with_evaluation<T>(self, look: impl FnOnce(&Form, &Evaluation) -> T) -> T {
        self.open.with_value(|open| {
            let form = open.history.form();
            let evaluation = open.evaluation.borrow_mut().whole(form);
            look(form, &evaluation)
        })
    }

    /// Looks at the form, if it is still open: for what comes later, when it may have been left.
    pub fn try_with<T>(self, look: impl FnOnce(&Form) -> T) -> Option<T> {
        self.open.try_with_value(|open| look(open.history.form()))
    }

    /// Looks at the form, and watches a topic.
    pub fn watched<T>(self, topic: Topic, look: impl FnOnce(&Form) -> T) -> T {
        self.watch(topic);
        self.with(look)
    }

    /// Looks at the form and at what is computed from it once typing pauses, watched.
    pub fn settled<T>(self, look: impl FnOnce(&Form, &Evaluation) -> T) -> T {
        self.watch(Topic::Settled);
        self.with_evaluation(look)
    }

    /// Whether the form has so many rows that showing them all takes a while.
    pub fn is_long(self) -> bool {
        self.with(is_long)
    }

    /// The text at a field, watched. Empty when its row is gone.
    pub fn text(self, field: Field) -> String {
        self.watched(Topic::Text(field), |form| form.text(field).unwrap_or_default().to_owned())
    }

    /// Applies an edit as a step of its own.
    pub fn edit(self, edit: Edit) {
        if let Some(reason) = SnapshotReason::before(&edit) {
            // Where there is no store for it, the step back is all there is.
            drop(self.take_snapshot(reason, ""));
        }
        // An edit that no longer fits comes from a click on something that is just being removed; there is nothing to change then.
        let touched = self.open.try_update_value(|open| open.history.apply(edit)).and_then(Result::ok);
        self.changed(&touched.unwrap_or_default());
    }

    /// Sets the text at a field.
    pub fn set_text(self, field: Field, text: String) {
        self.edit(Edit::SetText(field, text));
    }

    /// Types a text with the keys: the row below the last one of a group comes with its first character.
    pub fn type_text(self, field: Field, text: String) {
        let Some(edit) = self.with(|form| begin_row(form, field, &text)) else { return self.set_text(field, text) };
        let touched = self.open.try_update_value(|open| open.history.begin(edit, field)).and_then(Result::ok);
        self.changed(&touched.unwrap_or_default());
    }

    /// Whether what was typed last went into this field, and nobody has left it since.
    pub fn is_typing(self, field: Field) -> bool {
        self.open.with_value(|open| open.history.typing() == Some(field))
    }

    /// Ends a run of typing: what follows is a step of its own.
    pub fn seal(self) {
        // The last box of a form that is being closed says so too.
        self.open.try_update_value(|open| open.history.seal());
    }

    /// The cell of a field is left: a figure typed into it becomes plain, as a step of its own, and what is typed next is another step.
    pub fn leave(self, field: Field) {
        // The last box of a form that is being closed says so too.
        let touched = self.open.try_update_value(|open| open.history.leave(field));
        self.changed(&touched.unwrap_or_default());
    }

    /// The name of the step that can be taken back.
    pub fn undo_name(self) -> Option<String> {
        self.watch(Topic::Anything);
        self.open.with_value(|open| open.history.undo_name().map(str::to_owned))
    }

    /// The name of the step that can be taken again.
    pub fn redo_name(self) -> Option<String> {
        self.watch(Topic::Anything);
        self.open.with_value(|open| open.history.redo_name().map(str::to_owned))
    }

    /// Has a change of ours shown, checked and saved.
    fn changed(self, touched: &[Touched]) {
        if !touched.is_empty() {
            self.announce(touched);
            self.save_soon();
        }
    }

    /// Wakes who watches what was touched, and has it checked.
    fn announce(self, touched: &[Touched]) {
        let topics = self.open.try_update_value(|open| {
            open.evaluation.get_mut().forget(touched);
            open.findings.forget(touched);
            open.written = None;
            touched_topics(touched, open.history.form(), || open.topics.keys().copied())
        });
        for topic in topics.unwrap_or_default() {
            self.wake(topic);
        }
        if touched.iter().any(|touched| matches!(touched, Touched::RowsOf(_) | Touched::Everything)) {
            // Once it is drawn: what showed a row that is gone is gone then too, and is not woken for nothing.
            set_timeout(move || self.let_go_of_gone_rows(), Duration::ZERO);
        }
        self.check_soon(touched);
    }

    /// Lets go of what was watched of rows that are gone: else it would grow with every row there ever was. Whoever still watches one of them is woken,
    /// and watches it anew.
    fn let_go_of_gone_rows(self) {
        let gone: Option<Vec<ArcTrigger>> = self.open.try_update_value(|open| {
            let indicators = &open.history.form().indicators;
            let rows: HashSet<RowId> = indicators.rows().map(|(_, _, row)| row.id).collect();
            let level2s: HashSet<Level2Id> = indicators.level2s().map(|(_, level2)| level2.id).collect();
            let is_gone = |topic: &Topic| {
                topic.row().is_some_and(|row| !rows.contains(&row))
                    || topic.level2().is_some_and(|id| !level2s.contains(&id))
            };
            open.topics.extract_if(|topic, _| is_gone(topic)).map(|(_, trigger)| trigger).collect()
        });
        for trigger in gone.into_iter().flatten() {
            trigger.notify();
        }
    }

    /// Wakes who watches anything of a row.
    fn wake_row(self, row: RowId) {
        let of_row = |topic: &Topic| topic.row() == Some(row);
        let topics: Vec<Topic> = self.open.with_value(|open| open.topics.keys().copied().filter(of_row).collect());
        for topic in topics {
            self.wake(topic);
        }
    }

    /// Keeps the views of rows true where one row of many has a part that another takes over, such as the first of a 二级指标: the row that had it and
    /// the one that has it are woken when it changes. A row asks [`Self::has_part`], and so thousands of rows do not all watch the same thing.
    pub fn wake_with_part(self, part: Memo<Option<RowId>>) {
        Effect::new(move |before: Option<Option<RowId>>| {
            let now = part.get();
            if let Some(before) = before.filter(|before| *before != now) {
                for row in [before, now].into_iter().flatten() {
                    self.wake_row(row);
                }
            }
            now
        });
    }

    /// Whether a row has a part that [`Self::wake_with_part`] watches, watched.
    pub fn has_part(self, row: RowId, part: Memo<Option<RowId>>) -> bool {
        self.watch(Topic::Shown(row));
        part.get_untracked() == Some(row)
    }

    /// Wakes who watches a topic.
    pub fn wake(self, topic: Topic) {
        let trigger = self.open.with_value(|open| open.topics.get(&topic).cloned());
        if let Some(trigger) = trigger {
            trigger.notify();
        }
    }
}

/// Whether a form has so many rows that what goes over all of them takes a while.
fn is_long(form: &Form) -> bool {
    form.indicators.rows().nth(MANY_ROWS).is_some()
}
