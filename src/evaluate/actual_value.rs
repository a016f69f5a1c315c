//! The actual value of a row in a period: what was typed or, for a computed indicator, what 基础数据 gives.

use rust_decimal::Decimal;

use super::form_figures::FormFigures;
use super::{Absent, Computed, StandardIndicator};
use crate::form::{Indicator, NOT_APPLICABLE, Period};
use crate::target::{Actual, Beside, Quantity, Target, Unit, parse_actual_beside};

/// Where an actual value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Typed: the ordinary case.
    Typed,
    /// Computed by the program.
    Computed,
    /// Typed where the program computes: it counts, is marked and needs a reason.
    Overridden,
}

impl Origin {
    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Computed => "computed",
            Self::Overridden => "overridden",
        }
    }
}

/// An actual value and its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActualValue {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is, or why a computed one is not there.
    pub value: Result<Actual, Absent>,
    /// What the program computes for this row, whether or not it counts; `None` for a row it has no formula for.
    pub computed: Option<Result<Computed, Absent>>,
}

impl ActualValue {
    /// The actual value of a row in a period, whose target has been read already. `standard` is the computed indicator that the row is.
    pub fn of(
        figures: &FormFigures,
        row: &Indicator,
        standard: Option<StandardIndicator>,
        period: Period,
        target: &Target,
    ) -> Self {
        let typed = typed(row.actual.get(period), row, period, target, false);
        let Some(standard) = standard else {
            return Self { origin: Origin::Typed, value: Ok(typed), computed: None };
        };
        let computed = figures.computed(standard, period).clone();
        let (origin, value) = match typed {
            Actual::Empty => (Origin::Computed, computed.as_ref().map_err(Clone::clone).and_then(per_cent)),
            typed => (Origin::Overridden, Ok(typed)),
        };
        Self { origin, value, computed: Some(computed) }
    }

    /// The actual value as a cell shows it: as typed, or the computed rate, or that there is none to compute; empty where one is waited for.
    pub fn text(&self, row: &Indicator, period: Period) -> String {
        match (self.origin, &self.computed) {
            (Origin::Computed, Some(Ok(computed))) => computed.rate.percent().to_string(),
            (Origin::Computed, Some(Err(Absent::NotApplicable(_)))) => NOT_APPLICABLE.to_owned(),
            (Origin::Computed, _) => String::new(),
            _ => row.actual.get(period).clone(),
        }
    }
}

/// What was typed as an actual value of the row or, with `forecast`, as 全年预计完成值, read beside the target.
pub(super) fn typed(text: &str, row: &Indicator, period: Period, target: &Target, forecast: bool) -> Actual {
    // The very words of the target are understood as those are.
    if let Target::Phrase(words) = target
        && !forecast
        && text == row.target.get(period)
    {
        return Actual::Phrase(words.clone());
    }
    let other_times: &[&str] = match period {
        Period::HalfYear => &["全年", "下半年"],
        Period::FullYear => &["上半年", "下半年", "半年", "一季度", "二季度", "三季度", "四季度"],
    };
    parse_actual_beside(text, &Beside { target, name: &row.name, other_times, forecast })
}

/// A computed rate as an actual value in per cent, unrounded: it is compared exactly, and only shown with two decimals.
fn per_cent(computed: &Computed) -> Result<Actual, Absent> {
    let mut number = computed.rate.quotient().checked_mul(Decimal::ONE_HUNDRED).ok_or(Absent::TooLarge)?.normalize();
    // A rate has two decimals even where they are 0.
    number.rescale(number.scale().max(2));
    Ok(Actual::Number(Quantity { number, unit: Unit::percent() }))
}
