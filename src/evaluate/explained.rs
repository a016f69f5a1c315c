//! The explanation of any figure; here also how an indicator stands: in words, with the form's numbers, with its source.

use super::completion_in_words::completion_formula;
use super::count_explained::{explain_count, explain_lights};
use super::funds_explained::{explain_money, shown};
use super::row::{InPeriod, RowEvaluation};
use super::score_explained::{explain_rate, explain_score};
use super::weights_explained::{explain_shares, explain_weights};
use super::{Assessment, Assumption, Completion, Evaluation, Explanation, Figure, Formula, Origin, StandardIndicator};
use crate::brief::brief;
use crate::form::{Choice, Form, Period, ReverseRule};
use crate::target::Actual;

const COMPLETION: &str = "财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标按完成值与指标值的比例计算";

/// Explains a figure of a form that is evaluated; `None` for a row that is gone. A figure that is not there yet says what it waits for.
pub fn explain(form: &Form, evaluation: &Evaluation, figure: Figure) -> Option<Explanation> {
    let Evaluation { figures, counts, score, .. } = evaluation;
    match figure {
        figure if figure.is_money() => explain_money(form, figures, figure),
        Figure::Status(id, _) | Figure::Forecast(id) => explain_row_status(form, evaluation.row(id)?, figure),
        Figure::Standard(standard, period) => Some(computed_indicator(form, evaluation, standard, period)),
        Figure::Count(group, period, status) => Some(explain_count(evaluation, (group, period, status))),
        Figure::Lights(light) => Some(explain_lights(counts, light)),
        Figure::WeightSum(group) => explain_weights(score, group),
        Figure::ShareSum => Some(explain_shares(form)),
        Figure::RowRate(row) => score.row(row).and_then(explain_rate),
        figure => explain_score(score, figure),
    }
}

/// Explains how a row stands, or how it would stand at the year's end; `None` for any other figure, and while nothing is expected of the row.
pub fn explain_row_status(form: &Form, row: &RowEvaluation, figure: Figure) -> Option<Explanation> {
    match figure {
        Figure::Status(_, period) => Some(status(form, row, period)),
        Figure::Forecast(_) => forecast(form, row),
        _ => None,
    }
}

/// What a computed indicator comes to. Where the form has a row for it, as that row tells it.
fn computed_indicator(
    form: &Form,
    evaluation: &Evaluation,
    standard: StandardIndicator,
    period: Period,
) -> Explanation {
    if let Some(row) = evaluation.rows().iter().find(|row| row.standard == Some(standard)) {
        return status(form, row, period);
    }
    let computed = evaluation.figures.computed(standard, period);
    let numbers = computed.as_ref().map(|computed| join(&computed.numbers.to_string(), computed.remark));
    Explanation {
        title: format!("{}（{}）", standard.label(), period.label()),
        formula: standard.formula(&form.settings, period),
        numbers: numbers.unwrap_or_default(),
        result: format!("{}，表中没有这个指标", shown(computed, |computed| computed.rate.percent().to_string())),
        source: standard.source(),
        assumption: standard.assumption(&form.settings, period),
    }
}

/// How a row would stand at the year's end; `None` while nothing is expected of it.
pub(super) fn forecast(form: &Form, row: &RowEvaluation) -> Option<Explanation> {
    let assessment = row.forecast.as_ref()?;
    let (formula, numbers) = assessment.completion.as_ref().map_or(("", String::new()), completion_formula);
    Some(Explanation {
        title: format!("{}（全年预计）", brief(name_of(form, row))),
        formula: join("以全年预计完成值与全年指标值比较", formula),
        numbers,
        result: status_in_words(assessment),
        source: COMPLETION,
        assumption: to_confirm(form, assessment.completion),
    })
}

/// The 三级指标 of a row.
fn name_of<'a>(form: &'a Form, row: &RowEvaluation) -> &'a str {
    form.indicators.row(row.id).map_or("", |row| row.name.as_str())
}

/// How a row stands: for a computed indicator its formula first, then the comparison with the target.
pub(super) fn status(form: &Form, row: &RowEvaluation, period: Period) -> Explanation {
    let InPeriod { achieved, assessment, .. } = row.periods.get(period);
    let standard = row.standard;
    let (mut formula, mut numbers) = match (standard, &achieved.computed) {
        (Some(standard), Some(Ok(computed))) => {
            // With as many decimals as what follows goes on with.
            let compared = assessment.completion.filter(|_| achieved.origin == Origin::Computed);
            let actual = compared.map_or_else(|| computed.rate.percent().figure(), |completion| completion.printed());
            let numbers = format!("{} = {actual}%", computed.numbers);
            (standard.formula(&form.settings, period), join(&numbers, computed.remark))
        }
        (Some(standard), _) => (standard.formula(&form.settings, period), String::new()),
        (None, _) => (String::new(), String::new()),
    };
    if let Some(completion) = &assessment.completion {
        let (words, figures) = completion_formula(completion);
        formula = join(&formula, words);
        // What is computed is not what counts here.
        let typed = achieved.origin == Origin::Overridden && !numbers.is_empty();
        numbers = join(&numbers, if typed { "以手填的完成值为准" } else { "" });
        let ratio = matches!(achieved.value, Ok(Actual::Ratio { .. })) && !figures.is_empty();
        numbers = join(&join(&numbers, &figures), if ratio { "比例先通分再比较" } else { "" });
    }
    let assumption = standard
        .and_then(|standard| standard.assumption(&form.settings, period))
        .or_else(|| to_confirm(form, assessment.completion));
    Explanation {
        title: format!("{}（{}）", brief(name_of(form, row)), period.label()),
        formula,
        numbers,
        result: status_in_words(assessment),
        source: standard.map_or(COMPLETION, StandardIndicator::source),
        assumption,
    }
}

fn status_in_words(assessment: &Assessment) -> String {
    format!("{}{}", assessment.sentence(), if assessment.deviates { "，偏离" } else { "" })
}

/// One after the other, as far as they are there.
fn join(first: &str, then: &str) -> String {
    match (first, then) {
        (one, "") | ("", one) => one.to_owned(),
        (first, then) => format!("{first}；{then}"),
    }
}

fn to_confirm(form: &Form, completion: Option<Completion>) -> Option<Assumption> {
    let rule = form.settings.reverse_rule;
    let other = match (completion?.formula, rule) {
        (Formula::Excess, ReverseRule::Deviation) => "反向指标的完成率另有“目标值 ÷ 实际值”的算法",
        (Formula::ReverseQuotient, _) => "反向指标的完成率另有“1 −（实际值 − 目标值）÷ 目标值”的算法",
        (Formula::Lack, _) => return Some(Assumption::fixed("目标值为负数时，完成率按与目标值的差距计算")),
        _ => return None,
    };
    Some(Assumption::in_setting(other, Choice::ReverseRule(rule)))
}
