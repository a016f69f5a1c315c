//! The forms of a file that holds those of several units, one behind the other or on one sheet.

use super::cells::Cells;
use super::finish::unit_and_year;
use super::{Imported, TableError, funds, has_head, kind, read, read_cells, upper};
use crate::form::{plain, read_year};
use crate::grid::{Grid, GridCell};

/// How many forms one sheet holds at most; what has more titles was not made to be read.
const MOST_FORMS: usize = 40;

/// Reads the tables of a file that may hold the forms of several units: each form, or why it is not read, in the order of the file. Of a file without tables
/// it gives one error.
pub fn read_all(grids: Vec<Grid>) -> Vec<Result<Imported, TableError>> {
    let grids: Vec<Grid> = grids.into_iter().flat_map(forms_in).collect();
    one_form_each(&grids).into_iter().map(read).collect()
}

/// The tables of each form where a file holds several, one behind the other: a form begins where a table names another unit or year than those before it.
fn one_form_each(grids: &[Grid]) -> Vec<&[Grid]> {
    if grids.len() < 2 {
        return vec![grids];
    }
    let mut parts = Vec::new();
    let (mut begin, mut unit, mut year) = (0, String::new(), None);
    for (at, grid) in grids.iter().enumerate() {
        let Ok((reading, _)) = read_cells(core::slice::from_ref(grid)) else { continue };
        let (its_unit, its_year) = unit_and_year(reading);
        let (its_unit, its_year) = (plain(&its_unit), read_year(&its_year));
        // A table without a unit goes on with the form before it.
        if its_unit.is_empty() {
            continue;
        }
        let other_unit = !unit.is_empty() && unit != its_unit;
        let other_year = !unit.is_empty() && its_year.is_some() && year.is_some() && year != its_year;
        if other_unit || other_year {
            let before = grids.get(begin..at).unwrap_or_default();
            let heading = heading(before);
            parts.extend(before.get(..before.len() - heading));
            (begin, year) = (at - heading, None);
        }
        (unit, year) = (its_unit, its_year.or(year));
    }
    parts.extend(grids.get(begin..));
    parts
}

/// How many grids at the end of those of a form are the title of the next one: a sheet that is saved as a page may have a table for each line above its table.
fn heading(of: &[Grid]) -> usize {
    let is_line = |grid: &&Grid| upper::unit_of(grid).is_none() && !has_head(grid);
    let begins =
        |grid: &&Grid| Cells::of(grid).is_some_and(|cells| kind::titles(&cells).iter().any(|(_, own, _)| *own));
    let lines = of.iter().rev().take_while(is_line).count();
    let at = of.iter().skip(of.len() - lines).position(|grid| begins(&grid));
    at.map_or(0, |at| lines - at)
}

/// The grid cut where another form begins in it: at a title of this form above another 单位名称. One sheet may hold the forms of several units, one below
/// the other.
pub fn forms_in(grid: Grid) -> Vec<Grid> {
    let Some(cells) = Cells::of(&grid) else { return vec![grid] };
    let is_title = |row: &usize| match cells.begun(*row).as_slice() {
        [only] => kind::own_title(cells.text(*only)) == Some(true),
        _ => false,
    };
    let mut begins: Vec<usize> = (0..cells.height()).filter(is_title).take(MOST_FORMS).collect();
    if begins.len() < 2 {
        return vec![grid];
    }
    let first = upper::unit_of(&grid);
    let mut forms: Vec<Grid> = Vec::new();
    while let Some(begin) = begins.pop() {
        let begin = if begins.is_empty() { 0 } else { begin };
        let end = forms.last().map_or(usize::MAX, |below| below.first.0 - grid.first.0);
        let rows = grid.cells.iter().filter(|cell| (begin..end).contains(&cell.row));
        let mut form = Grid { first: (grid.first.0 + begin, grid.first.1), ..grid.clone() };
        form.cells = rows.map(|cell| GridCell { row: cell.row - begin, ..cell.clone() }).collect();
        let unit = upper::unit_of(&form);
        if begin > 0 && (unit.is_none() || unit == first) {
            continue;
        }
        if begin > 0 {
            form.before.clear();
        }
        forms.push(form);
    }
    forms.reverse();
    forms
}

/// Whether a table says by a head or a label that it is a part of a form.
pub fn is_part_of_form(grid: &Grid) -> bool {
    let is_label = |cell: &GridCell| upper::is_label(&cell.text) || funds::is_label(&cell.text);
    has_head(grid) || upper::unit_of(grid).is_some() || grid.cells.iter().any(is_label)
}
