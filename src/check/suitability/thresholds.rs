//! The starts of 部分达成 and 偏离: figures that can be read and leave nothing to tell apart.

use rust_decimal::Decimal;

use crate::check::{Findings, Rule};
use crate::figures::points;
use crate::form::{Field, Form};

pub(super) fn check(form: &Form, findings: &mut Findings) {
    // What cannot be read has a finding of its own; what is empty counts as the default.
    let typed = |text: &str| points(text).ok().flatten();
    if let Some(from) = typed(&form.settings.partial_from)
        && (from.is_zero() || from >= Decimal::ONE_HUNDRED)
    {
        let none = if from.is_zero() { "未达成" } else { "部分达成" };
        let sentence = format!("部分达成的起点 {from}% 应大于 0%、小于 100%，否则没有指标会是“{none}”，请核对");
        findings.add(Rule::ThresholdOutOfPlace, Field::PartialFrom, sentence);
    }
    if let Some(from) = typed(&form.settings.deviation_from)
        && from <= Decimal::ONE_HUNDRED
    {
        let sentence = format!("偏离的起点 {from}% 应大于 100%，否则刚好完成或没有完成的指标也算偏离，请核对");
        findings.add(Rule::ThresholdOutOfPlace, Field::DeviationFrom, sentence);
    }
}
