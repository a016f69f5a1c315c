//! Where a step shows: the one place to look at after undo and redo. Found from what was touched and from the rows before and after, so that it
//! holds for every edit there is and will be.

use std::collections::HashSet;

use super::Touched;
use crate::form::{Field, Form, Level1, Level2Id, Part, RowId};

/// A place of the form to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The text at a field.
    Field(Field),
    /// A row of the indicators, on the part where what changed in it is chosen.
    Row(RowId, Part),
    /// A 一级指标 that has no rows left.
    Level1(Level1),
    /// Something that has no text: the stage, the settings, the unplaced lines, or the form as a whole.
    Other(Touched),
}

impl Place {
    /// The part of the form that shows it; `None` for what every part shows.
    pub fn part(self) -> Option<Part> {
        match self {
            Self::Field(field) => Some(Part::of_field(field)),
            Self::Row(_, part) => Some(part),
            Self::Level1(_) => Some(Part::Indicators),
            Self::Other(Touched::Settings) => Some(Part::Settings),
            Self::Other(Touched::Acceptances) => Some(Part::Review),
            Self::Other(Touched::Unplaced | Touched::LastYear) => Some(Part::Profile),
            Self::Other(Touched::Approved) => Some(Part::Compare),
            Self::Other(_) => None,
        }
    }
}

/// The order of the rows of a form, to be compared with the order after a step.
#[derive(Clone, Debug)]
pub struct RowOrder(Vec<(Level1, Level2Id, RowId)>);

impl RowOrder {
    /// The rows as they are now.
    pub fn of(form: &Form) -> Self {
        Self(form.indicators.rows().map(|(level1, level2, row)| (level1, level2.id, row.id)).collect())
    }

    /// Where a step shows that led from these rows to `form`. Of several texts it is the one touched first; `None` when nothing was touched.
    pub fn place(&self, form: &Form, touched: &[Touched]) -> Option<Place> {
        let group =
            touched.iter().find_map(|touched| if let Touched::RowsOf(level1) = touched { Some(*level1) } else { None });
        if let Some(level1) = group {
            return Some(self.changed_row(form, level1));
        }
        let text = touched.iter().find_map(|touched| match touched {
            Touched::Text(field) => Some(Place::Field(*field)),
            Touched::Row(row, part) => Some(Place::Row(*row, *part)),
            _ => None,
        });
        text.or_else(|| touched.first().copied().map(Place::Other))
    }

    /// The row that came or moved; where rows only went, the one that stands there now.
    fn changed_row(&self, form: &Form, level1: Level1) -> Place {
        let in_group = |rows: &Self| rows.0.iter().filter(|(of, ..)| *of == level1).copied().collect::<Vec<_>>();
        let (before, after) = (in_group(self), in_group(&Self::of(form)));
        let differs = after.iter().zip(before.iter()).take_while(|(now, then)| now == then).count();
        let known: HashSet<_> = before.iter().collect();
        let came = after.iter().find(|row| !known.contains(row));
        let Some((_, level2, row)) = came.or_else(|| after.get(differs)).or_else(|| after.last()).copied() else {
            return Place::Level1(level1);
        };
        // A 二级指标 that was not there before shows at its own name.
        if came.is_some() && !before.iter().any(|(_, of, _)| *of == level2) {
            Place::Field(Field::Level2Name(level2))
        } else {
            Place::Row(row, Part::Indicators)
        }
    }
}
