//! The smallest pieces of the indicator tables, and what can be said of each by itself.

use super::lines::{Extent, Word, extent};
use super::value::{Likeness, is_whole_pair, likeness, wants_unit};
use super::vocabulary::Vocabulary;
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
    /// Whether nothing of the tables stands before it on its line.
    pub first: bool,
    /// The width of the text on paper.
    pub width: Extent,
    /// The width of the text with the number before it on the line, if it is the unit of that.
    pub run: Extent,
    /// The greatest width of its beginning up to the first place where a line may break, in half characters.
    pub unit: usize,
    pub likeness: Likeness,
    pub wants_unit: bool,
    /// Whether a bracket or quotation mark is opened and not closed.
    pub opens: bool,
    /// Whether a bracket or quotation mark is closed that was not opened.
    pub closes: bool,
    /// The same text begins other lines of the group too, with further cells behind it: a 重点工作 printed again in every row.
    pub repeated: bool,
    /// Whether it is a known 二级指标 of its 一级指标.
    pub known_level2: bool,
    /// Whether it is a known 三级指标 of its 一级指标.
    pub known_name: bool,
    /// The cost of reading it as the continuation of the piece above, by what stands elsewhere in the text; set by `word_breaks`.
    pub join_cost: i32,
    /// A value that has the unit of the one beside it: nothing of it is missing.
    pub complete: bool,
    /// The cost of a cell beginning with it, by column, and of one ending with it; set by `grammar::judge`.
    pub begins: [i32; 5],
    pub ends: i32,
}

impl Fragment {
    pub fn new(word: Word, first: bool, level1: Level1, words: &Vocabulary) -> Self {
        let (opens, closes) = brackets(&word.text);
        Self {
            width: extent(&word.text),
            run: extent(&word.text),
            unit: unit(&word.text),
            likeness: likeness(&word.text),
            wants_unit: wants_unit(&word.text),
            opens,
            closes,
            known_level2: words.level2(&word.text) == Some(level1),
            known_name: words.standard_name(&word.text).is_some_and(|(group, _)| group == level1),
            text: word.text,
            line: word.line,
            first,
            repeated: false,
            join_cost: 0,
            complete: false,
            begins: [0; 5],
            ends: 0,
        }
    }

    /// Takes into account the piece before it on the line: the number of a unit, or the value beside a value.
    pub fn follow(&mut self, before: &Self) {
        self.complete = !self.first && is_whole_pair(&before.text, &self.text);
        let unit = before.wants_unit && self.likeness <= Likeness::Short && self.text.chars().count() <= 6;
        if !self.first && unit {
            self.run.least += before.run.least;
            self.run.most += before.run.most + 1;
        }
    }

    /// Whether it begins with a character that no cell begins with.
    pub fn cannot_begin(&self) -> bool {
        self.text.starts_with(['、', '，', '。', '；', '：', '）', '》', '”', '〕', ')', '%', '％'])
    }

    /// Whether it ends with a character that no cell ends with.
    pub fn cannot_end(&self) -> bool {
        self.text.ends_with(['、', '，', '（', '《', '“', '〔', '('])
    }
}

impl Fragment {
    /// Whether it begins with a word that names hardly begin with, but the rest of a wrapped name often does.
    pub fn joins_on(&self) -> bool {
        let text = self.text.as_str();
        text.starts_with(['和', '与', '及', '或', '的', '等'])
            && !["及时", "和谐", "和平", "等级"].iter().any(|word| text.starts_with(word))
    }

    /// Whether it ends with a word that cells hardly end with.
    pub fn wants_more(&self) -> bool {
        self.text.chars().count() > 2 && self.text.ends_with(['和', '与', '及', '或', '的'])
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

/// The width of the beginning of a text up to the first place where a line may break: between Chinese characters, not inside a number or a Latin word, and never before a closing mark.
fn unit(text: &str) -> usize {
    let mut end = 0;
    let mut previous = None;
    for (at, c) in text.char_indices() {
        let closing = "、，。；：）》”〕)】%％".contains(c);
        let joined = match previous {
            None => true,
            Some(p) => closing || "（《“〔(【".contains(p) || (is_run(p) && is_run(c)),
        };
        if !joined {
            break;
        }
        end = at + c.len_utf8();
        previous = Some(c);
    }
    extent(text.get(..end).unwrap_or(text)).most
}

fn is_run(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | '≥' | '≤' | '＝' | '>' | '<' | '=')
}
