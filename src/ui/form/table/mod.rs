//! Tables drawn from their model ([`crate::tables`]): the heads of columns, and whole tables whose lines are the same in every form.

mod element;
mod fixed;
mod head;
mod pieced;

pub use element::{choice_id, content_at, drawn_element_of, element_of};
pub use fixed::FixedTable;
pub use head::{ColumnHead, class_of, column_heads};
pub use pieced::{DrawnPart, PiecedTable};
