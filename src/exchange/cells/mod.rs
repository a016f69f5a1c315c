//! Tables as blocks of cells that go to and come from Excel, WPS and other spreadsheets by the clipboard.
//!
//! [`read`] and [`write`] are the text on the clipboard. [`TableCells`] is a table of the form as cells with their texts; [`Plan`] what a block
//! that is pasted into one will do, before it is done.

mod align;
mod choice;
mod column_heads;
mod doubt;
mod filling;
mod html_table;
mod new_rows;
mod outcome;
mod plan;
mod row_to_come;
mod set_aside;
mod sheet;
mod table_cells;
mod text;

pub use html_table::{HtmlCell, Piece, better, spread, text_of};
pub use outcome::{CellFate, CellRefusal, Landing, Planned, RowFate};
pub use plan::{Options, Plan};
pub use set_aside::SetAside;
pub use sheet::{Sheet, SheetCell, SheetLine};
pub use table_cells::{Cell, Holds, TableCells, TableLine};
pub use text::{Unquoted, html, is_block, read, unquoted, without_end, write};
