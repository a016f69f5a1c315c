//! The actual value of a row in a period: what was typed or, for a computed indicator, what 基础数据 gives.

use rust_decimal::Decimal;

use super::{Absent, Computed, StandardIndicator, computed};
use crate::form::{Form, Indicator, Level1, NOT_APPLICABLE, Period};
use crate::target::{Actual, Quantity, Unit, parse_actual};

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
pub struct Achieved {
    /// Where it comes from.
    pub origin: Origin,
    /// What it is, or why a computed one is not there.
    pub value: Result<Actual, Absent>,
    /// What the program computes for this row, whether or not it counts; `None` for a row it has no formula for.
    pub computed: Option<Result<Computed, Absent>>,
}

/// The actual value of a row.
pub fn achieved(form: &Form, level1: Level1, row: &Indicator, period: Period) -> Achieved {
    let typed = parse_actual(row.actual.get(period));
    let Some(standard) = StandardIndicator::of(level1, row) else {
        return Achieved { origin: Origin::Typed, value: Ok(typed), computed: None };
    };
    let computed = computed(form, standard, period);
    let (origin, value) = match typed {
        Actual::Empty => (Origin::Computed, computed.clone().and_then(|computed| per_cent(&computed))),
        typed => (Origin::Overridden, Ok(typed)),
    };
    Achieved { origin, value, computed: Some(computed) }
}

/// The actual value of a row as a cell shows it: as typed, or the computed rate, or that there is none to compute; empty where one is waited for.
pub fn achieved_text(form: &Form, level1: Level1, row: &Indicator, period: Period) -> String {
    match achieved(form, level1, row, period) {
        Achieved { origin: Origin::Computed, computed: Some(Ok(computed)), .. } => computed.rate.percent().to_string(),
        Achieved { origin: Origin::Computed, computed: Some(Err(Absent::NotApplicable(_))), .. } => {
            NOT_APPLICABLE.to_owned()
        }
        Achieved { origin: Origin::Computed, .. } => String::new(),
        _ => row.actual.get(period).clone(),
    }
}

/// A computed rate as an actual value in per cent, unrounded: it is compared exactly, and only shown with two decimals.
fn per_cent(computed: &Computed) -> Result<Actual, Absent> {
    let mut number = computed.rate.quotient().checked_mul(Decimal::ONE_HUNDRED).ok_or(Absent::TooLarge)?.normalize();
    // A rate has two decimals even where they are 0.
    number.rescale(number.scale().max(2));
    let unit = Unit { text: "%".to_owned(), base: "%".to_owned(), factor: Decimal::ONE };
    Ok(Actual::Number(Quantity { number, unit }))
}
