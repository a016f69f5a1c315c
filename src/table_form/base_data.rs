//! 基础数据: the figures that computed indicators are made of, by their labels.

use super::cells::{Cells, compact};
use super::execution::amount;
use super::finish::COMPUTED;
use super::reading::Reading;
use super::sections::{BaseTable, Section};
use crate::form::{BaseItem, Field, Period, plain};

fn period_of(text: &str) -> Option<Period> {
    let name = compact(text);
    match name.split(['（', '(']).next().unwrap_or_default() {
        "半年" | "上半年" | "半年数" | "半年度" => Some(Period::HalfYear),
        "全年" | "全年数" | "年度" | "本年" => Some(Period::FullYear),
        _ => None,
    }
}

/// The head of 基础数据 in a row; `None` where there is none.
pub(super) fn head(cells: &mut Cells<'_>, row: usize) -> Option<BaseTable> {
    let begun = cells.begun(row);
    let named = begun.iter().any(|index| matches!(compact(cells.text(*index)).as_str(), "基础数据" | "基础数据项目"));
    let columns: Vec<(Period, (i32, i32))> =
        begun.iter().filter_map(|index| Some((period_of(cells.text(*index))?, cells.range(*index)))).collect();
    if !named || columns.is_empty() {
        return None;
    }
    cells.place_all(begun.iter().copied());
    Some(BaseTable { columns })
}

fn item_of(text: &str) -> Option<BaseItem> {
    let name = plain(text.split(['（', '(']).next().unwrap_or_default());
    BaseItem::ALL.into_iter().find(|item| plain(item.label()) == name)
}

/// Leaves out the row of a computed indicator that has no figures of its own here; whether the row is one.
fn computed_row(reading: &Reading, cells: &mut Cells<'_>, begun: &[usize]) -> bool {
    let Some((&label, rest)) = begun.split_first() else { return false };
    if reading.words.standard_name(&compact(cells.text(label))).is_none() {
        return false;
    }
    cells.placed(label);
    cells.skip_all(rest.iter().copied(), COMPUTED);
    true
}

/// Reads a figure of 基础数据; whether the row has one.
pub(super) fn row(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) -> bool {
    let Section::BaseData(table) = &reading.section else { return false };
    let begun = cells.begun(row);
    let Some((label, item)) = begun.iter().find_map(|index| Some((*index, item_of(cells.text(*index))?))) else {
        return computed_row(reading, cells, &begun);
    };
    let start = cells.range(label).1;
    let mut entries: Vec<(usize, Option<Period>)> = Vec::new();
    for &index in &begun {
        let (from, to) = cells.range(index);
        let column = table.columns.iter().find(|(_, (start, end))| from < *end && *start < to);
        if from >= start && (column.is_some() || compact(cells.text(index)) != item.unit()) {
            entries.push((index, column.map(|(period, _)| *period)));
        } else {
            // The name of the computed indicator, and the unit of the figure.
            entries.push((index, None));
        }
    }
    let power = reading.power;
    if item.is_headcount() {
        reading.power = super::names::FORM_POWER;
    }
    for (index, period) in entries {
        match period {
            Some(period) => amount(reading, cells, index, Field::Base(item, period)),
            None if cells.range(index).0 >= start && compact(cells.text(index)) != item.unit() => {
                cells.skip(index, COMPUTED);
            }
            None => cells.placed(index),
        }
    }
    reading.power = power;
    true
}
