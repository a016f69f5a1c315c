//! 批复稿: the targets of a form as they were approved, frozen under a name and a date. They stand in the form and travel with it, because later versions
//! are held against them by whoever receives the file.

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
}
