//! An evaluation as one JSON value: what the export carries and what `evaluate` answers to scripts.
//!
//! Numbers are strings. A figure that could not be computed is an object with `absent` (missing, notApplicable, unreadable, negativeDenominator,
//! tooLarge). With explanations, every figure has its sentences beside it, under the keys `reason`, `explanation` and `explanations`; without them a
//! verdict has the code of its reason only, which is many times quicker.

use serde_json::{Map, Value, json};

use super::count_explained::count_figures;
use super::explained::{forecast, status};
use super::score_explained::{explain_group, explain_row, explain_total};
use super::score_json::score_value;
use super::weights_explained::explain_score_rate;
use super::{
    Assessed, Assessment, Evaluation, Explanation, Figure, FormFigures, LineExecution, OffTrack, Origin, Outcome,
    PeriodExecution, StandardIndicator, StatusCounts, explain, money_figures, off_track,
};
use crate::figures::{Amount, Rate};
use crate::form::{Form, IncomeTotal, Level1, Period};
use crate::target::{describe, values};

/// How much an answer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Figures and verdicts, with the codes of their reasons.
    Figures,
    /// The same with every sentence.
    Explained,
}

/// The results of a form that is evaluated.
pub fn results(form: &Form, evaluation: &Evaluation, detail: Detail) -> Value {
    let told = Told { form, explained: detail == Detail::Explained };
    let figures = &evaluation.figures;
    let rows = || evaluation.assessed(form);
    let mut value = json!({
        "score": score_value(&evaluation.score, told.explained),
        "totals": {
            "income": per(IncomeTotal::ALL.map(|total| (total.code(), told.amount(figures.income(total))))),
            "expenditure": per(Period::ALL.map(|period| (period.code(), told.amount(figures.expenditure.get(period))))),
        },
        "execution": told.budget(figures),
        "summary": summary(&evaluation.counts),
        "indicators": rows().map(|assessed| told.indicator(&assessed)).collect::<Vec<_>>(),
        "offTrack": per(Period::ALL.map(|period| (period.code(), late(&off_track(rows(), period))))),
    });
    if told.explained {
        put(&mut value, "explanations", explanations(form, evaluation));
    }
    value
}

fn put(value: &mut Value, key: &str, of: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(key.to_owned(), of);
    }
}

fn per<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
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

/// What is told of a form, and how much of it.
struct Told<'a> {
    form: &'a Form,
    explained: bool,
}

impl Told<'_> {
    fn absent<T>(&self, outcome: &Outcome<T>, value: impl FnOnce(&T) -> Value) -> Value {
        match outcome {
            Ok(figure) => value(figure),
            Err(absent) if self.explained => json!({ "absent": absent.code(), "reason": absent.to_string() }),
            Err(absent) => json!({ "absent": absent.code() }),
        }
    }

    fn amount(&self, outcome: &Outcome<Amount>) -> Value {
        self.absent(outcome, |amount| Value::String(amount.to_string()))
    }

    fn rate(&self, outcome: &Outcome<Rate>) -> Value {
        self.absent(outcome, |rate| rate_value(*rate))
    }

    fn budget(&self, figures: &FormFigures) -> Value {
        let execution = &figures.execution;
        json!({
            "base": self.form.settings.execution_base,
            "basic": self.line(&execution.basic),
            "project": self.line(&execution.project),
            "total": self.line(&execution.total),
        })
    }

    fn line(&self, line: &LineExecution) -> Value {
        let period = |period: &PeriodExecution| {
            json!({
                "adjustment": self.amount(&period.adjustment),
                "adjusted": self.amount(&period.adjusted),
                "planned": self.amount(&period.planned),
                "executed": self.amount(&period.executed),
                "rate": self.rate(&period.rate),
                "progress": self.rate(&period.progress),
            })
        };
        json!({
            "initial": self.amount(&line.initial),
            "halfYear": period(&line.periods.half_year),
            "fullYear": period(&line.periods.full_year),
        })
    }

    fn indicator(&self, assessed: &Assessed<'_>) -> Value {
        let Assessed { level1, level2, row, evaluation } = assessed;
        let mut value = json!({
            "id": row.id,
            "level1": level1,
            "level2": level2.name,
            "name": row.name,
        });
        if level1.has_key_task() {
            put(&mut value, "keyTask", Value::String(row.key_task.clone()));
        }
        for period in Period::ALL {
            put(&mut value, period.code(), self.in_period(assessed, period));
        }
        if let Some(assessment) = &evaluation.forecast {
            let mut told = json!({ "status": assessment.status.code(), "reason": self.reason(assessment) });
            if self.explained {
                put(&mut told, "explanation", json!(forecast(self.form, evaluation).as_ref().map(explanation_value)));
            }
            put(&mut value, "forecast", told);
        }
        value
    }

    /// Why something stands as it does: a sentence, or the code of the reason.
    fn reason(&self, assessment: &Assessment) -> String {
        if self.explained { assessment.sentence() } else { assessment.reason.why.code().to_owned() }
    }

    fn in_period(&self, assessed: &Assessed<'_>, period: Period) -> Value {
        let Assessed { row, evaluation, .. } = assessed;
        let of_period = evaluation.periods.get(period);
        let assessment = &of_period.assessment;
        let mut value = json!({
            "actual": row.actual.get(period),
            "origin": assessment.origin.code(),
            "status": assessment.status.code(),
            "statusLabel": assessment.status.label(),
            "light": super::Light::of(assessment.status).code(),
            "deviates": assessment.deviates,
            "reason": self.reason(assessment),
        });
        let target = if self.explained {
            describe(&of_period.target, row.target.get(period))
        } else {
            Value::Object(values(&of_period.target))
        };
        put(&mut value, "target", target);
        if self.explained {
            put(&mut value, "explanation", explanation_value(&status(self.form, evaluation, period)));
        }
        if assessment.origin != Origin::Typed
            && let Some(computed) = &of_period.achieved.computed
        {
            put(&mut value, "computed", self.absent(computed, |computed| rate_value(computed.rate)));
        }
        if let Some(completion) = assessment.completion {
            if let (Some(rate), Some(percent)) = (completion.rate, completion.percent()) {
                let mut rate = rate_value(rate);
                put(&mut rate, "percent", Value::String(percent));
                put(&mut value, "completion", rate);
            }
            put(&mut value, "counted", Value::String(completion.counted().to_string()));
        }
        value
    }
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
fn explanations(form: &Form, evaluation: &Evaluation) -> Value {
    let score = &evaluation.score;
    let standard = StandardIndicator::ALL.into_iter();
    // Those that have a row are told there.
    let standard = standard
        .filter(|standard| !evaluation.rows().iter().any(|row| row.standard == Some(*standard)))
        .flat_map(|standard| Period::ALL.map(|period| Figure::Standard(standard, period)));
    let counted = count_figures(&evaluation.counts);
    let rows = score.rows.iter().map(|row| row.indicator.id);
    let rows = rows.flat_map(|row| [Figure::RowRate(row), Figure::RowScore(row)]);
    let groups = score.groups.iter().map(|(level1, _)| *level1);
    let sums = groups.clone().map(Some).chain([None]);
    let sums = sums.flat_map(|group| [Figure::WeightSum(group), Figure::ScoreRate(group)]);
    let all = money_figures().into_iter().chain(standard).chain([Figure::ShareSum]).chain(counted);
    let all = all.chain(rows).chain(groups.map(Figure::GroupScore)).chain([Figure::TotalScore]).chain(sums);
    let told = all.filter_map(|figure| {
        let told = match figure {
            // What waits for weights is told by the score itself.
            Figure::RowScore(row) => explain_row(score, row),
            Figure::GroupScore(level1) => explain_group(score, level1),
            Figure::ScoreRate(group) => explain_score_rate(score, group),
            Figure::TotalScore => explain_total(score),
            figure => explain(form, evaluation, figure),
        };
        Some((figure.to_string(), explanation_value(&told?)))
    });
    Value::Object(told.collect::<Map<_, _>>())
}

/// An explanation as JSON.
pub fn explanation_value(explanation: &Explanation) -> Value {
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
