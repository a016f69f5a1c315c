//! Which way a row is better: by the sign of its target, and for ＝ by a rule.

use super::{Direction, StandardIndicator};
use crate::form::{EqualRule, Settings};
use crate::target::Op;

/// Which way a row is better: by its sign; for ＝ by the standard indicator it is, or else by the rule chosen for the
/// row or, where none is, for the form.
pub fn direction(
    settings: &Settings,
    standard: Option<StandardIndicator>,
    of_row: Option<EqualRule>,
    op: Op,
) -> Direction {
    match op {
        Op::AtLeast | Op::MoreThan => Direction::Higher,
        Op::AtMost | Op::LessThan => Direction::Lower,
        Op::Equal => match (standard, of_row.unwrap_or(settings.equal_rule)) {
            (Some(standard), _) => standard.direction(),
            (None, EqualRule::Reach) => Direction::Higher,
            (None, EqualRule::Exact) => Direction::Nearer,
            (None, EqualRule::Lower) => Direction::Lower,
        },
    }
}
