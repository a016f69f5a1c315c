//! Reads indicators from a text that runs cell after cell: copied from a viewer, or `pdftotext -raw`.
//!
//! All pieces of a group are read together: of all ways to cut them into cells and rows, the one with the fewest doubts (`grammar`) is
//! taken, found in one pass forward and one back. The widths of the columns are not known beforehand; those are taken that make the
//! whole text read with the fewest doubts. Where another reading is nearly as good, the piece is reported to be checked.

use super::fragment::{Column, Fragment};
use super::grammar::{self, Step, Widths};

/// A reading of one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub column: Column,
    pub step: Step,
    /// How many more doubts the best other reading of the piece has.
    pub margin: i32,
}

/// The pieces of one 一级指标.
pub(super) struct Part {
    pub duty: bool,
    /// 决策 and 过程, whose names are the same everywhere.
    pub standard: bool,
    pub pieces: Vec<Fragment>,
}

const NEVER: i32 = 1_000_000;
/// Pieces that are enough to find the widths of the columns.
const SAMPLE: usize = 1500;
/// Widths tried for a column.
const CANDIDATES: usize = 40;

/// Doubts per column, after a piece.
type Front = [i32; 5];

impl Part {
    fn stand(&self, piece: &Fragment, column: Column, widths: &Widths) -> i32 {
        grammar::stand(piece, widths.of(column, self.duty))
    }

    /// The doubts of `piece` in column `to` after `before` in column `from`; every way that is possible.
    fn steps(
        &self,
        before: &Fragment,
        from: Column,
        piece: &Fragment,
        to: Column,
        widths: &Widths,
    ) -> impl Iterator<Item = (Step, i32)> {
        let cell = || grammar::begin(piece, to, self.standard) + grammar::end(before);
        let twin = if from == Column::HalfYear && to == Column::FullYear { grammar::twin(before, piece) } else { 0 };
        let same = (from == to).then(|| grammar::go_on(before, piece, to, widths.of(to, self.duty)));
        let next = grammar::next(from, to, piece.first, self.duty).map(|doubts| doubts + cell() + twin);
        let empty = if from == Column::Level2 { grammar::empty(before) } else { 0 };
        let row = grammar::new_row(from, to, self.duty).filter(|_| piece.first).map(|doubts| doubts + cell() + empty);
        [(Step::Continue, same), (Step::Next, next), (Step::NewRow, row)]
            .into_iter()
            .filter_map(|(step, doubts)| doubts.map(|doubts| (step, doubts)))
    }

    fn start(&self, piece: &Fragment, widths: &Widths) -> Front {
        Column::ALL.map(|column| {
            let allowed = self.duty || column != Column::KeyTask;
            let doubts = grammar::first(column) + grammar::begin(piece, column, self.standard);
            if allowed { doubts + self.stand(piece, column, widths) } else { NEVER }
        })
    }

    /// For every piece, the fewest doubts of any reading up to it, by its column.
    fn forward(&self, widths: &Widths) -> Vec<Front> {
        let mut fronts: Vec<Front> = Vec::with_capacity(self.pieces.len());
        let mut before: Option<&Fragment> = None;
        for piece in &self.pieces {
            let front = match (before, fronts.last()) {
                (Some(before), Some(last)) => Column::ALL.map(|to| {
                    let ways = Column::ALL.into_iter().zip(last).flat_map(|(from, sum)| {
                        self.steps(before, from, piece, to, widths).map(move |(_, doubts)| sum + doubts)
                    });
                    ways.min().unwrap_or(NEVER).min(NEVER) + self.stand(piece, to, widths)
                }),
                _ => self.start(piece, widths),
            };
            fronts.push(front);
            before = Some(piece);
        }
        fronts
    }

    /// For every piece, the fewest doubts of any reading after it, by its column.
    fn backward(&self, widths: &Widths) -> Vec<Front> {
        let mut fronts: Vec<Front> = Vec::with_capacity(self.pieces.len());
        let mut after: Option<&Fragment> = None;
        for piece in self.pieces.iter().rev() {
            let front = match (after, fronts.last()) {
                (Some(after), Some(rest)) => Column::ALL.map(|from| {
                    let ways = Column::ALL.into_iter().zip(rest).flat_map(|(to, sum)| {
                        let stand = self.stand(after, to, widths);
                        self.steps(piece, from, after, to, widths).map(move |(_, doubts)| sum + doubts + stand)
                    });
                    ways.min().unwrap_or(NEVER).min(NEVER)
                }),
                _ => Column::ALL.map(|column| grammar::last(column) + grammar::end(piece)),
            };
            fronts.push(front);
            after = Some(piece);
        }
        fronts.reverse();
        fronts
    }

    /// The doubts of the best reading.
    fn doubts(&self, widths: &Widths) -> i32 {
        let fronts = self.forward(widths);
        let (Some(front), Some(piece)) = (fronts.last(), self.pieces.last()) else { return 0 };
        let ends = Column::ALL.into_iter().zip(front).map(|(column, sum)| sum + grammar::last(column));
        ends.min().unwrap_or(NEVER) + grammar::end(piece)
    }

    /// The best reading of every piece.
    pub fn read(&self, widths: &Widths) -> Vec<Reading> {
        let (forward, backward) = (self.forward(widths), self.backward(widths));
        let mut readings: Vec<Reading> = Vec::with_capacity(self.pieces.len());
        let mut before: Option<(&Fragment, &Front)> = None;
        for ((piece, front), rest) in self.pieces.iter().zip(&forward).zip(&backward) {
            // (doubts, column of the piece before, step, column) of every way through this piece.
            let mut ways: Vec<(i32, Option<Column>, Step, Column)> = Vec::new();
            for (to, after) in Column::ALL.into_iter().zip(rest) {
                let stand = self.stand(piece, to, widths) + after;
                match before {
                    None => {
                        let at = Column::ALL.into_iter().zip(front).find(|(c, _)| *c == to).map_or(NEVER, |(_, d)| *d);
                        ways.push((at + after, None, Step::NewRow, to));
                    }
                    Some((last, sums)) => {
                        for (from, sum) in Column::ALL.into_iter().zip(sums) {
                            let steps = self.steps(last, from, piece, to, widths);
                            ways.extend(steps.map(|(step, doubts)| (sum + doubts + stand, Some(from), step, to)));
                        }
                    }
                }
            }
            let previous = readings.last().map(|reading| reading.column);
            let best = ways.iter().filter(|way| way.1 == previous).min_by_key(|way| way.0).copied();
            let (doubts, _, step, column) = best.unwrap_or((NEVER, None, Step::NewRow, Column::Name));
            let others = ways.iter().filter(|way| (way.2, way.3) != (step, column)).map(|way| way.0);
            readings.push(Reading { column, step, margin: others.min().unwrap_or(NEVER) - doubts });
            before = Some((piece, front));
        }
        readings
    }
}

/// The widths of the columns with which the parts read with the fewest doubts.
pub(super) fn widths(parts: &[Part]) -> Widths {
    let mut widths = Widths::default();
    let mut sample: Vec<&Part> = Vec::new();
    let mut count = 0;
    for part in parts {
        count += part.pieces.len();
        if count <= SAMPLE || sample.is_empty() {
            sample.push(part);
        }
    }
    if sample.iter().map(|part| part.pieces.len()).sum::<usize>() > 4 * SAMPLE {
        return widths;
    }
    widths = widest(&sample, &widths);
    let mut candidates: Vec<usize> = sample.iter().flat_map(|part| part.pieces.iter().map(|p| p.width)).collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates.truncate(CANDIDATES);
    let doubts = |widths: &Widths| sample.iter().map(|part| part.doubts(widths)).sum::<i32>();
    let mut best = doubts(&widths);
    for _ in 0..3 {
        let before = best;
        for slot in 0..6 {
            for &candidate in &candidates {
                let mut trial = widths;
                if let Some(width) = trial.slots().into_iter().nth(slot) {
                    *width = candidate;
                }
                let sum = doubts(&trial);
                if sum < best {
                    (best, widths) = (sum, trial);
                }
            }
        }
        if best == before {
            break;
        }
    }
    widths
}

/// The widest piece in every column, as read without any idea of the widths.
fn widest(parts: &[&Part], start: &Widths) -> Widths {
    let mut widths = Widths::default();
    for part in parts {
        for (piece, reading) in part.pieces.iter().zip(part.read(start)) {
            let slot = match (reading.column, part.duty) {
                (Column::Level2, _) => &mut widths.level2,
                (Column::KeyTask, _) => &mut widths.key_task,
                (Column::Name, true) => &mut widths.name,
                (Column::Name, false) => &mut widths.wide_name,
                (Column::HalfYear, _) => &mut widths.half_year,
                (Column::FullYear, _) => &mut widths.full_year,
            };
            *slot = (*slot).max(piece.width);
        }
    }
    widths
}
