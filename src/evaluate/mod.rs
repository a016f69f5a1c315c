//! What follows from the form: totals, budget execution, indicator status. Pure functions of the form; nothing of it is stored.

mod achieved;
mod completion;
mod computed;
mod direction;
mod execution;
mod explained;
mod explanation;
mod figure;
mod monitoring;
mod outcome;
mod results;
mod standard;
mod status;
mod summary;
mod totals;

pub use achieved::{Achieved, Origin, achieved, achieved_text};
pub use completion::{Completion, Formula};
pub use computed::{Computed, computed};
pub use direction::{Direction, direction};
pub use execution::{Execution, LineExecution, PeriodExecution, execution};
pub use explained::{explain, money_figures};
pub use explanation::Explanation;
pub use figure::Figure;
pub use monitoring::{Asked, Light, OffTrack, forecast, off_track, still_asked};
pub use outcome::{Absent, Outcome};
pub use results::results;
pub use standard::StandardIndicator;
pub use status::{Assessment, Status, assess, assess_as, understood};
pub use summary::{Assessed, StatusCounts, assess_all, count_by_status};
pub use totals::{amount, expenditure_total, headcount, headcount_error, income_total};
