//! Whether two texts that differ say the same: then only the writing changed.

use super::ChangeKind;
use crate::figures::Amount;
use crate::form::plain;
use crate::target::{Target, parse_beside};

/// The kind of a text, which decides what counts as the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// An amount in 万元, a 权重 or a 得分率: the same figure.
    Amount,
    /// A name: the same without spaces and punctuation.
    Name,
    /// Anything else: the same without spaces and line breaks, which depend on where a text was copied from.
    Text,
}

/// The kind of change between two texts; `None` when they are the same.
pub(super) fn of_text(nature: Nature, old: &str, new: &str) -> Option<ChangeKind> {
    if old == new {
        return None;
    }
    let same = match nature {
        Nature::Amount => is_one_amount(old, new),
        Nature::Name => !plain(old).is_empty() && plain(old) == plain(new),
        Nature::Text => false,
    };
    Some(if same || without_spaces(old) == without_spaces(new) { ChangeKind::Rewritten } else { ChangeKind::Changed })
}

/// Whether two texts are the same figure, or both none.
pub(super) fn is_one_amount(old: &str, new: &str) -> bool {
    matches!((Amount::parse(old), Amount::parse(new)), (Ok(old), Ok(new)) if old == new)
}

/// What became of a 指标值, each with the value of the other period beside it: the same when the same is understood.
pub(super) fn of_target(old: [&str; 2], new: [&str; 2]) -> Option<ChangeKind> {
    let ([old_text, old_other], [new_text, new_other]) = (old, new);
    let kind = of_text(Nature::Text, old_text, new_text)?;
    // Understanding a value costs much more than seeing that its digits are others.
    if kind == ChangeKind::Rewritten || !digits(old_text).eq(digits(new_text)) {
        return Some(kind);
    }
    let same = match (parse_beside(old_text, old_other), parse_beside(new_text, new_other)) {
        (Target::Number(old), Target::Number(new)) => {
            (old.canonical(), &old.label, &old.tail) == (new.canonical(), &new.label, &new.tail)
        }
        (Target::Date(old), Target::Date(new)) => old == new,
        _ => false,
    };
    Some(if same { ChangeKind::Rewritten } else { kind })
}

fn digits(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter_map(|c| match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    })
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_figure_is_only_written_differently() {
        assert_eq!(of_text(Nature::Amount, "658.29", "658.29"), None);
        assert_eq!(of_text(Nature::Amount, "658.29", "658.290"), Some(ChangeKind::Rewritten));
        assert_eq!(of_text(Nature::Amount, "1,658.29", "１６５８.２９万元"), Some(ChangeKind::Rewritten));
        assert_eq!(of_text(Nature::Amount, "", "0"), Some(ChangeKind::Changed));
        assert_eq!(of_text(Nature::Amount, "约三百", "约三百万"), Some(ChangeKind::Changed));
    }

    #[test]
    fn a_target_is_the_same_when_the_same_is_understood() {
        assert_eq!(of_target(["≥450亿元", ""], ["≥450 亿元", ""]), Some(ChangeKind::Rewritten));
        assert_eq!(of_target(["不低于450亿元", ""], ["≥450亿元", ""]), Some(ChangeKind::Rewritten));
        assert_eq!(of_target(["≥450亿元", ""], ["≥400亿元", ""]), Some(ChangeKind::Changed));
        // The decimals say how exactly it is compared.
        assert_eq!(of_target(["＝45%", ""], ["＝45.0%", ""]), Some(ChangeKind::Changed));
        assert_eq!(of_target(["健全", ""], ["完善", ""]), Some(ChangeKind::Changed));
    }
}
