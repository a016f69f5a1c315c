//! The smallest pieces of the indicator tables, and what can be said of each by itself.

use super::lines::{Word, width};
use super::value::{Likeness, likeness, wants_unit};
use super::words::Vocabulary;
use crate::form::Level1;

/// A column of the indicator tables that a piece can stand in. 一级指标 is found beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Level2,
    KeyTask,
    Name,
    HalfYear,
    FullYear,
}

impl Column {
    pub const ALL: [Self; 5] = [Self::Level2, Self::KeyTask, Self::Name, Self::HalfYear, Self::FullYear];

    pub fn is_value(self) -> bool {
        self >= Self::HalfYear
    }
}

/// One word of an indicator table.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a separate observation, none a state")]
pub(super) struct Fragment {
    pub text: String,
    pub line: usize,
    /// Where it begins on its line.
    pub start: usize,
    /// Whether nothing of the tables stands before it on its line.
    pub first: bool,
    /// Width on paper in half characters.
    pub width: usize,
    /// Width of what cannot be broken off its beginning.
    pub unit: usize,
    pub likeness: Likeness,
    pub wants_unit: bool,
    /// A bracket or quotation mark is opened and not closed.
    pub opens: bool,
    /// A bracket or quotation mark is closed that was not opened.
    pub closes: bool,
    /// The same text begins other lines of the group too, with further cells behind it: a 重点工作 printed again in every row.
    pub repeated: bool,
    /// Known 二级指标 of the group.
    pub known_level2: bool,
    /// Known 三级指标 of the group.
    pub known_name: bool,
}

impl Fragment {
    pub fn new(word: Word, first: bool, level1: Level1, words: &Vocabulary) -> Self {
        let (opens, closes) = brackets(&word.text);
        Self {
            width: width(&word.text),
            unit: unit(&word.text),
            likeness: likeness(&word.text),
            wants_unit: wants_unit(&word.text),
            opens,
            closes,
            known_level2: words.level2(&word.text) == Some(level1),
            known_name: words.standard_name(&word.text).is_some_and(|(group, _)| group == level1),
            text: word.text,
            line: word.line,
            start: word.start,
            first,
            repeated: false,
        }
    }

    /// No cell begins with such a character.
    pub fn cannot_begin(&self) -> bool {
        self.text.starts_with(['、', '，', '。', '；', '：', '）', '》', '”', '〕', ')', '%', '％'])
    }

    /// No cell ends with such a character.
    pub fn cannot_end(&self) -> bool {
        self.text.ends_with(['、', '，', '（', '《', '“', '〔', '('])
    }
}

fn brackets(text: &str) -> (bool, bool) {
    let (mut depth, mut closes) = (0_usize, false);
    for c in text.chars() {
        match c {
            '（' | '(' | '《' | '“' | '〔' | '【' => depth += 1,
            '）' | ')' | '》' | '”' | '〕' | '】' => {
                closes |= depth == 0;
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
    }
    (depth > 0, closes)
}

/// A line is broken between Chinese characters, not inside a number or a Latin word, and never before a closing mark.
fn unit(text: &str) -> usize {
    let mut end = 0;
    let mut previous = None;
    for c in text.chars() {
        let closing = "、，。；：）》”〕)】%％".contains(c);
        let joined = match previous {
            None => true,
            Some(p) => closing || "（《“〔(【".contains(p) || (is_run(p) && is_run(c)),
        };
        if !joined {
            break;
        }
        end += if c.is_ascii() { 1 } else { 2 };
        previous = Some(c);
    }
    end
}

fn is_run(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '≥' | '≤' | '＝' | '>' | '<' | '=')
}
