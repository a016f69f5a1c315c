//! Which 一级指标 the 二级指标 of a kept layout belong to: its name stands in the middle of its rows, far left.

use super::grid::{Bit, Strip};
use super::table::Block;
use super::words::{Vocabulary, level1_names};
use crate::form::Level1;

/// What was found for a strip.
pub(super) struct Levels {
    /// For every block.
    pub of: Vec<Option<Level1>>,
    /// The last one named.
    pub last: Option<Level1>,
}

/// A 一级指标 and the lines of the strip its name stands on; none for the one that goes on from the page before.
#[derive(Clone, Copy)]
pub(super) struct Named {
    level1: Level1,
    at: Option<(usize, usize)>,
}

pub(super) fn levels(
    strip: &Strip,
    grid: &[Bit],
    blocks: &[Block],
    current: Option<Level1>,
    words: &Vocabulary,
    next_goes_on: bool,
) -> Levels {
    let (mut named, _) = names(grid, strip.duty);
    let last = named.last().map(|named| named.level1);
    if let Some(level1) = current.filter(|level1| strip.goes_on && named.first().is_none_or(|n| n.level1 != *level1)) {
        named.insert(0, Named { level1, at: None });
    }
    if named.is_empty() && strip.duty {
        named.push(Named { level1: Level1::Duty, at: None });
    }
    if named.is_empty() {
        let own = |block: &Block| {
            let name = block.name.as_ref().and_then(|tall| words.level2(&tall.cell.text));
            name.or_else(|| {
                block.rows.iter().find_map(|row| words.standard_name(&row.name.text)).map(|(level1, _)| level1)
            })
        };
        return Levels { of: blocks.iter().map(own).collect(), last };
    }
    Levels { of: divide(blocks, &named, words, next_goes_on), last }
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
fn divide(blocks: &[Block], named: &[Named], words: &Vocabulary, next_goes_on: bool) -> Vec<Option<Level1>> {
    // best[k][n]: the fewest doubts of the first k names covering the first n blocks, and where the k-th begins.
    let mut best: Vec<Vec<(usize, usize)>> =
        vec![(0..=blocks.len()).map(|n| (if n == 0 { 0 } else { usize::MAX / 4 }, 0)).collect()];
    for (k, name) in named.iter().enumerate() {
        let Some(above) = best.last() else { break };
        let cut = next_goes_on && k + 1 == named.len() || k == 0 && name.at.is_some() && named.len() == 1;
        let row = (0..=blocks.len()).map(|n| {
            (0..=n)
                .filter_map(|from| {
                    let covered = blocks.get(from..n)?;
                    Some((above.get(from)?.0 + doubts(covered, *name, words, cut), from))
                })
                .min()
                .unwrap_or((usize::MAX / 4, 0))
        });
        let row = row.collect();
        best.push(row);
    }
    let mut of = vec![None; blocks.len()];
    let mut end = blocks.len();
    for (k, name) in named.iter().enumerate().rev() {
        let from = best.get(k + 1).and_then(|row| row.get(end)).map_or(0, |cell| cell.1);
        of.get_mut(from..end).unwrap_or_default().iter_mut().for_each(|slot| *slot = Some(name.level1));
        end = from;
    }
    of
}

fn doubts(covered: &[Block], name: Named, words: &Vocabulary, cut: bool) -> usize {
    let strange: usize = covered.iter().map(|block| contradiction(block, name.level1, words)).sum();
    let place = match (name.at, covered.first(), covered.last()) {
        (Some((first, last)), Some(top), Some(bottom)) if !cut => 2 * (top.first + bottom.last).abs_diff(first + last),
        (Some(_), None, _) => 200,
        _ => 0,
    };
    strange + place
}

/// What speaks against a 二级指标 belonging to a group.
fn contradiction(block: &Block, level1: Level1, words: &Vocabulary) -> usize {
    let name = block.name.as_ref().map_or("", |tall| tall.cell.text.as_str());
    let known = words.level2(name).or_else(|| {
        let mut rows = block.rows.iter().filter_map(|row| words.standard_name(&row.name.text));
        rows.next().map(|(level1, _)| level1)
    });
    match known {
        Some(known) => {
            if known == level1 {
                0
            } else {
                100
            }
        }
        None if name.contains("满意") && level1 == Level1::Benefit => 20,
        None if (name.contains("效益") || name.contains("影响")) && level1 == Level1::Satisfaction => 20,
        None => 0,
    }
}
