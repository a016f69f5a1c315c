//! Target values (指标值): what a cell such as `≥450 亿元`, `2023年12月底前` or `健全` says.
//!
//! The text of a form is kept verbatim by the form; this module only says what was understood
//! of it: a number with operator and unit, a date, a phrase that people judge, or a [`Doubt`]. There is no silent
//! guess: whatever can be read in two ways is a doubt with the likely reading beside it. All numbers are exact
//! decimals with the scale they were written with.
//!
//! The way of a value: [`normalise`] → template marks → remarks in brackets → `date` → `sentence` (label, operator,
//! number, unit, suffix) → `suspicion` (scanned ≥, date serials), which alone looks at the neighbouring cell → `wording`, by which 达到 and
//! its kin mean at least. What was achieved goes the same way up to `sentence`, and from there to `actual_beside_target`, which reads it in the terms of its target.

mod actual;
mod actual_beside_target;
mod actual_doubt;
mod calendar;
mod date;
mod doubt;
mod json;
mod labels;
mod marks;
mod normalise;
mod number_target;
mod number_tokens;
mod numeral;
mod operator;
mod plain;
mod radicals;
mod reading;
mod sentence;
mod span;
mod suspicion;
mod two_numbers;
mod unit;
mod unit_table;
mod verdict;
mod wording;

pub use actual::{Actual, as_achieved, parse_actual, parse_actual_beside};
pub use actual_beside_target::Beside;
pub use actual_doubt::ActualDoubt;
pub use doubt::{Doubt, DoubtReason};
pub use json::{TargetAnswer, describe};
pub use marks::{NOT_APPLICABLE, is_english_waiver};
pub use normalise::{fold, normalise};
pub use radicals::fold_radicals;
pub use sentence::LONGEST;
pub use span::Day;
pub use unit::{Quantity, Unit, UnitConflict, comparable};

use std::borrow::Cow;

use rust_decimal::Decimal;

/// What was understood of a target value. The text itself stays with the form, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The text is empty.
    Empty,
    /// An amount with its operator and unit.
    Number(NumberTarget),
    /// A day, month or year, mostly a deadline.
    Date(DateTarget),
    /// Words that people judge (健全, 有序推进): the text with radicals folded, outer spaces and final punctuation gone.
    Phrase(Cow<'static, str>),
    /// Not understood with certainty: 看不懂，请核对.
    Check(Doubt),
}

/// How the achieved value must stand to the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// ≥, 不低于, 以上
    AtLeast,
    /// ＞, 高于, 超过
    MoreThan,
    /// ＝, or no operator at all
    Equal,
    /// ＜, 低于, 不足
    LessThan,
    /// ≤, 不超过, 以内
    AtMost,
}

impl Op {
    /// The sign as official tables print it.
    pub fn as_sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::MoreThan => "＞",
            Self::Equal => "＝",
            Self::LessThan => "＜",
            Self::AtMost => "≤",
        }
    }

    /// The operator in words, as it starts a reading: 不低于, 高于, 等于, 低于, 不高于.
    pub fn as_words(self) -> &'static str {
        match self {
            Self::AtLeast => "不低于",
            Self::MoreThan => "高于",
            Self::Equal => "等于",
            Self::LessThan => "低于",
            Self::AtMost => "不高于",
        }
    }
}

/// How exactly the number is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tolerance {
    /// The value is meant as written.
    Exact,
    /// 左右, 上下, 约: near the number, no bound was written.
    Around,
    /// ±3%: the number bounds the absolute deviation.
    Within,
}

/// A number with everything that was written around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberTarget {
    /// The operator; [`Op::Equal`] if none was written.
    pub op: Op,
    /// Whether an operator stood in the text (左右 and ± count as one).
    pub explicit_op: bool,
    /// Number and unit. Of a ratio: first ÷ second, with the unit base 比例.
    pub quantity: Quantity,
    /// Words before the number that name it: 同比增长, 每年, 覆盖率.
    pub label: Option<String>,
    /// Words after the unit that name what is counted or done: 企业 in 5家企业, 完成 in 100%完成.
    pub tail: Option<String>,
    /// 左右 and ±.
    pub tolerance: Tolerance,
    /// The two sides of a ratio such as 1:15, as written. Compare ratios by cross-multiplying these.
    pub ratio: Option<(Decimal, Decimal)>,
    /// Whether it was written with thousands separators or in Chinese numerals: a scan does not make those.
    pub grouped: bool,
    /// Something odd that does not stop the reading.
    pub note: Option<Note>,
}

/// A day, a month or a year, as far as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTarget {
    /// [`Op::AtMost`] for a deadline (前, 底, 内), [`Op::LessThan`] for 早于, else [`Op::Equal`].
    pub op: Op,
    /// Whether a sign or a word gave the operator.
    pub explicit_op: bool,
    /// The year, if the text names one.
    pub year: Option<i32>,
    /// The month, 1–12; 12 for 年底.
    pub month: Option<u8>,
    /// The day; 底 is resolved to the last day of the month, except in a February of unknown year.
    pub day: Option<u8>,
    /// Words before the date: 每年, 每月.
    pub label: Option<String>,
    /// Words after it: 完成.
    pub tail: Option<String>,
}

/// Something odd in a number that was nevertheless read as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// Nine or more decimals: probably a binary fraction out of a spreadsheet.
    SpreadsheetFloat,
    /// Starts with a 2 that a scan may have made of ≥; the neighbouring value, if there is one, does not contradict the number as written.
    LeadingTwo,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::SpreadsheetFloat => "小数位数过多，可能是电子表格的计算残值，请核对",
            Self::LeadingTwo => "以“2”开头，若原表是扫描件，请核对开头是否应为“≥”",
        })
    }
}

impl Target {
    /// Something odd about a value that was read nevertheless, as a Chinese sentence.
    ///
    /// ```
    /// use budget_form::target::parse;
    /// assert!(parse("-0.300000152587891").remark().is_some_and(|remark| remark.contains("残值")));
    /// assert_eq!(parse("≥90%").remark(), None);
    /// ```
    pub fn remark(&self) -> Option<String> {
        match self {
            Self::Number(number) => number.note.map(|note| note.to_string()),
            _ => None,
        }
    }
}

/// Reads one target value alone.
///
/// Never fails: what is not understood comes back as [`Target::Check`] with a reason.
///
/// ```
/// use budget_form::target::{Op, Target, parse};
/// let Target::Number(turnover) = parse("≥450 亿元") else { return };
/// assert_eq!(turnover.op, Op::AtLeast);
/// assert_eq!(turnover.quantity.number.to_string(), "450");
/// assert_eq!(turnover.quantity.unit.text, "亿元");
/// assert_eq!(parse("健全"), Target::Phrase("健全".into()));
/// assert!(matches!(parse("290%"), Target::Check(_)));
/// ```
pub fn parse(text: &str) -> Target {
    parse_beside(text, "")
}

/// Reads one target value with the other period's value beside it (half-year beside year, either way round).
///
/// The neighbour settles what the value alone leaves open: a `2280次` beside `≥140次` is a scanned ≥280次, beside
/// `1200次` or nothing it is a number.
///
/// ```
/// use budget_form::target::{Target, parse_beside};
/// assert!(matches!(parse_beside("2280次", "1200次"), Target::Number(_)));
/// assert!(matches!(parse_beside("280人次", "≥40人次"), Target::Check(_)));
/// ```
pub fn parse_beside(text: &str, neighbour: &str) -> Target {
    let mut target = sentence::read(text);
    if suspicion::looks_beside(&target) {
        let mut neighbour = sentence::read(neighbour);
        wording::make_bound(&mut neighbour);
        target = suspicion::judge_beside(target, &neighbour);
    }
    wording::make_bound(&mut target);
    target
}

/// Reads the values of both periods, each with the other beside it: what [`parse_beside`] gives for either.
///
/// ```
/// use budget_form::target::{parse_beside, parse_pair};
/// let pair = parse_pair("280人次", "≥40人次");
/// assert_eq!(pair, (parse_beside("280人次", "≥40人次"), parse_beside("≥40人次", "280人次")));
/// ```
pub fn parse_pair(one: &str, other: &str) -> (Target, Target) {
    let mut first = sentence::read(one);
    // Both periods often have the same target.
    let mut second = if one == other { first.clone() } else { sentence::read(other) };
    if suspicion::looks_beside(&first) || suspicion::looks_beside(&second) {
        let judged = |target: &Target, neighbour: &Target| {
            let mut neighbour = neighbour.clone();
            wording::make_bound(&mut neighbour);
            let mut judged = suspicion::judge_beside(target.clone(), &neighbour);
            wording::make_bound(&mut judged);
            judged
        };
        return (judged(&first, &second), judged(&second, &first));
    }
    wording::make_bound(&mut first);
    wording::make_bound(&mut second);
    (first, second)
}
