//! 绩效自评: weights, scores, grade. One memo scores the whole form; every row, group and head looks its own part up in it.

mod head;
mod points;
mod row;
mod table;

use leptos::prelude::*;

use super::profile::Text;
use crate::evaluate::Score;
use crate::form::Field;
use crate::ui::session::Session;
use crate::ui::texts;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
pub struct ScoreSheet {
    session: Session,
    score: Memo<Score>,
}

#[component]
pub fn SelfEvaluationScreen(session: Session) -> impl IntoView {
    let score = Memo::new(move |_| session.settled(|_, evaluation| evaluation.score.clone()));
    let sheet = ScoreSheet { session, score };
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
