//! What stands where a line and a column of a table meet: of indicators and of their groups here, of the other lines in [`fixed`].

use super::fixed;
use super::{Cell, Column, Content, Line, Question, RowKey, Table};
use crate::evaluate::Figure;
use crate::form::{Field, Period, RowId};

impl Column {
    /// The field of a row whose text the column shows, be it typed in this table or in another one.
    pub fn field(self, row: RowId) -> Option<Field> {
        Some(match self {
            Self::KeyTask => Field::KeyTask(row),
            Self::Name => Field::Name(row),
            Self::Target(period) => Field::Target(row, period),
            Self::Actual(period) => Field::Actual(row, period),
            Self::Expected => Field::Expected(row),
            Self::Explanation(period) => Field::Explanation(row, period),
            Self::Weight => Field::Weight(row),
            Self::Rating => Field::Rating(row),
            _ => return None,
        })
    }
}

impl Table {
    /// What stands where one of its lines and one of its columns meet. A column that the line has nothing for holds nothing.
    pub fn cell(self, line: Line, column: Column) -> Cell {
        match line {
            Line::Indicator(key) => self.indicator(key, column),
            Line::Group(_) | Line::Whole => self.head_of_group(line, column),
            line => fixed::cell(self, line, column),
        }
    }

    fn indicator(self, key: RowKey, column: Column) -> Cell {
        let RowKey { level1, level2, row, merged } = key;
        let typed = |field| if self.takes(column) { Content::Text(field) } else { Content::Elsewhere(field) };
        let merged = |content: Content| match merged {
            Some(lines) => Cell::one(content).high(lines),
            None => Cell::one(Content::FromAbove),
        };
        if let Some(field) = column.field(row) {
            return Cell::one(typed(field));
        }
        match column {
            Column::Level1 => Cell::one(Content::Words(level1.label())),
            Column::Level2 => merged(typed(Field::Level2Name(level2))),
            Column::LastYear => Cell::one(Content::LastYear(row)),
            Column::Status(period) => Cell::one(Content::Figure(Figure::Status(row, period))),
            Column::Likelihood => Cell::one(Content::Choice(row, Question::Likelihood)),
            Column::Causes => Cell::one(Content::Choice(row, Question::Causes)),
            Column::AdjustedWeight => Cell::one(Content::AdjustedWeight(row)),
            Column::Completion => Cell::one(Content::Completion(row)),
            Column::Points => Cell::one(Content::Figure(Figure::RowScore(row))),
            _ => Cell::one(Content::Nothing),
        }
    }

    /// In 运行监控 the name alone, over all columns; in 绩效自评 the sums of the group, or of all groups.
    fn head_of_group(self, line: Line, column: Column) -> Cell {
        let level1 = match line {
            Line::Group(level1) => Some(level1),
            _ => None,
        };
        if self == Self::Monitoring {
            return match (level1, column) {
                (Some(level1), Column::Name) => Cell::one(Content::Words(level1.label())).wide(MONITORING_COLUMNS),
                _ => Cell::one(Content::FromBefore),
            };
        }
        let figure = |figure| Cell::one(Content::Figure(figure));
        match column {
            Column::Level2 => Cell::one(Content::Counted(level1)).wide(2),
            Column::Weight => figure(Figure::WeightSum(level1)),
            Column::Target(Period::FullYear) => Cell::one(Content::SumRemark(level1)).wide(3),
            Column::Name | Column::Actual(_) | Column::Status(_) => Cell::one(Content::FromBefore),
            Column::Rating => figure(Figure::ScoreRate(level1)),
            Column::Points => figure(level1.map_or(Figure::TotalScore, Figure::GroupScore)),
            _ => Cell::one(Content::Nothing),
        }
    }
}

/// How many columns 运行监控 has.
const MONITORING_COLUMNS: usize = 9;
