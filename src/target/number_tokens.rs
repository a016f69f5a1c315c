//! Finding the numbers in a normalised text without spaces.
//!
//! Digits that belong to a word (PM2.5, CO2, A4, 5G, 4A) are no numbers. Thousands separators must stand in correct
//! groups of three; the digits, and with them the scale, are otherwise taken exactly as written.

use super::DoubtReason;
use super::normalise::run;
use super::unit::read_unit;
use rust_decimal::Decimal;

/// A number as it stands in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// The text before it.
    pub before: &'a str,
    /// The number as written: digits, points and commas.
    pub digits: &'a str,
    /// The text after it.
    pub after: &'a str,
}

/// Single letters that make a word of the digit before them: 5G, 4A, 3D.
const WORD_LETTERS: &[char] = &['G', 'A', 'D', 'B', 'C'];

/// All numbers of the text, in order.
pub(super) fn numbers(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_ascii_alphabetic() {
            at += run(rest, |c| c.is_ascii_alphanumeric() || c == '.').len();
        } else if first.is_ascii_digit() {
            let digits = digit_run(rest);
            let end = at + digits.len();
            let after = text.get(end..).unwrap_or_default();
            if digits.len() == 1 && is_word_letter(after) {
                at = end + 1;
                continue;
            }
            found.push(Token { before: text.get(..at).unwrap_or_default(), digits, after });
            // Digits of a unit such as m2 or km2 are no further number.
            at = read_unit(after).map_or(end, |(_, left)| text.len() - left.len());
        } else {
            at += first.len_utf8();
        }
    }
    found
}

/// Digits with points and commas between them.
fn digit_run(text: &str) -> &str {
    let candidate = run(text, |c| c.is_ascii_digit() || c == '.' || c == ',');
    candidate.trim_end_matches(['.', ','])
}

fn is_word_letter(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next().is_some_and(|c| WORD_LETTERS.contains(&c))
        && !chars.next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '+' || c == '-')
}

/// Whether digits stand apart in a text that still has its spaces: `4 5 0`, `4. 5`.
pub(super) fn has_spaced_digits(text: &str) -> bool {
    let inside = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == ' ' {
            let next = chars.peek().copied();
            if before.is_some_and(inside)
                && next.is_some_and(inside)
                && (before.is_some_and(|c| c.is_ascii_digit()) || next.is_some_and(|c| c.is_ascii_digit()))
            {
                return true;
            }
        } else {
            before = Some(c);
        }
    }
    false
}

/// Whether the text has a number in scientific notation: 1E+05.
pub(super) fn has_exponent(text: &str) -> bool {
    text.char_indices().any(|(at, c)| {
        let digit_before = text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        let after = after.strip_prefix(['+', '-']).unwrap_or(after);
        matches!(c, 'e' | 'E') && digit_before && after.starts_with(|c: char| c.is_ascii_digit())
    })
}

/// The value of a token.
///
/// # Errors
/// [`DoubtReason::MalformedNumber`] or [`DoubtReason::TooManyDigits`].
pub(super) fn value(digits: &str) -> Result<Decimal, DoubtReason> {
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    if decimals.is_some_and(|decimals| decimals.contains(['.', ','])) || !is_grouped(whole) {
        return Err(DoubtReason::MalformedNumber);
    }
    if whole.len() > 1 && whole.starts_with('0') {
        return Err(DoubtReason::MalformedNumber);
    }
    let plain: String = digits.chars().filter(|c| *c != ',').collect();
    Decimal::from_str_exact(&plain).map_err(|_| DoubtReason::TooManyDigits)
}

/// No commas at all, or groups of three after a first group of one to three.
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return false;
        }
    }
    !grouped || (1..=3).contains(&first.len())
}
