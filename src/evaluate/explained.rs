//! The explanations of totals, budget execution and indicator status: each in words, with the form's numbers, with its source.

use super::computed::bracketed;
use super::{
    Absent, Achieved, Assessment, Completion, Explanation, Figure, Formula, LineExecution, Outcome, StandardIndicator,
    achieved, amount, assess_as, execution, expenditure_total, explain_group, explain_row, explain_total, income_total,
    score, understood,
};
use crate::figures::{Amount, Rate};
use crate::form::{ExecutionBase, ExpenditureLine, Field, Form, IncomeTotal, Indicator, Level1, Period, ReverseRule};

const PUBLISHED_FORM: &str = "苏州市市级部门整体预算绩效目标表";
const EXECUTION: &str = "财预〔2013〕53号《预算绩效评价共性指标体系框架》：预算执行率";
const COMPLETION: &str = "财预〔2020〕10号《项目支出绩效评价管理办法》：定量指标按完成值与指标值的比例计算";
const EITHER_BASE: &str = "分母可在设置中改为调整后预算或年初预算";

/// Explains a figure; `None` for a row that is gone, and for a score that there is not.
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
            let achieved = achieved(form, level1, row, period);
            let assessment = assess_as(&form.settings, level1, row, period, &understood(row, period), &achieved);
            Some(status(form, (level1, row), period, &assessment, &achieved))
        }
        Figure::RowScore(row) => explain_row(&score(form), row),
        Figure::GroupScore(level1) => explain_group(&score(form), level1),
        Figure::TotalScore => explain_total(&score(form)),
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
        assumption: Some("小计为其后五项之和，资金总额另加上年结转资金和其他资金"),
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
    let carried = "全年调整数未填时沿用半年调整数，半年调整数未填时按 0 计";
    let what = if matches!(figure, Figure::AdjustmentTotal(_)) { "调整数" } else { "执行数" };
    Explanation {
        title: format!("{}{what}合计", period.label()),
        formula: "基本支出 + 项目支出".to_owned(),
        numbers: parts.map(in_brackets).join(" + "),
        result: money(&look(&execution.total)),
        source: EXECUTION,
        assumption: matches!(figure, Figure::AdjustmentTotal(_)).then_some(carried),
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
        assumption: Some("全年调整数未填时沿用半年调整数，半年调整数未填时按 0 计"),
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
        assumption: (form.settings.execution_base == ExecutionBase::Initial).then_some(EITHER_BASE),
    }
}

fn progress(form: &Form, line: Option<ExpenditureLine>) -> Explanation {
    let execution = execution(form);
    let figures = line.map_or(&execution.total, |line| execution.line(line));
    let (numbers, result) = quotient(&figures.periods.half_year.progress);
    Explanation {
        title: format!("{}支付进度", line_label(line)),
        formula: "半年执行数 ÷ 半年计划执行数".to_owned(),
        numbers,
        result,
        source: "本程序的假定",
        assumption: Some("支付进度按半年执行数与半年计划执行数之比计算"),
    }
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
            (standard.formula(&form.settings, period), format!("{} = {}", computed.numbers, computed.rate.percent()))
        }
        (Some(standard), _) => (standard.formula(&form.settings, period), String::new()),
        (None, _) => (String::new(), String::new()),
    };
    if let Some(completion) = &assessment.completion {
        let (words, figures) = completion_formula(completion);
        let join = |first: &str, then: &str| match (first, then) {
            (one, "") | ("", one) => one.to_owned(),
            (first, then) => format!("{first}；{then}"),
        };
        formula = join(&formula, words);
        numbers = join(&numbers, &figures);
    }
    let assumption =
        standard.and_then(StandardIndicator::assumption).or_else(|| to_confirm(form, assessment.completion));
    Explanation {
        title: format!("{}（{}）", row.name.trim(), period.label()),
        formula,
        numbers,
        result: format!("{}{}", assessment.reason, if assessment.deviates { "，偏离" } else { "" }),
        source: standard.map_or(COMPLETION, StandardIndicator::source),
        assumption,
    }
}

/// 完成率 in words and with numbers.
fn completion_formula(completion: &Completion) -> (&'static str, String) {
    let (target, actual) = (completion.target.normalize(), super::status::figure(completion.actual, completion.target));
    let result = completion.shown().map_or_else(String::new, |rate| format!(" = {rate}"));
    let size = target.abs();
    let numbers = match completion.formula {
        Formula::ZeroTarget | Formula::Met => String::new(),
        Formula::Quotient => format!("{actual} ÷ {target}{result}"),
        Formula::ReverseQuotient => format!("{target} ÷ {actual}{result}"),
        Formula::Excess => format!("1 − ({actual} − {target}) ÷ {size}{result}"),
        Formula::Lack => format!("1 − ({target} − {actual}) ÷ {size}{result}"),
        Formula::Distance => format!("1 − |{actual} − {target}| ÷ {size}{result}"),
    };
    (completion.formula.in_words(), numbers)
}

fn to_confirm(form: &Form, completion: Option<Completion>) -> Option<&'static str> {
    match completion?.formula {
        Formula::Excess if form.settings.reverse_rule == ReverseRule::Deviation => {
            Some("反向指标的完成率另有“目标值 ÷ 实际值”的算法，可在设置中选择")
        }
        Formula::ReverseQuotient => Some("反向指标的完成率另有“1 −（实际值 − 目标值）÷ 目标值”的算法，可在设置中选择"),
        Formula::Lack => Some("目标值为负数时，完成率按与目标值的差距计算"),
        _ => None,
    }
}
