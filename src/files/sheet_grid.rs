//! Makes a grid of the cells of a sheet and of the ranges that are merged in it.

use crate::grid::{FileKind, Grid, GridCell, GridError, MOST_CELLS, MOST_COLUMNS, Part};

/// Most cells with text in a sheet. The largest forms have some thousand.
pub const MOST_FILLED: usize = 40_000;

/// The cells of a sheet with text, as they are found, and the ranges that are merged.
#[derive(Default)]
pub struct SheetCells {
    cells: Vec<GridCell>,
    merged: Vec<Range>,
}

/// A range of a sheet, both ends within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Its first row and column.
    pub from: (usize, usize),
    /// Its last row and column.
    pub to: (usize, usize),
}

impl SheetCells {
    /// Takes a cell; blank ones are left out.
    ///
    /// # Errors
    /// [`GridError::TooMuch`] for more cells than any form has.
    pub fn push(&mut self, row: usize, column: usize, text: &str) -> Result<(), GridError> {
        let text = text.replace("\r\n", "\n").replace(['\r', '\u{b}'], "\n");
        if text.trim().is_empty() {
            return Ok(());
        }
        if self.cells.len() >= MOST_FILLED {
            return Err(GridError::TooMuch(FileKind::Workbook));
        }
        self.cells.push(GridCell { text, row, column, rows: 1, columns: 1 });
        Ok(())
    }

    /// Takes a range that is merged.
    pub fn merge(&mut self, range: Range) {
        if self.merged.len() < MOST_FILLED && range.from != range.to {
            self.merged.push(range);
        }
    }

    /// The grid, from the first row and column with text to the last; `None` for an empty sheet. Of merged cells only the first is shown, as in the program
    /// that the file comes from.
    ///
    /// # Errors
    /// [`GridError::TooLarge`] for a sheet wider or larger than any form.
    pub fn into_grid(self, name: &str) -> Result<Option<Grid>, GridError> {
        let Self { mut cells, merged } = self;
        let rows = || cells.iter().map(|cell| cell.row);
        let columns = || cells.iter().map(|cell| cell.column);
        let (Some(first_row), Some(last_row), Some(first_column), Some(last_column)) =
            (rows().min(), rows().max(), columns().min(), columns().max())
        else {
            return Ok(None);
        };
        // A merged cell reaches beyond the last text, but never beyond what is merged with text in it.
        let last_column = merged
            .iter()
            .filter(|range| range.from.1 <= last_column && range.from.0 <= last_row && range.to.1 < MOST_COLUMNS)
            .map(|range| range.to.1)
            .fold(last_column, usize::max);
        let (height, width) = (last_row - first_row + 1, last_column - first_column + 1);
        if width > MOST_COLUMNS || height.saturating_mul(width) > MOST_CELLS {
            return Err(GridError::TooLarge);
        }
        let mut taken = Taken { places: vec![false; height * width], width };
        cells.sort_by_key(|cell| (cell.row, cell.column));
        cells.dedup_by_key(|cell| (cell.row, cell.column));
        for cell in &mut cells {
            cell.row -= first_row;
            cell.column -= first_column;
        }
        let inside = |range: &Range| {
            let from = (range.from.0.checked_sub(first_row)?, range.from.1.checked_sub(first_column)?);
            let to = (
                range.to.0.saturating_sub(first_row).min(height - 1),
                range.to.1.saturating_sub(first_column).min(width - 1),
            );
            (from.0 <= to.0 && from.1 <= to.1).then_some(Range { from, to })
        };
        let mut spans = std::collections::HashMap::new();
        for range in merged.iter().filter_map(inside) {
            if taken.take(range) {
                spans.insert(range.from, range.to);
            }
        }
        // What lies below a merged cell is not shown.
        cells.retain_mut(|cell| match spans.get(&(cell.row, cell.column)) {
            Some(to) => {
                (cell.rows, cell.columns) = (to.0 - cell.row + 1, to.1 - cell.column + 1);
                true
            }
            None => !taken.is_taken(cell.row, cell.column),
        });
        Ok(Some(Grid {
            part: Part::Sheet(name.to_owned()),
            first: (first_row, first_column),
            cells,
            ..Grid::default()
        }))
    }
}

/// Which places belong to a merged cell.
struct Taken {
    places: Vec<bool>,
    width: usize,
}

impl Taken {
    fn is_taken(&self, row: usize, column: usize) -> bool {
        self.places.get(row * self.width + column).copied().unwrap_or(false)
    }

    /// Takes a range, where all of it is free.
    fn take(&mut self, range: Range) -> bool {
        let width = self.width;
        let row_of = |row: usize| row * width + range.from.1..=row * width + range.to.1;
        let mut rows = range.from.0..=range.to.0;
        if !rows.clone().all(|row| self.places.get(row_of(row)).is_some_and(|places| places.iter().all(|taken| !taken)))
        {
            return false;
        }
        rows.all(|row| {
            self.places.get_mut(row_of(row)).is_some_and(|places| {
                places.fill(true);
                true
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_reach_as_far_as_they_say_and_hide_what_is_below() {
        let mut sheet = SheetCells::default();
        for (row, column, text) in
            [(2, 1, "标题"), (2, 2, "藏"), (3, 1, "一级"), (3, 2, "甲\r\n乙"), (4, 2, "丙"), (9, 9, " ")]
        {
            sheet.push(row, column, text).expect("few");
        }
        sheet.merge(Range { from: (2, 1), to: (2, 3) });
        sheet.merge(Range { from: (3, 1), to: (4, 1) });
        // One that overlaps another does not count.
        sheet.merge(Range { from: (2, 2), to: (3, 2) });
        let grid = sheet.into_grid("目标表").expect("small").expect("not empty");
        assert_eq!(grid.first, (2, 1));
        let told: Vec<_> = grid.cells.iter().map(|c| (c.text.as_str(), c.row, c.column, c.rows, c.columns)).collect();
        assert_eq!(told, [("标题", 0, 0, 1, 3), ("一级", 1, 0, 2, 1), ("甲\n乙", 1, 1, 1, 1), ("丙", 2, 1, 1, 1)]);
        assert_eq!(grid.place(&grid.cells[0]).to_string(), "工作表“目标表”B3");
    }

    #[test]
    fn a_sheet_without_end_is_refused() {
        let mut sheet = SheetCells::default();
        sheet.push(0, 0, "甲").expect("few");
        sheet.push(1_048_575, 16_383, "乙").expect("few");
        assert_eq!(sheet.into_grid("a"), Err(GridError::TooLarge));
    }
}
