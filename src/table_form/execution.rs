//! 预算执行: budget, adjustment and what was spent, by line.

use super::cells::{Cells, compact};
use super::draft::Entered;
use super::finish::COMPUTED;
use super::money::{Money, money};
use super::reading::Reading;
use super::sections::{ExecutionRole, ExecutionTable, Section};
use crate::form::{ExpenditureLine, Field, Period, terms};

fn role_of(text: &str) -> Option<ExecutionRole> {
    let name = compact(text);
    let name = name.split(['（', '(']).next().unwrap_or_default();
    Some(match name {
        terms::INITIAL_BUDGET | "年初预算数" => ExecutionRole::Initial,
        terms::MID_YEAR_PLAN | "半年计划" | "半年计划数" => ExecutionRole::Plan,
        terms::ADJUSTMENT | "预算调整数" | "半年调整数" | "全年调整数" => ExecutionRole::Adjustment,
        terms::EXECUTED | "实际执行数" | "实际支出" | "实际支出数" => ExecutionRole::Executed(None),
        "半年执行数" | "半年实际执行数" => ExecutionRole::Executed(Some(Period::HalfYear)),
        "全年执行数" | "全年实际执行数" => ExecutionRole::Executed(Some(Period::FullYear)),
        terms::ADJUSTED_BUDGET
        | "调整后预算数"
        | terms::BUDGET
        | terms::EXECUTION_RATE
        | terms::PROGRESS
        | "半年执行率"
        | "全年执行率"
        | "预算执行率" => ExecutionRole::Computed,
        _ => return None,
    })
}

/// The head of 预算执行 in a row; `None` where there is none.
pub(super) fn execution_head(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) -> Option<ExecutionTable> {
    let begun = cells.begun(row);
    let columns: Vec<(usize, ExecutionRole)> =
        begun.iter().filter_map(|index| Some((*index, role_of(cells.text(*index))?))).collect();
    let has = |is: fn(&ExecutionRole) -> bool| columns.iter().any(|(_, role)| is(role));
    if !has(|role| *role == ExecutionRole::Initial)
        || !has(|role| matches!(role, ExecutionRole::Executed(_) | ExecutionRole::Adjustment))
    {
        return None;
    }
    let named: Vec<Period> = columns
        .iter()
        .filter_map(|(_, role)| match role {
            ExecutionRole::Executed(period) => *period,
            ExecutionRole::Plan => Some(Period::HalfYear),
            _ => None,
        })
        .collect();
    let of_heads = if named.contains(&Period::FullYear) { Some(Period::FullYear) } else { named.first().copied() };
    let period = reading.period.or(of_heads).unwrap_or(Period::FullYear);
    if let Some(power) = begun.iter().find_map(|index| super::names::money_unit(cells.text(*index))) {
        reading.power = power;
    }
    cells.place_all(begun.iter().copied());
    let columns = columns.into_iter().map(|(index, role)| (role, cells.range(index))).collect();
    Some(ExecutionTable { columns, period })
}

/// Reads a line of 预算执行; whether the row is one.
pub(super) fn row(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) -> bool {
    let Section::Execution(table) = &reading.section else { return false };
    let begun = cells.begun(row);
    let Some(&label) = begun.first() else { return true };
    let name = compact(cells.text(label));
    let sum = matches!(name.as_str(), "合计" | "支出合计" | "总计");
    let line = ExpenditureLine::ALL.into_iter().find(|line| name.starts_with(line.label()));
    if line.is_none() && !sum {
        return false;
    }
    cells.placed(label);
    let mut entries: Vec<(usize, Option<Field>)> = Vec::new();
    for &index in begun.iter().skip(1) {
        let (from, to) = cells.range(index);
        let over = |(_, (start, end)): &&(ExecutionRole, (i32, i32))| from < *end && *start < to;
        let field = match (table.columns.iter().find(over).map(|(role, _)| *role), line) {
            (None, _) => continue,
            (Some(ExecutionRole::Computed), _) | (_, None) => None,
            (Some(ExecutionRole::Initial), Some(line)) => Some(Field::Planned(line, Period::FullYear)),
            (Some(ExecutionRole::Plan), Some(line)) => Some(Field::Planned(line, Period::HalfYear)),
            (Some(ExecutionRole::Adjustment), Some(line)) => Some(Field::Adjustment(line, table.period)),
            (Some(ExecutionRole::Executed(period)), Some(line)) => {
                Some(Field::Executed(line, period.unwrap_or(table.period)))
            }
        };
        entries.push((index, field));
    }
    for (index, field) in entries {
        let Some(field) = field else {
            cells.skip(index, COMPUTED);
            continue;
        };
        amount(reading, cells, index, field);
    }
    true
}

/// The text of a cell that is no amount, which is entered as it stands and doubted.
pub(super) fn as_typed(reading: &mut Reading, cells: &Cells<'_>, index: usize, field: Field) -> String {
    let text = cells.text(index).to_owned();
    let sentence = format!("{}“{}”不是能读懂的金额，照原样填入", field.label(), crate::brief::brief(&text));
    reading.draft.doubt(Some(field), Some(&Reading::from(cells, index)), sentence);
    text
}

/// Enters an amount of a cell at a field.
pub(super) fn amount(reading: &mut Reading, cells: &mut Cells<'_>, index: usize, field: Field) {
    let from = Reading::from(cells, index);
    let text = match money(cells.text(index), reading.power) {
        Money::Blank => return cells.placed(index),
        Money::Amount(text) => text,
        Money::Other => as_typed(reading, cells, index, field),
    };
    match reading.draft.enter(field, &text, &from) {
        Entered::Yes => cells.placed(index),
        _ => cells.skip(index, "与前面读到的金额不同，没有采用"),
    }
}
