//! The indicators under the names of 预算管理一体化, the national budget system, as a table to be loaded or copied from.
//!
//! The names are those that public programs of that system use; no finance department has checked them, and every line says so. That system knows one
//! target, so the value is that of the year.

use super::csv::add_line;
use crate::evaluate::{Assessed, Evaluation};
use crate::form::{Field, Form, Period, read_year};
use crate::target::{Op, Target};

/// What every line says of itself.
pub const UNCHECKED: &str = "未经财政部门核对";

/// The name of each column in that system: 年度, 单位名称, 一级指标, 二级指标, 三级指标, what it is about (重点工作), 计算符号, 指标值, 计量单位, 权重, 备注.
const COLUMNS: [&str; 11] = [
    "FISCAL_YEAR",
    "AGENCY_NAME",
    "LV1_PERF_IND_NAME",
    "LV2_PERF_IND_NAME",
    "LV3_PERF_IND_NAME",
    "KPI_CONTENT",
    "COMPUTESIGN",
    "KPI_VAL",
    "METERUNIT",
    "IND_WEIGHT",
    "KPI_REMARK",
];

/// The indicators of a form, each on a line below the names of that system.
pub fn table(form: &Form, evaluation: &Evaluation) -> String {
    let mut text = String::from('\u{feff}');
    add_line(&mut text, COLUMNS.iter().map(|name| (*name, false)));
    for row in evaluation.assessed(form) {
        let cells = cells(form, &row);
        add_line(&mut text, cells.iter().map(|(cell, is_number)| (cell.as_str(), *is_number)));
    }
    text
}

fn cells(form: &Form, of: &Assessed<'_>) -> [(String, bool); 11] {
    let words = |text: &str| (text.to_owned(), false);
    let year = read_year(&form.year).map_or_else(|| words(&form.year), |year| (year.to_string(), true));
    let typed = &of.row.target.full_year;
    let (sign, value, unit) = match &of.evaluation.periods.get(Period::FullYear).target {
        Target::Number(number) => {
            (code(number.op), (number.quantity.number.to_string(), true), words(&number.quantity.unit.text))
        }
        _ => (QUALITATIVE, words(typed), words("")),
    };
    let weight = of.evaluation.weight_entered().map_or_else(|| words(""), |weight| (weight.to_string(), true));
    let unit_name = form.text(Field::Unit).unwrap_or_default();
    [
        year,
        words(unit_name),
        words(of.level1.label()),
        words(&of.level2.name),
        words(&of.row.name),
        words(&of.row.key_task),
        (sign.to_string(), true),
        value,
        unit,
        weight,
        words(UNCHECKED),
    ]
}

/// 定性: words, and whatever is no plain number.
const QUALITATIVE: u8 = 6;

/// The number that stands for a sign in that system.
fn code(op: Op) -> u8 {
    match op {
        Op::AtLeast => 1,
        Op::MoreThan => 2,
        Op::Equal => 3,
        Op::LessThan => 4,
        Op::AtMost => 5,
    }
}
