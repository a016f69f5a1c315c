//! The text as numbered lines, and what became of each.
//!
//! Every line that is not blank ends as placed, skipped with a reason, or unplaced with a reason; a line nobody claimed is unplaced.
//! That is how nothing of a published form can get lost without a word.

use core::ops::Range;
use std::collections::HashSet;

use super::report::Skipped;
use crate::form::UnplacedLine;
use crate::target::fold_radicals;

/// Why lines are left out whose text came out character by character.
pub(super) const SCATTERED: &str =
    "阅读器把这一页的文字逐字拆开了，分不清单元格；请换一种阅读器复制，或直接导入 PDF 文件";

/// A line of the text that holds something.
#[derive(Clone, Debug)]
pub(super) struct TextLine {
    /// Counted from 1 in the text as it came in.
    pub number: usize,
    /// The line as it came in, without the line end.
    pub raw: String,
    /// The line as it is read: radicals folded, all blanks plain spaces, invisible characters gone; leading spaces kept.
    pub text: String,
    /// The number of pages before it.
    pub page: usize,
}

/// A piece of a line between spaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    /// Index of the line in [`Lines`].
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum LineFate {
    Open,
    Placed,
    Skipped(&'static str),
    Unplaced(String),
}

/// All lines of a text, and what became of each.
pub(super) struct Lines {
    all: Vec<TextLine>,
    fates: Vec<LineFate>,
    /// Lines that became part of another.
    joined: Vec<Skipped>,
    /// Share of blank lines, in per cent.
    pub blank_share: usize,
    /// Whether page breaks were in the text.
    pub has_pages: bool,
    /// Numbers of the lines in which a radical was replaced.
    pub folded: Vec<usize>,
}

fn clean(raw: &str) -> String {
    raw.chars()
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}' | '\u{c}'))
        .filter(|c| !c.is_control() || c.is_whitespace())
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect::<String>()
        .trim_end()
        .to_owned()
}

impl Lines {
    /// Splits a text. Line ends of every kind count; a form feed starts a page.
    pub fn new(text: &str) -> Self {
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let (mut page, mut total) = (0, 0);
        let (mut lines, mut folded) = (Vec::new(), Vec::new());
        for (index, raw) in unified.split('\n').enumerate() {
            total += 1;
            page += raw.chars().filter(|&c| c == '\u{c}').count();
            let plain = clean(raw);
            if plain.trim().is_empty() {
                continue;
            }
            let text = fold_radicals(&plain);
            if text != plain {
                folded.push(index + 1);
            }
            lines.push(TextLine { number: index + 1, raw: raw.replace('\u{c}', ""), text, page });
        }
        let blank_share = (total - lines.len()) * 100 / total.max(1);
        Self {
            fates: vec![LineFate::Open; lines.len()],
            all: lines,
            joined: Vec::new(),
            blank_share,
            has_pages: page > 0,
            folded,
        }
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn get(&self, index: usize) -> Option<&TextLine> {
        self.all.get(index)
    }

    pub fn iter(&self) -> impl Iterator<Item = (usize, &TextLine)> {
        self.all.iter().enumerate()
    }

    /// The text of a line; empty past the end.
    pub fn text(&self, index: usize) -> &str {
        self.get(index).map_or("", |line| line.text.as_str())
    }

    /// The number of a line in the text as it came in.
    pub fn number(&self, index: usize) -> usize {
        self.get(index).map_or(0, |line| line.number)
    }

    /// The words of a line.
    pub fn words(&self, index: usize) -> Vec<Word> {
        self.text(index).split_whitespace().map(|text| Word { text: text.to_owned(), line: index }).collect()
    }

    /// Records that the line was read into the form, or is a label of it.
    pub fn place(&mut self, index: usize) {
        if let Some(fate @ (LineFate::Open | LineFate::Skipped(_))) = self.fates.get_mut(index) {
            *fate = LineFate::Placed;
        }
    }

    /// Records that the line says nothing of its own, and why.
    pub fn skip(&mut self, index: usize, why: &'static str) {
        if let Some(fate @ LineFate::Open) = self.fates.get_mut(index) {
            *fate = LineFate::Skipped(why);
        }
    }

    /// Records that something of the line found no place, and why; this outweighs whatever else is recorded of it.
    pub fn leave(&mut self, index: usize, reason: impl Into<String>) {
        if let Some(fate @ (LineFate::Open | LineFate::Placed | LineFate::Skipped(_))) = self.fates.get_mut(index) {
            *fate = LineFate::Unplaced(reason.into());
        }
    }

    /// Whether nobody has claimed the line yet.
    pub fn is_open(&self, index: usize) -> bool {
        self.fates.get(index) == Some(&LineFate::Open)
    }

    /// Whether the line was read into the form, as far as its reader says.
    pub fn is_placed(&self, index: usize) -> bool {
        self.fates.get(index) == Some(&LineFate::Placed)
    }

    /// Whether the line was skipped.
    pub fn is_skipped(&self, index: usize) -> bool {
        matches!(self.fates.get(index), Some(LineFate::Skipped(_)))
    }

    /// Whether the line is part of a page whose text came out character by character.
    pub fn is_scattered(&self, index: usize) -> bool {
        self.fates.get(index).is_some_and(|fate| matches!(fate, LineFate::Unplaced(why) if why == SCATTERED))
    }

    /// Joins each range of lines to one with the text given. To be called before anything has been claimed.
    pub fn join(&mut self, runs: Vec<(Range<usize>, String)>) {
        let mut runs = runs.into_iter().peekable();
        let mut all: Vec<TextLine> = Vec::with_capacity(self.all.len());
        let mut into = 0;
        for (index, mut line) in std::mem::take(&mut self.all).into_iter().enumerate() {
            while runs.next_if(|(run, _)| run.end <= index).is_some() {}
            match runs.peek().filter(|(run, _)| run.contains(&index)) {
                Some((run, text)) if run.start == index => {
                    into = line.number;
                    line.raw.clone_from(text);
                    line.text.clone_from(text);
                    all.push(line);
                }
                Some(_) => {
                    let why = format!("逐字拆开的文字，并入第 {into} 行");
                    self.joined.push(Skipped { line: line.number, text: line.raw, why });
                }
                None => all.push(line),
            }
        }
        self.fates = vec![LineFate::Open; all.len()];
        self.all = all;
    }

    /// Skips lines that stand again further down, word for word: titles printed on every page.
    pub fn skip_repeats(&mut self, of: impl Fn(&str) -> bool, why: &'static str) {
        let mut seen = HashSet::new();
        for index in 0..self.len() {
            let text: String = self.text(index).split_whitespace().collect();
            // What was left out before is no first time.
            if self.is_open(index) && of(&text) && !seen.insert(text) {
                self.skip(index, why);
            }
        }
    }

    /// What became of every line, for the report.
    pub fn settle(self) -> (Vec<usize>, Vec<Skipped>, Vec<UnplacedLine>) {
        let (mut placed, mut skipped, mut unplaced) = (Vec::new(), self.joined, Vec::new());
        for (line, fate) in self.all.into_iter().zip(self.fates) {
            let mut keep = |reason: String| {
                unplaced.push(UnplacedLine { line: line.number, text: line.raw.clone(), reason });
            };
            match fate {
                LineFate::Placed => placed.push(line.number),
                LineFate::Skipped(why) => {
                    skipped.push(Skipped { line: line.number, text: line.raw, why: why.to_owned() });
                }
                LineFate::Unplaced(reason) => keep(reason),
                LineFate::Open => keep("没有找到这一行在表中的位置，请手工填写".to_owned()),
            }
        }
        skipped.sort_by_key(|line: &Skipped| line.line);
        (placed, skipped, unplaced)
    }
}

/// The width of a text on paper, in half characters: at least and at most, because fonts differ.
///
/// Figures and Latin letters are about half as wide as a Chinese character, signs differ by font, and a marked end of a line is often set
/// narrower than a character; so there is a least and a greatest width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub least: usize,
    pub most: usize,
}

/// The width of a text on paper, at least and at most.
pub(super) fn extent(text: &str) -> Extent {
    let opening = |c: char| "（《“〔【‘".contains(c);
    let closing = |c: char| "）》”〕】’、，。；：".contains(c);
    let (mut least, mut most) = (0_usize, 0_usize);
    let mut before: Option<char> = None;
    for c in text.chars() {
        // In tenths of a Chinese character.
        let (narrow, wide) = match c {
            ' ' => (2, 5),
            '%' => (5, 10),
            c if c.is_ascii_digit() => (5, 6),
            c if c.is_ascii() => (3, 9),
            '≥' | '≤' | '“' | '”' | '‘' | '’' | '·' | '—' => (5, 10),
            _ => (10, 10),
        };
        (least, most) = (least + narrow, most + wide);
        // Two marks beside each other share a blank half; an opening mark loses its own at the beginning of a line.
        let shares = before.is_none_or(|before| closing(before) || opening(before));
        if narrow == 10 && ((opening(c) && shares) || (closing(c) && before.is_some_and(closing))) {
            least = least.saturating_sub(5);
        }
        before = Some(c);
    }
    // So does a closing one at the end.
    if before.is_some_and(closing) && least >= 10 {
        least = least.saturating_sub(5);
    }
    Extent { least: least / 5, most: most.div_ceil(5) }
}

/// Width on paper, in half characters, for comparing lines of running text.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
