//! Last year's rows by name, so that a long form does not search them once for each of its rows.

use std::collections::BTreeMap;

use crate::form::{Indicator, LastYear, LastYearRow, Level1, plain};

/// Finds what [`LastYear::row`] finds.
#[derive(Default)]
pub(super) struct LastYearIndex<'a>(BTreeMap<(Level1, String), Vec<&'a LastYearRow>>);

impl<'a> LastYearIndex<'a> {
    pub(super) fn of(last_year: Option<&'a LastYear>) -> Self {
        let mut index = Self::default();
        for row in last_year.map(|last_year| last_year.indicators.as_slice()).unwrap_or_default() {
            index.0.entry((row.level1, plain(&row.name))).or_default().push(row);
        }
        index
    }

    pub(super) fn row(&self, level1: Level1, level2: &str, row: &Indicator) -> Option<&'a LastYearRow> {
        let name = plain(&row.name);
        if name.is_empty() || self.0.is_empty() {
            return None;
        }
        let same = self.0.get(&(level1, name))?;
        let level2 = plain(level2);
        same.iter().find(|last| plain(&last.level2) == level2).or(same.first()).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::RowId;

    #[test]
    fn finds_what_a_search_finds() {
        let row = |level1, level2: &str, name: &str| LastYearRow {
            level1,
            level2: level2.to_owned(),
            name: name.to_owned(),
            target: String::new(),
            actual: format!("{level2}{name}"),
        };
        let last_year = LastYear {
            indicators: vec![
                row(Level1::Duty, "甲", "培训场次"),
                row(Level1::Duty, "乙", "“培训”场次"),
                row(Level1::Benefit, "甲", "培训场次"),
                row(Level1::Duty, "甲", ""),
            ],
            ..LastYear::default()
        };
        let index = LastYearIndex::of(Some(&last_year));
        for level1 in Level1::ALL {
            for level2 in ["甲", "乙", "丙", ""] {
                for name in ["培训场次", "培训 场次", "别的", ""] {
                    let row = Indicator { name: name.to_owned(), ..Indicator::empty(RowId(1)) };
                    assert_eq!(index.row(level1, level2, &row), last_year.row(level1, level2, &row), "{level2} {name}");
                }
            }
        }
    }
}
