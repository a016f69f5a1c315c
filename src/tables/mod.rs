//! The tables of the form as data: which lines and columns each has, what stands in each cell, which cells are merged, and the text of a cell.
//!
//! Screens, keys, the clipboard, search and papers go by this one description; a view only draws the kinds of cells. A table is a list of [`Line`]s
//! and a list of [`Column`]s; [`Table::cell`] gives what stands where the two meet.

mod cell;
mod column;
mod fields;
mod fixed;
mod line;
mod neighbours;
mod pieces;
mod range;
mod table_cells;
mod text;

pub use cell::{Cell, Content, Question};
pub use column::Column;
pub use fields::{fields_after_indicators, fields_before_indicators, fields_of_row};
pub use line::{Line, RowKey};
pub use neighbours::{column_of_cell, neighbours};
pub use pieces::{Body, Piece, PiecePart, pieces};
pub use range::{CellRange, Direction, cells_towards, field_in};
pub use text::TableTexts;

use crate::form::{Form, Level1, Part, Period, Stage};

/// A table that people type into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// 收入
    Income,
    /// 支出
    Expenditure,
    /// 基础数据
    BaseData,
    /// 预算执行 to the end of a period.
    Execution(Period),
    /// The indicators of a 一级指标.
    Indicators(Level1),
    /// 运行监控
    Monitoring,
    /// 绩效自评
    SelfEvaluation,
}

impl Table {
    /// All, in the order of the form.
    pub const ALL: [Self; 12] = [
        Self::Income,
        Self::Expenditure,
        Self::Indicators(Level1::Decision),
        Self::Indicators(Level1::Process),
        Self::Indicators(Level1::Duty),
        Self::Indicators(Level1::Benefit),
        Self::Indicators(Level1::Satisfaction),
        Self::BaseData,
        Self::Execution(Period::HalfYear),
        Self::Execution(Period::FullYear),
        Self::Monitoring,
        Self::SelfEvaluation,
    ];

    /// The name of the table.
    pub fn label(self) -> &'static str {
        match self {
            Self::Income => "收入",
            Self::Expenditure => "支出",
            Self::BaseData => "基础数据",
            Self::Execution(Period::HalfYear) => "半年预算执行",
            Self::Execution(Period::FullYear) => "全年预算执行",
            Self::Indicators(level1) => level1.label(),
            Self::Monitoring => "运行监控",
            Self::SelfEvaluation => "绩效自评",
        }
    }

    /// The part of the form that shows it.
    pub fn part(self) -> Part {
        match self {
            Self::Income | Self::Expenditure => Part::Funds,
            Self::BaseData | Self::Execution(_) => Part::Execution,
            Self::Indicators(_) => Part::Indicators,
            Self::Monitoring => Part::Monitoring,
            Self::SelfEvaluation => Part::SelfEvaluation,
        }
    }

    /// Its columns, from the left, at the stage of the form.
    pub fn columns(self, form: &Form) -> Vec<Column> {
        use Column as C;
        let [half, full] = Period::ALL;
        match self {
            Self::Income => vec![C::Source, C::SourcePart, C::Budget(full)],
            Self::Expenditure => vec![C::ExpenditureLine, C::Budget(half), C::Budget(full)],
            Self::BaseData => {
                let mut columns = vec![C::ComputedIndicator, C::BaseItem, C::BaseUnit];
                columns.extend(Period::ALL.map(C::BaseFigure));
                columns.extend(Period::ALL.map(C::Result));
                columns
            }
            Self::Execution(period) => execution_columns(period),
            Self::Indicators(level1) => indicator_columns(form, level1),
            Self::Monitoring => vec![
                C::Name,
                C::Target(half),
                C::Actual(half),
                C::Status(half),
                C::Target(full),
                C::Expected,
                C::Likelihood,
                C::Causes,
                C::Explanation(half),
            ],
            Self::SelfEvaluation => vec![
                C::Level2,
                C::Name,
                C::Weight,
                C::Target(full),
                C::Actual(full),
                C::Status(full),
                C::Rating,
                C::Points,
                C::Explanation(full),
            ],
        }
    }

    /// The columns that the table of a group has during every stage. 上年 is among them, and has a place only while last year's form is loaded.
    pub fn columns_of_plan(level1: Level1) -> Vec<Column> {
        let mut columns = vec![Column::Level2];
        columns.extend(level1.has_key_task().then_some(Column::KeyTask));
        columns.extend([Column::Name, Column::LastYear]);
        columns.extend(Period::ALL.map(Column::Target));
        columns
    }

    /// The columns that the table of a group has besides, for the periods that a stage reports.
    pub fn columns_of_reports(stage: Stage) -> Vec<Column> {
        stage.reported().iter().flat_map(|period| [Column::Actual(*period), Column::Status(*period)]).collect()
    }

    /// The column in which the names of the lines stand; it may be one that is typed into.
    pub fn name_column(self) -> Column {
        match self {
            Self::Income => Column::SourcePart,
            Self::Expenditure | Self::Execution(_) => Column::ExpenditureLine,
            Self::BaseData => Column::BaseItem,
            Self::Indicators(_) | Self::Monitoring | Self::SelfEvaluation => Column::Name,
        }
    }

    /// Whether something is typed or chosen in a column of this table, rather than shown because it was typed in another one.
    pub fn takes(self, column: Column) -> bool {
        let named_here = matches!(self, Self::Indicators(_));
        match column {
            Column::Level2 | Column::KeyTask | Column::Name | Column::Target(_) => named_here,
            // The table of a group shows what the pages of the stages report.
            Column::Actual(_) => !named_here,
            Column::Budget(_) => matches!(self, Self::Income | Self::Expenditure),
            Column::Adjustment(_)
            | Column::Executed(_)
            | Column::BaseFigure(_)
            | Column::Expected
            | Column::Likelihood
            | Column::Causes
            | Column::Explanation(_)
            | Column::Weight
            | Column::Rating => true,
            _ => false,
        }
    }
}

/// For the year no columns of the plan, which is the budget itself.
fn execution_columns(period: Period) -> Vec<Column> {
    let half = period == Period::HalfYear;
    let mut columns = vec![
        Column::ExpenditureLine,
        Column::InitialBudget,
        Column::Adjustment(period),
        Column::AdjustedBudget(period),
    ];
    columns.extend(half.then_some(Column::Budget(period)));
    columns.extend([Column::Executed(period), Column::ExecutionRate(period)]);
    columns.extend(half.then_some(Column::Progress));
    columns
}

/// What the stage reports, and last year's values where they are loaded.
fn indicator_columns(form: &Form, level1: Level1) -> Vec<Column> {
    let mut columns = Table::columns_of_plan(level1);
    columns.retain(|column| *column != Column::LastYear || form.last_year.is_some());
    columns.extend(Table::columns_of_reports(form.stage));
    columns
}
