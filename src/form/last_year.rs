//! Last year's form beside this year's: what its rows asked for and what came of them.
//!
//! It stands in this year's form and travels with it, because findings depend on it.

use core::borrow::Borrow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Form, Indicator, Level1, Period, read_year};

/// What is kept of last year's form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct LastYear {
    /// 年度, as typed there.
    pub year: String,
    /// 单位名称, as typed there.
    pub unit: String,
    /// 调整后预算 of the year in 万元, as a plain figure; empty where it was not known.
    pub budget: String,
    /// 执行数 of the year in 万元, as a plain figure; empty where it was not known.
    pub executed: String,
    /// The indicators of last year's form.
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
    pub fn of(form: &Form, actual: impl Fn(&Indicator) -> String) -> Self {
        let rows = form.indicators.filled();
        let indicators = rows
            .map(|(level1, level2, row)| LastYearRow {
                level1,
                level2: level2.name.clone(),
                name: row.name.clone(),
                target: row.target.get(Period::FullYear).clone(),
                actual: actual(row),
            })
            .collect();
        Self { year: form.year.clone(), unit: form.profile.unit.clone(), indicators, ..Self::default() }
    }

    /// The same with what the unit might spend and spent, which is computed.
    #[must_use]
    pub fn with_money(self, budget: String, executed: String) -> Self {
        Self { budget, executed, ..self }
    }
}

impl LastYear {
    /// What speaks against this being last year's form of the same unit, in sentences. It may be so all the same: units are renamed and merged.
    pub fn doubts(&self, form: &Form) -> Vec<String> {
        let mut doubts = Vec::new();
        let (unit, last_unit) = (form.profile.unit.trim(), self.unit.trim());
        if plain(unit) != plain(last_unit) {
            let named = |name: &str| if name.is_empty() { "未填".to_owned() } else { format!("“{name}”") };
            doubts.push(format!("单位名称不同：本年{}，上年{}，请核对是否为同一单位", named(unit), named(last_unit)));
        }
        match (read_year(&form.year), read_year(&self.year)) {
            (Some(year), Some(last)) if last + 1 != year => {
                doubts.push(format!("载入的是 {last} 年度的表，本表为 {year} 年度，请核对是否为上一年度"));
            }
            (Some(_), Some(_)) => {}
            _ => doubts.push("本表或上年表的年度未填写成四位数字，无法核对是否为上一年度".to_owned()),
        }
        doubts
    }

    /// The rows by name, for those who look up many: [`Self::row`] walks through all rows each time.
    pub fn index(&self) -> LastYearIndex<&LastYearRow> {
        let mut rows: HashMap<(Level1, String), Vec<&LastYearRow>> = HashMap::new();
        for row in &self.indicators {
            rows.entry((row.level1, plain(&row.name))).or_default().push(row);
        }
        LastYearIndex { rows }
    }
}

/// The rows of last year's form by name; its own, or borrowed from the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastYearIndex<R = LastYearRow> {
    rows: HashMap<(Level1, String), Vec<R>>,
}

impl<R: Borrow<LastYearRow>> LastYearIndex<R> {
    /// What [`LastYear::row`] finds.
    pub fn row(&self, level1: Level1, level2: &str, row: &Indicator) -> Option<&LastYearRow> {
        let name = plain(&row.name);
        if name.is_empty() {
            return None;
        }
        let same = self.rows.get(&(level1, name))?;
        let level2 = plain(level2);
        same.iter().find(|last| plain(&(*last).borrow().level2) == level2).or(same.first()).map(Borrow::borrow)
    }

    /// The index with rows of its own, for those who keep it while the form changes.
    pub fn into_owned(self) -> LastYearIndex {
        let own = |rows: Vec<R>| rows.into_iter().map(|row| row.borrow().clone()).collect();
        LastYearIndex { rows: self.rows.into_iter().map(|(name, rows)| (name, own(rows))).collect() }
    }
}

/// A name without what two typists would do differently: spaces, quotation marks, punctuation.
pub fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
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
        let index = last_year.index();
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
