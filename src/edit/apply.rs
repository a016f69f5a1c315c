//! Applying an edit: the change itself, its inverse, and what it touched.

use super::{Edit, EditError};
use crate::form::{Field, Form, Level1, Level2Id, Part, RowChoice, RowId};

/// A part of the form that an edit touched, so that only what shows it is drawn again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Touched {
    /// The text at this field.
    Text(Field),
    /// A choice of a row, such as a judgement or a rule, with the part in which it is made.
    Row(RowId, Part),
    /// Which 二级指标 and rows a 一级指标 has, or their order.
    RowsOf(Level1),
    /// The stage of the form.
    Stage,
    /// A setting that figures depend on.
    Settings,
    /// Last year's form beside this one.
    LastYear,
    /// The targets that were approved.
    Approved,
    /// The lines an import could not place.
    Unplaced,
    /// The answers to findings.
    Acceptances,
    /// The whole form: it was replaced by another.
    Everything,
}

impl Edit {
    /// Changes the form and gives the edit that takes the change back. Adds to `touched` what was changed.
    ///
    /// # Errors
    /// [`EditError`] when the edit does not fit; the form is then unchanged.
    pub fn apply(self, form: &mut Form, touched: &mut Vec<Touched>) -> Result<Self, EditError> {
        match self {
            Self::SetText(field, text) => set_text(form, touched, field, text),
            Self::ChooseInRow(row, choice) => {
                let before = form.indicators.row_mut(row).ok_or(EditError::NoSuchRow)?.choose(choice);
                touched.push(Touched::Row(row, Part::of_choice(choice)));
                Ok(Self::ChooseInRow(row, before))
            }
            Self::Choose(choice) => {
                touched.push(Touched::Settings);
                Ok(Self::Choose(form.settings.choose(choice)))
            }
            Self::SetStage(stage) => {
                touched.push(Touched::Stage);
                Ok(Self::SetStage(core::mem::replace(&mut form.stage, stage)))
            }
            Self::SetLastYear(last_year) => {
                touched.push(Touched::LastYear);
                Ok(Self::SetLastYear(core::mem::replace(&mut form.last_year, last_year)))
            }
            Self::SetApproved(approved) => {
                touched.push(Touched::Approved);
                Ok(Self::SetApproved(core::mem::replace(&mut form.approved, approved)))
            }
            Self::InsertUnplaced(at, line) => {
                if at > form.unplaced.len() {
                    return Err(EditError::NoSuchPosition);
                }
                form.unplaced.insert(at, line);
                touched.push(Touched::Unplaced);
                Ok(Self::RemoveUnplaced(at))
            }
            Self::RemoveUnplaced(at) => {
                if at >= form.unplaced.len() {
                    return Err(EditError::NoSuchPosition);
                }
                touched.push(Touched::Unplaced);
                Ok(Self::InsertUnplaced(at, form.unplaced.remove(at)))
            }
            Self::SetAcceptances(answers) => {
                touched.push(Touched::Acceptances);
                Ok(Self::SetAcceptances(core::mem::replace(&mut form.acceptances, answers)))
            }
            Self::Several(name, edits) => several(form, touched, name, edits),
            structural => structural.apply_to_rows(form, touched),
        }
    }

    /// The edits that add and take away 二级指标 and rows.
    fn apply_to_rows(self, form: &mut Form, touched: &mut Vec<Touched>) -> Result<Self, EditError> {
        match self {
            Self::InsertLevel2(level1, at, level2) => {
                let id = level2.id;
                if form.indicators.level2(id).is_some()
                    || level2.rows.iter().any(|row| form.indicators.row(row.id).is_some())
                {
                    return Err(EditError::Taken);
                }
                let group = form.indicators.group_mut(level1);
                if at > group.len() {
                    return Err(EditError::NoSuchPosition);
                }
                group.insert(at, *level2);
                touched.push(Touched::RowsOf(level1));
                Ok(Self::RemoveLevel2(id))
            }
            Self::RemoveLevel2(id) => {
                let (level1, at) = form.indicators.level2_place(id).ok_or(EditError::NoSuchLevel2)?;
                let level2 = form.indicators.group_mut(level1).remove(at);
                touched.push(Touched::RowsOf(level1));
                Ok(Self::InsertLevel2(level1, at, Box::new(level2)))
            }
            Self::InsertRow(level2, at, row) => {
                let id = row.id;
                if form.indicators.row(id).is_some() {
                    return Err(EditError::Taken);
                }
                if form.indicators.level2(level2).is_none() {
                    return Err(EditError::NoSuchLevel2);
                }
                if !form.indicators.insert_row(level2, at, *row) {
                    return Err(EditError::NoSuchPosition);
                }
                touch_group(form, touched, level2);
                Ok(Self::RemoveRow(id))
            }
            Self::RemoveRow(id) => {
                let place = form.indicators.place(id).ok_or(EditError::NoSuchRow)?;
                let level2 =
                    form.indicators.group_mut(place.level1).get_mut(place.level2).ok_or(EditError::NoSuchLevel2)?;
                let row = level2.rows.remove(place.row);
                touched.push(Touched::RowsOf(place.level1));
                Ok(Self::InsertRow(level2.id, place.row, Box::new(row)))
            }
            // Every other edit was handled by `apply`; repeating one here would be a change of nothing.
            other => Ok(other),
        }
    }
}

fn set_text(form: &mut Form, touched: &mut Vec<Touched>, field: Field, text: String) -> Result<Edit, EditError> {
    let missing = if matches!(field, Field::Level2Name(_)) { EditError::NoSuchLevel2 } else { EditError::NoSuchRow };
    let slot = form.text_mut(field).ok_or(missing)?;
    let before = Edit::SetText(field, core::mem::replace(slot, text));
    touched.push(Touched::Text(field));
    if field.is_setting() {
        touched.push(Touched::Settings);
    }
    let withdrawn = withdraw(form, field);
    if withdrawn.is_empty() {
        return Ok(before);
    }
    Ok(Edit::Several(String::new(), [before].into_iter().chain(withdrawn).collect()))
}

/// Takes back what holds for other words than those which stand at a field now: the judgement that a person made of them, and that a target is
/// last year's. Gives the edits that make it so again.
fn withdraw(form: &mut Form, field: Field) -> Vec<Edit> {
    let (Field::Target(id, period) | Field::Actual(id, period)) = field else { return Vec::new() };
    let Some(row) = form.indicators.row_mut(id) else { return Vec::new() };
    let judged = row.judgement.get(period).is_some().then_some(RowChoice::Judgement(period, None));
    let carried = matches!(field, Field::Target(..)) && *row.carried_over.get(period);
    let carried = carried.then_some(RowChoice::CarriedOver(period, false));
    judged.into_iter().chain(carried).map(|choice| Edit::ChooseInRow(id, row.choose(choice))).collect()
}

/// Applies several edits, all or none: when one does not fit, those before it are taken back.
fn several(form: &mut Form, touched: &mut Vec<Touched>, name: String, edits: Vec<Edit>) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match edit.apply(form, touched) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.into_iter().rev() {
                    // The inverse of what was just applied always fits.
                    drop(inverse.apply(form, touched));
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Several(name, inverses))
}

fn touch_group(form: &Form, touched: &mut Vec<Touched>, level2: Level2Id) {
    if let Some((level1, _)) = form.indicators.level2_place(level2) {
        touched.push(Touched::RowsOf(level1));
    }
}
