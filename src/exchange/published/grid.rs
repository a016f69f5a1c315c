//! Columns of a table whose layout was kept: which words of a line form a cell, and in which column it stands.
//!
//! `pdftotext -layout` counts every character as one place, so words of one column stand at about the same places, but not exactly, and
//! two columns may be a single blank apart. So for every line the best cut into cells is searched, judged by gaps, by what the words
//! look like, and by the usual place of each column; the usual places are learned from the lines themselves, in a few rounds.

use super::fragment::{Column, Fragment};
use super::grammar;
use super::level1;
use super::lines::{Lines, Word};
use super::strip::{Bit, Strip};
use super::value::Likeness;
use super::vocabulary::{Vocabulary, level1_names};
use super::word_breaks::{WordBreaks, rate_continuations};
use crate::form::Level1;

/// Usual places of the columns: the middle and the beginning of their cells, doubled.
#[derive(Clone, Copy, Debug, Default)]
struct ColumnPosition {
    middle: Option<usize>,
    start: Option<usize>,
    /// Whether the beginnings agree better than the middles.
    left: bool,
}

type ColumnPositions = [ColumnPosition; 5];

/// A cell from word `from` to before word `to`.
#[derive(Clone, Copy)]
struct Cut {
    from: usize,
    to: usize,
    column: Option<Column>,
}

/// The best way so far to a word, by the column of its last cell: costs and cuts. The first is 一级指标, or nothing yet.
type Ways = [Option<(i32, Vec<Cut>)>; 6];

const ROUNDS: usize = 4;
/// How many words a line of the table has at most.
const MOST_ON_LINE: usize = 40;
/// Half characters after which a cell stands no farther from its usual place: what stands before it on a line pushes it to the right.
const FARTHEST: usize = 25;
/// How many words a cell has at most.
const MOST_WORDS: usize = 5;

/// Finds the cells of a strip.
pub(super) fn bits(lines: &Lines, strip: &Strip, words: &Vocabulary, word_breaks: &WordBreaks) -> Vec<Bit> {
    let unglued = |line: &usize| lines.words(*line).iter().flat_map(|word| words.unglued(word)).collect();
    let rows: Vec<Vec<Word>> = strip.lines.iter().map(unglued).collect();
    let mut places = from_head(&strip.head);
    if strip.goes_on {
        places = moved(places, &rows);
    }
    let mut cuts: Vec<Vec<Cut>> = Vec::new();
    for _ in 0..ROUNDS {
        cuts = rows.iter().map(|row| cut(row, strip.duty, &places, words)).collect();
        places = learn(&rows, &cuts, &places);
    }
    let mut bits = Vec::new();
    for (row, (of, cuts)) in rows.iter().zip(&cuts).enumerate() {
        for cut in cuts {
            let inside = of.get(cut.from..cut.to).unwrap_or_default();
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            let text = inside.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
            let word = Word { text, line: first.line, start: first.start, end: last.end };
            // Known names are those of any group here: the group is found later.
            let level1 = words.standard_name(&word.text).map(|(level1, _)| level1).or_else(|| words.level2(&word.text));
            let piece = Fragment::new(word, true, level1.unwrap_or(Level1::Duty), words);
            let unit = |pair: &[Word]| {
                let [a, b] = pair else { return false };
                cut.column.is_some_and(Column::is_value) && super::value::wants_unit(&a.text) && b.start - a.end <= 1
            };
            let doubtful = inside.windows(2).any(|pair| !unit(pair));
            bits.push(Bit { column: cut.column, piece, row, doubtful });
        }
    }
    let strange = level1::names(&bits, strip.duty).1;
    for bit in bits.iter_mut().filter(|bit| bit.column.is_none()) {
        if strange.contains(&(bit.row, bit.piece.start)) {
            bit.column = Some(Column::Level2);
        }
    }
    for column in Column::ALL {
        let mut pieces: Vec<&mut Fragment> =
            bits.iter_mut().filter(|bit| bit.column == Some(column)).map(|bit| &mut bit.piece).collect();
        rate_continuations(&mut pieces, word_breaks, words);
    }
    bits
}

fn from_head(head: &[Word]) -> ColumnPositions {
    let mut places = ColumnPositions::default();
    for word in head {
        let column = match word.text.chars().take(2).collect::<String>().as_str() {
            "二级" => Column::Level2,
            "重点" => Column::KeyTask,
            "三级" => Column::Name,
            "半年" => Column::HalfYear,
            "全年" | "年度" => Column::FullYear,
            _ => continue,
        };
        if let Some(place) = places.get_mut(column as usize) {
            place.middle = Some(word.start + word.end);
        }
    }
    places
}

/// The places on a page that goes on from the one of its head: what stands farthest left on a page decides where its columns begin, so the
/// values say how far all of it is moved. Without values nothing is known.
fn moved(places: ColumnPositions, rows: &[Vec<Word>]) -> ColumnPositions {
    let last = |row: &Vec<Word>| {
        let word = row.last().filter(|word| row.len() > 1 && super::value::likeness(&word.text) >= Likeness::Phrase)?;
        Some(word.start + word.end)
    };
    let mut middles: Vec<usize> = rows.iter().filter_map(last).collect();
    let full_year = places.get(Column::FullYear as usize).and_then(|place| place.middle);
    let Some((full_year, (middle, _))) = full_year.zip(median(&mut middles)) else { return ColumnPositions::default() };
    places.map(|place| {
        let middle = place.middle.and_then(|own| (own + middle).checked_sub(full_year));
        ColumnPosition { middle, ..place }
    })
}

/// The best cut of a line into cells.
fn cut(row: &[Word], duty: bool, places: &ColumnPositions, words: &Vocabulary) -> Vec<Cut> {
    if row.len() > MOST_ON_LINE {
        return Vec::new();
    }
    let mut ways: Vec<Ways> = vec![core::array::from_fn(|_| None); row.len() + 1];
    if let Some(Some(first)) = ways.first_mut().map(|slots| slots.first_mut()) {
        *first = Some((0, Vec::new()));
    }
    for from in 0..row.len() {
        let Some(here) = ways.get(from).cloned() else { break };
        for to in from + 1..=row.len().min(from + MOST_WORDS) {
            let Some(cell) = row.get(from..to) else { break };
            if from == 0 && to == 1 && is_level1_piece(cell) {
                offer(&mut ways, to, 0, 0, Vec::new(), Cut { from, to, column: None });
            }
            for (rank, column) in Column::ALL.into_iter().enumerate().filter(|(_, c)| duty || *c != Column::KeyTask) {
                let own = judge(row, from, cell, column, places, words);
                for (last, way) in here.iter().enumerate().take_while(|(last, _)| *last <= rank) {
                    // A value without a name before it on the line.
                    let bare = column.is_value() && last < 3;
                    // Beside a 三级指标, 重点工作 is there more often than 二级指标.
                    let skips = duty && column == Column::Name && last == 1;
                    if let Some((cost, cuts)) = way {
                        let cost = cost + own + if bare { 12 } else { 0 } + if skips { 5 } else { 0 };
                        offer(&mut ways, to, rank + 1, cost, cuts.clone(), Cut { from, to, column: Some(column) });
                    }
                }
            }
        }
    }
    let ends = ways.pop().unwrap_or_default().into_iter().flatten();
    ends.min_by_key(|(cost, _)| *cost).map(|(_, cuts)| cuts).unwrap_or_default()
}

fn offer(ways: &mut [Ways], to: usize, rank: usize, cost: i32, mut cuts: Vec<Cut>, cut: Cut) {
    if let Some(slot) = ways.get_mut(to).and_then(|slots| slots.get_mut(rank))
        && slot.as_ref().is_none_or(|(best, _)| cost < *best)
    {
        cuts.push(cut);
        *slot = Some((cost, cuts));
    }
}

fn is_level1_piece(cell: &[Word]) -> bool {
    let [word] = cell else { return false };
    Level1::ALL.into_iter().flat_map(level1_names).any(|name| name.contains(&word.text))
}

/// The cost of the words forming a cell of the column.
fn judge(
    row: &[Word],
    from: usize,
    cell: &[Word],
    column: Column,
    places: &ColumnPositions,
    words: &Vocabulary,
) -> i32 {
    let (Some(first), Some(last)) = (cell.first(), cell.last()) else { return 0 };
    let text = cell.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
    let mut cost = 0;
    for pair in cell.windows(2) {
        let [a, b] = pair else { continue };
        let unit = column.is_value() && super::value::wants_unit(&a.text);
        cost += match b.start.saturating_sub(a.end) {
            1 if unit => 1,
            1 if grammar::both_chinese(&a.text, &b.text) => 60,
            1 => 10,
            2 => 40,
            _ => 100,
        };
        cost += match super::value::likeness(&b.text) {
            Likeness::Strong => 150,
            Likeness::Number if !unit => 60,
            Likeness::Phrase => 40,
            _ if b.text == a.text => 60,
            _ => 0,
        };
    }
    let before = from.checked_sub(1).and_then(|at| row.get(at));
    if before.is_some_and(|before| first.start.saturating_sub(before.end) == 1) {
        cost += 6;
    }
    let looks = super::value::likeness(&text);
    cost += match (column.is_value(), looks) {
        (true, looks) => grammar::value_cost(looks, &text) / 2,
        (false, looks) => grammar::name_cost(looks),
    };
    cost += match (column, words.standard_name(&text).is_some(), words.level2(&text).is_some()) {
        (Column::Name, true, _) | (Column::Level2, _, true) => -25,
        (_, true, _) | (_, _, true) => 50,
        _ => 0,
    };
    // `健全 健全`
    let next = row.get(from + cell.len()).filter(|next| next.text == text);
    if column == Column::HalfYear && next.is_some() && from + cell.len() + 1 == row.len() {
        cost -= 15;
    }
    let Some(place) = places.get(column as usize) else { return cost };
    let off = match (place.left, place.middle, place.start) {
        (true, _, Some(start)) => Some((first.start * 2).abs_diff(start)),
        (_, Some(middle), _) => Some((first.start + last.end).abs_diff(middle)),
        _ => None,
    };
    // Nothing pushes the first word of a line.
    let off = off.map(|off| if from == 0 { off } else { off.min(FARTHEST) });
    cost + off.map_or(0, |off| i32::try_from(off).unwrap_or(0) * 2)
}

/// The usual places, from the cells as they are cut now.
fn learn(rows: &[Vec<Word>], cuts: &[Vec<Cut>], old: &ColumnPositions) -> ColumnPositions {
    let mut places = *old;
    for (column, place) in Column::ALL.into_iter().zip(&mut places) {
        let (mut middles, mut starts) = (Vec::new(), Vec::new());
        for (row, cuts) in rows.iter().zip(cuts) {
            for cut in cuts.iter().filter(|cut| cut.column == Some(column)) {
                if let (Some(first), Some(last)) = (row.get(cut.from), row.get(cut.to - 1)) {
                    middles.push(first.start + last.end);
                    starts.push(first.start * 2);
                }
            }
        }
        let (Some((middle, spread)), Some((start, left_spread))) = (median(&mut middles), median(&mut starts)) else {
            continue;
        };
        *place = ColumnPosition { middle: Some(middle), start: Some(start), left: left_spread * 2 < spread };
    }
    places
}

/// The median and the usual distance from it.
fn median(values: &mut [usize]) -> Option<(usize, usize)> {
    values.sort_unstable();
    let middle = *values.get(values.len() / 2)?;
    let total: usize = values.iter().map(|value| value.abs_diff(middle)).sum();
    Some((middle, total / values.len()))
}
