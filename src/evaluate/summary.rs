//! How many indicators stand how: the figures of 状态总览.

use std::collections::BTreeMap;

use super::{Status, assess};
use crate::form::{Form, Level1, Period};

/// Counts by group, period and status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts(BTreeMap<(Level1, Period, Status), usize>);

impl StatusCounts {
    /// How many indicators of a group stand so in a period.
    pub fn get(&self, level1: Level1, period: Period, status: Status) -> usize {
        self.0.get(&(level1, period, status)).copied().unwrap_or(0)
    }

    /// How many indicators of the form stand so in a period.
    pub fn total(&self, period: Period, status: Status) -> usize {
        Level1::ALL.into_iter().map(|level1| self.get(level1, period, status)).sum()
    }
}

/// Counts all indicators; empty rows are none.
pub fn count_by_status(form: &Form) -> StatusCounts {
    let mut counts = StatusCounts::default();
    for (level1, _, row) in form.indicators.filled() {
        for period in Period::ALL {
            let status = assess(form, level1, row, period).status;
            *counts.0.entry((level1, period, status)).or_default() += 1;
        }
    }
    counts
}
