//! Last year's form beside this year's: what its rows asked for and what came of them.
//!
//! It stands in this year's form and travels with it, because findings depend on it.

use serde::{Deserialize, Serialize};

use super::{Form, Indicator, Level1, Period};

/// What is kept of last year's form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LastYear {
    /// 年度, as typed there.
    pub year: String,
    /// 单位名称, as typed there.
    pub unit: String,
    /// Its indicators.
    pub indicators: Vec<LastYearRow>,
}

/// A row of last year's form: its values for the whole year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LastYearRow {
    /// 一级指标
    pub level1: Level1,
    /// 二级指标
    #[serde(default)]
    pub level2: String,
    /// 三级指标
    #[serde(default)]
    pub name: String,
    /// 全年指标值
    #[serde(default)]
    pub target: String,
    /// 全年实际完成值; for a computed indicator what was computed.
    #[serde(default)]
    pub actual: String,
}

impl LastYear {
    /// The row of last year that a row of this year continues: of the same 一级指标 and the same name; where there are several, the one
    /// below the same 二级指标.
    pub fn row(&self, level1: Level1, level2: &str, row: &Indicator) -> Option<&LastYearRow> {
        let name = plain(&row.name);
        if name.is_empty() {
            return None;
        }
        let mut same = self.indicators.iter().filter(|last| last.level1 == level1 && plain(&last.name) == name);
        let first = same.clone().next()?;
        Some(same.find(|last| plain(&last.level2) == plain(level2)).unwrap_or(first))
    }

    /// What next year's form keeps of this one. `actual` gives the actual value of a row for the year.
    pub fn of(form: &Form, actual: impl Fn(Level1, &Indicator) -> String) -> Self {
        let rows = form.indicators.filled();
        let indicators = rows
            .map(|(level1, level2, row)| LastYearRow {
                level1,
                level2: level2.name.clone(),
                name: row.name.clone(),
                target: row.target.get(Period::FullYear).clone(),
                actual: actual(level1, row),
            })
            .collect();
        Self { year: form.year.clone(), unit: form.profile.unit.clone(), indicators }
    }
}

/// A name without what two typists would do differently: spaces, quotation marks, punctuation.
pub fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}
