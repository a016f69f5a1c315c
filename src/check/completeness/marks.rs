//! Marks of the template and placeholders that were left in a text.

use crate::check::words::has_one_of;

const MARKS: &[&str] = &["**", "＊＊", "××", "□", "__", "＿＿", "◯◯", "△△", "※※"];
const PROMPTS: &[&str] = &["请填写", "此处填写", "在此填写", "待填写", "待补充", "请输入", "点击输入", "填写说明"];

/// The first mark in a text, as it is to be shown.
pub(super) fn template_mark(text: &str) -> Option<&str> {
    // Nearly every text has none, and the rules ask this of all texts of a row.
    let any = has_one_of(text, MARKS) || has_one_of(text, PROMPTS);
    let listed = || MARKS.iter().chain(PROMPTS).find(|mark| text.contains(**mark)).copied();
    any.then(listed).flatten().or_else(|| circles(text)).or_else(|| blank_letters(text))
}

/// ○○, but not the zeros of 二○○八年.
fn circles(text: &str) -> Option<&'static str> {
    const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '零'];
    let (before, after) = text.split_once("○○")?;
    let numeral = before.ends_with(NUMERALS) || after.starts_with(NUMERALS);
    (!numeral).then_some("○○")
}

/// XX as a word of its own: 20XX年, XX项目. XXL and XX1 are no blanks.
fn blank_letters(text: &str) -> Option<&str> {
    let is_letter = |c: char| c.is_ascii_alphabetic() || ('Ａ'..='ｚ').contains(&c);
    text.split(|c| !is_letter(c))
        .find(|word| word.chars().count() >= 2 && word.chars().all(|c| matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ')))
}

#[cfg(test)]
mod tests {
    use super::template_mark;

    #[test]
    fn knows_what_is_left_of_a_template() {
        for text in ["苏州市**中心", "完成××项", "20XX年目标", "xx项目", "□是 □否", "请填写本单位职能", "○○中心"]
        {
            assert!(template_mark(text).is_some(), "{text}");
        }
        for text in ["二○○八年成立", "7×24小时服务", "XXL 号服装", "MAX 值", "注*", "X光机", "", "2025年"]
        {
            assert_eq!(template_mark(text), None, "{text}");
        }
    }
}
