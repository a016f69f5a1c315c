//! Findings that somebody has answered with 已核对: they leave the list, and come back when what they are about changes.

use super::{Finding, Rule};
use crate::form::{Acceptance, Field, Form};

/// A finding that somebody has looked at and lets stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// Why it may stand.
    pub reason: String,
}

impl Finding {
    /// Whether somebody may let it stand. What is merely not filled in yet is filled in, and what cannot be read or used counts for nothing until it is
    /// mended: no answer changes that.
    ///
    /// ```
    /// use budget_form::check::check;
    /// use budget_form::form::standard_form;
    /// let missing = check(&standard_form("2025")).into_iter().find(|finding| finding.rule.code() == "C01").unwrap();
    /// assert!(!missing.can_be_accepted());
    /// ```
    pub fn can_be_accepted(&self) -> bool {
        let has_to_be_mended = matches!(
            self.rule,
            Rule::AmountUnreadable
                | Rule::BaseUnreadable
                | Rule::PointsUnreadable
                | Rule::ThresholdUnreadable
                | Rule::GradesOutOfOrder
                | Rule::LinesUnplaced
                | Rule::WeightSum
                | Rule::ShareSum
        );
        !has_to_be_mended && !self.is_only_to_fill()
    }

    /// The field in which the reason belongs that it asks for; `None` where it asks for none, or the form has no field for it.
    pub fn reason_field(&self) -> Option<Field> {
        let is_reason = |field: &Field| {
            matches!(
                field,
                Field::AdjustmentNote(_)
                    | Field::ExecutionNote(_)
                    | Field::Explanation(..)
                    | Field::OverrideReason(..)
                    | Field::AdjustmentReason(_)
            )
        };
        self.to_fill().find(is_reason)
    }

    /// Whether it is the finding that was answered, and about the same content still.
    pub fn is_accepted_by(&self, acceptance: &Acceptance, form: &Form) -> bool {
        self.can_be_accepted()
            && self.rule.code() == acceptance.code
            && address(self) == acceptance.field
            && content(form, self) == acceptance.content
    }

    /// The answer that lets it stand. Call it with the form it was found in.
    pub fn acceptance(&self, form: &Form, reason: &str) -> Acceptance {
        Acceptance {
            code: self.rule.code().to_owned(),
            field: address(self),
            finding: self.sentence.clone(),
            content: content(form, self),
            reason: reason.trim().to_owned(),
        }
    }
}

/// Parts the findings that somebody lets stand from the others.
pub(super) fn part(form: &Form, findings: Vec<Finding>) -> (Vec<Finding>, Vec<Accepted>) {
    if form.acceptances.is_empty() {
        return (findings, Vec::new());
    }
    let (mut open, mut accepted) = (Vec::new(), Vec::new());
    for finding in findings {
        match form.acceptances.iter().find(|answer| finding.is_accepted_by(answer, form)) {
            Some(answer) => accepted.push(Accepted { finding, reason: answer.reason.clone() }),
            None => open.push(finding),
        }
    }
    accepted.sort_by_key(|accepted: &Accepted| accepted.finding.severity());
    (open, accepted)
}

fn address(finding: &Finding) -> String {
    finding.field.map_or_else(String::new, |field| field.to_string())
}

/// A fingerprint of what a finding is about: the texts of its places, and the numbers in its sentence, which may come from elsewhere in the form. The
/// words of the sentence are left out, so that a finding which a later program words otherwise stays answered.
fn content(form: &Form, finding: &Finding) -> String {
    let fields = finding.field.iter().chain(&finding.related);
    let texts = fields.map(|field| form.text(*field).unwrap_or_default());
    let numbers = finding.sentence.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let mut hash = FNV_OFFSET;
    for part in texts.chain(numbers) {
        // A byte that no text has parts them.
        for byte in part.bytes().chain([u8::MAX]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(FNV_PRIME);
        }
    }
    format!("{hash:016x}")
}

/// FNV-1a of 64 bits. The hash of the standard library may change with its version, and these are kept in files.
const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0100_0000_01b3;
