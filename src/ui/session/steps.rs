//! Undo and redo, and what is said about them.

use leptos::prelude::*;

use super::{Session, Topic};
use crate::edit::{History, Place, RowOrder, Touched};
use crate::ui::busy::{MANY_ROWS, busy};
use crate::ui::texts;

/// A message that is shown to the user for a while.
#[derive(Clone, Debug)]
pub struct Message {
    /// The sentence to show.
    pub text: String,
    /// The place of the form it is about, to be brought before the eyes.
    pub place: Option<Place>,
}

impl Session {
    /// The message shown last, watched.
    pub fn message(self) -> Option<Message> {
        self.watch(Topic::Message);
        self.open.with_value(|open| open.message.clone())
    }

    /// Shows a message for a while. The same message again is announced again.
    pub fn show_message(self, text: impl Into<String>, place: Option<Place>) {
        let text = text.into();
        self.open.update_value(|open| open.message = Some(Message { text, place }));
        self.wake(Topic::Message);
    }

    /// Shows a message about the last step, and that it can be undone: for steps that leave nothing to be seen where they were taken.
    pub fn show_step_message(self) {
        if let Some(name) = self.open.with_value(|open| open.history.undo_name().map(str::to_owned)) {
            self.show_message(texts::form::done(&name), None);
        }
    }

    /// Takes the last step back.
    pub fn undo(self) {
        let long = self.open.with_value(|open| open.history.undo_size()) > MANY_ROWS;
        self.busy(long, texts::busy::SHOWING, move || {
            // Asked here: another undo may have been waiting before this one.
            let name = self.open.with_value(|open| open.history.undo_name().map(str::to_owned));
            // What was done last is taken back first, but a step shows where it began.
            let back = |history: &mut History| history.undo().into_iter().rev().collect();
            self.step(name, texts::form::UNDONE, texts::form::NOTHING_TO_UNDO, back);
        });
    }

    /// Takes the step again that was taken back last.
    pub fn redo(self) {
        let long = self.open.with_value(|open| open.history.redo_size()) > MANY_ROWS;
        self.busy(long, texts::busy::SHOWING, move || {
            let name = self.open.with_value(|open| open.history.redo_name().map(str::to_owned));
            self.step(name, texts::form::REDONE, texts::form::NOTHING_TO_REDO, History::redo);
        });
    }

    /// [`busy`] for work with this form: nothing is done when it was left meanwhile.
    pub fn busy(self, long: bool, message: &'static str, work: impl FnOnce() + 'static) {
        busy(long, message, move || {
            if self.open.try_with_value(|_| ()).is_some() {
                work();
            }
        });
    }

    fn step(self, name: Option<String>, done: &str, nothing: &str, go: fn(&mut History) -> Vec<Touched>) {
        let stepped = self.open.try_update_value(|open| {
            let rows = RowOrder::of(open.history.form());
            let touched = go(&mut open.history);
            let place = rows.place(open.history.form(), &touched);
            (touched, place)
        });
        let Some((touched, place)) = stepped else { return };
        self.changed(&touched);
        match name {
            Some(name) => self.show_message(format!("{done}：{name}"), place),
            None => self.show_message(nothing, None),
        }
    }
}
