//! Blocks of cells from and for spreadsheets: pasting one shows first what will land where; each table is copied by a button.

mod copy;
mod paste;
mod preview;
mod sheet_view;

use crate::exchange::cells::Table;
use crate::form::{Field, Part, Period, RowId};
use crate::ui::fields::box_of;

pub use copy::CopyTable;
pub use paste::listen;
pub use preview::Preview;

/// The part that shows a table.
fn part_of(table: Table) -> Part {
    match table {
        Table::Income | Table::Expenditure => Part::Funds,
        Table::BaseData => Part::BaseData,
        Table::Execution(_) => Part::Execution,
        Table::Indicators(level1) => Part::of_group(level1),
        Table::Monitoring => Part::Monitoring,
        Table::SelfEvaluation => Part::SelfEvaluation,
    }
}

/// Whether a row is on the page: filters leave rows out, each in its own way.
fn is_seen(table: Table, row: RowId) -> bool {
    is_on_page(match table {
        Table::Monitoring => Field::Actual(row, Period::HalfYear),
        Table::SelfEvaluation => Field::Weight(row),
        _ => Field::Name(row),
    })
}

fn is_on_page(field: Field) -> bool {
    box_of(field).is_some()
}
