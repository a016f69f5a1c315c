//! 绩效自评: weights, scores, grade. One memo scores the whole form; every row, group and head looks its own part up in it.

mod head;
mod points;
mod row;
mod table;

use std::sync::Arc;

use leptos::prelude::*;

use super::profile::Text;
use crate::evaluate::Score;
use crate::form::{Field, RowId};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct ScoreSheet {
    session: Session,
    score: Memo<Arc<Score>>,
}

impl ScoreSheet {
    /// Looks at the scores for what they say of one row, and watches that and no other row.
    fn of_row<T>(self, row: RowId, look: impl FnOnce(&Score) -> T) -> T {
        self.session.watch(Topic::Scored(row));
        self.score.with_untracked(|score| look(score))
    }

    /// Wakes the rows of which something else is said than before.
    fn wake_rows(self) {
        Effect::new(move |before: Option<Arc<Score>>| {
            let now = self.score.get();
            if let Some(before) = before {
                let moved = before.spreads != now.spreads;
                for row in now.rows.iter().map(|row| row.indicator.id) {
                    if moved || before.row(row) != now.row(row) || before.weight_beside(row) != now.weight_beside(row) {
                        self.session.wake(Topic::Scored(row));
                    }
                }
            }
            now
        });
    }
}

#[component]
pub fn SelfEvaluationScreen(session: Session) -> impl IntoView {
    let score = Memo::new(move |_| session.settled(|_, evaluation| Arc::new(evaluation.score.clone())));
    let sheet = ScoreSheet { session, score };
    sheet.wake_rows();
    let any = Memo::new(move |_| score.with(|score| !score.rows.is_empty()));
    view! {
        <Show when=move || any.get() fallback=|| view! { <p class="note">{texts::self_evaluation::NONE}</p> }>
            <head::Head sheet />
            <head::Presets sheet />
            <table::ScoreTable sheet />
            <head::Notes sheet />
            <div class="sheet self-review">
                <Text session field=Field::Problems />
                <Text session field=Field::Measures />
            </div>
        </Show>
    }
}
