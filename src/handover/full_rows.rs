//! The rows of a table with what reaches into them from above, as formats want it that have no rows spanned.

use crate::paper::{Cell, Row, columns_of};

/// What stands in a row, from the left.
pub(super) struct Slot<'a> {
    pub cell: &'a Cell,
    /// The column it begins in.
    pub column: usize,
    /// Whether it began in a row above.
    pub goes_on: bool,
}

/// Each row of a table of so many columns with all that stands in it.
pub(super) fn full_rows(rows: &[Row], width: usize) -> Vec<Vec<Slot<'_>>> {
    let columns = columns_of(rows, width);
    let mut full: Vec<Vec<Slot<'_>>> = rows.iter().map(|_| Vec::new()).collect();
    for (at, (row, columns)) in rows.iter().zip(&columns).enumerate() {
        for (cell, column) in row.iter().zip(columns) {
            for (below, slots) in full.iter_mut().skip(at).take(cell.rows.max(1)).enumerate() {
                slots.push(Slot { cell, column: *column, goes_on: below > 0 });
            }
        }
    }
    for slots in &mut full {
        slots.sort_by_key(|slot| slot.column);
    }
    full
}
