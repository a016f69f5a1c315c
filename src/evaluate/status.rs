//! The status of an indicator in a period (domain §7): from its target, its actual value, and what a person judged.

use core::fmt;

use rust_decimal::Decimal;

use super::achieved::{Achieved, Origin, achieved_beside, typed};
use super::compared;
use super::completion::Comparison;
use super::deadline;
use super::direction::{Direction, direction};
use super::{Absent, Completion, StandardIndicator};
use crate::brief::brief;
use crate::figures::points;
use crate::form::{Form, Indicator, Judgement, Level1, NOT_APPLICABLE, PerPeriod, Period, Settings, read_year};
use crate::target::{Actual, NumberTarget, Op, Quantity, Target, Tolerance, comparable, normalise, parse_beside};

/// How an indicator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// 未填
    Missing,
    /// 不适用
    NotApplicable,
    /// 待判断: a phrase nobody has judged, or a target nobody understood.
    Undecided,
    /// 达成
    Met,
    /// 部分达成
    Partial,
    /// 未达成
    Missed,
}

impl Status {
    /// All, best first, the open ones at the end.
    pub const ALL: [Self; 6] =
        [Self::Met, Self::Partial, Self::Missed, Self::Undecided, Self::Missing, Self::NotApplicable];

    /// The word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Missing => "未填",
            Self::NotApplicable => "不适用",
            Self::Undecided => "待判断",
            Self::Met => "达成",
            Self::Partial => "部分达成",
            Self::Missed => "未达成",
        }
    }

    /// The sign beside the word, so that no one depends on its colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Missing => "–",
            Self::NotApplicable => "⌀",
            Self::Undecided => "?",
            Self::Met => "●",
            Self::Partial => "◐",
            Self::Missed => "○",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotApplicable => "notApplicable",
            Self::Undecided => "undecided",
            Self::Met => "met",
            Self::Partial => "partial",
            Self::Missed => "missed",
        }
    }
}

impl From<Judgement> for Status {
    fn from(judgement: Judgement) -> Self {
        match judgement {
            Judgement::Met => Self::Met,
            Judgement::Partial => Self::Partial,
            Judgement::Missed => Self::Missed,
        }
    }
}

/// Whether a row still waits for what was achieved: nothing was typed, nothing computed, and nobody has judged it. A row without a target waits for that
/// first, and one that does not concern the unit for nothing. The checks ask for it, and the filter of the tables shows it.
pub fn lacks_actual(row: &Indicator, target: &Target, status: Status) -> bool {
    status == Status::Missing && *target != Target::Empty && !row.is_waived()
}

/// Sign and word of 偏离, as they stand beside a status.
pub const DEVIATES: &str = "! 偏离";

/// What is known of an indicator in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// How it stands.
    pub status: Status,
    /// 偏离: completed so far beyond the target that the target was set too low.
    pub deviates: bool,
    /// What the numbers gave, where there are numbers.
    pub completion: Option<Completion>,
    /// Whether a person's judgement is asked for (or was given).
    pub judgeable: bool,
    /// Where the actual value comes from.
    pub origin: Origin,
    /// Why it stands so, as a line of an audit.
    pub reason: String,
}

impl Assessment {
    pub(super) fn plain(status: Status, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self { status, deviates: false, completion: None, judgeable: false, origin: Origin::Typed, reason }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.sign(), self.label())
    }
}

/// What is understood of a row's target, with the target of the other period beside it.
pub fn understood(row: &Indicator, period: Period) -> Target {
    parse_beside(row.target.get(period), row.target.get(period.other()))
}

/// Assesses a row in a period.
pub fn assess(form: &Form, level1: Level1, row: &Indicator, period: Period) -> Assessment {
    let target = understood(row, period);
    let achieved = achieved_beside(form, level1, row, period, &target);
    assess_as(form, level1, row, period, &target, &achieved)
}

/// How a row would stand at the year's end with another actual value.
pub(super) fn forecast_of(form: &Form, level1: Level1, row: &Indicator, expected: &str) -> Assessment {
    let target = understood(row, Period::FullYear);
    let expected = typed(expected, row, Period::FullYear, &target, true);
    let achieved = Achieved { origin: Origin::Typed, value: Ok(expected), computed: None };
    let unjudged = Indicator { judgement: PerPeriod::default(), ..row.clone() };
    assess_as(form, level1, &unjudged, Period::FullYear, &target, &achieved)
}

/// Assesses a row whose target and actual value have been read already.
pub fn assess_as(
    form: &Form,
    level1: Level1,
    row: &Indicator,
    period: Period,
    target: &Target,
    achieved: &Achieved,
) -> Assessment {
    Assessment { origin: achieved.origin, ..compare(form, level1, row, period, target, achieved) }
}

fn compare(
    form: &Form,
    level1: Level1,
    row: &Indicator,
    period: Period,
    target: &Target,
    achieved: &Achieved,
) -> Assessment {
    let judgement = *row.judgement.get(period);
    if row.is_waived() || matches!(target, Target::Phrase(words) if words == NOT_APPLICABLE) {
        return Assessment::plain(Status::NotApplicable, "本行填写为不适用");
    }
    let actual = match &achieved.value {
        Ok(Actual::Phrase(words)) if words == NOT_APPLICABLE => {
            return Assessment::plain(Status::NotApplicable, "实际完成值填写为不适用");
        }
        Ok(actual) => actual,
        Err(Absent::NotApplicable(why)) => return Assessment::plain(Status::NotApplicable, *why),
        Err(absent) => return Assessment::plain(Status::Missing, format!("无法由基础数据计算：{absent}")),
    };
    match (target, actual) {
        (Target::Empty, Actual::Empty) => Assessment::plain(Status::Missing, "指标值和实际完成值都未填"),
        (Target::Empty, _) => judged(judgement, "指标值未填，无法比较"),
        (_, Actual::Check(doubt)) => judged(judgement, format!("实际完成值请核对：{doubt}")),
        (Target::Phrase(words), Actual::Empty) => match judgement {
            None => Assessment { judgeable: true, ..Assessment::plain(Status::Missing, "实际完成情况未填") },
            given => judged(given, brief(words)),
        },
        (_, Actual::Empty) => Assessment::plain(Status::Missing, "实际完成值未填"),
        (Target::Phrase(words), Actual::Phrase(said)) => phrase(words, said, judgement),
        (Target::Phrase(words), _) => phrase(words, row.actual.get(period), judgement),
        (Target::Check(doubt), _) => judged(judgement, format!("指标值请核对：{}", doubt.reason)),
        (Target::Date(deadline), Actual::Date(day)) => {
            deadline::assess(deadline, day, read_year(&form.year), judgement)
        }
        (Target::Number(number), Actual::Number(_) | Actual::Ratio { .. }) => {
            numbers(&form.settings, level1, row, number, actual, judgement)
        }
        (Target::Date(_), _) => judged(judgement, "指标值是日期，实际完成值不是，无法比较"),
        (Target::Number(_), _) => judged(judgement, "指标值是数字，实际完成值不是，无法比较"),
    }
}

/// Where no figure decides, a person does.
pub(super) fn judged(judgement: Option<Judgement>, why: impl Into<String>) -> Assessment {
    let why = why.into();
    let assessment = match judgement {
        Some(judgement) => {
            let status = Status::from(judgement);
            Assessment::plain(status, format!("{why}；由填表人判断为{}", status.label()))
        }
        None => Assessment::plain(Status::Undecided, format!("{why}；请判断是否达成")),
    };
    Assessment { judgeable: true, ..assessment }
}

/// A phrase: what a person judged, or the very words of the target.
fn phrase(words: &str, actual: &str, judgement: Option<Judgement>) -> Assessment {
    if judgement.is_none() && normalise(actual).trim() == normalise(words).trim() {
        let reason = format!("实际完成情况与指标值“{}”一致", brief(words));
        return Assessment { judgeable: true, ..Assessment::plain(Status::Met, reason) };
    }
    judged(judgement, format!("指标值“{}”是文字", brief(words)))
}

fn numbers(
    settings: &Settings,
    level1: Level1,
    row: &Indicator,
    number: &NumberTarget,
    said: &Actual,
    judgement: Option<Judgement>,
) -> Assessment {
    let (target, actual) = match common_measure(number, said) {
        Ok(pair) => pair,
        Err(why) => return judged(judgement, why),
    };
    let (op, direction, actual) = match number.tolerance {
        // How near is near enough was not written down.
        Tolerance::Around if target != actual => return judged(judgement, "指标值写的是“左右”，没有界限"),
        Tolerance::Around => (Op::Equal, Direction::Nearer, actual),
        Tolerance::Within => (Op::AtMost, Direction::Lower, actual.abs()),
        Tolerance::Exact => {
            // 预算调整率 and 预算偏差率 are sizes: a cut is as far from 0 as an increase.
            let size = StandardIndicator::of(level1, row).is_some_and(StandardIndicator::is_size);
            (number.op, direction(settings, level1, row, number.op), if size { actual.abs() } else { actual })
        }
    };
    let percent = number.quantity.unit.is_percent();
    let comparison = Comparison { target, actual, op, direction, percent, reverse_rule: settings.reverse_rule };
    let Some(completion) = comparison.complete() else {
        return judged(judgement, "数字过大，无法计算");
    };
    let share = |text: &str, default: u32| {
        let per_cent = points(text).ok().flatten().unwrap_or(Decimal::from(default));
        per_cent.checked_div(Decimal::ONE_HUNDRED).unwrap_or(Decimal::ONE)
    };
    let bounds @ [partial_from, deviation_from] = [
        share(&settings.partial_from, Settings::PARTIAL_FROM),
        share(&settings.deviation_from, Settings::DEVIATION_FROM),
    ];
    let reaches = |threshold: Decimal| completion.rate.is_some_and(|rate| rate.quotient() >= threshold);
    let status = if completion.met {
        Status::Met
    } else if reaches(partial_from) {
        Status::Partial
    } else {
        Status::Missed
    };
    let deviates = reaches(deviation_from);
    let reason = format!("{}，{}", compared::line(&comparison, &completion, number, said, bounds), status.label());
    Assessment { deviates, completion: Some(completion), ..Assessment::plain(status, reason) }
}

/// Target and actual as two plain numbers that may be compared: in one unit, and ratios brought to one denominator, which keeps them exact.
fn common_measure(number: &NumberTarget, actual: &Actual) -> Result<(Decimal, Decimal), String> {
    let too_large = || "数字过大，无法比较".to_owned();
    match (number.ratio, actual) {
        (Some((left, right)), Actual::Ratio { first: a, second: b, .. }) => {
            let target = left.checked_mul(*b).ok_or_else(too_large)?;
            let actual = a.checked_mul(right).ok_or_else(too_large)?;
            Ok((target, actual))
        }
        (None, Actual::Number(quantity)) => {
            let actual = in_unit_of(&number.quantity, quantity)?;
            Ok((number.quantity.number, actual))
        }
        _ => Err("指标值与实际完成值一个是比例、一个不是，无法比较".to_owned()),
    }
}

fn in_unit_of(target: &Quantity, actual: &Quantity) -> Result<Decimal, String> {
    comparable(target, actual).map_err(|conflict| conflict.to_string())
}
