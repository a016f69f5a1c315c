//! What is known while tables are read.

use super::cells::Cells;
use super::draft::{Draft, From};
use super::names::{FORM_POWER, MoneyPower};
use super::sections::{MoneyHeads, Section, UpperPart};
use crate::exchange::published::vocabulary::Vocabulary;
use crate::form::{Level1, Period, Stage};

/// What is known while tables are read.
pub(super) struct Reading {
    pub draft: Draft,
    pub words: Vocabulary,
    pub section: Section,
    pub upper: UpperPart,
    /// The heads of the columns of amounts.
    pub upper_heads: MoneyHeads,
    /// Whether it was told that amounts were converted.
    pub told_unit: bool,
    /// The unit of money of the table that is read.
    pub power: MoneyPower,
    /// The period that the table is about, where its title or a label says so.
    pub period: Option<Period>,
    /// The 一级指标 that a line or the name of the sheet says for tables that have no column of them.
    pub level1_line: Option<Level1>,
    /// Whether the line above is the title of this form.
    pub below_title: bool,
    /// The unit that a title names, for tables that name it nowhere else.
    pub titled_unit: Option<(String, From)>,
    /// Whether what is read is laid out as this program prints it: there an empty cell is empty.
    pub own_layout: bool,
    pub stage: Stage,
    /// The tables by their titles or sheets.
    pub tables: Vec<String>,
    /// Which line outside of tables was placed or left out, in the order they come.
    pub outside: Vec<Outside>,
}

/// What became of a line outside of tables.
pub(super) struct Outside {
    pub from: From,
    pub text: String,
    /// `None` for one that was read; else whether it was left out on purpose, and why.
    pub left: Option<(bool, String)>,
}

impl Reading {
    pub fn new(words: Vocabulary) -> Self {
        Self {
            draft: Draft::default(),
            words,
            section: Section::Upper,
            upper: UpperPart::default(),
            upper_heads: MoneyHeads::default(),
            told_unit: false,
            power: FORM_POWER,
            period: None,
            level1_line: None,
            below_title: false,
            titled_unit: None,
            own_layout: false,
            stage: Stage::default(),
            tables: Vec::new(),
            outside: Vec::new(),
        }
    }

    /// Where a cell came from.
    pub fn from(cells: &Cells<'_>, index: usize) -> From {
        From { file: cells.grid.file.clone(), place: cells.place(index) }
    }
}
