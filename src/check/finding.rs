//! A finding, and the list that findings are added to.

use super::{Rule, Severity};
use crate::form::{Field, Form, Level1, Stage};

/// Something about the form that a reviewer would point out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// The place it is about; `None` for the form as a whole.
    pub field: Option<Field>,
    /// Other places it is about: the twin of a duplicate, the figures beside a rate.
    pub related: Vec<Field>,
    /// The group of the row or 二级指标 it is about.
    pub group: Option<Level1>,
    /// What is the matter and what to do.
    pub sentence: String,
}

impl Finding {
    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.rule.severity()
    }

    /// The cells that it asks to be filled in, or to have the choice beside them made; none where it is about what stands there. What is only
    /// advice is asked of nobody.
    pub fn to_fill(&self) -> impl Iterator<Item = Field> + '_ {
        let (place, related) = match self.rule {
            Rule::ActualMissing
            | Rule::MonitoringIncomplete
            | Rule::WeightMissing
            | Rule::RatingMissing
            | Rule::TargetCarriedOver
            | Rule::GroupEmpty => (true, true),
            // The target stands as it is; the reason is asked for.
            Rule::TargetAdjusted => (false, true),
            Rule::TextMissing
            | Rule::NameMissing
            | Rule::TargetMissing
            | Rule::Level2NameMissing
            | Rule::AmountMissing
            | Rule::BaseMissing
            | Rule::JudgementMissing
            | Rule::ExecutionLow
            | Rule::ExecutionHigh
            | Rule::AdjustmentUnexplained
            | Rule::DeviationUnexplained
            | Rule::OverrideUnexplained
            | Rule::MissedUnexplained => (true, false),
            _ => (false, false),
        };
        let related = self.related.iter().copied().filter(move |_| related);
        self.field.filter(|_| place).into_iter().chain(related)
    }

    /// Whether it asks for nothing but cells to be filled in. Such cells are counted as missing, and the finding is not counted beside them.
    pub fn is_only_to_fill(&self) -> bool {
        self.to_fill().next().is_some()
    }
}

/// What has been found. Takes nothing that the form's stage does not ask for, so that no rule has to think of it.
pub(super) struct Findings {
    stage: Stage,
    list: Vec<Finding>,
}

impl Findings {
    pub(super) fn of(form: &Form) -> Self {
        Self { stage: form.stage, list: Vec::new() }
    }

    pub(super) fn add(&mut self, rule: Rule, field: impl Into<Option<Field>>, sentence: impl Into<String>) {
        self.add_related(rule, field, Vec::new(), sentence);
    }

    pub(super) fn add_related(
        &mut self,
        rule: Rule,
        field: impl Into<Option<Field>>,
        related: Vec<Field>,
        sentence: impl Into<String>,
    ) {
        if rule.applies(self.stage) {
            let finding = Finding { rule, field: field.into(), related, group: None, sentence: sentence.into() };
            self.list.push(finding);
        }
    }

    /// Adds what was found before in the same stage.
    pub(super) fn extend(&mut self, found: &[Finding]) {
        self.list.extend_from_slice(found);
    }

    /// Whether a rule has found something at a field already.
    pub(super) fn has(&self, rule: Rule, field: Field) -> bool {
        self.list.iter().any(|finding| finding.rule == rule && finding.field == Some(field))
    }

    pub(super) fn into_list(self) -> Vec<Finding> {
        self.list
    }
}
