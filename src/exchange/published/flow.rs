//! Reads indicators from a text that runs cell after cell: copied from a viewer, or `pdftotext -raw`.
//!
//! All pieces of a group are read together: of all ways to cut them into cells and rows, the one with the lowest cost (`grammar`,
//! `line_breaks`) is taken, found in one pass forward and one back. Where another reading is nearly as good, or the best one is bad, the piece is
//! reported to be checked.

use super::fragment::{Column, Fragment};
use super::grammar::{self, Widths};
use super::line_breaks::{CellStep, LineBreaks, Pair, State};
use super::pace::Pace;

/// How a piece is read: in which column, and how it follows the piece before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub column: Column,
    pub step: CellStep,
    /// How much more the best other reading of the piece costs.
    pub margin: i32,
    /// The column of the best other reading.
    pub other: Option<Column>,
    /// The cost of this piece itself.
    pub cost: i32,
}

/// How the page was set, as far as it matters for the text: found by trying what reads best.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PageSetting {
    pub widths: Widths,
    /// Cells half a line apart share a line of the text.
    pub loose: bool,
}

/// The text of one 一级指标 as pieces.
#[derive(Clone)]
pub(super) struct Level1Text {
    pub duty: bool,
    /// Whether any of its rows has a 重点工作.
    pub tasks: bool,
    pub pieces: Vec<Fragment>,
}

/// What a piece costs in a setting, worked out once for all that may stand before it.
struct Laid {
    /// It and the piece before it.
    pair: Option<Pair>,
    /// The cost of it standing in a column, by column.
    stands: [i32; 5],
}

impl Laid {
    fn stand(&self, column: Column) -> i32 {
        self.stands.get(column as usize).copied().unwrap_or(NEVER)
    }
}

const NEVER: i32 = 1_000_000;
/// What is worse than the best by more than this is not followed.
const HOPELESS: i32 = 260;
/// The same while widths are tried out.
const UNLIKELY: i32 = 90;

/// Which readings are followed, and how far from the best one.
struct Follow<'a> {
    line_breaks: LineBreaks,
    states: &'a [State],
    hopeless: i32,
}

/// The lowest cost, by state.
type Front = Vec<i32>;

fn least(front: &Front) -> i32 {
    front.iter().copied().min().unwrap_or(NEVER)
}

/// The states of a front that are worth following.
fn open<'a>(front: &'a Front, states: &'a [State], hopeless: i32) -> impl Iterator<Item = (State, i32)> + 'a {
    let limit = least(front).saturating_add(hopeless).min(NEVER - 1);
    states.iter().copied().zip(front.iter().copied()).filter(move |(_, cost)| *cost <= limit)
}

fn lower(front: &mut Front, state: State, cost: i32) {
    if let Some(slot) = front.get_mut(state.index()) {
        *slot = (*slot).min(cost);
    }
}

impl Level1Text {
    fn line_breaks(&self, setting: &PageSetting) -> LineBreaks {
        LineBreaks { duty: self.tasks, loose: setting.loose }
    }

    /// Works out what does not depend on how the pieces before are read.
    fn lay(&self, setting: &PageSetting) -> Vec<Laid> {
        let width = |column| setting.widths.of(column, self.duty);
        let mut before: Option<&Fragment> = None;
        let laid = self.pieces.iter().map(|piece| {
            let pair = before.map(|before| Pair::new(before, piece, width));
            before = Some(piece);
            Laid { pair, stands: Column::ALL.map(|column| grammar::stand(piece, column, width(column))) }
        });
        laid.collect()
    }

    fn start(&self, piece: &Fragment, laid: &Laid) -> Front {
        let mut front = vec![NEVER; State::COUNT];
        for column in Column::ALL.into_iter().filter(|column| self.tasks || *column != Column::KeyTask) {
            let cost =
                grammar::first(column) + piece.begins.get(column as usize).copied().unwrap_or(0) + laid.stand(column);
            for state in State::firsts(column) {
                lower(&mut front, state, cost);
            }
        }
        front
    }

    fn finish(piece: &Fragment, state: State) -> i32 {
        if state.may_end() { grammar::last(state.column) + piece.ends } else { NEVER }
    }

    /// The lowest cost of any reading up to a piece; `last` are those of the piece before.
    fn ahead(&self, piece: &Fragment, laid: &Laid, last: Option<&Front>, way: &Follow<'_>) -> Front {
        let Some((last, pair)) = last.zip(laid.pair.as_ref()) else { return self.start(piece, laid) };
        let mut front = vec![NEVER; State::COUNT];
        for (from, sum) in open(last, way.states, way.hopeless) {
            way.line_breaks.ways(pair, from, |way| {
                lower(&mut front, way.to, sum + way.cost + laid.stand(way.to.column));
            });
        }
        front
    }

    /// The lowest cost of any reading after a piece, for the states that it was reached in; `after` is the piece after it, with its own.
    fn back(piece: &Fragment, reached: &Front, after: Option<(&Laid, &Front)>, way: &Follow<'_>) -> Front {
        let mut front = vec![NEVER; State::COUNT];
        let after = after.and_then(|(after, rest)| Some((after, after.pair.as_ref()?, rest)));
        for (from, _) in open(reached, way.states, way.hopeless) {
            let Some((after, pair, rest)) = after else {
                lower(&mut front, from, Self::finish(piece, from));
                continue;
            };
            let mut best = NEVER;
            way.line_breaks.ways(pair, from, |way| {
                let rest = rest.get(way.to.index()).copied().unwrap_or(NEVER);
                if rest < NEVER {
                    best = best.min(rest + way.cost + after.stand(way.to.column));
                }
            });
            lower(&mut front, from, best);
        }
        front
    }

    /// The setting without the widths of columns that the part does not have.
    pub fn relevant(&self, setting: &PageSetting) -> PageSetting {
        let mut own = *setting;
        if self.duty {
            own.widths.wide_name = 0;
        } else {
            (own.widths.key_task, own.widths.name) = (0, 0);
        }
        own
    }

    /// The cost of the best reading.
    pub fn cost(&self, setting: &PageSetting, states: &[State]) -> i32 {
        let way = Follow { line_breaks: self.line_breaks(setting), states, hopeless: UNLIKELY };
        let mut front: Option<Front> = None;
        for (piece, laid) in self.pieces.iter().zip(self.lay(setting)) {
            front = Some(self.ahead(piece, &laid, front.as_ref(), &way));
        }
        let (Some(front), Some(piece)) = (&front, self.pieces.last()) else { return 0 };
        open(front, states, HOPELESS).map(|(state, sum)| sum + Self::finish(piece, state)).min().unwrap_or(NEVER)
    }

    /// Lowers the margin of every piece that another setting reads otherwise; it costs `more` in all.
    pub async fn compare(&self, readings: &mut [Reading], other: &PageSetting, more: i32, pace: &Pace) {
        for (reading, other) in readings.iter_mut().zip(self.read(other, pace).await) {
            if (reading.column, reading.step) != (other.column, other.step) && more < reading.margin {
                (reading.margin, reading.other) = (more, Some(other.column));
            }
        }
    }

    /// The best reading of every piece.
    pub async fn read(&self, setting: &PageSetting, pace: &Pace) -> Vec<Reading> {
        let states = State::all();
        let way = Follow { line_breaks: self.line_breaks(setting), states: &states, hopeless: HOPELESS };
        let laid = self.lay(setting);
        let mut forward: Vec<Front> = Vec::with_capacity(self.pieces.len());
        for (at, (piece, laid)) in self.pieces.iter().zip(&laid).enumerate() {
            forward.push(self.ahead(piece, laid, forward.last(), &way));
            rest_at(at, pace).await;
        }
        let mut backward: Vec<Front> = Vec::with_capacity(self.pieces.len());
        let mut after: Option<&Laid> = None;
        for (at, ((piece, laid), reached)) in self.pieces.iter().zip(&laid).zip(&forward).enumerate().rev() {
            backward.push(Self::back(piece, reached, after.zip(backward.last()), &way));
            after = Some(laid);
            rest_at(at, pace).await;
        }
        backward.reverse();
        let mut readings: Vec<Reading> = Vec::with_capacity(self.pieces.len());
        let mut before: Option<&Front> = None;
        let mut here: Option<State> = None;
        for (at, ((laid, front), rest)) in laid.iter().zip(&forward).zip(&backward).enumerate() {
            let Some((reading, to)) = best(laid, before, front, rest, here, &way) else { break };
            readings.push(reading);
            here = Some(to);
            before = Some(front);
            rest_at(at, pace).await;
        }
        // Nothing reaches the end only where a piece can follow no other.
        while readings.len() < self.pieces.len() {
            readings.push(Reading {
                column: Column::Name,
                step: CellStep::NewRow,
                margin: 0,
                other: None,
                cost: NEVER,
            });
        }
        readings
    }
}

/// The number of pieces after which a reading rests.
const PIECES: usize = 64;

async fn rest_at(piece: usize, pace: &Pace) {
    if piece % PIECES == PIECES - 1 {
        pace.rest().await;
    }
}

/// The best way through a piece from the state `here` of the one before, and the state it leads to; `before` and `front` are the costs up to
/// the piece before and up to this one, `rest` those after it.
fn best(
    laid: &Laid,
    before: Option<&Front>,
    front: &Front,
    rest: &Front,
    here: Option<State>,
    way: &Follow<'_>,
) -> Option<(Reading, State)> {
    let after = |state: State| rest.get(state.index()).copied().unwrap_or(NEVER);
    // (cost in all, cost of the piece, state before, step, state) of every way through this piece.
    let mut ways: Vec<(i32, i32, Option<State>, CellStep, State)> = Vec::new();
    match before.zip(laid.pair.as_ref()) {
        None => {
            let starts = open(front, way.states, way.hopeless);
            ways.extend(starts.map(|(to, sum)| (sum + after(to), sum, None, CellStep::NewRow, to)));
        }
        Some((sums, pair)) => {
            for (from, sum) in open(sums, way.states, way.hopeless) {
                way.line_breaks.ways(pair, from, |way| {
                    let own = way.cost + laid.stand(way.to.column);
                    ways.push((sum + own + after(way.to), own, Some(from), way.step, way.to));
                });
            }
        }
    }
    let best = ways.iter().filter(|way| way.2 == here).min_by_key(|way| way.0).copied();
    let (total, cost, _, step, to) = best?;
    let others = ways.iter().filter(|way| (way.3, way.4.column) != (step, to.column));
    let other = others.min_by_key(|way| way.0).map(|way| (way.0, way.4.column));
    let margin = other.map_or(NEVER, |other| other.0) - total;
    Some((Reading { column: to.column, step, margin, other: other.map(|other| other.1), cost }, to))
}
