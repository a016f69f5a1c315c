//! Cuts the indicator tables of a running text into the five 一级指标.

use super::lines::{Lines, Word};
use super::page_furniture::Head;
use super::report::Notes;
use super::sections::find_name;
use super::vocabulary::{Vocabulary, level1_names};
use crate::form::Level1;

/// No line on paper begins with one of these.
const NEVER_FIRST: [char; 8] = ['、', '，', '。', '；', '：', '）', '》', '”'];

/// The 一级指标 that begins with a line, if one does.
fn level1_at(
    lines: &Lines,
    index: usize,
    current: Option<Level1>,
    seen: &[Level1],
    words: &Vocabulary,
) -> Option<(Level1, usize, String)> {
    let page = |at: usize| lines.get(at).map(|line| line.page);
    // A page begins here, or above the heads that stand on it again.
    let above = (0..index).rev().find(|&at| !lines.is_skipped(at));
    let on_new_page = above.is_some_and(|above| page(index) != page(above));
    Level1::ALL.into_iter().find_map(|level1| {
        let again = current == Some(level1) && on_new_page;
        if seen.contains(&level1) && !again {
            return None;
        }
        // The standard name first: 效益指标 before 效益. In a tight table the 二级指标 is glued to it.
        let glued = |name: &str| name.ends_with("指标") && glued_level2(lines, index, name, words);
        let names = || {
            let found = |name: &&'static str| find_name(lines, index, name, glued(name)).map(|at| (*name, at));
            level1_names(level1).iter().filter_map(found)
        };
        let (_, found) = names().next()?;
        // 满意度 alone and 指标 on the next line is one name.
        let next = lines.text(found.end).trim().split(' ').next();
        let cut_short = found.rest.is_empty() && next == Some("指标");
        let longer = names().find(|(name, _)| cut_short && name.ends_with("指标")).map(|(_, found)| found);
        let found = longer.unwrap_or(found);
        Some((level1, found.end, found.rest))
    })
}

/// Whether the line begins with a 一级指标 and, without a blank, a 二级指标 that forms share.
fn glued_level2(lines: &Lines, index: usize, name: &str, words: &Vocabulary) -> bool {
    let first = lines.text(index).trim().split(' ').next().unwrap_or_default();
    first.strip_prefix(name).is_some_and(|rest| words.level2(rest).is_some())
}

/// Cuts the lines from `start` on into the words of every 一级指标, in the order of the text.
pub(super) fn cut(
    lines: &mut Lines,
    start: usize,
    heads: &[Head],
    words: &Vocabulary,
    notes: &mut Notes,
) -> Vec<(Level1, Vec<Word>)> {
    let mut groups = Groups {
        words,
        heads,
        parts: Vec::new(),
        seen: Vec::new(),
        top: 0,
        same: None,
        torn: false,
        after_torn: Vec::new(),
    };
    let mut index = start;
    while index < lines.len() {
        if !lines.is_open(index) {
            groups.torn |= lines.is_scattered(index);
            index += 1;
            continue;
        }
        index = if let Some(found) = level1_at(lines, index, groups.current(), &groups.seen, words) {
            groups.begin(index, found, lines, notes)
        } else {
            groups.take(index, lines, notes);
            index + 1
        };
    }
    if !groups.after_torn.is_empty() {
        let text = "前面有内容被逐字拆开、没有读入，这些行可能因此接错了一级、二级指标或重点工作，请核对";
        notes.check(groups.after_torn, text.to_owned());
    }
    groups.parts
}

/// The 一级指标 found so far, while the lines are gone through.
struct Groups<'a> {
    words: &'a Vocabulary,
    heads: &'a [Head],
    parts: Vec<(Level1, Vec<Word>)>,
    seen: Vec<Level1>,
    /// Where in the last group the words behind the name of its 一级指标 begin.
    top: usize,
    /// How many of them stand again below its name on a later page, while they are the same; none elsewhere.
    same: Option<usize>,
    /// Whether lines above were left out because their text was scattered.
    torn: bool,
    /// The lines of the group below such lines.
    after_torn: Vec<usize>,
}

impl Groups<'_> {
    fn current(&self) -> Option<Level1> {
        self.parts.last().map(|(level1, _)| *level1)
    }

    fn open(&mut self, level1: Level1) {
        self.parts.push((level1, Vec::new()));
        self.seen.push(level1);
    }

    /// A 一级指标 begins with the line; the line after its name comes back.
    fn begin(&mut self, index: usize, found: (Level1, usize, String), lines: &mut Lines, notes: &mut Notes) -> usize {
        let (level1, end, rest) = found;
        let current = self.current();
        if current.is_some_and(|current| level1 < current) {
            let before = current.map_or("", Level1::label);
            let text = format!("一级指标“{}”出现在“{before}”之后，页的顺序可能不对，请全部核对", level1.label());
            notes.check(vec![lines.number(index)], text);
        }
        (index..end).for_each(|line| lines.place(line));
        self.torn = false;
        if current == Some(level1) {
            self.same = Some(0);
        } else {
            self.open(level1);
            (self.top, self.same) = (0, None);
        }
        let word = |text: &str| Word { text: text.into(), line: end - 1 };
        let words = self.unless_again(rest.split_whitespace().map(word).collect(), lines);
        if let Some((_, pieces)) = self.parts.last_mut() {
            pieces.extend(words);
        }
        end
    }

    /// Leaves out the words that stand below the 一级指标 only because its page began: a paper repeats the names of cells that go on.
    fn unless_again(&mut self, words: Vec<Word>, lines: &mut Lines) -> Vec<Word> {
        let Some((_, part)) = self.parts.last() else { return words };
        let mut left = Vec::with_capacity(words.len());
        for word in words {
            match self.same {
                Some(count) if part.get(self.top + count).is_some_and(|top| top.text == word.text) => {
                    lines.place(word.line);
                    self.same = Some(count + 1);
                }
                // Another 二级指标 goes on here: it is what may stand again on the next page.
                Some(0) => {
                    (self.top, self.same) = (part.len(), None);
                    left.push(word);
                }
                _ => {
                    self.same = None;
                    left.push(word);
                }
            }
        }
        left
    }

    /// Adds a line to the group it belongs to.
    fn take(&mut self, index: usize, lines: &mut Lines, notes: &mut Notes) {
        let current = self.current();
        // The head above says whether these rows have a 重点工作; rows that do not fit the group above it belong to another.
        let above = self.heads.partition_point(|head| head.lines.end <= index);
        let duty = above.checked_sub(1).and_then(|at| self.heads.get(at)).map(|head| head.key_task);
        let foreign = duty.is_some_and(|duty| current.is_some_and(|current| current.has_key_task() != duty));
        if foreign && duty == Some(true) && !self.seen.contains(&Level1::Duty) {
            notes.check(vec![lines.number(index)], "没有找到一级指标“履职”，按表头中的“重点工作”归入".to_owned());
            self.open(Level1::Duty);
        } else if foreign {
            lines.leave(index, "表头与前面的一级指标不符，不知属于哪个一级指标");
            return;
        }
        if self.torn {
            self.after_torn.push(lines.number(index));
        }
        let pieces = self.unless_again(lines.words(index), lines);
        let standard = pieces.iter().find_map(|word| self.words.standard_name(&word.text));
        let belongs = standard.map(|(level1, _)| level1).filter(|level1| !self.seen.contains(level1));
        if let (Some(level1), true) = (belongs, current.is_none_or(|level1| level1 == Level1::Decision)) {
            let text = format!("没有找到一级指标“{}”，按标准三级指标的名称归入", level1.label());
            notes.check(vec![lines.number(index)], text);
            self.open(level1);
        }
        match self.parts.last_mut() {
            Some((_, part)) => extend(part, pieces, lines),
            None => lines.leave(index, "前面没有一级指标，不知属于哪一组"),
        }
    }
}

/// Adds the words of a line. No line on paper begins with a comma or a closing mark: where a text line does, marks set close together were
/// taken for its end, and the line before goes on.
fn extend(part: &mut Vec<Word>, pieces: Vec<Word>, lines: &mut Lines) {
    let mut pieces = pieces.into_iter().peekable();
    if let Some(last) = part.last_mut()
        && let Some(rest) = pieces.next_if(|word| word.text.starts_with(NEVER_FIRST) && word.line > last.line)
    {
        last.text.push_str(&rest.text);
        lines.place(rest.line);
        // What follows stood beside it.
        let line = last.line;
        part.extend(pieces.map(|word| Word { line, ..word }));
        return;
    }
    part.extend(pieces);
}
