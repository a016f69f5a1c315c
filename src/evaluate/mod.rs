//! What follows from the form: totals, budget execution, indicator status. Pure functions of the form; nothing of it is stored.

mod completion;
mod direction;
mod execution;
mod outcome;
mod results;
mod status;
mod summary;
mod totals;

pub use completion::Completion;
pub use direction::{Direction, StandardIndicator};
pub use execution::{Execution, LineExecution, PeriodExecution, execution};
pub use outcome::{Absent, Outcome};
pub use results::results;
pub use status::{Assessment, Status, assess, understood};
pub use summary::{StatusCounts, count_by_status};
pub use totals::{amount, expenditure_total, income_total};
