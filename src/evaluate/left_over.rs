//! What last year left over: 年末结转 = 调整后预算 − 全年执行数, which this year's form begins with as 上年结转资金.

use super::Evaluation;
use crate::figures::Amount;
use crate::form::{Form, LastYear, Period, next_year, read_year};

/// What was left at the end of last year, with what it is worked out of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOver {
    /// 调整后预算 of last year.
    pub budget: Amount,
    /// 执行数 of last year.
    pub executed: Amount,
    /// What was left of the budget.
    pub left: Amount,
}

impl LeftOver {
    /// What last year's form beside this one says was left; `None` where it does not say it, spent more than it had, or is of another year than the last.
    pub fn of(form: &Form) -> Option<Self> {
        let last = form.last_year.as_deref()?;
        if let (Some(year), Some(before)) = (read_year(&form.year), read_year(&last.year))
            && before + 1 != year
        {
            return None;
        }
        let [budget, executed] = [&last.budget, &last.executed].map(|text| Amount::parse(text).ok().flatten());
        let (budget, executed) = budget.zip(executed)?;
        let left = budget.checked_sub(executed).filter(|left| !left.is_negative())?;
        Some(Self { budget, executed, left })
    }

    /// 「上年调整后预算 658.29 − 全年执行数 656.17 = 2.12 万元」
    pub fn working(self) -> String {
        let [budget, executed, left] = [self.budget, self.executed, self.left].map(Amount::grouped);
        format!("上年调整后预算 {budget} − 全年执行数 {executed} = {left} 万元")
    }
}

/// What next year's form keeps of this one, with what the program computed of it.
pub fn last_year_of(form: &Form, evaluation: &Evaluation) -> LastYear {
    let last = LastYear::of(form, |row| evaluation.achieved_text(row, Period::FullYear));
    let year = &evaluation.figures.execution.total.periods.full_year;
    match (&year.adjusted, &year.executed) {
        (Ok(budget), Ok(executed)) => last.with_money(budget.decimal().to_string(), executed.decimal().to_string()),
        _ => last,
    }
}

/// Next year's form, with this one beside it as last year's.
pub fn next_year_of(form: &Form, evaluation: &Evaluation) -> Form {
    next_year(form, last_year_of(form, evaluation))
}
