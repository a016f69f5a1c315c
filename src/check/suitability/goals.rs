//! Years and deadlines that are not this form's: texts carried over from an earlier year.

use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::form::{Field, Form, Period, read_year, years_in};
use crate::target::{Op, Target, normalise};

/// 年度目标 that is about another year. A year it is compared with (较2024年增长) is no such thing.
pub(super) fn check(form: &Form, findings: &mut Findings) {
    let Some(year) = read_year(&form.year) else { return };
    let text = normalise(&form.goals.annual);
    let years = years_leading(&text);
    let about = years.iter().find(|(_, leads)| *leads).map(|(other, _)| *other);
    if let Some(other) = about
        && !years.iter().any(|(named, _)| *named == year)
    {
        let sentence = format!("年度目标中写的是 {other} 年，本表年度是 {year} 年，请核对是否沿用了往年的文字");
        findings.add(Rule::StaleGoal, Field::AnnualGoal, sentence);
    }
}

/// The years of a text, and whether a sentence starts with them.
fn years_leading(text: &str) -> Vec<(i32, bool)> {
    let leads = |at: usize| {
        let before = text.get(..at).unwrap_or_default().trim_end();
        before.is_empty() || before.ends_with(['。', ';', ',', ':', '、', '(', '.'])
    };
    years_in(text).into_iter().map(|of| (of.year, leads(of.at))).collect()
}

/// A deadline of another year, or one of the first half that lies in the second.
pub(super) fn dates(row: &Row<'_>, findings: &mut Findings) {
    let form_year = read_year(&row.form.year);
    for period in Period::ALL {
        let Target::Date(date) = row.target(period) else { continue };
        let field = Field::Target(row.texts.id, period);
        let (called, written) = (row.called(), row.written(period));
        if let (Some(year), Some(form_year)) = (date.year, form_year)
            && year != form_year
        {
            let sentence = format!(
                "{called}的{}指标值“{written}”写的是 {year} 年，本表年度是 {form_year} 年，请核对",
                period.label()
            );
            findings.add(Rule::DateOutside, field, sentence);
        } else if period == Period::HalfYear
            && matches!(date.op, Op::AtMost | Op::LessThan | Op::Equal)
            && date.month.is_some_and(|month| month > 6)
        {
            let sentence = format!("{called}的半年指标值“{written}”晚于六月底，请核对，或填写上半年应达到的进度");
            findings.add(Rule::DateOutside, field, sentence);
        }
    }
}
