//! The formats that a form is handed over in.

use serde::{Deserialize, Serialize};

use crate::exchange::file_name::file_name_of;
use crate::form::Form;
use crate::paper::Paper;

/// A format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Format {
    /// A workbook with all sheets of the stage.
    Xlsx,
    /// A document for Word and WPS with the papers.
    Docx,
    /// The papers as a page of HTML tables.
    Html,
    /// The papers as plain text.
    Text,
    /// Indicators and funds as a table of data.
    Csv,
    /// Indicators and funds as records, one a line.
    Ndjson,
    /// Indicators under the names of 预算管理一体化.
    National,
}

impl Format {
    /// All.
    pub const ALL: [Self; 7] =
        [Self::Xlsx, Self::Docx, Self::Html, Self::Text, Self::Csv, Self::Ndjson, Self::National];

    /// The word that scripts and preferences have for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Ndjson => "ndjson",
            Self::National => "national",
        }
    }

    /// The inverse of [`Self::code`].
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.code() == code)
    }

    /// What a name of such a file ends with, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::National => "csv",
            format => format.code(),
        }
    }

    /// What browsers call the kind of file.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html;charset=utf-8",
            Self::Text => "text/plain;charset=utf-8",
            Self::Csv | Self::National => "text/csv;charset=utf-8",
            Self::Ndjson => "application/x-ndjson",
        }
    }

    /// Whether it is one paper, or several; the other formats hold the whole form.
    pub fn is_of_papers(self) -> bool {
        matches!(self, Self::Docx | Self::Html | Self::Text)
    }

    /// The name of the file: unit, year, table.
    pub fn file_name(self, form: &Form, paper: Paper) -> String {
        let table = match self {
            Self::Xlsx | Self::Docx | Self::Html | Self::Text => paper.name_of_file(form),
            Self::Csv | Self::Ndjson => "指标和资金".to_owned(),
            Self::National => "一体化字段（未经财政部门核对）".to_owned(),
        };
        file_name_of(form, &table, self.extension())
    }
}
