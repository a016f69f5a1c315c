//! Where the lines and rows of a kept layout stood on the page, as far as that follows from what is in them.
//!
//! `pdftotext -layout` prints lines without their distances: cells of different heights beside each other are torn into more lines than
//! any of them has. So rows are stacked by their heights, and a line stands where its rows put it; a line without a row stands between
//! the lines around it.

use std::ops::Range;

/// Height of a line of text.
pub(super) const LINE: i32 = 20;
/// How a table was printed, as far as tables differ in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Print {
    /// Blank space of a row above and below its text, together.
    pub padding: i32,
    /// How far below a line a cell may stand and still be printed on it, and how far above.
    pub up: i32,
    pub down: i32,
}

impl Print {
    /// Every way that is tried out.
    pub fn all() -> impl Iterator<Item = Self> {
        let near = [(EXACT, EXACT), (HALF_LINE, EXACT), (EXACT, HALF_LINE), (HALF_LINE, HALF_LINE)];
        near.into_iter().flat_map(|(up, down)| PADDINGS.map(|padding| Self { padding, up, down }))
    }

    /// How much lower the cost must be for this way of printing to be taken.
    pub fn allowance(self) -> i32 {
        [self.up, self.down].into_iter().filter(|far| *far >= HALF_LINE).map(|_| ALLOWANCE).sum()
    }

    /// Whether a cell between two lines may be printed on one of them.
    pub fn is_tight(self) -> bool {
        self.up.max(self.down) >= HALF_LINE
    }
}

const PADDINGS: [i32; 6] = [8, 3, 12, 0, 17, 24];
/// How much lower the scaled cost must be before cells are taken to be printed on lines they do not stand on.
const ALLOWANCE: i32 = 200;
/// How exactly places on the page are known.
const EXACT: i32 = 3;
/// Half a line, and a little.
const HALF_LINE: i32 = 11;
/// The distance that what is printed on lines of its own has at least from other lines.
const APART: i32 = 4;

/// Places on the page, from the top of the strip.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    /// Upper and lower edge of every row.
    rows: Vec<(i32, i32)>,
    /// Highest and lowest middle of what stands on a line, for lines with a row.
    lines: Vec<Option<(i32, i32)>>,
    /// For every line, the places of the nearest line with a row above it, and of that at it or below.
    near: Vec<[Option<(i32, i32)>; 2]>,
    pub print: Print,
}

/// How far a cell is from its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Off {
    /// Beyond what could be printed where it is.
    pub outside: i32,
    /// The distance from the middle of where that is possible.
    pub inside: i32,
}

impl Heights {
    /// Stacks rows with the cells that belong to one row alone, each with its row and its lines; `lines` is the number of lines of the strip.
    pub fn new(rows: usize, lines: usize, cells: &[(usize, Vec<usize>)], print: Print) -> Self {
        let mut tall = vec![1; rows];
        for (row, lines) in cells {
            if let Some(height) = tall.get_mut(*row) {
                *height = (*height).max(lines.len());
            }
        }
        let mut edge = 0;
        let rows: Vec<(i32, i32)> = tall
            .into_iter()
            .map(|height| {
                let top = edge;
                edge += LINE * i32::try_from(height).unwrap_or(1) + print.padding;
                (top, edge)
            })
            .collect();
        let mut seen: Vec<Option<(i32, i32)>> = vec![None; lines];
        for (row, lines) in cells {
            let Some((top, bottom)) = rows.get(*row) else { continue };
            let count = i32::try_from(lines.len()).unwrap_or(1);
            for (at, &line) in (0..).zip(lines) {
                if let Some(places) = seen.get_mut(line) {
                    let middle = piece(i32::midpoint(*top, *bottom), at, count);
                    let (high, low) = places.unwrap_or((middle, middle));
                    *places = Some((high.min(middle), low.max(middle)));
                }
            }
        }
        Self { rows, near: near(&seen), lines: seen, print }
    }

    /// How far a cell is from where it must stand to be the middle of rows, if it has `count` pieces on lines `first..=last`.
    pub fn off(&self, rows: &Range<usize>, first: usize, last: usize, count: usize) -> Off {
        let (top, bottom) = self.extent(rows);
        let middle = i32::midpoint(top, bottom);
        let count = i32::try_from(count).unwrap_or(1);
        let [upper, lower] =
            [self.outside(first, piece(middle, 0, count)), self.outside(last, piece(middle, count - 1, count))];
        Off { outside: upper.outside.max(lower.outside), inside: i32::midpoint(upper.inside, lower.inside) }
    }

    /// How far a place is from those that would be printed on a line.
    fn outside(&self, line: usize, place: i32) -> Off {
        let (from, to) = if let Some((high, low)) = self.lines.get(line).copied().flatten() {
            (high - self.print.down, low + self.print.up)
        } else {
            let [above, below] = self.near.get(line).copied().unwrap_or_default();
            let (from, to) = (above.map(|line| line.1 + APART), below.map(|line| line.0 - APART));
            (from.or(to.map(|to| to - LINE)).unwrap_or(place), to.or(from.map(|from| from + LINE)).unwrap_or(place))
        };
        let middle = i32::midpoint(from + self.print.down, to - self.print.up);
        let inside = (place - middle).abs().min(HALF_LINE);
        Off { outside: (from - place).max(place - to).max(0), inside }
    }

    /// How far the middle of a cell on lines is from the top of rows, and from their bottom; nothing below 0.
    pub fn beyond(&self, rows: &Range<usize>, first: usize, last: usize) -> i32 {
        let (top, bottom) = self.extent(rows);
        let high = self.lines.get(first).copied().flatten().map_or(top, |line| line.1);
        let low = self.lines.get(last).copied().flatten().map_or(bottom, |line| line.0);
        (top - high).max(low - bottom).max(0)
    }

    /// How far a line is below the top of rows.
    pub fn below_top(&self, rows: &Range<usize>, line: usize) -> i32 {
        let (top, _) = self.extent(rows);
        self.outside(line, top + LINE / 2).outside
    }

    /// Whether the lines lie between rows.
    pub fn is_between(&self, first: usize, last: usize) -> bool {
        self.lines.get(first..=last).is_some_and(|lines| lines.iter().all(Option::is_none))
    }

    /// Upper and lower edge of rows.
    fn extent(&self, rows: &Range<usize>) -> (i32, i32) {
        let top = self.rows.get(rows.start).map_or(0, |row| row.0);
        (top, rows.end.checked_sub(1).and_then(|last| self.rows.get(last)).map_or(top, |row| row.1))
    }
}

fn near(lines: &[Option<(i32, i32)>]) -> Vec<[Option<(i32, i32)>; 2]> {
    let mut near = vec![[None; 2]; lines.len()];
    let mut above = None;
    for ([slot, _], line) in near.iter_mut().zip(lines) {
        *slot = above;
        above = line.or(above);
    }
    let mut below = None;
    for ([_, slot], line) in near.iter_mut().zip(lines).rev() {
        below = line.or(below);
        *slot = below;
    }
    near
}

/// The middle of a piece of a cell with `count` pieces around a middle.
fn piece(middle: i32, at: i32, count: i32) -> i32 {
    middle + LINE * (2 * at - count + 1) / 2
}
