//! All indicators assessed at once, and how many of them stand how: the figures of 状态总览.

use std::collections::BTreeMap;

use super::{Assessment, Status, assess};
use crate::form::{Form, Indicator, Level1, Level2, PerPeriod, Period};

/// An indicator with what is known of it in both periods.
#[derive(Clone, Debug)]
pub struct Assessed<'a> {
    /// 一级指标
    pub level1: Level1,
    /// 二级指标
    pub level2: &'a Level2,
    /// The row.
    pub row: &'a Indicator,
    /// How it stands.
    pub assessments: PerPeriod<Assessment>,
}

/// Assesses every indicator once, in the order of the form; empty rows are none.
pub fn assess_all(form: &Form) -> Vec<Assessed<'_>> {
    let rows = form.indicators.filled();
    rows.map(|(level1, level2, row)| Assessed {
        level1,
        level2,
        row,
        assessments: PerPeriod::from_fn(|period| assess(form, level1, row, period)),
    })
    .collect()
}

/// Counts by group, period and status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatusCounts(BTreeMap<(Level1, Period, Status), usize>);

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
pub fn count_by_status(rows: &[Assessed<'_>]) -> StatusCounts {
    let mut counts = StatusCounts::default();
    for assessed in rows {
        for period in Period::ALL {
            let status = assessed.assessments.get(period).status;
            *counts.0.entry((assessed.level1, period, status)).or_default() += 1;
        }
    }
    counts
}
