//! Any of the things a user does to rows and texts, for laws of editing.

use budget_form::edit::{
    Edit, MoveDirection, add_level2, add_row, duplicate_row, move_level2, move_row, move_row_to, remove_row,
};
use budget_form::form::{
    Approved, Choice, Field, Form, Judgement, LastYear, Level1, Level2Id, Period, RowChoice, RowId, Stage, UnplacedLine,
};
use proptest::prelude::*;

use super::fields::fields;

/// Something a user does somewhere in the form. The numbers choose the place among what is there.
#[derive(Clone, Debug)]
pub enum Action {
    Type(usize, String),
    /// Types any text into any field of the form.
    TypeAnywhere(usize, String),
    Judge(usize),
    Choose(usize),
    GoToStage(usize),
    SetLastYear(bool),
    SetApproved(bool),
    PutLineAside(String),
    AddRow(usize),
    DuplicateRow(usize),
    RemoveRow(usize),
    MoveRow(usize, bool),
    MoveRowTo(usize, usize, usize),
    AddLevel2(usize),
    RemoveLevel2(usize),
    MoveLevel2(usize, bool),
}

/// Generates any action.
pub fn action() -> impl Strategy<Value = Action> {
    let at = 0_usize..200;
    prop_oneof![
        (at.clone(), ".{0,6}").prop_map(|(at, text)| Action::Type(at, text)),
        (0_usize..2_000, any::<String>()).prop_map(|(at, text)| Action::TypeAnywhere(at, text)),
        at.clone().prop_map(Action::Judge),
        at.clone().prop_map(Action::Choose),
        at.clone().prop_map(Action::GoToStage),
        any::<bool>().prop_map(Action::SetLastYear),
        any::<bool>().prop_map(Action::SetApproved),
        any::<String>().prop_map(Action::PutLineAside),
        at.clone().prop_map(Action::AddRow),
        at.clone().prop_map(Action::DuplicateRow),
        at.clone().prop_map(Action::RemoveRow),
        (at.clone(), any::<bool>()).prop_map(|(at, up)| Action::MoveRow(at, up)),
        (at.clone(), at.clone(), 0_usize..6).prop_map(|(at, to, gap)| Action::MoveRowTo(at, to, gap)),
        at.clone().prop_map(Action::AddLevel2),
        at.clone().prop_map(Action::RemoveLevel2),
        (at, any::<bool>()).prop_map(|(at, up)| Action::MoveLevel2(at, up)),
    ]
}

/// One of them, chosen by a number.
pub fn row_at(form: &Form, at: usize) -> RowId {
    let rows: Vec<RowId> = form.indicators.rows().map(|(_, _, row)| row.id).collect();
    rows.get(at % rows.len().max(1)).copied().unwrap_or(RowId(0))
}

/// One of them, chosen by a number.
pub fn level2_at(form: &Form, at: usize) -> Level2Id {
    let level2s: Vec<Level2Id> = form.indicators.level2s().map(|(_, level2)| level2.id).collect();
    level2s.get(at % level2s.len().max(1)).copied().unwrap_or(Level2Id(0))
}

/// One of all texts of a form, chosen by a number.
fn field_at(form: &Form, at: usize) -> Option<Field> {
    let all = fields(form);
    all.get(at % all.len().max(1)).copied()
}

fn direction(up: bool) -> MoveDirection {
    if up { MoveDirection::Up } else { MoveDirection::Down }
}

/// The edit of an action, where it can be done.
pub fn edit(form: &Form, action: Action) -> Option<Edit> {
    match action {
        Action::Type(at, text) => Some(Edit::SetText(Field::Target(row_at(form, at), Period::HalfYear), text)),
        Action::TypeAnywhere(at, text) => field_at(form, at).map(|field| Edit::SetText(field, text)),
        Action::Choose(at) => {
            let all = Choice::all().concat();
            all.get(at % all.len()).copied().map(Edit::Choose)
        }
        Action::GoToStage(at) => Some(Edit::SetStage(Stage::ALL[at % Stage::ALL.len()])),
        Action::SetLastYear(there) => {
            Some(Edit::SetLastYear(there.then(|| Box::new(LastYear::of(form, |row| row.name.clone())))))
        }
        Action::SetApproved(there) => {
            Some(Edit::SetApproved(there.then(|| Box::new(Approved::of(form, "批复稿", "2025-02-10")))))
        }
        Action::PutLineAside(text) => {
            Some(Edit::InsertUnplaced(0, UnplacedLine { line: 1, text, reason: "原因".into() }))
        }
        Action::Judge(at) => {
            Some(Edit::ChooseInRow(row_at(form, at), RowChoice::Judgement(Period::FullYear, Some(Judgement::Partial))))
        }
        Action::AddRow(at) => add_row(form, row_at(form, at)).map(|(edit, _)| edit),
        Action::DuplicateRow(at) => duplicate_row(form, row_at(form, at)).map(|(edit, _)| edit),
        Action::RemoveRow(at) => remove_row(form, row_at(form, at)),
        Action::MoveRow(at, up) => move_row(form, row_at(form, at), direction(up), |_| true),
        Action::MoveRowTo(at, to, gap) => move_row_to(form, row_at(form, at), level2_at(form, to), gap),
        Action::AddLevel2(at) => Some(add_level2(form, Level1::ALL[at % 5], None).0),
        Action::RemoveLevel2(at) => Some(Edit::RemoveLevel2(level2_at(form, at))),
        Action::MoveLevel2(at, up) => move_level2(form, level2_at(form, at), direction(up)),
    }
}
