//! 资金: the published table of income and expenditure, with sums that follow what is typed.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use crate::check::check_sums;
use crate::edit::Edit;
use crate::evaluate::{Figure, FormFigures, Outcome, amount_text};
use crate::exchange::cells::Table;
use crate::figures::Amount;
use crate::form::{ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Period};
use crate::picture;
use crate::ui::explained::ComputedCell;
use crate::ui::fields::AmountField;
use crate::ui::picture::PictureFigure;
use crate::ui::session::Session;
use crate::ui::texts;

#[component]
pub fn FundsScreen(session: Session) -> impl IntoView {
    view! {
        <p class="note">{texts::form::MONEY}</p>
        <div class="columns">
            <div class="copyable">
            <CopyTable session table=Table::Income />
            <table class="grid funds">
                <caption>"收入"</caption>
                <thead>
                    <tr>
                        <th scope="col" colspan="2">"资金来源"</th>
                        <th scope="col" class="number">"全年预算数"</th>
                    </tr>
                </thead>
                <tbody>
                    <IncomeRows session />
                </tbody>
            </table>
            </div>
            <div class="copyable">
            <CopyTable session table=Table::Expenditure />
            <table class="grid funds">
                <caption>"支出"</caption>
                <thead>
                    <tr>
                        <th scope="col">"支出类别"</th>
                        <th scope="col" class="number">"半年计划执行数"</th>
                        <th scope="col" class="number">"全年预算数"</th>
                    </tr>
                </thead>
                <tbody>
                    {ExpenditureLine::ALL.map(|line| view! { <ExpenditureRow session line /> }).collect_view()}
                    <tr class="total">
                        <th scope="row">"合计"</th>
                        {Period::ALL
                            .map(|period| view! { <Sum session figure=Figure::Expenditure(period) sum=move |figures| figures.expenditure.get(period).clone() /> })
                            .collect_view()}
                    </tr>
                </tbody>
            </table>
            </div>
        </div>
        <Balance session />
        <Compositions session />
    }
}

/// What income and expenditure are made of, below the tables.
#[component]
fn Compositions(session: Session) -> impl IntoView {
    let income =
        Memo::new(move |_| session.watched_figures(|figures| session.with(|form| picture::income(form, figures))));
    let [half, full] = Period::ALL.map(|period| {
        Memo::new(move |_| {
            session.watched_figures(|figures| session.with(|form| picture::expenditure(form, figures, period)))
        })
    });
    view! {
        <div class="pictures">
            <PictureFigure picture=income />
            <div>
                <PictureFigure picture=full />
                <PictureFigure picture=half />
            </div>
        </div>
    }
}

/// 资金总额, 财政拨款 with its parts, and the two sources beside it, in the published order.
#[component]
fn IncomeRows(session: Session) -> impl IntoView {
    let (inside, outside) = IncomeSource::ALL.split_at(IncomeTotal::Appropriation.parts().len());
    view! {
        <tr class="total">
            <th scope="row" colspan="2">{IncomeTotal::Total.label()}</th>
            <Sum session figure=Figure::Income(IncomeTotal::Total) sum=|figures| figures.income(IncomeTotal::Total).clone() />
        </tr>
        <tr class="total">
            <th scope="rowgroup" rowspan=(inside.len() + 1).to_string()>"财政拨款"</th>
            <th scope="row">"小计"</th>
            <Sum session figure=Figure::Income(IncomeTotal::Appropriation)
                sum=|figures| figures.income(IncomeTotal::Appropriation).clone() />
        </tr>
        {inside.iter().map(|source| view! { <IncomeRow session source=*source /> }).collect_view()}
        {outside.iter().map(|source| view! { <IncomeRow session source=*source wide=true /> }).collect_view()}
    }
}

#[component]
fn IncomeRow(session: Session, source: IncomeSource, #[prop(optional)] wide: bool) -> impl IntoView {
    view! {
        <tr>
            <th scope="row" colspan=if wide { "2" } else { "1" }>{source.label()}</th>
            <td class="number"><AmountField session field=Field::Income(source) label=source.label() /></td>
        </tr>
    }
}

#[component]
fn ExpenditureRow(session: Session, line: ExpenditureLine) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">{line.label()}</th>
            {Period::ALL
                .map(|period| {
                    let field = Field::Planned(line, period);
                    view! { <td class="number"><AmountField session field label=field.label() /></td> }
                })
                .collect_view()}
        </tr>
    }
}

/// A computed cell: the sum, or the word for why there is none.
#[component]
fn Sum(
    session: Session,
    figure: Figure,
    sum: impl Fn(&FormFigures) -> Outcome<Amount> + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let text = Memo::new(move |_| session.watched_figures(|figures| amount_text(&sum(figures))));
    view! { <ComputedCell session figure text /> }
}

/// Whether income and expenditure agree, and whether the published totals are the sums of their parts.
#[component]
fn Balance(session: Session) -> impl IntoView {
    let findings = Memo::new(move |_| session.watched_figures(|figures| session.with(|form| balance(form, figures))));
    // A form with published totals may have three sentences here.
    let published = Memo::new(move |_| {
        let total = |total| !session.text(Field::PublishedTotal(total)).trim().is_empty();
        [IncomeTotal::Total, IncomeTotal::Appropriation].map(total).contains(&true)
    });
    view! {
        <div class="balance" class:roomy=published role="status">
            {move || match findings.get() {
                None => view! { <p class="note">{texts::form::NOT_BALANCED_YET}</p> }.into_any(),
                Some(sentences) if sentences.is_empty() => {
                    view! { <p class="good">"● "{texts::form::BALANCED}</p> }.into_any()
                }
                Some(sentences) => {
                    sentences
                        .into_iter()
                        .map(|(field, sentence)| {
                            view! {
                                <p class="bad">
                                    "! "{sentence}"。" {field.map(|field| view! { <UseSum session field /> })}
                                </p>
                            }
                        })
                        .collect_view()
                        .into_any()
                }
            }}
        </div>
    }
}

/// Lets a published total go in favour of the sum.
#[component]
fn UseSum(session: Session, field: Field) -> impl IntoView {
    view! {
        <button type="button" on:click=move |_| session.edit(Edit::SetText(field, String::new()))>
            {texts::form::USE_SUM}
        </button>
    }
}

/// The findings about sums; with a published total, the field that states it. `None` while there is nothing to compare.
fn balance(form: &Form, figures: &FormFigures) -> Option<Vec<(Option<Field>, String)>> {
    let sums = [figures.income(IncomeTotal::Total), &figures.expenditure.full_year];
    let findings: Vec<_> = check_sums(form, figures)
        .into_iter()
        .map(|finding| {
            let published = finding.field.filter(|field| matches!(field, Field::PublishedTotal(_)));
            (published, finding.sentence)
        })
        .collect();
    if findings.is_empty() && sums.into_iter().any(Result::is_err) { None } else { Some(findings) }
}
