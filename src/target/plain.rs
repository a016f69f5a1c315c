//! The shapes that most values of the published forms have, read at once: a sign, a number and a common unit (`≥95%`, `120人次`), and the usual words
//! (`健全`). Everything else takes the long way of `sentence`, which gives the same for these; a test compares the two.

use rust_decimal::Decimal;

use super::normalise::fold;
use super::number_tokens::value;
use super::operator::sign_operator;
use super::unit::{Quantity, read_unit};
use super::{NumberTarget, Op, Target, Tolerance};

/// Units of the table that have one reading wherever they stand behind a number.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "人", "人次", "名", "万人次", "万人", "个", "家", "项", "次", "场", "场次", "件", "份", "篇", "户", "起", "台",
    "套", "批", "期", "册", "元", "万元", "亿元", "公里", "平方米", "吨",
];

/// Words that say how a thing is, as the standard template and the published forms have them.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "健全", "合理", "明确", "科学", "规范", "完善", "合规", "有效", "及时", "良好", "完整", "真实", "准确", "充分", "显著", "优秀", "正常", "稳定",
    "安全", "满意", "公开", "宣传", "推动", "提升", "降低", "缩短", "较显著", "推动升级", "有序推进", "持续推进", "不断完善", "明显改善",
    "有所提升", "不断提升", "持续改善",
];

/// Digits that such a number may have, and decimals among them: fewer than a spreadsheet's binary fraction has.
const MOST_DIGITS: usize = 15;
const MOST_DECIMALS: u32 = 8;

/// Reads a value of one of these shapes; `None` for any other.
pub(super) fn read(text: &str) -> Option<Target> {
    if WORDS.contains(&text) {
        return Some(Target::Phrase(text.to_owned()));
    }
    let (op, unsigned) = sign(text);
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (digits, word) = unsigned.split_at_checked(end)?;
    let word = word.strip_prefix(' ').unwrap_or(word);
    let (unit, _) = UNITS.contains(&word).then(|| read_unit(word)).flatten()?;
    Some(Target::Number(NumberTarget {
        op: op.unwrap_or(Op::Equal),
        explicit_op: op.is_some(),
        quantity: Quantity { number: number(digits)?, unit },
        label: None,
        tail: None,
        tolerance: Tolerance::Exact,
        ratio: None,
        grouped: false,
        note: None,
    }))
}

/// One sign before the number, and what follows it.
fn sign(text: &str) -> (Option<Op>, &str) {
    let mut rest = text.chars();
    let sign = rest.next().and_then(fold).filter(|sign| matches!(sign, '≥' | '≤' | '>' | '<' | '='));
    let op = sign.and_then(|sign| sign_operator(sign.encode_utf8(&mut [0; 4])).ok());
    (op, if op.is_some() { rest.as_str() } else { text })
}

/// Digits as people write them, with digits on both sides of the point.
fn number(digits: &str) -> Option<Decimal> {
    let is_plain = digits.len() <= MOST_DIGITS && digits.split('.').all(|part| !part.is_empty());
    let number = is_plain.then(|| value(digits).ok()).flatten()?;
    (number.scale() <= MOST_DECIMALS).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::super::sentence::read_at_length;
    use super::*;

    #[test]
    fn what_is_read_at_once_is_read_the_same_at_length() {
        for word in WORDS {
            assert_eq!(read(word), Some(read_at_length(word)), "{word}");
        }
        let numbers = [
            "0", "0.0", "0.5", "1", "2", "3.50", "12", "25", "80", "99.99", "100", "120", "290", "2025", "2280",
            "6.30", "12.31",
        ];
        let longer = ["44561", "202512", "20251231", "123456789012345", "0.12345678", "1234567.1"];
        for unit in UNITS.iter().chain(&[" 人", " 亿元", " %"]) {
            for sign in ["", "≥", "≤", "＝", "=", "＞", ">", "＜", "<", "≧", "﹥"] {
                for number in numbers.iter().chain(&longer) {
                    let text = format!("{sign}{number}{unit}");
                    assert_eq!(read(&text), Some(read_at_length(&text)), "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_written_otherwise_takes_the_long_way() {
        for text in [
            "",
            "≥",
            "95",
            "≥ 95%",
            "95  %",
            "95\u{3000}%",
            "9５%",
            "05%",
            "1.%",
            ".5%",
            "1.2.3%",
            "1,200人",
            "≥≥5人",
            "5人以上",
            "1234567890123456人",
            "0.123456789%",
            "6月",
            "-5%",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
