//! How an indicator stands in a period: from its target, its actual value, and what a person judged.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::actual_value::{ActualValue, Origin};
use super::comparison::{Compared, Written};
use super::completion::Comparison;
use super::form_figures::FormFigures;
use super::reason::{Judging, Reason, Why};
use super::row_direction::direction;
use super::{Absent, Completion, Direction, StandardIndicator, Status, deadline};
use crate::brief::brief;
use crate::form::{Indicator, Judgement, NOT_APPLICABLE, Period, Settings};
use crate::target::{Actual, NumberTarget, Op, Quantity, Target, Tolerance, comparable, normalise};

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
    /// Why it stands so.
    pub reason: Reason,
}

impl Assessment {
    pub(super) fn plain(status: Status, why: Why) -> Self {
        let reason = Reason { why, judging: Judging::NotAsked };
        Self { status, deviates: false, completion: None, judgeable: false, origin: Origin::Typed, reason }
    }
}

/// What an assessment is made from: a row and, of a period, what was understood of its texts.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub figures: &'a FormFigures,
    pub settings: &'a Settings,
    pub row: &'a Indicator,
    /// Whether the row says that it does not concern the unit.
    pub waived: bool,
    pub standard: Option<StandardIndicator>,
    pub period: Period,
    pub target: &'a Target,
    pub achieved: &'a ActualValue,
    /// What a person judged; none of a forecast.
    pub judgement: Option<Judgement>,
}

impl Case<'_> {
    pub(super) fn assess(self) -> Assessment {
        let mut assessment = self.compare();
        assessment.origin = self.achieved.origin;
        assessment
    }

    fn compare(self) -> Assessment {
        let Self { judgement, target, row, waived, .. } = self;
        if waived || matches!(target, Target::Phrase(words) if words == NOT_APPLICABLE) {
            return Assessment::plain(Status::NotApplicable, Why::RowWaived);
        }
        let actual = match &self.achieved.value {
            Ok(Actual::Phrase(words)) if words == NOT_APPLICABLE => {
                return Assessment::plain(Status::NotApplicable, Why::ActualWaived);
            }
            Ok(actual) => actual,
            Err(Absent::NotApplicable(why)) => {
                return Assessment::plain(Status::NotApplicable, Why::NotApplicable(why));
            }
            Err(absent) => return Assessment::plain(Status::Missing, Why::NotComputed(absent.clone())),
        };
        match (target, actual) {
            (Target::Empty, Actual::Empty) => Assessment::plain(Status::Missing, Why::NothingFilled),
            (Target::Empty, _) => judged(judgement, Why::TargetMissing),
            (_, Actual::Check(doubt)) => judged(judgement, Why::ActualUnclear(doubt.clone())),
            (Target::Phrase(words), Actual::Empty) => match judgement {
                None => Assessment { judgeable: true, ..Assessment::plain(Status::Missing, Why::AccountMissing) },
                given => judged(given, Why::JudgedWords(quoted(words.clone()))),
            },
            (_, Actual::Empty) => Assessment::plain(Status::Missing, Why::ActualMissing),
            (Target::Phrase(words), Actual::Phrase(said)) => phrase(words.clone(), said, judgement),
            (Target::Phrase(words), _) => phrase(words.clone(), row.actual.get(self.period), judgement),
            (Target::Check(doubt), _) => judged(judgement, Why::TargetUnclear(doubt.reason)),
            (Target::Date(deadline), Actual::Date(day)) => match deadline::met(deadline, day, self.figures.year) {
                Ok(true) => Assessment::plain(Status::Met, Why::InTime),
                Ok(false) => Assessment::plain(Status::Missed, Why::Late),
                Err(why) => judged(judgement, why),
            },
            (Target::Number(number), Actual::Number(_) | Actual::Ratio { .. }) => self.numbers(number, actual),
            (Target::Date(_), _) => judged(judgement, Why::NotADate),
            (Target::Number(_), _) => judged(judgement, Why::NotANumber),
        }
    }

    fn numbers(self, number: &NumberTarget, said: &Actual) -> Assessment {
        let Self { settings, row, standard, judgement, .. } = self;
        let (target, actual) = match common_measure(number, said) {
            Ok(pair) => pair,
            Err(why) => return judged(judgement, why),
        };
        let (op, direction, actual) = match number.tolerance {
            // How near is near enough was not written down.
            Tolerance::Around if target != actual => return judged(judgement, Why::NoBound),
            Tolerance::Around => (Op::Equal, Direction::Nearer, actual),
            Tolerance::Within => (Op::AtMost, Direction::Lower, actual.abs()),
            Tolerance::Exact => {
                // 预算调整率 and 预算偏差率 are sizes: a cut is as far from 0 as an increase.
                let size = standard.is_some_and(StandardIndicator::is_size);
                let direction = direction(settings, standard, row.equal_rule, number.op);
                (number.op, direction, if size { actual.abs() } else { actual })
            }
        };
        let percent = number.quantity.unit.is_percent();
        let comparison = Comparison { target, actual, op, direction, percent, reverse_rule: settings.reverse_rule };
        let Some(completion) = comparison.complete() else {
            return judged(judgement, Why::TooLargeToCompute);
        };
        let bounds @ [partial_from, deviation_from] = self.figures.bounds;
        let reaches = |threshold: Decimal| completion.rate.is_some_and(|rate| rate.quotient() >= threshold);
        let status = if completion.met {
            Status::Met
        } else if reaches(partial_from) {
            Status::Partial
        } else {
            Status::Missed
        };
        let compared = Compared {
            op,
            direction,
            unit: number.quantity.unit.text.clone(),
            ratio: number.ratio,
            written: Written::of(number, said, actual),
            bounds,
        };
        let why = Why::Compared(Box::new(compared));
        let deviates = reaches(deviation_from);
        Assessment { deviates, completion: Some(completion), ..Assessment::plain(status, why) }
    }
}

/// Where no figure decides, a person does.
pub(super) fn judged(judgement: Option<Judgement>, why: Why) -> Assessment {
    let (status, judging) = match judgement {
        Some(judgement) => (Status::from(judgement), Judging::Given(judgement)),
        None => (Status::Undecided, Judging::Asked),
    };
    let plain = Assessment::plain(status, why);
    Assessment { judgeable: true, reason: Reason { judging, ..plain.reason }, ..plain }
}

/// A phrase: what a person judged, or the very words of the target.
fn phrase(words: Cow<'static, str>, actual: &str, judgement: Option<Judgement>) -> Assessment {
    if judgement.is_none() && (actual == words || normalise(actual).trim() == normalise(&words).trim()) {
        return Assessment { judgeable: true, ..Assessment::plain(Status::Met, Why::SameWords(quoted(words))) };
    }
    judged(judgement, Why::Words(quoted(words)))
}

/// The words of a target as a sentence quotes them. Words out of a table are short, and are not copied.
fn quoted(words: Cow<'static, str>) -> Cow<'static, str> {
    match words {
        Cow::Owned(words) => brief(&words).into(),
        words @ Cow::Borrowed(_) => words,
    }
}

/// Target and actual as two plain numbers that may be compared: in one unit, and ratios brought to one denominator, which keeps them exact.
fn common_measure(number: &NumberTarget, actual: &Actual) -> Result<(Decimal, Decimal), Why> {
    match (number.ratio, actual) {
        (Some((left, right)), Actual::Ratio { first: a, second: b, .. }) => {
            let target = left.checked_mul(*b).ok_or(Why::TooLargeToCompare)?;
            let actual = a.checked_mul(right).ok_or(Why::TooLargeToCompare)?;
            Ok((target, actual))
        }
        (None, Actual::Number(quantity)) => Ok((number.quantity.number, in_unit_of(&number.quantity, quantity)?)),
        _ => Err(Why::OneRatio),
    }
}

fn in_unit_of(target: &Quantity, actual: &Quantity) -> Result<Decimal, Why> {
    comparable(target, actual).map_err(Why::Units)
}
