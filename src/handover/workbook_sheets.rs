//! The sheets of a workbook: the papers of the stage, and beside them 基础数据 and 审核意见, which no published paper has.

use super::sheets::{NamedSheet, of_papers, papers};
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::paper::{BASE_DATA, Paper, base_data};

/// All sheets: the papers of the stage, 基础数据 where the stage asks for it, 调整表 where there is a 批复稿, and 审核意见.
pub(super) fn all(form: &Form, evaluation: &Evaluation) -> Vec<NamedSheet> {
    let mut sheets = of_papers(form, evaluation, &papers(form));
    if form.stage.assessed().is_some() {
        sheets.push(NamedSheet { name: BASE_DATA, is_wide: true, sheet: base_data(form, evaluation) });
    }
    if form.approved.is_some() {
        sheets.extend(of_papers(form, evaluation, &[Paper::Adjustment]));
    }
    sheets.extend(of_papers(form, evaluation, &[Paper::Findings]));
    sheets
}
