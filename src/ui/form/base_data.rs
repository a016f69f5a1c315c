//! 基础数据: what the computed indicators are made of.

use leptos::prelude::*;

use crate::ui::session::Session;

#[component]
pub fn BaseDataScreen(session: Session) -> impl IntoView {
    let _ = session;
}
