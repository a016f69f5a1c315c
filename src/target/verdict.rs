//! What the words before and after a number do to it: nothing, make a sentence of it, or leave a doubt.

use super::operator::{self, Prefix};
use super::unit::Quantity;
use super::{DoubtReason, labels};

/// What words around a number do to it; the later variant wins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fine,
    /// A sentence that people must judge.
    Sentence,
    Doubtful(DoubtReason),
}

impl Verdict {
    /// Whether it is a doubt about the signs or words themselves, which no sentence explains away.
    fn is_odd(self) -> bool {
        matches!(
            self,
            Self::Doubtful(
                DoubtReason::UnknownSign
                    | DoubtReason::UnknownUnit
                    | DoubtReason::InexactNumber
                    | DoubtReason::DateUnclear
                    | DoubtReason::SeveralNumbers
            )
        )
    }

    /// The graver of two: odd signs, then a sentence (in which the number claims nothing), then other doubts.
    pub(super) fn max(self, other: Self) -> Self {
        match (self, other) {
            (odd, _) | (_, odd) if odd.is_odd() => odd,
            (Self::Sentence, _) | (_, Self::Sentence) => Self::Sentence,
            (Self::Doubtful(reason), _) | (_, Self::Doubtful(reason)) => Self::Doubtful(reason),
            _ => Self::Fine,
        }
    }
}

/// Judges the words before a number.
pub(super) fn judge_label(prefix: &Prefix<'_>, explicit: bool) -> Verdict {
    let label = prefix.label.trim_end_matches(':');
    if label.is_empty() {
        return Verdict::Fine;
    }
    if labels::leaves_bound_open(label) {
        return if explicit { Verdict::Fine } else { Verdict::Doubtful(DoubtReason::OpenBound) };
    }
    if !labels::is_plain(label) {
        let sentence = label.contains([',', ';', '。', '、', '《']);
        return Verdict::Doubtful(if sentence { DoubtReason::UnclearSentence } else { DoubtReason::UnknownSign });
    }
    if prefix.sign.is_some() && prefix.op.is_none() {
        // 增速-2%: a minus or a dash? T+3: neither.
        return Verdict::Doubtful(if prefix.sign == Some('-') {
            DoubtReason::Range
        } else {
            DoubtReason::UnclearSentence
        });
    }
    if labels::refers(label) && prefix.op.is_none() {
        return Verdict::Sentence;
    }
    if prefix.op.is_none() && operator::compares(label) {
        return Verdict::Doubtful(DoubtReason::RelativeNumber);
    }
    if explicit && (!label.contains('第') || label.contains("第三方")) || labels::names_number(label) {
        return Verdict::Fine;
    }
    Verdict::Doubtful(DoubtReason::UnclearSentence)
}

/// Judges the words after a number and its unit.
pub(super) fn judge_tail(tail: &str, quantity: &Quantity, explicit: bool) -> Verdict {
    let time = matches!(quantity.unit.base.as_ref(), "秒" | "分钟" | "天" | "个月" | "工作日");
    // 24小时响应 without 内 may be a limit or the hours of a service.
    if tail.is_empty() || (labels::closes(tail) && (explicit || !time)) {
        return Verdict::Fine;
    }
    if explicit && time && operator::is_done_within(tail) {
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
    if !labels::is_words(tail) {
        return Verdict::Doubtful(if tail.contains(|c: char| c.is_ascii_alphabetic()) {
            DoubtReason::UnknownUnit
        } else {
            DoubtReason::UnknownSign
        });
    }
    if labels::starts_with_numeral(tail) {
        return Verdict::Doubtful(DoubtReason::SeveralNumbers);
    }
    if unit.text.is_empty() {
        return Verdict::Doubtful(DoubtReason::UnknownUnit);
    }
    let counted = labels::takes_noun(&unit.text);
    if counted && labels::counts(tail) {
        return Verdict::Fine;
    }
    if explicit { Verdict::Doubtful(DoubtReason::UnclearSentence) } else { Verdict::Sentence }
}
