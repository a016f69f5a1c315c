//! Answering findings of 审核: 已核对 and its withdrawal, and letting published totals go in favour of the sums.

use super::Edit;
use crate::check::Finding;
use crate::form::{Acceptance, Field, Form};

/// Lets a finding stand, for a reason. An older answer to the same rule at the same place goes: it was about another content. `None` where nobody may
/// let it stand, or no reason is given.
pub fn accept(form: &Form, finding: &Finding, reason: &str) -> Option<Edit> {
    if !finding.can_be_accepted() || reason.trim().is_empty() {
        return None;
    }
    let answer = finding.acceptance(form, reason);
    let mut answers = others(form, |other| other.code == answer.code && other.field == answer.field);
    answers.push(answer);
    Some(step(format!("核对 {}", finding.rule.code()), answers))
}

/// Takes the answer to a finding back, so that it waits again. `None` where it has none.
pub fn withdraw(form: &Form, finding: &Finding) -> Option<Edit> {
    let answers = others(form, |answer| finding.is_accepted_by(answer, form));
    (answers.len() < form.acceptances.len()).then(|| step(format!("撤回核对 {}", finding.rule.code()), answers))
}

/// Lets the published totals that a finding is about go in favour of the sums. `None` where it is about none.
pub fn use_sums(finding: &Finding) -> Option<Edit> {
    let totals = finding.field.iter().chain(&finding.related).filter(|field| matches!(field, Field::PublishedTotal(_)));
    let edits: Vec<Edit> = totals.map(|field| Edit::SetText(*field, String::new())).collect();
    (!edits.is_empty()).then(|| Edit::Several("以合计为准".to_owned(), edits))
}

fn others(form: &Form, goes: impl Fn(&Acceptance) -> bool) -> Vec<Acceptance> {
    form.acceptances.iter().filter(|answer| !goes(answer)).cloned().collect()
}

fn step(name: String, answers: Vec<Acceptance>) -> Edit {
    Edit::Several(name, vec![Edit::SetAcceptances(answers)])
}
