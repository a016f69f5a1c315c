//! Where each row stands in a list of rows, by its number.

use crate::form::RowId;

/// Where each row stands, in the order of the numbers. Most forms number their rows in their order, so sorting them is a look at each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Places(Vec<(RowId, usize)>);

impl Places {
    pub(super) fn of(rows: impl Iterator<Item = RowId>) -> Self {
        let mut places: Vec<(RowId, usize)> = rows.enumerate().map(|(at, row)| (row, at)).collect();
        places.sort_unstable();
        Self(places)
    }

    /// Where a row stands.
    pub(super) fn at(&self, row: RowId) -> Option<usize> {
        let found = self.0.binary_search_by_key(&row, |(id, _)| *id).ok()?;
        self.0.get(found).map(|(_, at)| *at)
    }
}
