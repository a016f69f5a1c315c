//! What becomes of the cells and rows of a block that is pasted: what goes where, what has no place, and why.

use super::table_cells::Holds;
use crate::form::{Field, RowId};
use crate::tables::Question;

/// Why a cell of the block has no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellRefusal {
    /// The cell cannot be typed into.
    Fixed(Holds),
    /// It names no choice of the cell.
    Unknown,
    /// It is what a spreadsheet shows where it could not compute.
    Error,
    /// It lies below the last line of the table.
    NoLine,
    /// No line is called like that, or several are.
    NoName,
    /// The table has no such column.
    NoColumn,
    /// It is the head of its column.
    Head,
}

impl CellRefusal {
    /// The reason, as it is shown to the user.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Fixed(Holds::Computed) => "由程序计算",
            Self::Fixed(Holds::Judged) => "请在表中判断",
            Self::Fixed(Holds::Elsewhere) => "请在指标表中填写",
            Self::Fixed(Holds::Merged) => "属于上方的合并单元格",
            Self::Fixed(Holds::Label | Holds::Text(_) | Holds::Choice(..)) => "固定的名称",
            Self::Fixed(Holds::Nothing) => "表中这一格不填写",
            Self::Unknown => "不是可选的内容",
            Self::Error => "电子表格的错误值",
            Self::NoLine => "超出表的最后一行",
            Self::NoName => "表中没有或不止一行是这个名称",
            Self::NoColumn => "表中没有对应的栏",
            Self::Head => "栏名，不写入",
        }
    }

    /// Whether something that somebody filled in is lost with it. What the program computes comes by itself, and errors and heads are no content.
    pub fn loses(self) -> bool {
        !matches!(self, Self::Fixed(Holds::Computed) | Self::Error | Self::Head)
    }
}

/// What becomes of a cell of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellFate {
    /// It is the new text of this field.
    Written(Field),
    /// It is the new choice in this row.
    Chosen(RowId, Question),
    /// It is not written, for this reason.
    Refused(CellRefusal),
}

impl CellFate {
    /// The row of indicators that it changes, if it changes one.
    pub(super) fn row(self) -> Option<RowId> {
        match self {
            Self::Written(field) => field.row(),
            Self::Chosen(row, _) => Some(row),
            Self::Refused(_) => None,
        }
    }
}

/// A cell of the block that is not the same already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Landing {
    /// Where it stands in the block: row and column.
    pub at: (usize, usize),
    /// The name of the line of the table.
    pub line: String,
    /// The head of the column.
    pub column: String,
    /// The text that stands in the cell now.
    pub old: String,
    /// The text that is pasted.
    pub new: String,
    /// What becomes of it.
    pub fate: CellFate,
    /// What is doubtful about it there; it is written nevertheless.
    pub doubt: Option<String>,
}

/// A row of the block that goes somewhere, or would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which row of the block it is.
    pub at: usize,
    /// The name of the line of the table.
    pub line: String,
    /// What becomes of it as a whole.
    pub row: RowFate,
}

/// What becomes of a row of the block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFate {
    /// It goes to a line that is seen.
    Seen,
    /// It goes to a line that a filter leaves out.
    Hidden,
    /// It is added to the table as a new line.
    Added,
    /// It is not written, for this reason.
    Refused(CellRefusal),
}

/// What becomes of the rows of a block, as it is found cell by cell.
#[derive(Default)]
pub(super) struct Filled {
    /// The cells that change something or have no place, in the order of the block.
    pub landings: Vec<Landing>,
    /// The rows of the block that hold something or have a place, in its order.
    pub rows: Vec<Planned>,
    /// How many texts stand there already as they are pasted.
    pub same: usize,
    /// How many empty 重点工作 were taken to be merged with the one above.
    pub merged_tasks: usize,
    /// Whether the block merges 二级指标 over other rows than the table.
    pub regrouped: bool,
}
