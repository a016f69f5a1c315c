//! The upper part of a form: title and year, unit, long texts, amounts.

use super::lines::{Lines, Word, width};
use super::report::Notes;
use super::sections::{Boxes, Piece};
use super::title::{self, Title};
use super::vocabulary::Label;
use super::{funds, prose, table_kind};
use crate::brief::brief;
use crate::form::{Form, year_said};

/// Reads what stands in the boxes.
pub(super) fn read(form: &mut Form, lines: &mut Lines, boxes: &Boxes, notes: &mut Notes) {
    fill_top(form, lines, boxes, notes);
    let amounts = boxes.content.get(&Label::Funds).map_or(&[][..], Vec::as_slice);
    let words: Vec<Word> = amounts.iter().flat_map(words_of).collect();
    funds::read(form, lines, &words, notes);
}

fn words_of(piece: &Piece) -> Vec<Word> {
    piece.text.split_whitespace().map(|text| Word { text: text.to_owned(), line: piece.line }).collect()
}

/// Title and year; the year is the first one that a title or a line of its own says.
pub(super) fn place_title(form: &mut Form, lines: &mut Lines, end: usize, notes: &mut Notes) {
    for index in 0..end {
        if !lines.is_open(index) {
            continue;
        }
        let year = title::year_of(lines.text(index));
        let own = title::title(lines.text(index)) == Some(Title::Own);
        // Another year is none of the title's: it may be the end of a sentence.
        if (own || year.is_some()) && take_year(form, year, lines.number(index), notes) {
            lines.place(index);
        }
    }
}

/// Enters the year that a line says. Whether the line says no other one than the form has then.
fn take_year(form: &mut Form, year: Option<i32>, line: usize, notes: &mut Notes) -> bool {
    let Some(year) = year else { return true };
    if form.year.is_empty() {
        form.year = year.to_string();
    }
    let same = form.year == year.to_string();
    if !same {
        notes.check(vec![line], format!("这一行写的是 {year} 年度，本表读作 {} 年度，请核对", form.year));
    }
    same
}

/// Unit, year and the long texts.
fn fill_top(form: &mut Form, lines: &mut Lines, boxes: &Boxes, notes: &mut Notes) {
    for &index in &boxes.top {
        // 年度：2025 beside other words of the head.
        let (year, _) = year_apart(lines.text(index));
        if year.is_some() && take_year(form, year, lines.number(index), notes) {
            lines.place(index);
        }
    }
    for piece in boxes.content.get(&Label::Unit).into_iter().flatten() {
        take_year(form, year_apart(&piece.text).0, lines.number(piece.line), notes);
    }
    if form.year.is_empty() {
        notes.check(Vec::new(), "没有找到年度（如“2025年度”的一行），请手工填写".to_owned());
    }
    for (label, pieces) in &boxes.content {
        if *label == Label::Unit {
            fill_unit(form, lines, pieces);
            continue;
        }
        let text = || prose::join(pieces.iter().map(|piece| piece.text.as_str()));
        match label {
            Label::Functions => form.profile.functions = text(),
            Label::Organisation => form.profile.organisation = text(),
            Label::LongTerm => form.goals.long_term = text(),
            Label::Annual => form.goals.annual = text(),
            Label::Unit | Label::Funds => continue,
        }
        for piece in pieces {
            lines.place(piece.line);
        }
    }
}

/// A text without the words that say the year, and the year.
fn year_apart(text: &str) -> (Option<i32>, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    for (from, count) in (0..words.len()).flat_map(|from| [(from, 2), (from, 1)]) {
        let Some(year) = words.get(from..from + count).and_then(|said| year_said(&said.concat())) else { continue };
        let (before, after) = (words.iter().take(from), words.iter().skip(from + count));
        return (Some(year), before.chain(after).copied().collect::<Vec<_>>().join(" "));
    }
    (None, text.to_owned())
}

/// The unit's name: one line, or two when the first is long. What follows without a label is not part of it.
fn fill_unit(form: &mut Form, lines: &mut Lines, pieces: &[Piece]) {
    for (at, piece) in pieces.iter().enumerate() {
        let unit = &mut form.profile.unit;
        let (_, text) = year_apart(&piece.text);
        if !table_kind::is_name(&text) {
            lines.leave(piece.line, format!("“{}”不像单位名称，请手工填写", brief(&text)));
        } else if at == 0 || (at == 1 && width(unit) >= 24 && text.chars().count() <= 20) {
            unit.push_str(&text);
            lines.place(piece.line);
        } else {
            lines.leave(piece.line, "单位名称之后、其他栏目之前的内容，不知属于哪一栏");
        }
    }
}
