//! The explanations of totals and budget execution: each in words, with the form's numbers, with its source.
//!
//! The numbers stand in the order of the formula. A line that is blank and counts as 0 stands there as 0, and behind the formula it is said
//! which line that is and why it may be left out.

use super::computed::bracketed;
use super::{Absent, Assumption, Explanation, Figure, FigureResult, FormFigures, LineExecution, amount};
use crate::figures::{Amount, Rate};
use crate::form::{Choice, ExecutionBase, ExpenditureLine, Field, Form, IncomeTotal, Period, ProgressBase};

const PUBLISHED_FORM: &str = "苏州市市级部门整体预算绩效目标表";
const EXECUTION: &str = "财预〔2013〕53号《预算绩效评价共性指标体系框架》：预算执行率";
const EITHER_BASE: &str = "分母可以是调整后预算或年初预算，默认为调整后预算";
const CARRIED: Assumption = Assumption::fixed("全年调整数未填时沿用半年调整数，半年调整数未填时按 0 计");

/// So many blank lines are named in a sentence.
const NAMED: usize = 3;

/// Explains a total or a figure of 预算执行; `None` for any other figure.
pub fn explain_money(form: &Form, figures: &FormFigures, figure: Figure) -> Option<Explanation> {
    match figure {
        Figure::Income(total) => Some(income(form, figures, total)),
        Figure::Expenditure(period) => Some(expenditure(form, figures, period)),
        Figure::AdjustmentTotal(period) => Some(adjustment_total(figures, period)),
        Figure::ExecutedTotal(period) => Some(executed_total(form, figures, period)),
        Figure::Adjusted(line, period) => Some(adjusted(figures, line, period)),
        Figure::ExecutionRate(line, period) => Some(execution_rate(form, figures, line, period)),
        Figure::Progress(line) => Some(progress(form, figures, line)),
        _ => None,
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

/// A figure as it is shown, or the word for why there is none, with the reason.
pub(super) fn shown<T>(outcome: &FigureResult<T>, show: impl FnOnce(&T) -> String) -> String {
    match outcome {
        Ok(figure) => show(figure),
        Err(absent) => format!("{}（{absent}）", absent.word()),
    }
}

fn money(outcome: &FigureResult<Amount>) -> String {
    shown(outcome, |amount| format!("{} 万元", amount.grouped()))
}

/// A negative figure after a sign stands in brackets.
fn in_brackets(figure: String) -> String {
    if figure.starts_with('-') { format!("({figure})") } else { figure }
}

/// The terms of a sum; what is behind a sign stands in brackets where it is negative.
fn plus(parts: impl IntoIterator<Item = String>) -> String {
    let parts = parts.into_iter().enumerate();
    parts.map(|(at, part)| if at == 0 { part } else { in_brackets(part) }).collect::<Vec<_>>().join(" + ")
}

/// `100 + 0`, the amounts of the fields, and which of them are blank. Nothing where no field is filled in: there is no sum to explain.
fn sum_of(form: &Form, fields: &[Field]) -> (String, Vec<Field>) {
    let amounts: Vec<FigureResult<Amount>> = fields.iter().map(|field| amount(form, *field)).collect();
    let blank = |outcome: &FigureResult<Amount>| matches!(outcome, Err(Absent::Missing(_)));
    if amounts.iter().all(blank) {
        return (String::new(), Vec::new());
    }
    let parts = amounts.iter().map(|outcome| match outcome {
        Ok(part) => part.grouped(),
        Err(Absent::Missing(_)) => "0".to_owned(),
        Err(absent) => absent.word().to_owned(),
    });
    let blanks = fields.iter().zip(&amounts).filter(|(_, outcome)| blank(outcome)).map(|(field, _)| *field);
    (plus(parts), blanks.collect())
}

/// 「社保基金、其他资金未填，按 0 计」
fn counted_as_nothing(blanks: &[Field]) -> String {
    let names: Vec<String> = blanks.iter().take(NAMED).map(|field| field.label()).collect();
    let more = if blanks.len() > NAMED { format!("等 {} 项", blanks.len()) } else { String::new() };
    format!("{}{more}未填，按 0 计", names.join("、"))
}

/// A formula with its numbers, and what has to be said about them.
fn with_remark(numbers: String, remark: Option<String>) -> String {
    match remark {
        Some(remark) => format!("{numbers}；{remark}"),
        None => numbers,
    }
}

fn income(form: &Form, figures: &FormFigures, total: IncomeTotal) -> Explanation {
    let labels: Vec<&str> = total.parts().iter().map(|source| source.label()).collect();
    let fields: Vec<Field> = total.parts().iter().map(|source| Field::Income(*source)).collect();
    let (numbers, blanks) = sum_of(form, &fields);
    let remark = (!blanks.is_empty()).then(|| format!("没有的收入不必填写：{}", counted_as_nothing(&blanks)));
    Explanation {
        title: total.label().to_owned(),
        formula: labels.join(" + "),
        numbers: with_remark(numbers, remark),
        result: money(figures.income(total)),
        source: PUBLISHED_FORM,
        assumption: Some(Assumption::fixed("小计为其后五项之和，资金总额另加上年结转资金和其他资金")),
    }
}

/// 支出合计. It adds up what is there; what is measured by it waits for every line, and that is said here, where a number stands.
fn expenditure(form: &Form, figures: &FormFigures, period: Period) -> Explanation {
    let (title, waiting) = match period {
        Period::HalfYear => ("支出合计（半年计划执行数）", "合计支付进度"),
        Period::FullYear => ("支出合计（全年预算数）", "合计执行率"),
    };
    let (numbers, blanks) = sum_of(form, &ExpenditureLine::ALL.map(|line| Field::Planned(line, period)));
    let sum = figures.expenditure.get(period);
    let remark = (!blanks.is_empty()).then(|| counted_as_nothing(&blanks));
    let mut result = money(sum);
    if let (Ok(_), Some(blank)) = (sum, blanks.first()) {
        result = format!("{result}（{waiting}要等{}填写后计算，没有的请填 0）", blank.label());
    }
    Explanation {
        title: title.to_owned(),
        formula: "基本支出 + 项目支出".to_owned(),
        numbers: with_remark(numbers, remark),
        result,
        source: PUBLISHED_FORM,
        assumption: None,
    }
}

fn adjustment_total(figures: &FormFigures, period: Period) -> Explanation {
    let look = |line: &LineExecution| line.periods.get(period).adjustment.clone();
    let execution = &figures.execution;
    let parts = ExpenditureLine::ALL.map(|line| shown(&look(execution.line(line)), |amount| amount.grouped()));
    let numbers = plus(parts);
    line_total(format!("{}调整数合计", period.label()), numbers, &look(&execution.total), Some(CARRIED))
}

/// 执行数合计. A line without a budget may stay blank, and counts as 0 beside one that is filled in.
fn executed_total(form: &Form, figures: &FormFigures, period: Period) -> Explanation {
    let execution = &figures.execution;
    let total = &execution.total.periods.get(period).executed;
    let executed = |line: ExpenditureLine| &execution.line(line).periods.get(period).executed;
    // Where there is a total, what is blank has no budget.
    let left_out = ExpenditureLine::ALL
        .into_iter()
        .find(|line| total.is_ok() && matches!(executed(*line), Err(Absent::Missing(_))));
    let parts = ExpenditureLine::ALL.map(|line| match left_out {
        Some(blank) if blank == line => "0".to_owned(),
        _ => shown(executed(line), |amount| amount.grouped()),
    });
    let remark = left_out.map(|line| {
        let why = no_budget(form, line);
        format!("{}{why}，也没有调整数，{}未填，按 0 计", line.label(), Field::Executed(line, period).label())
    });
    line_total(format!("{}执行数合计", period.label()), with_remark(plus(parts), remark), total, None)
}

/// Why a line has no budget.
fn no_budget(form: &Form, line: ExpenditureLine) -> &'static str {
    match amount(form, Field::Planned(line, Period::FullYear)) {
        Err(_) => "全年预算数未填",
        Ok(_) => "全年预算数为 0",
    }
}

fn line_total(
    title: String,
    numbers: String,
    total: &FigureResult<Amount>,
    assumption: Option<Assumption>,
) -> Explanation {
    let formula = "基本支出 + 项目支出".to_owned();
    Explanation { title, formula, numbers, result: money(total), source: EXECUTION, assumption }
}

fn line_label(line: Option<ExpenditureLine>) -> &'static str {
    line.map_or("合计", ExpenditureLine::label)
}

fn adjusted(figures: &FormFigures, line: Option<ExpenditureLine>, period: Period) -> Explanation {
    let execution = &figures.execution;
    let of_line = line.map_or(&execution.total, |line| execution.line(line));
    let of_period = of_line.periods.get(period);
    let part = |outcome: &FigureResult<Amount>| shown(outcome, |amount| amount.grouped());
    Explanation {
        title: format!("{}调整后预算（{}）", line_label(line), period.label()),
        formula: "年初预算 + 调整数".to_owned(),
        numbers: plus([part(&of_line.initial), part(&of_period.adjustment)]),
        result: money(&of_period.adjusted),
        source: EXECUTION,
        assumption: Some(CARRIED),
    }
}

fn quotient(rate: &FigureResult<Rate>) -> (String, String) {
    let numbers = rate.as_ref().map_or_else(|_| String::new(), |rate| ratio(*rate));
    (numbers, shown(rate, |rate| rate.percent().to_string()))
}

fn ratio(rate: Rate) -> String {
    format!("{} ÷ {}", rate.numerator(), bracketed(rate.denominator()))
}

fn execution_rate(form: &Form, figures: &FormFigures, line: Option<ExpenditureLine>, period: Period) -> Explanation {
    let execution = &figures.execution;
    let of_line = line.map_or(&execution.total, |line| execution.line(line));
    let (numbers, result) = quotient(&of_line.periods.get(period).rate);
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

fn progress(form: &Form, figures: &FormFigures, line: Option<ExpenditureLine>) -> Explanation {
    let execution = &figures.execution;
    let of_line = line.map_or(&execution.total, |line| execution.line(line));
    let half_year = &of_line.periods.half_year;
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
