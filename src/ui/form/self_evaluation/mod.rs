//! 绩效自评: weights, scores, grade. One memo scores the whole form; every row, group and head looks its own part up in it.

mod detail;
mod head;
mod points;
mod row;
mod table;

use leptos::prelude::*;

use crate::evaluate::{Score, score};
use crate::form::{Level1, RowId};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

/// The figure whose explanation is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// The score of an indicator.
    Row(RowId),
    /// The score of a group.
    Group(Level1),
    /// The total.
    Total,
}

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct Sheet {
    session: Session,
    score: Memo<Score>,
    explained: RwSignal<Option<Figure>>,
}

#[component]
pub fn SelfEvaluationScreen(session: Session) -> impl IntoView {
    let score = Memo::new(move |_| session.watched(Topic::Anything, score));
    let sheet = Sheet { session, score, explained: RwSignal::new(None) };
    let any = Memo::new(move |_| score.with(|score| !score.rows.is_empty()));
    view! {
        <Show when=move || any.get() fallback=|| view! { <p class="note">{texts::self_evaluation::NONE}</p> }>
            <head::Head sheet />
            <head::Presets sheet />
            <table::ScoreTable sheet />
            <head::Notes sheet />
            <detail::Detail sheet />
        </Show>
    }
}
