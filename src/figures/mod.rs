//! Amounts and rates (domain §4): one place that parses, one that rounds, one that formats.
//!
//! Text stays as typed in the form; what is here turns it into exact decimals and back. No binary floats.

mod amount;
mod fraction;
mod points;
mod rate;
mod unbroken;

pub use amount::{Amount, AmountError};
pub use fraction::fraction;
pub use points::{PointsError, points};
pub use rate::{Percent, Rate, ZeroDenominator, round};
pub use unbroken::longest_number;
