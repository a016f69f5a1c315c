//! What is chosen in a cell, in words: a pasted text that names a choice makes it.

use crate::edit::Edit;
use crate::form::{Cause, Likelihood, RowChoice, RowId, plain};
use crate::tables::Question;

/// The official wording of what a text names; empty for an empty text, `None` where it names something else. Of 偏差原因 the first two characters
/// are enough, as on the screen.
pub(super) fn read(question: Question, text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some(String::new());
    }
    match question {
        Question::Likelihood => likelihood(text).map(|of| of.label().to_owned()),
        Question::Causes => Some(causes(text)?.iter().map(|cause| cause.label()).collect::<Vec<_>>().join("、")),
    }
}

/// Makes the choice that a text names.
pub(super) fn edits(question: Question, row: RowId, text: &str) -> Vec<Edit> {
    let choices = match question {
        Question::Likelihood => vec![RowChoice::Likelihood(likelihood(text))],
        Question::Causes => {
            let named = causes(text).unwrap_or_default();
            Cause::ALL.map(|cause| RowChoice::Cause(cause, named.contains(&cause))).to_vec()
        }
    };
    choices.into_iter().map(|choice| Edit::ChooseInRow(row, choice)).collect()
}

fn likelihood(text: &str) -> Option<Likelihood> {
    Likelihood::ALL.into_iter().find(|of| of.label() == plain(text))
}

fn causes(text: &str) -> Option<Vec<Cause>> {
    let parts = text.split(['、', '，', ',', '；', ';', ' ', '\n']).map(plain).filter(|part| !part.is_empty());
    let named = |part: String| {
        let short = part.chars().count() >= 2;
        Cause::ALL.into_iter().find(|cause| short && cause.label().starts_with(&part))
    };
    let mut causes = parts.map(named).collect::<Option<Vec<Cause>>>()?;
    causes.sort_unstable();
    causes.dedup();
    Some(causes)
}
