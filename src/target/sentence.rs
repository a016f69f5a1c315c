//! One value as a sentence: label, operator, number, unit, suffix, tail. Looks at nothing but the value itself.

use super::doubt::Doubt;
use super::operator::{self, Prefix};
use super::scan::{self, Token};
use super::unit::{self, Quantity, Unit};
use super::verdict::{Verdict, judge_label, judge_tail};
use super::{DoubtReason, Note, NumberTarget, Op, Target, Tolerance};
use super::{date, marks, normalise::normalise, numeral, pair, radicals::fold_radicals};
use rust_decimal::Decimal;

/// Decimals from which a number looks like a binary fraction out of a spreadsheet.
const FLOAT_DECIMALS: u32 = 9;

/// Reads a value without any suspicion about its digits.
pub(super) fn read(text: &str) -> Target {
    let folded = normalise(text);
    if folded.is_empty() {
        return Target::Empty;
    }
    let spaced = scan::has_spaced_digits(&folded);
    let compact = folded
        .replace(' ', "")
        .replace("+/-", "±")
        .replace("正负", "±");
    if marks::is_template(&compact) {
        return Doubt::check(DoubtReason::TemplateMark);
    }
    if marks::is_spreadsheet_error(&compact) || scan::has_exponent(&compact) {
        return Doubt::check(DoubtReason::SpreadsheetError);
    }
    if spaced {
        return Doubt::check(DoubtReason::SpacedDigits);
    }
    let body = marks::strip_remarks(marks::strip_quotes(marks::trim_stops(&compact)));
    let main = marks::strip_documents(&body.main);
    if let Some(reason) = body.doubt {
        return Doubt::check(reason);
    }
    if let Some(target) = date::read(&main) {
        return target;
    }
    let tokens = scan::numbers(&main);
    match tokens.as_slice() {
        [] => without_number(&main, text),
        [token] => strictly(
            one_number(*token, body.unit.as_deref(), text),
            body.inclusive,
        ),
        [first, second] if pair::is_ratio(first, second) => pair::ratio(first, second, text),
        [first, second, ..] => pair::several(first, second),
    }
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

/// The phrase to show and to compare with: radicals folded, spaces and final stops off.
fn phrase(text: &str) -> Target {
    let folded = fold_radicals(text);
    let outer = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '。' | '；' | '，' | ';' | ',' | '.' | '\u{FEFF}' | '\u{200B}'
            )
    };
    let trimmed = folded.trim_matches(outer);
    let words = trimmed
        .strip_prefix(['＝', '='])
        .map_or(trimmed, |rest| rest.trim_matches(outer));
    Target::Phrase(words.to_owned())
}

/// A value without Arabic digits.
fn without_number(main: &str, text: &str) -> Target {
    if let Some(converted) = numeral::to_digits(main) {
        let tokens = scan::numbers(&converted);
        if let [token] = tokens.as_slice() {
            let mut target = one_number(*token, None, text);
            if let Target::Number(number) = &mut target {
                number.grouped = true;
            }
            return target;
        }
    }
    let bare = operator::split_prefix(main).map_or(main, |prefix| prefix.label);
    let bare = bare.trim_start_matches(['≥', '≤', '>', '<', '=']);
    let bare = after_leading_words(bare);
    let only_unit = bare.is_empty()
        || unit::read_unit(bare).is_some_and(|(_, left)| operator::is_only_suffix(left));
    if only_unit || operator::is_only_suffix(bare) || main.contains(['%', '‰']) {
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
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .any(|word| {
            let digits = word.contains(|c: char| c.is_ascii_digit());
            let mut letters = word.chars().filter(char::is_ascii_alphabetic).peekable();
            digits
                && letters.peek().is_some()
                && letters.all(|c| matches!(c, 'O' | 'o' | 'l' | 'I'))
        })
}

/// Takes a word operator off the start, for `不少于次`.
fn after_leading_words(text: &str) -> &str {
    let mut ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let is_operator = |end: &usize| text.get(..*end).is_some_and(operator::is_only_operator);
    ends.rfind(is_operator)
        .and_then(|end| text.get(end..))
        .unwrap_or(text)
}

/// A value with exactly one number.
fn one_number(token: Token<'_>, bracket_unit: Option<&str>, text: &str) -> Target {
    match try_number(token, bracket_unit, text) {
        Ok(target) => target,
        Err(reason) => Doubt::check(reason),
    }
}

fn try_number(
    token: Token<'_>,
    bracket_unit: Option<&str>,
    text: &str,
) -> Result<Target, DoubtReason> {
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
    let number = signed(scan::value(token.digits)?, prefix.sign);
    let (unit, after) = unit::read_unit(token.after).unwrap_or((Unit::none(), token.after));
    let unit = if currency {
        in_yuan(unit)?
    } else {
        with_bracket_unit(unit, bracket_unit)?
    };
    let mut suffix = operator::split_suffix(after)?;
    let unit = with_late_stroke(unit, &mut suffix);
    if before.ends_with("突破") && prefix.op == Some(Op::MoreThan) && is_breakthrough(&unit) {
        return Err(DoubtReason::OpenBound);
    }
    let quantity = Quantity { number, unit };
    let mut target = assemble(
        &Parts {
            prefix,
            quantity,
            ratio: None,
            suffix,
        },
        text,
    )?;
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
    let written = format!("{}元", unit.text);
    match unit::read_unit(&written) {
        Some((yuan, "")) if yuan.base == "元" => Ok(yuan),
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
    matches!(
        unit.base.as_str(),
        "" | "项" | "个" | "种" | "类" | "处" | "条" | "件"
    )
}

/// All that was recognised around a number.
pub(super) struct Parts<'a> {
    pub prefix: Prefix<'a>,
    pub quantity: Quantity,
    pub ratio: Option<(Decimal, Decimal)>,
    pub suffix: operator::Suffix<'a>,
}

/// Judges label, tail and operators together.
pub(super) fn assemble(parts: &Parts<'_>, text: &str) -> Result<Target, DoubtReason> {
    let Parts {
        prefix,
        quantity,
        ratio,
        suffix,
    } = parts;
    let label = prefix.label.trim_end_matches(':');
    let op = operator::combine(prefix.op, suffix.op)?;
    let around = prefix.around || suffix.around;
    let (op, tolerance) = tolerance(op, prefix.within, around)?;
    let explicit = op.is_some() || tolerance != Tolerance::Exact;
    let target = Target::Number(NumberTarget {
        op: op.unwrap_or(Op::Equal),
        explicit_op: explicit,
        quantity: quantity.clone(),
        label: (!label.is_empty()).then(|| label.to_owned()),
        tail: (!suffix.tail.is_empty()).then(|| suffix.tail.to_owned()),
        tolerance,
        ratio: *ratio,
        grouped: false,
        note: (quantity.number.scale() >= FLOAT_DECIMALS && ratio.is_none())
            .then_some(Note::SpreadsheetFloat),
    });
    if quantity.unit.text == "季度" && !explicit {
        // The first quarter or one quarter?
        return Ok(Doubt::guessing(DoubtReason::DateUnclear, target));
    }
    let tail = judge_tail(suffix.tail, quantity, explicit);
    Ok(match judge_label(prefix, explicit).max(tail) {
        Verdict::Fine if is_date_like(quantity) => Doubt::check(DoubtReason::DateUnclear),
        Verdict::Fine => target,
        Verdict::Sentence if explicit => Doubt::guessing(DoubtReason::UnclearSentence, target),
        Verdict::Sentence => phrase(text),
        Verdict::Doubtful(reason @ (DoubtReason::UnknownSign | DoubtReason::InexactNumber)) => {
            Doubt::check(reason)
        }
        Verdict::Doubtful(reason) => Doubt::guessing(reason, with_likely_op(target, reason)),
    })
}

/// 2025年 and 6月 are dates; as numbers they come only from a text that hides the date.
fn is_date_like(quantity: &Quantity) -> bool {
    let number = quantity.number;
    let (low, high) = match quantity.unit.text.split('/').next().unwrap_or_default() {
        "年" => (1900, 2100),
        "月" => (0, 99),
        _ => return false,
    };
    number.is_integer() && number >= Decimal::from(low) && number <= Decimal::from(high)
}

/// ± and 左右 with the operator beside them.
fn tolerance(
    op: Option<Op>,
    within: bool,
    around: bool,
) -> Result<(Option<Op>, Tolerance), DoubtReason> {
    match (within, around, op) {
        (true, false, None | Some(Op::AtMost)) => Ok((Some(Op::AtMost), Tolerance::Within)),
        (true, false, Some(Op::LessThan)) => Ok((op, Tolerance::Within)),
        (false, true, None | Some(Op::Equal)) => Ok((Some(Op::Equal), Tolerance::Around)),
        (false, false, op) => Ok((op, Tolerance::Exact)),
        _ => Err(DoubtReason::ContradictoryOperators),
    }
}

/// The operator that the likely reading has.
fn with_likely_op(target: Target, reason: DoubtReason) -> Target {
    match (target, reason) {
        (Target::Number(number), DoubtReason::OpenBound) => Target::Number(NumberTarget {
            op: Op::AtMost,
            ..number
        }),
        (target, _) => target,
    }
}

/// The number with its minus sign; zero has none.
fn signed(number: Decimal, sign: Option<char>) -> Decimal {
    if sign == Some('-') && !number.is_zero() {
        -number
    } else {
        number
    }
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
    Ok(Unit {
        base: text.clone(),
        text,
        factor: Decimal::ONE,
    })
}
