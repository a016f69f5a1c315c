//! 执行与基础数据: what became of the budget, per line and in total, and the figures that the computed indicators are made of; at mid-year without what
//! only the year's end asks for.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use super::drawn_columns::{is_drawn, shows_year};
use super::profile::Text;
use super::table::FixedTable;
use crate::form::{Field, Part, Period, Stage};
use crate::route::Route;
use crate::tables::{Column, Table};
use crate::ui::session::{Session, Topic};
use crate::ui::texts;
use crate::ui::texts::execution as words;

#[component]
pub fn ExecutionScreen(session: Session) -> impl IntoView {
    let base = move || session.watched(Topic::Settings, |form| form.settings.execution_base.label());
    let settings = Route::Form(session.slot(), Part::Settings).hash();
    let year_is_due = Memo::new(move |_| session.watched(Topic::Stage, |form| form.stage == Stage::SelfEvaluation));
    let shows_year = Memo::new(move |_| shows_year(session));
    view! {
        <p class="note">
            {texts::form::MONEY}"　"{words::BASE}{base}"　"
            <a href=settings>{texts::explained::TO_SETTINGS}</a>
        </p>
        <Show when=move || !year_is_due.get()>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || shows_year.get()
                    on:change=move |event| session.shows_year().set(event_target_checked(&event))
                />
                {words::SHOW_YEAR}
            </label>
        </Show>
        <Until session period=Period::HalfYear />
        <Show when=move || shows_year.get()><Until session period=Period::FullYear /></Show>
        <p class="note">{texts::form::EXECUTION_HELP}</p>
        <section class="base-figures" aria-labelledby="base-figures-title">
            <h2 id="base-figures-title">{Table::BaseData.label()}</h2>
            <div class="line-above">
                <p class="note">{words::BASE_HELP}</p>
                <CopyTable session table=Table::BaseData />
            </div>
            {move || {
                shows_year.track();
                let shown = move |column: Column| is_drawn(session, Table::BaseData, column);
                view! {
                    <FixedTable session table=Table::BaseData class="base-data" caption=Table::BaseData.label() caption_unseen=true shown />
                }
            }}
        </section>
    }
}

/// What became of the budget to the end of a period, with the notes about it.
#[component]
fn Until(session: Session, period: Period) -> impl IntoView {
    view! {
        <div class="copyable">
            <CopyTable session table=Table::Execution(period) />
            <FixedTable session table=Table::Execution(period) class="execution" caption=words::until(period) shown=|_| true />
        </div>
        <div class="sheet notes">
            <Text session field=Field::AdjustmentNote(period) short=true />
            <Text session field=Field::ExecutionNote(period) short=true />
        </div>
    }
}
