//! What a user does with rows, as edits: add, copy, remove and move, by one place or to any place, across 二级指标 too.
//!
//! A 二级指标 always keeps at least one row: when its last one goes, an empty row takes its place (生态效益 without 三级指标 is such a row).

use super::Edit;
use crate::form::{Field, Form, Indicator, Level1, Level2, Level2Id, RowId};

/// The direction in which a row or 二级指标 is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveDirection {
    /// Towards the head of the form.
    Up,
    /// Towards the end of the form.
    Down,
}

/// A new empty row below the given one. Gives the edit and the name of the new row.
pub fn add_row(form: &Form, after: RowId) -> Option<(Edit, RowId)> {
    insert_below(form, after, Indicator::empty)
}

/// Makes the row to come that a field is of ([`crate::form::Indicators::row_to_come`]). `None` where it is of another row.
pub fn make_row(form: &Form, field: Field) -> Option<Edit> {
    let id = field.row().filter(|id| form.indicators.row(*id).is_none())?;
    let to_come = |level1| form.indicators.row_to_come(level1).filter(|(_, row)| *row == id);
    let (level2, _) = Level1::ALL.into_iter().find_map(to_come)?;
    let at = form.indicators.level2(level2)?.rows.len();
    Some(Edit::InsertRow(level2, at, Box::new(Indicator::empty(id))))
}

/// What typing into the row to come does: the row is made, with its first text. `None` where nothing is typed.
pub fn begin_row(form: &Form, field: Field, text: &str) -> Option<Edit> {
    let make = make_row(form, field).filter(|_| !text.is_empty())?;
    let name = make.name(form);
    Some(Edit::Several(name, vec![make, Edit::SetText(field, text.to_owned())]))
}

/// Puts a row, made with the name it gets, below the given one.
fn insert_below(form: &Form, after: RowId, make: impl FnOnce(RowId) -> Indicator) -> Option<(Edit, RowId)> {
    let place = form.indicators.place(after)?;
    let level2 = form.indicators.group(place.level1).get(place.level2)?;
    let id = form.indicators.free_row_id();
    Some((Edit::InsertRow(level2.id, place.row + 1, Box::new(make(id))), id))
}

/// A copy of a row below it: what is planned in it, not what came of it, and no weight, because all weights add up to 100 already. Gives the edit
/// and the name of the copy.
pub fn duplicate_row(form: &Form, id: RowId) -> Option<(Edit, RowId)> {
    let row = form.indicators.row(id)?;
    let (edit, new) = insert_below(form, id, |new| Indicator {
        key_task: row.key_task.clone(),
        name: row.name.clone(),
        target: row.target.clone(),
        equal_rule: row.equal_rule,
        ..Indicator::empty(new)
    })?;
    Some((Edit::Several(format!("复制指标 {}", row.name.trim()), vec![edit]), new))
}

/// A new 二级指标 with one empty row, behind the given one or at the end of the group. Gives the edit and the name of the new 二级指标.
pub fn add_level2(form: &Form, level1: Level1, after: Option<Level2Id>) -> (Edit, Level2Id) {
    let end = form.indicators.group(level1).len();
    let at = after.and_then(|id| form.indicators.level2_place(id)).map_or(end, |(_, at)| at + 1);
    let id = form.indicators.free_level2_id();
    let row = Indicator::empty(form.indicators.free_row_id());
    (Edit::InsertLevel2(level1, at, Box::new(Level2 { id, name: String::new(), rows: vec![row] })), id)
}

/// Removes a row. The last row of a 二级指标 leaves an empty row behind; when it is empty itself, the 二级指标 goes with it.
pub fn remove_row(form: &Form, id: RowId) -> Option<Edit> {
    let place = form.indicators.place(id)?;
    let level2 = form.indicators.group(place.level1).get(place.level2)?;
    let row = level2.rows.get(place.row)?;
    if level2.rows.len() > 1 {
        return Some(Edit::RemoveRow(id));
    }
    if row.holds_nothing() {
        return Some(Edit::RemoveLevel2(level2.id));
    }
    let name = Edit::RemoveRow(id).name(form);
    Some(Edit::Several(name, vec![Edit::RemoveRow(id), empty_row(form, level2.id)]))
}

/// Moves a row past the next one that is seen; from the first or last place of its 二级指标 it goes over to the neighbouring one that shows rows, next to
/// those. Rows that a filter leaves out are passed over, so that each step shows. `None` where no further row is seen in the group.
pub fn move_row(form: &Form, id: RowId, direction: MoveDirection, seen: impl Fn(RowId) -> bool) -> Option<Edit> {
    let place = form.indicators.place(id)?;
    let group = form.indicators.group(place.level1);
    let rows = &group.get(place.level2)?.rows;
    let shows = |row: &Indicator| seen(row.id);
    let (level2, gap) = match direction {
        MoveDirection::Up => {
            let here = rows.get(..place.row)?.iter().rposition(shows).map(|above| (place.level2, above));
            let over = |(at, of): (usize, &Level2)| Some((at, of.rows.iter().rposition(shows)? + 1));
            here.or_else(|| group.iter().enumerate().take(place.level2).rev().find_map(over))?
        }
        MoveDirection::Down => {
            let here = rows.get(place.row + 1..)?.iter().position(shows);
            let over = |(at, of): (usize, &Level2)| Some((at, of.rows.iter().position(shows)?));
            let here = here.map(|below| (place.level2, place.row + below + 2));
            here.or_else(|| group.iter().enumerate().skip(place.level2 + 1).find_map(over))?
        }
    };
    move_row_to(form, id, group.get(level2)?.id, gap)
}

/// Moves a row to any place of its group: below a 二级指标, into a gap between its rows as they stand now, 0 before the first one. `None` where it
/// would stay in its place, or go to another group, whose rows are of another kind.
pub fn move_row_to(form: &Form, id: RowId, level2: Level2Id, gap: usize) -> Option<Edit> {
    let place = form.indicators.place(id)?;
    let group = form.indicators.group(place.level1);
    let here = group.get(place.level2)?;
    let row = here.rows.get(place.row)?;
    let target = group.iter().find(|of| of.id == level2)?;
    let stays = target.id == here.id && (gap == place.row || gap == place.row + 1);
    if stays || gap > target.rows.len() {
        return None;
    }
    // Below its own place everything moves up by one when it is taken out.
    let at = if target.id == here.id && gap > place.row { gap - 1 } else { gap };
    let mut edits = vec![Edit::RemoveRow(id)];
    if target.id != here.id && here.rows.len() == 1 {
        edits.push(empty_row(form, here.id));
    }
    // A 二级指标 that only had its empty row takes the newcomer in its place.
    let (at, placeholder) = match target.rows.as_slice() {
        [only] if target.id != here.id && only.holds_nothing() => (0, Some(only.id)),
        _ => (at, None),
    };
    edits.push(Edit::InsertRow(target.id, at, Box::new(row.clone())));
    edits.extend(placeholder.map(Edit::RemoveRow));
    Some(Edit::Several(format!("移动指标 {}", row.name.trim()), edits))
}

/// Moves a 二级指标 with its rows by one place. `None` at the edge of the group.
pub fn move_level2(form: &Form, id: Level2Id, direction: MoveDirection) -> Option<Edit> {
    let (level1, at) = form.indicators.level2_place(id)?;
    let group = form.indicators.group(level1);
    let to = match direction {
        MoveDirection::Up => at.checked_sub(1)?,
        MoveDirection::Down => at + 1,
    };
    group.get(to)?;
    let level2 = group.get(at)?;
    let name = format!("移动二级指标 {}", level2.name.trim());
    Some(Edit::Several(name, vec![Edit::RemoveLevel2(id), Edit::InsertLevel2(level1, to, Box::new(level2.clone()))]))
}

/// The empty row that stands in for the rows a 二级指标 no longer has.
fn empty_row(form: &Form, level2: Level2Id) -> Edit {
    Edit::InsertRow(level2, 0, Box::new(Indicator::empty(form.indicators.free_row_id())))
}
