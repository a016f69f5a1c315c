//! 目标表, to the line as it is published: who, money, goals, then the indicators in three shapes of table.

use super::indicators::{Column, tables};
use super::{Block, Cell, upper};
use crate::evaluate::FormFigures;
use crate::form::{Form, Period};

const HALF: Column = Column::short("半年指标值", 14);
const FULL: Column = Column::short("全年指标值", 14);

/// The tables of the paper.
pub(super) fn blocks(form: &Form, figures: &FormFigures) -> Vec<Block> {
    let mut blocks = vec![upper::block(form, figures)];
    let indicators = tables(form, &[HALF, FULL], |_, _, row| {
        Period::ALL.map(|period| Cell::short(row.target.get(period).as_str())).to_vec()
    });
    blocks.extend(indicators);
    blocks
}
