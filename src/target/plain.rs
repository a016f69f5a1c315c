//! The shapes that most values of the published forms have, read at once: a sign, a number and a common unit (`≥95%`, `120人次`), and the usual words
//! (`健全`). Everything else takes the long way of `sentence`, which gives the same for these; a test compares the two.

use rust_decimal::Decimal;

use super::unit::{Quantity, Unit};
use super::{NumberTarget, Op, Target, Tolerance};

/// Units that have one reading wherever they stand behind a number: the word, its base, and the factor.
#[rustfmt::skip]
const UNITS: &[(&str, &str, i64)] = &[
    ("%", "%", 1), ("人", "人", 1), ("人次", "人次", 1), ("名", "人", 1), ("万人次", "人次", 10_000), ("万人", "人", 10_000),
    ("个", "个", 1), ("家", "家", 1), ("项", "项", 1), ("次", "次", 1), ("场", "场", 1), ("场次", "场", 1), ("件", "件", 1), ("份", "份", 1),
    ("篇", "篇", 1), ("户", "户", 1), ("起", "起", 1), ("台", "台", 1), ("套", "套", 1), ("批", "批", 1), ("期", "期", 1), ("册", "册", 1),
    ("元", "元", 1), ("万元", "元", 10_000), ("亿元", "元", 100_000_000), ("公里", "米", 1_000), ("平方米", "平方米", 1), ("吨", "克", 1_000_000),
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
const MOST_DECIMALS: usize = 8;

/// Reads a value of one of these shapes; `None` for any other.
pub(super) fn read(text: &str) -> Option<Target> {
    if WORDS.contains(&text) {
        return Some(Target::Phrase(text.to_owned()));
    }
    let (op, unsigned) = sign(text);
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (digits, word) = unsigned.split_at_checked(end)?;
    let word = word.strip_prefix(' ').unwrap_or(word);
    let (_, base, factor) = UNITS.iter().find(|(unit, ..)| *unit == word)?;
    let unit = Unit { text: word.to_owned(), base: (*base).to_owned(), factor: Decimal::from(*factor) };
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
    const SIGNS: [(char, Op); 8] = [
        ('≥', Op::AtLeast),
        ('≤', Op::AtMost),
        ('＝', Op::Equal),
        ('=', Op::Equal),
        ('＞', Op::MoreThan),
        ('>', Op::MoreThan),
        ('＜', Op::LessThan),
        ('<', Op::LessThan),
    ];
    let signed = SIGNS.iter().find_map(|(sign, op)| text.strip_prefix(*sign).map(|rest| (Some(*op), rest)));
    signed.unwrap_or((None, text))
}

/// Digits as people write them: no zero before other digits, and digits on both sides of the point.
fn number(digits: &str) -> Option<Decimal> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let written = digits.len() <= MOST_DIGITS && !whole.is_empty() && !decimals.is_empty();
    let plain = written && decimals.len() <= MOST_DECIMALS && !decimals.contains('.');
    let padded = whole.len() > 1 && whole.starts_with('0');
    let scale = if digits.contains('.') { u32::try_from(decimals.len()).ok()? } else { 0 };
    if !plain || padded {
        return None;
    }
    let mut figures = digits.bytes().filter(u8::is_ascii_digit).map(|digit| i64::from(digit - b'0'));
    let mantissa = figures.try_fold(0_i64, |sum, digit| sum.checked_mul(10)?.checked_add(digit))?;
    Some(Decimal::new(mantissa, scale))
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
        for (unit, ..) in UNITS.iter().chain(&[(" 人", "", 1), (" 亿元", "", 1), (" %", "", 1)]) {
            for sign in ["", "≥", "≤", "＝", "=", "＞", ">", "＜", "<"] {
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
