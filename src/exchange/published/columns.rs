//! Reads what cannot be misread in a text printed column after column (`pdftotext` without an option).
//!
//! Such a text has lost what stood beside what. A row is taken only where a 三级指标 that every form has is followed by exactly two values, and
//! nothing before it could claim them; its 二级指标 is known from its name. Everything else stays unplaced, with advice.

use super::lines::Lines;
use super::report::Notes;
use super::rows::{Level2Rows, PrintedCell, Row};
use super::value::{Likeness, likeness};
use super::vocabulary::{Vocabulary, is_head_piece, level1_names};
use crate::form::Level1;

const ADVICE: &str = "逐列输出的文本分不清这一行与哪些内容同行；请改用 pdftotext -layout 或从阅读器复制";

/// What a line of the text can only be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    Name,
    Value,
    /// Both values of a row on one line.
    Values,
    /// A name that belongs to no row: 一级指标, 二级指标, a table head.
    Label,
    Other,
}

/// Reads the rows from line `start` on that are certain.
pub(super) fn read(lines: &mut Lines, start: usize, words: &Vocabulary, notes: &mut Notes) -> Vec<Level2Rows> {
    let open: Vec<usize> = (start..lines.len()).filter(|&index| lines.is_open(index)).collect();
    let items: Vec<Item> = open.iter().map(|&index| item(lines.text(index).trim(), words)).collect();
    let mut level2s: Vec<Level2Rows> = Vec::new();
    for at in 0..open.len() {
        let ahead = |count: usize| items.get(at + count);
        let count = match (items.get(at), ahead(1), ahead(2)) {
            (Some(Item::Name), Some(Item::Values), _) => 1,
            (Some(Item::Name), Some(Item::Value), Some(Item::Value)) => 2,
            _ => continue,
        };
        let before = at.checked_sub(1).and_then(|before| items.get(before));
        let claimed = matches!(ahead(count + 1), Some(Item::Value | Item::Values));
        if matches!(before, Some(Item::Name | Item::Other)) || claimed {
            continue;
        }
        let Some(own) = open.get(at..=at + count) else { continue };
        let texts: Vec<(usize, String)> =
            own.iter().flat_map(|&line| lines.words(line)).map(|word| (word.line, word.text)).collect();
        let [name, half, full] = texts.as_slice() else { continue };
        if !are_its_values(&name.1, &half.1, &full.1) {
            continue;
        }
        let cell = |(line, text): &(usize, String)| PrintedCell { text: text.clone(), lines: vec![*line] };
        let row =
            Row { key_task: PrintedCell::default(), name: cell(name), half_year: cell(half), full_year: cell(full) };
        let Some((level1, level2)) = words.standard_name(&row.name.text) else { continue };
        match level2s.iter_mut().find(|known| known.level1 == level1 && known.name.text == level2) {
            Some(known) => known.rows.push(row),
            None => level2s.push(Level2Rows {
                level1,
                name: PrintedCell { text: level2.to_owned(), lines: Vec::new() },
                rows: vec![row],
            }),
        }
        for &line in own {
            lines.place(line);
        }
    }
    for (&index, item) in open.iter().zip(&items) {
        let known = words.level2(lines.text(index).trim());
        if *item == Item::Label && known.is_none_or(|level1| matches!(level1, Level1::Decision | Level1::Process)) {
            lines.place(index);
        } else if lines.is_open(index) {
            lines.leave(index, ADVICE);
        }
    }
    notes.check(
        Vec::new(),
        "文本是逐列输出的，只读入了能够确定的内容；要读全，请改用 pdftotext -layout 输出，或在 PDF 阅读器中全选复制"
            .to_owned(),
    );
    level2s
}

/// Whether the values can be those of a standard name: `健全` stands beside `…健全性` and nowhere else, a number beside a rate.
fn are_its_values(name: &str, half: &str, full: &str) -> bool {
    let phrase = |text: &str| likeness(text) == Likeness::Phrase;
    match (phrase(half), phrase(full)) {
        (true, true) => half == full && name.contains(half),
        (false, false) => name.ends_with('率'),
        _ => false,
    }
}

fn item(text: &str, words: &Vocabulary) -> Item {
    let level1 = |text: &str| Level1::ALL.into_iter().flat_map(level1_names).any(|name| *name == text);
    if words.standard_name(text).is_some() {
        Item::Name
    } else if text.split(' ').all(|word| words.level2(word).is_some() || level1(word) || is_head_piece(word)) {
        Item::Label
    } else if text.split(' ').all(|word| likeness(word) >= Likeness::Phrase) {
        match text.split(' ').count() {
            1 => Item::Value,
            2 => Item::Values,
            _ => Item::Other,
        }
    } else {
        Item::Other
    }
}
