//! 得分率 of one indicator for the year: what its figures give, or what a person gave within the band of its status.

use core::fmt;

use rust_decimal::Decimal;

use super::reason::Reason;
use super::reason_in_words::reason_in_words;
use super::{Assessment, Status};
use crate::figures::{PointsError, points};
use crate::form::Indicator;

/// Where a 得分率 comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// From the figures of the row.
    Computed,
    /// Given by a person, where no figure decides.
    Rated,
    /// Given by a person in place of what the figures give.
    Overridden,
}

impl Source {
    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Computed => "computed",
            Self::Rated => "rated",
            Self::Overridden => "overridden",
        }
    }
}

/// The share of its weight that a row gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Between 0 and 1.
    pub ratio: Decimal,
    /// Where it comes from.
    pub source: Source,
}

/// Why a row has no score yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// 未填 or 待判断, for the reason of the assessment.
    Open(Status, Reason),
    /// A person has to rate it within this band, and nobody has.
    Unrated(Band),
    /// The rating given lies outside the band.
    OutOfBand(Band),
    /// The rating given cannot be read.
    Unreadable(PointsError),
}

impl Waiting {
    /// The word that stands for it in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Open(status, _) => status.code(),
            Self::Unrated(_) => "unrated",
            Self::OutOfBand(_) => "outOfBand",
            Self::Unreadable(_) => "unreadable",
        }
    }

    /// Whether the rating itself is wrong, not only missing.
    pub fn is_wrong(&self) -> bool {
        matches!(self, Self::OutOfBand(_) | Self::Unreadable(_))
    }
}

impl fmt::Display for Waiting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(status, reason) => f.write_str(&reason_in_words(*status, reason, None)),
            Self::Unrated(band) => write!(f, "待评分：请填写得分率，{band}"),
            Self::OutOfBand(band) => write!(f, "得分率不在范围内，{band}"),
            Self::Unreadable(error) => error.fmt(f),
        }
    }
}

/// The ratings that may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// The band of a status, for what no figure decides (a published rule): 达成 80–100, 部分达成 60–80, 未达成 0–60, the lower bound belongs to it.
    Of(Status),
    /// In place of figures: from 0 to 100. The bands are a rule for phrases; a figure may be far within another one (an assumption).
    Whole,
}

impl Band {
    /// Whether a rating in per cent lies in it.
    pub fn holds(self, rating: Decimal) -> bool {
        let [eighty, sixty] = [80, 60].map(Decimal::from);
        match self {
            Self::Of(Status::Met) => (eighty..=Decimal::ONE_HUNDRED).contains(&rating),
            Self::Of(Status::Partial) => (sixty..eighty).contains(&rating),
            Self::Of(Status::Missed) => (Decimal::ZERO..sixty).contains(&rating),
            Self::Of(_) => false,
            Self::Whole => (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&rating),
        }
    }

    /// The band as short as a box shows it: `80–100`.
    pub fn range(self) -> &'static str {
        match self {
            Self::Of(Status::Met) => "80–100",
            Self::Of(Status::Partial) => "60–80",
            Self::Of(Status::Missed) => "0–60",
            Self::Of(_) => "",
            Self::Whole => "0–100",
        }
    }
}

impl fmt::Display for Band {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Of(Status::Met) => "“达成”为 80% 至 100%",
            Self::Of(Status::Partial) => "“部分达成”为 60% 以上、不到 80%",
            Self::Of(Status::Missed) => "“未达成”为 0% 以上、不到 60%",
            Self::Of(_) => "有了状态后填写",
            Self::Whole => "应为 0% 至 100%",
        })
    }
}

/// How a row stands for its score, whatever it weighs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowRating {
    /// It gets this share of its weight.
    Scored(Share),
    /// It waits.
    Waiting(Waiting),
    /// 不适用: its weight goes to others.
    NotApplicable,
}

/// What the figures of a row give; `None` where a person has to rate it.
pub fn computed_share(assessment: &Assessment) -> Option<Decimal> {
    match (assessment.status, assessment.completion) {
        (_, Some(completion)) => Some(completion.counted()),
        // Met without a figure and without a judge: a date within its deadline.
        (Status::Met, None) if !assessment.judgeable => Some(Decimal::ONE),
        _ => None,
    }
}

/// The band a rating of the row has to lie in.
pub fn band(assessment: &Assessment) -> Band {
    if assessment.completion.is_some() { Band::Whole } else { Band::Of(assessment.status) }
}

/// How a row stands for its score.
pub fn row_rating(row: &Indicator, assessment: &Assessment) -> RowRating {
    match assessment.status {
        Status::NotApplicable => return RowRating::NotApplicable,
        Status::Missing | Status::Undecided => {
            return RowRating::Waiting(Waiting::Open(assessment.status, assessment.reason.clone()));
        }
        Status::Met | Status::Partial | Status::Missed => {}
    }
    let (band, computed) = (band(assessment), computed_share(assessment));
    let source = if computed.is_some() { Source::Overridden } else { Source::Rated };
    match (points(&row.rating), computed) {
        (Err(error), _) => RowRating::Waiting(Waiting::Unreadable(error)),
        (Ok(Some(rating)), _) if !band.holds(rating) => RowRating::Waiting(Waiting::OutOfBand(band)),
        (Ok(Some(rating)), _) => match rating.checked_div(Decimal::ONE_HUNDRED) {
            Some(ratio) => RowRating::Scored(Share { ratio, source }),
            None => RowRating::Waiting(Waiting::Unreadable(PointsError::Unreadable)),
        },
        (Ok(None), Some(ratio)) => RowRating::Scored(Share { ratio, source: Source::Computed }),
        (Ok(None), None) => RowRating::Waiting(Waiting::Unrated(band)),
    }
}

impl RowRating {
    /// Whether a row is met, has to be rated by a person, and has no rating yet: what 「按 100% 计」 is about.
    pub fn wants_full_marks(&self) -> bool {
        *self == Self::Waiting(Waiting::Unrated(Band::Of(Status::Met)))
    }
}
