//! Characters as lines of text, and lines as the text of a cell: what a page wrapped goes on in one line, and what ends before the cell does is a paragraph.

use super::content::Glyph;
use crate::target::fold_radicals;

/// A line of text on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// Where its baseline is.
    pub base: f64,
    /// How high its characters are.
    pub size: f64,
}

/// Whether a character stands in a square of its own.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// The glyphs of some place as lines, from above.
pub(super) fn lines(glyphs: &[&Glyph]) -> Vec<Line> {
    let mut sorted: Vec<&&Glyph> = glyphs.iter().collect();
    sorted.sort_by(|one, other| one.from.y.total_cmp(&other.from.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    let mut base = f64::NEG_INFINITY;
    for glyph in sorted {
        // A raised or lowered character belongs to the line beside it.
        let near = (glyph.from.y - base).abs() <= glyph.size * 0.45;
        match rows.last_mut() {
            Some(row) if near => row.push(glyph),
            _ => {
                base = glyph.from.y;
                rows.push(vec![glyph]);
            }
        }
    }
    rows.into_iter().filter_map(line).collect()
}

/// Glyphs of one line from left to right, with the blanks that are only gaps.
fn line(mut glyphs: Vec<&Glyph>) -> Option<Line> {
    glyphs.sort_by(|one, other| one.from.x.total_cmp(&other.from.x));
    let mut text = String::new();
    let mut end: Option<f64> = None;
    for glyph in &glyphs {
        let gap = end.map_or(0.0, |end| glyph.from.x - end);
        let blank = glyph.text.trim().is_empty();
        if let (Some(before), Some(next)) = (text.chars().last(), glyph.text.chars().next()) {
            let most = match (is_wide(before), is_wide(next)) {
                (true, true) => 1.2,
                (false, false) => 0.25,
                _ => 0.6,
            };
            if gap > glyph.size * most && !before.is_whitespace() && !blank {
                text.push(' ');
            }
        }
        // A shape that is drawn twice at one place, to look bold, is one.
        let again = end.is_some_and(|end| (glyph.to.x - end).abs() < 0.1 * glyph.size) && gap < -0.5 * glyph.size;
        if !again || !text.ends_with(glyph.text.as_str()) {
            text.push_str(&fold_radicals(&glyph.text).replace('\u{a0}', " "));
        }
        end = Some(end.map_or(glyph.to.x, |end| end.max(glyph.to.x)));
    }
    let drawn = || glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty());
    let left = drawn().map(|glyph| glyph.from.x).fold(f64::INFINITY, f64::min);
    let right = drawn().map(|glyph| glyph.to.x).fold(f64::NEG_INFINITY, f64::max);
    let size = drawn().map(|glyph| glyph.size).fold(0.0, f64::max);
    let base = drawn().next()?.from.y;
    Some(Line { text: text.trim().to_owned(), left, right, base, size })
}

/// The text of a cell whose lines may be as wide as `room`.
pub(super) fn cell_text(lines: &[Line], (left, right): (f64, f64)) -> String {
    let least = lines.iter().map(|line| line.left).fold(f64::INFINITY, f64::min);
    // A mark may hang over the end of a full line.
    let hanging = |line: &Line| if line.text.ends_with(['，', '。', '、', '；', '：']) { line.size } else { 0.0 };
    let widest = lines.iter().map(|line| line.right - line.left - hanging(line)).fold(0.0, f64::max);
    let padding = (least - left).clamp(1.0, 8.0);
    let room = widest.max(right - left - 2.0 * padding);
    // Lines from the left begin a paragraph further in; lines in the middle begin anywhere.
    let middle = |line: &Line| f64::midpoint(line.left, line.right);
    let centre = lines.first().map_or(0.0, middle);
    let centred = lines.iter().all(|line| (middle(line) - centre).abs() < 0.6 * line.size);
    let mut text = String::new();
    for (nth, line) in lines.iter().enumerate() {
        if let Some(before) = nth.checked_sub(1).and_then(|before| lines.get(before)) {
            let next = first_unit(&line.text, line.size);
            let indented =
                !centred && (before.left - least).abs() < 0.5 * line.size && line.left - least > 1.5 * line.size;
            let fits = before.right - before.left + next < room - 0.35 * line.size;
            if fits || indented || begins_item(&text, line) {
                text.push('\n');
            } else if is_latin_break(&before.text, &line.text) {
                text.push(' ');
            }
        }
        text.push_str(&line.text);
    }
    text
}

/// Whether a full line ends with a sentence and the next one begins an item of a list, where no item begins within a line.
fn begins_item(above: &str, line: &Line) -> bool {
    let ends = |text: &str| text.ends_with(['。', '；', '：', ';']);
    let within = |text: &str| {
        text.char_indices()
            .any(|(at, _)| text.split_at_checked(at).is_some_and(|(before, rest)| ends(before) && is_item(rest)))
    };
    ends(above) && is_item(&line.text) && !above.lines().any(within) && !within(&line.text)
}

/// Whether a text begins with the number of an item: （一）, 一、, 1.
fn is_item(text: &str) -> bool {
    let open = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = open.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.len() < open.len() && open.len() - rest.len() <= 9 && rest.starts_with(['、', '.', '．', '）', ')'])
}

/// How wide the first piece of a line is that cannot be broken.
fn first_unit(text: &str, size: f64) -> f64 {
    let mut width = 0.0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        width += if is_wide(c) { size } else { size * 0.5 };
        let next = chars.peek().copied();
        let closes = next.is_some_and(|next| "，。、；：！？）》”’％%,.;:!?)".contains(next));
        let opens = "（《“‘(".contains(c);
        let word = !is_wide(c) && next.is_some_and(|next| !is_wide(next) && !next.is_whitespace());
        if !(closes || opens || word) || width > size * 12.0 {
            break;
        }
    }
    width
}

/// Whether a blank was lost where a line was broken: between words of Latin letters.
fn is_latin_break(above: &str, below: &str) -> bool {
    above.ends_with(|c: char| c.is_ascii_alphabetic()) && below.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::super::matrix::Point;
    use super::*;

    fn glyphs(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let mut at = x;
        let of = text.chars().map(|c| {
            let width = if is_wide(c) { 10.0 } else { 5.0 };
            let glyph = Glyph {
                text: c.to_string(),
                from: Point { x: at, y },
                to: Point { x: at + width, y },
                size: 10.0,
                hidden: false,
            };
            at += width;
            glyph
        });
        of.collect()
    }

    fn cell(rows: &[(&str, f64)], width: f64) -> String {
        let all: Vec<Glyph> =
            rows.iter().zip(1..).flat_map(|((text, x), y)| glyphs(text, *x, f64::from(y) * 14.0)).collect();
        let lines = lines(&all.iter().collect::<Vec<_>>());
        cell_text(&lines, (0.0, width))
    }

    #[test]
    fn what_a_page_wrapped_goes_on_and_what_ends_early_is_a_paragraph() {
        assert_eq!(cell(&[("高新技术企", 2.0), ("业申报材料", 2.0), ("受理", 2.0)], 54.0), "高新技术企业申报材料受理");
        assert_eq!(cell(&[("第一段。", 2.0), ("第二段在此", 2.0)], 68.0), "第一段。\n第二段在此");
        assert_eq!(cell(&[("（一）甲；", 2.0), ("（二）乙。", 2.0)], 54.0), "（一）甲；\n（二）乙。");
        assert_eq!(cell(&[("1.甲；2.乙；", 2.0), ("3.丙。", 2.0)], 54.0), "1.甲；2.乙；3.丙。");
        assert_eq!(cell(&[("≥1500 万", 4.0), ("页", 20.0)], 52.0), "≥1500 万页");
        assert_eq!(cell(&[("open data", 2.0), ("plan", 2.0)], 50.0), "open data plan");
    }

    #[test]
    fn gaps_are_blanks_only_where_words_have_them() {
        let mut wide = glyphs("预算", 0.0, 10.0);
        wide.extend(glyphs("执行", 28.0, 10.0));
        let line = |glyphs: &[Glyph]| lines(&glyphs.iter().collect::<Vec<_>>()).remove(0).text;
        assert_eq!(line(&wide), "预算执行");
        let mut apart = glyphs("甲", 0.0, 10.0);
        apart.extend(glyphs("乙", 40.0, 10.0));
        assert_eq!(line(&apart), "甲 乙");
    }
}
