//! Reads indicators from a text that runs cell after cell: copied from a viewer, or `pdftotext -raw`.
//!
//! All pieces of a group are read together: of all ways to cut them into cells and rows, the one with the fewest doubts (`grammar`,
//! `seams`) is taken, found in one pass forward and one back. Where another reading is nearly as good, or the best one is bad, the piece is
//! reported to be checked.

use super::fragment::{Column, Fragment};
use super::grammar::{self, Widths};
use super::seams::{Pair, Seams, State, Step};

/// A reading of one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub column: Column,
    pub step: Step,
    /// How many more doubts the best other reading of the piece has.
    pub margin: i32,
    /// The column of that one.
    pub other: Option<Column>,
    /// The doubts of this piece itself.
    pub doubts: i32,
}

/// How the page was set, as far as it matters for the text: found by trying what reads best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Setting {
    pub widths: Widths,
    /// Cells half a line apart share a line of the text.
    pub loose: bool,
}

/// The pieces of one 一级指标.
#[derive(Clone)]
pub(super) struct Part {
    pub duty: bool,
    /// Whether any of its rows has a 重点工作.
    pub tasks: bool,
    pub pieces: Vec<Fragment>,
}

const NEVER: i32 = 1_000_000;
/// What is worse than the best by more than this is not followed.
const HOPELESS: i32 = 260;
/// The same while widths are tried out.
const UNLIKELY: i32 = 90;

/// The fewest doubts, by state.
type Front = Vec<i32>;

fn least(front: &Front) -> i32 {
    front.iter().copied().min().unwrap_or(NEVER)
}

/// The states of a front that are worth following.
fn open<'a>(front: &'a Front, states: &'a [State], hopeless: i32) -> impl Iterator<Item = (State, i32)> + 'a {
    let limit = least(front).saturating_add(hopeless).min(NEVER - 1);
    states.iter().copied().zip(front.iter().copied()).filter(move |(_, doubts)| *doubts <= limit)
}

fn lower(front: &mut Front, state: State, doubts: i32) {
    if let Some(slot) = front.get_mut(state.index()) {
        *slot = (*slot).min(doubts);
    }
}

impl Part {
    fn seams(&self, setting: &Setting) -> Seams {
        Seams { duty: self.tasks, loose: setting.loose }
    }

    fn stand(&self, piece: &Fragment, column: Column, setting: &Setting) -> i32 {
        grammar::stand(piece, column, setting.widths.of(column, self.duty))
    }

    fn start(&self, piece: &Fragment, setting: &Setting) -> Front {
        let mut front = vec![NEVER; State::COUNT];
        for column in Column::ALL.into_iter().filter(|column| self.tasks || *column != Column::KeyTask) {
            let doubts = grammar::first(column)
                + piece.begins.get(column as usize).copied().unwrap_or(0)
                + self.stand(piece, column, setting);
            for state in State::firsts(column) {
                lower(&mut front, state, doubts);
            }
        }
        front
    }

    fn finish(piece: &Fragment, state: State) -> i32 {
        if state.may_end() { grammar::last(state.column) + piece.ends } else { NEVER }
    }

    /// For every piece, the fewest doubts of any reading up to it.
    fn forward(&self, setting: &Setting, states: &[State], hopeless: i32) -> Vec<Front> {
        let seams = self.seams(setting);
        let width = |column| setting.widths.of(column, self.duty);
        let mut fronts: Vec<Front> = Vec::with_capacity(self.pieces.len());
        let mut before: Option<&Fragment> = None;
        for piece in &self.pieces {
            let front = match (before, fronts.last()) {
                (Some(before), Some(last)) => {
                    let mut front = vec![NEVER; State::COUNT];
                    let stands = Column::ALL.map(|column| self.stand(piece, column, setting));
                    let pair = Pair::new(before, piece, width);
                    for (from, sum) in open(last, states, hopeless) {
                        seams.ways(&pair, from, |way| {
                            let stand = stands.get(way.to.column as usize).copied().unwrap_or(NEVER);
                            lower(&mut front, way.to, sum + way.doubts + stand);
                        });
                    }
                    front
                }
                _ => self.start(piece, setting),
            };
            fronts.push(front);
            before = Some(piece);
        }
        fronts
    }

    /// For every piece, the fewest doubts of any reading after it, for the states that `forward` reached.
    fn backward(&self, setting: &Setting, states: &[State], forward: &[Front]) -> Vec<Front> {
        let seams = self.seams(setting);
        let width = |column| setting.widths.of(column, self.duty);
        let mut fronts: Vec<Front> = Vec::with_capacity(self.pieces.len());
        let mut after: Option<&Fragment> = None;
        for (piece, reached) in self.pieces.iter().zip(forward).rev() {
            let mut front = vec![NEVER; State::COUNT];
            let pair = after.map(|after| Pair::new(piece, after, width));
            for (from, _) in open(reached, states, HOPELESS) {
                let best = match (after.zip(pair.as_ref()), fronts.last()) {
                    (Some((after, pair)), Some(rest)) => {
                        let mut best = NEVER;
                        seams.ways(pair, from, |way| {
                            let rest = rest.get(way.to.index()).copied().unwrap_or(NEVER);
                            if rest < NEVER {
                                best = best.min(rest + way.doubts + self.stand(after, way.to.column, setting));
                            }
                        });
                        best
                    }
                    _ => Self::finish(piece, from),
                };
                lower(&mut front, from, best);
            }
            fronts.push(front);
            after = Some(piece);
        }
        fronts.reverse();
        fronts
    }

    /// The setting without the widths of columns that the part does not have.
    pub fn relevant(&self, setting: &Setting) -> Setting {
        let mut own = *setting;
        if self.duty {
            own.widths.wide_name = 0;
        } else {
            (own.widths.key_task, own.widths.name) = (0, 0);
        }
        own
    }

    /// The doubts of the best reading.
    pub fn doubts(&self, setting: &Setting, states: &[State]) -> i32 {
        let fronts = self.forward(setting, states, UNLIKELY);
        let (Some(front), Some(piece)) = (fronts.last(), self.pieces.last()) else { return 0 };
        open(front, states, HOPELESS).map(|(state, sum)| sum + Self::finish(piece, state)).min().unwrap_or(NEVER)
    }

    /// Lowers the margin of every piece that another setting reads otherwise; it has `more` doubts in all.
    pub fn compare(&self, readings: &mut [Reading], other: &Setting, more: i32) {
        for (reading, other) in readings.iter_mut().zip(self.read(other)) {
            if (reading.column, reading.step) != (other.column, other.step) && more < reading.margin {
                (reading.margin, reading.other) = (more, Some(other.column));
            }
        }
    }

    /// The best reading of every piece.
    pub fn read(&self, setting: &Setting) -> Vec<Reading> {
        let states = State::all();
        let seams = self.seams(setting);
        let width = |column| setting.widths.of(column, self.duty);
        let forward = self.forward(setting, &states, HOPELESS);
        let backward = self.backward(setting, &states, &forward);
        let mut readings: Vec<Reading> = Vec::with_capacity(self.pieces.len());
        let mut before: Option<(&Fragment, &Front)> = None;
        let mut here: Option<State> = None;
        for ((piece, front), rest) in self.pieces.iter().zip(&forward).zip(&backward) {
            let after = |state: State| rest.get(state.index()).copied().unwrap_or(NEVER);
            // (doubts in all, doubts of the piece, state before, step, state) of every way through this piece.
            let mut ways: Vec<(i32, i32, Option<State>, Step, State)> = Vec::new();
            match before {
                None => {
                    let starts = open(front, &states, HOPELESS);
                    ways.extend(starts.map(|(to, sum)| (sum + after(to), sum, None, Step::NewRow, to)));
                }
                Some((last, sums)) => {
                    let pair = Pair::new(last, piece, width);
                    for (from, sum) in open(sums, &states, HOPELESS) {
                        seams.ways(&pair, from, |way| {
                            let own = way.doubts + self.stand(piece, way.to.column, setting);
                            ways.push((sum + own + after(way.to), own, Some(from), way.step, way.to));
                        });
                    }
                }
            }
            let best = ways.iter().filter(|way| way.2 == here).min_by_key(|way| way.0).copied();
            let Some((total, doubts, _, step, to)) = best else { break };
            let others = ways.iter().filter(|way| (way.3, way.4.column) != (step, to.column));
            let other = others.min_by_key(|way| way.0).map(|way| (way.0, way.4.column));
            let margin = other.map_or(NEVER, |other| other.0) - total;
            readings.push(Reading { column: to.column, step, margin, other: other.map(|other| other.1), doubts });
            here = Some(to);
            before = Some((piece, front));
        }
        // Nothing reaches the end only where a piece can follow no other.
        while readings.len() < self.pieces.len() {
            readings.push(Reading { column: Column::Name, step: Step::NewRow, margin: 0, other: None, doubts: NEVER });
        }
        readings
    }
}
