//! 审核意见: what the checks found, and what was answered to it. It belongs to no stage and is read by people only; the program works it out anew.

use super::{Block, Cell, Row};
use crate::check::{Checked, Finding, check_evaluated};
use crate::evaluate::Evaluation;
use crate::form::{Field, Form, Level1, Part, is_untouched, terms};
use crate::progress::Progress;

/// The columns and their widths in per cent.
const COLUMNS: [(&str, u8); 8] = [
    ("序号", 5),
    ("代码", 6),
    ("级别", 6),
    ("所在部分", 10),
    (terms::NAME, 17),
    ("栏目", 13),
    ("意见", 30),
    ("已核对的原因", 13),
];

/// The findings, those that were answered last, without the comparison with the present year, because a paper is the same whenever it is made.
pub(super) fn block(form: &Form, evaluation: &Evaluation) -> Block {
    let Checked { open, accepted } = check_evaluated(form, evaluation, None);
    // As on the screen, a form that nobody has begun is not found fault with.
    let is_begun = !is_untouched(form);
    let missing = Progress::of(form, &open).count_missing();
    let open = if is_begun { open } else { Vec::new() };
    let open = open.iter().map(|finding| (finding, ""));
    let all = open.chain(accepted.iter().map(|of| (&of.finding, of.reason.as_str())));
    let mut rows: Vec<Row> =
        all.enumerate().map(|(at, (finding, reason))| row(form, at + 1, finding, reason)).collect();
    if rows.is_empty() {
        let nothing = match (is_begun, missing) {
            (false, _) => "尚未填写".to_owned(),
            (true, 0) => "没有发现问题".to_owned(),
            (true, missing) => format!("尚缺 {missing} 格未填，已填内容没有发现问题"),
        };
        rows.push(vec![Cell::short(nothing).wide(COLUMNS.len())]);
    }
    let head = COLUMNS.map(|(head, _)| Cell::column_head(head)).to_vec();
    let widths = COLUMNS.map(|(_, width)| width).to_vec();
    Block { caption: super::Paper::Findings.label(), widths, head: vec![head], rows }
}

fn row(form: &Form, number: usize, finding: &Finding, reason: &str) -> Row {
    let part = finding.field.map_or("", |field| Part::of_field(field).label());
    let name = finding.field.and_then(Field::row).and_then(|row| form.indicators.row(row));
    vec![
        Cell::short(number.to_string()),
        Cell::short(finding.rule.code()),
        Cell::short(finding.severity().label()),
        Cell::short(finding.group.map_or(part, Level1::label)),
        Cell::short(name.map_or("", |row| row.name.as_str())),
        Cell::short(finding.field.map(Field::label).unwrap_or_default()),
        Cell::long(finding.sentence.as_str()),
        Cell::long(reason),
    ]
}
