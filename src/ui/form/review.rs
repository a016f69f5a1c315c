//! 审核: all findings.

use leptos::prelude::*;

use crate::ui::session::Session;

#[component]
pub fn ReviewScreen(session: Session) -> impl IntoView {
    let _ = session;
}
