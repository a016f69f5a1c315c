//! 基础数据: what the computed indicators are made of, each beside the indicator that follows from it.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use super::table::FixedTable;
use crate::form::Part;
use crate::route::Route;
use crate::tables::Table;
use crate::ui::session::Session;
use crate::ui::texts::base_data as texts;

#[component]
pub fn BaseDataScreen(session: Session) -> impl IntoView {
    let execution = Route::Form(session.slot(), Part::Execution).hash();
    view! {
        <div class="line-above">
            <p class="note">{texts::HELP}" "<a href=execution>{Part::Execution.label()}</a></p>
            <CopyTable session table=Table::BaseData />
        </div>
        <FixedTable session table=Table::BaseData class="base-data" caption=Part::BaseData.label() caption_unseen=true />
    }
}
