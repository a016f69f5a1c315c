//! The objects in what `evaluate` answers and an exported file carries, apart from those of the score: one type for each.

use core::fmt::Display;
use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::Explanation;
use crate::figures::{Amount, Rate};
use crate::form::{ExecutionBase, Level1, PerPeriod, RowId};
use crate::target::TargetAnswer;

/// A figure as JSON has it: a string, because a number of JSON is a binary fraction to most who read it.
#[derive(Clone, Copy, Debug)]
pub(super) struct AsText<T>(pub T);

impl<T: Display> Serialize for AsText<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A figure, or why there is none: a code and, with explanations, a sentence.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum OutcomeAnswer<T> {
    Figure(T),
    Absent {
        absent: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
}

pub(super) type AmountAnswer = OutcomeAnswer<AsText<Amount>>;

/// A rate: numerator, denominator, and what they give.
#[derive(Serialize)]
pub(super) struct RateAnswer {
    pub numerator: AsText<Decimal>,
    pub denominator: AsText<Decimal>,
    pub quotient: AsText<Decimal>,
    pub percent: String,
}

impl RateAnswer {
    pub(super) fn of(rate: Rate) -> Self {
        Self::with_percent(rate, rate.percent().to_string())
    }

    /// The same with the per cent figure written otherwise.
    pub(super) fn with_percent(rate: Rate, percent: String) -> Self {
        Self {
            numerator: AsText(rate.numerator()),
            denominator: AsText(rate.denominator()),
            quotient: AsText(rate.quotient()),
            percent,
        }
    }
}

#[derive(Serialize)]
pub(super) struct TotalsAnswer {
    pub income: IncomeAnswer,
    pub expenditure: PerPeriod<AmountAnswer>,
}

/// The keys are those of [`crate::form::IncomeTotal`].
#[derive(Serialize)]
pub(super) struct IncomeAnswer {
    pub total: AmountAnswer,
    pub appropriation: AmountAnswer,
}

#[derive(Serialize)]
pub(super) struct ExecutionAnswer {
    pub base: ExecutionBase,
    pub basic: LineAnswer,
    pub project: LineAnswer,
    pub total: LineAnswer,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct LineAnswer {
    pub initial: AmountAnswer,
    pub half_year: LinePeriodAnswer,
    pub full_year: LinePeriodAnswer,
}

#[derive(Serialize)]
pub(super) struct LinePeriodAnswer {
    pub adjustment: AmountAnswer,
    pub adjusted: AmountAnswer,
    pub planned: AmountAnswer,
    pub executed: AmountAnswer,
    pub rate: OutcomeAnswer<RateAnswer>,
    pub progress: OutcomeAnswer<RateAnswer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct IndicatorAnswer<'a> {
    pub id: RowId,
    pub level1: Level1,
    pub level2: &'a str,
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key_task: Option<&'a str>,
    pub half_year: IndicatorPeriodAnswer<'a>,
    pub full_year: IndicatorPeriodAnswer<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub forecast: Option<ForecastAnswer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct IndicatorPeriodAnswer<'a> {
    pub target: TargetAnswer<'a>,
    pub actual: &'a str,
    pub origin: &'static str,
    pub status: &'static str,
    pub status_label: &'static str,
    pub light: &'static str,
    pub deviates: bool,
    /// A sentence with explanations, else the code.
    pub reason: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub computed: Option<OutcomeAnswer<RateAnswer>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<RateAnswer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<AsText<Decimal>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

#[derive(Serialize)]
pub(super) struct ForecastAnswer {
    pub status: &'static str,
    pub reason: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explanation: Option<Explanation>,
}

#[derive(Serialize)]
pub(super) struct OffTrackAnswer {
    pub id: RowId,
    pub name: String,
    pub status: &'static str,
    pub deviates: bool,
    pub missing: Vec<&'static str>,
}
