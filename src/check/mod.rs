//! 审核: findings about a form, each with a stable code. All are collected, none stops the work.
//!
//! The rules stand in one table, `table`, from which the codes and the help screen both come; a module per family finds
//! what they are about. A row is understood once (`row`) and then handed to every rule about it.

mod accepted;
mod by_row;
mod completeness;
mod feasibility;
mod finding;
mod place_in_words;
mod progress;
mod quantification;
mod row;
mod rule;
mod suitability;
mod table;
mod words;

use std::collections::BTreeMap;

pub use accepted::Accepted;
pub use by_row::RowFindings;
pub use finding::Finding;
pub use rule::{Family, Severity};
pub use table::{RULES, Rule, RuleEntry};

use crate::evaluate::{Evaluation, FormFigures};
use crate::form::{Field, Form, Level1, Level2Id, RowId};
use finding::Findings;
use row::Row;

/// What 审核 says of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// The findings that wait for somebody, in the order of the form.
    pub open: Vec<Finding>,
    /// Those that somebody lets stand (已核对), the worst first.
    pub accepted: Vec<Accepted>,
}

/// All findings that the stage of the form asks for and nobody has answered, in the order of the form. For callers without a clock: the year is not
/// compared with the present one.
pub fn check(form: &Form) -> Vec<Finding> {
    check_evaluated(form, &Evaluation::of(form), None).open
}

/// Checks a form that is evaluated already. `present` is the present year, where the caller knows it.
pub fn check_evaluated(form: &Form, evaluation: &Evaluation, present: Option<i32>) -> Checked {
    check_with(form, evaluation, &mut RowFindings::default(), present)
}

/// The same for an open form, of which `rows` are the findings in single rows as far as they are known; afterwards all of them are.
pub fn check_with(form: &Form, evaluation: &Evaluation, rows: &mut RowFindings, present: Option<i32>) -> Checked {
    rows.go_on(form, evaluation, usize::MAX);
    let (open, accepted) = accepted::part(form, all(form, evaluation, rows, present));
    Checked { open, accepted }
}

fn all(form: &Form, evaluation: &Evaluation, in_rows: &RowFindings, present: Option<i32>) -> Vec<Finding> {
    let places = form.indicators.filled().zip(evaluation.rows());
    let rows: Vec<Row<'_>> = places.map(|(place, row)| Row::of(form, place, (&evaluation.figures, row))).collect();
    let mut findings = Findings::of(form);
    completeness::form(form, &evaluation.figures, &rows, &mut findings);
    completeness::year(form, present, &mut findings);
    suitability::form(form, &evaluation.figures, &mut findings);
    quantification::form(&rows, &mut findings);
    progress::form(form, evaluation, &rows, &mut findings);
    in_rows.add_to(evaluation, &mut findings);
    in_order(form, findings.into_list())
}

/// The findings about sums alone: for the line under the table of funds, which follows every keystroke.
pub fn check_sums(form: &Form, figures: &FormFigures) -> Vec<Finding> {
    let mut findings = Findings::of(form);
    completeness::sums(form, figures, &mut findings);
    findings.into_list()
}

/// Whether the amount at a field is so large beside those around it that it must have been typed in 元.
pub fn is_out_of_scale(form: &Form, field: Field) -> bool {
    let mut findings = Findings::of(form);
    suitability::amounts(form, &FormFigures::of(form), &mut findings);
    findings.has(Rule::AmountScale, field)
}

/// Brings findings into the order of the form, and says in which group each is.
fn in_order(form: &Form, mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut rows: BTreeMap<RowId, (usize, Level1)> = BTreeMap::new();
    let mut level2s: BTreeMap<Level2Id, (usize, Level1)> = BTreeMap::new();
    for (position, (level1, level2, row)) in form.indicators.rows().enumerate() {
        rows.entry(row.id).or_insert((position, level1));
        level2s.entry(level2.id).or_insert((position, level1));
    }
    let place = |finding: &Finding| match finding.field {
        Some(Field::Level2Name(id)) => level2s.get(&id).copied(),
        Some(field) => rows.get(&field.row()?).copied(),
        None => None,
    };
    for finding in &mut findings {
        finding.group = place(finding).map(|(_, level1)| level1);
    }
    findings.sort_by_cached_key(|finding| (section(finding.field), place(finding).map(|(position, _)| position)));
    findings
}

/// The sections of the form, from top to bottom; what is about the form as a whole comes first.
fn section(field: Option<Field>) -> u8 {
    match field {
        None | Some(Field::Year | Field::Unit | Field::Functions | Field::Organisation) => 0,
        Some(Field::Income(_) | Field::PublishedTotal(_) | Field::Planned(..)) => 1,
        Some(Field::LongTermGoal | Field::AnnualGoal) => 2,
        Some(Field::Level2Name(_)) => 3,
        Some(field) if field.row().is_some() => 3,
        Some(
            Field::Adjustment(..)
            | Field::Executed(..)
            | Field::AdjustmentNote(_)
            | Field::ExecutionNote(_)
            | Field::Base(..),
        ) => 4,
        Some(_) => 5,
    }
}
