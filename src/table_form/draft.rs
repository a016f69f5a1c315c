//! The form as it grows while tables are read: its texts with the places they come from, and its rows, which several tables may tell of.

use std::collections::{BTreeMap, HashMap};

use super::report::{Doubt, Found};
use crate::form::{Field, Form, Indicator, Level1, Level2Id, Period, RowId, plain};
use crate::grid::Place;

/// Where a text stood: the file by its number, and the place in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct From {
    pub file: String,
    pub place: Place,
}

/// What a status column says of a row, which counts only where people judge it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub text: String,
    pub from: From,
}

/// A row while it is read. Its number is its place in the draft until the form is made.
pub(super) struct DraftRow {
    /// Which 二级指标 of the draft it belongs to.
    pub level2: usize,
    pub row: Indicator,
    /// The reading of the table that told of it last.
    pass: usize,
    pub status: BTreeMap<Period, Said>,
    pub rating: Option<Said>,
}

/// A 二级指标 while it is read.
pub(super) struct DraftLevel2 {
    pub level1: Level1,
    pub name: String,
    pub from: Option<From>,
    /// The reading of the table that told of it last.
    pass: usize,
}

/// The form as far as it is read.
#[derive(Default)]
pub(super) struct Draft {
    pub form: Form,
    pub level2s: Vec<DraftLevel2>,
    pub rows: Vec<DraftRow>,
    pub found: Vec<(Field, String, From)>,
    pub doubts: Vec<(Option<Field>, Option<From>, String)>,
    by_name: HashMap<(Level1, String, String), Vec<usize>>,
    pass: usize,
}

/// What became of a text that was to be entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// It stands in the form now, or stood there already.
    Yes,
    /// Another text stood there already.
    Differs,
    /// The form has no such field any more.
    NoField,
}

impl Draft {
    /// Says that another table begins, which may tell of the same rows again.
    pub fn next_pass(&mut self) {
        self.pass += 1;
    }

    /// Enters a text at a field of the upper part, or of a row by its number in the draft.
    pub fn enter(&mut self, field: Field, text: &str, from: &From) -> Entered {
        let Some(slot) = self.text_mut(field) else { return Entered::NoField };
        if slot.is_empty() {
            text.clone_into(slot);
            self.found.push((field, text.to_owned(), from.clone()));
            return Entered::Yes;
        }
        if same_text(slot, text) {
            return Entered::Yes;
        }
        let before = slot.clone();
        let first = self.found.iter().find(|(of, ..)| *of == field).map(|(_, _, from)| from.place.to_string());
        let sentence = format!(
            "{}有两个不同的内容：{}是“{}”，这里是“{}”；采用了前一个",
            field.label(),
            first.unwrap_or_else(|| "前面".to_owned()),
            crate::brief::brief(&before),
            crate::brief::brief(text),
        );
        self.doubt(Some(field), Some(from), sentence);
        Entered::Differs
    }

    /// Adds what goes on of a text that was entered before.
    pub fn append(&mut self, field: Field, text: &str, between: &str, from: &From) {
        let Some(slot) = self.text_mut(field) else { return };
        let joined = if slot.is_empty() { text.to_owned() } else { format!("{slot}{between}{text}") };
        joined.clone_into(slot);
        match self.found.iter_mut().rev().find(|(of, ..)| *of == field) {
            Some((_, whole, _)) => *whole = joined,
            None => self.found.push((field, joined, from.clone())),
        }
    }

    /// Says that something is to be checked.
    pub fn doubt(&mut self, field: Option<Field>, from: Option<&From>, sentence: impl Into<String>) {
        self.doubts.push((field, from.cloned(), sentence.into()));
    }

    fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        match field.row() {
            Some(id) => {
                let at = usize::try_from(id.0).ok()?;
                row_text(&mut self.rows.get_mut(at)?.row, field)
            }
            None => form_text(&mut self.form, field),
        }
    }

    /// The number of a 二级指标 that begins: one that an earlier table told of, else a new one.
    pub fn begin_level2(&mut self, level1: Level1, name: &str, from: Option<From>) -> usize {
        let pass = self.pass;
        let earlier = |of: &DraftLevel2| of.pass < pass && of.level1 == level1 && plain(&of.name) == plain(name);
        if let Some(known) = self.level2s.iter().position(earlier) {
            if let Some(of) = self.level2s.get_mut(known) {
                of.pass = pass;
            }
            return known;
        }
        self.level2s.push(DraftLevel2 { level1, name: name.to_owned(), from, pass });
        self.level2s.len() - 1
    }

    /// Names a 二级指标 that had another name or none while its first rows were read.
    pub fn name_level2(&mut self, at: usize, name: &str, from: &From) {
        let Some(of) = self.level2s.get_mut(at) else { return };
        let before = core::mem::replace(&mut of.name, name.to_owned());
        of.from = Some(from.clone());
        for (number, row) in self.rows.iter().enumerate().filter(|(_, row)| row.level2 == at) {
            if let Some(numbers) = self.by_name.get_mut(&key(of.level1, &before, &row.row.name)) {
                numbers.retain(|other| *other != number);
            }
            self.by_name.entry(key(of.level1, name, &row.row.name)).or_default().push(number);
        }
    }

    /// The row that an earlier table told of, by its names; `None` where there is none, or this table told of it already.
    pub fn known_row(&mut self, level1: Level1, level2: &str, key_task: &str, name: &str) -> Option<usize> {
        let pass = self.pass;
        let at = self.by_name.get(&key(level1, level2, name))?;
        let free = |at: &&usize| self.rows.get(**at).is_some_and(|row| row.pass < pass);
        let same_task =
            |at: &&usize| self.rows.get(**at).is_some_and(|row| plain(&row.row.key_task) == plain(key_task));
        let found = at.iter().filter(free).find(same_task).or_else(|| at.iter().find(free)).copied()?;
        self.rows.get_mut(found)?.pass = pass;
        Some(found)
    }

    /// Adds a row below a 二级指标 and gives its number.
    pub fn push_row(&mut self, level2: usize, key_task: &str, name: &str, from: &From) -> usize {
        let number = self.rows.len();
        let Some(of) = self.level2s.get(level2) else { return number };
        let id = RowId(u32::try_from(number).unwrap_or(u32::MAX));
        let mut row = Indicator::empty(id);
        key_task.clone_into(&mut row.key_task);
        name.clone_into(&mut row.name);
        self.by_name.entry(key(of.level1, &of.name, name)).or_default().push(number);
        self.rows.push(DraftRow { level2, row, pass: self.pass, status: BTreeMap::new(), rating: None });
        for (field, text) in [(Field::KeyTask(id), key_task), (Field::Name(id), name)] {
            if !text.is_empty() {
                self.found.push((field, text.to_owned(), from.clone()));
            }
        }
        number
    }

    /// Puts the rows into the form and gives what was found and what is doubted, at the numbers that the rows have there.
    pub fn finish(mut self) -> Finished {
        let mut numbers: HashMap<RowId, RowId> = HashMap::new();
        let mut level2_numbers: Vec<Option<Level2Id>> = Vec::new();
        let mut of_level2: Vec<Vec<&DraftRow>> = self.level2s.iter().map(|_| Vec::new()).collect();
        for row in &self.rows {
            if let Some(rows) = of_level2.get_mut(row.level2) {
                rows.push(row);
            }
        }
        for (level2, rows) in self.level2s.iter().zip(&of_level2) {
            let id = self.form.indicators.free_level2_id();
            let first = self.form.indicators.free_row_id().0;
            self.form.indicators.push_level2(level2.level1, &level2.name, rows.iter().map(|row| row.row.clone()));
            let given = (first..).zip(rows);
            numbers.extend(given.map(|(number, row)| (row.row.id, RowId(number))));
            level2_numbers.push(Some(id));
        }
        let renumbered = |field: Field| match field.row() {
            Some(id) => with_row(field, numbers.get(&id).copied().unwrap_or(id)),
            None => field,
        };
        let named = self.level2s.iter().zip(level2_numbers).filter_map(|(level2, id)| {
            let from = level2.from.clone().filter(|_| !level2.name.is_empty())?;
            Some((Field::Level2Name(id?), level2.name.clone(), from))
        });
        let found = self.found.iter().map(|(field, text, from)| (renumbered(*field), text.clone(), from.clone()));
        let found =
            named.chain(found).map(|(field, text, from)| Found { field, text, file: from.file, place: from.place });
        let doubts = self.doubts.iter().map(|(field, from, sentence)| Doubt {
            field: field.map(renumbered),
            file: from.as_ref().map_or_else(String::new, |from| from.file.clone()),
            place: from.as_ref().map(|from| from.place.clone()),
            sentence: sentence.clone(),
        });
        let said = self.rows.iter().filter_map(|row| {
            let id = numbers.get(&row.row.id).copied()?;
            Some((id, row.status.clone(), row.rating.clone()))
        });
        let (found, doubts, said) = (found.collect(), doubts.collect(), said.collect());
        Finished { form: self.form, found, doubts, said }
    }
}

/// What a row's columns of status and 得分率 say.
pub(super) type SaidOfRow = (RowId, BTreeMap<Period, Said>, Option<Said>);

/// The form with its rows, and what is known about its texts.
pub(super) struct Finished {
    pub form: Form,
    pub found: Vec<Found>,
    pub doubts: Vec<Doubt>,
    pub said: Vec<SaidOfRow>,
}

fn key(level1: Level1, level2: &str, name: &str) -> (Level1, String, String) {
    (level1, plain(level2), plain(name))
}

/// Whether two texts differ in nothing but white space.
fn same_text(one: &str, other: &str) -> bool {
    let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    signs(one) == signs(other)
}

/// The text of a row at one of its fields, to be changed.
fn row_text(row: &mut Indicator, field: Field) -> Option<&mut String> {
    Some(match field {
        Field::KeyTask(_) => &mut row.key_task,
        Field::Name(_) => &mut row.name,
        Field::Target(_, period) => row.target.get_mut(period),
        Field::Actual(_, period) => row.actual.get_mut(period),
        Field::Expected(_) => &mut row.monitoring.expected,
        Field::Explanation(_, period) => row.explanation.get_mut(period),
        Field::Weight(_) => &mut row.weight,
        Field::Rating(_) => &mut row.rating,
        _ => return None,
    })
}

/// A text of the upper part, to be changed.
fn form_text(form: &mut Form, field: Field) -> Option<&mut String> {
    Some(match field {
        Field::Year => &mut form.year,
        Field::Unit => &mut form.profile.unit,
        Field::Functions => &mut form.profile.functions,
        Field::Organisation => &mut form.profile.organisation,
        Field::Income(source) => form.funds.income.get_mut(source),
        Field::PublishedTotal(total) => form.funds.published_totals.get_mut(total),
        Field::Planned(line, period) => form.funds.expenditure.get_mut(line).get_mut(period),
        Field::Adjustment(line, period) => form.progress.get_mut(line).adjustment.get_mut(period),
        Field::Executed(line, period) => form.progress.get_mut(line).executed.get_mut(period),
        Field::LongTermGoal => &mut form.goals.long_term,
        Field::AnnualGoal => &mut form.goals.annual,
        Field::AdjustmentNote(period) => form.budget_notes.adjustment.get_mut(period),
        Field::ExecutionNote(period) => form.budget_notes.execution.get_mut(period),
        Field::Problems => &mut form.self_review.problems,
        Field::Measures => &mut form.self_review.measures,
        Field::Base(item, period) => return form.base_data.get_mut(item, period),
        _ => return None,
    })
}

/// The same field of another row.
fn with_row(field: Field, id: RowId) -> Field {
    match field {
        Field::KeyTask(_) => Field::KeyTask(id),
        Field::Name(_) => Field::Name(id),
        Field::Target(_, period) => Field::Target(id, period),
        Field::Actual(_, period) => Field::Actual(id, period),
        Field::OverrideReason(_, period) => Field::OverrideReason(id, period),
        Field::Expected(_) => Field::Expected(id),
        Field::Explanation(_, period) => Field::Explanation(id, period),
        Field::Weight(_) => Field::Weight(id),
        Field::Rating(_) => Field::Rating(id),
        other => other,
    }
}
