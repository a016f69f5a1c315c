//! All indicators of a form: the tree 一级 → 二级 → rows, and how a row is found in it.

use core::sync::atomic::{AtomicU32, AtomicUsize, Ordering};

use super::{Indicator, Level1, Level2, Level2Id, PerLevel1, RowId};

/// The five groups, each a list of 二级指标 in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Indicators {
    groups: PerLevel1<Vec<Level2>>,
    memory: Memory,
}

/// What was learned in looking for rows, so that going through them one by one does not walk through all of them for each. Only hints: every one is
/// looked at before it is believed. They are no part of the form.
#[derive(Debug, Default)]
struct Memory {
    /// Where the row looked for last stands.
    level1: AtomicUsize,
    level2: AtomicUsize,
    row: AtomicUsize,
    /// No row has a number from here on; 0 where that is not known.
    free: AtomicU32,
}

impl Clone for Memory {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Memory {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Memory {}

impl Memory {
    fn last(&self) -> Option<RowPlace> {
        let level1 = *Level1::ALL.get(self.level1.load(Ordering::Relaxed))?;
        Some(RowPlace { level1, level2: self.level2.load(Ordering::Relaxed), row: self.row.load(Ordering::Relaxed) })
    }

    fn keep(&self, place: RowPlace) {
        let level1 = Level1::ALL.iter().position(|of| *of == place.level1).unwrap_or_default();
        self.level1.store(level1, Ordering::Relaxed);
        self.level2.store(place.level2, Ordering::Relaxed);
        self.row.store(place.row, Ordering::Relaxed);
    }
}

/// Where a row stands: its 一级指标, the position of its 二级指标 there, and its own position below that.
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
    /// The 二级指标 of a 一级指标, in the order of the form.
    pub fn group(&self, level1: Level1) -> &[Level2] {
        self.groups.get(level1)
    }

    /// The 二级指标 of a 一级指标, to be changed.
    pub fn group_mut(&mut self, level1: Level1) -> &mut Vec<Level2> {
        // Rows of any number may come in.
        *self.memory.free.get_mut() = 0;
        self.groups.get_mut(level1)
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

    /// The row of this number.
    pub fn row(&self, id: RowId) -> Option<&Indicator> {
        self.at(self.place(id)?)
    }

    fn at(&self, place: RowPlace) -> Option<&Indicator> {
        self.group(place.level1).get(place.level2)?.rows.get(place.row)
    }

    /// A row by its name, to be changed.
    pub fn row_mut(&mut self, id: RowId) -> Option<&mut Indicator> {
        let RowPlace { level1, level2, row } = self.place(id)?;
        self.groups.get_mut(level1).get_mut(level2)?.rows.get_mut(row)
    }

    /// The 二级指标 of this number.
    pub fn level2(&self, id: Level2Id) -> Option<&Level2> {
        let (level1, at) = self.level2_place(id)?;
        self.group(level1).get(at)
    }

    /// The 二级指标 that a row stands below.
    pub fn level2_of(&self, id: RowId) -> Option<&Level2> {
        let place = self.place(id)?;
        self.group(place.level1).get(place.level2)
    }

    /// A 二级指标 by its name, to be changed.
    pub fn level2_mut(&mut self, id: Level2Id) -> Option<&mut Level2> {
        let (level1, position) = self.level2_place(id)?;
        // Rows of any number may come in.
        *self.memory.free.get_mut() = 0;
        self.groups.get_mut(level1).get_mut(position)
    }

    /// Where the row of this number stands.
    pub fn place(&self, id: RowId) -> Option<RowPlace> {
        let mut nearby = self.memory.last().into_iter().flat_map(near);
        let found = nearby.find(|place| self.at(*place).is_some_and(|row| row.id == id));
        let found = found.or_else(|| self.search(id))?;
        self.memory.keep(found);
        Some(found)
    }

    fn search(&self, id: RowId) -> Option<RowPlace> {
        let free = self.free_from();
        if id.0 >= free && free < u32::MAX {
            return None;
        }
        Level1::ALL.into_iter().find_map(|level1| {
            self.group(level1).iter().enumerate().find_map(|(level2, group)| {
                group.rows.iter().position(|row| row.id == id).map(|row| RowPlace { level1, level2, row })
            })
        })
    }

    /// Where a 二级指标 stands: its group and its position there.
    pub fn level2_place(&self, id: Level2Id) -> Option<(Level1, usize)> {
        let mut nearby =
            self.memory.last().into_iter().flat_map(|at| [(at.level1, at.level2), (at.level1, at.level2 + 1)]);
        let found = nearby.find(|(level1, at)| self.group(*level1).get(*at).is_some_and(|level2| level2.id == id));
        found.or_else(|| self.search_level2(id))
    }

    fn search_level2(&self, id: Level2Id) -> Option<(Level1, usize)> {
        Level1::ALL.into_iter().find_map(|level1| {
            self.group(level1).iter().position(|level2| level2.id == id).map(|position| (level1, position))
        })
    }

    /// A number that no row of the form has.
    pub fn free_row_id(&self) -> RowId {
        RowId(self.free_from())
    }

    /// The lowest number such that no row has it or a higher one; the highest of all numbers may be taken nevertheless.
    fn free_from(&self) -> u32 {
        let known = self.memory.free.load(Ordering::Relaxed);
        if known > 0 {
            return known;
        }
        let free = self.rows().map(|(_, _, row)| row.id.0).max().map_or(1, |id| id.saturating_add(1));
        self.memory.free.store(free, Ordering::Relaxed);
        free
    }

    /// Puts a row at a position below a 二级指标; whether there is such a place.
    pub fn insert_row(&mut self, level2: Level2Id, at: usize, row: Indicator) -> bool {
        let Some((level1, position)) = self.level2_place(level2) else { return false };
        let of = self.groups.get_mut(level1).get_mut(position);
        let Some(of) = of.filter(|of| at <= of.rows.len()) else { return false };
        let next = row.id.0.saturating_add(1);
        of.rows.insert(at, row);
        self.memory.keep(RowPlace { level1, level2: position, row: at });
        let free = self.memory.free.get_mut();
        if *free > 0 {
            *free = next.max(*free);
        }
        true
    }

    /// The row that comes into being when one types below the last row of a group: its 二级指标, and a name that no row of the form and no other
    /// group's row to come has. `None` where the last row is an empty one to type into already, or there is no 二级指标.
    pub fn row_to_come(&self, level1: Level1) -> Option<(Level2Id, RowId)> {
        let level2 = self.group(level1).last()?;
        let order = Level1::ALL.iter().position(|of| *of == level1).and_then(|at| u32::try_from(at).ok())?;
        let id = RowId(self.free_row_id().0.checked_add(order)?);
        level2.rows.last().is_some_and(|row| !row.is_blank()).then_some((level2.id, id))
    }

    /// A number that no 二级指标 of the form has.
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

/// A place and those around it, to which the next look most likely goes.
fn near(at: RowPlace) -> [RowPlace; 4] {
    let row = |row| RowPlace { row, ..at };
    let next = RowPlace { level2: at.level2.saturating_add(1), row: 0, ..at };
    [at, row(at.row.saturating_add(1)), next, row(at.row.saturating_sub(1))]
}
