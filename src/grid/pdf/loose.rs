//! Tables without ruling lines: rows and columns by the white space between texts. What comes of it is a guess and is told as one.

use super::lines::Line;

/// A line is in pieces where a gap is wider than this many characters.
const GAP: f64 = 1.4;

/// A table by white space: where its columns begin, and its rows of cells with the lines that stand in each.
pub(super) struct LooseTable {
    pub edges: Vec<f64>,
    /// For each row the pieces of each column.
    pub rows: Vec<Vec<Vec<Line>>>,
}

/// A block of lines, each in its pieces.
pub(super) type Block = Vec<Vec<Line>>;

/// Whether a block of lines is a table: most of its lines have several pieces.
pub(super) fn is_table(block: &Block) -> bool {
    let several = block.iter().filter(|pieces| pieces.len() >= 3).count();
    several >= 2
}

/// The table that a block of lines is.
pub(super) fn table(block: &Block) -> Option<LooseTable> {
    let edges = columns(block)?;
    let column_of = |line: &Line| {
        let middle = f64::midpoint(line.left, line.right);
        edges.partition_point(|edge| *edge <= middle).saturating_sub(1).min(edges.len().saturating_sub(2))
    };
    let bases: Vec<f64> = block.iter().filter_map(|pieces| pieces.first()).map(|line| line.base).collect();
    let steps: Vec<f64> = bases.iter().zip(bases.iter().skip(1)).map(|(one, next)| next - one).collect();
    let least = steps.iter().copied().fold(f64::INFINITY, f64::min);
    let most = steps.iter().copied().fold(0.0, f64::max);
    // Lines of one row stand closer together than rows do, where there is such a difference.
    let parted = most > least * 1.25;
    let mut rows: Vec<Vec<Vec<Line>>> = Vec::new();
    for (nth, pieces) in block.iter().enumerate() {
        let step = nth.checked_sub(1).and_then(|before| steps.get(before)).copied();
        let goes_on = step
            .is_some_and(|step| parted && step <= least * 1.15 || pieces.len() < 3 && step <= least * 1.15 && nth > 0);
        if !goes_on || rows.is_empty() {
            rows.push(vec![Vec::new(); edges.len() - 1]);
        }
        for line in pieces {
            let slot = rows.last_mut().and_then(|row| row.get_mut(column_of(line)));
            if let Some(slot) = slot {
                slot.push(line.clone());
            }
        }
    }
    Some(LooseTable { edges, rows })
}

/// Where columns begin: in the gaps that no piece of nearly any line reaches over.
fn columns(block: &Block) -> Option<Vec<f64>> {
    let table_lines: Vec<&Vec<Line>> = block.iter().filter(|pieces| pieces.len() >= 2).collect();
    let mut spans: Vec<(f64, f64)> =
        table_lines.iter().flat_map(|pieces| pieces.iter().map(|line| (line.left, line.right))).collect();
    spans.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mut merged: Vec<(f64, f64)> = Vec::new();
    for (left, right) in spans {
        match merged.last_mut() {
            Some(last) if left < last.1 => last.1 = last.1.max(right),
            _ => merged.push((left, right)),
        }
    }
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
