//! What a printed table repeats on its pages besides its content: heads, page numbers, titles.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::lines::{Lines, TextLine};
use super::title::{Title, title};
use super::vocabulary::{Label, is_head_piece, most_together};
use crate::form::year_said;

/// The head of an indicator table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The lines it stands on.
    pub lines: Range<usize>,
    /// Whether it has the column 重点工作.
    pub key_task: bool,
}

/// What only the head of the indicator table contains. A wrapped cell keeps at least these characters together.
const STEMS: [&str; 6] = ["一级指", "二级指", "三级指", "重点工", "半年", "全年"];

fn stems(text: &str) -> usize {
    STEMS.iter().filter(|stem| text.contains(**stem)).count()
}

/// How many of the column heads stand on the line.
pub(super) fn heads_on(line: &TextLine) -> usize {
    if line.text.split_whitespace().all(is_head_piece) { stems(&line.text) } else { 0 }
}

/// Finds the heads of the indicator tables: runs of lines that consist of nothing but pieces of column heads.
pub(super) fn heads(lines: &Lines) -> Vec<Head> {
    let is_piece = |line: &TextLine| line.text.split_whitespace().all(is_head_piece);
    let whole = whole_heads();
    let mut found = Vec::new();
    let mut start = 0;
    while start < lines.len() {
        // The end of a label beside a text of one line: `年度目` and `标`.
        if lines.get(start).is_some_and(|line| is_end_of_label(line.text.trim())) {
            start += 1;
            continue;
        }
        let run =
            || lines.iter().skip(start).take_while(|(_, line)| is_piece(line)).map(|(_, line)| line.text.as_str());
        // What follows a whole head may look like a piece of one, too: `作` of a cell that goes on from the page before.
        let more = run().nth(1).is_some();
        let length = more.then(|| whole_head(&whole, run())).flatten().unwrap_or_else(|| run().count());
        let run: String = lines.iter().skip(start).take(length).map(|(_, line)| line.text.trim()).collect();
        let compact: String = run.split_whitespace().collect();
        if stems(&compact) >= 3 && (compact.contains("三级指") || compact.contains("二级指")) {
            found.push(Head { lines: start..start + length, key_task: compact.contains("重点工") });
        }
        start += length.max(1);
    }
    found
}

fn sorted(text: &str) -> Vec<char> {
    let mut chars: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
    chars.sort_unstable();
    chars
}

/// The characters of every whole head, in order.
fn whole_heads() -> Vec<Vec<char>> {
    let mut heads = Vec::new();
    for task in ["", "重点工作"] {
        for half in ["半年指标值", "半年目标值", "半年度指标值", "半年值"] {
            for full in ["全年指标值", "全年目标值", "年度指标值", "全年值"] {
                heads.push(sorted(&format!("一级指标二级指标三级指标{task}{half}{full}")));
            }
        }
    }
    heads
}

/// How many of the lines are a whole head: they have all of its characters, in whatever order its wrapped cells were printed.
fn whole_head<'a>(heads: &[Vec<char>], lines: impl Iterator<Item = &'a str>) -> Option<usize> {
    let longest = heads.iter().map(Vec::len).max().unwrap_or(0);
    // What has more characters than any head is none, with whatever stands below.
    let mut characters = 0;
    let lines = lines.take_while(|line| {
        characters += line.chars().filter(|c| *c != ' ').count();
        characters <= longest
    });
    let count = most_together(lines, |_, together| heads.contains(&sorted(together)));
    (count > 0).then_some(count)
}

/// Whether a line is the end of a label above a head. A head begins with a whole name or the first part of one; the rest of a label may look like the rest of one.
fn is_end_of_label(text: &str) -> bool {
    let goals = [Label::LongTerm, Label::Annual].into_iter().flat_map(Label::names);
    !text.is_empty() && goals.into_iter().any(|name| name.len() > text.len() && name.ends_with(text))
}

/// Claims the lines of the heads; a head like the one before it stands there because a page began.
pub(super) fn claim_heads(lines: &mut Lines, heads: &[Head]) {
    let mut previous = None;
    for head in heads {
        for index in head.lines.clone() {
            if previous == Some(head.key_task) {
                lines.skip(index, "重复的表头");
            } else {
                lines.place(index);
            }
        }
        previous = Some(head.key_task);
    }
}

/// Skips page numbers and what is printed again on later pages.
pub(super) fn skip_page_furniture(lines: &mut Lines) {
    let mut expected = 1;
    let counted = counted_pages(lines);
    for index in 0..lines.len() {
        let Some(line) = lines.get(index) else { continue };
        let text: String = line.text.split_whitespace().collect();
        if marked_page_number(&text) || counted.contains(&index) {
            lines.skip(index, "页码");
        } else if !lines.has_pages && text.parse() == Ok(expected) && between_blanks_of_text(lines, index) {
            lines.skip(index, "页码");
            expected += 1;
        } else if ["单位：万元", "（单位：万元）", "金额单位：万元", "续表", "（续表）", "(续表)"]
            .contains(&text.as_str())
        {
            lines.skip(index, "表头说明");
        } else if text.starts_with("附件") && text.chars().count() <= 5 {
            lines.skip(index, "附件编号");
        }
    }
    let head = |text: &str| title(text) == Some(Title::Own) || year_said(text).is_some();
    lines.skip_repeats(head, "重复的标题");
    lines.skip_repeats(|text| text.starts_with("单位名称") && text.chars().count() > 4, "重复的单位名称");
}

/// Whether a text is a page number with its mark: `- 3 -`, `第 3 页`, `第3页，共5页`, `3/5`.
fn marked_page_number(text: &str) -> bool {
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    let strokes = ['-', '—', '–', '―', '－', '·'];
    let inner = text.trim_matches(strokes);
    let dashed = inner.len() < text.len() && text.starts_with(strokes) && text.ends_with(strokes);
    let dashed = dashed && inner.len() <= 3 && inner.chars().all(|c| c.is_ascii_digit());
    let worded = text.starts_with('第')
        && text.ends_with('页')
        && text.chars().all(|c| c.is_ascii_digit() || "第页共，,、/（）()".contains(c));
    has_digit && (dashed || worded)
}

/// The lines with a bare number at the edge of a page that counts the pages.
///
/// The last digit of an amount that wrapped may be the last line of a page too, so a number has to count with those of other pages, or be the
/// number of its own page.
fn counted_pages(lines: &Lines) -> BTreeSet<usize> {
    let number = |index: usize| {
        let text: String = lines.text(index).split_whitespace().collect();
        text.parse::<u16>().ok().filter(|_| text.len() <= 4 && is_page_edge(lines, index))
    };
    let page = |index: usize| lines.get(index).map_or(0, |line| line.page);
    // How far the number is ahead of the pages of this text.
    let ahead = |index: usize, number: u16| i64::from(number) - i64::try_from(page(index)).unwrap_or(i64::MAX);
    let found: Vec<(usize, i64)> =
        (0..lines.len()).filter_map(|index| number(index).map(|number| (index, ahead(index, number)))).collect();
    let mut together: BTreeMap<i64, usize> = BTreeMap::new();
    for (_, ahead) in &found {
        *together.entry(*ahead).or_default() += 1;
    }
    let first = lines.get(0).map_or(0, |line| line.page);
    let own = 1 - i64::try_from(first).unwrap_or(i64::MAX);
    let most = together.into_iter().max_by_key(|&(ahead, count)| (count, ahead == own));
    let Some((most, _)) = most.filter(|&(ahead, count)| ahead == own || count > 1) else { return BTreeSet::new() };
    found.into_iter().filter(|(_, ahead)| *ahead == most).map(|(index, _)| index).collect()
}

/// Whether it is the first or last line of a page.
fn is_page_edge(lines: &Lines, index: usize) -> bool {
    let page = |at: usize| lines.get(at).map(|line| line.page);
    let here = page(index);
    lines.has_pages && (index == 0 || page(index - 1) != here || page(index + 1) != here)
}

/// Whether a bare number, in a text without page breaks, stands between long lines of running text: among amounts or values it is no page number.
fn between_blanks_of_text(lines: &Lines, index: usize) -> bool {
    let long = |at: usize| lines.text(at).trim().chars().count() >= 30;
    index > 0 && long(index - 1) && long(index + 1)
}
