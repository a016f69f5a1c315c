//! Pages whose text came out character by character: some viewers take a page for vertical text and copy it so.
//!
//! What stood in one cell can then not be told, but where rows end can: at two values of the same kind. So the characters are put together
//! to a line for every row, which is left out as a whole. Only a row that consists of nothing but names forms share and such values is read.

use core::ops::Range;

use super::lines::{Lines, SCATTERED};
use super::report::Notes;
use super::value::pair_at;
use super::vocabulary::{Vocabulary, spelled};

/// From this many characters on lines of their own on, they are no wrapped cell.
const MANY_SINGLE: usize = 8;
/// How many characters a line of such a page has at most.
const SHORT: usize = 3;

/// Puts scattered lines together, reads what is certain and leaves out the rest.
pub(super) fn gather(lines: &mut Lines, words: &Vocabulary, notes: &mut Notes) {
    let mut blocks: Vec<JoinedLines> = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        let run = (start..lines.len()).take_while(|&index| is_short(lines.text(index))).count();
        if is_scattered(lines, start, run) {
            blocks.extend(cut(lines, start..start + run, words));
        }
        start += run.max(1);
    }
    if blocks.is_empty() {
        return;
    }
    let mut gone = 0;
    let at: Vec<(usize, bool)> = blocks
        .iter()
        .map(|block| {
            let at = block.lines.start - gone;
            gone += block.lines.len() - 1;
            (at, block.read)
        })
        .collect();
    lines.join(blocks.into_iter().map(|block| (block.lines, block.text)).collect());
    let mut read = Vec::new();
    for (index, is_read) in at {
        if is_read {
            read.push(lines.number(index));
        } else {
            lines.leave(index, SCATTERED);
        }
    }
    if !read.is_empty() {
        notes.check(read, "这些行的文字被逐字拆开了，按标准的指标名称拼成，请核对".to_owned());
    }
}

/// Lines that belong together, and their text.
struct JoinedLines {
    lines: Range<usize>,
    text: String,
    read: bool,
}

fn is_short(text: &str) -> bool {
    let text = text.trim();
    !text.contains(' ') && text.chars().count() <= SHORT
}

/// Whether a run of short lines is such a page, and no narrow cells with labels of the form, one character on a line.
fn is_scattered(lines: &Lines, start: usize, run: usize) -> bool {
    let single = |index: usize| {
        let mut chars = lines.text(index).trim().chars();
        chars.next().is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) && chars.next().is_none()
    };
    let (mut alone, mut index) = (0, start);
    while index < start + run {
        let label = spelled((index..start + run).map(|line| lines.text(line).trim()));
        alone += usize::from(label == 0 && single(index));
        index += label.max(1);
    }
    alone >= MANY_SINGLE && alone * 2 > run
}

/// Cuts a run of lines into those of each row.
fn cut(lines: &Lines, run: Range<usize>, words: &Vocabulary) -> Vec<JoinedLines> {
    let mut blocks = Vec::new();
    let mut rest = run;
    while !rest.is_empty() {
        let row = row(lines, rest.clone());
        let parts = parts(lines, &row, words);
        let is_more = row.end < rest.end;
        let first = lines.text(row.end).trim().chars().next();
        // Further values behind the two would say that columns follow each other.
        let sure = !is_more || first.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        match parts.filter(|_| sure) {
            Some(parts) => blocks.extend(parts),
            None => blocks.push(JoinedLines { text: text(lines, row.clone()), lines: row.clone(), read: false }),
        }
        rest.start = row.end;
    }
    blocks
}

fn text(lines: &Lines, of: Range<usize>) -> String {
    of.map(|index| lines.text(index).trim()).collect()
}

/// The lines up to the end of the first two values of one kind.
fn row(lines: &Lines, rest: Range<usize>) -> Range<usize> {
    let ends = rest.clone().find_map(|index| {
        let ahead = text(lines, index..rest.end.min(index + MOST_AHEAD));
        let (half, full) = pair_at(&ahead)?;
        Some(line_after(lines, index, half.chars().count() + full.chars().count()))
    });
    rest.start..ends.unwrap_or(rest.end).clamp(rest.start + 1, rest.end)
}

/// How many lines two values have at most.
const MOST_AHEAD: usize = 40;

/// The line after the one that holds the last of so many characters.
fn line_after(lines: &Lines, start: usize, characters: usize) -> usize {
    let mut left = characters;
    let mut index = start;
    while left > 0 && index < lines.len() {
        left = left.saturating_sub(lines.text(index).trim().chars().count());
        index += 1;
    }
    index
}

/// The lines of a row that has nothing but names forms share and two values; each name above that of the row on a line of its own.
fn parts(lines: &Lines, row: &Range<usize>, words: &Vocabulary) -> Option<Vec<JoinedLines>> {
    let mut blocks: Vec<JoinedLines> = Vec::new();
    let mut index = row.start;
    while index < row.end {
        let rest = || (index..row.end).map(|line| lines.text(line).trim());
        if let Some((count, text)) = standard(lines, index..row.end, words) {
            blocks.push(JoinedLines { lines: index..index + count, text, read: true });
            return Some(blocks);
        }
        let count = spelled(rest()).max(words.level2_in(rest()));
        let text = text(lines, index..index + count);
        match blocks.last_mut().filter(|last| is_head(&last.text) && is_head(&text)) {
            Some(head) => {
                head.lines.end += count;
                head.text = format!("{} {text}", head.text);
            }
            None => blocks.push(JoinedLines { lines: index..index + count, text, read: true }),
        }
        if count == 0 {
            return None;
        }
        index += count;
    }
    None
}

fn is_head(text: &str) -> bool {
    text.split(' ').all(super::vocabulary::is_head_piece)
}

/// A standard 三级指标 and its two values, which are all of the lines, with blanks between.
fn standard(lines: &Lines, row: Range<usize>, words: &Vocabulary) -> Option<(usize, String)> {
    let whole = text(lines, row.clone());
    let name = words.standard_in(&whole)?;
    let (half, full) = pair_at(whole.strip_prefix(name)?)?;
    // `健全` of 制度健全性: another phrase would be one of another row.
    let own = half.contains(|c: char| c.is_ascii_digit()) || name.contains(half);
    (own && whole.len() == name.len() + half.len() + full.len()).then(|| (row.len(), format!("{name} {half} {full}")))
}
