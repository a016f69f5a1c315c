//! What a block of cells will do to a table: which text changes into what, and which cells of the block have no place.
//!
//! Published tables and spreadsheets merge cells, and a merged cell is copied as one text with empty cells below it. So an empty cell never takes the
//! name of a 二级指标 away, and an empty 重点工作 below a filled one is the same 重点工作, unless the row already stands there without one.

use std::collections::HashSet;

use super::align::{Alignment, To, align, as_it_lies, is_blank};
use super::choice::Question;
use super::grid::{Cell, Grid, Holds};
use super::growth::grow;
use super::tables::Table;
use crate::edit::Edit;
use crate::form::{Field, Form, RowId};

/// What the user may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Go by heads and names that the block brings along.
    pub by_names: bool,
    /// Add rows for what goes below the end of the table.
    pub grow: bool,
}

/// Why a cell of the block has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody types there.
    Fixed(Holds),
    /// It names no choice of the cell.
    Unknown,
    /// Below the last line.
    NoLine,
    /// The table has no such column.
    NoColumn,
}

impl Refusal {
    /// The reason in words.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Fixed(Holds::Computed) => "由程序计算",
            Self::Fixed(Holds::Judged) => "请在表中判断",
            Self::Fixed(Holds::Elsewhere) => "请在指标表中填写",
            Self::Fixed(Holds::Merged) => "属于上方的合并单元格",
            Self::Fixed(Holds::Label | Holds::Text(_) | Holds::Choice(..)) => "固定的名称",
            Self::Unknown => "不是可选的内容",
            Self::NoLine => "超出表的最后一行",
            Self::NoColumn => "表中没有对应的栏",
        }
    }
}

/// What becomes of a cell of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is the new text of this field.
    Written(Field),
    /// It is the new choice in this row.
    Chosen(RowId, Question),
    /// It has no place.
    Refused(Refusal),
}

/// A cell of the block that is not the same already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// What the line is called.
    pub line: String,
    /// What the column is called.
    pub column: String,
    /// What stands there.
    pub old: String,
    /// What is pasted.
    pub new: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What a paste will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The cells that change something or have no place, in the order of the block.
    pub landings: Vec<Landing>,
    /// How many cells stand there already as they are pasted.
    pub same: usize,
    /// Whether the columns go by heads in the block.
    pub by_head: bool,
    /// Whether the rows go by names in the block.
    pub by_names: bool,
    /// How many rows lie below the end of the table and can be added to it.
    pub below: usize,
    /// How many of them are added.
    pub added: usize,
    /// How many empty 重点工作 were taken to be merged with the one above.
    pub merged_tasks: usize,
    /// Whether the block merges 二级指标 over other rows than the table.
    pub regrouped: bool,
    /// The rows that are added.
    growth: Vec<Edit>,
}

impl Plan {
    /// Plans the paste of a block from a field on, into what is seen of a table. `None` where the field is not in the table.
    pub fn new(
        form: &Form,
        table: Table,
        seen: impl Fn(RowId) -> bool,
        start: Field,
        block: &[Vec<String>],
        options: Options,
    ) -> Option<Self> {
        let mut grid = table.grid(form);
        grid.keep_rows(&seen);
        let place = grid.place(start)?;
        let alignment = if options.by_names { align(&grid, place, block) } else { as_it_lies(&grid, place, block) };
        let mut plan = Self { by_head: alignment.by_head, by_names: alignment.by_names, ..Self::default() };
        let growth = grow(form, table, &grid, &alignment, block);
        plan.below = growth.as_ref().map_or(0, |growth| growth.rows.len());
        let grown = growth.filter(|growth| options.grow && !growth.rows.is_empty());
        if let Some(growth) = grown {
            let mut form = form.clone();
            let mut touched = Vec::new();
            for edit in &growth.edits {
                edit.clone().apply(&mut form, &mut touched).ok()?;
            }
            let last = grid.lines.len();
            let mut grid = table.grid(&form);
            let added: HashSet<RowId> = growth.rows.iter().copied().collect();
            grid.keep_rows(|row| seen(row) || added.contains(&row));
            plan.added = growth.rows.len();
            plan.growth = growth.edits;
            plan.fill(&form, &grid, last, &alignment, block);
        } else {
            plan.fill(form, &grid, usize::MAX, &alignment, block);
        }
        Some(plan)
    }

    /// Says of each cell what becomes of it. `below` is the line that follows the last one, where there is one.
    fn fill(&mut self, form: &Form, grid: &Grid, below: usize, alignment: &Alignment, block: &[Vec<String>]) {
        let mut filling = Filling { form, grid, alignment, written: Vec::new(), above: Above::default(), plan: self };
        for (row, to) in block.iter().zip(&alignment.rows) {
            match to {
                To::Line(line) => filling.row(row, Some(*line)),
                To::Below(further) => filling.row(row, below.checked_add(*further)),
                To::Head | To::Nowhere => {}
            }
        }
    }

    /// How many cells change.
    pub fn count(&self) -> usize {
        self.landings.len() - self.refused()
    }

    /// How many cells are emptied.
    pub fn emptied(&self) -> usize {
        // An empty cell without a place is not even told.
        self.landings.iter().filter(|landing| landing.new.trim().is_empty()).count()
    }

    /// How many cells have no place.
    pub fn refused(&self) -> usize {
        self.landings.iter().filter(|landing| matches!(landing.fate, Fate::Refused(_))).count()
    }

    /// The texts that change, in the order of the block.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.landings.iter().filter_map(|landing| match landing.fate {
            Fate::Written(field) => Some(field),
            Fate::Chosen(..) | Fate::Refused(_) => None,
        })
    }

    /// What the step is called.
    pub fn name(&self) -> String {
        format!("粘贴 {} 格", self.count())
    }

    /// All of it as one step.
    pub fn edit(self) -> Edit {
        let name = self.name();
        let mut edits = self.growth;
        for landing in self.landings {
            match landing.fate {
                Fate::Written(field) => edits.push(Edit::SetText(field, landing.new)),
                Fate::Chosen(row, question) => edits.extend(question.edits(row, &landing.new)),
                Fate::Refused(_) => {}
            }
        }
        Edit::Several(name, edits)
    }
}

/// Going through the block.
struct Filling<'a> {
    form: &'a Form,
    grid: &'a Grid,
    alignment: &'a Alignment,
    /// What is written so far into merged cells.
    written: Vec<(Field, String)>,
    above: Above,
    plan: &'a mut Plan,
}

/// What the rows above in the block had last in the columns that are merged.
#[derive(Default)]
struct Above {
    level2: String,
    /// In the same 二级指标.
    task: String,
}

impl Filling<'_> {
    fn row(&mut self, row: &[String], line: Option<usize>) {
        let name = self.name(row, line);
        if let Some(level2) = self.text_for(row, 0).filter(|level2| **level2 != self.above.level2) {
            self.above = Above { level2: level2.clone(), task: String::new() };
        }
        for (text, column) in row.iter().zip(&self.alignment.columns) {
            let cell = line.zip(*column).and_then(|(line, column)| self.grid.cell(line, column));
            let fate = match (cell, line, column) {
                (Some(cell), Some(line), Some(column)) => {
                    let (cell, place) = (cell.clone(), (line, *column));
                    match self.fate(row, text, &cell, place) {
                        Some(fate) => fate,
                        None => continue,
                    }
                }
                (_, _, None) => (Fate::Refused(Refusal::NoColumn), text.clone()),
                _ => (Fate::Refused(Refusal::NoLine), text.clone()),
            };
            let (fate, new) = fate;
            if matches!(fate, Fate::Refused(_)) && text.trim().is_empty() {
                continue;
            }
            let old = match fate {
                Fate::Written(field) => self.form.text(field).unwrap_or_default().to_owned(),
                Fate::Chosen(..) | Fate::Refused(_) => cell.map_or_else(String::new, |cell| cell.shown.clone()),
            };
            let column = column.and_then(|column| self.grid.head.get(column)).cloned().unwrap_or_default();
            self.plan.landings.push(Landing { line: name.clone(), column, old, new, fate });
        }
    }

    /// What the line is called, if need be by the name it gets.
    fn name(&self, row: &[String], line: Option<usize>) -> String {
        let label = line.and_then(|line| self.grid.lines.get(line)).map_or("", |line| line.label.trim());
        if !label.is_empty() {
            return label.to_owned();
        }
        let given = self.text_for(row, self.grid.label_column).map_or("", |text| text.trim());
        match line {
            _ if !given.is_empty() => given.to_owned(),
            Some(line) if line < self.grid.lines.len() => format!("第 {} 行", line + 1),
            _ => String::new(),
        }
    }

    /// The text that a row of the block has for a column of the table, if there is any.
    fn text_for<'r>(&self, row: &'r [String], column: usize) -> Option<&'r String> {
        let at = self.alignment.columns.iter().position(|to| *to == Some(column))?;
        row.get(at).filter(|text| !text.trim().is_empty())
    }

    /// What becomes of a text; `None` where it changes nothing.
    fn fate(&mut self, row: &[String], text: &str, cell: &Cell, place: (usize, usize)) -> Option<(Fate, String)> {
        let field = match cell.holds {
            Holds::Text(field) => field,
            Holds::Choice(row, question) => return self.choice(text, cell, row, question),
            _ => return self.fixed(text, cell, place),
        };
        let text = match field {
            Field::Level2Name(_) => self.level2(text)?,
            Field::KeyTask(id) => self.key_task(row, text, id),
            _ => text.to_owned(),
        };
        let stands = self.form.text(field).unwrap_or_default();
        if text == stands || text == cell.shown || text == stands.replace("\r\n", "\n") {
            self.plan.same += 1;
            return None;
        }
        if matches!(field, Field::Level2Name(_)) {
            self.written.push((field, text.clone()));
        }
        Some((Fate::Written(field), text))
    }

    fn choice(&mut self, text: &str, cell: &Cell, row: RowId, question: Question) -> Option<(Fate, String)> {
        let Some(named) = question.read(text) else {
            return Some((Fate::Refused(Refusal::Unknown), text.to_owned()));
        };
        if named == cell.shown {
            self.plan.same += 1;
            return None;
        }
        Some((Fate::Chosen(row, question), named))
    }

    fn fixed(&mut self, text: &str, cell: &Cell, (line, column): (usize, usize)) -> Option<(Fate, String)> {
        if text.trim().is_empty() {
            return None;
        }
        let shown = match cell.holds {
            Holds::Merged => self.merged(line, column),
            _ => cell.shown.clone(),
        };
        if shown.trim() == text.trim() {
            self.plan.same += 1;
            return None;
        }
        self.plan.regrouped |= cell.holds == Holds::Merged && column == 0;
        Some((Fate::Refused(Refusal::Fixed(cell.holds)), text.to_owned()))
    }

    /// What will stand in the merged cell that goes on here.
    fn merged(&self, line: usize, column: usize) -> String {
        let above = (0..line).rev().filter_map(|line| self.grid.cell(line, column));
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
        self.plan.regrouped |= empty && !self.above.level2.is_empty();
        (!empty).then(|| text.to_owned())
    }

    /// The 重点工作 of a row.
    fn key_task(&mut self, row: &[String], text: &str, id: RowId) -> String {
        if !text.trim().is_empty() {
            text.clone_into(&mut self.above.task);
            return text.to_owned();
        }
        let stands = |field| self.form.text(field).unwrap_or_default();
        let renamed = self.text_for(row, self.grid.label_column).is_some_and(|name| name != stands(Field::Name(id)));
        let without = stands(Field::KeyTask(id)).trim().is_empty() && !renamed;
        if self.above.task.is_empty() || without || is_blank(row) {
            return text.to_owned();
        }
        self.plan.merged_tasks += 1;
        self.above.task.clone()
    }
}
