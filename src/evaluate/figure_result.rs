//! A computed figure, or the reason why there is none.

use core::fmt;

use crate::figures::{Amount, Rate};
use crate::form::Field;

/// A computed figure, or why there is none.
pub type FigureResult<T> = Result<T, Absent>;

/// Why a figure could not be computed. A missing figure is not 0, and 不适用 is neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absent {
    /// 未填: what it is computed from has not been entered; the first such field.
    Missing(Field),
    /// 不适用, with the reason (本年预算为 0).
    NotApplicable(&'static str),
    /// A text in this field is not understood.
    Unreadable(Field, String),
    /// What is divided by is below 0.
    NegativeDenominator,
    /// More digits than can be computed without loss.
    TooLarge,
}

impl Absent {
    /// The word that stands for it in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::NotApplicable(_) => "notApplicable",
            Self::Unreadable(..) => "unreadable",
            Self::NegativeDenominator => "negativeDenominator",
            Self::TooLarge => "tooLarge",
        }
    }

    /// What stands in a cell in place of the figure.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Missing(_) => "未填",
            Self::NotApplicable(_) => "不适用",
            Self::Unreadable(..) | Self::NegativeDenominator => "请核对",
            Self::TooLarge => "超出范围",
        }
    }
}

impl fmt::Display for Absent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(field) => write!(f, "{}未填", field.label()),
            Self::NotApplicable(reason) => f.write_str(reason),
            Self::Unreadable(field, why) => write!(f, "{}：{why}", field.label()),
            Self::NegativeDenominator => f.write_str("分母为负数，无法计算，请核对"),
            Self::TooLarge => f.write_str("数字过大，无法计算，请核对金额"),
        }
    }
}

/// An amount as it stands in a cell.
pub fn amount_text(outcome: &FigureResult<Amount>) -> String {
    match outcome {
        Ok(amount) => amount.grouped(),
        Err(absent) => absent.word().to_owned(),
    }
}

/// A rate as it stands in a cell.
pub fn rate_text(outcome: &FigureResult<Rate>) -> String {
    match outcome {
        Ok(rate) => rate.percent().to_string(),
        Err(absent) => absent.word().to_owned(),
    }
}
