//! 预算执行: what became of the budget, per line and in total, at mid-year and at the year's end.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use super::profile::Text;
use super::table::FixedTable;
use crate::form::{Field, Part, Period};
use crate::picture;
use crate::route::Route;
use crate::tables::Table;
use crate::ui::picture::PictureFigure;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn ExecutionScreen(session: Session) -> impl IntoView {
    let execution = Memo::new(move |_| session.watched_figures(|figures| figures.execution.clone()));
    let base = move || session.watched(Topic::Settings, |form| form.settings.execution_base.label());
    let settings = Route::Form(session.slot(), Part::Settings).hash();
    view! {
        <p class="note">
            {texts::form::MONEY}"　"{texts::execution::BASE}{base}"　"
            <a href=settings>{texts::explained::TO_SETTINGS}</a>
        </p>
        {Period::ALL
            .map(|period| {
                view! {
                    <div class="copyable">
                        <CopyTable session table=Table::Execution(period) />
                        <FixedTable session table=Table::Execution(period) class="execution" caption=texts::execution::until(period) />
                    </div>
                    <div class="sheet notes">
                        <Text session field=Field::AdjustmentNote(period) short=true />
                        <Text session field=Field::ExecutionNote(period) short=true />
                    </div>
                }
            })
            .collect_view()}
        <p class="note">{texts::form::EXECUTION_HELP}</p>
        <div class="pictures wide">
            {Period::ALL
                .map(|period| {
                    let picture = Memo::new(move |_| execution.with(|execution| picture::execution(execution, period)));
                    view! { <PictureFigure picture /> }
                })
                .collect_view()}
        </div>
    }
}
