//! 基础数据: what the computed indicators are made of, each beside the indicator that follows from it.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use crate::evaluate::{BASE_DATA, Figure, StandardIndicator, rate_text};
use crate::exchange::cells::Table;
use crate::form::{BaseItem, Field, Part, Period};
use crate::route::Route;
use crate::ui::explained::ComputedCell;
use crate::ui::fields::{AmountField, CheckedField};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::base_data as texts;

#[component]
pub fn BaseDataScreen(session: Session) -> impl IntoView {
    let execution = Route::Form(session.slot(), Part::Execution).hash();
    view! {
        <div class="line-above">
            <p class="note">{texts::HELP}" "<a href=execution>{Part::Execution.label()}</a></p>
            <CopyTable session table=Table::BaseData />
        </div>
        <table class="grid base-data">
            <caption class="unseen">{Part::BaseData.label()}</caption>
            <thead>
                <tr>
                    <th scope="col" class="indicator">{texts::INDICATOR}</th>
                    <th scope="col">{texts::ITEM}</th>
                    <th scope="col" class="unit">{texts::UNIT}</th>
                    {Period::ALL.map(|period| view! { <th scope="col" class="number">{period.label()}</th> }).collect_view()}
                    {Period::ALL
                        .map(|period| view! { <th scope="col" class="number">{format!("{}{}", period.label(), texts::RESULT)}</th> })
                        .collect_view()}
                </tr>
            </thead>
            {BASE_DATA.map(|standard| view! { <Group session standard /> }).collect_view()}
        </table>
    }
}

/// One indicator: its figures, and what they give, merged over them.
#[component]
fn Group(session: Session, standard: StandardIndicator) -> impl IntoView {
    let items = standard.base_items();
    let height = items.len().max(1).to_string();
    let results = {
        let height = height.clone();
        Period::ALL.map(|period| view! { <Result session standard period rows=height.clone() /> })
    };
    let mut rest = items.iter().copied();
    let first = rest.next();
    view! {
        <tbody>
            <tr>
                <th scope="rowgroup" rowspan=height>{standard.label()}</th>
                {match first {
                    Some(item) => view! { <ItemCells session item /> }.into_any(),
                    None => view! { <td colspan="4" class="note">{texts::FROM_EXECUTION}</td> }.into_any(),
                }}
                {results.into_iter().collect_view()}
            </tr>
            {rest.map(|item| view! { <tr><ItemCells session item /></tr> }).collect_view()}
        </tbody>
    }
}

#[component]
fn ItemCells(session: Session, item: BaseItem) -> impl IntoView {
    view! {
        <th scope="row">{item.label()}</th>
        <td class="unit note">{item.unit()}</td>
        {Period::ALL
            .map(|period| {
                let field = Field::Base(item, period);
                let box_of = if item.is_headcount() {
                    view! { <Headcount session field /> }.into_any()
                } else {
                    view! { <AmountField session field label=field.label() /> }.into_any()
                };
                view! { <td class="number">{box_of}</td> }
            })
            .collect_view()}
    }
}

/// A number of people; what is no number is marked.
#[component]
fn Headcount(session: Session, field: Field) -> impl IntoView {
    let wrong =
        Memo::new(move |_| session.watched(Topic::Text(field), |form| crate::evaluate::headcount_error(form, field)));
    view! { <CheckedField session field label=field.label() error=wrong /> }
}

/// The result of the indicator in each period.
#[component]
fn Result(session: Session, standard: StandardIndicator, period: Period, rows: String) -> impl IntoView {
    let text = Memo::new(move |_| {
        session.watched_figures(|figures| {
            rate_text(&figures.computed(standard, period).clone().map(|computed| computed.rate))
        })
    });
    view! { <ComputedCell session figure=Figure::Standard(standard, period) text rows=rows /> }
}
