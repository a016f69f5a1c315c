//! What is computed of one indicator: its texts understood once, how it stands in both periods, and its 得分率.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::actual_value::{ActualValue, Origin, typed};
use super::assessment::Case;
use super::comparison::borrows_unit;
use super::form_figures::FormFigures;
use super::row_rating::{RowRating, row_rating};
use super::{Assessment, StandardIndicator, Status};
use crate::figures::{PointsError, points};
use crate::form::{Form, Indicator, Level1, Level2, Level2Id, PerPeriod, Period, RowId, is_blank, trimmed};
use crate::target::{Actual, Target, parse_pair};

/// What is computed of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowEvaluation {
    /// The number of the row.
    pub id: RowId,
    /// 一级指标
    pub level1: Level1,
    /// 二级指标
    pub level2: Level2Id,
    /// What it is called: a row without 三级指标 by its 二级指标.
    pub name: String,
    /// The computed indicator that it is, if it is one.
    pub standard: Option<StandardIndicator>,
    /// What was understood, and how it stands, at the end of each period.
    pub periods: PerPeriod<InPeriod>,
    /// How it would stand at the year's end with 全年预计完成值; `None` while none is entered.
    pub forecast: Option<Assessment>,
    /// Whether it says why it stands as it does.
    pub explained: PerPeriod<bool>,
    /// Its weight; `Ok(None)` where none was typed.
    pub weight: Result<Option<Decimal>, PointsError>,
    /// Its 得分率 for the year, or why it has none yet.
    pub rating: RowRating,
}

/// What was understood of an indicator in a period, and how it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InPeriod {
    /// The target.
    pub target: Target,
    /// The actual value.
    pub achieved: ActualValue,
    /// How it stands.
    pub assessment: Assessment,
}

impl RowEvaluation {
    /// Evaluates a row of a form whose figures are computed.
    pub fn of(form: &Form, figures: &FormFigures, (level1, level2, row): (Level1, &Level2, &Indicator)) -> Self {
        let standard = StandardIndicator::of(level1, row);
        let (half_year, full_year) = parse_pair(&row.target.half_year, &row.target.full_year);
        let waived = row.is_waived();
        let case = |period, target: &Target, achieved: &ActualValue, judgement| {
            let settings = &form.settings;
            Case { figures, settings, row, waived, standard, period, target, achieved, judgement }.assess()
        };
        let in_period = |period, target| {
            let achieved = ActualValue::of(figures, row, standard, period, &target);
            let assessment = case(period, &target, &achieved, *row.judgement.get(period));
            InPeriod { target, achieved, assessment }
        };
        let half_year = in_period(Period::HalfYear, half_year);
        let full_year = in_period(Period::FullYear, full_year);
        let expected = trimmed(&row.monitoring.expected);
        let forecast = (!expected.is_empty()).then(|| {
            let value = Ok(typed(expected, row, Period::FullYear, &full_year.target, true));
            let achieved = ActualValue { origin: Origin::Typed, value, computed: None };
            case(Period::FullYear, &full_year.target, &achieved, None)
        });
        Self {
            id: row.id,
            level1,
            level2: level2.id,
            name: indicator_name(level2, row),
            standard,
            forecast,
            explained: PerPeriod::from_fn(|period| is_explained(form, standard, row, period)),
            weight: points(&row.weight),
            rating: row_rating(row, &full_year.assessment),
            periods: PerPeriod { half_year, full_year },
        }
    }

    /// How it stands at the end of a period.
    pub fn assessment(&self, period: Period) -> &Assessment {
        &self.periods.get(period).assessment
    }

    /// The weight as it counts; `None` where none was typed or it cannot be read.
    pub fn weight_entered(&self) -> Option<Decimal> {
        self.weight.as_ref().ok().copied().flatten()
    }

    /// Whether 偏差原因及改进措施 is required at the year's end: missed, partly met, or far beyond the target.
    pub fn needs_explanation(&self) -> bool {
        let assessment = self.assessment(Period::FullYear);
        assessment.deviates || matches!(assessment.status, Status::Partial | Status::Missed)
    }
}

/// An indicator of a form with what is computed of it.
#[derive(Clone, Debug)]
pub struct Assessed<'a> {
    /// 一级指标
    pub level1: Level1,
    /// 二级指标
    pub level2: &'a Level2,
    /// The row.
    pub row: &'a Indicator,
    /// What is computed of it.
    pub evaluation: Arc<RowEvaluation>,
}

impl Assessed<'_> {
    /// How it stands at the end of a period.
    pub fn assessment(&self, period: Period) -> &Assessment {
        self.evaluation.assessment(period)
    }

    /// The actual value as a cell shows it.
    pub fn achieved_text(&self, period: Period) -> String {
        self.evaluation.periods.get(period).achieved.text(self.row, period)
    }
}

impl InPeriod {
    /// The unit that an actual value without one is read in: that of its target. `None` where it has its own, or none is needed.
    pub fn assumed_unit(&self) -> Option<&str> {
        match (&self.target, &self.achieved.value) {
            (Target::Number(target), Ok(Actual::Number(actual))) if borrows_unit(target, actual) => {
                Some(&target.quantity.unit.text)
            }
            _ => None,
        }
    }
}

/// What an indicator is called where it has to be named: a row without 三级指标 by its 二级指标.
pub fn indicator_name(level2: &Level2, row: &Indicator) -> String {
    let names = [&row.name, &row.key_task, &level2.name];
    names.into_iter().map(|name| trimmed(name)).find(|name| !name.is_empty()).unwrap_or("（未命名指标）").to_owned()
}

/// Whether the row says why it stands as it does: there or, for what is made of the budget, in the note of 预算执行.
fn is_explained(form: &Form, standard: Option<StandardIndicator>, row: &Indicator, period: Period) -> bool {
    use StandardIndicator as Is;
    let notes = &form.budget_notes;
    let note = match standard {
        Some(Is::ExecutionRate | Is::BudgetDeviation) => notes.execution.get(period).as_str(),
        Some(Is::AdjustmentRate) => notes.adjustment.get(period).as_str(),
        _ => "",
    };
    !is_blank(row.explanation.get(period)) || !is_blank(note)
}
