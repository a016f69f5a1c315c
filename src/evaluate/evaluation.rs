//! Everything that is computed from a form, once and as values. Checks, papers, pictures, screens and the API take it from here; sentences are made from
//! it when somebody looks (`explain`, the sentence of an [`Assessment`]).

use std::sync::Arc;

use super::form_figures::FormFigures;
use super::places::Places;
use super::row::{Assessed, RowEvaluation};
use super::{Assessment, Score, StatusCounts, count_by_status};
use crate::form::{Form, Indicator, Level1, Level2, Period, RowId};

/// Everything that is computed from a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// The figures that belong to no single row.
    pub figures: Arc<FormFigures>,
    /// How many indicators stand how.
    pub counts: StatusCounts,
    /// 绩效自评得分
    pub score: Score,
    rows: Vec<Arc<RowEvaluation>>,
    /// Where each row stands in `rows`.
    places: Places,
}

impl Evaluation {
    /// Computes everything from a form.
    pub fn of(form: &Form) -> Self {
        let figures = Arc::new(FormFigures::of(form));
        let row = |place: (Level1, &Level2, &Indicator)| Arc::new(RowEvaluation::of(form, &figures, place));
        let rows = form.indicators.filled().map(row).collect();
        Self::of_rows(form, Arc::clone(&figures), rows)
    }

    /// Puts the evaluations of all indicators together.
    pub fn of_rows(form: &Form, figures: Arc<FormFigures>, rows: Vec<Arc<RowEvaluation>>) -> Self {
        let places = Places::of(rows.iter().map(|row| row.id));
        let counts = count_by_status(&rows);
        let score = Score::of(form, &rows, places.clone());
        Self { figures, counts, score, rows, places }
    }

    /// All indicators, in the order of the form; empty rows are none.
    pub fn rows(&self) -> &[Arc<RowEvaluation>] {
        &self.rows
    }

    /// What is computed of an indicator; `None` for a row that is none, or not there.
    pub fn row(&self, id: RowId) -> Option<&RowEvaluation> {
        self.rows.get(self.places.at(id)?).map(Arc::as_ref)
    }

    /// How a row stands at the end of a period.
    pub fn assessment(&self, id: RowId, period: Period) -> Option<&Assessment> {
        self.row(id).map(|row| row.assessment(period))
    }

    /// The actual value of a row of the form that was evaluated, as a cell shows it.
    pub fn achieved_text(&self, row: &Indicator, period: Period) -> String {
        let typed = || row.actual.get(period).clone();
        self.row(row.id).map_or_else(typed, |of| of.periods.get(period).achieved.text(row, period))
    }

    /// The indicators with the texts of the form that was evaluated.
    pub fn assessed<'a>(&'a self, form: &'a Form) -> impl Iterator<Item = Assessed<'a>> {
        form.indicators.filled().zip(&self.rows).map(|((level1, level2, row), evaluation)| Assessed {
            level1,
            level2,
            row,
            evaluation: Arc::clone(evaluation),
        })
    }
}
