//! The sheets of a workbook: the papers of the stage, and beside them 基础数据 and 审核意见, which no published paper has.

use super::sheets::{NamedSheet, of_papers, papers};
use crate::check::{Checked, Finding, check_evaluated};
use crate::evaluate::Evaluation;
use crate::form::{BaseItem, Field, Form, Level1, Period, terms};
use crate::paper::{Block, Cell, Row, Sheet, year};
use crate::tables::{Column, Content, Line, Table, TableTexts};

/// All sheets: the papers of the stage, 基础数据 where the stage asks for it or something stands there, and 审核意见.
pub(super) fn all(form: &Form, evaluation: &Evaluation) -> Vec<NamedSheet> {
    let mut sheets = of_papers(form, evaluation, &papers(form));
    let filled = BaseItem::ALL.into_iter().any(|item| {
        Period::ALL
            .iter()
            .any(|period| form.text(Field::Base(item, *period)).is_some_and(|text| !text.trim().is_empty()))
    });
    if filled || form.stage.assessed().is_some() {
        sheets.push(NamedSheet { name: BASE_DATA, is_wide: true, sheet: base_data(form, evaluation) });
    }
    sheets.push(NamedSheet { name: FINDINGS, is_wide: true, sheet: findings(form, evaluation) });
    sheets
}

const BASE_DATA: &str = "基础数据";
const FINDINGS: &str = "审核意见";

/// Width of each column of 基础数据, in per cent.
const BASE_WIDTHS: [u8; 7] = [18, 22, 8, 13, 13, 13, 13];

fn base_data(form: &Form, evaluation: &Evaluation) -> Sheet {
    let texts = TableTexts::new(form, evaluation);
    let table = Table::BaseData;
    let columns = table.columns(form);
    let cell = |line: Line, column: &Column| {
        let of = table.cell(line, *column);
        if of.is_covered() {
            return None;
        }
        let text = texts.of(of.content);
        let cell = match of.content {
            Content::Words(_) if *column == Column::ComputedIndicator => Cell::group_head(text),
            Content::Words(_) if *column == Column::BaseItem => Cell::row_head(text),
            Content::Words(_) => Cell::short(text),
            Content::Remark(remark) => Cell::short(remark),
            _ => Cell::figure(text),
        };
        Some(cell.wide(of.columns).high(of.lines).holding(of.content))
    };
    let row = |line: Line| columns.iter().filter_map(|column| cell(line, column)).collect::<Row>();
    let head = columns.iter().map(|column| Cell::column_head(column.head_with_unit())).collect();
    let rows = table.lines(form).into_iter().map(row).collect();
    let block = Block { caption: BASE_DATA, widths: BASE_WIDTHS.to_vec(), head: vec![head], rows };
    Sheet { title: BASE_DATA, year: named(form), blocks: vec![block], signatures: &[] }
}

/// `市图书馆　2025年度`
fn named(form: &Form) -> String {
    format!("{}　{}", form.profile.unit.trim(), year(form)).trim_start_matches('　').to_owned()
}

/// The columns of 审核意见 and their widths in per cent.
const FINDING_COLUMNS: [(&str, u8); 8] = [
    ("序号", 5),
    ("代码", 6),
    ("级别", 6),
    (terms::LEVEL1, 10),
    (terms::NAME, 17),
    ("栏目", 13),
    ("意见", 30),
    ("已核对的原因", 13),
];

/// The findings of the checks, those that were answered last, without the comparison with the present year, because a file is the same whenever it is written.
fn findings(form: &Form, evaluation: &Evaluation) -> Sheet {
    let Checked { open, accepted } = check_evaluated(form, evaluation, None);
    let open = open.iter().map(|finding| (finding, ""));
    let all = open.chain(accepted.iter().map(|of| (&of.finding, of.reason.as_str())));
    let row = |(at, (finding, reason))| finding_row(form, at + 1, finding, reason);
    let mut rows: Vec<Row> = all.enumerate().map(row).collect();
    if rows.is_empty() {
        rows.push(vec![Cell::short("没有发现问题").wide(FINDING_COLUMNS.len())]);
    }
    let head = FINDING_COLUMNS.map(|(head, _)| Cell::column_head(head)).to_vec();
    let widths = FINDING_COLUMNS.map(|(_, width)| width).to_vec();
    let block = Block { caption: FINDINGS, widths, head: vec![head], rows };
    Sheet { title: FINDINGS, year: named(form), blocks: vec![block], signatures: &[] }
}

fn finding_row(form: &Form, number: usize, finding: &Finding, reason: &str) -> Row {
    let name = finding.field.and_then(Field::row).and_then(|row| form.indicators.row(row));
    vec![
        Cell::short(number.to_string()),
        Cell::short(finding.rule.code()),
        Cell::short(finding.severity().label()),
        Cell::short(finding.group.map_or("", Level1::label)),
        Cell::short(name.map_or("", |row| row.name.as_str())),
        Cell::short(finding.field.map(Field::label).unwrap_or_default()),
        Cell::long(finding.sentence.as_str()),
        Cell::long(reason),
    ]
}
