//! The two periods every figure of the form is given for.

use serde::{Deserialize, Serialize};

/// 半年 or 全年. Half-year values are cumulative to 30 June and are never derived from the year's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Period {
    /// 1 January to 30 June.
    HalfYear,
    /// The whole year.
    FullYear,
}

impl Period {
    /// Both, in the order of the columns.
    pub const ALL: [Self; 2] = [Self::HalfYear, Self::FullYear];

    /// The period that stands beside this one in the table.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::HalfYear => Self::FullYear,
            Self::FullYear => Self::HalfYear,
        }
    }

    /// 半年 / 全年.
    pub fn label(self) -> &'static str {
        match self {
            Self::HalfYear => "半年",
            Self::FullYear => "全年",
        }
    }

    /// The word that stands for it in JSON and in field addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::HalfYear => "halfYear",
            Self::FullYear => "fullYear",
        }
    }
}

/// One value for each period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PerPeriod<T> {
    /// The value to 30 June.
    pub half_year: T,
    /// The value to 31 December.
    pub full_year: T,
}

impl<T> PerPeriod<T> {
    /// The value of one period.
    pub fn get(&self, period: Period) -> &T {
        match period {
            Period::HalfYear => &self.half_year,
            Period::FullYear => &self.full_year,
        }
    }

    /// The value of one period, to be changed.
    pub fn get_mut(&mut self, period: Period) -> &mut T {
        match period {
            Period::HalfYear => &mut self.half_year,
            Period::FullYear => &mut self.full_year,
        }
    }

    /// Computes one value per period.
    pub fn from_fn(mut value: impl FnMut(Period) -> T) -> Self {
        Self { half_year: value(Period::HalfYear), full_year: value(Period::FullYear) }
    }
}
