//! 基础数据, which no published paper has, as a sheet beside the papers.

use super::decimals::align;
use super::{Block, Cell, Row, Sheet, unit_and_year};
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::tables::{Column, Content, Line, Table, TableTexts};

/// What the table is called.
pub const BASE_DATA: &str = "基础数据";

/// Width of each column of 基础数据, in per cent.
const BASE_WIDTHS: [u8; 7] = [18, 22, 8, 13, 13, 13, 13];

/// The table as a sheet, with all that is computed of it.
pub fn base_data(form: &Form, evaluation: &Evaluation) -> Sheet {
    let texts = TableTexts::new(form, evaluation);
    let table = Table::BaseData;
    let columns = table.columns(form);
    let cell = |line: Line, column: &Column| {
        let of = table.cell(line, *column);
        if of.is_covered() {
            return None;
        }
        let text = texts.of(of.content);
        let cell = match of.content {
            Content::Words(_) if *column == Column::ComputedIndicator => Cell::group_head(text),
            Content::Words(_) if *column == Column::BaseItem => Cell::row_head(text),
            Content::Words(_) => Cell::short(text),
            Content::Remark(remark) => Cell::short(remark),
            _ => Cell::figure(text),
        };
        Some(cell.wide(of.columns).high(of.lines).holding(of.content))
    };
    let row = |line: Line| columns.iter().filter_map(|column| cell(line, column)).collect::<Row>();
    let head = columns.iter().map(|column| Cell::column_head(column.head_with_unit())).collect();
    let rows = table.lines(form).into_iter().map(row).collect();
    let mut blocks = vec![Block { caption: BASE_DATA, widths: BASE_WIDTHS.to_vec(), head: vec![head], rows }];
    align(&mut blocks);
    Sheet { title: BASE_DATA, year: unit_and_year(form), blocks, signatures: &[] }
}
