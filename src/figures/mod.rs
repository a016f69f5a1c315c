//! Amounts and rates: one place that parses, one that rounds, one that formats.
//!
//! What is here turns typed texts into exact decimals and back, and says which plain figure a text is. No binary floats.

mod amount;
mod amount_error;
mod amount_with_unit;
mod digits;
mod formula;
mod fraction;
mod number;
mod number_width;
mod offer;
mod points;
mod rate;
mod statistics;

pub use amount::{Amount, plain_amount};
pub use amount_error::AmountError;
pub(crate) use digits::{plain_number, plain_start};
pub use fraction::fraction;
pub use number::number;
pub use number_width::number_width;
pub use offer::Offer;
pub use points::{PointsError, plain_points, points};
pub use rate::{Percent, Rate, ZeroDenominator, round};
pub use statistics::Statistics;
