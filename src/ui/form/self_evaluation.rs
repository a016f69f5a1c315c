//! 绩效自评: weights, scores, grade.

use leptos::prelude::*;

use crate::ui::session::Session;

#[component]
pub fn SelfEvaluationScreen(session: Session) -> impl IntoView {
    let _ = session;
}
