//! 运行监控 of a row (domain §7): what is asked where the light is not green, and answers that contradict each other.

use super::figures::is_explained;
use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::evaluate::{Status, assess};
use crate::form::{Field, Indicator, Likelihood, PerPeriod, Period, Stage};

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
    let (id, monitoring) = (row.texts.id, &row.texts.monitoring);
    let explained = is_explained(row, Period::HalfYear);
    let mut missing = Vec::new();
    if monitoring.expected.trim().is_empty() {
        missing.push("全年预计完成值");
    }
    if monitoring.likelihood.is_none() {
        missing.push("完成目标可能性");
    }
    if monitoring.causes.is_empty() {
        missing.push("偏差原因");
    }
    if !explained {
        missing.push("偏差说明");
    }
    if missing.is_empty() {
        return;
    }
    // What is chosen has no address of its own; it stands beside the value that is expected.
    let field =
        if missing == ["偏差说明"] { Field::Explanation(id, Period::HalfYear) } else { Field::Expected(id) };
    let sentence = format!("{}半年{}，请补充：{}", row.called(), assessment.status.label(), missing.join("、"));
    findings.add(Rule::MonitoringIncomplete, field, sentence);
}

/// What is expected of the year is compared with its target like an actual value.
fn contradiction(row: &Row<'_>, findings: &mut Findings) {
    let monitoring = &row.texts.monitoring;
    let Some(likelihood) = monitoring.likelihood.filter(|likelihood| *likelihood != Likelihood::Possible) else {
        return;
    };
    let expected = monitoring.expected.trim();
    if expected.is_empty() {
        return;
    }
    let mut texts = Indicator { judgement: PerPeriod::default(), ..row.texts.clone() };
    expected.clone_into(texts.actual.get_mut(Period::FullYear));
    let word = match (assess(row.form, row.level1, &texts, Period::FullYear).status, likelihood) {
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
