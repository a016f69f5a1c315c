//! A case and its near misses for every rule: what is done to a faultless form, and where the finding stands.

mod completeness;
mod feasibility;
mod progress;
mod suitability;

/// A case of one rule.
pub struct Case {
    /// The code of the rule.
    pub code: &'static str,
    /// The stage of the form: 申报, 监控, 自评.
    pub stage: &'static str,
    /// The field the finding is at; empty where it is about the form as a whole.
    pub at: &'static str,
    /// What triggers it: each alone.
    pub wrong: &'static [&'static [&'static str]],
    /// What looks like it and is no finding of this rule.
    pub near: &'static [&'static [&'static str]],
}

/// The cases of all rules.
pub fn all() -> impl Iterator<Item = &'static Case> {
    [completeness::CASES, suitability::CASES, feasibility::CASES, progress::CASES].into_iter().flatten()
}

type Scenarios = &'static [&'static [&'static str]];

const fn case(code: &'static str, stage: &'static str, at: &'static str, wrong: Scenarios, near: Scenarios) -> Case {
    Case { code, stage, at, wrong, near }
}
