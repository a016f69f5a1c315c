//! 资金: the published table of income and expenditure, with sums that follow what is typed.

use leptos::prelude::*;

use super::clipboard::CopyTable;
use super::table::FixedTable;
use crate::check::{Finding, Severity, check_sums};
use crate::edit::{Edit, use_sums};
use crate::evaluate::FormFigures;
use crate::form::{Field, Form, IncomeTotal};
use crate::picture;
use crate::tables::Table;
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
            <FixedTable session table=Table::Income class="funds" caption=Table::Income.label() shown=|_| true />
            </div>
            <div class="copyable">
            <CopyTable session table=Table::Expenditure />
            <FixedTable session table=Table::Expenditure class="funds" caption=Table::Expenditure.label() shown=|_| true />
            </div>
        </div>
        <Balance session />
        <Composition session />
    }
}

/// What income is made of, below the tables.
#[component]
fn Composition(session: Session) -> impl IntoView {
    let income =
        Memo::new(move |_| session.watched_figures(|figures| session.with(|form| picture::income(form, figures))));
    view! { <div class="pictures"><PictureFigure picture=income /></div> }
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
                        .map(|(sums, severity, sentence)| {
                            view! {
                                <p class=format!("severity {}", severity.code())>
                                    {severity.sign()}" "{sentence}"。" {sums.map(|edit| view! { <UseSum session edit /> })}
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

/// Lets published totals go in favour of the sums.
#[component]
fn UseSum(session: Session, edit: Edit) -> impl IntoView {
    view! {
        <button type="button" on:click=move |_| session.edit(edit.clone())>
            {texts::form::USE_SUM}
        </button>
    }
}

/// The findings about sums; where published totals are among what they are about, with the edit that lets those go. `None` while there is nothing to
/// compare.
fn balance(form: &Form, figures: &FormFigures) -> Option<Vec<(Option<Edit>, Severity, String)>> {
    let sums = [figures.income(IncomeTotal::Total), &figures.expenditure.full_year];
    let told = |finding: Finding| (use_sums(&finding), finding.severity(), finding.sentence);
    let findings: Vec<_> = check_sums(form, figures).into_iter().map(told).collect();
    if findings.is_empty() && sums.into_iter().any(Result::is_err) { None } else { Some(findings) }
}
