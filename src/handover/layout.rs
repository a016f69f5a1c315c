//! A paper as one grid of rows and columns, as a spreadsheet has it: the tables of a paper have columns of their own, a sheet has one set for all of them.
//!
//! The table with the most columns gives the columns; those of the others begin at the nearest of them. The height of a row follows from the texts in it,
//! because spreadsheets do not fit rows to merged cells, and no row of theirs is higher than [`MOST_HIGH`]: a higher one is merged of several.

use crate::paper::{Block, Cell, Row, Sheet, columns_of};

/// The highest row, in points; spreadsheets allow 409.
const MOST_HIGH: u32 = 400;
/// Points of a line of text, and what stands above and below it together.
const LINE: u32 = 14;
const AROUND: u32 = 6;
/// The most characters of one cell; spreadsheets allow 32,767.
const MOST_CHARACTERS: usize = 32_000;

/// A text with where it stands.
pub(super) struct Placed<'a> {
    pub row: u32,
    pub column: u16,
    /// Its last row and column.
    pub last_row: u32,
    pub last_column: u16,
    pub text: String,
    pub kind: Kind<'a>,
}

/// What stands there.
pub(super) enum Kind<'a> {
    /// The title of the paper.
    Title,
    /// A line below the title or at the end.
    Line,
    /// A cell of a table.
    Cell(&'a Cell),
}

/// A paper as a grid.
pub(super) struct Layout<'a> {
    /// The width of each column, in per cent.
    pub widths: Vec<u32>,
    /// The height of each row, in points.
    pub heights: Vec<u32>,
    pub placed: Vec<Placed<'a>>,
    /// The head that stands again on each page: its first and last row.
    pub repeated: Option<(u32, u32)>,
}

impl<'a> Layout<'a> {
    /// Lays a paper out on columns of so many digits together.
    pub fn of(sheet: &'a Sheet, digits: u32) -> Self {
        let base = sheet.blocks.iter().rev().max_by_key(|block| block.widths.len());
        let widths: Vec<u32> = base.map_or_else(|| vec![100], widths);
        let mut layout = Self { heights: Vec::new(), placed: Vec::new(), repeated: None, widths };
        layout.line(sheet.title.to_owned(), Kind::Title, 30);
        layout.line(sheet.year.clone(), Kind::Line, 20);
        let longest = sheet.blocks.iter().filter(|block| !block.head.is_empty()).max_by_key(|block| block.rows.len());
        for block in &sheet.blocks {
            let first = layout.next_row();
            layout.block(block, digits);
            if longest.is_some_and(|longest| core::ptr::eq(longest, block)) {
                layout.repeated = Some((first, first + u32::try_from(block.head.len()).unwrap_or(1).saturating_sub(1)));
            }
        }
        if !sheet.signatures.is_empty() {
            layout.line(sheet.signatures.join("　　　　"), Kind::Line, 36);
        }
        layout
    }

    fn next_row(&self) -> u32 {
        u32::try_from(self.heights.len()).unwrap_or(u32::MAX)
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len()).unwrap_or(u16::MAX).saturating_sub(1)
    }

    /// A row with one text over all columns.
    fn line(&mut self, text: String, kind: Kind<'a>, height: u32) {
        let row = self.next_row();
        let last_column = self.last_column();
        self.placed.push(Placed { row, column: 0, last_row: row, last_column, text, kind });
        self.heights.push(height);
    }

    fn block(&mut self, block: &'a Block, digits: u32) {
        let begins = snapped(&self.widths, &widths(block));
        for rows in [&block.head, &block.rows] {
            self.rows(rows, &begins, digits);
        }
    }

    fn rows(&mut self, rows: &'a [Row], begins: &[usize], digits: u32) {
        let columns = columns_of(rows, begins.len().saturating_sub(1));
        let span = |column: usize, cell: &Cell| {
            let at = |of: usize| begins.get(of).or(begins.last()).copied().unwrap_or_default();
            (at(column), at(column + cell.columns).max(at(column) + 1))
        };
        let width = |(from, to): (usize, usize)| {
            let share: u32 = self.widths.iter().take(to).skip(from).sum();
            (share * digits / 100).saturating_sub(1).max(2)
        };
        let needs = |column: usize, cell: &Cell| height_of(&cell.text, width(span(column, cell)));
        let mut heights: Vec<u32> = vec![LINE + AROUND; rows.len()];
        let cells = || rows.iter().zip(&columns).enumerate();
        for (at, (row, columns)) in cells() {
            for (cell, column) in row.iter().zip(columns).filter(|(cell, _)| cell.rows <= 1) {
                raise(&mut heights, at, needs(*column, cell));
            }
        }
        // What stands over several rows and needs more than they have makes the last of them higher.
        for (at, (row, columns)) in cells() {
            for (cell, column) in row.iter().zip(columns).filter(|(cell, _)| cell.rows > 1) {
                let before: u32 = heights.iter().skip(at).take(cell.rows - 1).sum();
                raise(&mut heights, at + cell.rows - 1, needs(*column, cell).saturating_sub(before));
            }
        }
        let first = self.next_row();
        let mut starts = vec![first];
        for height in heights {
            let parts = height.div_ceil(MOST_HIGH).max(1);
            self.heights.extend((0..parts).map(|_| height.div_ceil(parts)));
            starts.push(self.next_row());
        }
        let start = |at: usize| starts.get(at).or(starts.last()).copied().unwrap_or(first);
        for (at, (row, columns)) in rows.iter().zip(&columns).enumerate() {
            for (cell, column) in row.iter().zip(columns) {
                let (from, to) = span(*column, cell);
                self.place(cell, (start(at), start(at + cell.rows.max(1))), (from, to));
            }
        }
    }

    /// Puts a cell where it belongs; a text that is too long for one cell goes on in those below it, which are there because it is so high.
    fn place(&mut self, cell: &'a Cell, (first, end): (u32, u32), (from, to): (usize, usize)) {
        let texts = pieces(&cell.text, MOST_CHARACTERS, usize::try_from(end - first).unwrap_or(1));
        let count = u32::try_from(texts.len()).unwrap_or(1).max(1);
        let column = |of: usize| u16::try_from(of).unwrap_or(u16::MAX);
        for (nth, text) in (0..count).zip(texts) {
            let at = |nth: u32| first + (end - first) * nth / count;
            self.placed.push(Placed {
                row: at(nth),
                column: column(from),
                last_row: at(nth + 1).saturating_sub(1),
                last_column: column(to).saturating_sub(1),
                text,
                kind: Kind::Cell(cell),
            });
        }
    }
}

fn raise(heights: &mut [u32], at: usize, to: u32) {
    if let Some(height) = heights.get_mut(at) {
        *height = to.max(*height);
    }
}

fn widths(block: &Block) -> Vec<u32> {
    block.widths.iter().copied().map(u32::from).collect()
}

/// Points that a text needs in a cell so many digits wide.
fn height_of(text: &str, width: u32) -> u32 {
    let of_line = |line: &str| line.chars().map(|char| if char.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let lines: u32 = text.split('\n').map(|line| of_line(line).div_ceil(width).max(1)).sum();
    lines * LINE + AROUND
}

/// A text in pieces of at most so many characters, but no more pieces than `most`; what is left over then is left out.
fn pieces(text: &str, characters: usize, most: usize) -> Vec<String> {
    let mut rest = text.chars().peekable();
    let mut pieces = Vec::new();
    while pieces.len() < most.max(1) && (pieces.is_empty() || rest.peek().is_some()) {
        pieces.push(rest.by_ref().take(characters).collect());
    }
    pieces
}

/// Where the columns of a table begin among those of the sheet, each at the nearest that is left; the last number is the end.
fn snapped(base: &[u32], of: &[u32]) -> Vec<usize> {
    let (base, of) = (bounds(base), bounds(of));
    let last = of.len().saturating_sub(1);
    if of.len() > base.len() {
        return (0..of.len()).collect();
    }
    // For each column so far: the least distance for each place it may begin at, and where the column before it began then.
    let mut best: Vec<Option<(u32, Vec<usize>)>> = vec![None; base.len()];
    if let Some(first) = best.first_mut() {
        *first = Some((0, vec![0]));
    }
    for (nth, bound) in of.iter().enumerate().skip(1) {
        let mut next: Vec<Option<(u32, Vec<usize>)>> = vec![None; base.len()];
        for (place, at) in base.iter().enumerate() {
            if (nth == last) != (place + 1 == base.len()) {
                continue;
            }
            let before = best.iter().take(place).flatten().min_by_key(|(distance, _)| *distance);
            if let (Some((distance, way)), Some(slot)) = (before, next.get_mut(place)) {
                let way = way.iter().copied().chain([place]).collect();
                *slot = Some((distance + bound.abs_diff(*at), way));
            }
        }
        best = next;
    }
    best.into_iter().flatten().next().map_or_else(|| (0..of.len()).collect(), |(_, way)| way)
}

/// 0, and the sum of the widths behind each of them.
fn bounds(widths: &[u32]) -> Vec<u32> {
    let sums = widths.iter().scan(0, |sum, width| {
        *sum += width;
        Some(*sum)
    });
    core::iter::once(0).chain(sums).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_begin_at_the_nearest_of_the_sheet_and_none_is_lost() {
        let duty = [12, 15, 20, 25, 14, 14];
        assert_eq!(snapped(&duty, &duty), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(snapped(&duty, &[14, 9, 16, 31, 15, 15]), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!(snapped(&duty, &[12, 20, 40, 14, 14]), [0, 1, 2, 4, 5, 6]);
        assert_eq!(snapped(&duty, &[16, 84]), [0, 1, 6]);
        assert_eq!(snapped(&[50, 50], &[30, 30, 40]), [0, 1, 2, 3]);
        assert_eq!(snapped(&duty, &[100]), [0, 6]);
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_in_pieces() {
        assert_eq!(pieces("", 3, 1), [""]);
        assert_eq!(pieces("一二三四", 3, 5), ["一二三", "四"]);
        assert_eq!(pieces("一二三四五六七", 3, 2), ["一二三", "四五六"]);
    }
}
