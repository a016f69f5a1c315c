//! The table of data that this program writes (`handover::csv`), which has a line for each indicator and period and for each line of the funds, laid out as the
//! tables of a form: one row for each indicator. A cell stays in the line of the file that it came from; what the year says stands further to the right.

use std::collections::BTreeMap;

use crate::form::{Period, Stage, terms};
use crate::grid::{Grid, GridCell, Part};
use crate::spreadsheet_text::unguarded;

const KIND: &str = "类别";
const PERIOD: &str = "期间";
const NUMBER: &str = "编号";
const SIDE: &str = "收支";
const ITEM: &str = "资金项目";
/// Heads by which the table is known.
const SIGNS: [&str; 7] = [KIND, PERIOD, NUMBER, SIDE, ITEM, "预算数原文", terms::NAME];

/// A line of the table: its number, and what stands below each head.
struct Line<'a> {
    number: usize,
    cells: BTreeMap<&'a str, (usize, &'a str)>,
}

impl<'a> Line<'a> {
    /// What stands below a head, as it was before it was made harmless; empty for nothing.
    fn text(&self, head: &str) -> &'a str {
        self.cells.get(head).map_or("", |(_, text)| unguarded(text))
    }

    fn column(&self, head: &str) -> usize {
        self.cells.get(head).map_or(0, |(column, _)| *column)
    }

    fn is_of(&self, period: Period) -> bool {
        self.text(PERIOD) == period.label()
    }
}

/// The tables of a form that a table of data of this program holds; `None` for any other.
pub(super) fn grids<'r>(rows: &'r [Vec<String>]) -> Option<Vec<Grid>> {
    let heads = rows.first()?;
    if !SIGNS.iter().all(|sign| heads.iter().any(|head| head == sign)) {
        return None;
    }
    let line = |(number, row): (usize, &'r Vec<String>)| Line {
        number,
        cells: heads.iter().map(String::as_str).zip(row.iter().map(String::as_str).enumerate()).collect(),
    };
    let lines: Vec<Line<'_>> = rows.iter().enumerate().skip(1).map(line).collect();
    let width = heads.len();
    Some(vec![
        upper(&lines, width),
        execution(&lines, width, Period::HalfYear),
        execution(&lines, width, Period::FullYear),
        indicators(&lines, width),
    ])
}

/// Puts cells at their places.
struct Sheet {
    cells: Vec<GridCell>,
    /// How much further to the right the year stands.
    width: usize,
}

impl Sheet {
    fn new(width: usize) -> Self {
        Self { cells: Vec::new(), width }
    }

    fn put(&mut self, row: usize, column: usize, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.cells.push(GridCell { text, row, column, rows: 1, columns: 1 });
        }
    }

    /// The column of a period.
    fn column(&self, column: usize, period: Period) -> usize {
        if period == Period::FullYear { column + self.width } else { column }
    }

    fn grid(mut self) -> Grid {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        Grid { part: Part::Table(1), cells: self.cells, ..Grid::default() }
    }
}

/// Year, unit and budgets, as the upper part of the 目标表 has them.
fn upper(lines: &[Line<'_>], width: usize) -> Grid {
    let mut sheet = Sheet::new(width);
    let Some(first) = lines.first() else { return sheet.grid() };
    let year = first.text("年度");
    if !year.is_empty() {
        sheet.put(first.number - 1, first.column("年度"), format!("{year}年度"));
    }
    let unit = first.column("单位名称");
    sheet.put(first.number, unit.saturating_sub(1), "单位名称");
    sheet.put(first.number, unit, first.text("单位名称"));
    let funds: Vec<&Line<'_>> = lines.iter().filter(|line| line.text(KIND) == "资金").collect();
    let Some(top) = funds.first() else { return sheet.grid() };
    let amount = top.column("预算数原文");
    for period in Period::ALL {
        let head = if period == Period::HalfYear { terms::MID_YEAR_PLAN } else { terms::BUDGET };
        sheet.put(top.number - 1, sheet.column(amount, period), head);
    }
    // What is computed has no text as it was typed.
    for line in funds.iter().filter(|line| !line.text("预算数原文").is_empty()) {
        for period in Period::ALL.into_iter().filter(|period| line.is_of(*period)) {
            let row = row_of(&funds, line);
            if row == line.number {
                sheet.put(row, line.column(ITEM), line.text(ITEM));
            }
            sheet.put(row, sheet.column(amount, period), line.text("预算数原文"));
        }
    }
    sheet.grid()
}

/// The line of the first record of the same item: both periods of 支出 stand in one row.
fn row_of(funds: &[&Line<'_>], of: &Line<'_>) -> usize {
    let same = |line: &&&Line<'_>| line.text(SIDE) == of.text(SIDE) && line.text(ITEM) == of.text(ITEM);
    let filled = |line: &&&Line<'_>| !line.text("预算数原文").is_empty();
    funds.iter().filter(filled).find(same).map_or(of.number, |line| line.number)
}

/// What was adjusted and spent of 支出 in a period.
fn execution(lines: &[Line<'_>], width: usize, period: Period) -> Grid {
    let mut sheet = Sheet::new(width);
    let adjustment = format!("{}（万元）", terms::ADJUSTMENT);
    let executed = format!("{}（万元）", terms::EXECUTED);
    let of_period = |line: &&Line<'_>| line.text(SIDE) == "支出" && line.text(ITEM) != "合计" && line.is_of(period);
    let filled = |line: &&Line<'_>| [&adjustment, &executed].into_iter().any(|head| !adjusted(line, head).is_empty());
    for (nth, line) in lines.iter().filter(of_period).filter(filled).enumerate() {
        let (label, first, second) = (line.column(ITEM), line.column(&adjustment), line.column(&executed));
        if nth == 0 {
            sheet.put(line.number - 1, label, "支出");
            sheet.put(line.number - 1, label + 1, terms::INITIAL_BUDGET);
            sheet.put(line.number - 1, first, terms::ADJUSTMENT);
            sheet.put(line.number - 1, second, format!("{}{}", period.label(), terms::EXECUTED));
        }
        sheet.put(line.number, label, line.text(ITEM));
        sheet.put(line.number, first, adjusted(line, &adjustment));
        sheet.put(line.number, second, line.text(&executed));
    }
    sheet.grid()
}

/// What a line says of an adjustment or of what was spent. An adjustment of 0 says that none was entered.
fn adjusted<'a>(line: &Line<'a>, head: &str) -> &'a str {
    let text = line.text(head);
    if head.starts_with(terms::ADJUSTMENT) && text.chars().all(|c| "0.".contains(c)) { "" } else { text }
}

/// A column of the indicators: where it is found in the table of data, in the line of which period, its head as tables of a form have it, and the stage
/// from which on a form has it.
struct Column {
    from: &'static str,
    period: Period,
    head: &'static str,
    stage: Stage,
}

const fn column(from: &'static str, period: Period, head: &'static str, stage: Stage) -> Column {
    Column { from, period, head, stage }
}

const COLUMNS: [Column; 16] = [
    column(terms::LEVEL1, Period::HalfYear, terms::LEVEL1, Stage::Declaration),
    column(terms::LEVEL2, Period::HalfYear, terms::LEVEL2, Stage::Declaration),
    column(terms::KEY_TASK, Period::HalfYear, terms::KEY_TASK, Stage::Declaration),
    column(terms::NAME, Period::HalfYear, terms::NAME, Stage::Declaration),
    column(terms::TARGET, Period::HalfYear, "半年指标值", Stage::Declaration),
    column(terms::TARGET, Period::FullYear, "全年指标值", Stage::Declaration),
    column(terms::ACTUAL, Period::HalfYear, "半年完成值", Stage::Monitoring),
    column(terms::STATUS, Period::HalfYear, "半年状态", Stage::Monitoring),
    column(terms::EXPECTED, Period::HalfYear, terms::EXPECTED, Stage::Monitoring),
    column(terms::LIKELIHOOD, Period::HalfYear, terms::LIKELIHOOD, Stage::Monitoring),
    column(terms::CAUSES, Period::HalfYear, terms::CAUSES, Stage::Monitoring),
    column("偏差说明或改进措施", Period::HalfYear, terms::MID_YEAR_EXPLANATION, Stage::Monitoring),
    column(terms::ACTUAL, Period::FullYear, "全年完成值", Stage::SelfEvaluation),
    column(terms::STATUS, Period::FullYear, "全年状态", Stage::SelfEvaluation),
    column("偏差说明或改进措施", Period::FullYear, "全年偏差原因及改进措施", Stage::SelfEvaluation),
    column(terms::WEIGHT, Period::FullYear, terms::WEIGHT, Stage::SelfEvaluation),
];

fn indicators(lines: &[Line<'_>], width: usize) -> Grid {
    let mut sheet = Sheet::new(width);
    let indicators: Vec<&Line<'_>> = lines.iter().filter(|line| line.text(KIND) == "指标").collect();
    let Some(first) = indicators.first() else { return sheet.grid() };
    let stage = Stage::ALL.into_iter().find(|stage| stage.label() == first.text("阶段")).unwrap_or_default();
    let is_said = |column: &&Column| {
        column.stage <= stage
            || indicators.iter().any(|line| line.is_of(column.period) && !said(line, column).is_empty())
    };
    let columns: Vec<&Column> = COLUMNS.iter().filter(is_said).collect();
    for column in &columns {
        sheet.put(0, sheet.column(first.column(column.from), column.period), column.head);
    }
    for (nth, line) in indicators.iter().enumerate() {
        let same = |other: &&&Line<'_>| other.text(NUMBER) == line.text(NUMBER);
        let begun = indicators.iter().take(nth).rev().take(1).find(same).filter(|_| !line.text(NUMBER).is_empty());
        let row = begun.map_or(line.number, |begun| begun.number);
        for column in columns.iter().filter(|column| line.is_of(column.period) || begun.is_none() && is_name(column)) {
            sheet.put(row, sheet.column(line.column(column.from), column.period), said(line, column));
        }
    }
    sheet.grid()
}

/// Whether a column says which indicator it is, in the lines of both periods.
fn is_name(column: &Column) -> bool {
    matches!(column.from, terms::LEVEL1 | terms::LEVEL2 | terms::KEY_TASK | terms::NAME)
}

/// What a line says in a column; nothing where the program worked it out.
fn said<'a>(line: &Line<'a>, column: &Column) -> &'a str {
    let is_computed = column.from == terms::ACTUAL && line.text("完成值来源") == "计算";
    if is_computed { "" } else { line.text(column.from) }
}
