//! What the words before and after a number do to it: nothing, make a sentence of it, or leave a doubt.

use super::operator::{self, Prefix};
use super::unit::Quantity;
use super::{DoubtReason, labels};
use rust_decimal::Decimal;

/// What words around a number do to it; the later variant wins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fine,
    /// A sentence that people must judge.
    Sentence,
    Doubtful(DoubtReason),
}

impl Verdict {
    /// The graver of two; a sentence before the number's own doubts, because then nothing was claimed.
    pub(super) fn max(self, other: Self) -> Self {
        match (self, other) {
            (Self::Sentence, _) | (_, Self::Sentence) => Self::Sentence,
            (Self::Doubtful(reason), _) | (_, Self::Doubtful(reason)) => Self::Doubtful(reason),
            _ => Self::Fine,
        }
    }
}

pub(super) fn judge_label(prefix: &Prefix<'_>, explicit: bool) -> Verdict {
    let label = prefix.label.trim_end_matches(':');
    if label.is_empty() {
        return Verdict::Fine;
    }
    if labels::leaves_bound_open(label) {
        return if explicit {
            Verdict::Fine
        } else {
            Verdict::Doubtful(DoubtReason::OpenBound)
        };
    }
    if !labels::is_plain(label) {
        let sentence = label.contains([',', ';', '。', '、', '《']);
        return Verdict::Doubtful(if sentence {
            DoubtReason::UnclearSentence
        } else {
            DoubtReason::UnknownSign
        });
    }
    if prefix.negative && prefix.op.is_none() {
        return Verdict::Doubtful(DoubtReason::Range);
    }
    if labels::refers(label) && prefix.op.is_none() {
        return Verdict::Sentence;
    }
    if prefix.op.is_none() && operator::compares(label) {
        return Verdict::Doubtful(DoubtReason::RelativeNumber);
    }
    if explicit && !label.contains('第') || labels::names_number(label) {
        return Verdict::Fine;
    }
    Verdict::Doubtful(DoubtReason::UnclearSentence)
}

pub(super) fn judge_tail(tail: &str, quantity: &Quantity, explicit: bool) -> Verdict {
    if tail.is_empty() || labels::closes(tail) {
        return Verdict::Fine;
    }
    if quantity.number.is_zero() && labels::ZERO_OF.contains(&tail) {
        return Verdict::Fine;
    }
    let unit = &quantity.unit;
    if tail.starts_with(['前', '后']) {
        return Verdict::Doubtful(DoubtReason::DateUnclear);
    }
    if tail.starts_with(['余', '多', '半', '几']) {
        return Verdict::Doubtful(DoubtReason::InexactNumber);
    }
    if tail.contains(['$', '?', '!', '#', '@', '^', '&']) {
        return Verdict::Doubtful(DoubtReason::UnknownSign);
    }
    if unit.text.is_empty() {
        return Verdict::Doubtful(DoubtReason::UnknownUnit);
    }
    let counted = unit.factor == Decimal::ONE
        && !unit.is_percent()
        && unit.base != "天"
        && unit.base != "个月"
        && !unit.base.contains('/');
    if counted && labels::counts(tail) {
        return Verdict::Fine;
    }
    if explicit {
        Verdict::Doubtful(DoubtReason::UnclearSentence)
    } else {
        Verdict::Sentence
    }
}
