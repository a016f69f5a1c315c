//! Achieved values (完成值): what was reached, as against what was to be reached.
//!
//! Domain §7 needs one exact figure. An operator in it is tolerated only as ＝; 以上, 左右 and the like are doubts.
//! Nothing here suspects a scan or a date serial: actuals are typed, not scanned.

use super::doubt::Doubt;
use super::{DateTarget, DoubtReason, Op, Quantity, Target, Tolerance, sentence};
use rust_decimal::Decimal;

/// What was understood of an achieved value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actual {
    /// Nothing is written.
    Empty,
    /// An amount.
    Number(Quantity),
    /// A ratio such as 1:12.
    Ratio {
        /// The side before the colon, as written.
        first: Decimal,
        /// The side after it.
        second: Decimal,
        /// First ÷ second, with the unit base 比例: comparable with a ratio target.
        quantity: Quantity,
    },
    /// A date; with [`Op::AtMost`] (6月30日前完成) its last possible day.
    Date(DateTarget),
    /// Words.
    Phrase(String),
    /// Not understood with certainty.
    Check(Doubt),
}

/// Reads one achieved value. Never fails: what is not understood comes back as [`Actual::Check`].
///
/// ```
/// use budget_form::target::{Actual, parse_actual};
/// assert!(matches!(parse_actual("44.75%"), Actual::Number(n) if n.number.to_string() == "44.75"));
/// assert!(matches!(parse_actual("≥95%"), Actual::Check(_)));
/// assert_eq!(parse_actual("健全"), Actual::Phrase("健全".to_owned()));
/// ```
pub fn parse_actual(text: &str) -> Actual {
    match sentence::read(text) {
        Target::Empty => Actual::Empty,
        Target::Phrase(words) => Actual::Phrase(words),
        Target::Check(doubt) => Actual::Check(doubt),
        Target::Date(date) if date.op == Op::LessThan => doubtful(Target::Date(date)),
        Target::Date(date) => Actual::Date(date),
        Target::Number(number) if number.op != Op::Equal || number.tolerance != Tolerance::Exact => {
            doubtful(Target::Number(number))
        }
        Target::Number(number) => match number.ratio {
            Some((first, second)) => Actual::Ratio { first, second, quantity: number.quantity },
            None => Actual::Number(number.quantity),
        },
    }
}

/// What is achieved when a target is met to the point, as one would write it: the text without its sign and its 以上, checked by reading it.
/// `None` where the target names no single value: not understood, 左右, ±3%, before a day.
///
/// ```
/// use budget_form::target::{as_achieved, parse};
/// assert_eq!(as_achieved("≥450 亿元", &parse("≥450 亿元")).as_deref(), Some("450 亿元"));
/// assert_eq!(as_achieved("20万册以上", &parse("20万册以上")).as_deref(), Some("20万册"));
/// assert_eq!(as_achieved("健全", &parse("健全")).as_deref(), Some("健全"));
/// assert_eq!(as_achieved("500人左右", &parse("500人左右")), None);
/// ```
pub fn as_achieved(text: &str, target: &Target) -> Option<String> {
    let text = text.trim();
    let same = |actual: &str| match (target, parse_actual(actual)) {
        (Target::Number(number), Actual::Number(quantity) | Actual::Ratio { quantity, .. }) => {
            number.tolerance == Tolerance::Exact && number.quantity == quantity
        }
        (Target::Date(date), Actual::Date(actual)) => *date == actual,
        (Target::Phrase(words), Actual::Phrase(actual)) => *words == actual,
        _ => false,
    };
    let from_figure = text.find(|c: char| c.is_numeric() || c == '-' || c == '－').and_then(|at| text.get(at..));
    let without_bound = from_figure.and_then(|text| BOUNDS.iter().find_map(|bound| text.strip_suffix(bound)));
    let shortest = match target {
        Target::Number(number) => Some(format!("{}{}", number.figure(), number.quantity.unit.text)),
        _ => None,
    };
    let tries = [Some(text), from_figure, without_bound, shortest.as_deref()];
    tries.into_iter().flatten().map(str::trim).find(|actual| same(actual)).map(str::to_owned)
}

/// What follows a number and makes a bound of it; the longer ones first.
const BOUNDS: [&str; 6] = ["及以上", "及以下", "（含）以上", "以上", "以下", "以内"];

fn doubtful(target: Target) -> Actual {
    match Doubt::guessing(DoubtReason::OperatorInActual, target) {
        Target::Check(doubt) => Actual::Check(doubt),
        _ => Actual::Check(Doubt { reason: DoubtReason::OperatorInActual, guess: None }),
    }
}
