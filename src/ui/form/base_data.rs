//! 基础数据: what the computed indicators are made of, each beside the indicator that follows from it.

use leptos::prelude::*;

use crate::evaluate::{Figure, StandardIndicator, computed, rate_text};
use crate::form::{BaseItem, Field, Form, Level1, Period, RowId};
use crate::ui::explained::ComputedCell;
use crate::ui::fields::{AmountField, CheckedField};
use crate::ui::route::{Part, Route};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::base_data as texts;

/// The computed indicators; the first three are made of 预算执行 as well.
const GROUPS: [StandardIndicator; 11] = [
    StandardIndicator::ExecutionRate,
    StandardIndicator::BudgetDeviation,
    StandardIndicator::AdjustmentRate,
    StandardIndicator::PaymentProgress,
    StandardIndicator::CarryOverRate,
    StandardIndicator::PublicExpenseControl,
    StandardIndicator::ThreePublicChange,
    StandardIndicator::ProcurementExecution,
    StandardIndicator::NonTaxIncome,
    StandardIndicator::StaffControl,
    StandardIndicator::FixedAssetUse,
];

#[component]
pub fn BaseDataScreen(session: Session) -> impl IntoView {
    let execution = Route::Form(session.slot(), Part::Execution).hash();
    view! {
        <p class="note">{texts::HELP}" "<a href=execution>{Part::Execution.label()}</a></p>
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
            {GROUPS.map(|standard| view! { <Group session standard /> }).collect_view()}
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
        <td class="unit note">{if item.is_headcount() { texts::PEOPLE } else { texts::MONEY }}</td>
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

/// What the indicator comes to. Where the form has a row for it, the explanation is that of the row.
#[component]
fn Result(session: Session, standard: StandardIndicator, period: Period, rows: String) -> impl IntoView {
    let row = session.with(|form| row_of(form, standard));
    let text = Memo::new(move |_| {
        session
            .watched(Topic::Figures, |form| rate_text(&computed(form, standard, period).map(|computed| computed.rate)))
    });
    match row {
        Some(row) => view! { <ComputedCell session figure=Figure::Status(row, period) text rows=rows /> }.into_any(),
        None => view! { <td class="number computed" rowspan=rows>{text}</td> }.into_any(),
    }
}

/// The row of the form that is this indicator.
fn row_of(form: &Form, standard: StandardIndicator) -> Option<RowId> {
    let mut rows = form.indicators.rows().filter(|(level1, ..)| *level1 == Level1::Process);
    rows.find(|(level1, _, row)| StandardIndicator::of(*level1, row) == Some(standard)).map(|(_, _, row)| row.id)
}
