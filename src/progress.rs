//! How far the work of a stage is: which cells of the form it asks for, and which of them are still missing.
//!
//! What is missing is what the checks ask to be filled in, so that the two never contradict each other. Beyond that, two things the checks say
//! with one finding are counted cell by cell: figures of 基础数据 and 预算执行 that wait behind the first missing one, and weights that nobody
//! has begun to enter.

use std::collections::HashSet;

use crate::check::{Finding, Rule};
use crate::evaluate::{StandardIndicator, has_budget, open_in_monitoring};
use crate::form::{BaseItem, ExpenditureLine, Field, Form, IncomeSource, Indicator, Level1, Period, Stage};

/// What a cell is for the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It is filled in.
    Filled,
    /// It is still to be filled in, or a choice beside it to be made.
    Missing,
    /// It is empty and may stay so.
    Free,
}

/// A cell that the stage is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where.
    pub field: Field,
    /// The group, for a cell of an indicator or a 二级指标.
    pub level1: Option<Level1>,
    /// What it is for the stage.
    pub need: Need,
    /// How much is still to be given here: the text, and each choice beside it that is asked for. 0 where nothing is missing.
    pub open: usize,
}

/// All cells that the stage of a form is about, in the order of the work: each part from top to bottom, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    cells: Vec<Cell>,
}

impl Progress {
    /// Counts a form whose findings are known.
    pub fn of(form: &Form, findings: &[Finding]) -> Self {
        let mut missing: HashSet<Field> = findings.iter().flat_map(Finding::to_fill).collect();
        if let Some(period) = form.stage.assessed() {
            behind_the_first(form, period, findings, &mut missing);
        }
        if form.stage == Stage::SelfEvaluation {
            missing.extend(weights_not_begun(form));
        }
        let mut list = List { missing, cells: Vec::new() };
        list.head(form);
        list.indicators(form);
        list.adjustments(form);
        if let Some(period) = form.stage.assessed() {
            list.budget(form, period);
            list.reports(form, period);
        }
        Self { cells: list.cells }
    }

    /// Every cell, in the order of the work.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cells that are still missing.
    pub fn missing(&self) -> impl DoubleEndedIterator<Item = &Cell> {
        self.cells.iter().filter(|cell| cell.need == Need::Missing)
    }

    /// How much is still to be filled in or chosen.
    pub fn count_missing(&self) -> usize {
        self.cells.iter().map(|cell| cell.open).sum()
    }

    /// The missing cell that comes next after a place, or before it; after the last one the first comes again. A place that the stage is not
    /// about is none.
    pub fn next(&self, at: Option<Field>, backwards: bool) -> Option<Cell> {
        let is_missing = |cell: &&Cell| cell.need == Need::Missing;
        let at = at.and_then(|at| self.cells.iter().position(|cell| cell.field == at));
        let (before, after) = match (at, backwards) {
            (Some(at), false) => self.cells.split_at_checked(at.saturating_add(1))?,
            (Some(at), true) => self.cells.split_at_checked(at)?,
            (None, _) => (self.cells.as_slice(), <&[Cell]>::default()),
        };
        let found = if backwards {
            before.iter().rev().find(is_missing).or_else(|| after.iter().rev().find(is_missing))
        } else {
            after.iter().find(is_missing).or_else(|| before.iter().find(is_missing))
        };
        found.copied()
    }
}

/// The checks ask for the first figure that a computed indicator waits for. The others are counted with it, or the number would not go down while
/// one fills them in.
fn behind_the_first(form: &Form, period: Period, findings: &[Finding], missing: &mut HashSet<Field>) {
    let is_empty = |field: Field| form.text(field).is_none_or(|text| text.trim().is_empty());
    let waits =
        |field: Field| findings.iter().any(|finding| finding.rule == Rule::BaseMissing && finding.field == Some(field));
    for standard in StandardIndicator::ALL {
        let items = standard.base_items().iter().map(|item| Field::Base(*item, period));
        if items.clone().any(waits) {
            missing.extend(items.filter(|field| is_empty(*field)));
        }
    }
    if ExpenditureLine::ALL.into_iter().any(|line| waits(Field::Executed(line, period))) {
        let lines = ExpenditureLine::ALL.into_iter().filter(|line| has_budget(form, *line, period));
        let executed = lines.map(|line| Field::Executed(line, period));
        missing.extend(executed.filter(|field| is_empty(*field)));
    }
}

/// A form without weights is complete for the checks, because it claims no score; the work of 绩效自评 is not done with it.
fn weights_not_begun(form: &Form) -> Vec<Field> {
    let rows = || form.indicators.filled().map(|(_, _, row)| row);
    let begun = rows().any(|row| !row.weight.trim().is_empty());
    rows().filter(|row| !begun && !row.is_waived()).map(|row| Field::Weight(row.id)).collect()
}

struct List {
    missing: HashSet<Field>,
    cells: Vec<Cell>,
}

impl List {
    fn add(&mut self, field: Field, level1: Option<Level1>, text: &str) {
        let need = if self.missing.contains(&field) {
            Need::Missing
        } else if text.trim().is_empty() {
            Need::Free
        } else {
            Need::Filled
        };
        self.cells.push(Cell { field, level1, need, open: usize::from(need == Need::Missing) });
    }

    fn plain(&mut self, form: &Form, fields: impl IntoIterator<Item = Field>) {
        for field in fields {
            self.add(field, None, form.text(field).unwrap_or_default());
        }
    }

    /// 基本信息, 资金, 目标.
    fn head(&mut self, form: &Form) {
        self.plain(form, [Field::Year, Field::Unit, Field::Functions, Field::Organisation]);
        self.plain(form, IncomeSource::ALL.map(Field::Income));
        for line in ExpenditureLine::ALL {
            self.plain(form, Period::ALL.map(|period| Field::Planned(line, period)));
        }
        self.plain(form, [Field::LongTermGoal, Field::AnnualGoal]);
    }

    /// The tables of indicators. Texts are taken from the rows: looking each up by its address would walk through all rows every time.
    fn indicators(&mut self, form: &Form) {
        for (level1, level2) in form.indicators.level2s() {
            self.add(Field::Level2Name(level2.id), Some(level1), &level2.name);
            for row in &level2.rows {
                self.row(level1, row);
            }
        }
    }

    fn row(&mut self, level1: Level1, row: &Indicator) {
        let group = Some(level1);
        if level1.has_key_task() {
            self.add(Field::KeyTask(row.id), group, &row.key_task);
        }
        self.add(Field::Name(row.id), group, &row.name);
        for period in Period::ALL {
            self.add(Field::Target(row.id, period), group, row.target.get(period));
        }
    }

    /// 指标值调整原因: a row has the cell where one is asked for, or was given, since the targets were approved.
    fn adjustments(&mut self, form: &Form) {
        if form.approved.is_none() {
            return;
        }
        for (level1, _, row) in form.indicators.filled() {
            let field = Field::AdjustmentReason(row.id);
            if self.missing.contains(&field) || !row.adjustment_reason.trim().is_empty() {
                self.add(field, Some(level1), &row.adjustment_reason);
            }
        }
    }

    /// 全年预计完成值, with the likelihood and the causes that are chosen beside it.
    fn expected(&mut self, group: Option<Level1>, row: &Indicator) {
        self.add(Field::Expected(row.id), group, &row.monitoring.expected);
        if let Some(cell) = self.cells.last_mut().filter(|cell| cell.need == Need::Missing) {
            cell.open = open_in_monitoring(row).len().max(1);
        }
    }

    /// 执行与基础数据, in the order of the page.
    fn budget(&mut self, form: &Form, period: Period) {
        for line in ExpenditureLine::ALL {
            self.plain(form, [Field::Adjustment(line, period), Field::Executed(line, period)]);
        }
        self.plain(form, [Field::AdjustmentNote(period), Field::ExecutionNote(period)]);
        self.plain(form, BaseItem::ALL.map(|item| Field::Base(item, period)));
    }

    /// 运行监控 or 绩效自评, row by row.
    fn reports(&mut self, form: &Form, period: Period) {
        for (level1, _, row) in form.indicators.filled() {
            let group = Some(level1);
            self.add(Field::Actual(row.id, period), group, row.actual.get(period));
            self.add(Field::OverrideReason(row.id, period), group, row.override_reason.get(period));
            if form.stage == Stage::Monitoring {
                self.expected(group, row);
            } else {
                self.add(Field::Weight(row.id), group, &row.weight);
                self.add(Field::Rating(row.id), group, &row.rating);
            }
            self.add(Field::Explanation(row.id, period), group, row.explanation.get(period));
        }
    }
}
