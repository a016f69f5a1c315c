//! The rows of a form as its file has them, kept from one writing to the next: of a long form only the rows that have changed are written anew, and where
//! those are many, in several steps.

use std::collections::{BTreeMap, BTreeSet};

use super::wire::{FormWire, RowWire};
use super::{Envelope, write};
use crate::form::{Form, Indicator, Level1, Level2, Level2Id, RowId};

/// Where the rows stand in the file of a form that has none. A line break in a text is written as `\n`, so nothing that a user typed looks like this.
const NO_ROWS: &str = "\n    \"indicators\": []";

/// Stands before the first row in the file, and behind the last one.
const BEFORE: &str = "\n    \"indicators\": [\n      ";
const BEHIND: &str = "\n    ]";

/// Stands between two rows.
const BETWEEN: &str = ",\n      ";

/// Stands before each line of a row.
const LINE: &str = "\n      ";

/// The rows of a form as its file has them.
#[derive(Debug, Default)]
pub struct WrittenRows(BTreeMap<RowId, WrittenRow>);

/// A row, with all that its text is made of. Whether the text still holds is seen by comparing, not by being told of a change: nobody can forget to tell.
#[derive(Debug)]
struct WrittenRow {
    level1: Level1,
    level2: (Level2Id, String),
    row: Indicator,
    text: String,
}

impl WrittenRow {
    fn of((level1, level2, row): (Level1, &Level2, &Indicator)) -> Self {
        // Texts, numbers and lists only: there is nothing in it that could fail to be written.
        let text = serde_json::to_string_pretty(&RowWire::of((level1, level2, row))).unwrap_or_default();
        Self { level1, level2: (level2.id, level2.name.clone()), row: row.clone(), text: text.replace('\n', LINE) }
    }

    fn is_of(&self, (level1, level2, row): (Level1, &Level2, &Indicator)) -> bool {
        let Self { level1: known, level2: (id, name), row: written, .. } = self;
        *known == level1 && *id == level2.id && *name == level2.name && written == row
    }
}

impl WrittenRows {
    /// The envelope of a form, as [`write`] gives it without results.
    pub fn write(&mut self, form: &Form) -> String {
        self.write_some(form, usize::MAX).unwrap_or_else(|| write(form, None))
    }

    /// As [`Self::write`], in several steps: each writes down so many rows at most of those that are not written as the form has them. `None` where some
    /// are left for the next step.
    pub fn write_some(&mut self, form: &Form, most: usize) -> Option<String> {
        if !form.unknown.is_empty() {
            return Some(write(form, None));
        }
        let Self(written) = self;
        let mut count = 0;
        let mut left = most;
        for place in form.indicators.rows() {
            count += 1;
            let (.., row) = place;
            if written.get(&row.id).is_some_and(|known| known.is_of(place)) {
                continue;
            }
            left = left.checked_sub(1)?;
            written.insert(row.id, WrittenRow::of(place));
        }
        if written.len() > count {
            let there: BTreeSet<RowId> = form.indicators.rows().map(|(.., row)| row.id).collect();
            written.retain(|id, _| there.contains(id));
        }
        // Every row has a number of its own; one that had another's would be lost.
        let envelope = if written.len() == count { self.envelope(form) } else { None };
        Some(envelope.unwrap_or_else(|| write(form, None)))
    }

    /// The envelope of rows that are all written. `None` only if the place of the rows is not found.
    fn envelope(&self, form: &Form) -> Option<String> {
        let without = serde_json::to_string_pretty(&Envelope::of(&FormWire::without_rows(form), None)).ok()?;
        let rows = || form.indicators.rows().map(|(.., row)| self.0.get(&row.id).map(|known| known.text.as_str()));
        let length: usize = rows().flatten().map(|text| text.len() + BETWEEN.len()).sum();
        if length == 0 {
            return Some(without);
        }
        let (head, tail) = without.split_once(NO_ROWS)?;
        let mut text = String::with_capacity(head.len() + BEFORE.len() + length + BEHIND.len() + tail.len());
        text.push_str(head);
        for (at, row) in rows().enumerate() {
            text.push_str(if at == 0 { BEFORE } else { BETWEEN });
            text.push_str(row?);
        }
        text.push_str(BEHIND);
        text.push_str(tail);
        Some(text)
    }
}
