//! 预算执行: what became of the budget, per line and in total, at mid-year and at the year's end.

use leptos::prelude::*;

use super::funds::figure;
use crate::edit::Edit;
use crate::evaluate::{Execution, LineExecution, Outcome, execution};
use crate::figures::Rate;
use crate::form::{Choice, ExecutionBase, ExpenditureLine, Field, Period};
use crate::ui::fields::AmountField;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn ExecutionScreen(session: Session) -> impl IntoView {
    let execution = Memo::new(move |_| session.watched(Topic::Figures, execution));
    view! {
        <div class="tools">
            <p class="note">{texts::form::MONEY}</p>
            <BaseChoice session />
        </div>
        {Period::ALL.map(|period| view! { <PeriodTable session period execution /> }).collect_view()}
        <p class="note">{texts::form::EXECUTION_HELP}</p>
    }
}

/// The denominator of the rates.
#[component]
fn BaseChoice(session: Session) -> impl IntoView {
    let base = Memo::new(move |_| session.watched(Topic::Settings, |form| form.settings.execution_base));
    let choose = move |event| {
        let chosen =
            if event_target_value(&event) == "initial" { ExecutionBase::Initial } else { ExecutionBase::Adjusted };
        session.edit(Edit::Choose(Choice::ExecutionBase(chosen)));
    };
    view! {
        <label>
            "执行率的分母 "
            <select on:change=choose>
                <option value="adjusted" selected=move || base.get() == ExecutionBase::Adjusted>"调整后预算"</option>
                <option value="initial" selected=move || base.get() == ExecutionBase::Initial>"年初预算"</option>
            </select>
        </label>
    }
}

#[component]
fn PeriodTable(session: Session, period: Period, execution: Memo<Execution>) -> impl IntoView {
    let half = period == Period::HalfYear;
    view! {
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
    let show = move |look: fn(&LineExecution, Period) -> String| {
        view! { <td class="number computed">{move || figures.with(|line| look(line, period))}</td> }
    };
    let typed =
        move |field: fn(ExpenditureLine, Period) -> Field, look: fn(&LineExecution, Period) -> String| match line {
            Some(line) => {
                let field = field(line, period);
                view! { <td class="number"><AmountField session field label=field.label() /></td> }.into_any()
            }
            None => show(look).into_any(),
        };
    view! {
        {show(|line, _| figure(&line.initial))}
        {typed(Field::Adjustment, |line, period| figure(&line.periods.get(period).adjustment))}
        {show(|line, period| figure(&line.periods.get(period).adjusted))}
        {half.then(|| show(|line, period| figure(&line.periods.get(period).planned)))}
        {typed(Field::Executed, |line, period| figure(&line.periods.get(period).executed))}
        <RateCell rate=Signal::derive(move || figures.with(|line| line.periods.get(period).rate.clone())) />
        {half.then(|| view! {
            <RateCell rate=Signal::derive(move || figures.with(|line| line.periods.get(period).progress.clone())) />
        })}
    }
}

/// A rate, with what it was computed from; or the word for why there is none.
#[component]
fn RateCell(rate: Signal<Outcome<Rate>>) -> impl IntoView {
    let text = move || {
        rate.with(|rate| match rate {
            Ok(rate) => rate.percent().to_string(),
            Err(absent) => absent.word().to_owned(),
        })
    };
    let why = move || {
        rate.with(|rate| match rate {
            Ok(rate) => format!("{} ÷ {} = {}", rate.numerator(), rate.denominator(), rate.percent()),
            Err(absent) => absent.to_string(),
        })
    };
    view! { <td class="number computed" title=why>{text}</td> }
}
