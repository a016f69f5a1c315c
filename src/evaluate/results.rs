//! Everything computed from a form as one JSON value: what the export carries and what `evaluate` answers to scripts.
//!
//! Numbers are strings. A figure that could not be computed is an object with `absent` (missing, notApplicable, unreadable, negativeDenominator, tooLarge) and a `reason`.

use serde_json::{Map, Value, json};

use super::count_explained::{count_figures, explain_count, explain_lights};
use super::score_explained::explain_rate;
use super::weights_explained::{explain_score_rate, explain_weights};
use super::{
    Assessed, Explanation, Figure, LineExecution, OffTrack, Origin, Outcome, PeriodExecution, Score, StandardIndicator,
    StatusCounts, achieved_beside, assess_all, count_by_status, execution, expenditure_total, explain, explain_group,
    explain_row, explain_total, forecast, income_total, money_figures, off_track, score_of, score_value, understood,
};
use crate::figures::{Amount, Rate};
use crate::form::{Form, IncomeTotal, Level1, Period};
use crate::target::describe;

/// The results of a form.
pub fn results(form: &Form) -> Value {
    let rows = assess_all(form);
    let counts = count_by_status(&rows);
    let score = score_of(form, &rows);
    json!({
        "score": score_value(&score),
        "totals": {
            "income": per(IncomeTotal::ALL.map(|total| (total.code(), amount(&income_total(form, total))))),
            "expenditure": per(Period::ALL.map(|period| (period.code(), amount(&expenditure_total(form, period))))),
        },
        "execution": budget(form),
        "summary": summary(&counts),
        "indicators": rows.iter().map(|assessed| indicator(form, assessed)).collect::<Vec<_>>(),
        "offTrack": per(Period::ALL.map(|period| (period.code(), late(&off_track(form, &rows, period))))),
        "explanations": explanations(form, &rows, &counts, &score),
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

fn indicator(form: &Form, assessed: &Assessed<'_>) -> Value {
    let Assessed { level1, level2, row, .. } = assessed;
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
            object.insert(period.code().to_owned(), in_period(form, assessed, period));
        }
        if let Some(forecast) = forecast(form, *level1, row) {
            let told = super::explained::forecast_told(form, *level1, row).as_ref().map(explanation);
            let forecast = json!({ "status": forecast.status.code(), "reason": forecast.reason, "explanation": told });
            object.insert("forecast".to_owned(), forecast);
        }
    }
    value
}

fn in_period(form: &Form, assessed: &Assessed<'_>, period: Period) -> Value {
    let Assessed { level1, row, .. } = assessed;
    let assessment = assessed.assessments.get(period);
    let target = understood(row, period);
    let achieved = achieved_beside(form, *level1, row, period, &target);
    let told = super::explained::status(form, (*level1, row), period, assessment, &achieved);
    let mut value = json!({
        "target": describe(&target, row.target.get(period)),
        "actual": row.actual.get(period),
        "origin": assessment.origin.code(),
        "status": assessment.status.code(),
        "statusLabel": assessment.status.label(),
        "light": super::Light::of(assessment.status).code(),
        "deviates": assessment.deviates,
        "reason": assessment.reason,
        "explanation": explanation(&told),
    });
    let Some(object) = value.as_object_mut() else { return value };
    if assessment.origin != Origin::Typed
        && let Some(computed) = achieved.computed
    {
        object.insert("computed".to_owned(), absent(&computed, |computed| rate_value(computed.rate)));
    }
    if let Some(completion) = assessment.completion {
        if let (Some(rate), Some(percent)) = (completion.rate, completion.percent()) {
            let mut value = rate_value(rate);
            if let Some(value) = value.as_object_mut() {
                value.insert("percent".to_owned(), Value::String(percent));
            }
            object.insert("completion".to_owned(), value);
        }
        object.insert("counted".to_owned(), Value::String(completion.counted().to_string()));
    }
    value
}

/// How many indicators stand how, by group and period.
fn summary(counts: &StatusCounts) -> Value {
    let groups = Level1::ALL.map(|level1| {
        let periods = Period::ALL.map(|period| {
            let statuses = super::Status::ALL
                .map(|status| (status.code(), json!(counts.count(Some(level1), period, Some(status)))));
            (period.code(), per(statuses))
        });
        (level1.code(), per(periods))
    });
    per(groups)
}

/// What is off track, worst first, with what has still to be said about it.
fn late(off: &[OffTrack]) -> Value {
    let rows = off.iter().map(|off| {
        json!({
            "id": off.row,
            "name": off.name,
            "status": off.assessment.status.code(),
            "deviates": off.assessment.deviates,
            "missing": off.asked.iter().map(|asked| asked.code()).collect::<Vec<_>>(),
        })
    });
    Value::Array(rows.collect())
}

/// How the figures came about that do not stand in a row; indicators carry their explanations themselves.
fn explanations(form: &Form, rows: &[Assessed<'_>], counts: &StatusCounts, score: &Score) -> Value {
    let named = |figure: Figure, told: Option<Explanation>| Some((figure.to_string(), explanation(&told?)));
    let standard = StandardIndicator::ALL.into_iter();
    // Those that have a row are told there.
    let standard = standard
        .filter(|standard| !rows.iter().any(|row| StandardIndicator::of(row.level1, row.row) == Some(*standard)))
        .flat_map(|standard| Period::ALL.map(|period| Figure::Standard(standard, period)));
    let of_form = money_figures().into_iter().chain(standard).chain([Figure::ShareSum]);
    let of_form = of_form.filter_map(|figure| named(figure, explain(form, figure)));
    let counted = count_figures(counts).into_iter().filter_map(|figure| match figure {
        Figure::Count(group, period, status) => {
            named(figure, Some(explain_count(rows, counts, (group, period, status))))
        }
        Figure::Lights(light) => named(figure, Some(explain_lights(counts, light))),
        _ => None,
    });
    let scores = score.rows.iter().flat_map(|row| {
        let rate = named(Figure::RowRate(row.row), explain_rate(row));
        [rate, named(Figure::RowScore(row.row), explain_row(score, row.row))]
    });
    let groups = score.groups.iter().map(|(level1, _)| *level1);
    let of_groups = groups.clone().filter_map(|level1| named(Figure::GroupScore(level1), explain_group(score, level1)));
    let total = named(Figure::TotalScore, explain_total(score));
    let sums = groups.map(Some).chain([None]).flat_map(|group| {
        let weights = named(Figure::WeightSum(group), explain_weights(score, group));
        [weights, named(Figure::ScoreRate(group), explain_score_rate(score, group))]
    });
    let all = of_form.chain(counted).chain(scores.flatten()).chain(of_groups).chain(total).chain(sums.flatten());
    Value::Object(all.collect::<Map<_, _>>())
}

fn explanation(explanation: &Explanation) -> Value {
    json!({
        "title": explanation.title,
        "formula": explanation.formula,
        "numbers": explanation.numbers,
        "result": explanation.result,
        "source": explanation.source,
        "assumption": explanation.assumption.map(|assumption| assumption.text),
        "setting": explanation.assumption.and_then(|assumption| assumption.setting),
    })
}
