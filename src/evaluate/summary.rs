//! How many indicators stand how: the figures of 状态总览.

use std::sync::Arc;

use super::Status;
use super::row::RowEvaluation;
use crate::form::{Level1, Period};

/// Counts by group, period and status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts([[[usize; 6]; 2]; 5]);

impl StatusCounts {
    /// How many indicators of a group, or of the form, stand so in a period, or in any way.
    pub fn count(&self, group: Option<Level1>, period: Period, status: Option<Status>) -> usize {
        let groups = Level1::ALL.into_iter().zip(&self.0).filter(|(of, _)| group.is_none_or(|group| group == *of));
        let periods = groups.flat_map(|(_, periods)| Period::ALL.into_iter().zip(periods));
        let statuses =
            periods.filter(|(of, _)| *of == period).flat_map(|(_, counts)| Status::ALL.into_iter().zip(counts));
        statuses.filter(|(of, _)| status.is_none_or(|status| status == *of)).map(|(_, count)| count).sum()
    }

    fn add(&mut self, level1: Level1, period: Period, status: Status) {
        let groups = Level1::ALL.into_iter().zip(&mut self.0).filter(|(of, _)| *of == level1);
        let periods =
            groups.flat_map(|(_, periods)| Period::ALL.into_iter().zip(periods)).filter(|(of, _)| *of == period);
        let statuses = periods.flat_map(|(_, counts)| Status::ALL.into_iter().zip(counts));
        statuses.filter(|(of, _)| *of == status).for_each(|(_, count)| *count += 1);
    }
}

/// Counts all indicators.
pub fn count_by_status(rows: &[Arc<RowEvaluation>]) -> StatusCounts {
    let mut counts = StatusCounts::default();
    for row in rows {
        for period in Period::ALL {
            counts.add(row.level1, period, row.assessment(period).status);
        }
    }
    counts
}
