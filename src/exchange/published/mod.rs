//! Reads the text of a published 部门整体预算绩效目标表 into a form.
//!
//! The text is one that runs cell after cell, as PDF viewers copy it (and `pdftotext -raw` prints it). The steps: number the lines and fold radicals
//! (`lines`), put together what came out character by character (`scattered`), refuse tables of other kinds (`table_kind`) and texts whose rows are
//! lost (`lost_rows`), set aside heads and page numbers (`page_furniture`), cut the upper part (`sections`), read the indicators by what their line
//! ends say (`flow`, `line_breaks`). In the end `claim_check` makes sure that what counts as placed stands in the form.
//!
//! Nothing is guessed silently: what has no place is kept in the form line by line, and every choice between readings is a note.

mod claim_check;
mod empty_level2;
mod flow;
mod fragment;
mod funds;
mod grammar;
pub(crate) mod json;
mod level1_of_text;
mod line_breaks;
mod lines;
mod lost_rows;
mod pace;
mod page_furniture;
mod prose;
mod read_form;
mod reader;
mod report;
mod rows;
mod running_text;
mod scattered;
mod sections;
pub(crate) mod table_kind;
pub(crate) mod title;
mod upper_part;
mod value;
pub(crate) mod vocabulary;
mod widths;
mod word_breaks;

use core::fmt;

pub use reader::{Reader, Turn};
pub use report::{Layout, Level1Count, Note, Report, Skipped, TotalMismatch};
pub use table_kind::OtherTable;

use super::json::megabytes;
use crate::form::Form;

/// The length of the longest text that is read, in bytes. A form has some ten thousand; the largest of a whole city stays below this.
pub const MAX_BYTES: usize = 1 << 20;
/// How many lines are read at most.
pub const MAX_LINES: usize = 20_000;

/// A form read from a text, and what became of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The form. Lines without a place are in [`Form::unplaced`].
    pub form: Form,
    /// What was read, left out, and is to be checked.
    pub report: Report,
}

/// Why a text is not read at all. The sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The text holds nothing but blanks.
    Empty,
    /// The text is longer than any form: its length in bytes and its lines.
    TooLong(usize, usize),
    /// The text has nothing that a form has.
    NotAForm,
    /// Spaces keep the columns of the table apart, so that merged cells cannot be told from others.
    KeptLayout,
    /// The columns of the table follow each other, so that its rows cannot be told.
    ColumnByColumn,
    /// The text is a table of another kind.
    Other(OtherTable),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other(other) => return other.fmt(f),
            Self::TooLong(bytes, lines) => {
                let size = megabytes(*bytes as u64);
                return write!(f, "文本太长（{size} MB，{lines} 行；最多能读 1 MB 和 2 万行），不像是一张表，请只粘贴一个单位的绩效目标表");
            }
            Self::Empty => "文本是空的，请粘贴绩效目标表的全部文字，或直接导入 PDF 文件",
            Self::KeptLayout => {
                "这段文字用空格保持版面，看不出哪些单元格是合并的，没有读入任何内容。请直接导入 PDF 文件（选择文件，或拖到页面上），程序按位置读取"
            }
            Self::ColumnByColumn => {
                "这段文字是逐列输出的，看不出哪些内容在同一行，没有读入任何内容。请直接导入 PDF 文件（选择文件，或拖到页面上），程序按位置读取"
            }
            Self::NotAForm => {
                "没有找到单位名称、指标表头等内容，这不像是部门整体预算绩效目标表的文本，请直接导入公开的 PDF 文件，或从中全选复制后再粘贴"
            }
        })
    }
}

impl core::error::Error for ReadError {}

/// Reads the text of a published form.
///
/// # Errors
/// [`ReadError`] when the text is empty, too long, has lost its rows, or nothing in it belongs to such a form. A text that is only a part of a form is read as
/// far as it goes.
///
/// ```
/// use budget_form::exchange::published::read;
/// let imported = read("2025年度\n单位名称 苏州市示例中心\n资金总额 12.50\n")?;
/// assert_eq!(imported.form.year, "2025");
/// assert_eq!(imported.form.profile.unit, "苏州市示例中心");
/// # Ok::<(), budget_form::exchange::published::ReadError>(())
/// ```
pub fn read(text: &str) -> Result<Imported, ReadError> {
    reader::at_once(text)
}
