//! Blocks of cells from and for spreadsheets: pasting one shows first what will land where; each table is copied by a button.

mod copy;
mod html;
mod paste;
mod preview;
mod sheet_view;

use crate::form::{Field, RowId};
use crate::tables::Table;
use crate::ui::field_elements::place_of;

pub use copy::CopyTable;
pub use paste::listen;
pub use preview::Preview;

/// Whether a row is on the page: filters leave rows out, each in its own way.
fn is_seen(table: Table, row: RowId) -> bool {
    is_on_page(table.field_of_row(row))
}

fn is_on_page(field: Field) -> bool {
    place_of(field).is_some()
}
