//! Where the lines and rows of a kept layout stood on the page, as far as that can be told from what is in them.
//!
//! `pdftotext -layout` prints lines without their distances: cells of different heights beside each other are torn into more lines than
//! any of them has. So rows are stacked by their heights, and a line stands where its row puts it.

use std::ops::Range;

/// Height of a line of text.
const LINE: i32 = 20;
/// Blank space of a row above and below its text, together.
const PADDING: i32 = 8;
/// Height of a row of one line.
pub(super) const PITCH: i32 = LINE + PADDING;

/// Places on the page, from the top of the strip.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights {
    /// Upper and lower edge of every row.
    rows: Vec<(i32, i32)>,
    /// Middle of every line.
    lines: Vec<i32>,
    /// Whether a line has a cell of a row on it.
    with_row: Vec<bool>,
}

impl Heights {
    /// Stacks rows with the cells that belong to one row alone, each with its row and its lines; `lines` is the number of lines of the strip.
    pub fn new(rows: usize, lines: usize, cells: &[(usize, Vec<usize>)]) -> Self {
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
                edge += LINE * i32::try_from(height).unwrap_or(1) + PADDING;
                (top, edge)
            })
            .collect();
        let mut seen: Vec<Vec<i32>> = vec![Vec::new(); lines];
        for (row, lines) in cells {
            let Some((top, bottom)) = rows.get(*row) else { continue };
            let count = i32::try_from(lines.len()).unwrap_or(1);
            for (at, &line) in (0..).zip(lines) {
                if let Some(places) = seen.get_mut(line) {
                    places.push(i32::midpoint(*top, *bottom) + LINE * (2 * at - count + 1) / 2);
                }
            }
        }
        let with_row = seen.iter().map(|places| !places.is_empty()).collect();
        let known = seen.into_iter().map(|places| {
            let count = i32::try_from(places.len()).unwrap_or(1);
            (count > 0).then(|| places.iter().sum::<i32>() / count)
        });
        Self { rows, lines: between(&known.collect::<Vec<_>>()), with_row }
    }

    /// The middle of a line.
    pub fn line(&self, line: usize) -> i32 {
        self.lines.get(line).copied().unwrap_or(0)
    }

    /// Whether the lines lie between rows.
    pub fn is_between(&self, first: usize, last: usize) -> bool {
        self.with_row.get(first..=last).is_some_and(|lines| lines.iter().all(|with_row| !with_row))
    }

    /// Upper and lower edge of rows.
    pub fn extent(&self, rows: &Range<usize>) -> (i32, i32) {
        let top = self.rows.get(rows.start).map_or(0, |row| row.0);
        (top, rows.end.checked_sub(1).and_then(|last| self.rows.get(last)).map_or(top, |row| row.1))
    }
}

/// Lines without a row of their own stand evenly between those that have one.
fn between(known: &[Option<i32>]) -> Vec<i32> {
    let mut lines: Vec<i32> = Vec::with_capacity(known.len());
    for (at, place) in known.iter().enumerate() {
        let place = place.unwrap_or_else(|| {
            let next = known.iter().skip(at).enumerate().find_map(|(far, place)| place.map(|place| (far, place)));
            match (lines.last(), next) {
                (Some(before), Some((far, place))) => before + (place - before) / i32::try_from(far + 1).unwrap_or(1),
                (None, Some((far, place))) => place - LINE * i32::try_from(far).unwrap_or(0),
                (Some(before), None) => before + LINE,
                (None, None) => 0,
            }
        });
        lines.push(place);
    }
    lines
}
