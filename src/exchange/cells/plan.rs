//! What a block of cells will do to a table: which text changes into what, and which cells of the block have no place.
//!
//! Published tables and spreadsheets merge cells, and a merged cell is copied as one text with empty cells below it. So an empty cell never takes the
//! name of a 二级指标 away, and an empty 重点工作 below a filled one is the same 重点工作, unless the row already stands there without one.

use std::collections::HashSet;

use super::align::{Alignment, To, align, as_it_lies};
use super::choice;
use super::filling::Filling;
use super::new_rows::grow;
use super::outcome::{CellFate, CellRefusal, Filled, Landing, Planned, RowFate};
use super::row_to_come::with_row_to_come;
use super::set_aside::SetAside;
use super::table_cells::TableCells;
use super::text::is_blank;
use crate::edit::Edit;
use crate::form::{Field, Form, RowId};
use crate::tables::Table;

/// What the user may decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Go by heads and names that the block brings along.
    pub by_names: bool,
    /// Add rows for what goes below the end of the table.
    pub grow: bool,
}

/// What pasting a block into a table will do, worked out before it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The cells that change something or have no place, in the order of the block.
    pub landings: Vec<Landing>,
    /// The rows of the block that hold something or have a place, in its order.
    pub rows: Vec<Planned>,
    /// For each column of the block the head of its column; `None` where the table has no such column.
    pub columns: Vec<Option<String>>,
    /// How many rows of the table a filter leaves out.
    pub hidden: usize,
    /// How many texts stand there already as they are pasted.
    pub same: usize,
    /// Whether the columns go by heads in the block.
    pub by_head: bool,
    /// Whether the rows go by names in the block.
    pub by_names: bool,
    /// How many rows lie below the end of the table and can be added to it.
    pub below: usize,
    /// How many of them are added. The empty row at the end of the table, which a block may begin, is none of them.
    pub added: usize,
    /// How many empty 重点工作 were taken to be merged with the one above.
    pub merged_tasks: usize,
    /// What of the block is left out because it is no content of the table.
    pub set_aside: SetAside,
    /// Whether the block merges 二级指标 over other rows than the table.
    pub regrouped: bool,
    /// The edits that add rows.
    growth: Vec<Edit>,
    /// Makes the row to come that the block was pasted into.
    to_come: Option<(Edit, RowId)>,
}

impl Plan {
    /// Plans the paste of a block from a field on, into what is seen of a table. `None` where the field is not in the table. The row to come is
    /// in it as if it were made already.
    pub fn new(
        form: &Form,
        table: Table,
        seen: impl Fn(RowId) -> bool,
        start: Field,
        block: &[Vec<String>],
        options: Options,
    ) -> Option<Self> {
        let to_come = with_row_to_come(form, start);
        let (form, coming) = to_come.as_ref().map_or((form, None), |(_, row, form)| (form, Some(*row)));
        let seen = |row: RowId| coming == Some(row) || seen(row);
        let mut table_cells = TableCells::of(form, table);
        table_cells.keep_rows(seen);
        let place = table_cells.place(start).filter(|(line, _)| *line < table_cells.shown)?;
        let alignment = if options.by_names {
            align(&table_cells, table, place, block)
        } else {
            as_it_lies(&table_cells, place, block)
        };
        let head = |to: &Option<usize>| to.and_then(|to| table_cells.head.get(to)).cloned();
        let mut plan = Self {
            by_head: alignment.by_head,
            by_names: alignment.by_names,
            columns: alignment.columns.iter().map(head).collect(),
            hidden: table_cells.lines.len() - table_cells.shown,
            set_aside: alignment.set_aside.unwrap_or_default(),
            ..Self::default()
        };
        let growth = grow(form, table, &alignment, block);
        plan.below = growth.as_ref().map_or(0, |growth| growth.rows.len());
        let grown = growth.filter(|growth| options.grow && !growth.rows.is_empty());
        if let Some(growth) = grown {
            let mut form = form.clone();
            let mut touched = Vec::new();
            for edit in &growth.edits {
                edit.clone().apply(&mut form, &mut touched).ok()?;
            }
            let last = table_cells.shown;
            let mut table_cells = TableCells::of(&form, table);
            let added: HashSet<RowId> = growth.rows.iter().copied().collect();
            table_cells.keep_rows(|row| seen(row) || added.contains(&row));
            plan.added = growth.rows.len();
            plan.growth = growth.edits;
            plan.fill(&form, &table_cells, last, &alignment, block);
        } else {
            plan.fill(form, &table_cells, table_cells.shown, &alignment, block);
        }
        if let Some((edit, row, _)) = to_come {
            plan.begin(edit, row);
        }
        Some(plan)
    }

    /// The row to come is a new one where the block has something for it.
    fn begin(&mut self, edit: Edit, row: RowId) {
        let own = |landing: &&Landing| landing.fate.row() == Some(row);
        let used: HashSet<usize> = self.landings.iter().filter(own).map(|landing| landing.at.0).collect();
        let begun = self.rows.iter_mut().filter(|planned| used.contains(&planned.at));
        begun.for_each(|planned| planned.row = RowFate::Added);
        self.to_come = Some((edit, row));
    }

    /// Says of each cell what becomes of it. `last` is how many lines were seen before some were added behind them.
    fn fill(
        &mut self,
        form: &Form,
        table_cells: &TableCells,
        last: usize,
        alignment: &Alignment,
        block: &[Vec<String>],
    ) {
        let mut filling = Filling::new(form, table_cells, alignment);
        for (at, (row, to)) in block.iter().zip(&alignment.rows).enumerate() {
            let (line, fate) = match to {
                To::Line(line) if *line < last => (Some(*line), RowFate::Seen),
                To::Line(line) => (Some(line + (table_cells.shown - last)), RowFate::Hidden),
                To::Below(further) if last + further < table_cells.shown => (Some(last + further), RowFate::Added),
                To::Below(_) => (None, RowFate::Refused(CellRefusal::NoLine)),
                To::Unsure => (None, RowFate::Refused(CellRefusal::NoName)),
                To::Head | To::Nowhere => continue,
            };
            if line.is_some() || !is_blank(row) {
                filling.row((at, row), line, fate);
            }
        }
        let Filled { landings, rows, same, merged_tasks, regrouped } = filling.end();
        (self.landings, self.rows, self.same) = (landings, rows, same);
        (self.merged_tasks, self.regrouped) = (merged_tasks, regrouped);
    }

    /// The number of cells that change.
    pub fn count(&self) -> usize {
        self.landings.iter().filter(|landing| !matches!(landing.fate, CellFate::Refused(_))).count()
    }

    /// How many of them are names that head their lines in the preview, and so stand in none of its columns.
    pub fn names_of_lines(&self) -> usize {
        let heads = |landing: &&Landing| {
            matches!(landing.fate, CellFate::Written(Field::Name(_))) && landing.line.trim() == landing.new.trim()
        };
        self.landings.iter().filter(heads).count()
    }

    /// How many rows there are more than before: what is added, and the row to come that the block begins.
    pub fn new_rows(&self) -> usize {
        self.rows.iter().filter(|planned| planned.row == RowFate::Added).count()
    }

    /// How many cells are emptied.
    pub fn emptied(&self) -> usize {
        // An empty cell that is not written is not in the list.
        self.landings.iter().filter(|landing| landing.new.trim().is_empty()).count()
    }

    /// How many cells have no place.
    pub fn refused(&self) -> usize {
        self.refusals().filter(|refusal| *refusal != CellRefusal::Head).count()
    }

    /// Why content of the block will be lost, and how many cells for each reason; empty where nothing is.
    pub fn losses(&self) -> Vec<(&'static str, usize)> {
        let mut losses: Vec<(&'static str, usize)> = Vec::new();
        for reason in self.refusals().filter(|refusal| refusal.loses()).map(CellRefusal::reason) {
            match losses.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => losses.push((reason, 1)),
            }
        }
        losses
    }

    /// Whether something is left out that is no content, or goes where names lead it: whether there is a choice to paste the block as it lies.
    pub fn is_arranged(&self) -> bool {
        let heads = self.refusals().any(|refusal| refusal == CellRefusal::Head);
        self.by_head || self.by_names || self.set_aside != SetAside::default() || heads
    }

    fn refusals(&self) -> impl Iterator<Item = CellRefusal> {
        self.landings.iter().filter_map(|landing| match landing.fate {
            CellFate::Refused(refusal) => Some(refusal),
            CellFate::Written(_) | CellFate::Chosen(..) => None,
        })
    }

    /// How many cells get a text that is doubtful there.
    pub fn doubted(&self) -> usize {
        self.landings.iter().filter(|landing| landing.doubt.is_some()).count()
    }

    /// The texts that change, in the order of the block.
    pub fn fields(&self) -> impl Iterator<Item = Field> {
        self.landings.iter().filter_map(|landing| match landing.fate {
            CellFate::Written(field) => Some(field),
            CellFate::Chosen(..) | CellFate::Refused(_) => None,
        })
    }

    /// The name of the step in the list of undo steps.
    pub fn name(&self) -> String {
        format!("粘贴 {} 格", self.count())
    }

    /// The edit that does all of it as one step.
    pub fn edit(self) -> Edit {
        let name = self.name();
        let used: HashSet<RowId> = self.landings.iter().filter_map(|landing| landing.fate.row()).collect();
        let mut edits = Vec::new();
        // Where the block went to other rows by their names, the row it was pasted into is not made. What is added was planned to stand behind it.
        let idle = self.to_come.as_ref().map(|(_, row)| *row).filter(|row| !used.contains(row));
        if idle.is_none() || !self.growth.is_empty() {
            edits.extend(self.to_come.map(|(edit, _)| edit));
        }
        let idle = idle.filter(|_| !self.growth.is_empty());
        edits.extend(self.growth);
        for landing in self.landings {
            match landing.fate {
                CellFate::Written(field) => edits.push(Edit::SetText(field, landing.new)),
                CellFate::Chosen(row, question) => edits.extend(choice::edits(question, row, &landing.new)),
                CellFate::Refused(_) => {}
            }
        }
        edits.extend(idle.map(Edit::RemoveRow));
        Edit::Several(name, edits)
    }
}
