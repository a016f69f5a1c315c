//! Ranges of cells: chosen by dragging over a table or with Shift, copied, emptied and filled as one, as in a spreadsheet.

mod bar;
mod choosing;
mod marks;

use leptos::prelude::*;

use crate::edit::{Edit, clear_range, fill_range_down, fill_range_right};
use crate::exchange::cells::{html, write};
use crate::figures::Statistics;
use crate::form::{Field, Form, Part};
use crate::tables::{CellRange, Content, TableTexts};
use crate::ui::browser;
use crate::ui::session::Session;
use crate::ui::texts::ranges as texts;

pub use bar::RangeBar;

/// The range that is chosen in the tables of the part that is shown.
#[derive(Clone, Copy)]
pub struct Ranges {
    session: Session,
    part: Memo<Part>,
    /// The cell that it was begun at, and the one that it goes to.
    ends: RwSignal<Option<(Content, Content)>>,
}

/// What can be done to all cells of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeStep {
    /// Takes the texts to the clipboard.
    Copy,
    /// Empties the cells.
    Clear,
    /// Fills each column from its first line.
    FillDown,
    /// Fills each line from its first column.
    FillRight,
}

impl Ranges {
    /// Listens as long as the form is shown.
    pub fn listen(session: Session, part: Memo<Part>) -> Self {
        let ranges = Self { session, part, ends: RwSignal::new(None) };
        choosing::listen(ranges);
        marks::follow(ranges);
        // Other cells are on another part.
        Effect::new(move |before: Option<()>| {
            part.track();
            if before.is_some() {
                ranges.forget();
            }
        });
        ranges
    }

    /// The chosen range; `None` where none is chosen, or its cells are gone. Watched.
    fn watched(self) -> Option<CellRange> {
        let (anchor, head) = self.ends.get()?;
        let part = self.part.get();
        self.session.with(|form| CellRange::between(form, part, anchor, head))
    }

    /// The chosen range, at this moment.
    pub fn chosen(self) -> Option<CellRange> {
        let (anchor, head) = self.ends.try_get_untracked().flatten()?;
        let part = self.part.try_get_untracked()?;
        self.session.with(|form| CellRange::between(form, part, anchor, head))
    }

    /// The first field that is typed in it.
    pub fn first_field(self) -> Option<Field> {
        self.chosen()?.fields().next()
    }

    /// Chooses all cells between two.
    fn choose(self, anchor: Content, head: Content) {
        let Some(part) = self.part.try_get_untracked() else { return };
        // Asked at every move of the mouse; which cells lie between is worked out only for other ends.
        let is_new = self.ends.try_get_untracked() != Some(Some((anchor, head)));
        if is_new && self.session.with(|form| CellRange::between(form, part, anchor, head)).is_some() {
            self.ends.set(Some((anchor, head)));
        }
    }

    /// Chooses nothing.
    pub fn forget(self) {
        if self.ends.try_get_untracked().flatten().is_some() {
            self.ends.set(None);
        }
    }

    /// Does something to all cells of the range, and says what was done.
    pub fn take(self, step: RangeStep) {
        let Some(range) = self.chosen() else { return };
        let change = |make: fn(&Form, &CellRange) -> Option<Edit>| self.change(|form| make(form, &range));
        match step {
            RangeStep::Copy => self.copy(&range),
            RangeStep::Clear => change(clear_range),
            RangeStep::FillDown => change(fill_range_down),
            RangeStep::FillRight => change(fill_range_right),
        }
    }

    /// Makes one step of what is done to the cells of the range.
    fn change(self, make: impl FnOnce(&Form) -> Option<Edit>) {
        self.session.seal();
        match self.session.with(make) {
            Some(edit) => self.session.edit(edit),
            None => self.session.show_message(texts::NOTHING.to_owned(), None),
        }
    }

    fn copy(self, range: &CellRange) {
        let cells = self.texts(range);
        let (lines, columns) = range.size();
        let message = if browser::copy(&write(&cells), &html(&cells)) {
            texts::copied(lines, columns)
        } else {
            texts::NOT_COPIED.to_owned()
        };
        self.session.show_message(message, None);
    }

    fn texts(self, range: &CellRange) -> Vec<Vec<String>> {
        self.session.with_evaluation(|form, evaluation| {
            let texts = TableTexts::new(form, evaluation);
            range.lines.iter().map(|line| line.iter().map(|cell| texts.of(*cell)).collect()).collect()
        })
    }

    fn statistics(self, range: &CellRange) -> Statistics {
        Statistics::of(self.texts(range).into_iter().flatten())
    }
}
