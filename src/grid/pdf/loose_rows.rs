//! The rows of a table without ruling lines, and which cells are merged over several of them: their text stands in the middle of those.

use std::collections::BTreeMap;

use super::lines::Line;

/// A cell with the lines of its text.
pub(super) struct LooseCell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub lines: Vec<Line>,
}

/// The lines of a cell, where they stand close together in their column.
struct Piece {
    lines: Vec<Line>,
    /// The line of the block that it goes on with, and how many pieces that has.
    last: (f64, usize),
}

impl Piece {
    fn top(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.base - line.size)
    }

    fn bottom(&self) -> f64 {
        self.lines.last().map_or(0.0, |line| line.base)
    }

    fn centre(&self) -> f64 {
        f64::midpoint(self.top(), self.bottom())
    }

    fn size(&self) -> f64 {
        self.lines.first().map_or(0.0, |line| line.size)
    }
}

/// A row, from where its text begins to where it ends.
type Row = (f64, f64);

fn centre(row: Row) -> f64 {
    f64::midpoint(row.0, row.1)
}

/// The columns of a table with their pieces, and its rows.
pub(super) struct Layout {
    pub edges: Vec<f64>,
    columns: Vec<Vec<Piece>>,
    /// The columns that may have merged cells.
    above: Vec<usize>,
    rows: Vec<Row>,
}

/// Places that differ by less than this many characters are one.
const NEAR: f64 = 0.35;

/// The most rows of a table in which merged cells are looked for.
const MOST_ROWS: usize = 400;

/// From which row on and over how many rows the pieces of a column reach.
type Spans = Vec<(usize, usize)>;

/// How many rows between and behind the pieces of a column have none, and how many before them, which are usual at the top of a page.
type Against = (usize, usize);

impl Layout {
    pub fn of(lines: &[Vec<Line>], edges: Vec<f64>) -> Self {
        let columns = pieces(lines, &edges);
        // Merged cells seldom stand in a line with several others.
        let beside = |piece: &&Piece| piece.last.1 > 2;
        let filled = |pieces: &Vec<Piece>| (pieces.iter().filter(beside).count(), pieces.len());
        let most = columns.iter().map(filled).max().unwrap_or_default();
        let leaf = columns.iter().position(|pieces| filled(pieces) == most).unwrap_or_default();
        let rows = rows(&columns, leaf);
        // Columns of groups stand before the names; a column of numbers may stand before both.
        let is_full = |pieces: &Vec<Piece>| filled(pieces) == most;
        let groups = columns.iter().enumerate().skip_while(|(_, pieces)| is_full(pieces));
        let above = groups.take_while(|(_, pieces)| !is_full(pieces)).map(|(at, _)| at).collect();
        Self { edges, columns, above, rows }
    }

    /// The row whose middle is nearest to a place, and whether it is that place.
    fn row_at(&self, place: f64, size: f64) -> (usize, bool) {
        let below = self.rows.partition_point(|row| centre(*row) < place);
        let away = |at: usize| self.rows.get(at).map_or(f64::INFINITY, |row| (centre(*row) - place).abs());
        let nearest = if below > 0 && away(below - 1) < away(below) { below - 1 } else { below };
        (nearest, away(nearest) <= NEAR * size)
    }

    /// Whether a text stands between two rows, as that of a merged cell does.
    pub fn has_text_between_rows(&self) -> bool {
        let mut above = self.above.iter().filter_map(|at| self.columns.get(*at)).flatten();
        above.any(|piece| !self.row_at(piece.centre(), piece.size()).1)
    }

    /// The cells. Those of groups may be merged, where their texts stand in the middle.
    pub fn cells(&self, centred: bool) -> Vec<LooseCell> {
        let mut cells: BTreeMap<(usize, usize), LooseCell> = BTreeMap::new();
        for (column, pieces) in self.columns.iter().enumerate() {
            let may_merge = centred && self.above.contains(&column) && self.rows.len() <= MOST_ROWS;
            let spans = if may_merge { self.merged(pieces) } else { None };
            for (nth, piece) in pieces.iter().enumerate() {
                let alone = || (self.row_at(piece.centre(), piece.size()).0, 1);
                let (row, rows) = spans.as_ref().and_then(|spans| spans.get(nth)).copied().unwrap_or_else(alone);
                let cell = cells.entry((row, column)).or_insert(LooseCell { row, column, rows, lines: Vec::new() });
                cell.lines.extend(piece.lines.iter().cloned());
            }
        }
        cells.into_values().collect()
    }

    /// From which row on and over how many rows each piece of a column is merged: so that as few rows as may be have none.
    fn merged(&self, pieces: &[Piece]) -> Option<Spans> {
        let first = pieces.first().map(|piece| self.row_at(piece.centre(), piece.size()).0)?;
        let chains = (0..=first).filter_map(|start| self.chain(pieces, start));
        chains.min_by_key(|(against, _)| *against).map(|(_, spans)| spans)
    }

    /// The pieces of a column one behind the other from a row on, each over the rows whose middle it stands in, and what speaks against it.
    fn chain(&self, pieces: &[Piece], start: usize) -> Option<(Against, Spans)> {
        let bounds = self.bounds();
        let (mut at, mut covered, mut spans) = (start, 0, Vec::new());
        for (nth, piece) in pieces.iter().enumerate() {
            let place = piece.centre();
            let next = pieces.get(nth + 1).map_or(f64::INFINITY, Piece::centre);
            let end = |from: usize| {
                let wanted = 2.0 * place - bounds.get(from)?;
                let below = bounds.partition_point(|bound| *bound < wanted);
                let away = |end: usize| bounds.get(end).map_or(f64::INFINITY, |bound| (bound - wanted).abs());
                let end = if below > 0 && away(below - 1) < away(below) { below - 1 } else { below };
                let fits = away(end) <= 2.0 * NEAR * piece.size() && bounds.get(end).is_some_and(|end| *end < next);
                (fits && end > from).then_some((from, end))
            };
            let (row, is_there) = self.row_at(place, piece.size());
            let alone = (is_there && row >= at).then_some((row, row + 1));
            // The last one may be cut by the end of the page.
            let cut = (nth + 1 == pieces.len() && bounds.get(at).is_some_and(|bound| *bound < place))
                .then_some((at, self.rows.len()));
            let (from, end) = end(at).or(alone).or(cut)?;
            spans.push((from, end - from));
            covered += end - from;
            at = end;
        }
        let bare = self.rows.len().saturating_sub(start + covered);
        Some(((bare, start), spans))
    }

    /// Where rows end and the next ones begin.
    fn bounds(&self) -> Vec<f64> {
        let between = self.rows.iter().zip(self.rows.iter().skip(1));
        let between: Vec<f64> = between.map(|(one, next)| f64::midpoint(one.1, next.0)).collect();
        let half = usual_gap(&self.rows) / 2.0;
        let first = self.rows.first().map_or(0.0, |row| row.0 - half);
        let last = self.rows.last().map_or(0.0, |row| row.1 + half);
        core::iter::once(first).chain(between).chain([last]).collect()
    }
}

/// The pieces of each column, from above.
fn pieces(lines: &[Vec<Line>], edges: &[f64]) -> Vec<Vec<Piece>> {
    let count = edges.len().saturating_sub(1);
    let column_of = |line: &Line| {
        let middle = f64::midpoint(line.left, line.right);
        edges.partition_point(|edge| *edge <= middle).saturating_sub(1).min(count.saturating_sub(1))
    };
    let close = step_within_cells(lines, count, column_of);
    let mut columns: Vec<Vec<Piece>> = (0..count).map(|_| Vec::new()).collect();
    for of_line in lines {
        for line in of_line {
            let Some(pieces) = columns.get_mut(column_of(line)) else { continue };
            let last = (line.base, of_line.len());
            // Rows of many cells, which seldom all have two lines, are rows however close they stand.
            let goes_on = |piece: &&mut Piece| {
                let step = line.base - piece.last.0;
                step <= close && step >= line.size && (piece.last.1 < 3 || last.1 < 3)
            };
            match pieces.last_mut().filter(goes_on) {
                Some(piece) => {
                    piece.lines.push(line.clone());
                    piece.last = last;
                }
                None => pieces.push(Piece { lines: vec![line.clone()], last }),
            }
        }
    }
    columns
}

/// How far apart the lines of one cell stand at most: closer together than rows do, where there is such a difference.
fn step_within_cells(lines: &[Vec<Line>], columns: usize, column_of: impl Fn(&Line) -> usize) -> f64 {
    let mut last: Vec<Option<f64>> = vec![None; columns];
    let mut steps: Vec<f64> = Vec::new();
    for line in lines.iter().flatten() {
        if let Some(above) = last.get_mut(column_of(line)) {
            // What stands closer together than characters are high is of two cells.
            steps.extend(above.map(|above| line.base - above).filter(|step| *step >= line.size));
            *above = Some(line.base);
        }
    }
    let size = lines.iter().flatten().map(|line| line.size).fold(0.0, f64::max);
    let least = steps.iter().copied().fold(f64::INFINITY, f64::min);
    let parted = steps.iter().any(|step| *step > 1.25 * least);
    if parted && least <= 1.75 * size { 1.15 * least } else { 0.0 }
}

/// The gap between two rows that stand below each other.
fn usual_gap(rows: &[Row]) -> f64 {
    let mut gaps: Vec<f64> = rows.iter().zip(rows.iter().skip(1)).map(|(one, next)| next.0 - one.1).collect();
    gaps.sort_by(f64::total_cmp);
    gaps.get(gaps.len() / 2).copied().unwrap_or_default().max(0.0)
}

/// The rows: those of the column with most pieces, and between them those in which only others have one.
fn rows(columns: &[Vec<Piece>], leaf: usize) -> Vec<Row> {
    let row = |piece: &Piece| (piece.top(), piece.bottom());
    let mut rows: Vec<Row> = columns.get(leaf).into_iter().flatten().map(row).collect();
    let gap = usual_gap(&rows);
    // Columns near to that one are merged over fewer rows.
    let (before, behind) = columns.split_at_checked(leaf).unwrap_or_default();
    for piece in before.iter().rev().chain(behind.iter().skip(1)).flatten() {
        let at = rows.partition_point(|row| centre(*row) < piece.centre());
        let above = at.checked_sub(1).and_then(|above| rows.get(above)).copied();
        let below = rows.get(at).copied();
        let has_room = match (above, below) {
            (Some(above), Some(below)) => below.0 - above.1 >= 1.5 * gap + 0.6 * (piece.bottom() - piece.top()),
            (Some(above), None) => piece.top() >= above.1 - 0.2 * piece.size(),
            (None, Some(below)) => piece.bottom() <= below.0 + 0.2 * piece.size(),
            (None, None) => true,
        };
        let is_there = |row: &Row| (centre(*row) - piece.centre()).abs() <= NEAR * piece.size();
        if has_room && ![above, below].iter().flatten().any(is_there) {
            rows.insert(at, row(piece));
        }
    }
    rows
}
