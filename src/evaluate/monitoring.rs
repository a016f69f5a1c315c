//! 运行监控: the lights of a period, what is off track, worst first, and what is still to be said about it.

use rust_decimal::Decimal;

use super::row::{Assessed, RowEvaluation};
use super::{Assessment, Origin, Status, StatusCounts};
use crate::figures::Rate;
use crate::form::{Field, Indicator, Period, RowId, terms};

/// The light of a row: green, yellow, red, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 绿灯: 达成.
    Green,
    /// 黄灯: 部分达成.
    Yellow,
    /// 红灯: 未达成.
    Red,
    /// 灰灯: 未填, 待判断, 不适用.
    Grey,
}

impl Light {
    /// All, best first.
    pub const ALL: [Self; 4] = [Self::Green, Self::Yellow, Self::Red, Self::Grey];

    /// The light of a status.
    pub fn of(status: Status) -> Self {
        match status {
            Status::Met => Self::Green,
            Status::Partial => Self::Yellow,
            Status::Missed => Self::Red,
            Status::Missing | Status::NotApplicable | Status::Undecided => Self::Grey,
        }
    }

    /// The word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Green => "绿灯",
            Self::Yellow => "黄灯",
            Self::Red => "红灯",
            Self::Grey => "灰灯",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Grey => "grey",
        }
    }
}

/// How many rows have each light in a period, in the order of [`Light::ALL`].
pub fn count_lights(counts: &StatusCounts, period: Period) -> [usize; 4] {
    Light::ALL.map(|light| {
        let lit = Status::ALL.into_iter().filter(|status| Light::of(*status) == light);
        lit.map(|status| counts.count(None, period, Some(status))).sum()
    })
}

/// What is to be said about a row whose light is yellow or red (a published rule).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Asked {
    /// 全年预计完成值
    Expected,
    /// 完成目标可能性
    Likelihood,
    /// 偏差原因
    Cause,
    /// 偏差说明; for the year 偏差原因及改进措施.
    Explanation,
    /// 手填原因, of a value typed over a computed one.
    OverrideReason,
    /// Whether it is met, which nothing but a person can say of this row.
    Judgement,
}

impl Asked {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Expected => terms::EXPECTED,
            Self::Likelihood => terms::LIKELIHOOD,
            Self::Cause => terms::CAUSES,
            Self::Explanation => terms::MID_YEAR_EXPLANATION,
            Self::OverrideReason => "手填原因",
            Self::Judgement => "是否达成的判断",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Likelihood => "likelihood",
            Self::Cause => "causes",
            Self::Explanation => "explanation",
            Self::OverrideReason => "overrideReason",
            Self::Judgement => "judgement",
        }
    }

    /// The field to go to; choices stand beside the text of the same row.
    pub fn field(self, row: RowId, period: Period) -> Field {
        match self {
            Self::Expected | Self::Likelihood | Self::Cause => Field::Expected(row),
            Self::Explanation => Field::Explanation(row, period),
            Self::OverrideReason => Field::OverrideReason(row, period),
            // The choice has no text; it stands beside the actual value.
            Self::Judgement => Field::Actual(row, period),
        }
    }
}

/// What has still to be said about a row in a period. At mid-year a yellow or red light asks for all four; at the year's end, and for 偏离 at any time,
/// a reason is enough.
pub fn still_asked(row: &Indicator, evaluation: &RowEvaluation, period: Period) -> Vec<Asked> {
    let assessment = evaluation.assessment(period);
    let off = matches!(Light::of(assessment.status), Light::Yellow | Light::Red);
    let mut asked = if off && period == Period::HalfYear { open_in_monitoring(row) } else { Vec::new() };
    if (off || assessment.deviates) && !evaluation.explained.get(period) {
        asked.push(Asked::Explanation);
    }
    asked
}

/// What of 全年预计完成值 and the choices beside it is not given yet, in a row that has to give all of it.
pub fn open_in_monitoring(row: &Indicator) -> Vec<Asked> {
    let monitoring = &row.monitoring;
    let open = [
        (Asked::Expected, monitoring.expected.trim().is_empty()),
        (Asked::Likelihood, monitoring.likelihood.is_none()),
        (Asked::Cause, monitoring.causes.is_empty()),
    ];
    open.into_iter().filter_map(|(asked, is_open)| is_open.then_some(asked)).collect()
}

/// An indicator that is not where it should be, has something still to be explained, or waits for a judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OffTrack {
    /// The row.
    pub row: RowId,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub assessment: Assessment,
    /// What has still to be said about it.
    pub asked: Vec<Asked>,
}

impl OffTrack {
    /// Whether nobody knows yet how it stands.
    pub fn is_undecided(&self) -> bool {
        self.assessment.status == Status::Undecided
    }

    fn of(assessed: &Assessed<'_>, period: Period) -> Option<Self> {
        let Assessed { row, evaluation, .. } = assessed;
        let assessment = evaluation.assessment(period);
        let mut asked = still_asked(row, evaluation, period);
        if assessment.origin == Origin::Overridden && row.override_reason.get(period).trim().is_empty() {
            asked.push(Asked::OverrideReason);
        }
        if assessment.status == Status::Undecided {
            asked.push(Asked::Judgement);
        }
        let late = matches!(Light::of(assessment.status), Light::Yellow | Light::Red);
        let off = late || assessment.deviates || !asked.is_empty();
        off.then(|| Self { row: row.id, name: evaluation.name.clone(), assessment: assessment.clone(), asked })
    }

    /// Red, yellow, 偏离, what is only typed without a reason, and last what nobody has judged; the least completed first. A row that has no ratio
    /// comes before those which have.
    fn place(&self) -> (u8, Decimal) {
        let rank = match Light::of(self.assessment.status) {
            Light::Red => 0,
            Light::Yellow => 1,
            _ if self.assessment.deviates => 2,
            _ if self.is_undecided() => 4,
            _ => 3,
        };
        let rate = self.assessment.completion.and_then(|completion| completion.rate);
        (rank, rate.map_or(Decimal::NEGATIVE_ONE, Rate::quotient))
    }
}

/// What is off track in a period, worst first.
pub fn off_track<'a>(rows: impl Iterator<Item = Assessed<'a>>, period: Period) -> Vec<OffTrack> {
    let mut off: Vec<OffTrack> = rows.filter_map(|row| OffTrack::of(&row, period)).collect();
    off.sort_by_key(OffTrack::place);
    off
}
