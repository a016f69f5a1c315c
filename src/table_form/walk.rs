//! Goes through the rows of all grids in their order and hands each to whoever reads rows of its kind.

use super::cells::{Cells, compact};
use super::columns::{Role, head_at};
use super::draft::From;
use super::finish::OWN_TITLE;
use super::kind::own_title;
use super::names::{FORM_POWER, money_unit};
use super::passed_over::{passed_over, says_nothing};
use super::reading::{Outside, Reading};
use super::sections::Section;
use super::{base_data, execution, funds, indicator_rows, upper};
use crate::exchange::published::title::{unit_in_title, year_of};
use crate::form::{Field, Period, Stage, year_said};
use crate::grid::Part;

/// A row of a form has some ten cells; one with more than this is not looked at, because looking for heads and labels takes the square of it.
const MOST_IN_ROW: usize = 120;

impl Reading {
    /// Reads the lines before a grid and then its rows.
    pub fn grid(&mut self, cells: &mut Cells<'_>, begins_part: bool) {
        if begins_part && matches!(cells.grid.part, Part::Sheet(_)) {
            // A sheet says again what its unit of money and its period are.
            (self.power, self.period, self.section) = (FORM_POWER, None, Section::Upper);
            self.draft.next_pass();
        }
        if begins_part {
            self.level1_line = match &cells.grid.part {
                Part::Sheet(name) => indicator_rows::level1_line(name),
                _ => None,
            };
            // No text goes on on another sheet, or below another title.
            self.upper.last = None;
        }
        for line in &cells.grid.before {
            let from = From { file: cells.grid.file.clone(), place: cells.grid.place_before(line) };
            let is_rest =
                matches!(cells.grid.part, Part::Page(_)) && indicator_rows::level2_goes_on(self, line.text.trim());
            let left = if is_rest { None } else { self.line_outside(&line.text, &from) };
            if !line.text.trim().is_empty() {
                self.outside.push(Outside { from, text: line.text.clone(), left });
            }
        }
        self.upper.begin_grid();
        if let Section::Indicators(table) = &mut self.section {
            table.begin_grid(cells);
        }
        let mut row = 0;
        while row < cells.height() {
            row += self.row(cells, row);
        }
        self.upper.end_grid();
    }

    /// Reads a row, or the rows of a head; gives how many it took.
    fn row(&mut self, cells: &mut Cells<'_>, row: usize) -> usize {
        let begun = cells.begun(row);
        if begun.len() > MOST_IN_ROW {
            cells.leave_all(begun, "这一行的格太多，不像是绩效目标表");
            return 1;
        }
        if let Some(head) = head_at(cells, row) {
            let rows = head.rows;
            indicator_rows::begin_table(self, cells, row, head);
            return rows;
        }
        if let Some(table) = execution::execution_head(self, cells, row) {
            self.section = Section::Execution(table);
            return 1;
        }
        if let Some(table) = base_data::head(cells, row) {
            self.section = Section::BaseData(table);
            return 1;
        }
        if upper::labels(self, cells, row) {
            if matches!(self.section, Section::Upper) {
                self.lines_in_row(cells, row);
                funds::row(self, cells, row);
            }
            return 1;
        }
        let rest = match &self.section {
            Section::Upper => {
                funds::row(self, cells, row);
                upper::goes_on(self, cells, row);
                true
            }
            Section::Indicators(_) => !indicator_rows::row(self, cells, row),
            Section::Execution(_) => !execution::row(self, cells, row),
            Section::BaseData(_) => !base_data::row(self, cells, row),
        };
        if rest {
            self.lines_in_row(cells, row);
        }
        1
    }

    /// Cells that are lines of their own: titles, years, units, signatures.
    fn lines_in_row(&mut self, cells: &mut Cells<'_>, row: usize) {
        let begun = cells.begun(row);
        for &index in &begun {
            if !cells.is_open(index) {
                continue;
            }
            let from = Self::from(cells, index);
            let text = cells.text(index).to_owned();
            if begun.len() == 1 && self.is_level1_line(&text) {
                cells.placed(index);
                continue;
            }
            match self.line(&text, &from) {
                Line::Read => cells.placed(index),
                Line::Skipped(why) => cells.skip(index, why),
                Line::Unknown => {}
            }
        }
    }

    fn line_outside(&mut self, text: &str, from: &From) -> Option<(bool, String)> {
        let text = crate::target::fold_radicals(text.trim());
        if text.is_empty() {
            return None;
        }
        match self.line(&text, from) {
            Line::Read => None,
            Line::Unknown if self.is_level1_line(&text) => None,
            // 填报单位（盖章）：甲中心 is more than a line for a stamp.
            Line::Unknown | Line::Skipped(_) if upper::line(self, &text, from) => None,
            Line::Skipped(why) => Some((true, why.to_owned())),
            Line::Unknown => Some((false, "在表格之外，不知属于哪一栏".to_owned())),
        }
    }

    /// Reads a line that stands for itself.
    fn line(&mut self, text: &str, from: &From) -> Line {
        let short = compact(text);
        if let Some(own) = own_title(text) {
            self.title(&short, own);
            if let Some(unit) = unit_in_title(text).filter(|_| own) {
                self.titled_unit.get_or_insert((unit.to_owned(), from.clone()));
            }
            if let Some(year) = year_of(text) {
                self.draft.enter(Field::Year, &year.to_string(), from);
            }
            return Line::Read;
        }
        let below_title = core::mem::take(&mut self.below_title);
        if let Some(year) = year_of(text).or_else(|| year_alone(&short).filter(|_| below_title)) {
            self.draft.enter(Field::Year, &year.to_string(), from);
            return Line::Read;
        }
        if self.is_unit_and_year(text, from) {
            return Line::Read;
        }
        if let Some(power) = money_unit(text).filter(|_| short.chars().count() <= 16) {
            self.power = power;
            return Line::Read;
        }
        match passed_over(&short) {
            Some(_) if says_nothing(&short) => Line::Read,
            Some(why) => Line::Skipped(why),
            None => Line::Unknown,
        }
    }

    /// Reads 「一、决策指标」 above rows whose table has no column for it; whether the line is that.
    fn is_level1_line(&mut self, text: &str) -> bool {
        let Some(level1) = indicator_rows::level1_line(text) else { return false };
        self.level1_line = Some(level1);
        if let Section::Indicators(table) = &mut self.section
            && !table.has(Role::Level1)
        {
            (table.level1, table.level2) = (Some(level1), None);
        }
        true
    }

    /// Reads 「市图书馆　2025年度」, which stands above sheets of this program; whether the line is one.
    fn is_unit_and_year(&mut self, text: &str, from: &From) -> bool {
        let Some((unit, year)) = text.rsplit_once('\u{3000}') else { return false };
        let known = &self.draft.form.profile.unit;
        let (Some(year), true) = (year_of(year), known.is_empty() || compact(known) == compact(unit)) else {
            return false;
        };
        self.draft.enter(Field::Unit, unit.trim(), from);
        self.draft.enter(Field::Year, &year.to_string(), from);
        true
    }

    fn title(&mut self, name: &str, own: bool) {
        if self.tables.last().is_none_or(|last| last != name) && own {
            self.tables.push(name.to_owned());
        }
        let (period, stage) = match name {
            _ if name.contains("监控") => (Some(Period::HalfYear), Stage::Monitoring),
            _ if name.contains("自评") => (Some(Period::FullYear), Stage::SelfEvaluation),
            _ => (None, Stage::Declaration),
        };
        if self.period != period {
            self.draft.next_pass();
        }
        self.period = period;
        self.stage = self.stage.max(stage);
        self.below_title = own;
        self.own_layout = name.contains(OWN_TITLE);
    }
}

/// The year of a line that says nothing else, without 度: （2026年）. Below a title it is the year of the form.
fn year_alone(short: &str) -> Option<i32> {
    let inner = short.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    year_said(&format!("{}度", inner.strip_suffix('年').map(|_| inner)?))
}

/// What a line that stands for itself is.
enum Line {
    Read,
    Skipped(&'static str),
    Unknown,
}
