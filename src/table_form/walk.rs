//! Goes through the rows of all grids in their order and hands each to whoever reads rows of its kind.

use super::cells::{Cells, compact};
use super::columns::head_at;
use super::draft::From;
use super::kind::own_title;
use super::names::{FORM_POWER, money_unit};
use super::reading::{Outside, Reading};
use super::sections::Section;
use super::{base_data, execution, funds, indicator_rows, upper};
use crate::exchange::published::title::year_of;
use crate::form::{Field, Period, Stage};
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
            // No text goes on on another sheet, or below another title.
            self.upper.last = None;
        }
        for line in &cells.grid.before {
            let from = From { file: cells.grid.file.clone(), place: cells.grid.place_before(line) };
            let left = self.line_outside(&line.text, &from);
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
        for index in cells.begun(row) {
            if !cells.is_open(index) {
                continue;
            }
            let from = Self::from(cells, index);
            let text = cells.text(index).to_owned();
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
            Line::Skipped(why) => Some((true, why.to_owned())),
            Line::Unknown if upper::line(self, &text, from) => None,
            Line::Unknown => Some((false, "在表格之外，不知属于哪一栏".to_owned())),
        }
    }

    /// Reads a line that stands for itself.
    fn line(&mut self, text: &str, from: &From) -> Line {
        let short = compact(text);
        if let Some(own) = own_title(text) {
            self.title(&short, own);
            if let Some(year) = year_of(text) {
                self.draft.enter(Field::Year, &year.to_string(), from);
            }
            return Line::Read;
        }
        if let Some(year) = year_of(text) {
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
        match furniture(&short) {
            Some(why) => Line::Skipped(why),
            None => Line::Unknown,
        }
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
        self.own_layout = name.contains("市级部门整体预算绩效");
    }
}

/// What a line that stands for itself is.
enum Line {
    Read,
    Skipped(&'static str),
    Unknown,
}

/// Why a line says nothing about the form.
fn furniture(short: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let bare = short.trim_matches(['-', '—', '–', '―', '－', '·']);
    let words: String = bare.chars().filter(|c| !c.is_ascii_digit() && !"第页共/，,、之".contains(*c)).collect();
    if digits(bare) && short.chars().count() <= 7 || words.is_empty() && bare.contains('页') || is_fraction(bare) {
        return Some("页码");
    }
    if (short.starts_with("附件") || short.starts_with("附表")) && short.chars().count() <= 6 {
        return Some("附件编号");
    }
    if short == "基础数据" {
        return Some("表名");
    }
    if matches!(short, "续表" | "（续表）" | "(续表)" | "绩效指标" | "年度绩效指标" | "绩效目标" | "部门整体绩效目标")
    {
        return Some("表头说明");
    }
    let printed = |c: char| c.is_ascii_digit() || "/-:.,年月日上下午AMP".contains(c);
    if short.starts_with("file://") || short.starts_with("http") || short.contains(':') && short.chars().all(printed) {
        return Some("页眉和页脚");
    }
    let signs = [
        "签字",
        "签章",
        "填表人",
        "联系电话",
        "填表日期",
        "填报人",
        "填报日期",
        "审核人",
        "负责人：",
        "盖章",
        "制表人",
        "联系人",
    ];
    signs
        .iter()
        .any(|sign| short.contains(sign))
        .then_some("签字和填报信息，本表没有这一栏")
        .filter(|_| short.chars().count() <= 60)
}

fn is_fraction(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
    text.split_once('/').is_some_and(|(at, of)| digits(at) && digits(of))
}
