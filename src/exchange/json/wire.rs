//! The form as it stands in JSON.
//!
//! Indicators are a flat list there, each row with its 一级 and 二级, because that is what scripts and spreadsheets want;
//! `level2Id` keeps two neighbouring 二级指标 of the same name apart.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::path::MOST_QUOTED;
use crate::brief::brief_to;
use crate::form::{
    Acceptance, Approved, BaseData, BudgetNotes, EqualRule, Form, Funds, Goals, Indicator, Judgement, LastYear, Level1,
    Level2, Level2Id, LineProgress, MadeFrom, Monitoring, PerLine, PerPeriod, Profile, RowId, SelfReview, Settings,
    Stage, UnplacedLine,
};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FormWire {
    #[serde(default)]
    year: String,
    #[serde(default)]
    stage: Stage,
    #[serde(default)]
    profile: Profile,
    #[serde(default)]
    funds: Funds,
    #[serde(default)]
    goals: Goals,
    #[serde(default)]
    indicators: Vec<RowWire>,
    #[serde(default)]
    progress: PerLine<LineProgress>,
    #[serde(default)]
    budget_notes: BudgetNotes,
    #[serde(default)]
    base_data: BaseData,
    #[serde(default, skip_serializing_if = "is_default")]
    self_review: SelfReview,
    #[serde(default)]
    settings: Settings,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_year: Option<Box<LastYear>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    made_from: Option<MadeFrom>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    approved: Option<Box<Approved>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unplaced: Vec<UnplacedLine>,
    #[serde(default, rename = "accepted", skip_serializing_if = "Vec::is_empty")]
    acceptances: Vec<Acceptance>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RowWire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<RowId>,
    level1: Level1,
    #[serde(default)]
    level2: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level2_id: Option<Level2Id>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    key_task: String,
    #[serde(default)]
    name: String,
    #[serde(default)]
    target: PerPeriod<String>,
    #[serde(default)]
    actual: PerPeriod<String>,
    #[serde(default)]
    judgement: PerPeriod<Option<Judgement>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    equal_rule: Option<EqualRule>,
    #[serde(default, skip_serializing_if = "is_default")]
    override_reason: PerPeriod<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    monitoring: Monitoring,
    #[serde(default, skip_serializing_if = "is_default")]
    explanation: PerPeriod<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    adjustment_reason: String,
    /// That of 全年. A file from before the half year was told apart has this one alone.
    #[serde(default, skip_serializing_if = "is_default")]
    carried_over: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    carried_over_half_year: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    weight: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    rating: String,
}

/// Most rows have none of what the later stages ask for; leaving it out keeps the file readable.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl RowWire {
    pub(super) fn of((level1, level2, row): (Level1, &Level2, &Indicator)) -> Self {
        Self {
            id: Some(row.id),
            level1,
            level2: level2.name.clone(),
            level2_id: Some(level2.id),
            key_task: row.key_task.clone(),
            name: row.name.clone(),
            target: row.target.clone(),
            actual: row.actual.clone(),
            judgement: row.judgement,
            equal_rule: row.equal_rule,
            override_reason: row.override_reason.clone(),
            monitoring: row.monitoring.clone(),
            explanation: row.explanation.clone(),
            adjustment_reason: row.adjustment_reason.clone(),
            carried_over: row.carried_over.full_year,
            carried_over_half_year: row.carried_over.half_year,
            weight: row.weight.clone(),
            rating: row.rating.clone(),
        }
    }
}

impl From<&Form> for FormWire {
    fn from(form: &Form) -> Self {
        Self { indicators: form.indicators.rows().map(RowWire::of).collect(), ..Self::without_rows(form) }
    }
}

impl FormWire {
    pub(super) fn without_rows(form: &Form) -> Self {
        Self {
            year: form.year.clone(),
            stage: form.stage,
            profile: form.profile.clone(),
            funds: form.funds.clone(),
            goals: form.goals.clone(),
            indicators: Vec::new(),
            progress: form.progress.clone(),
            budget_notes: form.budget_notes.clone(),
            base_data: form.base_data.clone(),
            self_review: form.self_review.clone(),
            settings: form.settings.clone(),
            last_year: form.last_year.clone(),
            made_from: form.made_from.clone(),
            approved: form.approved.clone(),
            unplaced: form.unplaced.clone(),
            acceptances: form.acceptances.clone(),
        }
    }

    /// Whether it has rows, empty ones among them.
    pub(super) fn has_indicators(&self) -> bool {
        !self.indicators.is_empty()
    }

    /// Builds the tree, and tells the number of each row in the order of the file. Missing or repeated numbers are given anew; a remark says so for
    /// repeated ones.
    pub(super) fn into_form(self, remarks: &mut Vec<String>) -> (Form, Vec<RowId>) {
        let mut form = Form {
            year: self.year,
            stage: self.stage,
            profile: self.profile,
            funds: self.funds,
            goals: self.goals,
            progress: self.progress,
            budget_notes: self.budget_notes,
            base_data: self.base_data,
            self_review: self.self_review,
            settings: self.settings,
            last_year: self.last_year,
            made_from: self.made_from,
            approved: self.approved,
            unplaced: self.unplaced,
            acceptances: self.acceptances,
            ..Form::default()
        };
        let mut names = Names::of(&self.indicators);
        let mut rows = Vec::with_capacity(self.indicators.len());
        for row in self.indicators {
            let id = names.row(row.id, &row.name, remarks);
            rows.push(id);
            let group = form.indicators.group_mut(row.level1);
            let continues = group.last().is_some_and(|last| {
                last.name == row.level2 && row.level2_id.is_none_or(|named| names.current_level2 == Some(named))
            });
            if !continues {
                let id = names.level2(row.level2_id);
                group.push(Level2 { id, name: row.level2, rows: Vec::new() });
            }
            let indicator = Indicator {
                id,
                key_task: row.key_task,
                name: row.name,
                target: row.target,
                actual: row.actual,
                judgement: row.judgement,
                equal_rule: row.equal_rule,
                override_reason: row.override_reason,
                monitoring: row.monitoring,
                explanation: row.explanation,
                adjustment_reason: row.adjustment_reason,
                carried_over: PerPeriod { half_year: row.carried_over_half_year, full_year: row.carried_over },
                weight: row.weight,
                rating: row.rating,
            };
            if let Some(level2) = group.last_mut() {
                level2.rows.push(indicator);
            }
        }
        (form, rows)
    }
}

/// A number in a file from here on is given anew, so that there is always a next one.
const LARGEST: u32 = 1_000_000_000;

/// Gives each row and 二级指标 a name of its own, keeping those in the file where it can.
struct Names {
    /// The numbers that rows have by now; `None` where those in the file ascend, as nearly always: then none stands twice.
    rows: Option<BTreeSet<RowId>>,
    level2s: BTreeSet<Level2Id>,
    next_row: u32,
    next_level2: u32,
    /// The name in the file of the 二级指标 that is being filled.
    current_level2: Option<Level2Id>,
}

impl Names {
    fn of(rows: &[RowWire]) -> Self {
        let largest = |ids: &mut dyn Iterator<Item = u32>| ids.filter(|id| *id < LARGEST).max().unwrap_or(0);
        let ascend = rows.iter().filter_map(|row| row.id).is_sorted_by(|one, next| one < next);
        Self {
            rows: (!ascend).then(BTreeSet::new),
            level2s: BTreeSet::new(),
            next_row: largest(&mut rows.iter().filter_map(|row| row.id).map(|id| id.0)),
            next_level2: largest(&mut rows.iter().filter_map(|row| row.level2_id).map(|id| id.0)),
            current_level2: None,
        }
    }

    fn row(&mut self, named: Option<RowId>, name: &str, remarks: &mut Vec<String>) -> RowId {
        if let Some(id) = named.filter(|id| id.0 < LARGEST) {
            if self.is_new(id) {
                return id;
            }
            let name = brief_to(name, MOST_QUOTED);
            remarks.push(format!("指标“{name}”的编号 {} 与另一行重复，已重新编号", id.0));
        }
        loop {
            self.next_row = self.next_row.wrapping_add(1);
            let id = RowId(self.next_row);
            if self.is_new(id) {
                return id;
            }
        }
    }

    fn is_new(&mut self, id: RowId) -> bool {
        self.rows.as_mut().is_none_or(|rows| rows.insert(id))
    }

    fn level2(&mut self, named: Option<Level2Id>) -> Level2Id {
        self.current_level2 = named;
        if let Some(id) = named.filter(|id| id.0 < LARGEST)
            && self.level2s.insert(id)
        {
            return id;
        }
        loop {
            self.next_level2 = self.next_level2.wrapping_add(1);
            let id = Level2Id(self.next_level2);
            if self.level2s.insert(id) {
                return id;
            }
        }
    }
}
