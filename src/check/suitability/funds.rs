//! Amounts far outside their neighbours (元 taken for 万元), below 0, or larger than what they are part of.

use rust_decimal::Decimal;

use crate::check::{Findings, Rule};
use crate::evaluate::{Execution, FormFigures, amount};
use crate::figures::{Amount, round};
use crate::form::{BaseItem, ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Period};

pub(super) fn check(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    sides(form, figures, findings);
    for line in ExpenditureLine::ALL {
        plan(form, line, findings);
        executed(form, line, findings);
    }
    base_data(form, findings);
    negative(form, &figures.execution, findings);
}

/// A figure and what it is called.
type Named = (Amount, String);

/// Whether one figure is at least a thousand times the other: a unit was mistaken, since 万元 is ten thousand 元.
fn times(one: Amount, other: Amount) -> Option<Decimal> {
    let (small, large) = (one.min(other).decimal(), one.max(other).decimal());
    if small <= Decimal::ZERO {
        return None;
    }
    large.checked_div(small).filter(|times| *times >= Decimal::ONE_THOUSAND)
}

/// Reports two figures that cannot both be in 万元, at the larger one, which is that in 元; says whether they are so.
fn scale(field: Field, beside: Field, one: &Named, other: &Named, findings: &mut Findings) -> bool {
    let Some(times) = times(one.0, other.0) else { return false };
    let (field, beside, one, other) =
        if one.0 < other.0 { (beside, field, other, one) } else { (field, beside, one, other) };
    if findings.has(Rule::AmountScale, field) {
        return true;
    }
    let sentence = format!(
        "{} {} 与{} {} 相差约 {} 倍，请核对是否把元当作万元填写",
        one.1,
        one.0.grouped(),
        other.1,
        other.0.grouped(),
        round(times, 0)
    );
    findings.add_related(Rule::AmountScale, field, vec![beside], sentence);
    true
}

/// 收入 beside 支出: as a whole, or by a single figure that makes up the difference once it is divided by ten thousand.
fn sides(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    let (Ok(income), Ok(expenditure)) =
        (figures.income(IncomeTotal::Total).clone(), figures.expenditure.full_year.clone())
    else {
        return;
    };
    let incomes = IncomeSource::ALL.map(Field::Income);
    let lines = ExpenditureLine::ALL.map(|line| Field::Planned(line, Period::FullYear));
    let [received, spent] = [largest(form, &incomes), largest(form, &lines)];
    if income == expenditure {
        return;
    }
    for (fields, own, other) in [(&incomes[..], income, expenditure), (&lines[..], expenditure, income)] {
        if let Some((field, figure)) = fields.iter().find_map(|field| in_yuan(form, *field, own, other)) {
            let sentence = format!(
                "{} {} 若按元换算成万元，收入与支出恰好相等，请核对是否把元当作万元填写",
                field.label(),
                figure.grouped()
            );
            findings.add(Rule::AmountScale, field, sentence);
            return;
        }
    }
    if let (Some(received), Some(spent)) = (received, spent) {
        let (field, beside) = if income > expenditure { (received, spent) } else { (spent, received) };
        let (income, expenditure) = ((income, "收入合计".to_owned()), (expenditure, "支出合计".to_owned()));
        scale(field, beside, &income, &expenditure, findings);
    }
}

/// The field with the largest amount.
fn largest(form: &Form, fields: &[Field]) -> Option<Field> {
    fields.iter().copied().max_by_key(|field| amount(form, *field).unwrap_or_default())
}

/// The figure, if its side equals the other one once the figure is taken as 元.
fn in_yuan(form: &Form, field: Field, own: Amount, other: Amount) -> Option<(Field, Amount)> {
    let figure = amount(form, field).ok().filter(|figure| !figure.is_zero() && !figure.is_negative())?;
    let rest = own.checked_sub(figure)?.decimal();
    let converted = figure.decimal().checked_div(Decimal::from(10_000))?;
    (rest.checked_add(converted)? == other.decimal()).then_some((field, figure))
}

fn plan(form: &Form, line: ExpenditureLine, findings: &mut Findings) {
    let [half_field, year_field] = [Period::HalfYear, Period::FullYear].map(|period| Field::Planned(line, period));
    let (Ok(half), Ok(year)) = (amount(form, half_field), amount(form, year_field)) else { return };
    // A project may well have a first instalment of a thousandth; 基本支出 is spent month by month.
    if (half > year || line == ExpenditureLine::Basic)
        && scale(half_field, year_field, &(half, half_field.label()), &(year, year_field.label()), findings)
    {
        return;
    }
    if half > year {
        let sentence =
            format!("{} {} 大于{} {}，请核对", half_field.label(), half.grouped(), year_field.label(), year.grouped());
        findings.add_related(Rule::PlanAboveBudget, half_field, vec![year_field], sentence);
    }
    if line == ExpenditureLine::Project && half.is_zero() && year > Amount::ZERO {
        let sentence = format!(
            "项目支出全年预算 {} 万元，半年计划为 0，请核对是否应在上半年安排支出，确在下半年支出的可以不改",
            year.grouped()
        );
        findings.add_related(Rule::ProjectPlanZero, half_field, vec![year_field], sentence);
    }
}

fn executed(form: &Form, line: ExpenditureLine, findings: &mut Findings) {
    let budget_field = Field::Planned(line, Period::FullYear);
    let Ok(budget) = amount(form, budget_field) else { return };
    for field in Period::ALL.map(|period| Field::Executed(line, period)) {
        if let Ok(executed) = amount(form, field)
            && executed > budget
        {
            let (one, other) = ((executed, field.label()), (budget, budget_field.label()));
            scale(field, budget_field, &one, &other, findings);
        }
    }
}

/// Figures of 基础数据 that are parts of one another or measured by one another.
const PAIRS: [(BaseItem, BaseItem); 5] = [
    (BaseItem::ActualPayment, BaseItem::PlannedPayment),
    (BaseItem::PublicExpenseSpent, BaseItem::PublicExpenseBudget),
    (BaseItem::ProcurementSpent, BaseItem::ProcurementBudget),
    (BaseItem::NonTaxReceived, BaseItem::NonTaxBudget),
    (BaseItem::AssetsInUse, BaseItem::AssetsTotal),
];

fn base_data(form: &Form, findings: &mut Findings) {
    let Some(period) = form.stage.assessed() else { return };
    for (part, whole) in PAIRS {
        let [part_field, whole_field] = [part, whole].map(|item| Field::Base(item, period));
        let (Ok(part_amount), Ok(whole_amount)) = (amount(form, part_field), amount(form, whole_field)) else {
            continue;
        };
        if part_amount <= whole_amount {
            continue;
        }
        let (one, other) = ((part_amount, part_field.label()), (whole_amount, whole_field.label()));
        let reported = scale(part_field, whole_field, &one, &other, findings);
        if !reported && part == BaseItem::AssetsInUse {
            let sentence =
                format!("{} {} 大于{} {}，请核对", one.1, part_amount.grouped(), other.1, whole_amount.grouped());
            findings.add_related(Rule::PartAboveWhole, part_field, vec![whole_field], sentence);
        }
    }
}

/// Only an adjustment may be below 0.
fn negative(form: &Form, execution: &Execution, findings: &mut Findings) {
    let incomes = IncomeSource::ALL.into_iter().map(Field::Income);
    let lines = ExpenditureLine::ALL
        .into_iter()
        .flat_map(|line| Period::ALL.map(|period| [Field::Planned(line, period), Field::Executed(line, period)]))
        .flatten();
    let base = BaseItem::ALL
        .into_iter()
        .filter(|item| *item != BaseItem::PolicyAdjustment && !item.is_headcount())
        .flat_map(|item| Period::ALL.map(|period| Field::Base(item, period)));
    for field in incomes.chain(lines).chain(base) {
        if let Ok(figure) = amount(form, field)
            && figure.is_negative()
        {
            let sentence = format!("{} {} 是负数，请核对", field.label(), figure.grouped());
            findings.add(Rule::AmountNegative, field, sentence);
        }
    }
    adjusted_away(form, execution, findings);
}

/// An adjustment may not take away more than there is: nothing can be measured by a budget below 0.
fn adjusted_away(form: &Form, execution: &Execution, findings: &mut Findings) {
    for line in ExpenditureLine::ALL {
        for period in form.stage.reported() {
            let figures = execution.line(line);
            let field = Field::Adjustment(line, *period);
            if let (Ok(initial), Ok(adjustment), Ok(adjusted)) =
                (&figures.initial, amount(form, field), &figures.periods.get(*period).adjusted)
                && adjusted.is_negative()
                && !initial.is_negative()
            {
                let sentence = format!(
                    "{} {} 使调整后预算成为 {}，是负数，请核对",
                    field.label(),
                    adjustment.grouped(),
                    adjusted.grouped()
                );
                findings.add(Rule::AmountNegative, field, sentence);
            }
        }
    }
}
