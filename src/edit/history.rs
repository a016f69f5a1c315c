//! The open form with its steps back and forth.

use std::cell::OnceCell;
use std::collections::VecDeque;

use super::{Edit, EditError, Touched, make_plain};
use crate::form::{Field, Form};

/// How many steps back are kept.
pub const MOST_STEPS: usize = 500;

/// A step the user can take back, or take again.
#[derive(Clone, Debug)]
pub struct Step {
    /// What the user did, for the menu.
    pub name: String,
    change: StepChange,
    /// The step as text, once it was asked for: a step never changes, so it is written once. `None` where it cannot be written.
    text: OnceCell<Option<String>>,
}

impl Step {
    /// A step that does this to the form.
    pub fn new(name: String, change: StepChange) -> Self {
        Self { name, change, text: OnceCell::new() }
    }

    /// The step as the text that `write` makes of its name and change, which is asked once.
    pub fn text(&self, write: impl FnOnce(&str, &StepChange) -> Option<String>) -> Option<&str> {
        self.text.get_or_init(|| write(&self.name, &self.change)).as_deref()
    }
}

/// What a step does to the form.
#[derive(Clone, Debug)]
pub enum StepChange {
    /// Applies an edit.
    Edit(Edit),
    /// Another form takes its place: what another window made of it.
    Whole(Box<Form>),
}

impl StepChange {
    fn size(&self) -> usize {
        match self {
            Self::Edit(edit) => edit.size(),
            Self::Whole(form) => form.indicators.rows().count(),
        }
    }

    /// Changes the form and gives the change that takes it back.
    fn apply(self, form: &mut Form, touched: &mut Vec<Touched>) -> Result<Self, EditError> {
        match self {
            Self::Edit(edit) => edit.apply(form, touched).map(Self::Edit),
            Self::Whole(other) => {
                touched.push(Touched::Everything);
                Ok(Self::Whole(Box::new(core::mem::replace(form, *other))))
            }
        }
    }
}

/// A form and the steps that led to it.
#[derive(Clone, Debug, Default)]
pub struct History {
    form: Form,
    back: VecDeque<Step>,
    forth: Vec<Step>,
    /// The field being typed into: further text there belongs to the last step.
    typing: Option<Field>,
    /// The last step followed another window: what comes from there next belongs to it.
    following: bool,
}

impl History {
    /// Opens a form, with no steps yet.
    pub fn new(form: Form) -> Self {
        Self { form, ..Self::default() }
    }

    /// Opens a form with the steps that led to it, and those that can be taken again: each in the order in which they were done, the nearest last.
    pub fn with_steps(form: Form, back: Vec<Step>, forth: Vec<Step>) -> Self {
        Self { form, back: back.into(), forth, ..Self::default() }
    }

    /// The steps that can be taken back, the nearest first.
    pub fn back(&self) -> impl Iterator<Item = &Step> {
        self.back.iter().rev()
    }

    /// The steps that can be taken again, the nearest first.
    pub fn forth(&self) -> impl Iterator<Item = &Step> {
        self.forth.iter().rev()
    }

    /// The form as it is now.
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// Does a step. Typing on in the same field joins the step before; what could be taken again no longer can.
    ///
    /// # Errors
    /// [`EditError`] when the edit does not fit; nothing is changed then.
    pub fn apply(&mut self, edit: Edit) -> Result<Vec<Touched>, EditError> {
        let field = match &edit {
            Edit::SetText(field, text) if self.form.text(*field) == Some(text) => return Ok(Vec::new()),
            Edit::SetText(field, _) => Some(*field),
            _ => None,
        };
        let joins = field.is_some() && field == self.typing && !self.back.is_empty();
        let name = edit.name(&self.form);
        let mut touched = Vec::new();
        let inverse = edit.apply(&mut self.form, &mut touched)?;
        if !joins {
            self.push(Step::new(name, StepChange::Edit(inverse)));
        }
        self.forth.clear();
        self.typing = field;
        self.following = false;
        Ok(touched)
    }

    /// Does a step that begins with typing in a field, such as a row that comes with its first character: typing on there joins it.
    ///
    /// # Errors
    /// As [`Self::apply`].
    pub fn begin(&mut self, edit: Edit, field: Field) -> Result<Vec<Touched>, EditError> {
        let touched = self.apply(edit)?;
        self.typing = Some(field);
        Ok(touched)
    }

    /// Puts another form in the place of this one, as a step that can be taken back.
    pub fn replace(&mut self, form: Form, name: &str) -> Vec<Touched> {
        self.seal();
        self.following = false;
        self.forth.clear();
        let before = core::mem::replace(&mut self.form, form);
        self.push(Step::new(name.to_owned(), StepChange::Whole(Box::new(before))));
        vec![Touched::Everything]
    }

    /// Like [`Self::replace`], for a window that shows what another one does: as long as nothing is done here, all of it is one step.
    pub fn follow(&mut self, form: Form, name: &str) -> Vec<Touched> {
        let goes_on = self.following;
        let touched = self.replace(form, name);
        if goes_on {
            self.back.pop_back();
        }
        self.following = true;
        touched
    }

    fn push(&mut self, step: Step) {
        self.back.push_back(step);
        if self.back.len() > MOST_STEPS {
            self.back.pop_front();
        }
    }

    /// The field being typed into, whose texts of this run are one step, the last one.
    pub fn typing(&self) -> Option<Field> {
        self.typing.filter(|_| !self.back.is_empty())
    }

    /// Ends a run of typing: what is typed next is a step of its own.
    pub fn seal(&mut self) {
        self.typing = None;
    }

    /// Ends the typing in a field because its cell was left: what was typed there becomes the plain figure it is, as a step of its own. Nothing is
    /// done where nothing was typed since the field was come to, so that what an undo brought back stays.
    pub fn leave(&mut self, field: Field) -> Vec<Touched> {
        let typed = self.typing() == Some(field);
        self.seal();
        let plain = make_plain(&self.form, field).filter(|_| typed);
        // The field was there a moment ago, so the edit fits.
        plain.and_then(|edit| self.apply(edit).ok()).unwrap_or_default()
    }

    /// The step that [`Self::undo`] would take back.
    pub fn undo_name(&self) -> Option<&str> {
        self.back.back().map(|step| step.name.as_str())
    }

    /// The step that [`Self::redo`] would take again.
    pub fn redo_name(&self) -> Option<&str> {
        self.forth.last().map(|step| step.name.as_str())
    }

    /// How many changes [`Self::undo`] would make.
    pub fn undo_size(&self) -> usize {
        self.back.back().map_or(0, |step| step.change.size())
    }

    /// How many changes [`Self::redo`] would make.
    pub fn redo_size(&self) -> usize {
        self.forth.last().map_or(0, |step| step.change.size())
    }

    /// Takes the last step back. Empty when there is none.
    pub fn undo(&mut self) -> Vec<Touched> {
        self.seal();
        self.following = false;
        let Some(step) = self.back.pop_back() else { return Vec::new() };
        let mut touched = Vec::new();
        if let Ok(change) = step.change.apply(&mut self.form, &mut touched) {
            self.forth.push(Step::new(step.name, change));
        }
        touched
    }

    /// Takes the step again that was taken back last. Empty when there is none.
    pub fn redo(&mut self) -> Vec<Touched> {
        self.seal();
        self.following = false;
        let Some(step) = self.forth.pop() else { return Vec::new() };
        let mut touched = Vec::new();
        if let Ok(change) = step.change.apply(&mut self.form, &mut touched) {
            self.back.push_back(Step::new(step.name, change));
        }
        touched
    }
}
