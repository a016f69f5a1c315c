//! What can be done with a row: by its buttons, and by keys from any of its fields.

use leptos::ev::KeyboardEvent;
use leptos::prelude::GetUntracked;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use super::{drop_level2, focus, focus_group, shift_level2, stay_on};
use crate::edit::{Edit, MoveDirection, add_row, duplicate_row, move_row, remove_row};
use crate::form::{Field, Form, Level1, Level2Id, RowId};
use crate::ui::busy::when_drawn;
use crate::ui::session::Session;
use crate::ui::texts::form as texts;
use crate::ui::texts::indicators as words;
use crate::ui::{fields, page};

/// What can be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStep {
    /// Adds an empty row below it.
    Add,
    /// Adds a copy of it below it.
    Duplicate,
    /// Moves it up by one row.
    Up,
    /// Moves it down by one row.
    Down,
    /// Deletes it.
    Remove,
}

impl RowStep {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Add, Self::Duplicate, Self::Up, Self::Down, Self::Remove];

    /// What can be done with a 二级指标 as well.
    pub const OF_LEVEL2: [Self; 3] = [Self::Up, Self::Down, Self::Remove];

    /// What it is called where it is done with a 二级指标.
    pub fn of_level2(self) -> &'static str {
        if self == Self::Remove { texts::REMOVE } else { self.label() }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Add => texts::ADD_ROW,
            Self::Duplicate => texts::DUPLICATE_ROW,
            Self::Up => texts::UP,
            Self::Down => texts::DOWN,
            Self::Remove => texts::REMOVE_ROW,
        }
    }

    pub fn sign(self) -> &'static str {
        match self {
            Self::Add => "＋",
            // Drawn, because no sign for it is in every font.
            Self::Duplicate => "",
            Self::Up => "↑",
            Self::Down => "↓",
            Self::Remove => "×",
        }
    }

    /// The keys that do it, as they are shown.
    pub fn keys(self) -> &'static str {
        match self {
            Self::Add => "Ctrl+Enter",
            Self::Duplicate => "Ctrl+Shift+Enter",
            Self::Up => "Alt+↑",
            Self::Down => "Alt+↓",
            Self::Remove => "Alt+Delete",
        }
    }

    /// The step that a key asks for.
    pub fn of_key(event: &KeyboardEvent) -> Option<Self> {
        match (event.key().as_str(), event.ctrl_key() || event.meta_key(), event.alt_key()) {
            ("Enter", true, false) if event.shift_key() => Some(Self::Duplicate),
            ("Enter", true, false) => Some(Self::Add),
            // Ctrl+Delete is left to the text: it deletes a word there.
            ("Delete", false, true) => Some(Self::Remove),
            ("ArrowUp", false, true) => Some(Self::Up),
            ("ArrowDown", false, true) => Some(Self::Down),
            _ => None,
        }
    }
}

/// Takes a step. `from` is what has the focus and should keep it, where it is still there; else the focus goes to the row that is new or next.
pub fn take(session: Session, row: RowId, step: RowStep, from: Option<HtmlElement>) {
    let shift = |direction| {
        let hidden = session.hidden().get_untracked();
        match session.with(|form| move_row(form, row, direction, |id| !hidden.contains(&id))) {
            Some(edit) => {
                session.edit(edit);
                stay_on(from, row);
            }
            None if !hidden.is_empty() => session.show_message(words::NO_ROW_SEEN, None),
            None => {}
        }
    };
    let made = |made: Option<(Edit, RowId)>, first: fn(RowId) -> Field| {
        if let Some((edit, new)) = made {
            session.edit(edit);
            focus(first(new));
        }
    };
    let level1 = session.with(|form| form.indicators.place(row).map(|place| place.level1));
    match step {
        // An empty row is filled in from its beginning.
        RowStep::Add => {
            let first = if level1.is_some_and(Level1::has_key_task) { Field::KeyTask } else { Field::Name };
            made(session.with(|form| add_row(form, row)), first);
        }
        RowStep::Duplicate => {
            made(session.with(|form| duplicate_row(form, row)), Field::Name);
            // The copy is there to be called otherwise: what is typed takes the place of the name.
            when_drawn(choose_focused);
        }
        RowStep::Up => shift(MoveDirection::Up),
        RowStep::Down => shift(MoveDirection::Down),
        RowStep::Remove => {
            let hidden = session.hidden().get_untracked();
            let next = session.with(|form| neighbour(form, row, |id| !hidden.contains(&id)));
            if let Some(edit) = session.with(|form| remove_row(form, row)) {
                session.edit(edit);
                match (next, level1) {
                    (Some(next), _) => focus(Field::Name(next)),
                    (None, Some(level1)) => focus_group(session, level1),
                    (None, None) => {}
                }
                session.show_step_message();
            }
        }
    }
}

/// Chooses all of the text that has the focus.
fn choose_focused() {
    if let Some(area) = page::active().and_then(|active| active.dyn_into::<HtmlTextAreaElement>().ok()) {
        fields::choose_all(area);
    }
}

/// Takes a step with a 二级指标.
pub fn take_level2(session: Session, level1: Level1, id: Level2Id, step: RowStep) {
    match step {
        RowStep::Up => shift_level2(session, id, MoveDirection::Up),
        RowStep::Down => shift_level2(session, id, MoveDirection::Down),
        RowStep::Remove => drop_level2(session, level1, id),
        RowStep::Add | RowStep::Duplicate => {}
    }
}

/// Where the focus goes when a row is removed: the row that is seen below it in its group, or the one above.
fn neighbour(form: &Form, row: RowId, seen: impl Fn(RowId) -> bool) -> Option<RowId> {
    let level1 = form.indicators.place(row)?.level1;
    let rows: Vec<RowId> = form
        .indicators
        .group(level1)
        .iter()
        .flat_map(|level2| &level2.rows)
        .map(|row| row.id)
        .filter(|id| seen(*id))
        .collect();
    let at = rows.iter().position(|id| *id == row)?;
    rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?)).copied()
}
