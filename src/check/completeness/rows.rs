//! What is missing in a row, in a 二级指标, in a group.

use std::collections::BTreeSet;

use super::texts::marked;
use crate::brief::brief;
use crate::check::row::{Row, by_group, quoted, several};
use crate::check::{Findings, Rule};
use crate::figures::points;
use crate::form::{Field, Form, Level1, Level2Id, Period};
use crate::target::{Actual, DoubtReason, Target};

/// What concerns one row.
pub(in crate::check) fn row(row: &Row<'_>, findings: &mut Findings) {
    names(row, findings);
    for period in Period::ALL {
        target(row, period, findings);
    }
    for (field, text) in
        [(Field::Weight(row.texts.id), &row.texts.weight), (Field::Rating(row.texts.id), &row.texts.rating)]
    {
        if let Err(error) = points(text) {
            let sentence = format!("{}的{}“{}”：{error}", row.called(), field.label(), brief(text));
            findings.add(Rule::PointsUnreadable, field, sentence);
        }
    }
    if let Some((period, _)) = row.assessed
        && let Ok(Actual::Check(doubt)) = &row.achieved(period).value
    {
        let text = brief(row.texts.actual.get(period));
        let sentence = format!("{}的{}实际完成值“{text}”：{doubt}", row.called(), period.label());
        findings.add(Rule::ActualUnclear, Field::Actual(row.texts.id, period), sentence);
    }
}

fn names(row: &Row<'_>, findings: &mut Findings) {
    let id = row.texts.id;
    let waived = row.is_waived();
    if row.texts.name.trim().is_empty() && !waived {
        let sentence = "这一行没有三级指标名称，请补充名称或删除这一行";
        findings.add(Rule::NameMissing, Field::Name(id), sentence);
    }
    marked(Field::Name(id), &row.texts.name, findings);
    marked(Field::KeyTask(id), &row.texts.key_task, findings);
    for period in Period::ALL {
        marked(Field::Explanation(id, period), row.texts.explanation.get(period), findings);
        marked(Field::OverrideReason(id, period), row.texts.override_reason.get(period), findings);
    }
    if row.level1.has_key_task() && row.texts.key_task.trim().is_empty() && !waived {
        let sentence = format!("{}没有写明对应的重点工作，请补充", row.called());
        findings.add(Rule::KeyTaskMissing, Field::KeyTask(id), sentence);
    }
}

fn target(row: &Row<'_>, period: Period, findings: &mut Findings) {
    let field = Field::Target(row.texts.id, period);
    let period_label = period.label();
    match row.target(period) {
        Target::Empty if !row.is_waived() => {
            let sentence = format!("{}的{period_label}指标值未填，请补充；不涉及的请填“不适用”", row.called());
            findings.add(Rule::TargetMissing, field, sentence);
        }
        Target::Check(doubt) => {
            let rule = match doubt.reason {
                DoubtReason::NoNumber => Rule::NumberMissing,
                DoubtReason::TemplateMark => Rule::TemplateMark,
                _ => Rule::TargetUnclear,
            };
            let text = row.written(period);
            // A number that was meant needs no more than a sign to be read.
            let advice = match doubt.reason {
                DoubtReason::ScannedSign => format!("；确是这个数时，请写成“＝{text}”或“≥{text}”"),
                _ => String::new(),
            };
            let called = row.called();
            findings.add(rule, field, format!("{called}的{period_label}指标值“{text}”：{}{advice}", doubt.reason));
        }
        _ => {}
    }
}

/// Targets of last year that nobody has confirmed, one finding for each group.
pub(super) fn carried_over(rows: &[Row<'_>], findings: &mut Findings) {
    for (level1, carried) in by_group(rows, |row| row.texts.carried_over().next().is_some() && !row.is_waived()) {
        let targets =
            |row: &&Row<'_>| row.texts.carried_over().map(|of| Field::Target(row.texts.id, of)).collect::<Vec<_>>();
        let mut fields = carried.iter().flat_map(targets);
        let Some(first) = fields.next() else { continue };
        let sentence = format!("{}中{}的指标值沿用上年，请核对后改写或确认", level1.label(), several(&carried));
        findings.add_related(Rule::TargetCarriedOver, first, fields.collect(), sentence);
    }
}

/// What is missing above the rows. Only groups of the unit's own can be short of indicators without its leave.
pub(super) fn level2s(form: &Form, rows: &[Row<'_>], findings: &mut Findings) {
    let filled: BTreeSet<Level2Id> = rows.iter().map(|row| row.level2.id).collect();
    for level1 in Level1::ALL {
        let group = form.indicators.group(level1);
        if !group.iter().any(|level2| filled.contains(&level2.id)) {
            let sentence = format!("{}下还没有指标，请补充", level1.label());
            let name = group.iter().flat_map(|level2| &level2.rows).next().map(|row| Field::Name(row.id));
            // The row is begun at its first cell.
            let level2 = group.first().filter(|level2| level2.name.trim().is_empty());
            match level2.map(|level2| Field::Level2Name(level2.id)) {
                Some(first) => findings.add_related(Rule::GroupEmpty, first, name.into_iter().collect(), sentence),
                None => findings.add(Rule::GroupEmpty, name, sentence),
            }
            continue;
        }
        for level2 in group {
            let name = level2.name.trim();
            let field = Field::Level2Name(level2.id);
            marked(field, name, findings);
            match (filled.contains(&level2.id), name.is_empty()) {
                (true, true) => {
                    let sentence = format!("{}中有三级指标没有写明二级指标，请补充二级指标名称", level1.label());
                    findings.add(Rule::Level2NameMissing, field, sentence);
                }
                (false, false) => {
                    let place = level2.rows.first().map_or(field, |row| Field::Name(row.id));
                    let sentence =
                        format!("{}下没有三级指标，请补充；本单位不涉及的，请在指标值中填“不适用”", quoted(name));
                    findings.add(Rule::Level2Empty, place, sentence);
                }
                _ => {}
            }
        }
    }
}
