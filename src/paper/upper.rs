//! The upper part of the published form: who the unit is, 部门整体资金（万元）, the goals.

use super::column::head_cell;
use super::{Block, Cell, Row};
use crate::evaluate::{Figure, FormFigures};
use crate::figures::plain_amount;
use crate::form::{Field, Form, Period};
use crate::tables::{Column, Content, Line, Table};

/// Label, 收入 or 支出, 财政拨款, what it is, half year, year.
const WIDTHS: [u8; 6] = [14, 9, 16, 31, 15, 15];

/// How many columns of the paper each column of 收入 and of 支出 takes, behind the first two.
const INCOME: [usize; 3] = [1, 2, 1];
const EXPENDITURE: [usize; 3] = [2, 1, 1];

pub(super) fn block(form: &Form, figures: &FormFigures) -> Block {
    let text = |label: &str, text: &str, field: Field| {
        vec![Cell::row_head(label), Cell::long(text).wide(5).holding(Content::Text(field))]
    };
    let unit = Cell::short(form.profile.unit.as_str()).wide(5).holding(Content::Text(Field::Unit));
    let mut rows = vec![
        vec![Cell::row_head("单位名称"), unit],
        text("单位\n主要职能", &form.profile.functions, Field::Functions),
        text("机构设置及\n人员配置", &form.profile.organisation, Field::Organisation),
    ];
    rows.extend(funds(form, figures));
    rows.push(text("中长期目标", &form.goals.long_term, Field::LongTermGoal));
    rows.push(text("年度目标", &form.goals.annual, Field::AnnualGoal));
    Block { caption: "单位、资金和目标", widths: WIDTHS.to_vec(), head: Vec::new(), rows }
}

/// 收入 with its sums, 支出 with its two periods; the published form has no sum of 支出.
fn funds(form: &Form, figures: &FormFigures) -> Vec<Row> {
    let mut rows = table(form, figures, Table::Income, &INCOME);
    rows.extend(table(form, figures, Table::Expenditure, &EXPENDITURE));
    let height = rows.len();
    if let Some(first) = rows.first_mut() {
        first.insert(0, Cell::group_head("部门整体\n资金\n（万元）").high(height));
    }
    rows
}

/// A table of the funds under its name, with a row of heads.
fn table(form: &Form, figures: &FormFigures, table: Table, widths: &[usize]) -> Vec<Row> {
    let columns: Vec<(Column, usize)> = table.columns(form).into_iter().zip(widths.iter().copied()).collect();
    let named: usize = columns.iter().filter(|(column, _)| column.is_name()).map(|(_, width)| width).sum();
    let heads = columns.iter().filter(|(column, _)| !column.is_name());
    let mut head = vec![Cell::short("").wide(named)];
    head.extend(heads.map(|(column, _)| head_cell(&column.head(), PERIOD_LENGTH)));
    let lines = table.lines(form).into_iter().filter(|line| *line != Line::Expenditure(None));
    let mut rows: Vec<Row> =
        core::iter::once(head).chain(lines.map(|of| line(form, figures, (table, of), &columns))).collect();
    let height = rows.len();
    if let Some(first) = rows.first_mut() {
        first.insert(0, Cell::group_head(table.label()).high(height));
    }
    rows
}

/// 「半年」 and 「全年」 stand above the rest of the head.
const PERIOD_LENGTH: usize = 2;

fn line(form: &Form, figures: &FormFigures, (table, line): (Table, Line), columns: &[(Column, usize)]) -> Row {
    let cell = |(at, (column, _)): (usize, &(Column, usize))| {
        let cell = table.cell(line, *column);
        let width = columns.iter().skip(at).take(cell.columns).map(|(_, width)| width).sum();
        let content = match cell.content {
            Content::FromAbove | Content::FromBefore => return None,
            Content::Words(words) if cell.lines > 1 => Cell::group_head(words),
            Content::Words(words) => Cell::row_head(words),
            Content::Text(field) => typed(form.text(field).unwrap_or_default()),
            Content::Figure(figure) => total(figures, figure),
            _ => Cell::short(""),
        };
        Some(content.wide(width).high(cell.lines).holding(cell.content))
    };
    columns.iter().enumerate().filter_map(cell).collect()
}

/// A typed amount as the plain figure it is, also where it was imported or left otherwise; what cannot be read is printed as it stands.
fn typed(text: &str) -> Cell {
    Cell::figure(plain_amount(text).unwrap_or_else(|| text.to_owned()))
}

/// A computed sum. Where it cannot be computed nothing stands there: the checks tell why, a paper that is published does not.
fn total(figures: &FormFigures, figure: Figure) -> Cell {
    let sum = match figure {
        Figure::Income(total) => figures.income(total),
        _ => figures.expenditure.get(Period::FullYear),
    };
    Cell::figure(sum.as_ref().map(ToString::to_string).unwrap_or_default())
}
