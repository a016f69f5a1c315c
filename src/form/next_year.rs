//! 生成下一年度: next year's form begins as this year's, with everything gone that was about this year only.

use serde::{Deserialize, Serialize};

use super::{Form, Indicator, Indicators, LastYear, Level1, PerPeriod, Stage, read_year};

/// The form that a form was made from, as it was called then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MadeFrom {
    /// 年度, as typed there.
    pub year: String,
    /// 单位名称, as typed there.
    pub unit: String,
}

/// Next year's form of the same unit. `last_year` is what it keeps of this one, as [`crate::evaluate::last_year_of`] gives it.
///
/// It keeps who the unit is, its goals, its indicators with targets, weights and rules, and the settings; it begins at 目标申报, and this form
/// stands beside it as last year's. A new budget is a new one: amounts, execution, 基础数据 and their explanations are empty, and so are
/// actual values, judgements, monitoring, explanations and ratings. Every target that is taken over is to be confirmed ([`Indicator::carried_over`]). Lines that an import could not place belong to the text they came from and
/// stay with it. The form it is made from is not changed, so nothing is lost.
///
/// ```
/// use budget_form::form::{LastYear, next_year, standard_form};
/// let form = standard_form("2025");
/// let next = next_year(&form, LastYear::of(&form, |row| row.actual.full_year.clone()));
/// assert_eq!(next.year, "2026");
/// assert_eq!(next.last_year.map(|last| last.year), Some("2025".into()));
/// ```
pub fn next_year(form: &Form, last_year: LastYear) -> Form {
    Form {
        year: read_year(&form.year).map_or_else(String::new, |year| (year + 1).to_string()),
        stage: Stage::Declaration,
        profile: form.profile.clone(),
        goals: form.goals.clone(),
        indicators: as_planned(&form.indicators),
        settings: form.settings.clone(),
        last_year: Some(Box::new(last_year)),
        made_from: Some(MadeFrom { year: form.year.clone(), unit: form.profile.unit.clone() }),
        ..Form::default()
    }
}

/// The indicators as they were planned, without what came of them.
fn as_planned(indicators: &Indicators) -> Indicators {
    let mut planned = indicators.clone();
    for level1 in Level1::ALL {
        for row in planned.group_mut(level1).iter_mut().flat_map(|level2| &mut level2.rows) {
            let carried = |target: &str| !target.trim().is_empty();
            let carried_over =
                PerPeriod { half_year: carried(&row.target.half_year), full_year: carried(&row.target.full_year) };
            *row = Indicator {
                key_task: core::mem::take(&mut row.key_task),
                name: core::mem::take(&mut row.name),
                target: core::mem::take(&mut row.target),
                equal_rule: row.equal_rule,
                // Last year's figure is a proposal until somebody has looked at it.
                carried_over,
                weight: core::mem::take(&mut row.weight),
                ..Indicator::empty(row.id)
            };
        }
    }
    planned
}
