//! Rows of indicators below a head, in whatever order the columns stand, over the ends of pages.

use super::cells::{Cells, compact};
use super::columns::{Head, HeadColumn, Role, has_tall_names, has_unnamed_rows, head_at};
use super::draft::From;
use super::finish::COMPUTED_SUM;
use super::names::{Named, level1_of, usual_level1};
use super::passed_over::passed_over;
use super::reading::Reading;
use super::row_cells::{RowCells, is_value};
use super::row_texts;
use super::sections::{IndicatorTable, Section};
use crate::brief::brief;
use crate::form::{Level1, Stage};

/// Begins a table below a head, or goes on with the one that this head heads already.
pub(super) fn begin_table(reading: &mut Reading, cells: &mut Cells<'_>, row: usize, head: Head) {
    let repeated = match &reading.section {
        Section::Indicators(table) => same_heads(&table.columns, &head.columns) && table.goes_on,
        _ => false,
    };
    (row..row + head.rows).for_each(|at| cells.place_all(cells.begun(at)));
    stage(reading, &head);
    if !repeated {
        tell_guessed(reading, cells, row, &head);
    }
    let tall = has_tall_names(cells, row + head.rows, &head.columns);
    let merged = tall || is_merged(reading, cells, row + head.rows, &head.columns);
    if let Section::Indicators(table) = &mut reading.section
        && repeated
    {
        table.columns = head.columns;
        table.width = cells.width();
        return;
    }
    let (goes_on, before) = match &reading.section {
        Section::Indicators(table) => {
            let same = table.has(Role::Level1) == head.has(|role| role == Role::Level1);
            (table.goes_on && same, Some((table.level1, table.level2)))
        }
        _ => (false, None),
    };
    let (level1, level2) = before.filter(|_| goes_on).unwrap_or_default();
    let said = reading.level1_line.filter(|_| !head.has(|role| role == Role::Level1));
    let level1 = level1.or(said);
    reading.section = Section::Indicators(Box::new(IndicatorTable {
        columns: head.columns,
        width: cells.width(),
        merged,
        tall,
        level1,
        level1_text: String::new(),
        level2,
        key_task: String::new(),
        last_row: None,
        goes_on: false,
    }));
}

/// Whether an empty cell below a head is empty although no cell of names reaches over several rows there. In a table of data an empty cell means the one
/// above it; papers of this program merge every 一级指标 of several rows, of which a page may cut off one row, not two.
fn is_merged(reading: &Reading, cells: &Cells<'_>, below: usize, columns: &[HeadColumn]) -> bool {
    let is_cut = !cells.grid.edges.is_empty();
    let has_column = columns.iter().any(|column| column.role == Role::Level1);
    reading.own_layout && has_column && !has_unnamed_rows(cells, below, columns, usize::from(is_cut))
}

/// Tells of columns whose period the head does not say.
fn tell_guessed(reading: &mut Reading, cells: &Cells<'_>, row: usize, head: &Head) {
    for column in head.columns.iter().filter(|column| column.guessed) {
        let at = cells.row(row + head.rows - 1).iter().find(|index| cells.range(**index) == column.range);
        let Role::Target(Some(period)) = column.role else { continue };
        let from = at.map(|index| Reading::from(cells, *index));
        let sentence = format!("表头“{}”没有写明期间，读作{}指标值，请核对", brief(&column.text), period.label());
        reading.draft.doubt(None, from.as_ref(), sentence);
    }
}

fn same_heads(one: &[HeadColumn], other: &[HeadColumn]) -> bool {
    one.iter().map(|column| column.role).eq(other.iter().map(|column| column.role))
}

/// What columns say about the stage of the form.
fn stage(reading: &mut Reading, head: &Head) {
    use crate::form::Period;
    if head.has(|role| matches!(role, Role::Expected | Role::Likelihood)) {
        reading.stage = reading.stage.max(Stage::Monitoring);
        reading.period = reading.period.or(Some(Period::HalfYear));
    }
    if head.has(|role| matches!(role, Role::Rating | Role::Actual(Some(Period::FullYear)))) {
        reading.stage = reading.stage.max(Stage::SelfEvaluation);
    }
}

/// Reads a row of indicators; whether it is one.
pub(super) fn row(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) -> bool {
    let Section::Indicators(table) = &reading.section else { return false };
    let of = RowCells::of(&table.columns, cells, row);
    let begun: Vec<usize> = cells.row(row).iter().copied().filter(|index| cells.begins(*index, row)).collect();
    if begun.is_empty() {
        return true;
    }
    let filled = cells.begun(row);
    let known: Vec<usize> = of.cells(|_| true).filter(|index| filled.contains(index)).collect();
    if known.is_empty() && !filled.is_empty() {
        return false;
    }
    // A line across the table: a title, a remark, a sum, a signature, or what the table below is called.
    if let [only] = filled.as_slice()
        && (is_across(table, cells, *only)
            || passed_over(&compact(cells.text(*only))).is_some()
            || of.cells(|role| role == Role::Level1).any(|index| index == *only) && is_caption(cells, *only, row)
            || !table.has(Role::Level1)
                && level1_line(cells.text(*only)).is_some()
                && reading.words.level2(&compact(cells.text(*only))).is_none())
    {
        return false;
    }
    if is_sum(cells, &filled) {
        cells.skip_all(filled, COMPUTED_SUM);
        return true;
    }
    let Some(level1) = level1(reading, cells, row, &of) else {
        cells.leave_all(known, "不知属于哪个一级指标");
        return true;
    };
    if row_texts::joined(reading, cells, &of, row) {
        return true;
    }
    let (level2, name) = level2(reading, cells, (row, level1), &of);
    let key_task = key_task(reading, cells, row, &of);
    row_texts::enter(reading, cells, &of, row_texts::Named { row, level2, key_task, name });
    if let Section::Indicators(table) = &mut reading.section {
        table.goes_on = false;
    }
    true
}

/// Whether a cell in the column of 一级指标 says what the table below it is called: a head follows, and it is none of their names.
fn is_caption(cells: &Cells<'_>, index: usize, row: usize) -> bool {
    !matches!(level1_of(cells.text(index)), Some(Named::Surely(_))) && head_at(cells, row + 1).is_some()
}

/// Whether a cell reaches over the columns of names and of values both.
fn is_across(table: &IndicatorTable, cells: &Cells<'_>, index: usize) -> bool {
    let (from, to) = cells.range(index);
    let inside = |column: &&HeadColumn| from <= column.range.0 && column.range.1 <= to;
    let covered: Vec<Role> = table.columns.iter().filter(inside).map(|column| column.role).collect();
    covered.len() > 2 && covered.iter().any(|role| is_value(*role)) && covered.iter().any(|role| !is_value(*role))
}

/// The 一级指标 that a line or a sheet names for what stands below it: 一、决策指标.
pub(super) fn level1_line(text: &str) -> Option<Level1> {
    level1_of(text).and_then(|named| matches!(named, Named::Surely(_)).then(|| named.level1()))
}

/// Whether the row is the sum of the columns.
fn is_sum(cells: &Cells<'_>, filled: &[usize]) -> bool {
    filled.first().is_some_and(|first| {
        matches!(compact(cells.text(*first)).as_str(), "合计" | "总计" | "总分" | "得分合计" | "权重合计")
    })
}

/// The 一级指标 of a row: named in it, or above it.
fn level1(reading: &mut Reading, cells: &mut Cells<'_>, row: usize, of: &RowCells) -> Option<Level1> {
    let at: Vec<usize> = of.cells(|role| role == Role::Level1).collect();
    let text: String = at.iter().map(|index| compact(cells.text(*index))).collect();
    let Section::Indicators(table) = &mut reading.section else { return None };
    let new = at.iter().any(|index| cells.begins(*index, row));
    if !text.is_empty() && (text != table.level1_text || new && !table.goes_on) {
        let joined = format!("{}{text}", table.level1_text);
        let whole = level1_of(&text);
        // 「满意度」 at the end of a page and 「指标」 at the top of the next.
        let named = if table.goes_on && !matches!(whole, Some(Named::Surely(_))) {
            level1_of(&joined).or(whole)
        } else {
            whole
        };
        match named {
            Some(named) => {
                let changed = table.level1 != Some(named.level1());
                table.level1 = Some(named.level1());
                text.clone_into(&mut table.level1_text);
                if changed {
                    table.level2 = None;
                }
                if let (Named::Likely(level1), Some(first)) = (named, at.first()) {
                    let from = Reading::from(cells, *first);
                    let sentence = format!("一级指标“{}”读作“{}”，请核对", brief(&text), level1.label());
                    reading.draft.doubt(None, Some(&from), sentence);
                }
                cells.place_all(at.iter().copied());
                return Some(named.level1());
            }
            None if !table.goes_on => {
                table.level1 = None;
                text.clone_into(&mut table.level1_text);
            }
            None => {}
        }
    }
    let carried = table.level1;
    // A page end may leave an empty piece of a merged cell, whose text stands on the next page.
    let is_lost = new && text.is_empty() && table.merged && !table.goes_on;
    if carried.is_some() {
        cells.place_all(at.iter().copied());
    }
    let has_column = table.has(Role::Level1);
    let text_of = |is: fn(Role) -> bool| of.text(cells, is).unwrap_or_default();
    let (second, name) = (text_of(|role| role == Role::Level2), text_of(|role| role == Role::Name));
    let above = table.level2.filter(|_| !has_column && second.is_empty()).and_then(|at| reading.draft.level2s.get(at));
    let usual = above.map(|of| of.level1).or_else(|| usual_level1(&reading.words, &second, &name));
    // Without a column of them only a line above says one for all rows below it.
    let level1 = if carried.is_some() && !is_lost { carried } else { usual.or(carried) };
    if let (true, Some(level1), Some(first)) = (is_lost, level1, at.first()) {
        let from = Reading::from(cells, *first);
        let sentence = format!("这里另起一格而没有写一级指标，读作“{}”，请核对", level1.label());
        reading.draft.doubt(None, Some(&from), sentence);
    }
    let level1 = level1.or_else(|| {
        // A plain list of indicators of one's own.
        let plain = !has_column && !name.is_empty();
        plain.then_some(Level1::Duty)
    });
    if let (None | Some(Level1::Duty), false, Some(level1)) = (usual, has_column, level1)
        && carried.is_none()
        && let Some(index) = of.cells(|role| role == Role::Name).next()
    {
        let from = Reading::from(cells, index);
        reading.draft.doubt(
            None,
            Some(&from),
            format!("表中没有一级指标，“{}”放在“{}”下，请核对", brief(&name), level1.label()),
        );
    }
    if level1.is_some() && !text.is_empty() && carried.is_none() {
        cells.leave_all(at.iter().copied(), "不认识这个一级指标");
    }
    if level1 != carried
        && has_column
        && let Section::Indicators(table) = &mut reading.section
    {
        table.level2 = None;
        table.level1 = level1.or(carried);
    }
    level1
}

/// The 二级指标 of a row by its number in the draft, and the name of the row.
fn level2(
    reading: &mut Reading,
    cells: &mut Cells<'_>,
    (row, level1): (usize, Level1),
    of: &RowCells,
) -> (usize, String) {
    let at: Vec<usize> = of.cells(|role| role == Role::Level2).collect();
    let mut text = of.text(cells, |role| role == Role::Level2).unwrap_or_default();
    let named = of.text(cells, |role| role == Role::Name);
    let names: Vec<usize> = of.cells(|role| role == Role::Name).collect();
    // A cell over both columns is the name of the row.
    if !at.is_empty() && at == names {
        text = String::new();
    }
    let Section::Indicators(table) = &reading.section else { return (0, named.unwrap_or_default()) };
    // Where there is a column of names, a row without one is the empty row of its 二级指标.
    let has_names = table.columns.iter().any(|column| column.role == Role::Name);
    let name = named.unwrap_or_else(|| if has_names { String::new() } else { text.clone() });
    let has_column = table.columns.iter().any(|column| column.role == Role::Level2);
    let current = table.level2.filter(|at| reading.draft.level2s.get(*at).is_some_and(|of| of.level1 == level1));
    let current_name = current.and_then(|at| reading.draft.level2s.get(at)).map(|of| of.name.clone());
    let begins = at.iter().any(|index| cells.begins(*index, row));
    let stays = if !has_column {
        let usual = reading.words.standard_name(&compact(&name)).map(|(_, level2)| level2.to_owned());
        text = usual.unwrap_or_default();
        current_name.as_deref() == Some(text.as_str())
    } else if text.is_empty() {
        // Empty below a merged cell, at the top of a page, or where nobody merged cells.
        current.is_some() && (!begins || table.goes_on || !table.merged || current_name.as_deref() == Some(""))
    } else {
        current_name.as_deref() == Some(text.as_str())
    };
    if let Some(current) = current.filter(|_| stays) {
        cells.place_all(at.iter().copied());
        return (current, name);
    }
    let from = at.first().map(|index| Reading::from(cells, *index));
    if let Some(whole) = current.and_then(|at| torn(reading, at, &text, from.as_ref())) {
        cells.place_all(at.iter().copied());
        return (whole, name);
    }
    let number = reading.draft.begin_level2(level1, &text, from);
    at.iter().filter(|index| !text.is_empty() && !names.contains(index)).for_each(|index| cells.placed(*index));
    if let Section::Indicators(table) = &mut reading.section {
        table.level2 = Some(number);
        table.key_task.clear();
    }
    (number, name)
}

/// A 二级指标 whose name a page end cut in two, where only both together are a name that forms have, or whose whole name stands on the next page: its cell
/// has no text above the end of the page, where it begins, and goes on at the top of the next.
fn torn(reading: &mut Reading, current: usize, text: &str, from: Option<&From>) -> Option<usize> {
    let Section::Indicators(table) = &reading.section else { return None };
    let of = reading.draft.level2s.get(current).filter(|_| table.goes_on && !text.is_empty())?;
    if of.name.is_empty() {
        let sentence = format!("二级指标“{}”的名称写在下一页，它上面的行读作同一个二级指标，请核对", brief(text));
        let from = from?;
        reading.draft.doubt(None, Some(from), sentence);
        reading.draft.name_level2(current, text, from);
        return Some(current);
    }
    is_torn(reading, current, text).then_some(current)
}

/// Whether a text is the rest of the name of a 二级指标: only both together are a name that forms have. They are put together.
fn is_torn(reading: &mut Reading, current: usize, text: &str) -> bool {
    let Some(of) = reading.draft.level2s.get(current) else { return false };
    let joined = format!("{}{text}", of.name);
    let usual = reading.words.level2(&joined) == Some(of.level1) && reading.words.level2(text).is_none();
    let Some(from) = of.from.clone().filter(|_| usual) else { return false };
    reading.draft.doubt(None, Some(&from), format!("二级指标“{}”分在两页，已接在一起", brief(&joined)));
    reading.draft.name_level2(current, &joined, &from);
    true
}

/// Whether a line at the top of a page, outside of its tables, is the rest of the 二级指标 above: a page end may cut a row so that no more of it than a line is
/// left, and no border.
pub(super) fn level2_goes_on(reading: &mut Reading, text: &str) -> bool {
    let Section::Indicators(table) = &reading.section else { return false };
    let Some(current) = table.level2.filter(|_| !text.is_empty()) else { return false };
    is_torn(reading, current, text)
}

fn key_task(reading: &mut Reading, cells: &mut Cells<'_>, row: usize, of: &RowCells) -> String {
    let at: Vec<usize> = of.cells(|role| role == Role::KeyTask).collect();
    let text = of.text(cells, |role| role == Role::KeyTask).unwrap_or_default();
    let begins = at.iter().any(|index| cells.begins(*index, row));
    let Section::Indicators(table) = &mut reading.section else { return text };
    cells.place_all(at.iter().copied());
    let has_column = table.has(Role::KeyTask);
    // A cell that began above goes on, also where it was put together from two pages. Where nothing is merged, an empty cell means the one above it
    // unless the row says its 二级指标 again.
    let named_again =
        of.cells(|role| role == Role::Level2).any(|index| cells.begins(index, row) && !cells.text(index).is_empty());
    let carried = !begins && !at.is_empty() && !table.key_task.is_empty()
        || text.is_empty() && (!begins && table.merged || !table.merged && !named_again || table.goes_on);
    if !carried {
        text.clone_into(&mut table.key_task);
    }
    if at.is_empty() && (table.merged || !has_column) { String::new() } else { table.key_task.clone() }
}
