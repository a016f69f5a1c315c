//! An evaluation as one JSON value: what the export carries and what `evaluate` answers to scripts.
//!
//! Numbers are strings. A figure that could not be computed is an object with `absent` (missing, notApplicable, unreadable, negativeDenominator,
//! tooLarge). With explanations, every figure has its sentences beside it, under the keys `reason`, `explanation` and `explanations`; without them a
//! verdict has the code of its reason only, which is many times quicker.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::answer::{
    AmountAnswer, AsText, ExecutionAnswer, ForecastAnswer, IncomeAnswer, IndicatorAnswer, IndicatorPeriodAnswer,
    LineAnswer, LinePeriodAnswer, OffTrackAnswer, OutcomeAnswer, RateAnswer, TotalsAnswer,
};
use super::count_explained::count_figures;
use super::explained::{forecast, status};
use super::score_explained::{explain_group, explain_row, explain_total};
use super::score_json::{ScoreAnswer, score_answer};
use super::weights_explained::explain_score_rate;
use super::{
    Assessment, Evaluation, Figure, FigureResult, FormFigures, Light, LineExecution, OffTrack, Origin, PeriodExecution,
    RowEvaluation, StandardIndicator, StatusCounts, explain, money_figures, off_track,
};
use crate::figures::Amount;
use crate::form::{Form, IncomeTotal, Indicator, Level1, Level2, PerPeriod, Period};
use crate::target::TargetAnswer;

/// How much an answer tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Figures and verdicts, with the codes of their reasons.
    Figures,
    /// The same with every sentence.
    Explained,
}

/// The results of a form that is evaluated, as a value of JSON.
pub fn results(form: &Form, evaluation: &Evaluation, detail: Detail) -> Value {
    // Texts, numbers and lists only: there is nothing in it that could fail to be written.
    serde_json::to_value(answer(form, evaluation, detail)).unwrap_or_default()
}

/// The same as text.
pub fn results_text(form: &Form, evaluation: &Evaluation, detail: Detail) -> String {
    serde_json::to_string(&answer(form, evaluation, detail)).unwrap_or_default()
}

/// Everything that is computed from a form.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    execution: ExecutionAnswer,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanations: Option<Map<String, Value>>,
    indicators: Vec<IndicatorAnswer<'a>>,
    off_track: PerPeriod<Vec<OffTrackAnswer>>,
    score: ScoreAnswer<'a>,
    summary: Map<String, Value>,
    totals: TotalsAnswer,
}

fn answer<'a>(form: &'a Form, evaluation: &'a Evaluation, detail: Detail) -> Answer<'a> {
    let answering = Answering { form, explained: detail == Detail::Explained };
    let figures = &evaluation.figures;
    let rows = form.indicators.filled().zip(evaluation.rows());
    Answer {
        execution: answering.budget(figures),
        explanations: answering.explained.then(|| explanations(form, evaluation)),
        indicators: rows.map(|(place, evaluated)| answering.indicator(place, evaluated)).collect(),
        off_track: PerPeriod::from_fn(|period| off_track_answers(off_track(evaluation.assessed(form), period))),
        score: score_answer(&evaluation.score, answering.explained),
        summary: summary(&evaluation.counts),
        totals: TotalsAnswer {
            income: IncomeAnswer {
                total: answering.amount(figures.income(IncomeTotal::Total)),
                appropriation: answering.amount(figures.income(IncomeTotal::Appropriation)),
            },
            expenditure: PerPeriod::from_fn(|period| answering.amount(figures.expenditure.get(period))),
        },
    }
}

/// The form that is answered for, and whether with sentences.
struct Answering<'a> {
    form: &'a Form,
    explained: bool,
}

impl<'a> Answering<'a> {
    fn outcome<T, A>(&self, outcome: &FigureResult<T>, answer: impl FnOnce(&T) -> A) -> OutcomeAnswer<A> {
        match outcome {
            Ok(figure) => OutcomeAnswer::Figure(answer(figure)),
            Err(absent) => {
                OutcomeAnswer::Absent { absent: absent.code(), reason: self.explained.then(|| absent.to_string()) }
            }
        }
    }

    fn amount(&self, outcome: &FigureResult<Amount>) -> AmountAnswer {
        self.outcome(outcome, |amount| AsText(*amount))
    }

    fn budget(&self, figures: &FormFigures) -> ExecutionAnswer {
        let execution = &figures.execution;
        ExecutionAnswer {
            base: self.form.settings.execution_base,
            basic: self.line(&execution.basic),
            project: self.line(&execution.project),
            total: self.line(&execution.total),
        }
    }

    fn line(&self, line: &LineExecution) -> LineAnswer {
        let period = |period: &PeriodExecution| LinePeriodAnswer {
            adjustment: self.amount(&period.adjustment),
            adjusted: self.amount(&period.adjusted),
            planned: self.amount(&period.planned),
            executed: self.amount(&period.executed),
            rate: self.outcome(&period.rate, |rate| RateAnswer::of(*rate)),
            progress: self.outcome(&period.progress, |rate| RateAnswer::of(*rate)),
        };
        LineAnswer {
            initial: self.amount(&line.initial),
            half_year: period(&line.periods.half_year),
            full_year: period(&line.periods.full_year),
        }
    }

    fn indicator(
        &self,
        (level1, level2, row): (Level1, &'a Level2, &'a Indicator),
        evaluation: &'a RowEvaluation,
    ) -> IndicatorAnswer<'a> {
        let in_forecast = |assessment: &Assessment| ForecastAnswer {
            status: assessment.status.code(),
            reason: self.reason(assessment),
            explanation: self.explained.then(|| forecast(self.form, evaluation)).flatten(),
        };
        IndicatorAnswer {
            id: row.id,
            level1,
            level2: &level2.name,
            name: &row.name,
            key_task: level1.has_key_task().then_some(&row.key_task),
            half_year: self.in_period(row, evaluation, Period::HalfYear),
            full_year: self.in_period(row, evaluation, Period::FullYear),
            forecast: evaluation.forecast.as_ref().map(in_forecast),
        }
    }

    /// Why something stands as it does: a sentence, or the code of the reason.
    fn reason(&self, assessment: &Assessment) -> Cow<'static, str> {
        if self.explained { assessment.sentence().into() } else { assessment.reason.why.code().into() }
    }

    fn in_period(
        &self,
        row: &'a Indicator,
        evaluation: &'a RowEvaluation,
        period: Period,
    ) -> IndicatorPeriodAnswer<'a> {
        let of_period = evaluation.periods.get(period);
        let (assessment, target) = (&of_period.assessment, &of_period.target);
        let computed = of_period.achieved.computed.as_ref().filter(|_| assessment.origin != Origin::Typed);
        let completion = assessment.completion;
        IndicatorPeriodAnswer {
            target: if self.explained {
                TargetAnswer::described(target, row.target.get(period))
            } else {
                TargetAnswer::of(target)
            },
            actual: row.actual.get(period),
            origin: assessment.origin.code(),
            status: assessment.status.code(),
            status_label: assessment.status.label(),
            light: Light::of(assessment.status).code(),
            deviates: assessment.deviates,
            reason: self.reason(assessment),
            computed: computed.map(|computed| self.outcome(computed, |computed| RateAnswer::of(computed.rate))),
            completion: completion
                .and_then(|completion| Some(RateAnswer::with_percent(completion.rate?, completion.percent()?))),
            counted: completion.map(|completion| AsText(completion.counted())),
            explanation: self.explained.then(|| status(self.form, evaluation, period)),
        }
    }
}

fn per<const N: usize>(entries: [(&str, Value); N]) -> Map<String, Value> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// How many indicators stand how, by group and period.
fn summary(counts: &StatusCounts) -> Map<String, Value> {
    per(Level1::ALL.map(|level1| {
        let periods = Period::ALL.map(|period| {
            let statuses = super::Status::ALL
                .map(|status| (status.code(), json!(counts.count(Some(level1), period, Some(status)))));
            (period.code(), Value::Object(per(statuses)))
        });
        (level1.code(), Value::Object(per(periods)))
    }))
}

/// What is off track, worst first, with what has still to be said about it.
fn off_track_answers(off: Vec<OffTrack>) -> Vec<OffTrackAnswer> {
    let answer = |off: OffTrack| OffTrackAnswer {
        id: off.row,
        status: off.assessment.status.code(),
        deviates: off.assessment.deviates,
        missing: off.asked.iter().map(|asked| asked.code()).collect(),
        name: off.name,
    };
    off.into_iter().map(answer).collect()
}

/// How the figures came about that do not stand in a row; indicators carry their explanations themselves.
fn explanations(form: &Form, evaluation: &Evaluation) -> Map<String, Value> {
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
    let explained = all.filter_map(|figure| {
        let explanation = match figure {
            // What waits for weights is left out by the score itself.
            Figure::RowScore(row) => explain_row(score, row),
            Figure::GroupScore(level1) => explain_group(score, level1),
            Figure::ScoreRate(group) => explain_score_rate(score, group),
            Figure::TotalScore => explain_total(score),
            figure => explain(form, evaluation, figure),
        };
        Some((figure.to_string(), json!(explanation?)))
    });
    explained.collect()
}
