//! The findings of the rules that are about one row each, kept from one check of an open form to the next: most edits change one row, and the rules about
//! single rows are most of the work of a check.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::finding::{Finding, Findings};
use super::row::Row;
use super::{completeness, feasibility, progress, quantification, suitability};
use crate::evaluate::{Evaluation, RowEvaluation};
use crate::form::{Form, Indicator, LastYear, LastYearIndex, LastYearRow, Level1, Level2, RowId, Stage};

/// What the rules about single rows found in a form, as far as they were asked.
///
/// What they find in a row follows from its evaluation, the stage and last year's form. An evaluation that is the same in memory is that of the same
/// texts; a change of the stage is noticed; whoever changes last year's form begins anew with an empty list.
#[derive(Debug, Default)]
pub struct RowFindings {
    stage: Option<Stage>,
    /// Made when it is asked for first.
    last_year: Option<LastYearIndex>,
    rows: HashMap<RowId, Known>,
}

#[derive(Debug)]
struct Known {
    evaluation: Arc<RowEvaluation>,
    findings: Vec<Finding>,
}

impl RowFindings {
    /// Applies the rules to up to `most` rows of a form which they have not seen as they are now, and says whether none is left.
    pub fn go_on(&mut self, form: &Form, evaluation: &Evaluation, most: usize) -> bool {
        if self.stage.replace(form.stage) != Some(form.stage) {
            self.rows.clear();
        }
        let mut left = most;
        for (place, row) in form.indicators.filled().zip(evaluation.rows()) {
            if self.rows.get(&row.id).is_some_and(|known| Arc::ptr_eq(&known.evaluation, row)) {
                continue;
            }
            let Some(fewer) = left.checked_sub(1) else { return false };
            left = fewer;
            let findings = self.find(form, evaluation, place, row);
            self.rows.insert(row.id, Known { evaluation: Arc::clone(row), findings });
        }
        if self.rows.len() > evaluation.rows().len() {
            let there: HashSet<RowId> = evaluation.rows().iter().map(|row| row.id).collect();
            self.rows.retain(|id, _| there.contains(id));
        }
        true
    }

    fn find(
        &mut self,
        form: &Form,
        evaluation: &Evaluation,
        place: (Level1, &Level2, &Indicator),
        row: &RowEvaluation,
    ) -> Vec<Finding> {
        if self.last_year.is_none() {
            self.last_year = form.last_year.as_deref().map(|last| LastYear::index(last).into_owned());
        }
        let (level1, level2, texts) = place;
        let last = self.last_year.as_ref().and_then(|last| last.row(level1, &level2.name, texts));
        let mut findings = Findings::of(form);
        rules(&Row::of(form, place, (&evaluation.figures, row)), last, &mut findings);
        findings.into_list()
    }

    /// Adds what was found in the rows of an evaluation, in their order.
    pub(super) fn add_to(&self, evaluation: &Evaluation, findings: &mut Findings) {
        for known in evaluation.rows().iter().filter_map(|row| self.rows.get(&row.id)) {
            findings.extend(&known.findings);
        }
    }
}

fn rules(row: &Row<'_>, last_year: Option<&LastYearRow>, findings: &mut Findings) {
    completeness::row(row, findings);
    suitability::row(row, findings);
    feasibility::row(row, last_year, findings);
    quantification::row(row, findings);
    progress::row(row, findings);
}
