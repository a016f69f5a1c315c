//! 交表: what a form is handed over as. Every writer goes by the papers ([`crate::paper`]), the tables and the evaluation, so that no head and no figure
//! is written down again.
//!
//! What writes a file is there in the second module alone (feature `files`); the page itself copies tables and texts.

#[cfg(feature = "files")]
mod cell_number;
#[cfg(feature = "files")]
pub mod csv;
#[cfg(feature = "files")]
pub mod docx;
mod format;
#[cfg(feature = "files")]
mod formula;
#[cfg(feature = "files")]
mod full_rows;
pub mod html;
#[cfg(feature = "files")]
mod layout;
mod markup;
#[cfg(feature = "files")]
pub mod national;
#[cfg(feature = "files")]
pub mod ndjson;
pub mod plain_text;
#[cfg(feature = "files")]
mod records;
mod sheets;
#[cfg(feature = "files")]
mod workbook_sheets;
#[cfg(feature = "files")]
mod writing;
#[cfg(feature = "files")]
pub mod xlsx;

use core::fmt;

pub use format::Format;
pub use sheets::papers;
#[cfg(feature = "files")]
pub use writing::write;

/// Why a file could not be written, with what its writer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(String);

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "文件没有写成（{}），请先导出 JSON 文件留存，并把这句话告诉维护者", self.0)
    }
}

impl core::error::Error for WriteError {}
