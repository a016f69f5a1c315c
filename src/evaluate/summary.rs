//! How many indicators stand how: the figures of 状态总览.

use std::sync::Arc;

use super::Status;
use super::row::RowEvaluation;
use crate::form::{Level1, PerPeriod, Period};

/// Counts by 一级指标, period and status, for each of which there is a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCounts([PerPeriod<[usize; Status::ALL.len()]>; Level1::ALL.len()]);

impl StatusCounts {
    /// How many indicators of a group, or of the form, stand so in a period, or in any way.
    pub fn count(&self, group: Option<Level1>, period: Period, status: Option<Status>) -> usize {
        let groups = Level1::ALL.into_iter().filter(|level1| group.is_none_or(|of| of == *level1));
        let statuses = || Status::ALL.into_iter().filter(|stands| status.is_none_or(|of| of == *stands));
        groups.flat_map(|level1| statuses().filter_map(move |status| self.at(level1, period, status))).sum()
    }

    fn at(&self, level1: Level1, period: Period, status: Status) -> Option<usize> {
        self.0.get(level1 as usize)?.get(period).get(status as usize).copied()
    }
}

/// Counts all indicators.
pub fn count_by_status(rows: &[Arc<RowEvaluation>]) -> StatusCounts {
    let mut counts = StatusCounts(Default::default());
    for row in rows {
        for period in Period::ALL {
            let of_group = counts.0.get_mut(row.level1 as usize).map(|of| of.get_mut(period));
            if let Some(count) = of_group.and_then(|of| of.get_mut(row.assessment(period).status as usize)) {
                *count += 1;
            }
        }
    }
    counts
}
