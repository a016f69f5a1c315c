//! What the papers of this program say of a form, to see whether what it computes there is what it computes of the form that was read.

use std::collections::{BTreeSet, HashMap};

use rust_decimal::Decimal;

use super::cells::{Cells, compact};
use crate::evaluate::Evaluation;
use crate::figures::round;
use crate::form::Form;
use crate::grid::{Grid, Part, Spanned};
use crate::paper::{Block, Cell, Paper, Row, base_data};

/// The rows of the papers of a form, each by the texts that stand in it.
#[derive(Default)]
pub(super) struct Printed {
    rows: Vec<BTreeSet<String>>,
    /// For each text the rows that it stands in.
    with: HashMap<String, Vec<usize>>,
}

impl Printed {
    pub fn of(form: &Form) -> Self {
        let mut printed = Self::default();
        let evaluation = Evaluation::of(form);
        let papers = Paper::ALL.into_iter().map(|paper| paper.of_evaluated(form, &evaluation));
        for block in papers.chain([base_data(form, &evaluation)]).flat_map(|sheet| sheet.blocks) {
            let Ok(grid) = Grid::of_spans(Part::default(), &spanned(&block)) else { continue };
            let Some(cells) = Cells::of(&grid) else { continue };
            for row in 0..cells.height() {
                let texts = texts(&cells, row);
                for text in &texts {
                    printed.with.entry(text.clone()).or_default().push(printed.rows.len());
                }
                printed.rows.push(texts);
            }
        }
        printed
    }

    /// Whether one row of the papers has all that stands in the row of a cell.
    pub fn says(&self, cells: &Cells<'_>, index: usize) -> bool {
        let Some(cell) = cells.cell(index) else { return false };
        let texts = texts(cells, cell.row);
        let fewest = texts.iter().filter_map(|text| self.with.get(text)).min_by_key(|rows| rows.len());
        let has = |row: &BTreeSet<String>, text: &String| {
            row.contains(text) || as_printed(text).is_some_and(|text| row.contains(&text))
        };
        let mut rows = fewest.into_iter().flatten().filter_map(|at| self.rows.get(*at));
        rows.any(|row| texts.iter().all(|text| has(row, text)))
    }
}

/// The texts of a row, those of merged cells too.
fn texts(cells: &Cells<'_>, row: usize) -> BTreeSet<String> {
    let texts = cells.row(row).iter().map(|index| compact(cells.text(*index))).filter(|text| !text.is_empty());
    texts.map(|text| without_zeros(&text).to_owned()).collect()
}

/// A number without the zeros at its end, which a workbook shows to have points below each other.
fn without_zeros(text: &str) -> &str {
    let is_number = text.contains('.') && text.chars().all(|c| c.is_ascii_digit() || "-.,".contains(c));
    if is_number { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// A number of a workbook, which shows points whole, as papers print it.
fn as_printed(text: &str) -> Option<String> {
    let number = Decimal::from_str_exact(text).ok().filter(|number| number.scale() > 2)?;
    Some(without_zeros(&round(number, 2).to_string()).to_owned())
}

fn spanned(block: &Block) -> Vec<Vec<Spanned>> {
    let cell = |cell: &Cell| Spanned { text: cell.text.clone(), columns: cell.columns, rows: cell.rows };
    let row = |row: &Row| row.iter().map(cell).collect();
    block.head.iter().chain(&block.rows).map(row).collect()
}
