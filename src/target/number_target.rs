//! Makes a target of what was recognised around one number, or of two that make a ratio.

use super::doubt::Doubt;
use super::operator::{self, Prefix};
use super::radicals::fold_radicals;
use super::unit::Quantity;
use super::verdict::{Verdict, judge_label, judge_tail};
use super::{DoubtReason, Note, NumberTarget, Op, Target, Tolerance};
use rust_decimal::Decimal;

/// Decimals from which a number looks like a binary fraction out of a spreadsheet.
const FLOAT_DECIMALS: u32 = 9;

/// All that was recognised around a number.
pub(super) struct NumberParts<'a> {
    pub prefix: Prefix<'a>,
    pub quantity: Quantity,
    pub ratio: Option<(Decimal, Decimal)>,
    pub suffix: operator::Suffix<'a>,
}

/// Judges label, tail and operators together.
pub(super) fn assemble(parts: &NumberParts<'_>, text: &str) -> Result<Target, DoubtReason> {
    let NumberParts { prefix, quantity, ratio, suffix } = parts;
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
        note: (quantity.number.scale() >= FLOAT_DECIMALS && ratio.is_none()).then_some(Note::SpreadsheetFloat),
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
        Verdict::Doubtful(reason @ (DoubtReason::UnknownSign | DoubtReason::InexactNumber)) => Doubt::check(reason),
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
fn tolerance(op: Option<Op>, within: bool, around: bool) -> Result<(Option<Op>, Tolerance), DoubtReason> {
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
        (Target::Number(number), DoubtReason::OpenBound) => Target::Number(NumberTarget { op: Op::AtMost, ..number }),
        (target, _) => target,
    }
}

/// The phrase to show and to compare with: radicals folded, spaces and final stops off.
pub(super) fn phrase(text: &str) -> Target {
    let folded = fold_radicals(text);
    let outer =
        |c: char| c.is_whitespace() || matches!(c, '。' | '；' | '，' | ';' | ',' | '.' | '\u{FEFF}' | '\u{200B}');
    let trimmed = folded.trim_matches(outer);
    let words = trimmed.strip_prefix(['＝', '=']).map_or(trimmed, |rest| rest.trim_matches(outer));
    Target::Phrase(words.to_owned().into())
}
