//! Cuts a text that runs cell after cell into the boxes of the form's upper part: a label, then what stands in its box.

use std::collections::BTreeMap;

use super::lines::Lines;
use super::vocabulary::{Label, Vocabulary, funds_word, level1_names};
use crate::form::Level1;

/// A line of a box, or what of it stands behind the label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub line: usize,
    pub text: String,
}

/// The boxes that were found.
#[derive(Default)]
pub(super) struct Boxes {
    pub content: BTreeMap<Label, Vec<Piece>>,
    /// Lines above the first box: title and year.
    pub top: Vec<usize>,
}

/// A label found at the beginning of a line: the line after it, and what stands behind it on its last line.
pub(super) struct Found {
    pub end: usize,
    pub rest: String,
}

/// Looks for a label that begins with a line; it may be wrapped over several lines of its own.
pub(super) fn find_label(lines: &Lines, start: usize, label: Label) -> Option<Found> {
    label.names().iter().find_map(|name| find_name(lines, start, name, label == Label::Unit))
}

pub(super) fn find_name(lines: &Lines, start: usize, name: &str, glued: bool) -> Option<Found> {
    // Nearly all lines begin otherwise, and this is asked of every line for every name.
    if lines.text(start).trim_start().chars().next() != name.chars().next() {
        return None;
    }
    let mut open = name;
    for index in start..start.saturating_add(name.chars().count()) {
        let text = lines.text(index).trim();
        let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
        if first.is_empty() {
            return None;
        }
        if let Some(after) = first.strip_prefix(open) {
            let colon = after.starts_with(['：', ':']);
            if !after.is_empty() && !glued && !colon {
                return None;
            }
            let rest = format!("{after} {rest}").trim_start_matches(['：', ':', ' ']).trim_end().to_owned();
            return Some(Found { end: index + 1, rest });
        }
        // A line of its own, with the beginning of what is still open.
        let compact: String = text.split_whitespace().collect();
        open = open.strip_prefix(compact.as_str())?;
    }
    None
}

/// Cuts the lines before `end` into boxes.
pub(super) fn cut(lines: &mut Lines, end: usize) -> Boxes {
    let mut boxes = Boxes::default();
    let mut current: Option<Label> = None;
    let mut index = 0;
    while index < end {
        if !lines.is_open(index) {
            index += 1;
            continue;
        }
        let mut later = Label::ALL.into_iter().filter(|label| current.is_none_or(|c| *label > c));
        let found = later.find_map(|label| find_label(lines, index, label).map(|found| (label, found)));
        if let Some((label, found)) = found.filter(|(_, found)| found.end <= end) {
            (index..found.end).for_each(|line| lines.place(line));
            let content = boxes.content.entry(label).or_default();
            if !found.rest.is_empty() {
                content.push(Piece { line: found.end - 1, text: found.rest });
            }
            current = Some(label);
            index = found.end;
            continue;
        }
        let text = lines.text(index).trim().to_owned();
        if current.is_none_or(|c| c < Label::Funds) && begins_amounts(&text) {
            current = Some(Label::Funds);
        }
        match current {
            Some(label) => boxes.content.entry(label).or_default().push(Piece { line: index, text }),
            None => boxes.top.push(index),
        }
        index += 1;
    }
    boxes
}

/// The amounts begin, although their label was not found.
fn begins_amounts(text: &str) -> bool {
    text.split(' ').next() == Some("资金总额") && funds_word("资金总额").is_some()
}

/// Where the indicators begin when no table head says so.
pub(super) fn first_indicator(lines: &Lines, words: &Vocabulary) -> Option<usize> {
    let names = |level1| level1_names(level1).iter();
    lines.iter().map(|(index, _)| index).filter(|&index| lines.is_open(index)).find(|&index| {
        let words_here = lines.words(index);
        let standard = words_here.iter().any(|word| words.standard_name(&word.text).is_some());
        let group = match words_here.as_slice() {
            [only] => Level1::ALL.into_iter().flat_map(names).any(|name| *name == only.text),
            _ => false,
        };
        standard || group
    })
}
