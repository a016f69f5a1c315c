//! Foreign files as forms: what kind a file is, its grids of cells, and the form that they make.
//!
//! All of this runs in the second module. Every bound here is far above any form and far below what a browser holds.

mod csv;
mod document;
mod kind;
pub mod number_format;
mod ods;
mod own_csv;
mod package;
mod page;
mod sheet_grid;
mod text;
mod workbook;
mod xml;

use crate::exchange::incoming::{FIRST_BYTES, Incoming, look};
use crate::grid::{self, FileKind, Grid, GridError};
use crate::table_form;

use kind::{NotOffice, Office};

/// Most cells and lines of a file. A form has some thousand; those of all units of a department stay below this.
const MOST_TEXTS: usize = 40_000;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PDF
    Pdf,
    /// xlsx
    Xlsx,
    /// xls
    Xls,
    /// ods
    Ods,
    /// docx
    Docx,
    /// A web page.
    Html,
    /// A table of data.
    Csv,
}

impl Kind {
    /// The kind of file that a sentence speaks of.
    fn file_kind(self) -> FileKind {
        match self {
            Self::Pdf => FileKind::Pdf,
            Self::Xlsx | Self::Xls | Self::Ods | Self::Csv => FileKind::Workbook,
            Self::Docx => FileKind::Document,
            Self::Html => FileKind::Page,
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A file of this program, as text.
    Ours(String),
    /// A text that may be that of a published form.
    Text(String),
    /// Tables.
    Grids(Kind, Vec<Grid>),
}

/// Opens a file and takes its tables or its text out.
///
/// # Errors
/// A sentence that says what to do, for what is not read.
pub fn open(name: &str, bytes: &[u8]) -> Result<Content, String> {
    let first = bytes.get(..FIRST_BYTES.min(bytes.len())).unwrap_or_default();
    let incoming = look(name, bytes.len() as u64, first).map_err(|refusal| refusal.to_string())?;
    let (kind, grids) = match incoming {
        Incoming::Ours => return readable(bytes).map(Content::Ours),
        Incoming::Text => {
            let text = readable(bytes)?;
            match csv::read(&text) {
                Some(grids) => (Kind::Csv, Ok(grids)),
                None => return Ok(Content::Text(text)),
            }
        }
        Incoming::Pdf => (Kind::Pdf, grid::read_pdf(bytes, &table_form::has_head)),
        Incoming::Page => (Kind::Html, page::read(&text::page(bytes))),
        Incoming::Package => office(kind::of_package(bytes), bytes)?,
        Incoming::Compound => office(kind::of_compound(bytes), bytes)?,
    };
    let mut grids = grids.map_err(|error| error.to_string())?;
    let texts: usize = grids.iter().map(|grid| grid.cells.len() + grid.before.len()).sum();
    if texts > MOST_TEXTS {
        return Err(GridError::TooMuch(kind.file_kind()).to_string());
    }
    for grid in &mut grids {
        name.clone_into(&mut grid.file);
    }
    Ok(Content::Grids(kind, grids))
}

type Grids = Result<Vec<Grid>, GridError>;

fn office(office: Result<Office, NotOffice>, bytes: &[u8]) -> Result<(Kind, Grids), String> {
    Ok(match office {
        Ok(Office::Xlsx) => (Kind::Xlsx, workbook::read_xlsx(bytes)),
        Ok(Office::Xls) => (Kind::Xls, workbook::read_xls(bytes)),
        Ok(Office::Ods) => (Kind::Ods, ods::read(bytes)),
        Ok(Office::Docx) => (Kind::Docx, document::read(bytes)),
        Err(NotOffice::Refused(refusal)) => return Err(refusal.to_string()),
        Err(NotOffice::Encrypted) => return Err(GridError::Encrypted(FileKind::Workbook).to_string()),
        Err(NotOffice::Damaged) => return Err("这个压缩文件或文档不完整，没有读入；请重新取得后再试".to_owned()),
    })
}

fn readable(bytes: &[u8]) -> Result<String, String> {
    text::decoded(bytes)
        .ok_or_else(|| "文件的文字编码无法识别，没有读入；请另存为 UTF-8 编码的 .txt 文件后再选择".to_owned())
}
