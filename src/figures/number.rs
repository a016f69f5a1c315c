//! A number as people type it into a cell: signs of a Chinese input method, thousands separators, or a formula.

use rust_decimal::Decimal;

use super::AmountError;
use super::digits::{MAX_FRACTION_DIGITS, digits, plain_number};
use super::formula;

/// What begins a formula, as in a spreadsheet.
pub(super) const FORMULA: char = '=';

/// Reads a number without a unit; `Ok(None)` for an empty text.
///
/// Full-width digits and signs, 。 and 、 for a point, blanks around it, thousands separators that stand where they belong, and formulas that begin
/// with `=` are understood. The number keeps the decimals it was typed with; the result of a formula has as many as it needs.
///
/// # Errors
/// [`AmountError`] says what is wrong.
///
/// ```
/// use budget_form::figures::number;
/// assert_eq!(number("１，２９４。50")?.map(|n| n.to_string()), Some("1294.50".into()));
/// assert_eq!(number("＝６００＋58.29")?.map(|n| n.to_string()), Some("658.29".into()));
/// assert_eq!(number("　")?, None);
/// assert!(number("15人").is_err());
/// # Ok::<(), budget_form::figures::AmountError>(())
/// ```
pub fn number(text: &str) -> Result<Option<Decimal>, AmountError> {
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(plain) = plain_number(text, MAX_FRACTION_DIGITS) {
        return Ok(Some(plain));
    }
    let folded = folded(text);
    if folded.trim().is_empty() { Ok(None) } else { read(folded.trim()).map(Some) }
}

/// Reads a number from a text that is folded and trimmed already.
pub(super) fn read(folded: &str) -> Result<Decimal, AmountError> {
    let value = match folded.strip_prefix(FORMULA) {
        Some(terms) => formula::value(terms)?,
        None => digits(folded)?,
    };
    // Nothing has no sign.
    Ok(if value.is_zero() { value.abs() } else { value })
}

/// What a Chinese input method types, as the plain signs of a number: one shape for each digit, sign and point.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut rest = text.chars().map(fold).peekable();
    while let Some(c) = rest.next() {
        let between = folded.ends_with(|c: char| c.is_ascii_digit()) && rest.peek().is_some_and(char::is_ascii_digit);
        // 「1、」 begins an item of a list; only between digits can the sign be a slip for the point, whose key is near.
        folded.push(if c == '、' && between { '.' } else { c });
    }
    folded
}

fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '。' | '｡' | '﹒' => '.',
        '﹐' => ',',
        '\u{2212}' | '\u{2010}'..='\u{2015}' | '﹣' => '-',
        '﹢' => '+',
        '﹦' => '=',
        '×' | '✕' | '✖' | '∗' => '*',
        '÷' | '∕' | '⁄' => '/',
        '﹪' => '%',
        '￥' => '¥',
        '萬' => '万',
        '億' => '亿',
        '圆' | '圓' => '元',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}
