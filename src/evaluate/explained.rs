//! The explanations of totals, budget execution and indicator status: each in words, with the form's numbers, with its source.

use super::computed::bracketed;
use super::count_explained::{explain_count, explain_lights};
use super::score_explained::{explain_rate, explain_score};
use super::weights_explained::{explain_shares, explain_weights};
use super::{
    Absent, Achieved, Assessment, Assumption, Completion, Explanation, Figure, Formula, LineExecution, Origin, Outcome,
    StandardIndicator, achieved_beside, amount, assess_all, assess_as, computed, count_by_status, execution,
    expenditure_total, forecast, income_total, score, understood,
};
use crate::brief::brief;
use crate::figures::{Amount, Rate};
use crate::form::{
    Choice, ExecutionBase, ExpenditureLine, Field, Form, IncomeTotal, Indicator, Level1, Period, ProgressBase,
    ReverseRule,
};

const PUBLISHED_FORM: &str = "苏州市市级部门整体预算绩效目标表";
const EXECUTION: &str = "财预〔2013〕53号《预算绩效评价共性指标体系框架》：预算执行率";
const COMPLETION: &str = "财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标按完成值与指标值的比例计算";
const EITHER_BASE: &str = "分母可以是调整后预算或年初预算，默认为调整后预算";
const CARRIED: Assumption = Assumption::fixed("全年调整数未填时沿用半年调整数，半年调整数未填时按 0 计");

/// Explains a figure; `None` for a row that is gone. A figure that is not there yet says what it waits for.
pub fn explain(form: &Form, figure: Figure) -> Option<Explanation> {
    match figure {
        Figure::Income(total) => Some(income(form, total)),
        Figure::Expenditure(period) => Some(expenditure(form, period)),
        Figure::AdjustmentTotal(period) | Figure::ExecutedTotal(period) => Some(line_total(form, figure, period)),
        Figure::Adjusted(line, period) => Some(adjusted(form, line, period)),
        Figure::ExecutionRate(line, period) => Some(execution_rate(form, line, period)),
        Figure::Progress(line) => Some(progress(form, line)),
        Figure::Status(id, period) => {
            let level1 = form.indicators.place(id)?.level1;
            let row = form.indicators.row(id)?;
            let target = understood(row, period);
            let achieved = achieved_beside(form, level1, row, period, &target);
            let assessment = assess_as(form, level1, row, period, &target, &achieved);
            Some(status(form, (level1, row), period, &assessment, &achieved))
        }
        Figure::Standard(standard, period) => computed_indicator(form, standard, period),
        Figure::Forecast(id) => forecast_told(form, form.indicators.place(id)?.level1, form.indicators.row(id)?),
        Figure::Count(group, period, status) => {
            let rows = assess_all(form);
            Some(explain_count(&rows, &count_by_status(&rows), (group, period, status)))
        }
        Figure::Lights(light) => Some(explain_lights(&count_by_status(&assess_all(form)), light)),
        Figure::WeightSum(group) => explain_weights(&score(form), group),
        Figure::ShareSum => Some(explain_shares(form)),
        Figure::RowRate(row) => score(form).row(row).and_then(explain_rate),
        Figure::ScoreRate(_) | Figure::RowScore(_) | Figure::GroupScore(_) | Figure::TotalScore => {
            explain_score(&score(form), figure)
        }
    }
}

/// Every explanation of totals and budget execution, in the order of the form.
pub fn money_figures() -> Vec<Figure> {
    let lines = || ExpenditureLine::ALL.into_iter().map(Some).chain([None]);
    let mut figures: Vec<Figure> = IncomeTotal::ALL.map(Figure::Income).to_vec();
    figures.extend(Period::ALL.map(Figure::Expenditure));
    figures.extend(Period::ALL.map(Figure::AdjustmentTotal));
    figures.extend(Period::ALL.map(Figure::ExecutedTotal));
    for line in lines() {
        for period in Period::ALL {
            figures.extend([Figure::Adjusted(line, period), Figure::ExecutionRate(line, period)]);
        }
        figures.push(Figure::Progress(line));
    }
    figures
}

fn shown<T>(outcome: &Outcome<T>, show: impl FnOnce(&T) -> String) -> String {
    match outcome {
        Ok(figure) => show(figure),
        Err(absent) => format!("{}（{absent}）", absent.word()),
    }
}

fn money(outcome: &Outcome<Amount>) -> String {
    shown(outcome, |amount| format!("{} 万元", amount.grouped()))
}

/// `1 + 2 + 3`, the fields that are filled in.
fn sum_of(form: &Form, fields: impl Iterator<Item = Field>) -> String {
    let parts: Vec<String> = fields
        .filter_map(|field| match amount(form, field) {
            Ok(part) => Some(part.grouped()),
            Err(Absent::Missing(_)) => None,
            Err(absent) => Some(absent.word().to_owned()),
        })
        .collect();
    parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { in_brackets(part) })
        .collect::<Vec<_>>()
        .join(" + ")
}

/// A negative figure after a sign stands in brackets.
fn in_brackets(figure: String) -> String {
    if figure.starts_with('-') { format!("({figure})") } else { figure }
}

fn income(form: &Form, total: IncomeTotal) -> Explanation {
    let labels: Vec<&str> = total.parts().iter().map(|source| source.label()).collect();
    Explanation {
        title: total.label().to_owned(),
        formula: labels.join(" + "),
        numbers: sum_of(form, total.parts().iter().map(|source| Field::Income(*source))),
        result: money(&income_total(form, total)),
        source: PUBLISHED_FORM,
        assumption: Some(Assumption::fixed("小计为其后五项之和，资金总额另加上年结转资金和其他资金")),
    }
}

fn expenditure(form: &Form, period: Period) -> Explanation {
    let title = match period {
        Period::HalfYear => "支出合计（半年计划执行数）",
        Period::FullYear => "支出合计（全年预算数）",
    };
    Explanation {
        title: title.to_owned(),
        formula: "基本支出 + 项目支出".to_owned(),
        numbers: sum_of(form, ExpenditureLine::ALL.into_iter().map(|line| Field::Planned(line, period))),
        result: money(&expenditure_total(form, period)),
        source: PUBLISHED_FORM,
        assumption: None,
    }
}

/// 调整数合计 or 执行数合计.
fn line_total(form: &Form, figure: Figure, period: Period) -> Explanation {
    let execution = execution(form);
    let look = |line: &LineExecution| {
        let figures = line.periods.get(period);
        if matches!(figure, Figure::AdjustmentTotal(_)) { figures.adjustment.clone() } else { figures.executed.clone() }
    };
    let parts = ExpenditureLine::ALL.map(|line| shown(&look(execution.line(line)), |amount| amount.grouped()));
    let what = if matches!(figure, Figure::AdjustmentTotal(_)) { "调整数" } else { "执行数" };
    Explanation {
        title: format!("{}{what}合计", period.label()),
        formula: "基本支出 + 项目支出".to_owned(),
        numbers: parts.map(in_brackets).join(" + "),
        result: money(&look(&execution.total)),
        source: EXECUTION,
        assumption: matches!(figure, Figure::AdjustmentTotal(_)).then_some(CARRIED),
    }
}

fn line_label(line: Option<ExpenditureLine>) -> &'static str {
    line.map_or("合计", ExpenditureLine::label)
}

fn adjusted(form: &Form, line: Option<ExpenditureLine>, period: Period) -> Explanation {
    let execution = execution(form);
    let figures = line.map_or(&execution.total, |line| execution.line(line));
    let of_period = figures.periods.get(period);
    let part = |outcome: &Outcome<Amount>| shown(outcome, |amount| amount.grouped());
    Explanation {
        title: format!("{}调整后预算（{}）", line_label(line), period.label()),
        formula: "年初预算 + 调整数".to_owned(),
        numbers: format!("{} + {}", part(&figures.initial), in_brackets(part(&of_period.adjustment))),
        result: money(&of_period.adjusted),
        source: EXECUTION,
        assumption: Some(CARRIED),
    }
}

fn quotient(rate: &Outcome<Rate>) -> (String, String) {
    let numbers = rate.as_ref().map_or_else(|_| String::new(), |rate| ratio(*rate));
    (numbers, shown(rate, |rate| rate.percent().to_string()))
}

fn ratio(rate: Rate) -> String {
    format!("{} ÷ {}", rate.numerator(), bracketed(rate.denominator()))
}

fn execution_rate(form: &Form, line: Option<ExpenditureLine>, period: Period) -> Explanation {
    let execution = execution(form);
    let figures = line.map_or(&execution.total, |line| execution.line(line));
    let (numbers, result) = quotient(&figures.periods.get(period).rate);
    Explanation {
        title: format!("{}{}执行率", line_label(line), period.label()),
        formula: format!("{}执行数 ÷ {}", period.label(), form.settings.execution_base.label()),
        numbers,
        result,
        source: EXECUTION,
        assumption: (form.settings.execution_base == ExecutionBase::Initial)
            .then(|| Assumption::in_setting(EITHER_BASE, Choice::ExecutionBase(ExecutionBase::Initial))),
    }
}

fn progress(form: &Form, line: Option<ExpenditureLine>) -> Explanation {
    let execution = execution(form);
    let figures = line.map_or(&execution.total, |line| execution.line(line));
    let half_year = &figures.periods.half_year;
    let base = form.settings.progress_base;
    let (mut numbers, result) = quotient(&half_year.progress);
    if let (ProgressBase::Calendar, Ok(rate), Ok(budget)) = (base, &half_year.progress, &half_year.budget) {
        numbers = format!("{} ÷ ({} × 50%)", rate.numerator(), budget.decimal());
    }
    let measure = match base {
        ProgressBase::Plan => format!(" {}", base.label()),
        ProgressBase::Calendar => format!("（{} × 50%）", form.settings.execution_base.label()),
    };
    Explanation {
        title: format!("{}支付进度", line_label(line)),
        formula: format!("半年执行数 ÷{measure}"),
        numbers,
        result,
        source: "本程序的假定",
        assumption: Some(Assumption::in_setting(
            "支付进度默认按半年执行数与半年计划执行数之比计算，也有与序时进度（全年预算的 50%）相比的",
            Choice::ProgressBase(base),
        )),
    }
}

/// What a computed indicator comes to. Where the form has a row for it, as that row tells it.
fn computed_indicator(form: &Form, standard: StandardIndicator, period: Period) -> Option<Explanation> {
    let mut rows = form.indicators.rows();
    if let Some((_, _, row)) = rows.find(|(level1, _, row)| StandardIndicator::of(*level1, row) == Some(standard)) {
        return explain(form, Figure::Status(row.id, period));
    }
    let computed = computed(form, standard, period);
    Some(Explanation {
        title: format!("{}（{}）", standard.label(), period.label()),
        formula: standard.formula(&form.settings, period),
        numbers: computed.as_ref().map_or_else(|_| String::new(), |computed| computed.numbers.clone()),
        result: format!("{}，表中没有这个指标", shown(&computed, |computed| computed.rate.percent().to_string())),
        source: standard.source(),
        assumption: standard.assumption(&form.settings, period),
    })
}

/// How a row would stand at the year's end; `None` while nothing is expected of it.
pub(super) fn forecast_told(form: &Form, level1: Level1, row: &Indicator) -> Option<Explanation> {
    let assessment = forecast(form, level1, row)?;
    let (formula, numbers) = assessment.completion.as_ref().map_or(("", String::new()), completion_formula);
    Some(Explanation {
        title: format!("{}（全年预计）", brief(&row.name)),
        formula: join("以全年预计完成值与全年指标值比较", formula),
        numbers,
        result: standing_in_words(&assessment),
        source: COMPLETION,
        assumption: to_confirm(form, assessment.completion),
    })
}

/// How a row stands: for a computed indicator its formula first, then the comparison with the target.
pub(super) fn status(
    form: &Form,
    (level1, row): (Level1, &Indicator),
    period: Period,
    assessment: &Assessment,
    achieved: &Achieved,
) -> Explanation {
    let standard = StandardIndicator::of(level1, row);
    let (mut formula, mut numbers) = match (standard, &achieved.computed) {
        (Some(standard), Some(Ok(computed))) => {
            // With as many decimals as what follows goes on with.
            let compared = assessment.completion.filter(|_| achieved.origin == Origin::Computed);
            let actual = compared.map_or_else(|| computed.rate.percent().figure(), |completion| completion.printed());
            (standard.formula(&form.settings, period), format!("{} = {actual}%", computed.numbers))
        }
        (Some(standard), _) => (standard.formula(&form.settings, period), String::new()),
        (None, _) => (String::new(), String::new()),
    };
    if let Some(completion) = &assessment.completion {
        let (words, figures) = completion_formula(completion);
        formula = join(&formula, words);
        numbers = join(&numbers, &figures);
    }
    let assumption = standard
        .and_then(|standard| standard.assumption(&form.settings, period))
        .or_else(|| to_confirm(form, assessment.completion));
    Explanation {
        title: format!("{}（{}）", brief(&row.name), period.label()),
        formula,
        numbers,
        result: standing_in_words(assessment),
        source: standard.map_or(COMPLETION, StandardIndicator::source),
        assumption,
    }
}

fn standing_in_words(assessment: &Assessment) -> String {
    format!("{}{}", assessment.reason, if assessment.deviates { "，偏离" } else { "" })
}

/// One after the other, as far as they are there.
fn join(first: &str, then: &str) -> String {
    match (first, then) {
        (one, "") | ("", one) => one.to_owned(),
        (first, then) => format!("{first}；{then}"),
    }
}

/// 完成率 in words and with numbers.
pub(super) fn completion_formula(completion: &Completion) -> (&'static str, String) {
    let (target, actual) = (completion.target.normalize(), completion.printed());
    let result = completion.shown().map_or_else(String::new, |rate| format!(" = {rate}"));
    let size = target.abs();
    // What stands behind a sign.
    let (after_target, after_actual) = (bracketed(target), bracketed(actual));
    let numbers = match completion.formula {
        Formula::ZeroTarget | Formula::Met => String::new(),
        Formula::Quotient => format!("{actual} ÷ {after_target}{result}"),
        Formula::ReverseQuotient => format!("{target} ÷ {after_actual}{result}"),
        Formula::Excess => format!("1 − ({actual} − {after_target}) ÷ {size}{result}"),
        Formula::Lack => format!("1 − ({target} − {after_actual}) ÷ {size}{result}"),
        Formula::Distance => format!("1 − |{actual} − {after_target}| ÷ {size}{result}"),
    };
    (completion.formula.in_words(), numbers)
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
