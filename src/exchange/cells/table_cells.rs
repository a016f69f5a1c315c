//! A table of the form as the cells that are seen: what stands in each, and where what is pasted into it would go.

use crate::evaluate::{Evaluation, Figure};
use crate::form::{Field, Form, RowId};
use crate::tables::{Column, Content, Line, Question, Table, TableTexts};

/// What a cell of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// The text at a field of the form, which is typed here.
    Text(Field),
    /// The name of a row, which nobody types here.
    Label,
    /// A figure that the program computes.
    Computed,
    /// A choice that is made for a row.
    Choice(RowId, Question),
    /// A status that a person judges on the screen.
    Judged,
    /// A text that is typed on another screen.
    Elsewhere,
    /// More of the merged cell above it.
    Merged,
    /// Nothing, whatever the form: the line of a sum beside its sums.
    Nothing,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text that is shown in it.
    pub shown: String,
    /// What it holds.
    pub holds: Holds,
}

impl Cell {
    fn of(texts: &TableTexts<'_>, content: Content) -> Self {
        let holds = match content {
            // A row without 得分率 has nothing to type there.
            Content::Text(Field::Rating(row)) if !texts.is_rated(row) => Holds::Computed,
            Content::Text(field) => Holds::Text(field),
            Content::Elsewhere(Field::Name(_) | Field::Level2Name(_))
            | Content::Words(_)
            | Content::Remark(_)
            | Content::Counted(_)
            | Content::FromBefore => Holds::Label,
            Content::Elsewhere(_) => Holds::Elsewhere,
            Content::Figure(Figure::Status(row, period)) if texts.is_judged(row, period) => Holds::Judged,
            Content::Choice(row, question) => Holds::Choice(row, question),
            Content::FromAbove => Holds::Merged,
            Content::Nothing => Holds::Nothing,
            Content::Amount(_)
            | Content::Figure(_)
            | Content::LastYear(_)
            | Content::AdjustedWeight(_)
            | Content::Completion(_)
            | Content::SumRemark(_) => Holds::Computed,
        };
        Self { shown: texts.of(content), holds }
    }

    /// The field whose text it holds, if it holds one.
    pub fn field(&self) -> Option<Field> {
        match self.holds {
            Holds::Text(field) => Some(field),
            _ => None,
        }
    }
}

/// A line of a table: an indicator, a fixed line, or the head of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// The name by which a pasted block may refer to it.
    pub label: String,
    /// The row of the form that it shows.
    pub row: Option<RowId>,
    /// Whether it heads the lines below it and holds nothing of its own: a group.
    pub heads: bool,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A table of the form as cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCells {
    /// The heads of the columns.
    pub head: Vec<String>,
    /// Which of them show last year's form beside this one.
    pub of_last_year: Vec<bool>,
    /// The column in which the names of the lines stand; it may be one that is typed into.
    pub label_column: usize,
    /// Its lines. Those that a filter leaves out stand behind the others.
    pub lines: Vec<TableLine>,
    /// How many lines are seen, from the first one on.
    pub shown: usize,
}

impl TableCells {
    /// A table of a form, with the columns of the form's stage.
    pub fn of(form: &Form, table: Table) -> Self {
        Self::of_evaluated(&TableTexts::new(form, &Evaluation::of(form)), table)
    }

    /// A table of a form that is evaluated already.
    pub fn of_evaluated(texts: &TableTexts<'_>, table: Table) -> Self {
        let columns = table.columns(texts.form());
        let line = |line: Line| TableLine {
            label: name_of(texts, table, line),
            row: line.row(),
            heads: matches!(line, Line::Group(_)),
            cells: columns.iter().map(|column| Cell::of(texts, table.cell(line, *column).content)).collect(),
        };
        let lines: Vec<TableLine> = table.lines(texts.form()).into_iter().map(line).collect();
        Self {
            head: columns.iter().map(|column| column.head_with_unit()).collect(),
            of_last_year: columns.iter().map(|column| *column == Column::LastYear).collect(),
            label_column: columns.iter().position(|column| *column == table.name_column()).unwrap_or_default(),
            shown: lines.len(),
            lines,
        }
    }

    /// Where a text stands: line and column.
    pub fn place(&self, field: Field) -> Option<(usize, usize)> {
        self.lines.iter().enumerate().find_map(|(at, line)| {
            line.cells.iter().position(|cell| cell.field() == Some(field)).map(|column| (at, column))
        })
    }

    /// The cell in a line and column.
    pub fn cell(&self, line: usize, column: usize) -> Option<&Cell> {
        self.lines.get(line)?.cells.get(column)
    }

    /// Leaves out the columns that are not seen. `seen` says it of each column in turn.
    pub fn keep_columns(&mut self, seen: &[bool]) {
        let keep = |at: usize| seen.get(at).copied().unwrap_or(true);
        let mut at = 0..;
        self.head.retain(|_| at.next().is_none_or(keep));
        let mut at = 0..;
        self.of_last_year.retain(|_| at.next().is_none_or(keep));
        for line in &mut self.lines {
            let mut at = 0..;
            line.cells.retain(|_| at.next().is_none_or(keep));
        }
    }

    /// Puts the rows that are not seen behind the others, where only names lead to them. What is merged over them goes on in the first one that is seen.
    pub fn keep_rows(&mut self, seen: impl Fn(RowId) -> bool) {
        let mut from_above: Vec<Option<Cell>> = self.head.iter().map(|_| None).collect();
        for line in &mut self.lines {
            let kept = line.row.is_none_or(&seen);
            for (cell, above) in line.cells.iter_mut().zip(&mut from_above) {
                match (cell.holds == Holds::Merged, kept) {
                    (false, _) => *above = (!kept).then(|| cell.clone()),
                    (true, true) => {
                        if let Some(first) = above.take() {
                            *cell = first;
                        }
                    }
                    // Behind the others nothing stands above it that it could go on with.
                    (true, false) => {
                        if let Some(first) = above {
                            cell.shown.clone_from(&first.shown);
                        }
                    }
                }
            }
        }
        let (kept, others): (Vec<TableLine>, Vec<TableLine>) =
            core::mem::take(&mut self.lines).into_iter().partition(|line| line.row.is_none_or(&seen));
        self.shown = kept.len();
        self.lines = kept;
        self.lines.extend(others);
    }

    /// What is seen, with the names of the columns above it.
    pub fn texts(&self) -> Vec<Vec<String>> {
        let lines =
            self.lines.iter().take(self.shown).map(|line| line.cells.iter().map(|cell| cell.shown.clone()).collect());
        core::iter::once(self.head.clone()).chain(lines).collect()
    }
}

/// The name by which a pasted block may refer to a line.
fn name_of(texts: &TableTexts<'_>, table: Table, line: Line) -> String {
    let words = |content| match content {
        Content::Words(words) => Some(words.to_owned()),
        _ => None,
    };
    match line {
        Line::Indicator(key) => texts.row(key.row).map_or_else(String::new, |row| row.name.clone()),
        Line::Group(level1) => level1.label().to_owned(),
        Line::Whole => "合计".to_owned(),
        Line::Base { standard, item: None, .. } => standard.label().to_owned(),
        // The name of a source stands in one of two columns.
        line => {
            let mut columns = table.columns(texts.form()).into_iter().filter(|column| column.is_name()).rev();
            columns.find_map(|column| words(table.cell(line, column).content)).unwrap_or_default()
        }
    }
}
