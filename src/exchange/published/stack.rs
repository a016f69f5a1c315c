//! From the columns of a kept layout to rows: which pieces of a column make up one cell, and beside which rows it stands.
//!
//! Every row has its values on one line; they are the anchors. The cells of the other columns stand in the vertical middle of what they
//! belong to, to within half a line, and keep their order. A pass over pieces and rows finds the cut with the lowest cost.

use std::ops::Range;

use super::anchors::{Anchor, Tall};
use super::candidates::{Beside, MOST_PIECES};
use super::stack_rule::{Move, Rule, SCALE, distance};
use super::strip::Bit;

/// A cell and the rows it stands beside.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub tall: Tall,
    pub rows: Range<usize>,
    /// Whether it fits badly, or an edge moved by a row would be nearly as good.
    pub loose: bool,
}

/// The cells of a column with their rows.
pub(super) struct Stack<'a> {
    pub spans: Vec<Span>,
    /// The pieces that fit nowhere.
    pub dropped: Vec<&'a Bit>,
    pub cost: i32,
}

const NEVER: i32 = 100_000_000;
/// A cut that is worse by less than this is as good.
const NEARLY: i32 = 6 * SCALE;
/// The same in a table set so tight that a cell between two lines may be printed on one of them.
const NEARLY_IF_TIGHT: i32 = 10 * SCALE;
/// A cell that costs this much more than usual is reported to be checked.
const STRAINED: i32 = 12;
/// Another way of putting pieces together that is worse by no more than this makes a cell one to be checked.
const CLOSE: i32 = 14 * SCALE;
/// A cell and the row beside which it begins never are so many lines apart.
const FARTHEST: usize = 70;

/// Finds the cells of a column and their rows. Pieces that fit nowhere come back by themselves.
pub(super) fn spans<'a>(bits: &[&'a Bit], rows: &[Anchor], rule: &Rule<'_>) -> Stack<'a> {
    let stride = rows.len() + 1;
    let near = |f: usize, r: usize| {
        let lines = bits.get(f).zip(rows.get(r));
        lines.is_none_or(|(bit, row)| bit.row.abs_diff(row.first) <= FARTHEST)
    };
    let mut above: Vec<(i32, Move)> = vec![(NEVER, Move::Start); (bits.len() + 1) * stride];
    if let Some(first) = above.first_mut() {
        first.0 = 0;
    }
    let beside = Beside::new(bits, rows, rule);
    for f in 0..=bits.len() {
        let mut cells = beside.candidates(f);
        for r in 0..=rows.len() {
            let Some(&(sum, _)) = above.get(f * stride + r).filter(|cell| cell.0 < NEVER && near(f, r)) else {
                continue;
            };
            beside.moves(&mut cells, f, r, &mut |f, r, cost, step| {
                if let Some(slot) = above.get_mut(f * stride + r).filter(|slot| sum + cost < slot.0) {
                    *slot = (sum + cost, step);
                }
            });
        }
    }
    if !rule.with_others {
        return trace(bits, rows.len(), rule, &above);
    }
    let mut below: Vec<i32> = vec![NEVER; above.len()];
    if let Some(last) = below.last_mut() {
        *last = 0;
    }
    let best = above.last().map_or(0, |cell| cell.0);
    // The pieces of other cells nearly as good.
    let mut close: Vec<Range<usize>> = Vec::new();
    for f in (0..=bits.len()).rev() {
        let mut cells = beside.candidates(f);
        for r in (0..=rows.len()).rev() {
            let Some(&(sum, _)) = above.get(f * stride + r).filter(|cell| cell.0 < NEVER && near(f, r)) else {
                continue;
            };
            let mut least = below.get(f * stride + r).copied().unwrap_or(NEVER);
            beside.moves(&mut cells, f, r, &mut |to_f, to_r, cost, step| {
                let rest = below.get(to_f * stride + to_r).copied().unwrap_or(NEVER).saturating_add(cost);
                least = least.min(rest);
                let known = |of: &Range<usize>| close.iter().rev().take(MOST_PIECES).any(|other| other == of);
                if matches!(step, Move::Cell { .. }) && sum + rest <= best + CLOSE && !known(&(f..to_f)) {
                    close.push(f..to_f);
                }
            });
            if let Some(slot) = below.get_mut(f * stride + r) {
                *slot = least;
            }
        }
    }
    let mut stack = trace(bits, rows.len(), rule, &above);
    mark_close(&mut stack.spans, bits, rule, &close);
    stack
}

/// Cells whose pieces could as well be put together otherwise; `close` has the pieces of all cells that are nearly as good.
fn mark_close(spans: &mut [Span], bits: &[&Bit], rule: &Rule<'_>, close: &[Range<usize>]) {
    let mut done = 0;
    let mut full_before = false;
    for span in spans {
        // Pieces that were dropped stand between cells.
        let first = bits.iter().skip(done).position(|bit| bit.row == span.tall.first).map_or(done, |at| done + at);
        done = first + span.tall.cell.lines.len();
        span.loose |= close.iter().any(|other| cross(other, &(first..done)));
        // The cell above ended with a full line: this may be its rest.
        let may_go_on = bits.get(first).is_some_and(|bit| !bit.piece.known_level2);
        span.loose |= full_before && may_go_on;
        let next = bits.get(done).map_or(0, |bit| bit.piece.unit);
        let last = done.checked_sub(1).and_then(|last| bits.get(last));
        full_before = last.is_some_and(|bit| !bit.piece.known_level2 && bit.piece.width.most + next > rule.width);
    }
}

fn cross(one: &Range<usize>, other: &Range<usize>) -> bool {
    one != other && one.start < other.end && other.start < one.end
}

fn trace<'a>(bits: &[&'a Bit], rows: usize, rule: &Rule<'_>, table: &[(i32, Move)]) -> Stack<'a> {
    let stride = rows + 1;
    let (mut f, mut r) = (bits.len(), rows);
    let (mut spans, mut dropped) = (Vec::new(), Vec::new());
    while let Some(&(sum, step)) = table.get(f * stride + r) {
        match step {
            Move::Start => break,
            Move::SkipRow => r = r.saturating_sub(1),
            Move::Drop => {
                f = f.saturating_sub(1);
                dropped.extend(bits.get(f).copied());
            }
            Move::Cell { pieces, rows: count } => {
                f = f.saturating_sub(pieces);
                r = r.saturating_sub(count);
                let tall = Tall::of(bits.get(f..f + pieces).unwrap_or_default());
                let before = table.get(f * stride + r).map_or(0, |cell| cell.0);
                let usual = rule.new_cell + 18 * i32::try_from(pieces - 1).unwrap_or(0);
                // The last line of a wrapped cell is hardly ever full: it may be a cell of its own.
                let last_full = bits.get(f + pieces - 1).is_some_and(|bit| bit.piece.width.most + 2 >= rule.width);
                let loose = sum - before > (usual + STRAINED) * SCALE || (pieces > 1 && last_full);
                spans.push(Span { tall, rows: r..r + count, loose });
            }
        }
    }
    spans.reverse();
    mark_loose(&mut spans, rule);
    let cost = table.last().map_or(0, |cell| cell.0);
    Stack { spans, dropped, cost }
}

/// Edges that could as well lie a row higher or lower.
fn mark_loose(spans: &mut [Span], rule: &Rule<'_>) {
    let nearly = if rule.page.print.is_tight() { NEARLY_IF_TIGHT } else { NEARLY };
    for at in 1..spans.len() {
        let Some([above, below]) = spans.get_mut(at - 1..=at) else { continue };
        let fits = |edge: usize| {
            let off = |span: &Span, rows_of: &Range<usize>| {
                distance(rows_of, (span.tall.first, span.tall.last, span.tall.cell.lines.len()), rule, false, false)
                    + SCALE * rule.belongs(&span.tall.cell.text, rows_of)
            };
            off(above, &(above.rows.start..edge)) + off(below, &(edge..below.rows.end))
        };
        let edge = below.rows.start;
        let now = fits(edge);
        let up = above.rows.len() > 1 && fits(edge - 1) <= now + nearly;
        let down = below.rows.len() > 1 && fits(edge + 1) <= now + nearly;
        let both = !above.rows.is_empty() && !below.rows.is_empty();
        above.loose |= both && (up || down);
        below.loose |= both && (up || down);
    }
}
