//! 基础数据 beside 预算执行: both are about the same money, so neither can be more than the other leaves room for.

use crate::check::{Findings, Rule};
use crate::evaluate::{Execution, FigureResult, amount};
use crate::figures::{Amount, round};
use crate::form::{BaseItem, ExpenditureLine, Field, Form, Period};

/// What is part of what was spent. 政府采购实际数 is not: a contract counts there before it is paid.
const SPENT: [BaseItem; 3] = [BaseItem::ActualPayment, BaseItem::PublicExpenseSpent, BaseItem::ThreePublicThisYear];
/// What is part of the budget.
const BUDGETED: [BaseItem; 4] =
    [BaseItem::PlannedPayment, BaseItem::PublicExpenseBudget, BaseItem::ProcurementBudget, BaseItem::ProcurementSpent];

pub(super) fn check(form: &Form, execution: &Execution, findings: &mut Findings) {
    let Some(period) = form.stage.assessed() else { return };
    let total = execution.total.periods.get(period);
    let executed = ExpenditureLine::ALL.map(|line| Field::Executed(line, period));
    let planned = ExpenditureLine::ALL.map(|line| Field::Planned(line, Period::FullYear));
    for item in SPENT {
        part(form, Field::Base(item, period), &total.executed, "同期执行数合计", &executed, findings);
    }
    for item in BUDGETED {
        part(form, Field::Base(item, period), &total.adjusted, "调整后预算合计", &planned, findings);
    }
    if let (Ok(budget), Ok(spent)) = (&total.adjusted, &total.executed) {
        left(form, period, *budget, *spent, findings);
    }
}

/// Whether a figure is more than there is room for. One that is written with fewer decimals is a rounded one.
fn exceeds(figure: Amount, room: Amount) -> bool {
    figure > room && figure.decimal() > round(room.decimal(), figure.decimal().scale())
}

fn part(form: &Form, field: Field, whole: &FigureResult<Amount>, called: &str, of: &[Field], findings: &mut Findings) {
    if let (Ok(figure), Ok(whole)) = (amount(form, field), whole)
        && exceeds(figure, *whole)
    {
        let sentence = format!(
            "{} {} 万元，大于{called} {} 万元，请核对两处数据",
            field.label(),
            figure.grouped(),
            whole.grouped()
        );
        findings.add_related(Rule::BaseContradictsExecution, field, of.to_vec(), sentence);
    }
}

/// No more can be left than was not spent. Less can: what is not needed any more is taken back.
fn left(form: &Form, period: Period, budget: Amount, spent: Amount, findings: &mut Findings) {
    let field = Field::Base(BaseItem::CarryOver, period);
    if let (Ok(left), Some(rest)) = (amount(form, field), budget.checked_sub(spent))
        && left > Amount::ZERO
        && exceeds(left, rest)
    {
        let sentence = format!(
            "{} {} 万元，大于调整后预算 {} − 执行数 {} = {} 万元，请核对两处数据",
            field.label(),
            left.grouped(),
            budget.grouped(),
            spent.grouped(),
            rest.grouped()
        );
        let related = ExpenditureLine::ALL.map(|line| Field::Executed(line, period)).to_vec();
        findings.add_related(Rule::BaseContradictsExecution, field, related, sentence);
    }
}
