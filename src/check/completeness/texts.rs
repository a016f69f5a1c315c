//! The texts of the form: missing, with marks of the template left in, or a figure of 设置 that cannot be read.

use super::marks::template_mark;
use crate::brief::brief;
use crate::check::{Findings, Rule};
use crate::evaluate::Thresholds;
use crate::figures::points;
use crate::form::{Field, Form, Grade, Level1, Period, read_year};

/// Texts that every form has.
const REQUIRED: [Field; 6] =
    [Field::Year, Field::Unit, Field::Functions, Field::Organisation, Field::LongTermGoal, Field::AnnualGoal];

pub(super) fn check(form: &Form, findings: &mut Findings) {
    for field in REQUIRED {
        if form.text(field).is_none_or(|text| text.trim().is_empty()) {
            findings.add(Rule::TextMissing, field, format!("{}未填，请补充", field.label()));
        }
    }
    let year = form.year.trim();
    if !year.is_empty() && read_year(year).is_none() {
        findings.add(
            Rule::YearUnclear,
            Field::Year,
            format!("年度“{}”请写成 2000 至 2099 的四位数字，如 2025", brief(year)),
        );
    }
    let notes =
        Period::ALL.into_iter().flat_map(|period| [Field::AdjustmentNote(period), Field::ExecutionNote(period)]);
    for field in REQUIRED.into_iter().skip(1).chain(notes) {
        marked(field, form.text(field).unwrap_or_default(), findings);
    }
    settings(form, findings);
    if !form.unplaced.is_empty() {
        let sentence = format!("导入的文字中还有 {} 行没有归位，请在“基本信息”末尾逐行处理", form.unplaced.len());
        findings.add(Rule::LinesUnplaced, None, sentence);
    }
}

/// A mark of the template in a text.
pub(super) fn marked(field: Field, text: &str, findings: &mut Findings) {
    if let Some(mark) = template_mark(text) {
        let sentence = format!("{}中还有“{mark}”，请换成实际内容", field.label());
        findings.add(Rule::TemplateMark, field, sentence);
    }
}

fn settings(form: &Form, findings: &mut Findings) {
    let thresholds = [Field::PartialFrom, Field::DeviationFrom].map(|field| (Rule::ThresholdUnreadable, field));
    let grades = Grade::BOUNDED.map(|grade| (Rule::PointsUnreadable, Field::GradeFrom(grade)));
    let shares = Level1::ALL.map(|level1| (Rule::PointsUnreadable, Field::GroupShare(level1)));
    for (rule, field) in thresholds.into_iter().chain(grades).chain(shares) {
        let text = form.text(field).unwrap_or_default();
        let Err(error) = points(text) else { continue };
        let (most, meanwhile) = match field {
            Field::PartialFrom => (1000, "；改正之前按 60% 计算".to_owned()),
            Field::DeviationFrom => (1000, "；改正之前按 130% 计算".to_owned()),
            Field::GradeFrom(_) => (100, Thresholds::of(&form.settings).meanwhile()),
            _ => (100, String::new()),
        };
        let sentence = format!("{}“{}”：{}{meanwhile}", field.label(), brief(text), error.advice(most));
        findings.add(rule, field, sentence);
    }
}
