//! 权重, 分组权重 and 等级起点: figures that have to fit together.

use rust_decimal::Decimal;

use crate::check::row::{Row, several};
use crate::check::{Findings, Rule};
use crate::evaluate::{Evaluation, NoScore, Status, Thresholds, group_weights_entered, off_hundred};
use crate::figures::points;
use crate::form::{Field, Form, Grade, Level1};

pub(super) fn check(form: &Form, evaluation: &Evaluation, rows: &[Row<'_>], findings: &mut Findings) {
    weights(evaluation, rows, findings);
    idle_groups(rows, findings);
    shares(form, findings);
    grades(form, findings);
}

/// Nothing is asked until a first weight is entered: a form without a score is complete too.
fn weights(evaluation: &Evaluation, rows: &[Row<'_>], findings: &mut Findings) {
    let is_empty = |row: &&Row<'_>| row.texts.weight.trim().is_empty();
    let Some(first) = rows.iter().find(|row| !is_empty(row)) else { return };
    let missing: Vec<&Row<'_>> = rows.iter().filter(is_empty).filter(|row| !row.is_waived()).collect();
    let mut fields = missing.iter().map(|row| Field::Weight(row.texts.id));
    if let Some(field) = fields.next() {
        let sentence = format!("{}没有权重，请填写；不计分的请填 0", several(&missing));
        findings.add_related(Rule::WeightMissing, field, fields.collect(), sentence);
    }
    // What cannot be read has a finding of its own.
    if let Err(NoScore::Sum(sum)) = evaluation.score.weights.complete()
        && let Some(off) = off_hundred(sum)
    {
        let sentence = format!("各指标权重合计 {}，应为 100，{off}，请调整", sum.normalize());
        findings.add(Rule::WeightSum, Field::Weight(first.texts.id), sentence);
    }
}

/// A 一级指标 in which every weight is 0 has no part in the score, while others have. Rows that are 不适用 weigh nothing anyway.
fn idle_groups(rows: &[Row<'_>], findings: &mut Findings) {
    let applies =
        |row: &&Row<'_>| row.assessed.as_ref().is_none_or(|(_, assessment)| assessment.status != Status::NotApplicable);
    let weight = |row: &Row<'_>| row.evaluation.weight_entered();
    if !rows.iter().any(|row| weight(row).is_some_and(|weight| !weight.is_zero())) {
        return;
    }
    for level1 in Level1::ALL {
        let group: Vec<&Row<'_>> = rows.iter().filter(|row| row.level1 == level1).filter(applies).collect();
        let mut fields = group.iter().map(|row| Field::Weight(row.texts.id));
        if group.iter().all(|row| weight(row).is_some_and(|weight| weight.is_zero()))
            && let Some(first) = fields.next()
        {
            let sentence = format!("{}所有指标的权重都是 0，完成情况不计入得分，请核对", level1.label());
            findings.add_related(Rule::GroupWithoutWeight, first, fields.collect(), sentence);
        }
    }
}

fn shares(form: &Form, findings: &mut Findings) {
    if Level1::ALL.into_iter().all(|level1| form.settings.group_shares.get(level1).trim().is_empty()) {
        return;
    }
    if let Ok((_, sum)) = group_weights_entered(form)
        && let Some(off) = off_hundred(sum)
    {
        let sentence = format!("各一级指标的权重合计之和为 {}，应为 100，{off}，请调整", sum.normalize());
        findings.add(Rule::ShareSum, Field::GroupShare(Level1::Decision), sentence);
    }
}

/// Grades go by the usual starts as long as those typed cannot be used, and that must not happen without a word.
/// What cannot be read has a finding of its own.
fn grades(form: &Form, findings: &mut Findings) {
    let thresholds = Thresholds::of(&form.settings);
    if thresholds.as_typed {
        return;
    }
    // It is the same for all of them, and said once.
    let mut until = thresholds.meanwhile();
    let text = |grade| form.settings.grade_from.get(grade).unwrap_or_default();
    let from = |grade| points(text(grade)).ok().flatten();
    let mut add = |grade: Grade, wrong: String| {
        findings.add(Rule::GradesOutOfOrder, Field::GradeFrom(grade), wrong + &core::mem::take(&mut until));
    };
    for grade in Grade::BOUNDED {
        if text(grade).trim().is_empty() {
            add(grade, format!("等级“{}”的起点未填，请填写", grade.label()));
        }
    }
    if let Some(high) = from(Grade::Excellent)
        && high > Decimal::ONE_HUNDRED
    {
        add(Grade::Excellent, format!("等级“{}”的起点 {high} 超过 100，请核对", Grade::Excellent.label()));
    }
    let pairs = Grade::BOUNDED.into_iter().zip(Grade::BOUNDED.into_iter().skip(1));
    for (better, worse) in pairs {
        if let (Some(high), Some(low)) = (from(better), from(worse))
            && low >= high
        {
            add(worse, format!("等级“{}”的起点 {low} 不低于“{}”的起点 {high}，请核对", worse.label(), better.label()));
        }
    }
}
