//! How many indicators stand how: the figures of 状态总览.

use std::sync::Arc;

use super::Status;
use super::row::RowEvaluation;
use crate::form::{Level1, Period};

/// Counts by 一级指标, period and status; there are few of them, in the order in which they first came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts(Vec<((Level1, Period, Status), usize)>);

impl StatusCounts {
    /// How many indicators of a group, or of the form, stand so in a period, or in any way.
    pub fn count(&self, group: Option<Level1>, period: Period, status: Option<Status>) -> usize {
        let counted = |(level1, at, stands): &(Level1, Period, Status)| {
            *at == period && group.is_none_or(|of| of == *level1) && status.is_none_or(|of| of == *stands)
        };
        self.0.iter().filter(|(key, _)| counted(key)).map(|(_, count)| count).sum()
    }
}

/// Counts all indicators.
pub fn count_by_status(rows: &[Arc<RowEvaluation>]) -> StatusCounts {
    let mut counts = StatusCounts::default();
    for row in rows {
        for period in Period::ALL {
            let stands = (row.level1, period, row.assessment(period).status);
            match counts.0.iter_mut().find(|(key, _)| *key == stands) {
                Some((_, count)) => *count += 1,
                None => counts.0.push((stands, 1)),
            }
        }
    }
    counts
}
