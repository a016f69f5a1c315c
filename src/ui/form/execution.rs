//! 预算执行: what became of the budget, per line and in total, at mid-year and at the year's end.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use super::profile::Text;
use crate::evaluate::{Execution, Figure, LineExecution, amount_text, rate_text};
use crate::exchange::cells::Table;
use crate::form::{ExpenditureLine, Field, Part, Period};
use crate::picture;
use crate::route::Route;
use crate::ui::explained::ComputedCell;
use crate::ui::fields::AmountField;
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
                    <PeriodTable session period execution />
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

#[component]
fn PeriodTable(session: Session, period: Period, execution: Memo<Execution>) -> impl IntoView {
    let half = period == Period::HalfYear;
    view! {
        <div class="copyable">
        <CopyTable session table=Table::Execution(period) />
        <table class="grid execution">
            <caption>{if half { "半年（至 6 月 30 日）" } else { "全年（至 12 月 31 日）" }}</caption>
            <thead>
                <tr>
                    <th scope="col">"支出类别"</th>
                    <th scope="col" class="number">"年初预算"</th>
                    <th scope="col" class="number">"调整数"</th>
                    <th scope="col" class="number">"调整后预算"</th>
                    {half.then(|| view! { <th scope="col" class="number">"半年计划"</th> })}
                    <th scope="col" class="number">{format!("{}执行", period.label())}</th>
                    <th scope="col" class="number">{format!("{}执行率", period.label())}</th>
                    {half.then(|| view! { <th scope="col" class="number">"支付进度"</th> })}
                </tr>
            </thead>
            <tbody>
                {ExpenditureLine::ALL
                    .map(|line| {
                        let figures = Signal::derive(move || execution.with(|e| e.line(line).clone()));
                        view! {
                            <tr>
                                <th scope="row">{line.label()}</th>
                                <Figures session period figures line=Some(line) />
                            </tr>
                        }
                    })
                    .collect_view()}
                <tr class="total">
                    <th scope="row">"合计"</th>
                    <Figures
                        session
                        period
                        figures=Signal::derive(move || execution.with(|e| e.total.clone()))
                        line=None
                    />
                </tr>
            </tbody>
        </table>
        </div>
    }
}

/// The cells of a line, or of the total, which has nothing to type.
#[component]
fn Figures(
    session: Session,
    period: Period,
    figures: Signal<LineExecution>,
    line: Option<ExpenditureLine>,
) -> impl IntoView {
    let half = period == Period::HalfYear;
    let text = move |look: fn(&LineExecution, Period) -> String| {
        Signal::derive(move || figures.with(|line| look(line, period)))
    };
    let show = move |look| view! { <td class="number computed">{text(look)}</td> };
    let typed = move |field: fn(ExpenditureLine, Period) -> Field,
                      total: fn(Period) -> Figure,
                      look: fn(&LineExecution, Period) -> String| match line {
        Some(line) => {
            let field = field(line, period);
            view! { <td class="number"><AmountField session field label=field.label() /></td> }.into_any()
        }
        None => view! { <ComputedCell session figure=total(period) text=text(look) /> }.into_any(),
    };
    // A line repeats what was typed elsewhere; the total is a sum.
    let planned = move |of: Period, look: fn(&LineExecution, Period) -> String| match line {
        Some(_) => show(look).into_any(),
        None => view! { <ComputedCell session figure=Figure::Expenditure(of) text=text(look) /> }.into_any(),
    };
    view! {
        {planned(Period::FullYear, |line, _| amount_text(&line.initial))}
        {typed(Field::Adjustment, Figure::AdjustmentTotal, |line, period| amount_text(&line.periods.get(period).adjustment))}
        <ComputedCell session figure=Figure::Adjusted(line, period)
            text=text(|line, period| amount_text(&line.periods.get(period).adjusted)) />
        {half.then(|| planned(Period::HalfYear, |line, period| amount_text(&line.periods.get(period).planned)))}
        {typed(Field::Executed, Figure::ExecutedTotal, |line, period| amount_text(&line.periods.get(period).executed))}
        <ComputedCell session figure=Figure::ExecutionRate(line, period)
            text=text(|line, period| rate_text(&line.periods.get(period).rate)) />
        {half.then(|| view! {
            <ComputedCell session figure=Figure::Progress(line)
                text=text(|line, period| rate_text(&line.periods.get(period).progress)) />
        })}
    }
}
