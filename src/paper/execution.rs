//! 预算执行 to the end of a period, with its explanations; and who reports.

use super::{Block, Cell, Row};
use crate::form::{Field, Form, Period, ProgressBase};
use crate::tables::{Column, Content, Line, Table, TableTexts};

/// Label, then seven figures.
const WIDTHS: [u8; 8] = [16, 12, 12, 12, 12, 12, 12, 12];

/// The unit, the period, and its budget execution.
pub(super) fn block(texts: &TableTexts<'_>, period: Period) -> Block {
    let form = texts.form();
    let until = match period {
        Period::HalfYear => "1月1日至6月30日",
        Period::FullYear => "1月1日至12月31日",
    };
    let mut rows = vec![vec![
        Cell::row_head("单位名称"),
        Cell::short(form.profile.unit.as_str()).wide(4).holding(Content::Text(Field::Unit)),
        Cell::row_head("期间"),
        Cell::short(until).wide(2),
    ]];
    let table = Table::Execution(period);
    let columns = columns(table, form, period);
    rows.push(columns.iter().map(|(column, width)| head(form, *column).wide(*width)).collect());
    rows.extend(table.lines(form).into_iter().map(|of| line(texts, (table, of), &columns)));
    let notes = &form.budget_notes;
    for (label, text, field) in [
        ("预算调整说明", notes.adjustment.get(period), Field::AdjustmentNote(period)),
        ("预算执行说明", notes.execution.get(period), Field::ExecutionNote(period)),
    ] {
        if !text.trim().is_empty() {
            rows.push(vec![Cell::row_head(label), Cell::long(text.as_str()).wide(7).holding(Content::Text(field))]);
        }
    }
    Block { caption: "单位和预算执行", widths: WIDTHS.to_vec(), head: Vec::new(), rows }
}

/// The columns of the table, each with how many columns of the paper it takes: for the year, 执行数 of the half year stands before that of the year.
fn columns(table: Table, form: &Form, period: Period) -> Vec<(Column, usize)> {
    let mut columns: Vec<(Column, usize)> = table.columns(form).into_iter().map(|column| (column, 1)).collect();
    if period == Period::FullYear {
        let executed = columns.iter().position(|(column, _)| *column == Column::Executed(period));
        columns.insert(executed.unwrap_or_default(), (Column::Executed(Period::HalfYear), 1));
        if let Some((_, width)) = columns.last_mut() {
            *width = 2;
        }
    }
    columns
}

fn head(form: &Form, column: Column) -> Cell {
    match column {
        Column::ExpenditureLine => Cell::column_head("预算执行（万元）"),
        Column::Progress if form.settings.progress_base == ProgressBase::Calendar => {
            Cell::column_head(format!("{}（对序时进度）", column.head()))
        }
        Column::ExecutionRate(_) => Cell::column_head(column.term()),
        column => Cell::column_head(column.head()),
    }
}

fn line(texts: &TableTexts<'_>, (table, line): (Table, Line), columns: &[(Column, usize)]) -> Row {
    let cell = |(column, width): &(Column, usize)| {
        let content = table.cell(line, *column).content;
        let cell =
            if column.is_name() { Cell::row_head(texts.of(content)) } else { Cell::figure(texts.counted_as(content)) };
        cell.wide(*width).holding(content)
    };
    columns.iter().map(cell).collect()
}
