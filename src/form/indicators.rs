//! All indicators of a form: the tree 一级 → 二级 → rows, and how a row is found in it.

use super::{Indicator, Level1, Level2, Level2Id, PerGroup, RowId};

/// The five groups, each a list of 二级指标 in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicators(PerGroup<Vec<Level2>>);

/// Where a row stands: its group, the position of its 二级指标 there, and its own position below that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowPlace {
    /// 一级指标
    pub level1: Level1,
    /// Position of the 二级指标 in its group.
    pub level2: usize,
    /// Position of the row in its 二级指标.
    pub row: usize,
}

impl Indicators {
    /// The 二级指标 of a group.
    pub fn group(&self, level1: Level1) -> &[Level2] {
        self.0.get(level1)
    }

    /// The 二级指标 of a group, to be changed.
    pub fn group_mut(&mut self, level1: Level1) -> &mut Vec<Level2> {
        self.0.get_mut(level1)
    }

    /// Every 二级指标 with its group, in the order of the form.
    pub fn level2s(&self) -> impl Iterator<Item = (Level1, &Level2)> {
        Level1::ALL.into_iter().flat_map(|level1| self.group(level1).iter().map(move |level2| (level1, level2)))
    }

    /// Every row with its group and 二级指标, in the order of the form; empty rows too.
    pub fn rows(&self) -> impl Iterator<Item = (Level1, &Level2, &Indicator)> {
        self.level2s().flat_map(|(level1, level2)| level2.rows.iter().map(move |row| (level1, level2, row)))
    }

    /// Every row that is an indicator; empty rows are not.
    pub fn filled(&self) -> impl Iterator<Item = (Level1, &Level2, &Indicator)> {
        self.rows().filter(|(_, _, row)| !row.is_blank())
    }

    /// How many rows are indicators.
    pub fn count(&self) -> usize {
        self.filled().count()
    }

    /// A row by its name.
    pub fn row(&self, id: RowId) -> Option<&Indicator> {
        self.rows().map(|(_, _, row)| row).find(|row| row.id == id)
    }

    /// A row by its name, to be changed.
    pub fn row_mut(&mut self, id: RowId) -> Option<&mut Indicator> {
        let RowPlace { level1, level2, row } = self.place(id)?;
        self.group_mut(level1).get_mut(level2)?.rows.get_mut(row)
    }

    /// A 二级指标 by its name.
    pub fn level2(&self, id: Level2Id) -> Option<&Level2> {
        self.level2s().map(|(_, level2)| level2).find(|level2| level2.id == id)
    }

    /// The 二级指标 that a row stands below.
    pub fn level2_of(&self, id: RowId) -> Option<&Level2> {
        self.rows().find(|(_, _, row)| row.id == id).map(|(_, level2, _)| level2)
    }

    /// A 二级指标 by its name, to be changed.
    pub fn level2_mut(&mut self, id: Level2Id) -> Option<&mut Level2> {
        let (level1, position) = self.level2_place(id)?;
        self.group_mut(level1).get_mut(position)
    }

    /// Where a row stands.
    pub fn place(&self, id: RowId) -> Option<RowPlace> {
        Level1::ALL.into_iter().find_map(|level1| {
            self.group(level1).iter().enumerate().find_map(|(level2, group)| {
                group.rows.iter().position(|row| row.id == id).map(|row| RowPlace { level1, level2, row })
            })
        })
    }

    /// Where a 二级指标 stands: its group and its position there.
    pub fn level2_place(&self, id: Level2Id) -> Option<(Level1, usize)> {
        Level1::ALL.into_iter().find_map(|level1| {
            self.group(level1).iter().position(|level2| level2.id == id).map(|position| (level1, position))
        })
    }

    /// A name no row of the form has.
    pub fn free_row_id(&self) -> RowId {
        RowId(self.rows().map(|(_, _, row)| row.id.0).max().map_or(1, |id| id.saturating_add(1)))
    }

    /// The row that comes into being when one types below the last row of a group: its 二级指标, and a name that no row of the form and no other
    /// group's row to come has. `None` where the last row is an empty one to type into already, or there is no 二级指标.
    pub fn row_to_come(&self, level1: Level1) -> Option<(Level2Id, RowId)> {
        let level2 = self.group(level1).last()?;
        let order = Level1::ALL.iter().position(|of| *of == level1).and_then(|at| u32::try_from(at).ok())?;
        let id = RowId(self.free_row_id().0.checked_add(order)?);
        level2.rows.last().is_some_and(|row| !row.is_blank()).then_some((level2.id, id))
    }

    /// A name no 二级指标 of the form has.
    pub fn free_level2_id(&self) -> Level2Id {
        Level2Id(self.level2s().map(|(_, level2)| level2.id.0).max().map_or(1, |id| id.saturating_add(1)))
    }

    /// Appends a 二级指标 at the end of a group, with rows built from empty ones. Without rows it gets one empty row.
    pub fn push_level2(&mut self, level1: Level1, name: &str, rows: impl IntoIterator<Item = Indicator>) {
        let id = self.free_level2_id();
        let mut next = self.free_row_id().0;
        let mut numbered: Vec<Indicator> = Vec::new();
        for row in rows {
            numbered.push(Indicator { id: RowId(next), ..row });
            next = next.saturating_add(1);
        }
        if numbered.is_empty() {
            numbered.push(Indicator::empty(RowId(next)));
        }
        self.group_mut(level1).push(Level2 { id, name: name.to_owned(), rows: numbered });
    }
}
