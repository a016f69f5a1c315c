//! Indicators in the three shapes of the published form: 决策 with 过程, 履职 with its 重点工作, 效益 with 满意度. 一级 and 二级指标 are merged over their rows.

use super::{Block, Cell, CellKind, PaperColumn, Row};
use crate::evaluate::Assessment;
use crate::form::{Field, Indicator, Level1};
use crate::tables::{Column, Content, Line, RowKey, Table, TableTexts};

/// Which groups share a table.
const SHAPES: [(&str, &[Level1]); 3] = [
    ("决策和过程指标", &[Level1::Decision, Level1::Process]),
    ("履职指标", &[Level1::Duty]),
    ("效益和满意度指标", &[Level1::Benefit, Level1::Satisfaction]),
];

/// 偏离 on a line of its own, where a row deviates.
pub(super) fn deviation(assessment: &Assessment) -> &'static str {
    if assessment.deviates { "\n偏离" } else { "" }
}

/// What a paper shows of each indicator behind its 三级指标.
pub(super) struct Shown<'a> {
    /// The table of the form whose columns they are.
    pub table: Table,
    pub columns: &'a [PaperColumn],
    /// The text of a cell that this paper writes otherwise than the table.
    pub otherwise: &'a dyn Fn(&Indicator, Column) -> Option<String>,
}

/// The tables of all groups that have rows. An empty row has nothing behind its 三级指标 but empty cells, and stays, because its 二级指标 is part of
/// the form.
pub(super) fn tables(texts: &TableTexts<'_>, shown: &Shown<'_>) -> Vec<Block> {
    let shape = |(caption, groups): (&'static str, &[Level1])| {
        let key_task = groups.iter().any(|level1| level1.has_key_task());
        let rows: Vec<Row> = groups.iter().flat_map(|level1| group(texts, shown, *level1)).collect();
        (!rows.is_empty()).then(|| Block {
            caption,
            widths: widths(shown.columns, key_task),
            head: vec![head(shown.columns, key_task)],
            rows,
        })
    };
    SHAPES.into_iter().filter_map(shape).collect()
}

fn head(columns: &[PaperColumn], key_task: bool) -> Row {
    let names = [Column::Level1, Column::Level2].into_iter().chain(key_task.then_some(Column::KeyTask));
    let names = names.chain([Column::Name]).map(|column| Cell::column_head(column.head()));
    names.chain(columns.iter().copied().map(PaperColumn::head_cell)).collect()
}

/// What the other columns leave goes to the names: 一级指标 gets what the five characters of 满意度指标 need.
fn widths(columns: &[PaperColumn], key_task: bool) -> Vec<u8> {
    let taken: u8 = columns.iter().map(|column| column.width).sum();
    let left = 100_u8.saturating_sub(taken);
    let first = if taken > 40 { 7 } else { 12 };
    let names = left.saturating_sub(first);
    let widths = if key_task {
        let (second, task) = (names / 4, names / 3);
        vec![first, second, task, names - second - task]
    } else {
        let second = names / 3;
        vec![first, second, names - second]
    };
    widths.into_iter().chain(columns.iter().map(|column| column.width)).collect()
}

fn group(texts: &TableTexts<'_>, shown: &Shown<'_>, level1: Level1) -> Vec<Row> {
    let key = |line| match line {
        Line::Indicator(key) => Some((key, texts.row(key.row)?)),
        _ => None,
    };
    let lines = Table::Indicators(level1).lines(texts.form());
    let lines: Vec<(RowKey, &Indicator)> = lines.into_iter().filter_map(key).collect();
    let row = |(at, (key, row)): (usize, &(RowKey, &Indicator))| {
        let mut cells = Vec::new();
        if at == 0 {
            cells.push(Cell::group_head(level1.label()).high(lines.len()));
        }
        if let Some(height) = key.merged {
            let name = Table::Indicators(level1).cell(Line::Indicator(*key), Column::Level2).content;
            cells.push(Cell::group_head(texts.of(name)).high(height).holding(name));
        }
        if level1.has_key_task()
            && let Some(height) = key_task_height(&lines, at)
        {
            cells.push(Cell::short(row.key_task.as_str()).high(height).holding(Content::Text(Field::KeyTask(row.id))));
        }
        // A head without words heads nothing.
        let kind = if row.name.trim().is_empty() { CellKind::Short } else { CellKind::RowHead };
        cells.push(Cell::new(kind, row.name.as_str()).holding(Content::Text(Field::Name(row.id))));
        cells.extend(shown.columns.iter().map(|column| cell(texts, shown, (*key, row), *column)));
        cells
    };
    lines.iter().enumerate().map(row).collect()
}

fn cell(texts: &TableTexts<'_>, shown: &Shown<'_>, (key, row): (RowKey, &Indicator), of: PaperColumn) -> Cell {
    if row.is_blank() {
        return Cell::short("");
    }
    let content = shown.table.cell(Line::Indicator(key), of.column).content;
    let as_in_table = || texts.of(content);
    let text = (shown.otherwise)(row, of.column).unwrap_or_else(as_in_table);
    let cell = if of.long { Cell::long(text) } else { Cell::short(text) };
    cell.holding(content)
}

/// Over how many rows the cell of a 重点工作 stands: neighbours in a 二级指标 with the same one share it. `None` where it began above.
fn key_task_height(lines: &[(RowKey, &Indicator)], at: usize) -> Option<usize> {
    let (above, from) = lines.split_at_checked(at)?;
    let (key, row) = from.first()?;
    let task = row.key_task.trim();
    let same =
        |(of, row): &&(RowKey, &Indicator)| of.level2 == key.level2 && !task.is_empty() && row.key_task.trim() == task;
    if above.last().as_ref().is_some_and(same) {
        return None;
    }
    Some(from.iter().take_while(same).count().max(1))
}
