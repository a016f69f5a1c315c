//! 目标: what the unit wants to reach, in words.

use leptos::prelude::*;

use super::profile::Text;
use crate::form::Field;
use crate::ui::session::Session;

#[component]
pub fn GoalsScreen(session: Session) -> impl IntoView {
    view! {
        <div class="sheet">
            <Text session field=Field::LongTermGoal />
            <Text session field=Field::AnnualGoal />
        </div>
    }
}
