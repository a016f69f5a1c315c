//! The evaluation of a form that is being edited: kept from one edit to the next, and computed anew only where an edit touched what it is made of.
//! Typing in a row evaluates that row, however long the form is; an amount the computed indicators; a threshold or the year every row. So it is with what
//! the rules of 审核 find in single rows. Where much is to be done it can be done in slices, so that no screen waits for all of it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::check::RowFindings;
use crate::edit::Touched;
use crate::evaluate::{Evaluation, FormFigures, RowEvaluation};
use crate::form::{Field, Form, RowId};
use crate::found::Found;

/// What is known of a form, as far as no edit has made it out of date.
#[derive(Debug, Default)]
pub struct LiveEvaluation {
    figures: Option<Arc<FormFigures>>,
    rows: HashMap<RowId, Arc<RowEvaluation>>,
    whole: Option<Arc<Evaluation>>,
}

impl LiveEvaluation {
    /// The figures that belong to no single row.
    pub fn figures(&mut self, form: &Form) -> Arc<FormFigures> {
        Arc::clone(self.figures.get_or_insert_with(|| Arc::new(FormFigures::of(form))))
    }

    /// What is computed of one row, empty ones included. `None` where the form has no such row.
    pub fn row(&mut self, form: &Form, id: RowId) -> Option<Arc<RowEvaluation>> {
        if let Some(known) = self.rows.get(&id) {
            return Some(Arc::clone(known));
        }
        let level1 = form.indicators.place(id)?.level1;
        let (level2, row) = (form.indicators.level2_of(id)?, form.indicators.row(id)?);
        let figures = self.figures(form);
        let evaluation = Arc::new(RowEvaluation::of(form, &figures, (level1, level2, row)));
        self.rows.insert(id, Arc::clone(&evaluation));
        Some(evaluation)
    }

    /// Evaluates up to `most` rows that are not evaluated, and says whether none is left.
    pub fn go_on(&mut self, form: &Form, most: usize) -> bool {
        if self.whole.is_some() {
            return true;
        }
        let figures = self.figures(form);
        let mut left = most;
        for place @ (_, _, row) in form.indicators.filled() {
            if self.rows.contains_key(&row.id) {
                continue;
            }
            let Some(fewer) = left.checked_sub(1) else { return false };
            left = fewer;
            self.rows.insert(row.id, Arc::new(RowEvaluation::of(form, &figures, place)));
        }
        true
    }

    /// Everything that is computed from the form. It looks at every row; where many were touched, it takes as long as their evaluation.
    pub fn whole(&mut self, form: &Form) -> Arc<Evaluation> {
        if let Some(whole) = &self.whole {
            return Arc::clone(whole);
        }
        self.go_on(form, usize::MAX);
        let known = form.indicators.filled().filter_map(|(_, _, row)| self.rows.get(&row.id));
        let rows: Vec<Arc<RowEvaluation>> = known.map(Arc::clone).collect();
        if self.rows.len() > rows.len() {
            // Rows that are gone, or empty, are forgotten.
            self.rows = rows.iter().map(|row| (row.id, Arc::clone(row))).collect();
        }
        let whole = Arc::new(Evaluation::of_rows(form, self.figures(form), rows));
        self.whole = Some(Arc::clone(&whole));
        whole
    }

    /// Forgets what an edit made out of date.
    pub fn forget(&mut self, touched: &[Touched]) {
        for touched in touched {
            match touched {
                Touched::Text(field) => self.forget_text(*field),
                Touched::Row(row, _) => self.forget_row(*row),
                // Rows may have come, gone or moved, and one that came may have the number of one that went.
                Touched::RowsOf(level1) => self.forget_rows(|row| row.level1 == *level1),
                Touched::Settings | Touched::Everything => *self = Self::default(),
                Touched::Stage | Touched::LastYear | Touched::Approved | Touched::Unplaced | Touched::Acceptances => {}
            }
        }
    }

    fn forget_text(&mut self, field: Field) {
        match field {
            // A row without a name is called by its 二级指标.
            Field::Level2Name(level2) => self.forget_rows(|row| row.level2 == level2),
            // Dates without a year are in the year of the form, and every row is judged by the settings.
            Field::Year => *self = Self::default(),
            field if field.is_setting() => *self = Self::default(),
            // Of all rows only the computed indicators are made of amounts, or explained in the notes of the budget.
            Field::AdjustmentNote(_) | Field::ExecutionNote(_) => self.forget_rows(|row| row.standard.is_some()),
            field if field.is_figure() => {
                self.figures = None;
                self.forget_rows(|row| row.standard.is_some());
            }
            field => {
                if let Some(row) = field.row() {
                    self.forget_row(row);
                }
            }
        }
    }

    fn forget_row(&mut self, row: RowId) {
        self.rows.remove(&row);
        self.whole = None;
    }

    fn forget_rows(&mut self, is_touched: impl Fn(&RowEvaluation) -> bool) {
        self.rows.retain(|_, row| !is_touched(row));
        self.whole = None;
    }
}

/// What is found about a form, as far as no edit has made it out of date.
#[derive(Debug, Default)]
pub struct LiveFindings {
    rows: RowFindings,
}

impl LiveFindings {
    /// Forgets what an edit made out of date and no evaluation of a row shows.
    pub fn forget(&mut self, touched: &[Touched]) {
        if touched.iter().any(|touched| matches!(touched, Touched::LastYear | Touched::Everything)) {
            *self = Self::default();
        }
    }

    /// Evaluates or checks up to `most` rows for which that is not done, and says whether none is left.
    pub fn go_on(&mut self, form: &Form, evaluation: &mut LiveEvaluation, most: usize) -> bool {
        evaluation.go_on(form, most) && self.rows.go_on(form, &evaluation.whole(form), most)
    }

    /// What is found about the form; whatever is not known of its rows is computed first. `year` is the present year, where it is known.
    pub fn found(&mut self, form: &Form, evaluation: &mut LiveEvaluation, year: Option<i32>) -> Found {
        Found::with(form, &evaluation.whole(form), &mut self.rows, year)
    }
}
