//! The papers of a form as sheets, up to its stage.

use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::paper::{Paper, Sheet};

/// A paper as a sheet with its name.
#[cfg_attr(not(feature = "files"), expect(dead_code, reason = "what only files need"))]
pub(super) struct NamedSheet {
    pub name: &'static str,
    /// Whether A4 lies on its long side.
    pub is_wide: bool,
    pub sheet: Sheet,
}

/// The papers of a form up to its stage.
pub fn papers(form: &Form) -> Vec<Paper> {
    let last = Paper::of(form.stage);
    let count = Paper::ALL.iter().position(|paper| *paper == last).map_or(1, |at| at + 1);
    Paper::ALL.into_iter().take(count).collect()
}

/// The sheets of some papers.
pub(super) fn of_papers(form: &Form, evaluation: &Evaluation, papers: &[Paper]) -> Vec<NamedSheet> {
    let sheet = |paper: &Paper| NamedSheet {
        name: paper.label(),
        is_wide: paper.is_wide(),
        sheet: paper.of_evaluated(form, evaluation),
    };
    papers.iter().map(sheet).collect()
}
