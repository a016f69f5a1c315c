//! Tables without ruling lines: rows and columns by the white space between texts. What comes of it is a guess and is told as one.

use super::lines::Line;
use super::loose_rows::{Layout, LooseCell};

/// A line is in pieces where a gap is wider than this many characters.
const GAP: f64 = 1.4;

/// A table by white space: where its columns begin and the last one ends, and its cells.
pub(super) struct LooseTable {
    pub edges: Vec<f64>,
    pub cells: Vec<LooseCell>,
}

/// A block of lines, each in its pieces.
pub(super) type Block = Vec<Vec<Line>>;

/// What a part of a block is, with how many lines it has.
pub(super) enum Part {
    Table(LooseTable, usize),
    Lines(usize),
}

/// Whether a block of lines is a table: most of its lines have several pieces.
pub(super) fn is_table(block: &Block) -> bool {
    let several = block.iter().filter(|pieces| pieces.len() >= 3).count();
    several >= 2
}

/// The tables that a block of lines is made of, and the lines between them: one has the same columns from its first line to its last.
/// A head begins another.
pub(super) fn parts(block: &Block, is_head: impl Fn(&[Line]) -> bool) -> Vec<Part> {
    let mut layouts: Vec<(Option<Layout>, usize)> = Vec::new();
    let mut rest = block.as_slice();
    while let Some((segment, after)) = rest.split_at_checked(with_row_whole(rest, same_columns(rest, &is_head)).max(1))
    {
        layouts.push((columns(segment).map(|edges| Layout::of(segment, edges)), segment.len()));
        rest = after;
    }
    // What stands between two rows says that merged cells have their text in the middle, on the whole page.
    let centred = layouts.iter().filter_map(|(layout, _)| layout.as_ref()).any(Layout::has_text_between_rows);
    let part = |(layout, count): (Option<Layout>, usize)| match layout {
        Some(layout) => Part::Table(LooseTable { cells: layout.cells(centred), edges: layout.edges }, count),
        None => Part::Lines(count),
    };
    layouts.into_iter().map(part).collect()
}

/// A cut between lines, moved up to where no line of the row below stands above it: lines that overlap are of one row.
fn with_row_whole(lines: &[Vec<Line>], cut: usize) -> usize {
    let base = |at: usize| lines.get(at).and_then(|pieces| pieces.first()).map(|line| (line.base, line.size));
    let overlaps = |at: &usize| match (base(*at), base(at + 1)) {
        (Some((above, size)), Some((below, _))) => below - above < 1.1 * size,
        _ => false,
    };
    let moved = (1..cut).rev().take_while(overlaps).count();
    if moved + 1 < cut { cut - moved } else { cut }
}

/// Where a piece or a column begins and ends.
type Span = (f64, f64);

fn spans(pieces: &[Line]) -> impl Iterator<Item = Span> {
    pieces.iter().map(|line| (line.left, line.right))
}

/// How many of the first lines have the same columns: no two pieces of one line stand in one of them.
fn same_columns(lines: &[Vec<Line>], is_head: impl Fn(&[Line]) -> bool) -> usize {
    let mut columns: Vec<Span> = Vec::new();
    for (at, pieces) in lines.iter().enumerate() {
        let with = merged(columns.iter().copied().chain(spans(pieces)).collect());
        // Lines above need another look only where a piece bridges two of their columns.
        let bridges = !apart(&with, columns.iter().copied());
        let above = lines.iter().take(if bridges { at } else { 0 });
        if at > 0 && is_head(pieces)
            || !apart(&with, spans(pieces))
            || !above.into_iter().all(|pieces| apart(&with, spans(pieces)))
        {
            return at;
        }
        columns = with;
    }
    lines.len()
}

/// Whether spans, from the left, stand in columns of their own.
fn apart(columns: &[Span], mut spans: impl Iterator<Item = Span>) -> bool {
    let mut before = None;
    spans.all(|(left, right)| {
        let middle = f64::midpoint(left, right);
        let of = Some(columns.partition_point(|column| column.0 <= middle));
        core::mem::replace(&mut before, of) != of
    })
}

/// Spans with those that overlap as one, from the left.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut merged: Vec<Span> = Vec::new();
    for (left, right) in spans {
        match merged.last_mut() {
            Some(last) if left < last.1 => last.1 = last.1.max(right),
            _ => merged.push((left, right)),
        }
    }
    merged
}

/// Where columns begin and the last one ends: in the gaps that no piece reaches over; `None` for lines that are no table.
fn columns(lines: &[Vec<Line>]) -> Option<Vec<f64>> {
    let merged = merged(lines.iter().flat_map(|pieces| spans(pieces)).collect());
    if merged.len() < 2 {
        return None;
    }
    let between = merged.iter().zip(merged.iter().skip(1)).map(|(one, next)| f64::midpoint(one.1, next.0));
    let first = merged.first()?.0 - 1.0;
    let last = merged.last()?.1 + 1.0;
    Some(core::iter::once(first).chain(between).chain([last]).collect())
}

/// The widest gap that is one inside a piece, for characters of a size.
pub(super) fn gap(size: f64) -> f64 {
    size * GAP
}
