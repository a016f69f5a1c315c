//! 目标表, to the line as it is published: who, money, goals, then the indicators in three shapes of table.

use super::indicators::{Shown, tables};
use super::{Block, PaperColumn, upper};
use crate::evaluate::FormFigures;
use crate::form::{Level1, Period};
use crate::tables::{Column, Table, TableTexts};

const COLUMNS: [PaperColumn; 2] = [
    PaperColumn::short(Column::Target(Period::HalfYear), 14),
    PaperColumn::short(Column::Target(Period::FullYear), 14),
];

/// The tables of the paper.
pub(super) fn blocks(texts: &TableTexts<'_>, figures: &FormFigures) -> Vec<Block> {
    let mut blocks = vec![upper::block(texts.form(), figures)];
    let table = Table::Indicators(Level1::Decision);
    blocks.extend(tables(texts, &Shown { table, columns: &COLUMNS, otherwise: &|_, _| None }));
    blocks
}
