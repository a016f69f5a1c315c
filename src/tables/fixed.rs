//! The cells of the tables whose lines are the same in every form: 收入, 支出, 基础数据, 预算执行.

use super::{Cell, Column, Content, Line, Table};
use crate::evaluate::{Figure, StandardIndicator};
use crate::form::{BaseItem, ExpenditureLine, Field, IncomeSource, IncomeTotal, Period};

/// 财政拨款 in the column of sources; its sum is called 小计 beside it.
const APPROPRIATION: &str = "财政拨款";
const SUBTOTAL: &str = "小计";
/// The sum of all lines of expenditure.
const TOTAL: &str = "合计";
/// Where a computed indicator needs no figures of 基础数据. It stands in files too, so it says what is and not what to do.
const FROM_EXECUTION: &str = "由预算执行的数据计算";

pub(super) fn cell(table: Table, line: Line, column: Column) -> Cell {
    match (table, line) {
        (_, Line::IncomeTotal(total)) => income_total(total, column),
        (_, Line::Source(source)) => income_source(source, column),
        (Table::Expenditure, Line::Expenditure(of)) => Cell::one(expenditure(of, column)),
        (_, Line::Expenditure(of)) => Cell::one(execution(of, column)),
        (_, Line::Base { standard, item, merged }) => base(standard, item, merged, column),
        _ => Cell::one(Content::Nothing),
    }
}

fn income_total(total: IncomeTotal, column: Column) -> Cell {
    match (column, total) {
        (Column::Source, IncomeTotal::Total) => Cell::one(Content::Words(total.label())).wide(2),
        (Column::Source, IncomeTotal::Appropriation) => {
            Cell::one(Content::Words(APPROPRIATION)).high(total.parts().len() + 1)
        }
        (Column::SourcePart, IncomeTotal::Total) => Cell::one(Content::FromBefore),
        (Column::SourcePart, IncomeTotal::Appropriation) => Cell::one(Content::Words(SUBTOTAL)),
        (Column::Budget(_), total) => Cell::one(Content::Figure(Figure::Income(total))),
        _ => Cell::one(Content::Nothing),
    }
}

fn income_source(source: IncomeSource, column: Column) -> Cell {
    let inside = IncomeTotal::Appropriation.parts().contains(&source);
    match (column, inside) {
        (Column::Source, true) => Cell::one(Content::FromAbove),
        (Column::Source, false) => Cell::one(Content::Words(source.label())).wide(2),
        (Column::SourcePart, true) => Cell::one(Content::Words(source.label())),
        (Column::SourcePart, false) => Cell::one(Content::FromBefore),
        (Column::Budget(_), _) => Cell::one(Content::Text(Field::Income(source))),
        _ => Cell::one(Content::Nothing),
    }
}

fn name(of: Option<ExpenditureLine>) -> Content {
    Content::Words(of.map_or(TOTAL, ExpenditureLine::label))
}

fn expenditure(of: Option<ExpenditureLine>, column: Column) -> Content {
    match (column, of) {
        (Column::ExpenditureLine, of) => name(of),
        (Column::Budget(period), Some(line)) => Content::Text(Field::Planned(line, period)),
        (Column::Budget(period), None) => Content::Figure(Figure::Expenditure(period)),
        _ => Content::Nothing,
    }
}

/// A line repeats what was typed elsewhere; the total is a sum.
fn execution(of: Option<ExpenditureLine>, column: Column) -> Content {
    let planned = |period| match of {
        Some(line) => Content::Amount(Field::Planned(line, period)),
        None => Content::Figure(Figure::Expenditure(period)),
    };
    match (column, of) {
        (Column::ExpenditureLine, of) => name(of),
        (Column::InitialBudget, _) => planned(Period::FullYear),
        (Column::Budget(period), _) => planned(period),
        (Column::Adjustment(period), Some(line)) => Content::Text(Field::Adjustment(line, period)),
        (Column::Adjustment(period), None) => Content::Figure(Figure::AdjustmentTotal(period)),
        (Column::AdjustedBudget(period), of) => Content::Figure(Figure::Adjusted(of, period)),
        (Column::Executed(period), Some(line)) => Content::Text(Field::Executed(line, period)),
        (Column::Executed(period), None) => Content::Figure(Figure::ExecutedTotal(period)),
        (Column::ExecutionRate(period), of) => Content::Figure(Figure::ExecutionRate(of, period)),
        (Column::Progress, of) => Content::Figure(Figure::Progress(of)),
        _ => Content::Nothing,
    }
}

/// The figures of a computed indicator, and what they give, merged over them.
fn base(standard: StandardIndicator, item: Option<BaseItem>, merged: Option<usize>, column: Column) -> Cell {
    let merged = |content| merged.map_or(Cell::one(Content::FromAbove), |lines| Cell::one(content).high(lines));
    match (column, item) {
        (Column::ComputedIndicator, _) => merged(Content::Words(standard.label())),
        (Column::BaseItem, Some(item)) => Cell::one(Content::Words(item.label())),
        (Column::BaseItem, None) => Cell::one(Content::Remark(FROM_EXECUTION)).wide(4),
        (Column::BaseUnit, Some(item)) => Cell::one(Content::Words(item.unit())),
        (Column::BaseFigure(period), Some(item)) => Cell::one(Content::Text(Field::Base(item, period))),
        (Column::BaseUnit | Column::BaseFigure(_), None) => Cell::one(Content::FromBefore),
        (Column::Result(period), _) => merged(Content::Figure(Figure::Standard(standard, period))),
        _ => Cell::one(Content::Nothing),
    }
}
