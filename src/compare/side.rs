//! One version of the form as the matching sees it: flat lists of 二级指标 and rows, with their names as `plain` has them.

use crate::form::{Form, Indicator, Level1, Level2, plain};

/// A 二级指标 and where it stands.
#[derive(Clone, Debug)]
pub(super) struct SideLevel2<'a> {
    pub(super) level1: Level1,
    pub(super) level2: &'a Level2,
    /// Its name without spaces and punctuation.
    pub(super) plain: String,
    /// Which one of its group it is, counted from 1.
    pub(super) number: usize,
    /// How many of its rows have something in them.
    pub(super) size: usize,
}

/// A row with something in it, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct SideRow<'a> {
    pub(super) level1: Level1,
    /// Position in the list of 二级指标.
    pub(super) level2: usize,
    pub(super) row: &'a Indicator,
    /// 三级指标 without spaces and punctuation.
    pub(super) plain: String,
    /// 重点工作, likewise.
    pub(super) task: String,
    /// Which one of its 二级指标 it is, counted from 1.
    pub(super) number: usize,
}

/// One version of the form.
#[derive(Debug, Default)]
pub(super) struct Side<'a> {
    pub(super) level2s: Vec<SideLevel2<'a>>,
    pub(super) rows: Vec<SideRow<'a>>,
}

impl<'a> Side<'a> {
    /// Lists a form. The empty rows that stand for 二级指标 without 三级指标 are no rows, and a 二级指标 without a name and with nothing below it
    /// is none.
    pub(super) fn of(form: &'a Form) -> Self {
        let mut side = Self::default();
        for level1 in Level1::ALL {
            for (at, level2) in form.indicators.group(level1).iter().enumerate() {
                side.push(level1, at + 1, level2);
            }
        }
        side
    }

    fn push(&mut self, level1: Level1, number: usize, level2: &'a Level2) {
        let position = self.level2s.len();
        let before = self.rows.len();
        for (at, row) in level2.rows.iter().enumerate() {
            if *row != Indicator::empty(row.id) {
                self.rows.push(SideRow {
                    level1,
                    level2: position,
                    row,
                    plain: plain(&row.name),
                    task: plain(&row.key_task),
                    number: at + 1,
                });
            }
        }
        let size = self.rows.len() - before;
        if size > 0 || !level2.name.is_empty() {
            self.level2s.push(SideLevel2 { level1, level2, plain: plain(&level2.name), number, size });
        }
    }

    /// The 二级指标 of a row.
    pub(super) fn level2_of(&self, row: &SideRow<'a>) -> Option<&SideLevel2<'a>> {
        self.level2s.get(row.level2)
    }
}
