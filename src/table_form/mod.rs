//! Makes a form of grids of cells, whatever file they came from: the one reader of tables.
//!
//! It goes through the rows of all grids in their order. A head of indicators says what stands in which column; labels say what stands beside them;
//! amounts are known by their labels and come in the unit that the table names. A table that goes on in the next grid, with or without its head, is one
//! table. Several tables may tell of the same indicator: 目标表, 监控表 and 自评表 of one form do.
//!
//! Nothing is guessed silently and nothing is lost: every cell is placed, left out with a reason, or kept in the form without a place, and whatever had a
//! choice is told as a doubt with its place.

mod base_data;
mod cells;
mod column_names;
mod columns;
mod draft;
mod execution;
mod finish;
mod forms;
mod funds;
mod indicator_rows;
mod kind;
mod money;
mod names;
mod passed_over;
mod printed;
mod reading;
mod report;
mod row_cells;
mod row_texts;
mod sections;
mod upper;
mod walk;

use core::fmt;

pub use forms::{forms_in, is_part_of_form, read_all};
pub use kind::OtherKind;
pub use report::{Doubt, Found, LeftOut, Report};

use crate::exchange::published::vocabulary::Vocabulary;
use crate::form::Form;
use crate::grid::{Grid, Part};
use cells::Cells;
use kind::Kind;
use reading::Reading;

/// A form read from tables, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The form. Cells without a place are in [`Form::unplaced`].
    pub form: Form,
    /// What was found where, what is doubted, and what is not in the form.
    pub report: Report,
}

/// Why tables are not read at all. The sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableError {
    /// There is nothing in them.
    Empty,
    /// They have more cells than any form.
    TooLarge,
    /// Nothing in them belongs to such a form.
    NotAForm,
    /// They are tables of another kind.
    Other(OtherKind),
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other(other) => return write!(f, "{other}。没有读入任何内容，请选择目标表"),
            Self::Empty => "文件中没有文字，没有可以读入的内容",
            Self::TooLarge => "表格的行列太多，不像是一张绩效目标表，没有读入；请只选择一个单位的表",
            Self::NotAForm => {
                "没有找到单位名称、指标表头等内容，这不像是部门整体预算绩效目标表，没有读入；请检查选择的文件"
            }
        })
    }
}

impl core::error::Error for TableError {}

/// Reads the tables of one form.
///
/// # Errors
/// [`TableError`] when there is nothing to read, when the tables are of another kind, or when nothing in them belongs to such a form. Tables that are only a
/// part of a form are read as far as they go.
///
/// ```
/// use budget_form::form::Period;
/// use budget_form::grid::{Grid, Part};
/// let sheet = Grid::of_rows(
///     Part::Sheet("Sheet1".into()),
///     [["单位名称", "苏州市示例中心", "", ""], ["指标名称", "全年目标", "一级指标名称", "二级指标名称"], ["培训场次", "≥8场", "履职", "负责培训"]],
/// );
/// let imported = budget_form::table_form::read(&[sheet])?;
/// assert_eq!(imported.form.profile.unit, "苏州市示例中心");
/// let rows: Vec<_> = imported.form.indicators.filled().collect();
/// assert_eq!((rows[0].1.name.as_str(), rows[0].2.target.get(Period::FullYear).as_str()), ("负责培训", "≥8场"));
/// assert_eq!(imported.report.found.last().map(|found| found.place.to_string()), Some("工作表“Sheet1”B3".to_owned()));
/// # Ok::<(), budget_form::table_form::TableError>(())
/// ```
pub fn read(grids: &[Grid]) -> Result<Imported, TableError> {
    let (reading, all) = read_cells(grids)?;
    let imported = finish::finish(reading, &all);
    if imported.report.found.iter().all(|found| found.field == crate::form::Field::Year) {
        return Err(TableError::NotAForm);
    }
    Ok(imported)
}

/// What the cells of some tables say, before a form is made of it, and what became of each cell.
fn read_cells(grids: &[Grid]) -> Result<(Reading, Vec<Cells<'_>>), TableError> {
    let mut all: Vec<Cells<'_>> = grids.iter().map(Cells::of).collect::<Option<_>>().ok_or(TableError::TooLarge)?;
    let blank = |grid: &Grid| {
        let texts = grid.cells.iter().map(|cell| &cell.text).chain(grid.before.iter().map(|line| &line.text));
        texts.into_iter().all(|text| text.trim().is_empty())
    };
    if grids.iter().all(blank) {
        return Err(TableError::Empty);
    }
    let words = Vocabulary::new();
    let parts = parts(&all);
    let kinds: Vec<Kind> = parts
        .iter()
        .map(|part| kind::kind(&all.iter().skip(part.start).take(part.len()).collect::<Vec<_>>(), &words))
        .collect();
    let own = kinds.iter().any(|kind| matches!(kind, Kind::Own(_)));
    if let Some(Kind::Other(other)) = kinds.iter().find(|kind| matches!(kind, Kind::Other(_))).filter(|_| !own) {
        return Err(TableError::Other(other.clone()));
    }
    let mut reading = Reading::new(words);
    for (part, kind) in parts.iter().zip(&kinds) {
        for (at, cells) in all.iter_mut().enumerate().skip(part.start).take(part.len()) {
            match (kind, own_sheet(cells)) {
                (_, Some(sheet)) => pass_over(cells, sheet),
                (Kind::Other(other), None) => set_apart(&mut reading, cells, other, at == part.start),
                (Kind::Unknown, None) if is_review(cells) => skip_all(cells, "审核意见由程序得出"),
                (Kind::Own(_) | Kind::Unknown, None) => reading.grid(cells, at == part.start),
            }
        }
    }
    Ok((reading, all))
}

/// How many rows a head of indicators is looked for in.
const TOP: usize = 30;

/// Whether the head of a table of indicators stands in the first rows of a grid.
pub fn has_head(grid: &Grid) -> bool {
    let head = |cells: &Cells<'_>| (0..cells.height().min(TOP)).any(|row| columns::head_at(cells, row).is_some());
    Cells::of(grid).is_some_and(|cells| head(&cells))
}

/// The grids that stand together: a sheet, or the pages and tables from one title to the next.
fn parts(all: &[Cells<'_>]) -> Vec<core::ops::Range<usize>> {
    let mut parts: Vec<core::ops::Range<usize>> = Vec::new();
    for (at, cells) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        let begins = match (&cells.grid.part, before) {
            (_, None) => true,
            (Part::Sheet(name), Some(before)) => {
                before.grid.part != Part::Sheet(name.clone()) || before.grid.file != cells.grid.file
            }
            (_, Some(before)) => before.grid.file != cells.grid.file || !kind::titles(cells).is_empty(),
        };
        match parts.last_mut() {
            Some(last) if !begins => last.end = at + 1,
            _ => parts.push(at..at + 1),
        }
    }
    parts
}

/// A table of another kind beside this form's: its cells are kept and told, once.
fn set_apart(reading: &mut Reading, cells: &mut Cells<'_>, other: &OtherKind, first: bool) {
    let numbers: Vec<usize> = cells.fates().map(|(index, _)| index).collect();
    for index in &numbers {
        cells.leave(*index, "属于另一种表，没有读入");
    }
    if let Some(index) = numbers.first().filter(|_| first) {
        let from = Reading::from(cells, *index);
        reading.draft.doubt(None, Some(&from), format!("{other}，没有读入它的内容"));
    }
}

/// A sheet that this program writes beside a form: its heads and names of indicators make no table of this form.
struct OwnSheet {
    name: &'static str,
    /// What is told of it, once.
    told: &'static str,
    /// The head of the column with the reasons that somebody wrote.
    reasons: &'static str,
    /// What is told of each of these.
    told_of_reason: &'static str,
}

const PASSED_OVER: [OwnSheet; 2] = [
    OwnSheet {
        name: "审核意见",
        told: "审核意见由程序得出，没有读入这张工作表",
        reasons: "已核对的原因",
        told_of_reason: "已核对的原因没有读入，需要时请在“审核”中再写一次",
    },
    OwnSheet {
        name: "调整表",
        told: "调整表由程序得出，没有读入这张工作表",
        reasons: "调整原因",
        told_of_reason: "调整原因没有读入，需要时请在“版本比较”中再写一次",
    },
];

fn own_sheet(cells: &Cells<'_>) -> Option<&'static OwnSheet> {
    let Part::Sheet(name) = &cells.grid.part else { return None };
    PASSED_OVER.iter().find(|sheet| sheet.name == name)
}

/// Tells of such a sheet once, and of each reason that somebody wrote there.
fn pass_over(cells: &mut Cells<'_>, sheet: &OwnSheet) {
    let head = (0..cells.height()).find_map(|row| {
        let index = cells.begun(row).into_iter().find(|index| cells.text(*index) == sheet.reasons)?;
        Some((row, cells.range(index)))
    });
    let all: Vec<usize> = cells.fates().map(|(index, _)| index).filter(|index| cells.is_open(*index)).collect();
    for (nth, index) in all.into_iter().enumerate() {
        let is_reason = head.is_some_and(|(row, range)| {
            cells.range(index) == range && cells.cell(index).is_some_and(|cell| cell.row > row)
        });
        match nth {
            0 => cells.skip(index, sheet.told),
            _ if is_reason => cells.skip(index, sheet.told_of_reason),
            _ => cells.placed(index),
        }
    }
}

/// A sheet of findings that somebody else has made.
fn is_review(cells: &Cells<'_>) -> bool {
    matches!(&cells.grid.part, Part::Sheet(name) if name.contains("审核"))
}

fn skip_all(cells: &mut Cells<'_>, why: &str) {
    let numbers: Vec<usize> = cells.fates().map(|(index, _)| index).collect();
    cells.skip_all(numbers, why);
}
