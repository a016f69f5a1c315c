//! Texts that no longer say what stood in one row: a kept layout (`pdftotext -layout`), in which a merged cell stands in the middle of its rows, and
//! columns printed one after the other (`pdftotext` without an option). Neither is read: a PDF is read by positions, which say it.
//!
//! No running text may be taken for one of them, so each sign has to be one that running text cannot have.

use std::collections::BTreeMap;

use super::ReadError;
use super::lines::{Lines, TextLine};
use super::page_furniture::heads_on;
use super::sections::find_label;
use super::value::{Likeness, likeness};
use super::vocabulary::{Label, Vocabulary};

/// The refusal of a text whose rows are lost; `None` for a running text. The indicators begin at line `start`.
pub(super) fn refusal(lines: &Lines, start: usize, words: &Vocabulary) -> Option<ReadError> {
    if keeps_layout(lines) {
        Some(ReadError::KeptLayout)
    } else if is_column_by_column(lines, start, words) {
        Some(ReadError::ColumnByColumn)
    } else {
        None
    }
}

/// As many spaces in a row keep two columns apart.
const GAP: usize = 3;

/// Whether more than an eighth of the lines have gaps of spaces inside. Their widths differ, as they fill up what the texts leave free: a program
/// that puts the same spaces between any two cells keeps no places. Tabs stand between the cells of a copied sheet.
fn keeps_layout(lines: &Lines) -> bool {
    let of_lines: Vec<Vec<usize>> = lines.iter().map(|(_, line)| gaps(line)).collect();
    let spaced = of_lines.iter().filter(|gaps| !gaps.is_empty()).count();
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for gap in of_lines.iter().flatten() {
        *widths.entry(*gap).or_default() += 1;
    }
    let (all, usual) = (widths.values().sum::<usize>(), widths.values().max().copied().unwrap_or(0));
    spaced * 8 > lines.len() && usual * 10 < all * 9
}

/// The widths of the gaps between the texts of a line, where they are as wide as [`GAP`] or wider.
fn gaps(line: &TextLine) -> Vec<usize> {
    let is_space = |c: char| matches!(c, ' ' | '\u{a0}');
    let mut found = Vec::new();
    let mut width = 0;
    for c in line.raw.trim().chars() {
        if is_space(c) {
            width += 1;
            continue;
        }
        if width >= GAP {
            found.push(width);
        }
        width = 0;
    }
    found
}

/// Values below each other that are more than those of two rows.
const MANY_VALUES: usize = 6;
/// Standard 二级指标 that stand below rows of theirs before it is their printed order and no page in the wrong place.
const MANY_LOW: usize = 3;

/// Whether the columns follow each other. A text with a head on one line has its rows whole; one with each cell on a line of its own has two values
/// in a row at most, and each 二级指标 above its rows.
fn is_column_by_column(lines: &Lines, start: usize, words: &Vocabulary) -> bool {
    if lines.iter().any(|(_, line)| heads_on(line) >= 3) {
        return tears_labels(lines, start);
    }
    let apart = lines.iter().filter(|(_, line)| heads_on(line) == 1).count() >= 3;
    tears_labels(lines, start)
        || most_values(lines, start) >= MANY_VALUES
        || apart && low_level2s(lines, start, words) >= MANY_LOW
}

/// The number of values in the longest run of lines that hold nothing else.
fn most_values(lines: &Lines, start: usize) -> usize {
    let (mut most, mut run) = (0, 0);
    for index in (start..lines.len()).filter(|&index| lines.is_open(index)) {
        let values = lines.text(index).split_whitespace();
        let only = values.clone().all(|text| likeness(text) >= Likeness::Phrase);
        run = if only { run + values.count() } else { 0 };
        most = most.max(run);
    }
    most
}

/// How many standard 二级指标 stand first below a row of theirs.
fn low_level2s(lines: &Lines, start: usize, words: &Vocabulary) -> usize {
    let (mut names, mut rows): (BTreeMap<&str, usize>, BTreeMap<&str, usize>) = Default::default();
    for index in start..lines.len() {
        for word in lines.text(index).split_whitespace() {
            if let Some((_, level2)) = words.standard_name(word) {
                rows.entry(level2).or_insert(index);
            } else if words.level2(word).is_some() {
                names.entry(word).or_insert(index);
            }
        }
    }
    names.iter().filter(|(name, at)| rows.get(*name).is_some_and(|row| row < *at)).count()
}

/// From this many characters in a row on, they are text and no part of a label.
const LONG_WORD: usize = 12;

/// Whether a text stands beside a label that goes on on the next line, as only where a text is printed line by line across the table.
fn tears_labels(lines: &Lines, end: usize) -> bool {
    let open: Vec<usize> = (0..end).filter(|&index| lines.is_open(index)).collect();
    let long = |index: usize| lines.text(index).split_whitespace().any(|word| word.chars().count() >= LONG_WORD);
    let texts = [Label::Functions, Label::Organisation, Label::LongTerm, Label::Annual];
    let whole = |label: Label| open.iter().any(|&index| find_label(lines, index, label).is_some());
    texts.into_iter().filter(|label| !whole(*label)).flat_map(Label::names).any(|name| {
        let torn = |at: usize| torn_label(lines, open.get(at..).unwrap_or_default(), name);
        (0..open.len()).find_map(torn).is_some_and(|at| at.iter().rev().skip(1).any(|&line| long(line)))
    })
}

/// How many lines may stand between two lines of a label.
const FEW_BETWEEN: usize = 2;

/// The lines of a label whose parts begin lines, the first of `open` and others below.
fn torn_label(lines: &Lines, open: &[usize], name: &str) -> Option<Vec<usize>> {
    let first_word = |index: usize| {
        let word = lines.text(index).split_whitespace().next()?;
        Some(word.trim_end_matches(['：', ':']))
    };
    let (&first, below) = open.split_first()?;
    let begins = first_word(first).filter(|word| word.chars().count() >= 2)?;
    let mut rest = name.strip_prefix(begins)?;
    let (mut at, mut gap) = (vec![first], 0);
    for &index in below {
        if rest.is_empty() || gap > FEW_BETWEEN {
            break;
        }
        match first_word(index).and_then(|word| rest.strip_prefix(word)) {
            Some(left) if left.len() < rest.len() => {
                (rest, gap) = (left, 0);
                at.push(index);
            }
            _ => gap += 1,
        }
    }
    rest.is_empty().then_some(at)
}
