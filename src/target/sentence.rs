//! One value as a sentence: label, operator, number, unit, suffix, tail. Looks at nothing but the value itself.

use super::doubt::Doubt;
use super::number_target::{NumberParts, assemble, phrase};
use super::number_tokens::{self, Token};
use super::operator;
use super::unit::{self, Quantity, Unit};
use super::{DoubtReason, NOT_APPLICABLE, Op, Target};
use super::{
    date, marks,
    normalise::{fold, normalise},
    numeral, plain, two_numbers,
};
use rust_decimal::Decimal;

/// A value of more characters than these, without white space, is not looked into. The longest target value of the published tables has 34; whoever pastes a page into a cell
/// meant something else. Some of the readers below go over the text once for each sign in it, so without a bound a page would take seconds
/// at every key. Nothing is lost: the form keeps the text as typed.
pub const LONGEST: usize = 500;

/// What a bare number such as 2012.5 may be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Bare {
    /// A month or a day as well as a number.
    AlsoDate,
    /// A number, because what it is compared with is one.
    Number,
}

/// A value with the remarks in words that stood in brackets behind it.
pub(super) struct Sentence {
    pub target: Target,
    pub remarks: Vec<String>,
}

impl From<Target> for Sentence {
    fn from(target: Target) -> Self {
        Self { target, remarks: Vec::new() }
    }
}

/// Reads a value without any suspicion about its digits.
pub(super) fn read(text: &str) -> Target {
    if text.is_empty() {
        return Target::Empty;
    }
    plain::read(text).unwrap_or_else(|| read_sentence(text, Bare::AlsoDate).target)
}

/// Reads a value with its remarks.
pub(super) fn read_whole(text: &str, bare: Bare) -> Sentence {
    if text.is_empty() {
        return Target::Empty.into();
    }
    match plain::read(text) {
        Some(target) => target.into(),
        None => read_sentence(text, bare),
    }
}

/// Reads a value of any shape, step by step.
fn read_sentence(text: &str, bare: Bare) -> Sentence {
    // A character has at least one byte, so that a short text need not be counted.
    if text.len() > LONGEST && text.chars().filter_map(fold).nth(LONGEST).is_some() {
        return unread(text).into();
    }
    let folded = normalise(text);
    let compact = folded.replace(' ', "").replace("+/-", "±").replace("正负", "±");
    match read_at_once(&folded, &compact) {
        Some(target) => target.into(),
        None => read_compact(&compact, text, bare),
    }
}

/// Reads a value step by step, also where it could be read at once.
#[cfg(test)]
pub(super) fn read_at_length(text: &str) -> Target {
    read_sentence(text, Bare::AlsoDate).target
}

/// A text that is too long to be looked into: words are words, however many.
fn unread(text: &str) -> Target {
    let words = text.contains(char::is_alphabetic) && !text.contains(char::is_numeric);
    if words { phrase(text) } else { Doubt::check(DoubtReason::TooLong) }
}

/// What the value is as a whole, where it need not be taken apart; `folded` still has its spaces.
fn read_at_once(folded: &str, compact: &str) -> Option<Target> {
    if compact.is_empty() {
        return Some(Target::Empty);
    }
    let bare = marks::trim_stops(compact);
    if marks::is_english_waiver(bare) {
        return Some(Target::Phrase(NOT_APPLICABLE.into()));
    }
    let reason = if marks::is_template(compact) {
        DoubtReason::TemplateMark
    } else if marks::is_truth_value(bare) {
        DoubtReason::TruthValue
    } else if marks::is_spreadsheet_error(compact) || number_tokens::has_exponent(compact) {
        DoubtReason::SpreadsheetError
    } else if number_tokens::has_spaced_digits(folded) {
        DoubtReason::SpacedDigits
    } else {
        return None;
    };
    Some(Doubt::check(reason))
}

fn read_compact(compact: &str, text: &str, bare: Bare) -> Sentence {
    let body = marks::strip_remarks(marks::strip_quotes(marks::trim_stops(compact)));
    let main = marks::strip_documents(&body.main);
    let main = numeral::shares_to_signs(&main);
    if let Some(reason) = body.doubt {
        return Doubt::check(reason).into();
    }
    let no_date = bare == Bare::Number && main.chars().all(|c| c.is_ascii_digit() || c == '.');
    if let Some(target) = date::read(&main).filter(|_| !no_date) {
        return Sentence { target, remarks: body.remarks };
    }
    let tokens = number_tokens::numbers(&main);
    let target = match tokens.as_slice() {
        [] => without_number(&main, text),
        [token] => strictly(one_number(*token, body.unit.as_deref(), text), body.inclusive),
        [first, second] if two_numbers::is_ratio(first, second) => two_numbers::ratio(first, second, text),
        [first, second, ..] => two_numbers::several(first, second),
    };
    Sentence { target, remarks: body.remarks }
}

/// 低于5%（含5%）: a strict operator that the remark takes back.
fn strictly(target: Target, inclusive: bool) -> Target {
    match &target {
        Target::Number(number) if inclusive && matches!(number.op, Op::LessThan | Op::MoreThan) => {
            Doubt::check(DoubtReason::ContradictoryOperators)
        }
        _ => target,
    }
}

/// A value without Arabic digits.
fn without_number(main: &str, text: &str) -> Target {
    if let Some(converted) = numeral::to_digits(main) {
        let tokens = number_tokens::numbers(&converted);
        if let [token] = tokens.as_slice() {
            let mut target = one_number(*token, None, text);
            if let Target::Number(number) = &mut target {
                number.grouped = true;
            }
            return target;
        }
    }
    if numeral::is_fraction(main) {
        return Doubt::check(DoubtReason::Fraction);
    }
    if numeral::is_inexact(main) {
        return Doubt::check(DoubtReason::InexactNumber);
    }
    let bare = operator::split_prefix(main).map_or(main, |prefix| prefix.label);
    let bare = bare.trim_start_matches(['≥', '≤', '>', '<', '=']);
    let bare = after_leading_words(bare);
    let only_unit = bare.is_empty() || unit::read_unit(bare).is_some_and(|(_, left)| operator::is_only_suffix(left));
    if only_unit || operator::is_only_suffix(bare) || main.contains(['%', '‰', '‱']) {
        return Doubt::check(DoubtReason::NoNumber);
    }
    if !main.contains(char::is_alphabetic) {
        return Doubt::check(DoubtReason::UnknownSign);
    }
    if has_lookalike(main) || main.contains(['$', '≠', '±']) || main.starts_with(['》', '»']) {
        return Doubt::check(DoubtReason::UnknownSign);
    }
    phrase(text)
}

/// Whether digits stand together with nothing but letters that look like digits: 1OO次, lO0. A word such as DN300 is fine.
fn has_lookalike(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        let digits = word.contains(|c: char| c.is_ascii_digit());
        let mut letters = word.chars().filter(char::is_ascii_alphabetic).peekable();
        digits && letters.peek().is_some() && letters.all(|c| matches!(c, 'O' | 'o' | 'l' | 'I'))
    })
}

/// Takes a word operator off the start, for `不少于次`.
fn after_leading_words(text: &str) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_OPERATOR);
    let is_operator = |end: &usize| text.get(..*end).is_some_and(operator::is_only_operator);
    ends.filter(is_operator).last().and_then(|end| text.get(end..)).unwrap_or(text)
}

/// No operator has more characters, not even 不允许超过或等于 with 大约 before it.
const LONGEST_OPERATOR: usize = 12;

/// A value with exactly one number.
fn one_number(token: Token<'_>, bracket_unit: Option<&str>, text: &str) -> Target {
    match try_number(token, bracket_unit, text) {
        Ok(target) => target,
        Err(reason) => Doubt::check(reason),
    }
}

fn try_number(token: Token<'_>, bracket_unit: Option<&str>, text: &str) -> Result<Target, DoubtReason> {
    let (before, currency) = match token.before.strip_suffix(['¥', '￥']) {
        Some(before) => (before, true),
        None => (token.before, false),
    };
    if before.ends_with('.') || token.after.starts_with('.') {
        return Err(DoubtReason::MalformedNumber);
    }
    let prefix = operator::split_prefix(before)?;
    if token.after.starts_with(['余', '多', '几', '来']) {
        return Err(DoubtReason::InexactNumber);
    }
    let number = signed(number_tokens::value(token.digits)?, prefix.sign);
    let (unit, after) = unit::read_unit(token.after).unwrap_or((Unit::none(), token.after));
    let unit = if currency { in_yuan(unit)? } else { with_bracket_unit(unit, bracket_unit)? };
    let mut suffix = operator::split_suffix(after)?;
    let unit = with_late_stroke(unit, &mut suffix);
    if before.ends_with("突破") && prefix.op == Some(Op::MoreThan) && is_breakthrough(&unit) {
        return Err(DoubtReason::OpenBound);
    }
    let quantity = Quantity { number, unit };
    let mut target = assemble(&NumberParts { prefix, quantity, ratio: None, suffix }, text)?;
    if let Target::Number(number) = &mut target {
        number.grouped = token.digits.contains(',');
    }
    Ok(target)
}

/// ¥500万: the sign stands for 元.
fn in_yuan(unit: Unit) -> Result<Unit, DoubtReason> {
    if unit.base == "元" {
        return Ok(unit);
    }
    let written = if unit.text.starts_with('/') { format!("元{}", unit.text) } else { format!("{}元", unit.text) };
    match unit::read_unit(&written) {
        Some((yuan, "")) if yuan.base == "元" || yuan.base.starts_with("元/") => Ok(yuan),
        _ => Err(DoubtReason::UnknownSign),
    }
}

/// 2次以上/年: the rest of the unit behind the suffix.
fn with_late_stroke(unit: Unit, suffix: &mut operator::Suffix<'_>) -> Unit {
    if suffix.op.is_some() && suffix.tail.starts_with('/') {
        let joined = format!("{}{}", unit.text, suffix.tail);
        if let Some((whole, "")) = unit::read_unit(&joined) {
            suffix.tail = "";
            return whole;
        }
    }
    unit
}

/// 技术突破3项: a breakthrough is counted; 产值突破3亿元: a bound is passed.
fn is_breakthrough(unit: &Unit) -> bool {
    matches!(unit.base.as_ref(), "" | "项" | "个" | "种" | "类" | "处" | "条" | "件")
}

/// The number with its minus sign; zero has none.
fn signed(number: Decimal, sign: Option<char>) -> Decimal {
    if sign == Some('-') && !number.is_zero() { -number } else { number }
}

/// ≥20（个）: the unit in brackets, or a second measure word to the first.
fn with_bracket_unit(unit: Unit, bracket: Option<&str>) -> Result<Unit, DoubtReason> {
    let Some((extra, _)) = bracket.and_then(unit::read_unit) else {
        return Ok(unit);
    };
    if unit.is_none() || unit.text == extra.text {
        return Ok(extra);
    }
    if unit.text == "个"
        && let Some((whole, "")) = unit::read_unit(&format!("个{}", extra.text))
    {
        return Ok(whole);
    }
    if extra.factor != Decimal::ONE || unit.factor != Decimal::ONE {
        return Err(DoubtReason::UnknownUnit);
    }
    let text = format!("{}({})", unit.text, extra.text);
    Ok(Unit { base: text.clone().into(), text: text.into(), factor: Decimal::ONE })
}
