//! The shapes that most values of the published forms have, read at once: a sign, a number and a common unit (`≥95%`, `120人次`), and the usual words
//! (`健全`). Everything else takes the long way of `sentence`, which gives the same for these; a test compares the two.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_decimal::Decimal;

use super::unit::{Quantity, Unit, read_unit};
use super::{NumberTarget, Op, Target, Tolerance};
use crate::figures::plain_start;

/// Units of the table that have one reading wherever they stand behind a number; the most frequent ones first, because they are looked through in turn.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "个", "人", "场", "家", "项", "次", "人次", "件", "份", "元", "亿元", "万元", "万人", "万人次", "公里", "册", "台", "台套", "名",
    "吨", "场次", "套", "平方米", "户", "批", "期", "篇", "起", "分", "亩", "种",
];

/// Words that say how a thing is, as the standard template and the published forms have them; the most frequent ones first.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "健全", "规范", "合规", "有效", "较显著", "合理", "明确", "科学", "完善", "公开", "满意", "及时", "有序推进", "宣传", "推动", "推动升级",
    "提升", "缩短", "降低", "不断完善", "不断提升", "优秀", "充分", "准确", "安全", "完整", "持续推进", "持续改善", "明显改善", "显著",
    "有所提升", "正常", "真实", "稳定", "良好",
];

/// Each unit with what it is, as the reader of units says it.
static READ_UNITS: LazyLock<Vec<(u128, Unit)>> = LazyLock::new(|| {
    let with_reading = |word: &'static str| {
        let (unit, _) = read_unit(word)?;
        let base = if unit.base == word { Cow::Borrowed(word) } else { unit.base };
        Some((packed(word), Unit { text: Cow::Borrowed(word), base, ..unit }))
    };
    UNITS.iter().copied().filter_map(with_reading).collect()
});

static PACKED_WORDS: LazyLock<Vec<(u128, &str)>> =
    LazyLock::new(|| WORDS.iter().map(|word| (packed(word), *word)).collect());

/// Decimals that such a number may have: fewer than a spreadsheet's binary fraction has.
const MOST_DECIMALS: u32 = 8;

/// Bytes of a word that can be packed.
const MOST_PACKED: usize = 15;

/// The bytes of a word as one number, with a 1 before them, so that a word is compared with many in a few steps; 0 for one that is too long to be in a
/// table.
fn packed(word: &str) -> u128 {
    if word.len() > MOST_PACKED {
        return 0;
    }
    word.bytes().fold(1, |packed, byte| packed << 8 | u128::from(byte))
}

fn look_up<'a, T>(table: &'a [(u128, T)], word: &str) -> Option<&'a T> {
    let packed = packed(word);
    table.iter().find(|(key, _)| *key == packed).map(|(_, of)| of)
}

/// Reads a value of one of these shapes; `None` for any other.
pub(super) fn read(text: &str) -> Option<Target> {
    // A Chinese character begins neither a sign nor a number.
    if matches!(text.as_bytes(), [0xE4..=0xE9, ..]) {
        return look_up(&PACKED_WORDS, text).map(|word| Target::Phrase(Cow::Borrowed(word)));
    }
    let (op, unsigned) = sign(text);
    let (number, unit) = figure(unsigned)?;
    Some(Target::Number(NumberTarget {
        op: op.unwrap_or(Op::Equal),
        explicit_op: op.is_some(),
        quantity: Quantity { number, unit: unit.clone() },
        label: None,
        tail: None,
        tolerance: Tolerance::Exact,
        ratio: None,
        grouped: false,
        note: None,
    }))
}

/// Reads a number and a common unit without a sign; `None` for any other shape.
pub(super) fn quantity(text: &str) -> Option<Quantity> {
    figure(text).map(|(number, unit)| Quantity { number, unit: unit.clone() })
}

fn figure(text: &str) -> Option<(Decimal, &'static Unit)> {
    let (number, word) = plain_start(text, MOST_DECIMALS)?;
    // People write no 0 before other digits.
    if matches!(text.as_bytes(), [b'0', b'0'..=b'9', ..]) {
        return None;
    }
    Some((number, look_up(&READ_UNITS, word.strip_prefix(' ').unwrap_or(word))?))
}

/// One of the usual signs before the number, and what follows it.
fn sign(text: &str) -> (Option<Op>, &str) {
    let mut rest = text.chars();
    let op = match rest.next() {
        Some('≥' | '≧') => Op::AtLeast,
        Some('≤' | '≦') => Op::AtMost,
        Some('＞' | '﹥' | '>') => Op::MoreThan,
        Some('＜' | '﹤' | '<') => Op::LessThan,
        Some('＝' | '﹦' | '=') => Op::Equal,
        _ => return (None, text),
    };
    (Some(op), rest.as_str())
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
            for sign in ["", "≥", "≤", "＝", "=", "＞", ">", "＜", "<", "≧", "≦", "﹥", "﹤", "﹦"] {
                for number in numbers.iter().chain(&longer) {
                    let text = format!("{sign}{number}{unit}");
                    assert_eq!(read(&text), Some(read_at_length(&text)), "{text}");
                }
            }
        }
    }

    #[test]
    fn each_word_of_the_tables_is_found() {
        assert_eq!(READ_UNITS.len(), UNITS.len());
        for word in UNITS.iter().chain(WORDS) {
            assert!(packed(word) > 0, "{word}");
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
