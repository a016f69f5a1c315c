//! Going through a block cell by cell: what becomes of each in the line and the column that it goes to.

use std::collections::HashMap;

use super::align::Alignment;
use super::choice;
use super::column_heads::Heads;
use super::doubt::{is_error, judge};
use super::outcome::{CellFate, CellRefusal, Filled, Landing, Planned, RowFate};
use super::table_cells::{Cell, Holds, TableCells};
use super::text::is_blank;
use crate::edit::plain_text;
use crate::form::{Field, Form, Indicator, RowId};
use crate::tables::Question;

/// Goes through a block row by row and records what becomes of each cell.
pub(super) struct Filling<'a> {
    /// The rows of the form by number: looking each up in the form would walk through all rows every time.
    rows: HashMap<RowId, &'a Indicator>,
    table_cells: &'a TableCells,
    heads: Heads,
    alignment: &'a Alignment,
    /// What is written so far into merged cells.
    written: Vec<(Field, String)>,
    above: Above,
    filled: Filled,
}

/// What the rows above in the block had last in the columns that are merged.
#[derive(Default)]
struct Above {
    level2: String,
    /// The last 重点工作 within the same 二级指标.
    task: String,
}

impl<'a> Filling<'a> {
    pub(super) fn new(form: &'a Form, table_cells: &'a TableCells, alignment: &'a Alignment) -> Self {
        let rows = form.indicators.rows().map(|(.., row)| (row.id, row)).collect();
        Self {
            rows,
            table_cells,
            heads: Heads::of(table_cells),
            alignment,
            written: Vec::new(),
            above: Above::default(),
            filled: Filled::default(),
        }
    }

    /// Says of each cell of a row of the block what becomes of it, in a line of the table if there is one for it.
    pub(super) fn row(&mut self, (at, row): (usize, &[String]), line: Option<usize>, of: RowFate) {
        let name = self.name(row, line);
        if let Some(level2) = self.text_for(row, 0).filter(|level2| **level2 != self.above.level2) {
            self.above = Above { level2: level2.clone(), task: String::new() };
        }
        let own_name = self.alignment.set_aside.is_some_and(|set_aside| set_aside.own_name);
        for (nth, (text, column)) in row.iter().zip(&self.alignment.columns).enumerate().skip(usize::from(own_name)) {
            let cell = line.zip(*column).and_then(|(line, column)| self.table_cells.cell(line, column));
            let (fate, new) = match (cell, line, column, of) {
                (_, _, Some(column), _) if self.is_head(*column, text) => {
                    (CellFate::Refused(CellRefusal::Head), text.clone())
                }
                (Some(cell), Some(line), Some(column), _) => {
                    let (cell, place) = (cell.clone(), (line, *column));
                    match self.fate(row, text, &cell, place) {
                        Some(fate) => fate,
                        None => continue,
                    }
                }
                (_, _, Some(_), RowFate::Refused(refusal)) => (CellFate::Refused(refusal), text.clone()),
                _ => (CellFate::Refused(CellRefusal::NoColumn), text.clone()),
            };
            if matches!(fate, CellFate::Refused(_)) && text.trim().is_empty() {
                continue;
            }
            let old = match (fate, cell) {
                (CellFate::Written(field), Some(cell)) => self.stands(field, cell).to_owned(),
                (_, cell) => cell.map_or_else(String::new, |cell| cell.shown.clone()),
            };
            let column = column.and_then(|column| self.table_cells.head.get(column)).cloned().unwrap_or_default();
            self.filled.landings.push(Landing {
                at: (at, nth),
                line: name.clone(),
                column,
                old,
                new,
                fate,
                doubt: None,
            });
        }
        self.filled.rows.push(Planned { at, line: name, row: of });
    }

    /// Whether a text is no content of a column but the head of it, come along with a row of values.
    fn is_head(&self, column: usize, text: &str) -> bool {
        self.alignment.set_aside.is_some() && self.heads.is_of(column, text)
    }

    /// Gives what was found, with what is doubtful about the cells that are written: that depends on what lands beside them.
    pub(super) fn end(mut self) -> Filled {
        judge(&self.rows, &mut self.filled.landings);
        self.filled
    }

    /// What is typed in a cell. An actual value that is computed is seen in its place.
    fn stands<'c>(&'c self, field: Field, cell: &'c Cell) -> &'c str {
        match field {
            Field::Actual(id, period) => self.rows.get(&id).map_or("", |row| row.actual.get(period)),
            _ => &cell.shown,
        }
    }

    /// What the line is called, if need be by the name it gets.
    fn name(&self, row: &[String], line: Option<usize>) -> String {
        let label = line.and_then(|line| self.table_cells.lines.get(line)).map_or("", |line| line.label.trim());
        if !label.is_empty() {
            return label.to_owned();
        }
        let given = self.text_for(row, self.table_cells.label_column).map_or("", |text| text.trim());
        match line {
            _ if !given.is_empty() => given.to_owned(),
            Some(line) if line < self.table_cells.lines.len() => format!("第 {} 行", line + 1),
            _ => String::new(),
        }
    }

    /// The text that a row of the block has for a column of the table, if there is any.
    fn text_for<'r>(&self, row: &'r [String], column: usize) -> Option<&'r String> {
        let at = self.alignment.columns.iter().position(|to| *to == Some(column))?;
        row.get(at).filter(|text| !text.trim().is_empty())
    }

    /// What becomes of a text; `None` where it changes nothing.
    fn fate(&mut self, row: &[String], text: &str, cell: &Cell, place: (usize, usize)) -> Option<(CellFate, String)> {
        let field = match cell.holds {
            Holds::Text(field) => field,
            Holds::Choice(row, question) => return self.choice(text, cell, row, question),
            _ => return self.fixed(text, cell, place),
        };
        if is_error(text) {
            return Some((CellFate::Refused(CellRefusal::Error), text.to_owned()));
        }
        let text = match field {
            Field::Level2Name(_) => self.level2(text)?,
            Field::KeyTask(id) => self.key_task(row, text, id),
            // Spreadsheets fill up amounts with blanks to the width of a sign.
            field if field.is_figure() => text.trim().to_owned(),
            _ => text.to_owned(),
        };
        let stands = self.stands(field, cell);
        let same = |text: &String| *text == stands || *text == cell.shown || *text == stands.replace("\r\n", "\n");
        // What is pasted into a cell is left at once.
        let plain = plain_text(field, &text);
        if same(&text) || plain.as_ref().is_some_and(same) {
            self.filled.same += usize::from(!text.trim().is_empty());
            return None;
        }
        let text = plain.unwrap_or(text);
        if matches!(field, Field::Level2Name(_)) {
            self.written.push((field, text.clone()));
        }
        Some((CellFate::Written(field), text))
    }

    fn choice(&mut self, text: &str, cell: &Cell, row: RowId, question: Question) -> Option<(CellFate, String)> {
        let Some(named) = choice::read(question, text) else {
            return Some((CellFate::Refused(CellRefusal::Unknown), text.to_owned()));
        };
        if named == cell.shown {
            self.filled.same += usize::from(!text.trim().is_empty());
            return None;
        }
        Some((CellFate::Chosen(row, question), named))
    }

    fn fixed(&mut self, text: &str, cell: &Cell, (line, column): (usize, usize)) -> Option<(CellFate, String)> {
        if text.trim().is_empty() {
            return None;
        }
        let shown = match cell.holds {
            Holds::Merged => self.merged(line, column),
            _ => cell.shown.clone(),
        };
        if shown.trim() == text.trim() {
            self.filled.same += 1;
            return None;
        }
        self.filled.regrouped |= cell.holds == Holds::Merged && column == 0;
        Some((CellFate::Refused(CellRefusal::Fixed(cell.holds)), text.to_owned()))
    }

    /// What will stand in the merged cell that goes on here.
    fn merged(&self, line: usize, column: usize) -> String {
        let above = (0..line).rev().filter_map(|line| self.table_cells.cell(line, column));
        let first = above.into_iter().find(|cell| cell.holds != Holds::Merged);
        first.map_or_else(String::new, |cell| {
            let written = self.written.iter().rev().find(|(field, _)| cell.field() == Some(*field));
            written.map_or(&cell.shown, |(_, text)| text).clone()
        })
    }

    /// The name for a 二级指标; an empty cell is none.
    fn level2(&mut self, text: &str) -> Option<String> {
        let empty = text.trim().is_empty();
        // In the block the row belongs to the 二级指标 above it.
        self.filled.regrouped |= empty && !self.above.level2.is_empty();
        (!empty).then(|| text.to_owned())
    }

    /// The 重点工作 that a row gets: an empty cell below a filled one is part of the merged cell, unless the row has none now.
    fn key_task(&mut self, row: &[String], text: &str, id: RowId) -> String {
        if !text.trim().is_empty() {
            text.clone_into(&mut self.above.task);
            return text.to_owned();
        }
        let Some(stands) = self.rows.get(&id) else { return text.to_owned() };
        let renamed = self.text_for(row, self.table_cells.label_column).is_some_and(|name| *name != stands.name);
        let without = stands.key_task.trim().is_empty() && !renamed;
        if self.above.task.is_empty() || without || is_blank(row) {
            return text.to_owned();
        }
        self.filled.merged_tasks += 1;
        self.above.task.clone()
    }
}
