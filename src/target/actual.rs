//! Actual values (完成值): what was reached, as against what was to be reached.
//!
//! A status needs one exact figure, and the same figure that the target is about, so a value is read beside its target. An operator in it is tolerated only as ＝; 以上, 左右 and the like are doubts.
//! Nothing here suspects a scan or a date serial: actuals are typed, not scanned.

use super::actual_beside_target::{self, Beside};
use super::actual_doubt::ActualDoubt;
use super::doubt::Doubt;
use super::sentence::{self, Bare, Sentence};
use super::{DateTarget, DoubtReason, NumberTarget, Op, Quantity, Target, Tolerance, plain, wording};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What was understood of an achieved value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actual {
    /// The text is empty.
    Empty,
    /// A number with its unit.
    Number(Quantity),
    /// A ratio such as 1:12.
    Ratio {
        /// The side before the colon, as written.
        first: Decimal,
        /// The number after the colon.
        second: Decimal,
        /// First ÷ second, with the unit base 比例: comparable with a ratio target.
        quantity: Quantity,
    },
    /// A date; with [`Op::AtMost`] (6月30日前完成) its last possible day.
    Date(DateTarget),
    /// Words, which a person judges.
    Phrase(Cow<'static, str>),
    /// Not understood with certainty, or another figure than the target is about.
    Check(ActualDoubt),
}

/// Reads one achieved value with nothing beside it. Never fails: what is not understood comes back as [`Actual::Check`].
///
/// ```
/// use budget_form::target::{Actual, parse_actual};
/// assert!(matches!(parse_actual("44.75%"), Actual::Number(n) if n.number.to_string() == "44.75"));
/// assert!(matches!(parse_actual("≥95%"), Actual::Check(_)));
/// assert_eq!(parse_actual("健全"), Actual::Phrase("健全".into()));
/// ```
pub fn parse_actual(text: &str) -> Actual {
    parse_actual_beside(text, &Beside::NOTHING)
}

/// Reads one achieved value beside its target and in its terms: a fall beside a rise is negative, 2次/月 beside 每月1次 is 2次, and beside a
/// number 2012.5 is no month. What the words around it make another figure of (上年, 计划, 人均, 不合格) is in doubt, with the word.
///
/// ```
/// use budget_form::target::{Actual, Beside, parse, parse_actual_beside};
/// let rise = parse("同比增长5%");
/// let beside = Beside { target: &rise, ..Beside::NOTHING };
/// assert!(matches!(parse_actual_beside("同比下降6%", &beside), Actual::Number(n) if n.number.to_string() == "-6"));
/// assert!(matches!(parse_actual_beside("上年6%", &beside), Actual::Check(_)));
/// ```
pub fn parse_actual_beside(text: &str, beside: &Beside<'_>) -> Actual {
    if text.is_empty() {
        return Actual::Empty;
    }
    // Beside a target that says nothing but a number, a number is what it is.
    if !matches!(beside.target, Target::Number(target) if target.label.is_some())
        && let Some(quantity) = plain::quantity(text)
    {
        return Actual::Number(quantity);
    }
    read_beside(text, beside)
}

/// Reads a value of any shape.
fn read_beside(text: &str, beside: &Beside<'_>) -> Actual {
    let expected = beside.forecast.then(|| text.replacen("预计", "", 1));
    let text = expected.as_deref().unwrap_or(text);
    let Sentence { target: said, remarks } = sentence::read_whole(text, bare_beside(beside.target));
    match said {
        Target::Empty => Actual::Empty,
        Target::Phrase(words) => Actual::Phrase(words),
        Target::Check(doubt) => doubt_beside(doubt, &remarks, beside),
        Target::Date(date) if date.op == Op::LessThan => doubtful(),
        Target::Date(date) => date_beside(date, &remarks, beside),
        Target::Number(number) if number.op != Op::Equal || number.tolerance != Tolerance::Exact => doubtful(),
        Target::Number(number) => number_beside(number, &remarks, beside),
    }
}

/// Beside a number a bare number is one too. A share or a time may have a month beside it by mistake: 2025.6 for the day, not the months.
fn bare_beside(target: &Target) -> Bare {
    match target {
        Target::Number(number) => {
            let unit = &number.quantity.unit;
            let time = matches!(unit.base.as_ref(), "天" | "个月" | "工作日");
            if unit.is_percent() || time { Bare::AlsoDate } else { Bare::Number }
        }
        _ => Bare::AlsoDate,
    }
}

/// 降至3%: as a target it may be a bound or a level to be reached, as what was achieved it is a level. 去年同期120人: no words name the number,
/// and one of them makes another figure of it.
fn doubt_beside(doubt: Doubt, remarks: &[String], beside: &Beside<'_>) -> Actual {
    let unread = Actual::Check(ActualDoubt::Unread(doubt.reason));
    match (doubt.reason, doubt.guess.map(|guess| *guess)) {
        (DoubtReason::OpenBound, Some(Target::Number(number))) if wording::level_of(&number).is_some() => {
            number_beside(number, remarks, beside)
        }
        (DoubtReason::UnclearSentence | DoubtReason::RelativeNumber, Some(Target::Number(number))) => {
            match actual_beside_target::align(number, remarks, beside) {
                Err(doubt @ ActualDoubt::OtherFigure(_)) => Actual::Check(doubt),
                _ => unread,
            }
        }
        _ => unread,
    }
}

fn number_beside(number: NumberTarget, remarks: &[String], beside: &Beside<'_>) -> Actual {
    match actual_beside_target::align(number, remarks, beside) {
        Ok(number) => match number.ratio {
            Some((first, second)) => Actual::Ratio { first, second, quantity: number.quantity },
            None => Actual::Number(number.quantity),
        },
        Err(doubt) => Actual::Check(doubt),
    }
}

fn date_beside(date: DateTarget, remarks: &[String], beside: &Beside<'_>) -> Actual {
    let words = [date.label.as_deref(), date.tail.as_deref()].into_iter().flatten();
    let another = words
        .chain(remarks.iter().map(String::as_str))
        .find_map(|words| actual_beside_target::other_day(words, beside));
    match another {
        Some(word) => Actual::Check(ActualDoubt::OtherDay(word)),
        None => Actual::Date(date),
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
/// assert_eq!(as_achieved("每月≥1次", &parse("每月≥1次")).as_deref(), Some("每月1次"));
/// assert_eq!(as_achieved("500人左右", &parse("500人左右")), None);
/// ```
pub fn as_achieved(text: &str, target: &Target) -> Option<String> {
    let text = text.trim();
    let beside = Beside { target, ..Beside::NOTHING };
    let same = |actual: &str| match (target, parse_actual_beside(actual, &beside)) {
        (Target::Number(number), Actual::Number(quantity) | Actual::Ratio { quantity, .. }) => {
            number.tolerance == Tolerance::Exact && number.quantity == quantity
        }
        (Target::Date(date), Actual::Date(actual)) => *date == actual,
        (Target::Phrase(words), Actual::Phrase(actual)) => *words == actual,
        _ => false,
    };
    let from_figure = text.find(|c: char| c.is_numeric() || c == '-' || c == '－').and_then(|at| text.get(at..));
    let without_bound = from_figure.and_then(|text| BOUNDS.iter().find_map(|bound| text.strip_suffix(bound)));
    let (shortest, named) = match target {
        Target::Number(number) => {
            let shortest = format!("{}{}", number.figure(), number.quantity.unit.text);
            let named = number.label.as_ref().map(|label| format!("{label}{shortest}"));
            (Some(shortest), named)
        }
        _ => (None, None),
    };
    let tries = [Some(text), from_figure, without_bound, shortest.as_deref(), named.as_deref()];
    tries.into_iter().flatten().map(str::trim).find(|actual| same(actual)).map(str::to_owned)
}

/// What follows a number and makes a bound of it; the longer ones first.
const BOUNDS: [&str; 6] = ["及以上", "及以下", "（含）以上", "以上", "以下", "以内"];

fn doubtful() -> Actual {
    Actual::Check(ActualDoubt::Unread(DoubtReason::OperatorInActual))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn a_plain_number_is_read_the_same_at_length() {
        let targets = [
            "",
            "健全",
            "≥95%",
            "＝20人",
            "100人次",
            "1:15",
            "6月30日前",
            "±3%",
            "290%",
            "每月≥1次",
            "下降5%",
            "达到95%",
            "人均6平方米",
        ];
        for target in targets.map(parse) {
            for name in ["", "增长率", "能耗下降率", "人均面积", "应急演练次数"] {
                for text in ["", "0%", "95%", "5人", "2012.5次", "12.31个", "2025人", "120 亿元", "15台套"] {
                    for forecast in [false, true] {
                        let beside = Beside { target: &target, name, other_times: &["上半年"], forecast };
                        assert_eq!(parse_actual_beside(text, &beside), read_beside(text, &beside), "{text} {target:?}");
                    }
                }
            }
        }
    }
}
