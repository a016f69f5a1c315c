//! 预算执行 in words: what was not spent, overspent, adjusted or spent without a budget has to be explained.

use rust_decimal::Decimal;

use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::evaluate::{Execution, FormFigures, StandardIndicator, amount};
use crate::figures::{Amount, Rate};
use crate::form::{BaseItem, ExpenditureLine, Field, Form, Period, ProgressBase};

pub(super) fn check(form: &Form, figures: &FormFigures, rows: &[Row<'_>], findings: &mut Findings) {
    let Some(period) = form.stage.assessed() else { return };
    let execution = &figures.execution;
    spending(form, rows, period, execution, findings);
    adjustment(form, rows, period, execution, findings);
    without_budget(form, period, execution, findings);
    if period == Period::FullYear {
        shrunk(form, findings);
    }
}

/// Whether something is said in a note of the budget, or in the row of 过程 that is about the same.
fn is_explained(form: &Form, rows: &[Row<'_>], note: Field, standard: StandardIndicator, period: Period) -> bool {
    let says = |text: &str| !text.trim().is_empty();
    form.text(note).is_some_and(says)
        || rows.iter().any(|row| row.standard == Some(standard) && says(row.texts.explanation.get(period)))
}

/// So many per cent, as a quotient.
fn share(percent: i64) -> Decimal {
    Decimal::new(percent, 2)
}

/// For the year 执行率 should lie between 90 and 100 %. In June it cannot; there the plan for the half year is the measure,
/// and a tenth more or less than planned needs no explanation yet.
fn spending(form: &Form, rows: &[Row<'_>], period: Period, execution: &Execution, findings: &mut Findings) {
    let field = Field::ExecutionNote(period);
    if is_explained(form, rows, field, StandardIndicator::ExecutionRate, period) {
        return;
    }
    let total = execution.total.periods.get(period);
    let (what, against, measure, high) = match period {
        Period::HalfYear => {
            let against = match form.settings.progress_base {
                ProgressBase::Plan => "半年计划",
                ProgressBase::Calendar => "全年预算的 50%",
            };
            ("半年支付进度", against, &total.progress, share(110))
        }
        Period::FullYear => ("全年执行率", "预算", &total.rate, share(100)),
    };
    // A rate on one side of its bound is not printed as if it lay on it.
    let numbers = |rate: &Rate, against: &str, bound: Decimal| {
        let percent =
            bound.checked_mul(Decimal::ONE_HUNDRED).map_or(rate.percent().figure(), |b| rate.percent().beside(b));
        format!("执行数 {} ÷ {against} {} = {percent}%", rate.numerator(), rate.denominator())
    };
    if let Ok(rate) = measure
        && rate.quotient() < share(90)
    {
        let sentence =
            format!("{what}低于 90%（{}），请在“{}”中说明原因", numbers(rate, against, share(90)), field.label());
        findings.add(Rule::ExecutionLow, field, sentence);
    }
    let over = match (measure, &total.rate) {
        (Ok(rate), _) if rate.quotient() > high => Some((rate, against, high)),
        // More than the whole year's budget, planned or not.
        (_, Ok(rate)) if rate.quotient() > Decimal::ONE => Some((rate, "预算", Decimal::ONE)),
        _ => None,
    };
    if let Some((rate, against, bound)) = over {
        let sentence = format!(
            "{}执行数高于{against}（{}），请核对，或在“{}”中说明原因",
            period.label(),
            numbers(rate, against, bound),
            field.label()
        );
        findings.add(Rule::ExecutionHigh, field, sentence);
    }
}

/// Adjustments of the lines count one by one: what moves from one line to the other is an adjustment too.
fn adjustment(form: &Form, rows: &[Row<'_>], period: Period, execution: &Execution, findings: &mut Findings) {
    let in_force = |line: ExpenditureLine, period: Period| {
        execution.line(line).periods.get(period).adjustment.clone().unwrap_or_default()
    };
    let adjusted: Vec<ExpenditureLine> =
        ExpenditureLine::ALL.into_iter().filter(|line| !in_force(*line, period).is_zero()).collect();
    let standard = StandardIndicator::AdjustmentRate;
    let explained = |at| is_explained(form, rows, Field::AdjustmentNote(at), standard, at);
    // What was explained in July and has not changed since stands explained.
    let unchanged =
        ExpenditureLine::ALL.into_iter().all(|line| in_force(line, Period::HalfYear) == in_force(line, period));
    if adjusted.is_empty() || explained(period) || (unchanged && explained(Period::HalfYear)) {
        return;
    }
    let told: Vec<String> = adjusted
        .iter()
        .map(|line| format!("{}调整 {} 万元", line.label(), in_force(*line, period).grouped()))
        .collect();
    let field = Field::AdjustmentNote(period);
    let sentence = format!("{}，请在“{}”中说明原因和依据", told.join("，"), field.label());
    let related = adjusted.iter().map(|line| Field::Adjustment(*line, period)).collect();
    findings.add_related(Rule::AdjustmentUnexplained, field, related, sentence);
}

/// What is spent or received, and the budget for it.
const BUDGETED: [(BaseItem, BaseItem); 3] = [
    (BaseItem::PublicExpenseSpent, BaseItem::PublicExpenseBudget),
    (BaseItem::ProcurementSpent, BaseItem::ProcurementBudget),
    (BaseItem::NonTaxReceived, BaseItem::NonTaxBudget),
];

fn without_budget(form: &Form, period: Period, execution: &Execution, findings: &mut Findings) {
    for line in ExpenditureLine::ALL {
        let figures = execution.line(line).periods.get(period);
        if let (Ok(executed), Ok(budget)) = (&figures.executed, &figures.adjusted)
            && budget.is_zero()
            && *executed > Amount::ZERO
        {
            let sentence =
                format!("{}预算为 0，{}执行 {} 万元，请核对", line.label(), period.label(), executed.grouped());
            findings.add(Rule::SpentWithoutBudget, Field::Executed(line, period), sentence);
        }
    }
    for (spent, budget) in BUDGETED {
        let [spent_field, budget_field] = [spent, budget].map(|item| Field::Base(item, period));
        if let (Ok(figure), Ok(budget)) = (amount(form, spent_field), amount(form, budget_field))
            && budget.is_zero()
            && figure > Amount::ZERO
        {
            let sentence =
                format!("{}为 0，{}为 {} 万元，请核对", budget_field.label(), spent_field.label(), figure.grouped());
            findings.add_related(Rule::SpentWithoutBudget, spent_field, vec![budget_field], sentence);
        }
    }
}

/// 执行数 is cumulative.
fn shrunk(form: &Form, findings: &mut Findings) {
    for line in ExpenditureLine::ALL {
        let [half_field, year_field] = [Period::HalfYear, Period::FullYear].map(|period| Field::Executed(line, period));
        if let (Ok(half), Ok(year)) = (amount(form, half_field), amount(form, year_field))
            && year < half
        {
            let sentence = format!(
                "{} {} 万元，小于{} {} 万元；全年执行数应为全年累计数，请核对",
                year_field.label(),
                year.grouped(),
                half_field.label(),
                half.grouped()
            );
            findings.add_related(Rule::YearBelowHalf, year_field, vec![half_field], sentence);
        }
    }
}
