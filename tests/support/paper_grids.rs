//! Papers of a form as grids of cells, as files that hold them give them.

use budget_form::form::Form;
use budget_form::grid::{Grid, GridCell, Part, Spanned, TextLine};
use budget_form::paper::{Block, Paper, Row, Sheet};

fn spanned(rows: &[Row]) -> Vec<Vec<Spanned>> {
    let cell =
        |cell: &budget_form::paper::Cell| Spanned { text: cell.text.clone(), columns: cell.columns, rows: cell.rows };
    rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

/// A table of a paper with its head above its rows.
pub fn table(block: &Block) -> Vec<Vec<Spanned>> {
    spanned(&block.head).into_iter().chain(spanned(&block.rows)).collect()
}

fn lines(sheet: &Sheet) -> Vec<TextLine> {
    let texts = [sheet.title, sheet.year.as_str()];
    texts.into_iter().zip(1..).map(|(text, number)| TextLine { text: text.to_owned(), number }).collect()
}

/// A paper as a document has it: a grid for each table, the title before the first.
pub fn as_document(sheet: &Sheet) -> Vec<Grid> {
    let mut grids: Vec<Grid> = sheet
        .blocks
        .iter()
        .zip(1..)
        .map(|(block, number)| Grid::of_spans(Part::Table(number), &table(block)).expect("a table of common size"))
        .collect();
    if let Some(first) = grids.first_mut() {
        first.before = lines(sheet);
    }
    if !sheet.signatures.is_empty() {
        let before = sheet.signatures.iter().zip(1..);
        let before = before.map(|(text, number)| TextLine { text: (*text).to_owned(), number }).collect();
        grids.push(Grid { before, ..Grid::default() });
    }
    grids
}

/// A paper as a workbook has it: all tables below each other on one sheet, with empty rows between, each over its own columns of a finer grid.
pub fn as_sheet(sheet: &Sheet, name: &str) -> Grid {
    let mut cells = Vec::new();
    let mut below = 0;
    for text in [sheet.title, sheet.year.as_str()] {
        cells.push(GridCell { text: text.to_owned(), row: below, column: 0, rows: 1, columns: 100 });
        below += 1;
    }
    for block in &sheet.blocks {
        let grid = Grid::of_spans(Part::Sheet(name.to_owned()), &table(block)).expect("a table of common size");
        let edge = |column: usize| block.widths.iter().take(column).map(|width| usize::from(*width)).sum::<usize>();
        cells.extend(grid.cells.iter().map(|cell| GridCell {
            text: cell.text.clone(),
            row: cell.row + below,
            column: edge(cell.column),
            rows: cell.rows,
            columns: edge(cell.column + cell.columns) - edge(cell.column),
        }));
        below += grid.rows() + 1;
    }
    Grid { part: Part::Sheet(name.to_owned()), cells, ..Grid::default() }
}

/// The three papers of a form as a workbook.
pub fn workbook(form: &Form) -> Vec<Grid> {
    Paper::ALL.iter().map(|paper| as_sheet(&paper.of_form(form), paper.label())).collect()
}
