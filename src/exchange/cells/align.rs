//! Which line and which column of a table each row and column of a block belongs to.
//!
//! As they lie, from the cell on where the paste begins; unless the block brings along the heads of the columns or the names of the lines. Then it
//! goes by them, but only where nothing else can be meant.

use std::borrow::Cow;
use std::collections::HashSet;

use super::column_heads::Heads;
use super::set_aside::{SetAside, head_rows, own_name, without_count, without_rows};
use super::table_cells::{TableCells, TableLine};
use super::text::is_blank;
use crate::form::{Field, plain};
use crate::tables::Table;

/// In so many columns, at most, the names of lines stand before the first figure.
const MOST_LABEL_COLUMNS: usize = 3;

/// Where a row of the block goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum To {
    /// It is the heads of the columns.
    Head,
    /// A line of the table, by its position.
    Line(usize),
    /// This many lines below the last one.
    Below(usize),
    /// Nowhere: there is nothing in it.
    Nowhere,
    /// Its name is that of no line, or of several.
    Unsure,
}

/// Where each row and column of a block goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alignment {
    /// Where each row of the block goes.
    pub rows: Vec<To>,
    /// For each column of the block its column in the table; `None` where the table has no such column.
    pub columns: Vec<Option<usize>>,
    /// Whether the columns go by their heads.
    pub by_head: bool,
    /// Whether the rows go by their names.
    pub by_names: bool,
    /// What the block brings along that is no content is left out: its own name, as its first column, and heads wherever they stand.
    pub set_aside: Option<SetAside>,
}

/// Aligns a block as it lies.
pub(super) fn as_it_lies(table_cells: &TableCells, (line, column): (usize, usize), block: &[Vec<String>]) -> Alignment {
    let columns = contiguous(table_cells, column, width(block));
    Alignment { rows: downwards(table_cells, line, block), columns, by_head: false, by_names: false, set_aside: None }
}

/// Aligns a block by the heads and names it brings along, where it does. What is no content of the table is set aside first.
pub(super) fn align(
    table_cells: &TableCells,
    table: Table,
    (line, column): (usize, usize),
    block: &[Vec<String>],
) -> Alignment {
    let own = own_name(table_cells, table, column, block);
    let from = own.map_or(column, |own| own.from);
    let rest: Cow<'_, [Vec<String>]> = match own {
        Some(_) => Cow::Owned(block.iter().map(|row| row.iter().skip(1).cloned().collect()).collect()),
        None => Cow::Borrowed(block),
    };
    let heads = Heads::of(table_cells);
    let mut alignment = align_content(table_cells, &heads, (line, from), &rest);
    let mut repeated = head_rows(&heads, &alignment.columns, &rest);
    // The first row of heads says which columns there are.
    for (is_head, to) in repeated.iter_mut().zip(&alignment.rows) {
        *is_head &= *to != To::Head;
    }
    let head_rows = repeated.iter().filter(|is_head| **is_head).count();
    if head_rows > 0 {
        alignment = align_content(table_cells, &heads, (line, from), &without_rows(&rest, &repeated));
        let mut rows = core::mem::take(&mut alignment.rows).into_iter();
        let place = |is_head: &bool| if *is_head { To::Head } else { rows.next().unwrap_or(To::Nowhere) };
        alignment.rows = repeated.iter().map(place).collect();
        alignment.columns.resize(width(&rest), None);
    }
    if own.is_some() {
        alignment.columns.insert(0, None);
    }
    alignment.set_aside = Some(SetAside { own_name: own.is_some(), head_rows });
    alignment
}

/// Aligns a block that holds nothing but content, and heads above it.
fn align_content(
    table_cells: &TableCells,
    heads: &Heads,
    (line, column): (usize, usize),
    block: &[Vec<String>],
) -> Alignment {
    // Empty rows at the end have no names; as it lies they empty what is below them.
    let filled = block.iter().rposition(|row| !is_blank(row)).map_or(0, |last| last + 1);
    let named = block.get(..filled).unwrap_or_default();
    let head = named.split_first().filter(|(_, body)| !body.is_empty());
    if let Some((columns, body)) = head.and_then(|(head, body)| Some((head_columns(table_cells, heads, head)?, body))) {
        let names = names_below_heads(table_cells, &columns, body);
        let by_names = lines_by_name(table_cells, &names, table_cells.has_fixed_names())
            .or_else(|| each_by_name(table_cells, line, &names));
        let rows =
            by_names.clone().map_or_else(|| downwards(table_cells, line, body), |rows| without_blanks(rows, body));
        let rows = core::iter::once(To::Head).chain(rows).collect();
        let rows = with_nowhere(rows, block.len());
        return Alignment { rows, columns, by_head: true, by_names: by_names.is_some(), set_aside: None };
    }
    let lying = as_it_lies(table_cells, (line, column), block);
    let Some((rows, columns)) = by_leading_names(table_cells, column, named) else { return lying };
    let rows = with_nowhere(without_blanks(rows, named), block.len());
    let by_names = rows != lying.rows || columns != lying.columns;
    Alignment { rows, columns, by_head: false, by_names, set_aside: None }
}

fn width(block: &[Vec<String>]) -> usize {
    block.iter().map(Vec::len).max().unwrap_or_default()
}

/// The columns from one on, one after the other. Those of last year stand in no other table: they are passed over unless the block is so wide that it has
/// them as well, as one that was copied here has.
fn contiguous(table_cells: &TableCells, from: usize, width: usize) -> Vec<Option<usize>> {
    let all: Vec<usize> = (from..table_cells.head.len()).collect();
    let is_own = |column: &usize| table_cells.of_last_year.get(*column) != Some(&true);
    let own: Vec<usize> = all.iter().copied().filter(is_own).collect();
    let to = if width <= own.len() { own } else { all };
    (0..width).map(|at| to.get(at).copied()).collect()
}

/// Puts the rows into one line after the other; lines that only head others are passed over.
fn downwards(table_cells: &TableCells, from: usize, body: &[Vec<String>]) -> Vec<To> {
    let mut lines = (from..table_cells.shown).filter(|at| table_cells.lines.get(*at).is_some_and(|line| !line.heads));
    let mut below = 0..;
    let place = |row: &Vec<String>| match lines.next() {
        Some(line) => To::Line(line),
        None if is_blank(row) => To::Nowhere,
        None => below.next().map_or(To::Nowhere, To::Below),
    };
    body.iter().map(place).collect()
}

fn with_nowhere(mut rows: Vec<To>, length: usize) -> Vec<To> {
    rows.resize(length, To::Nowhere);
    rows
}

/// Rows of the block without content add no rows below the table.
fn without_blanks(rows: Vec<To>, body: &[Vec<String>]) -> Vec<To> {
    let mut below = 0..;
    let place = |(to, row): (To, &Vec<String>)| match to {
        To::Below(_) | To::Unsure if is_blank(row) => To::Nowhere,
        To::Below(_) => below.next().map_or(To::Nowhere, To::Below),
        to => to,
    };
    rows.into_iter().zip(body).map(place).collect()
}

/// The columns whose heads stand in a row; `None` where it is not certain that it is a row of heads.
fn head_columns(table_cells: &TableCells, heads: &Heads, row: &[String]) -> Option<Vec<Option<usize>>> {
    let mut columns: Vec<Option<usize>> = Vec::new();
    for text in row {
        let before = columns.last().copied().flatten();
        columns.push(if text.trim().is_empty() {
            // A head over two columns.
            before.map(|before| before + 1).filter(|next| table_cells.head.get(*next).is_some_and(String::is_empty))
        } else {
            heads.column(text)
        });
    }
    let named = row.iter().filter(|text| !text.trim().is_empty()).count();
    let found: Vec<usize> = columns.iter().copied().flatten().collect();
    (all_differ(found.clone()) && !found.is_empty() && (found.len() >= 2 || named == 1)).then_some(columns)
}

impl TableCells {
    /// Whether the names of the lines are not typed in this table.
    fn has_fixed_names(&self) -> bool {
        self.lines.iter().filter_map(|line| line.cells.get(self.label_column)).all(|cell| cell.field().is_none())
    }
}

/// The name in each row of a block with heads.
fn names_below_heads(table_cells: &TableCells, columns: &[Option<usize>], body: &[Vec<String>]) -> Vec<String> {
    let fixed = table_cells.has_fixed_names();
    let holds_name = |to: &Option<usize>| match to {
        Some(to) if fixed => *to <= table_cells.label_column,
        to => *to == Some(table_cells.label_column),
    };
    let at: Vec<usize> = columns.iter().enumerate().filter(|(_, to)| holds_name(to)).map(|(at, _)| at).collect();
    body.iter().map(|row| last_name(at.iter().filter_map(|at| row.get(*at)))).collect()
}

/// The last text that there is, as it is compared. Before the name of a line may stand that of its group.
fn last_name<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    texts.map(|text| plain(without_count(text))).filter(|name| !name.is_empty()).last().unwrap_or_default()
}

/// The lines and columns of a block without heads that begins with names of lines.
fn by_leading_names(
    table_cells: &TableCells,
    column: usize,
    block: &[Vec<String>],
) -> Option<(Vec<To>, Vec<Option<usize>>)> {
    let width = width(block);
    if column <= table_cells.label_column {
        let at = table_cells.label_column - column;
        let names: Vec<String> = block.iter().map(|row| last_name(row.get(at).into_iter())).collect();
        return Some((lines_by_name(table_cells, &names, false)?, contiguous(table_cells, column, width)));
    }
    (1..=MOST_LABEL_COLUMNS.min(width.saturating_sub(1))).find_map(|labels| {
        let names: Vec<String> = block.iter().map(|row| last_name(row.iter().take(labels))).collect();
        let rows = lines_by_name(table_cells, &names, true)?;
        // What follows the names begins where the user is, or where it does in the table if there is not the room.
        let room = column + (width - labels) <= table_cells.head.len();
        let from = if room { column } else { table_cells.label_column + 1 };
        let names = (0..labels).map(|at| (table_cells.label_column + 1 + at).checked_sub(labels));
        Some((rows, names.chain(contiguous(table_cells, from, width - labels)).collect()))
    })
}

/// The lines of these names. `strict` where every name has to be one of the table's: otherwise the names may be what is pasted.
fn lines_by_name(table_cells: &TableCells, names: &[String], strict: bool) -> Option<Vec<To>> {
    let known = LinesByName::new(table_cells);
    let named = names.iter().filter(|name| !name.is_empty()).count();
    let found: Vec<(usize, usize)> =
        names.iter().enumerate().filter_map(|(at, name)| Some((at, known.only(name)?))).collect();
    let enough = if strict { !found.is_empty() } else { found.len() >= 2 && found.len() * 2 >= named };
    if !enough || (strict && names.iter().any(|name| name.is_empty() || known.lines_of(name).is_empty())) {
        return None;
    }
    shifted(table_cells, names, &found, strict).or_else(|| scattered(names, &found))
}

/// Each row goes to the line of its name. A row whose name the table lacks goes below it, so that no other indicator gets a new name and keeps its
/// values; where names cannot be typed, it has no place. Where the block names nothing, or begins where nothing is filled in, it lies there.
fn each_by_name(table_cells: &TableCells, from: usize, names: &[String]) -> Option<Vec<To>> {
    let known = LinesByName::new(table_cells);
    let (fixed, mut below, mut taken) = (table_cells.has_fixed_names(), 0.., HashSet::new());
    let place = |name: &String| match known.lines_of(name) {
        _ if name.is_empty() => None,
        [] if fixed => Some(To::Unsure),
        [] => below.next().map(To::Below),
        [(_, line)] if taken.insert(*line) => Some(To::Line(*line)),
        _ => Some(To::Unsure),
    };
    if names.iter().all(String::is_empty) {
        return None;
    }
    if fixed {
        return Some(names.iter().map(place).map(|to| to.unwrap_or(To::Unsure)).collect());
    }
    let rows: Vec<To> = names.iter().map(place).collect::<Option<_>>()?;
    let free = table_cells.lines.get(from..table_cells.shown).is_some_and(|lines| lines.iter().all(is_free));
    (!free || rows.iter().any(|to| matches!(to, To::Line(_)))).then_some(rows)
}

/// Whether nothing is typed into a line but the name of its 二级指标.
fn is_free(line: &TableLine) -> bool {
    line.cells.iter().all(|cell| match cell.field() {
        Some(Field::Level2Name(_)) | None => true,
        Some(_) => cell.shown.trim().is_empty(),
    })
}

/// The lines of a table by name, so that each is found at once among many.
struct LinesByName(Vec<(String, usize)>);

impl LinesByName {
    fn new(table_cells: &TableCells) -> Self {
        let mut known: Vec<_> =
            table_cells.lines.iter().enumerate().map(|(at, line)| (plain(&line.label), at)).collect();
        known.sort_unstable();
        Self(known)
    }

    fn lines_of(&self, name: &String) -> &[(String, usize)] {
        let from = self.0.partition_point(|(of, _)| of < name);
        let to = self.0.partition_point(|(of, _)| of <= name);
        self.0.get(from..to).unwrap_or_default()
    }

    /// The line of this name, if there is one only.
    fn only(&self, name: &String) -> Option<usize> {
        match self.lines_of(name) {
            [(_, line)] if !name.is_empty() => Some(*line),
            _ => None,
        }
    }
}

/// The lines where all rows follow each other as in the table, from some line on.
fn shifted(table_cells: &TableCells, names: &[String], found: &[(usize, usize)], strict: bool) -> Option<Vec<To>> {
    let (at, line) = found.first()?;
    let first = line.checked_sub(*at)?;
    let together = found.iter().all(|(at, line)| *line == first + at && *line < table_cells.shown);
    let same = |(at, name): (usize, &String)| {
        first + at < table_cells.shown
            && table_cells.lines.get(first + at).is_some_and(|line| plain(&line.label) == *name)
    };
    if !together || (strict && !names.iter().enumerate().all(same)) {
        return None;
    }
    let last = table_cells.shown;
    Some((first..first + names.len()).map(|to| if to < last { To::Line(to) } else { To::Below(to - last) }).collect())
}

/// The lines where each row has a line of its own.
fn scattered(names: &[String], found: &[(usize, usize)]) -> Option<Vec<To>> {
    let lines = found.iter().map(|(_, line)| *line).collect();
    (found.len() == names.len() && all_differ(lines)).then(|| found.iter().map(|(_, line)| To::Line(*line)).collect())
}

fn all_differ(mut numbers: Vec<usize>) -> bool {
    let all = numbers.len();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len() == all
}
