//! What a block brings along that is no content of the table: heads that are repeated on every page, and a first column that says nothing but which
//! table it is (一级指标 履职 beside every row of 履职).

use std::borrow::Cow;

use super::column_heads::Heads;
use super::table_cells::TableCells;
use super::text::is_blank;
use crate::form::{plain, terms};
use crate::tables::Table;
use crate::target::{Target, parse};

/// What is left out of a block because it is no content of its table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAside {
    /// The first column is the name of the table.
    pub own_name: bool,
    /// How many rows are heads, besides a first row that says which columns there are.
    pub head_rows: usize,
}

/// The name of a 一级指标 without the number of its indicators, which stands behind it and may have changed since it was copied.
pub(super) fn without_count(text: &str) -> &str {
    let counted = text.trim().strip_suffix("个指标）").and_then(|text| text.rsplit_once('（'));
    counted.map_or(text, |(name, _)| name)
}

/// A first column with the name of the table: 一级指标.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OwnName {
    /// The column of the table in which the next column of the block begins.
    pub from: usize,
}

/// What the column is called in which the name of the table stands.
const HEAD: &str = terms::LEVEL1;

/// Whether the first column of a block is the name of the table, and where what follows it begins. `None` where it may be what is pasted: a 二级指标
/// may be called like its 一级指标.
pub(super) fn own_name(
    table_cells: &TableCells,
    table: Table,
    column: usize,
    block: &[Vec<String>],
) -> Option<OwnName> {
    let Table::Indicators(level1) = table else { return None };
    let own = bare(level1.label());
    let (first, body) = block.split_first()?;
    let is_head = |row: &Vec<String>| row.first().is_some_and(|text| plain(text) == HEAD);
    let named_head = is_head(first);
    let body = if named_head { body } else { block };
    let firsts = body.iter().filter(|row| !is_head(row)).filter_map(|row| row.first());
    let names: Vec<&String> = firsts.filter(|text| !text.trim().is_empty()).collect();
    if names.is_empty() || names.iter().any(|name| bare(without_count(name)) != own) {
        return None;
    }
    let width = block.iter().map(Vec::len).max().unwrap_or_default();
    if named_head || width < 2 {
        return named_head.then_some(OwnName { from: 0 });
    }
    let fits = |from: usize, width: usize| from + width <= table_cells.head.len();
    // Where what follows may begin: where the user is, at the head of the row, or with the names of the rows.
    let starts = [column, 0, table_cells.label_column].into_iter().filter(|from| fits(*from, width - 1));
    let scored = starts.map(|from| (likeness(table_cells, from, 1, body), from)).collect::<Vec<_>>();
    let best = scored.iter().map(|(score, _)| *score).max().unwrap_or_default();
    let as_it_lies = likeness(table_cells, column, 0, body);
    let known = table_cells.lines.iter().filter_map(|line| line.cells.first()).any(|cell| bare(&cell.shown) == own);
    if fits(column, width) && as_it_lies >= best && (as_it_lies > 0 || known) {
        return None;
    }
    // Where the values do not decide, a row that begins with its 一级指标 goes on with its 二级指标.
    let from = scored.iter().find(|(score, _)| *score == best && best > 0).map_or(0, |(_, from)| *from);
    Some(OwnName { from })
}

/// 效益 is what some call 效益指标.
fn bare(name: &str) -> String {
    let name = plain(name);
    name.strip_suffix("指标").map_or_else(|| name.clone(), str::to_owned)
}

/// How many rows are looked at to find out what a column holds.
const ENOUGH: usize = 40;

/// How many rows of a block would have a name in the column of names and a figure behind it, if what stands after `skipped` columns began in a
/// column of the table.
fn likeness(table_cells: &TableCells, from: usize, skipped: usize, body: &[Vec<String>]) -> usize {
    let Some(label) = (table_cells.label_column + skipped).checked_sub(from) else { return 0 };
    let is_value = |text: &String| matches!(parse(text), Target::Number(_) | Target::Date(_));
    let fits = |row: &&Vec<String>| {
        let name = row.get(label).filter(|name| label >= skipped && !name.trim().is_empty());
        name.is_some_and(|name| !is_value(name)) && row.get(label + 1).is_some_and(is_value)
    };
    body.iter().take(ENOUGH).filter(fits).count()
}

/// The rows of a block that are heads and nothing else, given to which columns its own belong.
pub(super) fn head_rows(heads: &Heads, columns: &[Option<usize>], block: &[Vec<String>]) -> Vec<bool> {
    block.iter().map(|row| is_head_row(heads, columns, row)).collect()
}

fn is_head_row(heads: &Heads, columns: &[Option<usize>], row: &[String]) -> bool {
    if is_blank(row) {
        return false;
    }
    let filled = || row.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
    let own = |(at, text): (usize, &String)| {
        columns.get(at).copied().flatten().is_some_and(|column| heads.is_of(column, text))
    };
    // Heads of other columns too, where several stand together: no row of values looks like that.
    filled().all(own) || (filled().count() >= 2 && filled().all(|(_, text)| heads.column(text).is_some()))
}

/// A block without some of its rows.
pub(super) fn without_rows<'a>(block: &'a [Vec<String>], left_out: &[bool]) -> Cow<'a, [Vec<String>]> {
    if !left_out.contains(&true) {
        return Cow::Borrowed(block);
    }
    Cow::Owned(block.iter().zip(left_out).filter(|(_, left_out)| !**left_out).map(|(row, _)| row.clone()).collect())
}
