//! 运行监控 at mid-year.

use leptos::prelude::*;

use crate::ui::session::Session;

#[component]
pub fn MonitoringScreen(session: Session) -> impl IntoView {
    let _ = session;
}
