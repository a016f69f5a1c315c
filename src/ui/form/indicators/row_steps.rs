//! What can be done with a row: by its buttons, and by keys from any of its fields.

use leptos::ev::KeyboardEvent;
use leptos::web_sys::HtmlElement;

use super::{focus, stay_on};
use crate::edit::{Direction, Edit, add_row, duplicate_row, move_row, remove_row};
use crate::form::{Field, Form, RowId};
use crate::ui::session::Session;
use crate::ui::texts::form as texts;

/// A step with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStep {
    /// A new row below it.
    Add,
    /// A copy of it below it.
    Duplicate,
    /// One place up.
    Up,
    /// One place down.
    Down,
    /// Takes it away.
    Remove,
}

impl RowStep {
    /// All, in the order of the buttons.
    pub const ALL: [Self; 5] = [Self::Add, Self::Duplicate, Self::Up, Self::Down, Self::Remove];

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
            Self::Duplicate => "Ctrl+D",
            Self::Up => "Alt+↑",
            Self::Down => "Alt+↓",
            Self::Remove => "Alt+Delete",
        }
    }

    /// The step that a key asks for.
    pub fn of_key(event: &KeyboardEvent) -> Option<Self> {
        match (event.key().as_str(), event.ctrl_key() || event.meta_key(), event.alt_key()) {
            ("Enter", true, false) => Some(Self::Add),
            ("d" | "D", true, false) => Some(Self::Duplicate),
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
        if let Some(edit) = session.with(|form| move_row(form, row, direction)) {
            session.edit(edit);
            stay_on(from, Field::Name(row));
        }
    };
    let made = |made: Option<(Edit, RowId)>| {
        if let Some((edit, new)) = made {
            session.edit(edit);
            focus(Field::Name(new));
        }
    };
    match step {
        RowStep::Add => made(session.with(|form| add_row(form, row))),
        RowStep::Duplicate => made(session.with(|form| duplicate_row(form, row))),
        RowStep::Up => shift(Direction::Up),
        RowStep::Down => shift(Direction::Down),
        RowStep::Remove => {
            let next = session.with(|form| neighbour(form, row));
            if let Some(edit) = session.with(|form| remove_row(form, row)) {
                session.edit(edit);
                if let Some(next) = next {
                    focus(Field::Name(next));
                }
            }
        }
    }
}

/// Where the focus goes when a row is removed: the row below it in its group, or the one above.
fn neighbour(form: &Form, row: RowId) -> Option<RowId> {
    let level1 = form.indicators.place(row)?.level1;
    let rows: Vec<RowId> =
        form.indicators.group(level1).iter().flat_map(|level2| level2.rows.iter().map(|row| row.id)).collect();
    let at = rows.iter().position(|id| *id == row)?;
    rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?)).copied()
}
