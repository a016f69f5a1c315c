//! Everything computed from a form as one JSON value: what the export carries and what `evaluate` answers to scripts.
//!
//! Numbers are strings. A figure that could not be computed is an object with `absent` (missing, notApplicable, unreadable, tooLarge) and a `reason`.

use serde_json::{Map, Value, json};

use super::{LineExecution, Outcome, PeriodExecution, assess, execution, expenditure_total, income_total, understood};
use crate::figures::{Amount, Rate};
use crate::form::{Form, IncomeTotal, Indicator, Level1, Level2, Period};
use crate::target::describe;

/// The results of a form.
pub fn results(form: &Form) -> Value {
    let rows = form.indicators.filled();
    let indicators: Vec<Value> = rows.map(|(level1, level2, row)| indicator(form, level1, level2, row)).collect();
    json!({
        "score": super::score_value(form),
        "totals": {
            "income": per(IncomeTotal::ALL.map(|total| (total.code(), amount(&income_total(form, total))))),
            "expenditure": per(Period::ALL.map(|period| (period.code(), amount(&expenditure_total(form, period))))),
        },
        "execution": budget(form),
        "summary": summary(form),
        "indicators": indicators,
    })
}

fn per<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

fn absent<T>(outcome: &Outcome<T>, value: impl FnOnce(&T) -> Value) -> Value {
    match outcome {
        Ok(figure) => value(figure),
        Err(absent) => json!({ "absent": absent.code(), "reason": absent.to_string() }),
    }
}

fn amount(outcome: &Outcome<Amount>) -> Value {
    absent(outcome, |amount| Value::String(amount.to_string()))
}

fn rate(outcome: &Outcome<Rate>) -> Value {
    absent(outcome, |rate| rate_value(*rate))
}

/// Numerator, denominator, and what they give.
fn rate_value(rate: Rate) -> Value {
    json!({
        "numerator": rate.numerator().to_string(),
        "denominator": rate.denominator().to_string(),
        "quotient": rate.quotient().to_string(),
        "percent": rate.percent().to_string(),
    })
}

fn budget(form: &Form) -> Value {
    let execution = execution(form);
    json!({
        "base": form.settings.execution_base,
        "basic": line(&execution.basic),
        "project": line(&execution.project),
        "total": line(&execution.total),
    })
}

fn line(line: &LineExecution) -> Value {
    let period = |period: &PeriodExecution| {
        json!({
            "adjustment": amount(&period.adjustment),
            "adjusted": amount(&period.adjusted),
            "planned": amount(&period.planned),
            "executed": amount(&period.executed),
            "rate": rate(&period.rate),
            "progress": rate(&period.progress),
        })
    };
    json!({
        "initial": amount(&line.initial),
        "halfYear": period(&line.periods.half_year),
        "fullYear": period(&line.periods.full_year),
    })
}

fn indicator(form: &Form, level1: Level1, level2: &Level2, row: &Indicator) -> Value {
    let mut value = json!({
        "id": row.id,
        "level1": level1,
        "level2": level2.name,
        "name": row.name,
    });
    if let Some(object) = value.as_object_mut() {
        if level1.has_key_task() {
            object.insert("keyTask".to_owned(), Value::String(row.key_task.clone()));
        }
        for period in Period::ALL {
            object.insert(period.code().to_owned(), in_period(form, level1, row, period));
        }
    }
    value
}

fn in_period(form: &Form, level1: Level1, row: &Indicator, period: Period) -> Value {
    let assessment = assess(form, level1, row, period);
    let mut value = json!({
        "target": describe(&understood(row, period), row.target.get(period)),
        "actual": row.actual.get(period),
        "status": assessment.status.code(),
        "statusLabel": assessment.status.label(),
        "deviates": assessment.deviates,
        "reason": assessment.reason,
    });
    if let (Some(object), Some(completion)) = (value.as_object_mut(), assessment.completion) {
        if let Some(rate) = completion.rate {
            object.insert("completion".to_owned(), rate_value(rate));
        }
        object.insert("counted".to_owned(), Value::String(completion.counted().to_string()));
    }
    value
}

/// How many indicators stand how, by group and period.
fn summary(form: &Form) -> Value {
    let counts = super::count_by_status(form);
    let groups = Level1::ALL.map(|level1| {
        let periods = Period::ALL.map(|period| {
            let statuses = super::Status::ALL.map(|status| (status.code(), json!(counts.get(level1, period, status))));
            (period.code(), per(statuses))
        });
        (level1.code(), per(periods))
    });
    per(groups)
}
