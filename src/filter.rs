//! Which rows of indicators one wants to see: those that stand in a certain way, or that miss something.

use std::collections::HashSet;

use crate::evaluate::{Evaluation, Status, lacks_actual};
use crate::form::{Form, Indicator, Period, RowId, Stage};

/// A condition by which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A 指标值 of either period is empty.
    NoTarget,
    /// It still waits for its 完成值, or for what that is computed from.
    NoActual(Period),
    /// It has this status.
    Status(Period, Status),
    /// It is marked 偏离.
    Deviating(Period),
}

impl Wanted {
    /// The conditions that can be chosen at a stage: about actual values only those that the stage reports.
    pub fn at(stage: Stage) -> Vec<Self> {
        let mut all = vec![Self::NoTarget];
        for &period in stage.reported() {
            all.push(Self::NoActual(period));
            all.extend(Status::ALL.map(|status| Self::Status(period, status)));
            all.push(Self::Deviating(period));
        }
        all
    }

    /// The name of the condition in a list.
    pub fn label(self) -> String {
        match self {
            Self::NoTarget => "缺指标值".into(),
            Self::NoActual(period) => format!("缺{}完成值", period.label()),
            Self::Status(period, status) => format!("{}{}", period.label(), status.label()),
            Self::Deviating(period) => format!("{}偏离", period.label()),
        }
    }

    /// Whether a row is such a one. The empty row of a 二级指标 without 三级指标 is no indicator, so it never is.
    fn suits(self, row: &Indicator, evaluation: &Evaluation) -> bool {
        let Some(evaluation) = evaluation.row(row.id) else { return false };
        match self {
            Self::NoTarget => {
                !row.is_waived() && Period::ALL.into_iter().any(|period| row.target.get(period).trim().is_empty())
            }
            Self::NoActual(period) => {
                let of_period = evaluation.periods.get(period);
                lacks_actual(row, &of_period.target, of_period.assessment.status)
            }
            Self::Status(period, status) => evaluation.assessment(period).status == status,
            Self::Deviating(period) => evaluation.assessment(period).deviates,
        }
    }

    /// The rows that are not such ones.
    pub fn others(self, form: &Form, evaluation: &Evaluation) -> HashSet<RowId> {
        let rows = form.indicators.rows().map(|(_, _, row)| row);
        rows.filter(|row| !self.suits(row, evaluation)).map(|row| row.id).collect()
    }
}
