//! The upper part of the published form: who the unit is, 部门整体资金（万元）, the goals.

use super::{Block, Cell, Row};
use crate::evaluate::FormFigures;
use crate::figures::plain_amount;
use crate::form::{ExpenditureLine, Form, IncomeSource, IncomeTotal, Period};

/// Label, 收入 or 支出, 财政拨款, what it is, half year, year.
const WIDTHS: [u8; 6] = [14, 9, 16, 31, 15, 15];

pub(super) fn block(form: &Form, figures: &FormFigures) -> Block {
    let text = |label: &str, text: &str| vec![Cell::row_head(label), Cell::long(text).wide(5)];
    let mut rows = vec![
        vec![Cell::row_head("单位名称"), Cell::short(form.profile.unit.as_str()).wide(5)],
        text("单位\n主要职能", &form.profile.functions),
        text("机构设置及\n人员配置", &form.profile.organisation),
    ];
    rows.extend(funds(form, figures));
    rows.push(text("中长期目标", &form.goals.long_term));
    rows.push(text("年度目标", &form.goals.annual));
    Block { caption: "单位、资金和目标", widths: WIDTHS.to_vec(), head: Vec::new(), rows }
}

/// 收入 with its sums, 支出 with its two periods.
fn funds(form: &Form, figures: &FormFigures) -> Vec<Row> {
    let amount = |source: IncomeSource| typed(form.funds.income.get(source));
    let (inside, beside) = IncomeSource::ALL.split_at(IncomeTotal::Appropriation.parts().len());
    let line = |source: &IncomeSource, columns| vec![Cell::row_head(source.label()).wide(columns), amount(*source)];
    let mut rows = vec![
        vec![
            Cell::group_head("部门整体\n资金\n（万元）").high(6 + IncomeSource::ALL.len()),
            Cell::group_head("收入").high(3 + IncomeSource::ALL.len()),
            Cell::short("").wide(3),
            Cell::column_head("全年\n预算数"),
        ],
        vec![Cell::row_head("资金总额").wide(3), total(figures, IncomeTotal::Total)],
        vec![
            Cell::group_head("财政拨款").high(1 + inside.len()),
            Cell::row_head("小计").wide(2),
            total(figures, IncomeTotal::Appropriation),
        ],
    ];
    rows.extend(inside.iter().map(|source| line(source, 2)));
    rows.extend(beside.iter().map(|source| line(source, 3)));
    rows.push(vec![
        Cell::group_head("支出").high(1 + ExpenditureLine::ALL.len()),
        Cell::short("").wide(2),
        Cell::column_head("半年\n计划执行数"),
        Cell::column_head("全年\n预算数"),
    ]);
    rows.extend(ExpenditureLine::ALL.map(|line| {
        let planned = Period::ALL.map(|period| typed(form.funds.planned(line, period)));
        [Cell::row_head(line.label()).wide(2)].into_iter().chain(planned).collect()
    }));
    rows
}

/// A typed amount as the plain figure it is, also where it was imported or left otherwise; what cannot be read is printed as it stands.
fn typed(text: &str) -> Cell {
    Cell::figure(plain_amount(text).unwrap_or_else(|| text.to_owned()))
}

/// A computed sum. Where it cannot be computed nothing stands there: the checks tell why, a paper that is published does not.
fn total(figures: &FormFigures, total: IncomeTotal) -> Cell {
    Cell::figure(figures.income(total).as_ref().map(ToString::to_string).unwrap_or_default())
}
