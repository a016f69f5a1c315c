//! How far a form is, in a line of a list: what is missing, what is wrong, its score.

use rust_decimal::Decimal;

use crate::check::check_evaluated;
use crate::evaluate::Evaluation;
use crate::form::{Form, Grade, Stage};
use crate::parts::count_findings;
use crate::progress::Progress;

/// How far a form is at its stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many cells the stage still wants.
    pub missing: usize,
    /// How many errors and warnings wait for an answer, beside what is only to be filled in.
    pub findings: [usize; 2],
    /// The score in points and its grade, during 绩效自评, once there is one.
    pub score: Option<(Decimal, Grade)>,
}

impl Summary {
    /// Checks and evaluates a form.
    pub fn of(form: &Form) -> Self {
        let evaluation = Evaluation::of(form);
        let findings = check_evaluated(form, &evaluation, None).open;
        let missing = Progress::of(form, &findings).count_missing();
        let [errors, warnings, _] = count_findings(findings.iter());
        let score = (form.stage == Stage::SelfEvaluation)
            .then(|| evaluation.score.total().zip(evaluation.score.grade()))
            .flatten();
        Self { missing, findings: [errors, warnings], score }
    }
}
