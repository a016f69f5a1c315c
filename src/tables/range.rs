//! Ranges: the cells of a rectangle of lines and columns, over tables of one shape that stand one below the other.

use super::neighbours::stacks;
use super::{Column, Content, Line, Table};
use crate::form::{Field, Form, Part};

/// The cells of a rectangle, line by line. All lines have the same number of cells; what is merged stands in its first cell, the others say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellRange {
    /// The lines, from the top.
    pub lines: Vec<Vec<Content>>,
}

/// A way to go from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the line above.
    Up,
    /// To the line below.
    Down,
    /// To the column before.
    Left,
    /// To the column behind.
    Right,
}

impl CellRange {
    /// The rectangle between two cells of a part, whichever comes first. `None` where they do not stand in tables of one shape.
    pub fn between(form: &Form, part: Part, one: Content, other: Content) -> Option<Self> {
        let sheet = Sheet::of(form, part, one)?;
        let (one, other) = (sheet.place(one)?, sheet.place(other)?);
        let (top, bottom) = (one.0.min(other.0), one.0.max(other.0));
        let (left, right) = (one.1.min(other.1), one.1.max(other.1));
        let cells = |line: &Vec<Content>| line.iter().skip(left).take(right - left + 1).copied().collect();
        let lines = sheet.cells.iter().skip(top).take(bottom - top + 1).map(cells).collect();
        Some(Self { lines })
    }

    /// All its cells, line by line.
    pub fn cells(&self) -> impl Iterator<Item = Content> + '_ {
        self.lines.iter().flatten().copied()
    }

    /// The fields that are typed in it, line by line.
    pub fn fields(&self) -> impl Iterator<Item = Field> + '_ {
        self.cells().filter_map(field_in)
    }

    /// How many lines and columns it has.
    pub fn size(&self) -> (usize, usize) {
        (self.lines.len(), self.lines.first().map_or(0, Vec::len))
    }
}

/// The cells that one comes to from a cell in a direction, the nearest first; merged cells are met once.
pub fn cells_towards(form: &Form, part: Part, from: Content, direction: Direction) -> Vec<Content> {
    let Some(sheet) = Sheet::of(form, part, from) else { return Vec::new() };
    let Some((line, column)) = sheet.place(from) else { return Vec::new() };
    let along_line = || sheet.cells.get(line).into_iter().flatten().copied();
    let along_column = || sheet.cells.iter().filter_map(|line| line.get(column)).copied();
    let met: Vec<Content> = match direction {
        Direction::Up => along_column().take(line).collect::<Vec<_>>().into_iter().rev().collect(),
        Direction::Down => along_column().skip(line + 1).collect(),
        Direction::Left => along_line().take(column).collect::<Vec<_>>().into_iter().rev().collect(),
        Direction::Right => along_line().skip(column + 1).collect(),
    };
    met.into_iter().filter(|content| !matches!(content, Content::FromAbove | Content::FromBefore)).collect()
}

/// The field whose text is typed in a cell.
pub fn field_in(content: Content) -> Option<Field> {
    match content {
        Content::Text(field) => Some(field),
        _ => None,
    }
}

/// Tables of one shape as one sheet of cells.
struct Sheet {
    cells: Vec<Vec<Content>>,
}

impl Sheet {
    /// The tables of a part among which a cell stands.
    fn of(form: &Form, part: Part, at: Content) -> Option<Self> {
        stacks(part).into_iter().map(|tables| Self::of_tables(form, &tables)).find(|sheet| sheet.place(at).is_some())
    }

    fn of_tables(form: &Form, tables: &[Table]) -> Self {
        let columns: Vec<(Table, Vec<Column>)> = tables.iter().map(|table| (*table, table.columns(form))).collect();
        // The table with the most columns has a place for those of the others.
        let widest = columns.iter().map(|(_, columns)| columns).max_by_key(|columns| columns.len());
        let widest = widest.cloned().unwrap_or_default();
        let line = |table: Table, columns: &[Column], line: Line| -> Vec<Content> {
            let cell = |column: &Column| {
                let own = columns.iter().find(|own| own.goes_on_with(*column));
                own.map_or(Content::FromBefore, |own| table.cell(line, *own).content)
            };
            widest.iter().map(cell).collect()
        };
        let lines = columns.iter().flat_map(|(table, columns)| {
            table.lines_to_type_in(form).into_iter().map(move |of| line(*table, columns, of))
        });
        Self { cells: lines.collect() }
    }

    /// The line and the column of a cell. The reason for a value typed over a computed one stands in the cell of that value.
    fn place(&self, at: Content) -> Option<(usize, usize)> {
        let at = match at {
            Content::Text(Field::OverrideReason(row, period)) => Content::Text(Field::Actual(row, period)),
            at => at,
        };
        self.cells.iter().enumerate().find_map(|(line, cells)| Some((line, cells.iter().position(|of| *of == at)?)))
    }
}
