//! 批复稿: the targets of a form as they were approved, frozen under a name and a date. They stand in the form and travel with it, because later versions
//! are held against them by whoever receives the file.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Form, Indicator, Level1, PerPeriod, RowId, plain};

/// The targets that were approved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Approved {
    /// What it is called: 批复稿, or the number of the document that approved it.
    pub name: String,
    /// When it was approved, as typed.
    pub date: String,
    /// The indicators as they were approved.
    pub indicators: Vec<ApprovedRow>,
}

/// An indicator as it was approved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApprovedRow {
    /// The row of this form that it was, by its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<RowId>,
    /// 一级指标
    pub level1: Level1,
    /// 二级指标
    #[serde(default)]
    pub level2: String,
    /// 三级指标
    #[serde(default)]
    pub name: String,
    /// 半年指标值, 全年指标值
    #[serde(default)]
    pub target: PerPeriod<String>,
}

impl Approved {
    /// The targets of a form as they stand, under a name and a date.
    pub fn of(form: &Form, name: &str, date: &str) -> Self {
        let row = |(level1, level2, row): (Level1, &super::Level2, &Indicator)| ApprovedRow {
            id: Some(row.id),
            level1,
            level2: level2.name.clone(),
            name: row.name.clone(),
            target: row.target.clone(),
        };
        let indicators = form.indicators.filled().map(row).collect();
        Self { name: name.trim().to_owned(), date: date.trim().to_owned(), indicators }
    }

    /// Its name and date: 批复稿 2025-02-10.
    pub fn title(&self) -> String {
        [self.name.as_str(), self.date.as_str()]
            .into_iter()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// The approved row that a row continues: the one of its number, or else the only one of its group and name.
    pub fn row(&self, level1: Level1, row: &Indicator) -> Option<&ApprovedRow> {
        let by_number = self.indicators.iter().find(|approved| approved.id == Some(row.id));
        by_number.or_else(|| {
            let name = plain(&row.name);
            let alike = |approved: &&ApprovedRow| approved.level1 == level1 && plain(&approved.name) == name;
            let mut alike = self.indicators.iter().filter(alike);
            alike.next().filter(|_| !name.is_empty() && alike.next().is_none())
        })
    }

    /// The same for many rows: a search for each of them would look at all approved rows again and again.
    pub fn index(&self) -> ApprovedIndex<'_> {
        let (mut by_number, mut by_name) = (HashMap::new(), HashMap::new());
        for (at, approved) in self.indicators.iter().enumerate() {
            if let Some(id) = approved.id {
                by_number.entry(id).or_insert(at);
            }
            let name = plain(&approved.name);
            let alone = |known: &mut Option<usize>| *known = None;
            by_name.entry((approved.level1, name)).and_modify(alone).or_insert(Some(at));
        }
        ApprovedIndex { rows: &self.indicators, by_number, by_name }
    }
}

/// The approved rows by their numbers and names.
pub struct ApprovedIndex<'a> {
    rows: &'a [ApprovedRow],
    by_number: HashMap<RowId, usize>,
    /// `None` where several have the name.
    by_name: HashMap<(Level1, String), Option<usize>>,
}

impl<'a> ApprovedIndex<'a> {
    /// What [`Approved::row`] finds, with its position.
    pub fn row(&self, level1: Level1, row: &Indicator) -> Option<(usize, &'a ApprovedRow)> {
        let named = || {
            let name = plain(&row.name);
            if name.is_empty() { None } else { self.by_name.get(&(level1, name)).copied().flatten() }
        };
        let at = self.by_number.get(&row.id).copied().or_else(named)?;
        Some((at, self.rows.get(at)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_search_finds() {
        let approved = |id: Option<u32>, level1, name: &str| ApprovedRow {
            id: id.map(RowId),
            level1,
            level2: String::new(),
            name: name.to_owned(),
            target: PerPeriod::default(),
        };
        let (duty, benefit) = (Level1::Duty, Level1::Benefit);
        let all = Approved {
            indicators: vec![
                approved(Some(1), duty, "甲"),
                approved(Some(1), duty, "乙"),
                approved(None, duty, "丙"),
                approved(Some(2), duty, "丙"),
                approved(None, benefit, "丙"),
                approved(None, duty, ""),
                approved(Some(3), duty, "（丁）"),
            ],
            ..Approved::default()
        };
        let index = all.index();
        for level1 in [duty, benefit] {
            for id in 0..5 {
                for name in ["甲", "乙", "丙", "丁", "戊", ""] {
                    let row = Indicator { name: name.to_owned(), ..Indicator::empty(RowId(id)) };
                    assert_eq!(index.row(level1, &row).map(|(_, of)| of), all.row(level1, &row), "{id} {name}");
                }
            }
        }
    }
}
