//! How wide the columns of a running text are, and how its lines were joined: what makes the whole text read with the lowest cost.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::flow::{Level1Text, PageSetting};
use super::fragment::Column;
use super::grammar::Widths;
use super::line_breaks::State;
use super::pace::Pace;

/// Pieces that are enough to find the setting.
const SAMPLE: usize = 700;
/// Widths tried for a column.
const CANDIDATES: usize = 40;
/// Times that all columns are tried.
const ROUNDS: usize = 4;
/// Columns are tried in pairs this many widths around the best ones: one may be too wide only because another is too narrow.
const AROUND: usize = 4;
/// Settings that cost no more than this above the best could be the right ones as well.
const NEARLY: i32 = 20;
/// Other settings that are tried out on the whole text.
const OTHERS: usize = 16;

/// A setting and what reading with it costs.
type Trial = (i32, PageSetting);

/// The setting with which the parts read with the lowest cost, and those that are nearly as good, each with how much more it costs.
pub(super) async fn settings(parts: &[Level1Text], pace: &Pace) -> (PageSetting, Vec<Trial>) {
    let mut sample: Vec<&Level1Text> = Vec::new();
    let mut count = 0;
    for part in parts {
        count += part.pieces.len();
        if count <= SAMPLE || sample.is_empty() {
            sample.push(part);
        }
    }
    if sample.iter().map(|part| part.pieces.len()).sum::<usize>() > 4 * SAMPLE {
        return (PageSetting::default(), Vec::new());
    }
    let mut tried: Vec<Trial> = Vec::new();
    for loose in [false, true] {
        let search = WidthSearch {
            sample: &sample,
            states: State::all(),
            candidates: candidates(&sample),
            known: RefCell::default(),
        };
        search.run(PageSetting { widths: Widths::default(), loose }, &mut tried, pace).await;
    }
    tried.sort_by_key(|trial| trial.0);
    let Some(&(least, best)) = tried.first() else { return (PageSetting::default(), Vec::new()) };
    let others = tried.into_iter().skip(1).map(|(sum, setting)| (sum - least, setting));
    (best, others.take_while(|(more, _)| *more <= NEARLY).take(OTHERS).collect())
}

struct WidthSearch<'a> {
    sample: &'a [&'a Level1Text],
    states: Vec<State>,
    candidates: Vec<usize>,
    /// The cost of a part with the widths that matter for it.
    known: RefCell<BTreeMap<(usize, PageSetting), i32>>,
}

impl WidthSearch<'_> {
    fn cost(&self, setting: &PageSetting) -> i32 {
        let mut known = self.known.borrow_mut();
        let own = |(at, part): (usize, &&Level1Text)| {
            let key = (at, part.relevant(setting));
            *known.entry(key).or_insert_with(|| part.cost(setting, &self.states))
        };
        self.sample.iter().enumerate().map(own).sum()
    }

    /// Goes from the widest pieces of every column downhill, one column or two at a time.
    async fn run(&self, start: PageSetting, tried: &mut Vec<Trial>, pace: &Pace) {
        let setting = PageSetting { widths: widest(self.sample, &start, pace).await, ..start };
        let mut best = (self.cost(&setting), setting);
        tried.push(best);
        for round in 0..ROUNDS {
            let before = best.0;
            for slot in 0..6 {
                for &candidate in &self.candidates {
                    self.offer(&mut best, &[(slot, candidate)], tried);
                    pace.rest().await;
                }
                // Mostly two rounds are enough; the search with the other setting follows.
                pace.done(if start.loose { 12 } else { 0 } + (6 * round + slot).min(12), 24).await;
            }
            if best.0 == before {
                for (one, other) in [(0, 1), (1, 2), (0, 2), (4, 5)] {
                    self.pair(&mut best, one, other, tried, pace).await;
                }
            }
            if best.0 == before {
                break;
            }
        }
    }

    async fn pair(&self, best: &mut Trial, one: usize, other: usize, tried: &mut Vec<Trial>, pace: &Pace) {
        let mut now = best.1.widths;
        let near = |slot: usize, now: &mut Widths| {
            let width = now.slots().into_iter().nth(slot).map_or(0, |width| *width);
            let at = self.candidates.iter().position(|candidate| *candidate >= width).unwrap_or(0);
            let around = self.candidates.iter().skip(at.saturating_sub(AROUND)).take(2 * AROUND + 1);
            around.copied().collect::<Vec<usize>>()
        };
        let (ones, others) = (near(one, &mut now), near(other, &mut now));
        for &a in &ones {
            for &b in &others {
                self.offer(best, &[(one, a), (other, b)], tried);
                pace.rest().await;
            }
        }
    }

    fn offer(&self, best: &mut Trial, changes: &[(usize, usize)], tried: &mut Vec<Trial>) {
        let mut trial = best.1;
        for &(slot, candidate) in changes {
            if let Some(width) = trial.widths.slots().into_iter().nth(slot) {
                *width = candidate;
            }
        }
        if trial == best.1 {
            return;
        }
        let sum = self.cost(&trial);
        if sum <= best.0 + NEARLY {
            tried.push((sum, trial));
        }
        if sum < best.0 {
            *best = (sum, trial);
        }
    }
}

fn candidates(sample: &[&Level1Text]) -> Vec<usize> {
    let mut all: Vec<usize> = sample.iter().flat_map(|part| part.pieces.iter().map(|p| p.width.least)).collect();
    all.sort_unstable();
    all.dedup();
    all.truncate(CANDIDATES);
    all
}

/// The widest piece in every column, as read without any idea of the widths.
async fn widest(parts: &[&Level1Text], start: &PageSetting, pace: &Pace) -> Widths {
    let mut widths = Widths::default();
    for part in parts {
        for (piece, reading) in part.pieces.iter().zip(part.read(start, pace).await) {
            let slot = match (reading.column, part.duty) {
                (Column::Level2, _) => &mut widths.level2,
                (Column::KeyTask, _) => &mut widths.key_task,
                (Column::Name, true) => &mut widths.name,
                (Column::Name, false) => &mut widths.wide_name,
                (Column::HalfYear, _) => &mut widths.half_year,
                (Column::FullYear, _) => &mut widths.full_year,
            };
            *slot = (*slot).max(piece.width.least);
        }
    }
    widths
}
