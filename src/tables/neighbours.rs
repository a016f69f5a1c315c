//! What stands above and below a cell: by lines and columns, over tables of one shape that stand one below the other.

use super::fields::thresholds;
use super::{Content, Line, Table};
use crate::form::{Field, Form, Level1, Part, Period};

/// The tables of a part; those of one list stand one below the other in the same columns.
pub(super) fn stacks(part: Part) -> Vec<Vec<Table>> {
    match part {
        Part::Funds => vec![vec![Table::Income], vec![Table::Expenditure]],
        Part::Indicators => vec![Level1::ALL.map(Table::Indicators).to_vec()],
        Part::Execution => vec![Period::ALL.map(Table::Execution).to_vec(), vec![Table::BaseData]],
        Part::Monitoring => vec![vec![Table::Monitoring]],
        Part::SelfEvaluation => vec![vec![Table::SelfEvaluation]],
        _ => Vec::new(),
    }
}

/// The cells of the column that a text, a choice or a figure stands in, from the top, over all tables of the part that go on with it; empty where
/// it stands in none of them. The reason for a value typed over a computed one stands below that value, in the same cell.
pub fn column_of_cell(form: &Form, part: Part, at: Content) -> Vec<Content> {
    if let Content::Text(field) = at
        && field.is_setting()
    {
        return thresholds().map(Content::Text).collect();
    }
    let sought = match at {
        Content::Text(Field::OverrideReason(row, period)) => Content::Text(Field::Actual(row, period)),
        at => at,
    };
    stacks(part).into_iter().find_map(|tables| column_in(form, &tables, sought)).unwrap_or_default()
}

fn column_in(form: &Form, tables: &[Table], at: Content) -> Option<Vec<Content>> {
    let lines: Vec<(Table, Vec<Line>)> = tables.iter().map(|table| (*table, table.lines_to_type_in(form))).collect();
    let column = lines.iter().find_map(|(table, lines)| {
        let row = at.input_row();
        // Of many lines only that of the row is looked at.
        let mut lines = lines.iter().filter(|line| row.is_none() || line.row() == row);
        let columns = table.columns(form);
        lines.find_map(|line| columns.iter().find(|column| table.cell(*line, **column).content == at)).copied()
    })?;
    let mut cells = Vec::new();
    for (table, lines) in lines {
        let columns = table.columns(form);
        let Some(column) = columns.iter().find(|of| of.goes_on_with(column)) else { continue };
        for line in lines {
            let cell = table.cell(line, *column);
            if !cell.is_covered() {
                cells.push(cell.content);
            }
            if let Content::Text(Field::Actual(row, period)) = cell.content {
                cells.push(Content::Text(Field::OverrideReason(row, period)));
            }
        }
    }
    Some(cells)
}

/// The cells below a cell in its column, or above it, the nearest first.
pub fn neighbours(form: &Form, part: Part, at: Content, down: bool) -> Vec<Content> {
    let column = column_of_cell(form, part, at);
    let Some(here) = column.iter().position(|of| *of == at) else { return Vec::new() };
    let (above, below) = column.split_at(here);
    if down { below.iter().skip(1).copied().collect() } else { above.iter().rev().copied().collect() }
}
