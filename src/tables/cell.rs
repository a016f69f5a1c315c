//! What can stand in a cell of a table.

use crate::evaluate::Figure;
use crate::form::{Cause, Field, Level1, Likelihood, Monitoring, RowId};

/// A choice that a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// 完成目标可能性
    Likelihood,
    /// 偏差原因, any number of them.
    Causes,
}

impl Question {
    /// What is chosen for a row, in words; several are parted by 、.
    pub fn answer(self, monitoring: &Monitoring) -> String {
        match self {
            Self::Likelihood => monitoring.likelihood.map_or("", Likelihood::label).to_owned(),
            Self::Causes => monitoring.causes.iter().copied().map(Cause::label).collect::<Vec<_>>().join("、"),
        }
    }
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// A text that is typed here.
    Text(Field),
    /// A text that is typed in another table and shown here.
    Elsewhere(Field),
    /// An amount that is typed in another table and shown here as the figure it was understood as.
    Amount(Field),
    /// A figure that the program computes; the status of an indicator may be judged by a person.
    Figure(Figure),
    /// A choice that is made for a row.
    Choice(RowId, Question),
    /// Target and actual value of last year.
    LastYear(RowId),
    /// 调整后权重 of an indicator, where it is not its weight.
    AdjustedWeight(RowId),
    /// 完成率 of an indicator in the year.
    Completion(RowId),
    /// Words that are the same in every form.
    Words(&'static str),
    /// A remark in the place of figures, which is no content of the table.
    Remark(&'static str),
    /// A 一级指标, or 合计, with the number of its indicators.
    Counted(Option<Level1>),
    /// What is to be said of the sums of a 一级指标, or of 合计.
    SumRemark(Option<Level1>),
    /// More of the cell above it, which is merged over several lines.
    FromAbove,
    /// More of the cell before it, which is merged over several columns.
    FromBefore,
    /// Nothing.
    Nothing,
}

impl Content {
    /// The row of a cell that takes input; `None` for other cells, also where they show something of a row.
    pub fn input_row(self) -> Option<RowId> {
        match self {
            Self::Text(field) => field.row(),
            Self::Choice(row, _) | Self::Figure(Figure::Status(row, _)) => Some(row),
            _ => None,
        }
    }
}

/// A cell with what it is merged over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cell {
    /// What it holds.
    pub content: Content,
    /// How many columns it takes, from its own on.
    pub columns: usize,
    /// How many lines it takes, from its own on.
    pub lines: usize,
}

impl Cell {
    /// A cell of one line and one column.
    pub(super) fn one(content: Content) -> Self {
        Self { content, columns: 1, lines: 1 }
    }

    pub(super) fn wide(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    pub(super) fn high(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    /// Whether it is covered by a cell above it or before it.
    pub fn is_covered(self) -> bool {
        matches!(self.content, Content::FromAbove | Content::FromBefore)
    }
}
