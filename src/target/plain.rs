//! The shapes that most values of the published forms have, read at once: a sign, a number and a common unit (`≥95%`, `120人次`), and the usual words
//! (`健全`). Everything else takes the long way of `sentence`, which gives the same for these; a test compares the two.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::normalise::fold;
use super::unit::{Quantity, Unit, read_unit};
use super::{NumberTarget, Op, Target, Tolerance};
use crate::figures::plain_number;

/// Units of the table that have one reading wherever they stand behind a number; in the order of their bytes, so that one is found in a few looks.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "万人", "万人次", "万元", "个", "人", "人次", "亿元", "件", "份", "元", "公里", "册", "台", "名", "吨", "场",
    "场次", "套", "家", "平方米", "户", "批", "期", "次", "篇", "起", "项",
];

/// Each of them with what it is, as the reader of units says it, in the same order.
static READ: LazyLock<Vec<(&str, Unit)>> = LazyLock::new(|| {
    let with_reading = |word: &&'static str| {
        let (unit, _) = read_unit(word)?;
        Some((*word, Unit { text: Cow::Borrowed(word), ..unit }))
    };
    UNITS.iter().filter_map(with_reading).collect()
});

/// Words that say how a thing is, as the standard template and the published forms have them; in the same order.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "不断完善", "不断提升", "优秀", "健全", "充分", "公开", "准确", "及时", "合理", "合规", "安全", "完善", "完整", "宣传",
    "持续推进", "持续改善", "推动", "推动升级", "提升", "明显改善", "明确", "显著", "有序推进", "有所提升", "有效", "正常", "满意",
    "真实", "科学", "稳定", "缩短", "良好", "规范", "较显著", "降低",
];

/// Decimals that such a number may have: fewer than a spreadsheet's binary fraction has.
const MOST_DECIMALS: u32 = 8;

/// Reads a value of one of these shapes; `None` for any other.
pub(super) fn read(text: &str) -> Option<Target> {
    let (op, unsigned) = sign(text);
    let end = unsigned.bytes().position(|byte| !byte.is_ascii_digit() && byte != b'.')?;
    let (digits, word) = unsigned.split_at_checked(end)?;
    if digits.is_empty() {
        return WORDS.binary_search(&text).is_ok().then(|| Target::Phrase(text.to_owned()));
    }
    let word = word.strip_prefix(' ').unwrap_or(word);
    let (_, unit) = READ.get(READ.binary_search_by_key(&word, |(word, _)| word).ok()?)?;
    Some(Target::Number(NumberTarget {
        op: op.unwrap_or(Op::Equal),
        explicit_op: op.is_some(),
        quantity: Quantity { number: number(digits)?, unit: unit.clone() },
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
    let is_letter = |first: &char| first.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(first);
    let op = match rest.next().filter(|first| !is_letter(first)).and_then(fold) {
        Some('≥') => Op::AtLeast,
        Some('≤') => Op::AtMost,
        Some('>') => Op::MoreThan,
        Some('<') => Op::LessThan,
        Some('=') => Op::Equal,
        _ => return (None, text),
    };
    (Some(op), rest.as_str())
}

/// Digits as people write them: no 0 before others.
fn number(digits: &str) -> Option<Decimal> {
    let whole = digits.split('.').next()?;
    let is_plain = whole.len() == 1 || !whole.starts_with('0');
    is_plain.then(|| plain_number(digits, MOST_DECIMALS)).flatten()
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
    fn the_tables_are_in_order() {
        assert!(WORDS.is_sorted() && UNITS.is_sorted());
        assert_eq!(READ.len(), UNITS.len());
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
