//! Why no grid comes out of a file.

use core::fmt;

/// A kind of file that grids are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// PDF
    Pdf,
    /// xlsx, xls, ods
    Workbook,
    /// docx
    Document,
    /// HTML
    Page,
}

impl FileKind {
    /// What it is called in a sentence.
    pub fn label(self) -> &'static str {
        match self {
            Self::Pdf => " PDF 文件",
            Self::Workbook => "工作簿",
            Self::Document => " Word 文档",
            Self::Page => "网页",
        }
    }
}

/// Why no grid comes out of a file. The sentence says what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridError {
    /// The file is broken off, or is not what it says it is.
    Damaged(FileKind),
    /// The file asks for a password.
    Encrypted(FileKind),
    /// The pages are pictures: how many there are.
    Scanned(usize),
    /// The text of the pages has no meaning: its fonts do not say which characters their shapes are.
    Unreadable,
    /// The file holds nothing.
    Empty(FileKind),
    /// The table has more rows and columns than any form.
    TooLarge,
    /// Reading it would take longer than anybody waits.
    TooMuch(FileKind),
}

impl fmt::Display for GridError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(kind) => {
                write!(f, "这个{}不完整或已损坏，没有读入；请重新取得或另存一份后再试", kind.label())
            }
            Self::Encrypted(kind) => {
                write!(f, "这个{}设有打开密码，没有读入；请打开它，另存为不带密码的文件后再试", kind.label())
            }
            Self::Scanned(pages) => write!(
                f,
                "这个 PDF 文件的 {pages} 页都是图片（扫描件），里面没有文字，没有读入；请取得由 Word、Excel 或网页直接生成的 PDF，或手工填写"
            ),
            Self::Unreadable => f.write_str(
                "这个 PDF 文件的字体没有注明是哪些汉字，读不出文字；请用原来的 Word 或 Excel 文件，或打开它另存为 PDF 后再试",
            ),
            Self::Empty(kind) => write!(f, "这个{}是空的，没有内容可读", kind.label()),
            Self::TooLarge => f.write_str("表格的行列太多，不像是一张绩效目标表，没有读入；请只选择一个单位的表"),
            Self::TooMuch(kind) => {
                write!(f, "这个{}的内容太多，不像是一张绩效目标表，没有读入；请只选择一个单位的表", kind.label())
            }
        }
    }
}

impl core::error::Error for GridError {}
