//! What is done to all cells of a range at once, as one step: emptying them, filling them from their first line or column, putting one text into each.

use super::Edit;
use crate::form::{Field, Form};
use crate::tables::{CellRange, field_in};

/// Empties the cells of a range that are typed into. `None` where nothing stands in them.
pub fn clear_range(form: &Form, range: &CellRange) -> Option<Edit> {
    step(form, "清空", range.fields().map(|field| (field, String::new())).collect())
}

/// Fills each column of a range from its first line. `None` where nothing would change.
pub fn fill_range_down(form: &Form, range: &CellRange) -> Option<Edit> {
    let (first, rest) = range.lines.split_first()?;
    let to_type = rest.iter().flat_map(|line| first.iter().zip(line)).filter_map(|(from, to)| filled(form, *from, *to));
    step(form, "向下填充", to_type.collect())
}

/// Fills each line of a range from its first column. `None` where nothing would change.
pub fn fill_range_right(form: &Form, range: &CellRange) -> Option<Edit> {
    let to_type = range
        .lines
        .iter()
        .filter_map(|line| line.split_first())
        .flat_map(|(from, rest)| rest.iter().filter_map(|to| filled(form, *from, *to)).collect::<Vec<_>>());
    step(form, "向右填充", to_type.collect())
}

/// Puts one text into each cell of a range that is typed into. `None` where nothing would change.
pub fn put_in_range(form: &Form, range: &CellRange, text: &str) -> Option<Edit> {
    step(form, "填入", range.fields().map(|field| (field, text.to_owned())).collect())
}

/// What is typed into a cell that is filled from another. An empty cell fills none: nobody means to empty cells by filling them.
fn filled(form: &Form, from: crate::tables::Content, to: crate::tables::Content) -> Option<(Field, String)> {
    let text = form.text(field_in(from)?)?;
    (!text.trim().is_empty()).then(|| Some((field_in(to)?, text.to_owned()))).flatten()
}

/// One step of several texts; those that stand there already are left out, and rows to come, which only typing makes.
fn step(form: &Form, name: &str, to_type: Vec<(Field, String)>) -> Option<Edit> {
    let changes = |(field, text): &(Field, String)| form.text(*field).is_some_and(|before| before != text);
    let edits: Vec<Edit> =
        to_type.into_iter().filter(changes).map(|(field, text)| Edit::SetText(field, text)).collect();
    (!edits.is_empty()).then(|| Edit::Several(format!("{name} {} 格", edits.len()), edits))
}
