//! Single figures of a form, for tests that ask for one: each evaluates the whole form for it, which the program itself never does.

use budget_form::check::{Finding, check_evaluated};
use budget_form::evaluate::{
    self, Assessment, Detail, Evaluation, Explanation, Figure, FormFigures, OffTrack, RowEvaluation, Score,
    SettingEffects, StatusCounts,
};
use budget_form::form::{Form, Indicator, Level1, Level2, Level2Id, Period};
use serde_json::Value;

pub fn score(form: &Form) -> Score {
    Evaluation::of(form).score
}

pub fn counts(form: &Form) -> StatusCounts {
    Evaluation::of(form).counts
}

/// Everything with all sentences, as the exported file carries it.
pub fn results(form: &Form) -> Value {
    evaluate::results(form, &Evaluation::of(form), Detail::Explained)
}

pub fn explain(form: &Form, figure: Figure) -> Option<Explanation> {
    evaluate::explain(form, &Evaluation::of(form), figure)
}

pub fn off_track(form: &Form, period: Period) -> Vec<OffTrack> {
    evaluate::off_track(Evaluation::of(form).assessed(form), period)
}

/// A row, which need not stand in the form.
pub fn row(form: &Form, level1: Level1, row: &Indicator) -> RowEvaluation {
    let level2 = Level2 { id: Level2Id(0), name: String::new(), rows: Vec::new() };
    RowEvaluation::of(form, &FormFigures::of(form), (level1, &level2, row))
}

pub fn assess(form: &Form, level1: Level1, row: &Indicator, period: Period) -> Assessment {
    self::row(form, level1, row).assessment(period).clone()
}

pub fn forecast(form: &Form, level1: Level1, row: &Indicator) -> Option<Assessment> {
    self::row(form, level1, row).forecast
}

pub fn check_in_year(form: &Form, year: Option<i32>) -> Vec<Finding> {
    check_evaluated(form, &Evaluation::of(form), year).open
}

pub fn effects_of(form: &Form) -> SettingEffects {
    SettingEffects::of(form, &Evaluation::of(form))
}
