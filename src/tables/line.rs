//! The lines of the tables, from the top.

use super::Table;
use crate::evaluate::{BASE_DATA, StandardIndicator};
use crate::form::{
    BaseItem, ExpenditureLine, Form, IncomeSource, IncomeTotal, Indicator, Level1, Level2, Level2Id, RowId,
};

/// A line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// 资金总额, 财政拨款小计.
    IncomeTotal(IncomeTotal),
    /// A source of income.
    Source(IncomeSource),
    /// A line of expenditure; `None` is 合计.
    Expenditure(Option<ExpenditureLine>),
    /// A figure of 基础数据 under the computed indicator that it is for; an indicator that needs none has one line without a figure.
    Base {
        /// The computed indicator.
        standard: StandardIndicator,
        /// The figure.
        item: Option<BaseItem>,
        /// On the first line of the indicator, how many lines it has.
        merged: Option<usize>,
    },
    /// The head of a 一级指标 above its indicators.
    Group(Level1),
    /// An indicator.
    Indicator(RowKey),
    /// 合计 of all indicators.
    Whole,
}

/// Which indicator a line shows, and how its 二级指标 is merged there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RowKey {
    /// Its 一级指标.
    pub level1: Level1,
    /// Its 二级指标.
    pub level2: Level2Id,
    /// The row.
    pub row: RowId,
    /// On the first line that its 二级指标 has in this table, how many lines it has there.
    pub merged: Option<usize>,
}

impl Line {
    /// The row of the form that it shows.
    pub fn row(self) -> Option<RowId> {
        match self {
            Self::Indicator(key) => Some(key.row),
            _ => None,
        }
    }

    /// Whether its figures are sums of other lines.
    pub fn is_total(self) -> bool {
        matches!(self, Self::IncomeTotal(_) | Self::Expenditure(None) | Self::Group(_) | Self::Whole)
    }
}

impl Table {
    /// Its lines. 运行监控 and 绩效自评 show no empty rows, nor groups without others.
    pub fn lines(self, form: &Form) -> Vec<Line> {
        match self {
            Self::Income => income(),
            Self::Expenditure | Self::Execution(_) => {
                ExpenditureLine::ALL.into_iter().map(Some).chain([None]).map(Line::Expenditure).collect()
            }
            Self::BaseData => BASE_DATA.into_iter().flat_map(base).collect(),
            Self::Indicators(level1) => rows(form, level1, |_| true),
            Self::Monitoring => grouped(form),
            Self::SelfEvaluation => grouped(form).into_iter().chain([Line::Whole]).collect(),
        }
    }
}

impl Table {
    /// Its lines, with the row to come at the end of a table of indicators.
    pub fn lines_to_type_in(self, form: &Form) -> Vec<Line> {
        let mut lines = self.lines(form);
        if let Self::Indicators(level1) = self
            && let Some((level2, row)) = form.indicators.row_to_come(level1)
        {
            lines.push(Line::Indicator(RowKey { level1, level2, row, merged: None }));
        }
        lines
    }
}

/// 资金总额, 财政拨款 with its parts, and the two sources beside it, in the published order.
fn income() -> Vec<Line> {
    let (inside, beside) = IncomeSource::ALL.split_at(IncomeTotal::Appropriation.parts().len());
    let mut lines = IncomeTotal::ALL.map(Line::IncomeTotal).to_vec();
    lines.extend(inside.iter().chain(beside).copied().map(Line::Source));
    lines
}

fn base(standard: StandardIndicator) -> Vec<Line> {
    match standard.base_items() {
        [] => vec![Line::Base { standard, item: None, merged: Some(1) }],
        items => {
            let line = |(at, item): (usize, &BaseItem)| {
                let merged = (at == 0).then_some(items.len());
                Line::Base { standard, item: Some(*item), merged }
            };
            items.iter().enumerate().map(line).collect()
        }
    }
}

/// The indicators of a group that are shown.
fn rows(form: &Form, level1: Level1, shown: impl Fn(&Indicator) -> bool) -> Vec<Line> {
    let of_level2 = |level2: &Level2| {
        let rows: Vec<RowId> = level2.rows.iter().filter(|row| shown(row)).map(|row| row.id).collect();
        let count = rows.len();
        let line = move |(at, row): (usize, RowId)| {
            Line::Indicator(RowKey { level1, level2: level2.id, row, merged: (at == 0).then_some(count) })
        };
        rows.into_iter().enumerate().map(line).collect::<Vec<_>>()
    };
    form.indicators.group(level1).iter().flat_map(of_level2).collect()
}

/// Each group that has indicators under a head.
fn grouped(form: &Form) -> Vec<Line> {
    let group = |level1| {
        let rows = rows(form, level1, |row| !row.is_blank());
        let head = (!rows.is_empty()).then_some(Line::Group(level1));
        head.into_iter().chain(rows)
    };
    Level1::ALL.into_iter().flat_map(group).collect()
}
