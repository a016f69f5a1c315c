//! 运行监控 of a row: what is asked where the light is not green, and answers that contradict each other.

use crate::brief::brief;
use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::evaluate::{Status, still_asked};
use crate::form::{Field, Likelihood, Period, Stage};

pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    if row.form.stage != Stage::Monitoring {
        return;
    }
    incomplete(row, findings);
    contradiction(row, findings);
}

fn incomplete(row: &Row<'_>, findings: &mut Findings) {
    let Some((_, assessment)) = &row.assessed else { return };
    if !matches!(assessment.status, Status::Partial | Status::Missed) {
        return;
    }
    let asked = still_asked(row.texts, row.evaluation, Period::HalfYear);
    let mut fields: Vec<Field> = asked.iter().map(|asked| asked.field(row.texts.id, Period::HalfYear)).collect();
    fields.dedup();
    let Some((first, rest)) = fields.split_first() else { return };
    let missing: Vec<&str> = asked.iter().map(|asked| asked.label()).collect();
    let sentence = format!("{}半年{}，请补充：{}", row.called(), assessment.status.label(), missing.join("、"));
    findings.add_related(Rule::MonitoringIncomplete, *first, rest.to_vec(), sentence);
}

/// What is expected of the year is compared with its target like an actual value.
fn contradiction(row: &Row<'_>, findings: &mut Findings) {
    let monitoring = &row.texts.monitoring;
    let Some(likelihood) = monitoring.likelihood.filter(|likelihood| *likelihood != Likelihood::Possible) else {
        return;
    };
    let expected = brief(&monitoring.expected);
    let Some(forecast) = &row.evaluation.forecast else { return };
    let word = match (forecast.status, likelihood) {
        (Status::Partial | Status::Missed, Likelihood::Certain) => "不到",
        (Status::Met, Likelihood::Impossible) => "已达到",
        _ => return,
    };
    let sentence = format!(
        "{}的全年预计完成值“{expected}”{word}全年指标值“{}”，却选了“{}”，请核对",
        row.called(),
        row.written(Period::FullYear),
        likelihood.label()
    );
    findings.add(Rule::LikelihoodContradicts, Field::Expected(row.texts.id), sentence);
}
