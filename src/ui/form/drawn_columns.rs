//! Which columns of a table are drawn: all, but what only the year's end asks for before it is due.

use leptos::prelude::*;

use crate::form::{Period, Stage};
use crate::tables::{Column, Table};
use crate::ui::session::{Session, Topic};

/// Whether what only the year's end asks for is shown, watched.
pub fn shows_year(session: Session) -> bool {
    session.watched(Topic::Stage, |form| form.stage == Stage::SelfEvaluation) || session.shows_year().get()
}

/// Whether a column of a table is drawn.
pub fn is_drawn(session: Session, table: Table, column: Column) -> bool {
    table != Table::BaseData || column.period() != Some(Period::FullYear) || untrack(|| shows_year(session))
}
