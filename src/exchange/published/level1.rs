//! Which 一级指标 the 二级指标 of a kept layout belong to: its name stands in the middle of its rows, far left.

use super::pace::Pace;
use super::strip::{Bit, Strip};
use super::table::Level2Block;
use super::vocabulary::{Vocabulary, level1_names};
use crate::form::Level1;

/// What was found for a strip.
pub(super) struct Levels {
    /// The 一级指标 of each block.
    pub of: Vec<Option<Level1>>,
    /// The last 一级指标 that is named in the strip.
    pub last: Option<Level1>,
}

/// A 一级指标 and the lines of the strip its name stands on; none for the one that goes on from the page before.
#[derive(Clone, Copy)]
pub(super) struct Named {
    level1: Level1,
    at: Option<(usize, usize)>,
}

pub(super) async fn levels(
    strip: &Strip,
    grid: &[Bit],
    blocks: &[Level2Block],
    current: Option<Level1>,
    words: &Vocabulary,
    next_goes_on: bool,
    pace: &Pace,
) -> Levels {
    let (named, _) = names(grid, strip.duty);
    let mut named = once_each(named);
    let last = named.last().map(|named| named.level1);
    if let Some(level1) = current.filter(|level1| strip.goes_on && named.first().is_none_or(|n| n.level1 != *level1)) {
        named.insert(0, Named { level1, at: None });
    }
    if named.is_empty() && strip.duty {
        named.push(Named { level1: Level1::Duty, at: None });
    }
    if named.is_empty() {
        let own = |block: &Level2Block| {
            let name = block.name.as_ref().and_then(|tall| words.level2(&tall.cell.text));
            name.or_else(|| {
                block.rows.iter().find_map(|row| words.standard_name(&row.name.text)).map(|(level1, _)| level1)
            })
        };
        return Levels { of: blocks.iter().map(own).collect(), last };
    }
    Levels { of: divide(blocks, &named, words, next_goes_on, pace).await, last }
}

/// Some tables print the name of a group in each of its rows. It covers what all of them cover, with its middle in the middle of them all.
fn once_each(named: Vec<Named>) -> Vec<Named> {
    let mut once: Vec<Named> = Vec::with_capacity(named.len());
    for next in named {
        match (once.last_mut(), next.at) {
            (Some(Named { level1, at: Some(at) }), Some((_, last))) if *level1 == next.level1 => at.1 = last,
            _ => once.push(next),
        }
    }
    once
}

/// Puts the pieces of the far left column together. What makes up no name comes back by its place: the row, and where it starts on it.
pub(super) fn names(grid: &[Bit], duty: bool) -> (Vec<Named>, Vec<(usize, usize)>) {
    let (mut named, mut strange): (Vec<Named>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    let pieces: Vec<&Bit> = grid.iter().filter(|bit| bit.column.is_none()).collect();
    let mut rest = pieces.as_slice();
    while let [first, ..] = rest {
        let fit = (1..=rest.len().min(6)).rev().find_map(|count| {
            let text: String = rest.iter().take(count).map(|bit| bit.piece.text.as_str()).collect();
            let level1 = Level1::ALL.into_iter().find(|level1| level1_names(*level1).contains(&text.as_str()))?;
            (level1.has_key_task() == duty).then_some((level1, count))
        });
        let count = fit.map_or(1, |(_, count)| count);
        match fit {
            Some((level1, count)) => {
                let last = rest.get(count - 1).map_or(first.row, |bit| bit.row);
                named.push(Named { level1, at: Some((first.row, last)) });
            }
            None => strange.push((first.row, first.piece.start)),
        }
        rest = rest.get(count..).unwrap_or_default();
    }
    (named, strange)
}

/// Divides the blocks among the names, in order, so that every name stands in the middle of what it covers.
async fn divide(
    blocks: &[Level2Block],
    named: &[Named],
    words: &Vocabulary,
    next_goes_on: bool,
    pace: &Pace,
) -> Vec<Option<Level1>> {
    let strange = Strange::of(blocks, words);
    let cost = |k: usize, from: usize, to: usize| {
        let Some(name) = named.get(k) else { return 0 };
        let cut = next_goes_on && k + 1 == named.len() || k == 0 && name.at.is_some() && named.len() == 1;
        let covered = blocks.get(from..to).unwrap_or_default();
        strange.within(name.level1, from, to) + if cut && !covered.is_empty() { 0 } else { misplaced(covered, *name) }
    };
    let ends = cheapest(named.len(), blocks.len(), cost, pace).await;
    let mut of = vec![None; blocks.len()];
    let mut from = 0;
    for (name, end) in named.iter().zip(ends) {
        of.get_mut(from..end).unwrap_or_default().iter_mut().for_each(|slot| *slot = Some(name.level1));
        from = end;
    }
    of
}

/// Divides `blocks` things among `names` in order, at the least sum of `cost(name, from, to)`: where the part of each name ends. Rests after each name,
/// and asks for each cost once.
async fn cheapest(
    names: usize,
    blocks: usize,
    mut cost: impl FnMut(usize, usize, usize) -> usize,
    pace: &Pace,
) -> Vec<usize> {
    const NEVER: usize = usize::MAX / 4;
    // For the names so far covering the first n blocks: the least cost, and for each name where its part begins then.
    let mut above: Vec<usize> = (0..=blocks).map(|n| if n == 0 { 0 } else { NEVER }).collect();
    let mut begins: Vec<Vec<usize>> = Vec::with_capacity(names);
    for name in 0..names {
        let best = (0..=blocks).map(|n| {
            let open = above.iter().take(n + 1).enumerate().filter(|(_, cost)| **cost < NEVER);
            open.map(|(from, sum)| (sum + cost(name, from, n), from)).min().unwrap_or((NEVER, 0))
        });
        let (sums, from): (Vec<usize>, Vec<usize>) = best.collect::<Vec<_>>().into_iter().unzip();
        above = sums;
        begins.push(from);
        pace.rest().await;
    }
    let mut end = blocks;
    let mut ends: Vec<usize> = Vec::with_capacity(names);
    for of_name in begins.iter().rev() {
        ends.push(end);
        end = of_name.get(end).copied().unwrap_or(0);
    }
    ends.reverse();
    ends
}

/// How far a name stands from the middle of what it covers.
fn misplaced(covered: &[Level2Block], name: Named) -> usize {
    match (name.at, covered.first(), covered.last()) {
        (Some((first, last)), Some(top), Some(bottom)) => 2 * (top.first + bottom.last).abs_diff(first + last),
        (Some(_), None, _) => 200,
        _ => 0,
    }
}

/// What speaks against the first blocks belonging to a group, summed up from the first block on.
struct Strange([Vec<usize>; 5]);

impl Strange {
    fn of(blocks: &[Level2Block], words: &Vocabulary) -> Self {
        let known: Vec<Option<Level1>> = blocks.iter().map(|block| known(block, words)).collect();
        Self(Level1::ALL.map(|level1| {
            let mut sum = 0;
            let each = blocks.iter().zip(&known).map(|(block, known)| {
                sum += contradiction(block, *known, level1);
                sum
            });
            core::iter::once(0).chain(each).collect()
        }))
    }

    fn within(&self, level1: Level1, from: usize, to: usize) -> usize {
        let sums = self.0.get(level1 as usize).map_or(&[][..], Vec::as_slice);
        let upto = |at: usize| sums.get(at).copied().unwrap_or(0);
        upto(to) - upto(from)
    }
}

fn name_of(block: &Level2Block) -> &str {
    block.name.as_ref().map_or("", |tall| tall.cell.text.as_str())
}

/// The group that forms have a 二级指标 or its rows in.
fn known(block: &Level2Block, words: &Vocabulary) -> Option<Level1> {
    words.level2(name_of(block)).or_else(|| {
        let mut rows = block.rows.iter().filter_map(|row| words.standard_name(&row.name.text));
        rows.next().map(|(level1, _)| level1)
    })
}

/// What speaks against a 二级指标 belonging to a group.
fn contradiction(block: &Level2Block, known: Option<Level1>, level1: Level1) -> usize {
    let name = name_of(block);
    match known {
        Some(known) if known == level1 => 0,
        Some(_) => 100,
        None if name.contains("满意") && level1 == Level1::Benefit => 20,
        None if (name.contains("效益") || name.contains("影响")) && level1 == Level1::Satisfaction => 20,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;
    use core::future::Future;
    use core::pin::pin;
    use core::task::{Context, Poll, Waker};

    use super::*;

    /// What came of it, and how often it rested.
    fn run<T>(work: impl Future<Output = T>) -> (T, usize) {
        let mut work = pin!(work);
        let mut rests = 0;
        loop {
            if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return (done, rests);
            }
            rests += 1;
        }
    }

    #[test]
    fn each_part_is_where_its_name_stands() {
        let pace = Pace::default();
        // Names at the middles of 0..4, 4..5 and 5..9.
        let middles = [4, 9, 14];
        let cost =
            |name: usize, from: usize, to: usize| (from + to).abs_diff(middles[name]) + if from == to { 9 } else { 0 };
        assert_eq!(run(cheapest(3, 9, cost, &pace)).0, [4, 5, 9]);
        assert_eq!(run(cheapest(1, 9, |_, _, _| 0, &pace)).0, [9]);
        assert_eq!(run(cheapest(2, 0, |_, _, _| 0, &pace)).0, [0, 0]);
    }

    /// The sum of the costs over all blocks was made anew for each way to cut, so 200 rows took two minutes, and nothing could stop it.
    #[test]
    fn the_search_grows_with_names_and_blocks_and_can_be_stopped() {
        let pace = Pace::default();
        let asked = Cell::new(0_usize);
        let cost = |_: usize, from: usize, to: usize| {
            asked.set(asked.get() + 1);
            from.abs_diff(to)
        };
        let (ends, rests) = run(cheapest(40, 200, cost, &pace));
        assert_eq!((ends.len(), ends.last()), (40, Some(&200)));
        assert!(asked.get() <= 40 * 201 * 202 / 2, "{}", asked.get());
        assert!(rests >= 40, "{rests}");
    }

    #[test]
    fn a_name_in_each_row_is_one_name() {
        let name = |level1, row| Named { level1, at: Some((row, row)) };
        let rows = (0..200).map(|row| name(if row < 120 { Level1::Decision } else { Level1::Process }, row));
        let once = once_each(rows.collect());
        assert_eq!(once.iter().map(|of| of.at).collect::<Vec<_>>(), [Some((0, 119)), Some((120, 199))]);
    }
}
