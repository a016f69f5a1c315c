//! Joins the wrapped lines of a long text into paragraphs.
//!
//! A line goes on without a space. A new paragraph starts at a number (`（一）`, `1.`, `2、`) that follows the end of a sentence, and
//! after a sentence whose line is visibly shorter than the lines of the text are wide.

use super::lines::width;

const SENTENCE_END: &str = "。；：！？;:!?";
const NUMERALS: &str = "一二三四五六七八九十百零〇";

/// A line ends a paragraph when so much of it is blank that the next character would have fitted.
const SLACK: usize = 4;

/// Joins the lines of one text.
pub(super) fn join<'a>(lines: impl IntoIterator<Item = &'a str>) -> String {
    let lines: Vec<String> = lines.into_iter().map(squeeze).filter(|line| !line.is_empty()).collect();
    let full = lines.iter().map(|line| width(line)).max().unwrap_or(0);
    let mut text = String::new();
    let mut previous = 0;
    for line in &lines {
        let sentence_over = text.ends_with(|c| SENTENCE_END.contains(c));
        let short = previous + SLACK < full && full >= 40;
        let fresh = starts_with_number(line)
            || (short && !line.starts_with(['（', '(', '“', '《', '，', '、', '。', '〔', '【', '；', '：']));
        if !text.is_empty() && sentence_over && fresh {
            text.push('\n');
        } else if text.ends_with(|c: char| c.is_ascii_alphabetic())
            && line.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            text.push(' ');
        }
        text.push_str(line);
        previous = width(line);
    }
    text
}

/// Joins runs of blanks to one.
fn squeeze(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text begins with the number of a list item: `（一）` `(1)` `一、` `1.` `1、` `1．` `①`; not `2.5`.
fn starts_with_number(text: &str) -> bool {
    let mut rest = text.chars().peekable();
    let Some(&first) = rest.peek() else { return false };
    if ('①'..='⑳').contains(&first) {
        return true;
    }
    let bracket = matches!(first, '（' | '(');
    if bracket {
        rest.next();
    }
    let mut digits = 0;
    let mut chinese = false;
    while let Some(&c) = rest.peek() {
        if c.is_ascii_digit() || ('０'..='９').contains(&c) || NUMERALS.contains(c) {
            chinese |= NUMERALS.contains(c);
            digits += 1;
            rest.next();
        } else {
            break;
        }
    }
    if digits == 0 || digits > 3 {
        return false;
    }
    match (rest.next(), rest.next()) {
        (Some('）' | ')'), _) => true,
        (Some('、'), _) => !bracket,
        (Some('.' | '．'), next) => !bracket && !chinese && !next.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrapped_lines_are_joined_and_numbers_start_paragraphs() {
        let lines = ["本馆承担下列任务，", "达到", "2.5万册：", "（一）采购；", "（二）编目。1.上架；2.清点"];
        assert_eq!(join(lines), "本馆承担下列任务，达到2.5万册：\n（一）采购；\n（二）编目。1.上架；2.清点");
        assert_eq!(join(["服务第1、", "2、3号楼"]), "服务第1、2、3号楼");
    }

    #[test]
    fn a_sentence_on_a_short_line_ends_its_paragraph() {
        let long = "甲".repeat(30);
        let short = format!("{}。", "乙".repeat(10));
        assert_eq!(join([long.as_str(), &short, "丙丙"]), format!("{long}{short}\n丙丙"));
        assert_eq!(join([long.as_str(), &short, "（丙）"]), format!("{long}{short}（丙）"));
    }
}
