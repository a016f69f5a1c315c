//! Rows that are no indicator any more, but still hold what was entered for one.

use crate::check::row::quoted;
use crate::check::{Findings, Rule};
use crate::form::{Field, Form};

/// Such a row is left out of all tables after the year and of every sum, so what stands in it would be neither seen nor counted.
pub(super) fn check(form: &Form, findings: &mut Findings) {
    for (level1, level2, row) in form.indicators.rows() {
        if !row.is_blank() || row.holds_nothing() {
            continue;
        }
        let of = match level2.name.trim() {
            "" => level1.label(),
            name => name,
        };
        let what = match row.weight.trim() {
            "" => "得分率、说明等内容".to_owned(),
            weight => format!("权重 {weight}"),
        };
        let sentence =
            format!("{}下一行没有名称和指标值，却还有{what}，不计入任何合计，请填写三级指标或删除这一行", quoted(of));
        findings.add(Rule::UnnamedHolds, Field::Name(row.id), sentence);
    }
}
