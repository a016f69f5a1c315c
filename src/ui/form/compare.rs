//! 版本比较: what changed between two versions of a form.

use leptos::prelude::*;

use crate::ui::session::Session;

#[component]
pub fn CompareScreen(session: Session) -> impl IntoView {
    let _ = session;
}
