//! Reads the text of a published 部门整体预算绩效目标表 into a form.
//!
//! The text may be copied from a PDF viewer or come from `pdftotext`, in any of its three modes. All start with the same steps: number the
//! lines and fold radicals (`lines`), put together what came out character by character (`scattered`), set aside heads and page numbers (`page_furniture`). Then the ways part:
//! - cell after cell (copied, `-raw`): `sections` cuts the upper part, `flow` reads the indicators by what their line ends say (`line_breaks`);
//! - kept layout (`-layout`): `bands` cuts the rows, `stack` puts merged cells beside them;
//! - column after column (no option): only what cannot be misread is taken.
//!
//! Before that `table_kind` refuses tables of other kinds, and in the end `claim_check` makes sure that what counts as placed stands in the form.
//!
//! Nothing is guessed silently: what has no place is kept in the form line by line, and every choice between readings is a note.

mod anchors;
mod bands;
mod candidates;
mod claim_check;
mod columns;
mod empty_level2;
mod flow;
mod fragment;
mod funds;
mod grammar;
mod grid;
mod heights;
pub(crate) mod json;
mod layout;
mod level1;
mod level1_of_text;
mod line_breaks;
mod lines;
mod pace;
mod page_furniture;
mod prose;
mod read_form;
mod reader;
mod report;
mod row_similarity;
mod rows;
mod running_text;
mod scattered;
mod sections;
mod stack;
mod stack_rule;
mod strip;
mod table;
pub(crate) mod table_kind;
pub(crate) mod title;
mod upper_part;
mod upper_part_layout;
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
            Self::Empty => "文本是空的，请粘贴绩效目标表的全部文字，或选择从 PDF 导出的 .txt 文件",
            Self::NotAForm => {
                "没有找到单位名称、指标表头等内容，这不像是部门整体预算绩效目标表的文本，请从公开的 PDF 中全选复制后再粘贴"
            }
        })
    }
}

impl core::error::Error for ReadError {}

/// Reads the text of a published form.
///
/// # Errors
/// [`ReadError`] when the text is empty, too long, or nothing in it belongs to such a form. A text that is only a part of a form is read as
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
