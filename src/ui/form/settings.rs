//! 设置 of the form.

use leptos::prelude::*;

use crate::ui::session::Session;

#[component]
pub fn SettingsScreen(session: Session) -> impl IntoView {
    let _ = session;
}
