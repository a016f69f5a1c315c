//! 交表: what a form is handed over as. Every writer goes by the papers ([`crate::paper`]), the tables and the evaluation, so that no head and no figure
//! is written down again.

mod cell_number;
pub mod csv;
pub mod docx;
mod format;
mod formula;
mod full_rows;
pub mod html;
mod layout;
mod markup;
pub mod national;
pub mod ndjson;
pub mod plain_text;
mod records;
mod sheets;
pub mod xlsx;

use core::fmt;

pub use format::{Format, write};
pub use sheets::papers;

/// Why a file could not be written, with what its writer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "文件没有写成（{}），请先导出 JSON 文件留存，并把这句话告诉维护者", self.0)
    }
}

impl core::error::Error for WriteError {}
