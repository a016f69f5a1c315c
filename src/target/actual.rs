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
        Target::Number(number)
            if number.op != Op::Equal || number.tolerance != Tolerance::Exact =>
        {
            doubtful(Target::Number(number))
        }
        Target::Number(number) => match number.ratio {
            Some((first, second)) => Actual::Ratio {
                first,
                second,
                quantity: number.quantity,
            },
            None => Actual::Number(number.quantity),
        },
    }
}

fn doubtful(target: Target) -> Actual {
    match Doubt::guessing(DoubtReason::OperatorInActual, target) {
        Target::Check(doubt) => Actual::Check(doubt),
        _ => Actual::Check(Doubt {
            reason: DoubtReason::OperatorInActual,
            guess: None,
        }),
    }
}
