//! Cuts a strip of a kept layout into rows.
//!
//! A row has one 三级指标 and its two values, each centred in the row, and stands above the next one. Of all ways to go down the three columns
//! together, the one with the lowest cost is taken: a cell goes on only where its line is full (`grammar`), the middles of the cells
//! agree, and rows hardly share a line.

use std::collections::BTreeMap;

use super::anchors::{Anchor, Tall};
use super::fragment::{Column, Fragment};
use super::grammar;
use super::pace::Pace;
use super::stack::Span;
use super::strip::Bit;
use super::value::{Likeness, in_order, untangled};

/// The number of pieces of the columns after which the search rests: a page may have a thousand.
const PIECES_A_REST: usize = 32;
/// The number of lines that a cell may have at most.
const MOST_PIECES: usize = 8;
/// The number of lines that the cells of a row may stand apart at most.
const REACH: usize = 10;
/// Another cut that is worse by no more than this makes a row one to be checked.
const CLOSE: i32 = 14;
/// A row of this cost or more is reported to be checked.
const STRAINED: i32 = 60;
/// A cell of several pieces that costs this much is no cell.
const IMPOSSIBLE: i32 = 260;
/// What is worse than the best by more than this is not followed.
const HOPELESS: i32 = 130;

/// The rows of a strip: their values, and their names.
#[derive(Default)]
pub(super) struct Rows {
    pub anchors: Vec<Anchor>,
    pub names: Vec<Span>,
    /// The pieces that are part of no cell, however the columns are cut.
    pub left: Vec<Fragment>,
}

/// The columns of a strip, and what their cut into rows depends on.
pub(super) struct Cutting<'a> {
    /// The pieces of the columns 三级指标, 半年 and 全年.
    pub columns: [Vec<&'a Bit>; 3],
    pub widths: [usize; 3],
    /// Whether a row may have begun on the page before, and may go on on the next.
    pub edges: [bool; 2],
}

const COLUMNS: [Column; 3] = [Column::Name, Column::HalfYear, Column::FullYear];

/// How many pieces of each of the three columns stand in the rows so far: a place between two rows.
type ColumnCounts = [usize; 3];

/// A row between two places.
#[derive(Clone, Copy)]
struct CutStep {
    from: ColumnCounts,
    to: ColumnCounts,
    cost: i32,
}

impl Cutting<'_> {
    /// Cuts the strip into rows, resting now and then.
    pub async fn rows(&self, pace: &Pace) -> Rows {
        let end: ColumnCounts = [0, 1, 2].map(|at| self.columns.get(at).map_or(0, Vec::len));
        let cells = [0, 1, 2].map(|at| self.cells(at));
        let total: usize = end.iter().sum();
        let mut above: BTreeMap<ColumnCounts, (i32, ColumnCounts)> = BTreeMap::from([([0; 3], (0, [0; 3]))]);
        let mut order: Vec<Vec<ColumnCounts>> = vec![Vec::new(); total + 1];
        if let Some(first) = order.first_mut() {
            first.push([0; 3]);
        }
        let mut steps: Vec<CutStep> = Vec::new();
        for used in 0..total {
            if used % PIECES_A_REST == 0 {
                pace.rest().await;
            }
            let here = order.get_mut(used).map(std::mem::take).unwrap_or_default();
            let least = here.iter().filter_map(|place| above.get(place)).map(|cell| cell.0).min().unwrap_or(0);
            for from in here {
                let Some(&(sum, _)) = above.get(&from).filter(|cell| cell.0 <= least + HOPELESS) else { continue };
                self.steps(from, end, &cells, |step| {
                    steps.push(step);
                    let sum = sum + step.cost;
                    let slot = above.entry(step.to).or_insert_with(|| {
                        order.get_mut(step.to.iter().sum::<usize>()).into_iter().for_each(|list| list.push(step.to));
                        (i32::MAX / 4, from)
                    });
                    if sum < slot.0 {
                        *slot = (sum, from);
                    }
                });
            }
        }
        self.trace(end, &above, &steps)
    }

    /// The cost of `count` pieces from a piece on being one cell, by piece and count.
    fn cells(&self, at: usize) -> Vec<Vec<i32>> {
        let (Some(bits), Some(&column), Some(&width)) = (self.columns.get(at), COLUMNS.get(at), self.widths.get(at))
        else {
            return Vec::new();
        };
        (0..bits.len())
            .map(|start| {
                let mut cost = 0;
                let mut before: Option<&Bit> = None;
                let pieces = bits.iter().skip(start).take(MOST_PIECES).copied();
                pieces
                    .map(|bit| {
                        cost += match before {
                            None => grammar::begin(&bit.piece, column, false),
                            Some(before) => grammar::go_on(&before.piece, &bit.piece, column, width),
                        };
                        before = Some(bit);
                        cost + grammar::end(&bit.piece)
                    })
                    .collect()
            })
            .collect()
    }

    /// Every row that may begin at a place.
    fn steps(&self, from: ColumnCounts, end: ColumnCounts, cells: &[Vec<Vec<i32>>; 3], mut offer: impl FnMut(CutStep)) {
        let [names, halves, fulls] = [0, 1, 2].map(|at| self.choices(at, from, cells));
        let above = self.last_line(from);
        for name in &names {
            for half in &halves {
                for full in &fulls {
                    let row = [*name, *half, *full];
                    let to: ColumnCounts = [name.0, half.0, full.0];
                    if to == from {
                        continue;
                    }
                    let [from_before, goes_on] = self.edges;
                    let torn = (from == [0; 3] && from_before) || (to == end && goes_on);
                    if let Some(cost) = judge(&row, torn, above).filter(|cost| *cost <= IMPOSSIBLE) {
                        let twin = self.twin(&row, from) + self.said_by_name(&row, from);
                        offer(CutStep { from, to, cost: cost + twin });
                    }
                }
            }
        }
    }

    /// The cells of a column that may begin at a place: the piece after it, its cost, and its lines.
    fn choices(&self, at: usize, from: ColumnCounts, cells: &[Vec<Vec<i32>>; 3]) -> Vec<Choice> {
        let start = from.get(at).copied().unwrap_or(0);
        let missing = [90, 45, 60].get(at).copied().unwrap_or(0);
        let mut choices: Vec<Choice> = vec![(start, missing, None)];
        let Some(bits) = self.columns.get(at) else { return choices };
        let own = cells.get(at).and_then(|cells| cells.get(start)).map_or(&[][..], Vec::as_slice);
        if let Some(first) = bits.get(start) {
            let ends = own.iter().zip(bits.iter().skip(start)).enumerate();
            let ends = ends.filter(|(count, (cost, _))| *count == 0 || **cost <= IMPOSSIBLE);
            choices.extend(ends.map(|(count, (cost, last))| (start + count + 1, *cost, Some((first.row, last.row)))));
        }
        choices
    }

    fn twin(&self, row: &[Choice; 3], from: ColumnCounts) -> i32 {
        let [_, half, full] = row;
        let [_, half_from, full_from] = from;
        let single = half.0 == half_from + 1 && full.0 == full_from + 1;
        let pieces = self
            .columns
            .get(1)
            .and_then(|bits| bits.get(half_from))
            .zip(self.columns.get(2).and_then(|bits| bits.get(full_from)));
        pieces.filter(|_| single).map_or(0, |(half, full)| grammar::twin(&half.piece, &full.piece))
    }

    /// What a standard name says of its values: `健全` stands beside `…健全性`.
    fn said_by_name(&self, row: &[Choice; 3], from: ColumnCounts) -> i32 {
        let single = |at: usize| {
            let (start, end) = (from.get(at).copied()?, row.get(at)?.0);
            self.columns.get(at)?.get(start).filter(|_| end == start + 1).map(|bit| &bit.piece)
        };
        let Some(name) = single(0).filter(|name| name.known_name) else { return 0 };
        let values = [single(1), single(2)].into_iter().flatten().filter(|value| value.likeness == Likeness::Phrase);
        values.map(|value| if name.text.contains(&value.text) { -12 } else { 25 }).sum()
    }

    /// The last line of the rows before a place.
    fn last_line(&self, place: ColumnCounts) -> Option<usize> {
        let rows = self.columns.iter().zip(place).filter_map(|(bits, at)| Some(bits.get(at.checked_sub(1)?)?.row));
        rows.max()
    }

    /// Goes back along the best way, and looks for others nearly as good.
    fn trace(&self, end: ColumnCounts, above: &BTreeMap<ColumnCounts, (i32, ColumnCounts)>, steps: &[CutStep]) -> Rows {
        let mut below: BTreeMap<ColumnCounts, i32> = BTreeMap::from([(end, 0)]);
        for step in steps.iter().rev() {
            let Some(rest) = below.get(&step.to).copied() else { continue };
            let slot = below.entry(step.from).or_insert(i32::MAX / 4);
            *slot = (*slot).min(rest + step.cost);
        }
        let best = above.get(&end).map_or(0, |cell| cell.0);
        let close: Vec<&CutStep> = steps
            .iter()
            .filter(|step| {
                let through = above.get(&step.from).zip(below.get(&step.to));
                through.is_some_and(|(sum, rest)| sum.0 + step.cost + rest <= best + CLOSE)
            })
            .collect();
        let mut path: Vec<(ColumnCounts, ColumnCounts)> = Vec::new();
        let mut place = end;
        while let Some(&(_, from)) = above.get(&place).filter(|cell| cell.1 != place) {
            path.push((from, place));
            place = from;
        }
        path.reverse();
        let mut rows = Rows::default();
        if !above.contains_key(&end) {
            rows.left = self.columns.iter().flatten().map(|bit| bit.piece.clone()).collect();
        }
        // They were found in the order of the way down.
        let mut further = steps.iter();
        for (from, to) in path {
            let crosses = |step: &&&CutStep| {
                (step.from, step.to) != (from, to)
                    && (0..3).any(|at| {
                        let bounds = |place: &ColumnCounts| place.get(at).copied().unwrap_or(0);
                        bounds(&step.from) < bounds(&to) && bounds(&step.to) > bounds(&from)
                    })
            };
            let own = further.find(|step| step.from == from && step.to == to).map_or(0, |step| step.cost);
            let loose = own >= STRAINED || close.iter().any(|step| crosses(&step));
            rows.push(&self.columns, from, to, loose);
        }
        rows
    }
}

/// The piece after a cell, its cost, and its first and last line; none where the cell is missing.
type Choice = (usize, i32, Option<(usize, usize)>);

/// The cost of cells forming a row below a line, or `None` where they stand too far apart.
fn judge(row: &[Choice; 3], torn: bool, above: Option<usize>) -> Option<i32> {
    let mut cost = 0;
    let mut values = 0;
    for (at, cell) in row.iter().enumerate() {
        cost += if cell.2.is_none() && torn && at > 0 { 15 } else { cell.1 };
        values += i32::from(at > 0 && cell.2.is_some());
    }
    // Without any value it is hardly a row, unless a page break tore it.
    if values == 0 && !torn {
        cost += 40;
    }
    let lines: Vec<(usize, usize)> = row.iter().filter_map(|cell| cell.2).collect();
    let first = lines.iter().map(|cell| cell.0).min()?;
    let last = lines.iter().map(|cell| cell.1).max()?;
    if last - first > REACH {
        return None;
    }
    for pair in lines.windows(2) {
        let [one, other] = pair else { continue };
        // Twice the distance of the middles.
        cost += match (one.0 + one.1).abs_diff(other.0 + other.1) {
            0 => 0,
            1 => 2,
            2 => 12,
            off => 20 + 12 * (i32::try_from(off).ok()? - 3),
        };
    }
    if let Some(above) = above {
        cost += match first {
            first if first > above => 0,
            first if first == above => 14,
            first => 14 + 25 * i32::try_from(above - first).ok()?,
        };
    }
    Some(cost)
}

impl Rows {
    fn push(&mut self, columns: &[Vec<&Bit>; 3], from: ColumnCounts, to: ColumnCounts, loose: bool) {
        let mut cells =
            columns.iter().zip(from).zip(to).map(|((bits, from), to)| bits.get(from..to).unwrap_or_default());
        let mut next = || cells.next().unwrap_or_default();
        let (name, half_year, full_year) = (next(), next(), next());
        let whole = |bits: &[&Bit]| (!bits.is_empty()).then(|| Tall::of(bits));
        let texts = |bits: &[&Bit]| bits.iter().map(|bit| bit.piece.text.clone()).collect::<Vec<_>>();
        let (halves, fulls) = (texts(half_year), texts(full_year));
        let (half_text, full_text) = match untangled(&halves, &fulls) {
            Some((half, full)) => (Some(half), Some(full)),
            None => (in_order(&halves, &fulls.concat()), in_order(&fulls, &halves.concat())),
        };
        let value = |bits: &[&Bit], text: Option<String>| {
            let mut tall = whole(bits)?;
            if let Some(text) = text {
                tall.cell.text = text;
            }
            Some(tall)
        };
        let (half_year, full_year) = (value(half_year, half_text), value(full_year, full_text));
        let name = whole(name);
        let all = || name.iter().chain(&half_year).chain(&full_year);
        let first = all().map(|tall| tall.first).min().unwrap_or(0);
        let last = all().map(|tall| tall.last).max().unwrap_or(0);
        let at = self.anchors.len();
        if let Some(tall) = name {
            self.names.push(Span { tall, rows: at..at + 1, loose });
        }
        self.anchors.push(Anchor { half_year, full_year, first, last });
    }
}
