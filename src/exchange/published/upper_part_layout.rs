//! The upper part of a form whose layout was kept: labels stand in a narrow column at the left, in the vertical middle of their box.
//!
//! Which lines belong to which of two boxes above each other is decided by the middles, and by where sentences end.

use super::funds::is_number;
use super::lines::Lines;
use super::prose;
use super::sections::{self, Boxes, Piece};
use super::vocabulary::{FundsWord, Label, funds_word};

/// A label at the left edge.
struct Placed {
    label: Label,
    /// The lines it stands on.
    lines: Vec<usize>,
}

/// Cuts the lines before `end` into boxes. The amounts keep whole lines, with their blanks.
pub(super) fn cut(lines: &mut Lines, end: usize) -> Boxes {
    let mut boxes = Boxes::default();
    let open: Vec<usize> = (0..end).filter(|&index| lines.is_open(index)).collect();
    let amounts = amounts(lines, &open);
    let (above, below) = match amounts {
        Some((from, to)) => {
            let pieces = open.iter().filter(|&&index| (from..=to).contains(&index));
            let pieces = pieces.map(|&line| Piece { line, text: lines.text(line).to_owned() }).collect();
            boxes.content.insert(Label::Funds, pieces);
            (open.iter().copied().filter(|&i| i < from).collect(), open.iter().copied().filter(|&i| i > to).collect())
        }
        None => (open, Vec::new()),
    };
    let texts = [Label::Unit, Label::Functions, Label::Organisation, Label::LongTerm, Label::Annual];
    for block in [above, below] {
        let labels = find_labels(lines, &block, &texts);
        cut_block(lines, &block, &labels, &mut boxes);
    }
    boxes
}

/// First and last line of the amounts.
fn amounts(lines: &Lines, open: &[usize]) -> Option<(usize, usize)> {
    let words = |index: usize| lines.words(index);
    let has = |index: usize, wanted: fn(FundsWord) -> bool| {
        words(index).iter().any(|word| funds_word(&word.text).is_some_and(wanted))
    };
    let label = |word: FundsWord| word != FundsWord::Heading;
    let labelled: Vec<usize> = open
        .iter()
        .copied()
        .filter(|&index| has(index, label) && words(index).iter().all(|w| w.text.chars().count() <= 16))
        .collect();
    let (mut from, mut to) = (*labelled.first()?, *labelled.last()?);
    let filler =
        |index: usize| words(index).iter().all(|word| funds_word(&word.text).is_some() || is_number(&word.text));
    for &index in open.iter().rev().filter(|&&index| index < *labelled.first().unwrap_or(&0)) {
        if !filler(index) {
            break;
        }
        from = index;
    }
    for &index in open.iter().filter(|&&index| index > *labelled.last().unwrap_or(&0)) {
        if !filler(index) {
            break;
        }
        to = index;
    }
    Some((from, to))
}

/// Finds the labels of a block, from top to bottom.
fn find_labels(lines: &Lines, block: &[usize], labels: &[Label]) -> Vec<Placed> {
    let mut found: Vec<Placed> = Vec::new();
    let body = body(lines, block);
    for &label in labels {
        let after = found.last().and_then(|placed| placed.lines.last()).copied();
        let rest: Vec<usize> = block.iter().copied().filter(|&index| after.is_none_or(|after| index > after)).collect();
        let best = label
            .names()
            .iter()
            .filter_map(|name| find_name(lines, &rest, name, body))
            .min_by_key(|at| at.first().copied());
        if let Some(at) = best {
            found.push(Placed { label, lines: at });
        }
    }
    found
}

/// From this many characters in a row on, they are text and no part of a label.
const LONG_WORD: usize = 12;

/// Where the texts of a block begin on their lines; what ends before that stands in the column of the labels.
///
/// A label pushes the text beside it a little to the right or lets it begin a little too far left, so lines without a label say it better.
fn body(lines: &Lines, block: &[usize]) -> usize {
    let start = |at: usize| {
        let words = block.iter().filter_map(move |&index| lines.words(index).into_iter().nth(at));
        words.filter(|word| word.text.chars().count() >= LONG_WORD).map(|word| word.start)
    };
    start(0).min().or_else(|| start(1).max()).unwrap_or(0)
}

/// Whether text stands between the lines of a label, as only where a text is printed line by line across the table.
pub(super) fn tears_labels(lines: &Lines, end: usize) -> bool {
    let rest: Vec<usize> = (0..end).filter(|&index| lines.is_open(index)).collect();
    let long = |index: usize| lines.words(index).iter().any(|word| word.text.chars().count() >= LONG_WORD);
    let texts = [Label::Functions, Label::Organisation, Label::LongTerm, Label::Annual];
    let whole = |label: Label| rest.iter().any(|&index| sections::find_label(lines, index, label).is_some());
    texts.into_iter().filter(|label| !whole(*label)).flat_map(Label::names).any(|name| {
        let at = find_name(lines, &rest, name, 0).unwrap_or_default();
        let (Some(&first), Some(&last)) = (at.first(), at.last()) else { return false };
        (first..last).any(long)
    })
}

/// Lines that may stand between two lines of a label, if it stands in the column of the labels, and if that is not known.
const MOST_BETWEEN: usize = 30;
const FEW_BETWEEN: usize = 2;

/// The lines whose first words make up a label. Lines of text torn by their marks may stand between them.
fn find_name(lines: &Lines, rest: &[usize], name: &str, body: usize) -> Option<Vec<usize>> {
    let first_word = |index: usize| lines.first_word(index);
    for (offset, &start) in rest.iter().enumerate() {
        let Some(first) = first_word(start) else { continue };
        let beside = first.end <= body;
        let word = first.text.trim_end_matches(['：', ':']);
        if word.chars().count() < if beside { 1 } else { 2 } {
            continue;
        }
        let Some(mut open) = name.strip_prefix(word) else { continue };
        let mut at = vec![start];
        let mut gap = 0;
        for &index in rest.iter().skip(offset + 1) {
            if open.is_empty() || gap > if beside { MOST_BETWEEN } else { FEW_BETWEEN } {
                break;
            }
            let next = first_word(index).filter(|word| gap <= FEW_BETWEEN || word.end <= body);
            match next.and_then(|word| open.strip_prefix(word.text.trim_end_matches(['：', ':']))) {
                Some(left) if left.len() < open.len() => {
                    open = left;
                    at.push(index);
                    gap = 0;
                }
                _ => gap += 1,
            }
        }
        if open.is_empty() {
            return Some(at);
        }
    }
    None
}

/// A line of a text without its label, with its place on the line.
struct Strip {
    line: usize,
    start: usize,
    end: usize,
    text: String,
    has_label: bool,
}

fn strips(lines: &mut Lines, block: &[usize], labels: &[Placed]) -> Vec<Strip> {
    let mut strips = Vec::new();
    for &index in block {
        let has_label = labels.iter().any(|placed| placed.lines.contains(&index));
        let words = lines.words(index);
        let body = words.get(usize::from(has_label)..).unwrap_or_default();
        if has_label {
            lines.place(index);
        }
        let start = body.first().map_or(0, |word| word.start);
        let end = body.last().map_or(0, |word| word.end);
        let text = body.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        strips.push(Strip { line: index, start, end, text, has_label });
    }
    strips
}

/// Gives every line of a block to the label of its box.
fn cut_block(lines: &mut Lines, block: &[usize], labels: &[Placed], boxes: &mut Boxes) {
    let strips = strips(lines, block, labels);
    let mut rest = strips.as_slice();
    // What stands above the unit's name is title and year.
    if let Some(unit) = labels.first().filter(|placed| placed.label == Label::Unit) {
        let last = unit.lines.last().copied().unwrap_or(0);
        let (top, below): (Vec<_>, Vec<_>) =
            rest.iter().partition(|strip| strip.line < unit.lines.first().copied().unwrap_or(0));
        boxes.top.extend(top.iter().map(|strip| strip.line));
        let own = below.iter().filter(|strip| strip.line <= last && !strip.text.is_empty());
        let mut pieces: Vec<Piece> = own.map(|strip| Piece { line: strip.line, text: strip.text.clone() }).collect();
        let mut skip = strips.iter().position(|strip| strip.line > last).unwrap_or(strips.len());
        // Column after column, the name stands below its label.
        let next = strips.get(skip).filter(|next| !next.has_label && next.text.chars().count() <= 40);
        if let Some(next) = next.filter(|next| pieces.is_empty() && !next.text.ends_with(['。', '；', '：', '，']))
        {
            pieces.push(Piece { line: next.line, text: next.text.clone() });
            skip += 1;
        }
        boxes.content.insert(Label::Unit, pieces);
        rest = strips.get(skip..).unwrap_or_default();
    }
    let texts: Vec<&Placed> = labels.iter().filter(|placed| placed.label != Label::Unit).collect();
    match texts.as_slice() {
        [] => boxes.top.extend(rest.iter().filter(|strip| !strip.has_label).map(|strip| strip.line)),
        [only] => fill(boxes, only.label, rest),
        [upper, lower, ..] => {
            let split = split(rest, upper, lower, &mut boxes.torn);
            let (above, below) = rest.split_at(split.min(rest.len()));
            fill(boxes, upper.label, above);
            fill(boxes, lower.label, below);
        }
    }
}

/// Another cut that costs no more than this above the best, in half lines, could be the right one.
const NEARLY: usize = 5;

/// How many of the lines belong to the upper of two boxes.
///
/// Where another cut is nearly as good, the line goes to `torn`.
fn split(strips: &[Strip], upper: &Placed, lower: &Placed, torn: &mut Vec<usize>) -> usize {
    let place = |line: usize| strips.iter().position(|strip| strip.line == line).unwrap_or(0);
    let ends = |placed: &Placed| {
        let first = placed.lines.first().map_or(0, |&line| place(line));
        (first, placed.lines.last().map_or(first, |&line| place(line)))
    };
    let ((u0, u1), (l0, l1)) = (ends(upper), ends(lower));
    let full = strips.iter().map(|strip| strip.end).max().unwrap_or(0);
    let left = strips.iter().filter(|strip| !strip.text.is_empty()).map(|strip| strip.start).min().unwrap_or(0);
    // The right part of a line above the cut may be printed below it.
    let tears = |at: usize| {
        let mut parts = strips.iter().skip(at).take(NEAR).filter(|strip| is_right_part(strip, left));
        parts.any(|part| strips.iter().take(at).rev().take(NEAR).any(|strip| fits(strip, part)))
            && !strips.get(at).is_some_and(|strip| strip.has_label)
    };
    // Twice the distance of the middles, and three lines where no sentence ends.
    let cost = |at: usize| {
        let off = (at - 1).abs_diff(u0 + u1) + (at + strips.len() - 1).abs_diff(l0 + l1);
        let text = at.checked_sub(1).and_then(|last| strips.get(last));
        let over = text.is_some_and(|strip| strip.text.ends_with(['。', '；', '！', '.']));
        let short = text.is_some_and(|strip| strip.end + 3 < full);
        // `4、` goes on with a list, `1、` begins one.
        let counts_on = strips.get(at).is_some_and(|strip| prose::is_later_number(&strip.text));
        off + if over { 0 } else { 6 }
            + usize::from(!(over && short))
            + if counts_on { 12 } else { 0 }
            + if tears(at) { 15 } else { 0 }
    };
    let cuts = || u1 + 1..=l0.max(u1 + 1);
    let best = cuts().min_by_key(|&at| cost(at)).unwrap_or(u1 + 1);
    if cuts().any(|at| at != best && cost(at) <= cost(best) + NEARLY) {
        torn.extend(strips.get(best).map(|strip| strip.line));
    }
    best
}

/// Lines that a part of a line may be printed away from it.
const NEAR: usize = 3;

/// The right part of a line, printed on a line of its own below the next one.
fn is_right_part(strip: &Strip, left: usize) -> bool {
    strip.start > left + 8
}

/// Whether a part begins about where a line ends.
fn fits(line: &Strip, part: &Strip) -> bool {
    line.end <= part.start + 1 && line.end + 12 > part.start
}

fn fill(boxes: &mut Boxes, label: Label, strips: &[Strip]) {
    let left = strips.iter().filter(|strip| !strip.text.is_empty()).map(|strip| strip.start).min().unwrap_or(0);
    // Each with whether its right part stood on a line of its own.
    let mut order: Vec<(&Strip, bool)> = Vec::new();
    for strip in strips.iter().filter(|strip| !strip.text.is_empty()) {
        let torn = is_right_part(strip, left);
        let last = order.len().saturating_sub(1);
        let near = order.iter().enumerate().skip(order.len().saturating_sub(4)).filter(|(_, (_, whole))| !whole);
        let home = near
            .filter(|(_, (other, _))| torn && fits(other, strip))
            .max_by_key(|(at, (other, _))| (*at != last, other.end));
        match home.map(|(at, _)| at) {
            Some(at) => {
                boxes.torn.push(strip.line);
                if let Some((_, whole)) = order.get_mut(at) {
                    *whole = true;
                }
                order.insert(at + 1, (strip, false));
            }
            None => order.push((strip, false)),
        }
    }
    let pieces = order.into_iter().map(|(strip, _)| Piece { line: strip.line, text: strip.text.clone() });
    boxes.content.entry(label).or_default().extend(pieces);
}
