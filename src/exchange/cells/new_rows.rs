//! Rows for what is pasted below the end of a table of indicators.

use super::align::{Alignment, To};
use crate::edit::Edit;
use crate::form::{Form, Indicator, Level2, Level2Id, RowId};
use crate::tables::Table;

/// The rows, and the edits that make them.
pub(super) struct NewRows {
    pub edits: Vec<Edit>,
    pub rows: Vec<RowId>,
}

/// As many rows as the block has below the last line: in the last 二级指标 of the group, seen or not, until the block names another one. `None` for a
/// table that cannot grow.
pub(super) fn grow(form: &Form, table: Table, alignment: &Alignment, block: &[Vec<String>]) -> Option<NewRows> {
    let Table::Indicators(level1) = table else { return None };
    let group = form.indicators.group(level1);
    let last = group.last()?;
    let mut position = group.len() - 1;
    let mut level2 = (last.id, last.rows.len());
    let mut name = last.name.as_str();
    let column = alignment.columns.iter().position(|to| *to == Some(0));
    let mut growth = NewRows { edits: Vec::new(), rows: Vec::new() };
    let (mut row_id, mut level2_id) = (form.indicators.free_row_id().0, form.indicators.free_level2_id().0);
    for (cells, to) in block.iter().zip(&alignment.rows) {
        let named = column.and_then(|column| cells.get(column)).map(|text| text.trim()).filter(|text| !text.is_empty());
        let changes = named.is_some_and(|named| named != name.trim());
        name = named.unwrap_or(name);
        if !matches!(to, To::Below(_)) {
            continue;
        }
        let row = Indicator::empty(RowId(row_id));
        growth.rows.push(row.id);
        row_id = row_id.saturating_add(1);
        let (id, at) = level2;
        if changes {
            position += 1;
            level2 = (Level2Id(level2_id), 1);
            level2_id = level2_id.saturating_add(1);
            let made = Level2 { id: level2.0, name: String::new(), rows: vec![row] };
            growth.edits.push(Edit::InsertLevel2(level1, position, Box::new(made)));
        } else {
            level2 = (id, at + 1);
            growth.edits.push(Edit::InsertRow(id, at, Box::new(row)));
        }
    }
    Some(growth)
}
