//! Cells as they come out of a foreign file, whatever kind it is: PDF, workbook, Word document, page, clipboard.
//!
//! A [`Grid`] says what stands where and knows nothing of forms; a reader of tables makes a form of grids. A reader of a kind of file gives one grid
//! for each table it sees, in the order of the file: a sheet is one grid, whatever tables stand on it; a table of a PDF that goes on on the next page is
//! two; text that stands outside of tables is kept with the table below it.

mod error;
#[cfg(feature = "files")]
mod pdf;
mod place;

pub use error::{FileKind, GridError};
#[cfg(feature = "files")]
pub use pdf::{MAX_BYTES as MAX_PDF_BYTES, read_pdf};
pub use place::{Part, Place};

/// A table has fewer columns than this, and a file fewer cells; what has more was not made to be read by people.
pub const MOST_COLUMNS: usize = 1_000;
/// Most cells of one grid, merged ones counted with all that they cover.
pub const MOST_CELLS: usize = 1_000_000;

/// How sure it is where cells begin and end, and which are merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// The file says it: a workbook, a document, the ruling lines of a page.
    #[default]
    Certain,
    /// It was worked out from white space, so everything that is read of it is to be checked.
    Guessed,
}

/// A cell with its text, where it begins, and how far it reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// What stands in it, as it is shown (a number of a workbook with its format: `45%`, `1,234.50`). `\n` where a paragraph or a line ends on purpose,
    /// not where a page made it wrap.
    pub text: String,
    /// The row of the grid that it begins in, counted from 0.
    pub row: usize,
    /// The column of the grid that it begins in, counted from 0.
    pub column: usize,
    /// Over how many rows it stands, at least 1.
    pub rows: usize,
    /// Over how many columns it stands, at least 1.
    pub columns: usize,
}

/// A line of text that stands outside of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextLine {
    /// The line or paragraph.
    pub text: String,
    /// Which line of its page or paragraph of its document it is, counted from 1.
    pub number: usize,
}

/// A table of a file, with the text before it. Without cells it is only that text, as the last words of a page are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the file it came from; empty where it came from no file.
    pub file: String,
    /// Which part of the file it is.
    pub part: Part,
    /// The row and the column of a sheet that the first row and column of the grid are, counted from 0.
    pub first: (usize, usize),
    /// Where its columns begin and the last one ends, from the left, in any unit that is the same for the whole file. Empty where columns have no place but
    /// their number, as in a sheet; with it a table that goes on on the next page is known again by where its columns stand.
    pub edges: Vec<i32>,
    /// What stands between the table before it and this one: titles, remarks, units.
    pub before: Vec<TextLine>,
    /// Its cells, row by row and from left to right. No two cover the same place; empty ones may be left out.
    pub cells: Vec<GridCell>,
    /// Whether the borders of the cells are known.
    pub certainty: Certainty,
}

/// A cell as HTML and Word documents tell it: its text, over how many columns and over how many rows it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spanned {
    /// Its text.
    pub text: String,
    /// Over how many columns it stands.
    pub columns: usize,
    /// Over how many rows it stands.
    pub rows: usize,
}

impl Grid {
    /// A grid of rows of single cells.
    ///
    /// ```
    /// use budget_form::grid::{Grid, Part};
    /// let grid = Grid::of_rows(Part::Sheet("目标表".into()), [["甲", ""], ["乙", "2"]]);
    /// assert_eq!((grid.rows(), grid.columns()), (2, 2));
    /// assert_eq!(grid.at(1, 1).map(|cell| cell.text.as_str()), Some("2"));
    /// ```
    pub fn of_rows<R: IntoIterator<Item = S>, S: Into<String>>(part: Part, rows: impl IntoIterator<Item = R>) -> Self {
        let cells = rows.into_iter().enumerate().flat_map(|(row, texts)| {
            let cell =
                move |(column, text): (usize, S)| GridCell { text: text.into(), row, column, rows: 1, columns: 1 };
            texts.into_iter().enumerate().map(cell).collect::<Vec<_>>()
        });
        Self { part, cells: cells.collect(), ..Self::default() }
    }

    /// A grid of rows that name only the cells which begin in them: what reaches into a row from above takes its columns there.
    ///
    /// # Errors
    /// [`GridError::TooLarge`] for more columns or cells than a table has.
    ///
    /// ```
    /// use budget_form::grid::{Grid, Part, Spanned};
    /// let cell = |text: &str, columns, rows| Spanned { text: text.into(), columns, rows };
    /// let grid = Grid::of_spans(Part::Table(1), &[vec![cell("二级", 1, 2), cell("名", 1, 1)], vec![cell("甲", 1, 1)]])?;
    /// assert_eq!(grid.at(1, 0).map(|cell| cell.text.as_str()), Some("二级"));
    /// assert_eq!(grid.at(1, 1).map(|cell| cell.text.as_str()), Some("甲"));
    /// # Ok::<(), budget_form::grid::GridError>(())
    /// ```
    pub fn of_spans(part: Part, rows: &[Vec<Spanned>]) -> Result<Self, GridError> {
        let mut from_above: Vec<usize> = Vec::new();
        let mut cells = Vec::new();
        let mut covered = 0_usize;
        for (row, line) in rows.iter().enumerate() {
            let mut column = 0;
            for cell in line {
                while from_above.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                // A cell that claims more rows than there are ends with the table, and one that claims a place taken from above ends before it.
                let rows = cell.rows.clamp(1, rows.len() - row);
                let free = from_above.iter().skip(column).take_while(|rows| **rows == 0).count();
                let blocked = column + free < from_above.len();
                let columns = if blocked { cell.columns.clamp(1, free.max(1)) } else { cell.columns.max(1) };
                covered = covered.saturating_add(rows.saturating_mul(columns));
                if column.saturating_add(columns) > MOST_COLUMNS || covered > MOST_CELLS {
                    return Err(GridError::TooLarge);
                }
                from_above.resize(from_above.len().max(column + columns), 0);
                from_above.iter_mut().skip(column).take(columns).for_each(|reach| *reach = rows);
                cells.push(GridCell { text: cell.text.clone(), row, column, rows, columns });
                column += columns;
            }
            for rows in &mut from_above {
                *rows = rows.saturating_sub(1);
            }
        }
        Ok(Self { part, cells, ..Self::default() })
    }

    /// The number of its rows.
    pub fn rows(&self) -> usize {
        self.cells.iter().map(|cell| cell.row.saturating_add(cell.rows)).max().unwrap_or_default()
    }

    /// The number of its columns.
    pub fn columns(&self) -> usize {
        self.cells.iter().map(|cell| cell.column.saturating_add(cell.columns)).max().unwrap_or_default()
    }

    /// The cell that covers a place. It looks at all cells; who asks for many places goes through the cells instead.
    pub fn at(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.cells.iter().find(|cell| cell.covers(row, column))
    }

    /// Where a cell stands in its file.
    pub fn place(&self, cell: &GridCell) -> Place {
        self.place_at(cell.row, cell.column)
    }

    /// Where a row and column of it stand in its file.
    pub fn place_at(&self, row: usize, column: usize) -> Place {
        let (first_row, first_column) = self.first;
        Place { part: self.part.clone(), row: first_row + row, column: Some(first_column + column) }
    }

    /// Where a line of text before it stands in its file.
    pub fn place_before(&self, line: &TextLine) -> Place {
        Place { part: self.part.clone(), row: line.number.saturating_sub(1), column: None }
    }
}

impl GridCell {
    /// Whether it covers a place.
    pub fn covers(&self, row: usize, column: usize) -> bool {
        (self.row..self.row.saturating_add(self.rows)).contains(&row)
            && (self.column..self.column.saturating_add(self.columns)).contains(&column)
    }
}
