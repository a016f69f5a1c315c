//! 名词解释 in 帮助: the computed indicators and the words of the field. Formulas and their sources are those that the figures explain themselves with.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::evaluate::{Direction, Evaluation, Explanation, Figure, Formula, StandardIndicator, Thresholds, explain};
use crate::form::{Form, IncomeTotal, Part, Period, Settings};
use crate::tables::Table;
use crate::ui::texts::glossary::{self as words, Term};
use crate::ui::texts::help as texts;
use crate::ui::texts::with_defaults;

/// The element about a topic of 帮助.
pub fn id_of(topic: &str) -> String {
    format!("help-{topic}")
}

/// The address of the topic of 帮助 about a word.
pub fn topic_of(term: &str) -> String {
    format!("term-{term}")
}

/// The address of the topic of 帮助 about a part.
pub fn topic_of_part(part: Part) -> String {
    format!("part-{}", part.code())
}

/// Goes to an element, as the browser goes to a place of a page; what is folded around it opens.
pub fn show(id: &str) {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(element) = element {
        if let Some(folded) = element.closest("details").ok().flatten() {
            // It only fails for a name that is none.
            drop(folded.set_attribute("open", ""));
        }
        drop(element.focus());
        element.scroll_into_view();
    }
}

/// The word of 名词解释 that explains a figure further.
pub fn term_of(form: &Form, figure: Figure) -> Option<&'static str> {
    Some(match figure {
        Figure::Income(IncomeTotal::Total) => "total",
        Figure::Income(IncomeTotal::Appropriation) => "subtotal",
        Figure::Expenditure(_) => return None,
        Figure::AdjustmentTotal(_) => "adjustment",
        Figure::ExecutedTotal(_) => "executed",
        Figure::Adjusted(..) => "adjusted",
        Figure::ExecutionRate(..) => "rate",
        Figure::Progress(_) => "progress",
        Figure::Status(row, _) => {
            let level1 = form.indicators.place(row)?.level1;
            StandardIndicator::of(level1, form.indicators.row(row)?).map_or("completion", StandardIndicator::code)
        }
        Figure::Standard(standard, _) => standard.code(),
        Figure::Forecast(_) => "expected",
        Figure::Count(..) => "status",
        Figure::Lights(_) => "light",
        Figure::WeightSum(_) | Figure::ShareSum => "weight",
        Figure::ScoreRate(_) | Figure::RowRate(_) => "rating",
        Figure::RowScore(_) | Figure::GroupScore(_) => "score",
        Figure::TotalScore => "grade",
    })
}

/// A figure that gives a word its formula, as in a form with the usual settings.
fn formula_of(code: &str) -> Option<Explanation> {
    let figure = match code {
        "total" => Figure::Income(IncomeTotal::Total),
        "subtotal" => Figure::Income(IncomeTotal::Appropriation),
        "adjusted" => Figure::Adjusted(None, Period::FullYear),
        "rate" => Figure::ExecutionRate(None, Period::FullYear),
        "progress" => Figure::Progress(None),
        _ => return None,
    };
    let form = Form::default();
    explain(&form, &Evaluation::of(&form), figure)
}

#[component]
pub fn Terms() -> impl IntoView {
    let term = |Term { code, word, meaning }: &Term| {
        view! {
            <dt id=id_of(&topic_of(code)) tabindex="-1">{*word}</dt>
            <dd>{with_defaults(meaning)}{more(code).into_iter().map(|line| view! { <span class="note">{line}</span> }).collect_view()}</dd>
        }
    };
    view! { <dl class="terms">{words::TERMS.iter().map(term).collect_view()}</dl> }
}

/// What the program itself says about a word.
fn more(code: &str) -> Vec<String> {
    match code {
        "completion" => {
            let formulas = Formula::RATIOS.into_iter().zip(words::RATIOS);
            formulas.map(|(formula, when)| format!("{when}：{}", formula.in_words())).collect()
        }
        "grade" => vec![Thresholds::of(&Settings::default()).in_words()],
        _ => formula_of(code).map_or_else(Vec::new, |explanation| {
            let assumed =
                explanation.assumption.map(|assumption| format!("{}：{}", texts::ASSUMPTION, assumption.text));
            let lines = [
                format!("{}：{}", texts::FORMULA, explanation.formula),
                format!("{}：{}", texts::SOURCE, explanation.source),
            ];
            lines.into_iter().chain(assumed).collect()
        }),
    }
}

/// The eleven computed indicators, with the formulas that the usual settings give.
#[component]
pub fn Indicators() -> impl IntoView {
    let settings = Settings::default();
    let row = |standard: StandardIndicator| {
        let cells = [
            standard.formula(&settings, Period::FullYear),
            data_of(standard),
            better(standard).to_owned(),
            standard.not_applicable().to_owned(),
            standard.source().to_owned(),
            standard.assumption(&settings, Period::HalfYear).map_or("–", |assumption| assumption.text).to_owned(),
        ];
        view! {
            <tr>
                <th scope="row">
                    <span id=id_of(&topic_of(standard.code())) tabindex="-1">{standard.label()}</span>
                    <span class="note">{words::meaning(standard)}</span>
                </th>
                {cells.map(|cell| view! { <td>{cell}</td> }).into_iter().collect_view()}
            </tr>
        }
    };
    let heads = [
        texts::INDICATOR,
        texts::FORMULA,
        texts::DATA,
        texts::BETTER,
        texts::NOT_APPLICABLE,
        texts::SOURCE,
        texts::ASSUMPTION,
    ];
    view! {
        <table class="grid help-table standards" aria-labelledby=id_of("indicators")>
            <thead><tr>{heads.map(|head| view! { <th scope="col">{head}</th> }).into_iter().collect_view()}</tr></thead>
            <tbody>{StandardIndicator::ALL.map(row).into_iter().collect_view()}</tbody>
        </table>
    }
}

/// Where its figures are entered.
fn data_of(standard: StandardIndicator) -> String {
    let items: Vec<&str> = standard.base_items().iter().map(|item| item.label()).collect();
    let entered = (!items.is_empty()).then(|| format!("{}：{}", Table::BaseData.label(), items.join("、")));
    let spent = standard.uses_execution().then(|| Part::Execution.label().to_owned());
    spent.into_iter().chain(entered).collect::<Vec<_>>().join("；")
}

fn better(standard: StandardIndicator) -> &'static str {
    if standard.is_size() {
        return words::NEARER;
    }
    match standard.direction() {
        Direction::Higher => words::HIGHER,
        _ => words::LOWER,
    }
}
