//! The text at the address of a field.

use super::Field;
use crate::form::{Form, Indicator, Level1};

impl Indicator {
    /// The text of this row at one of its fields; `None` for the field of another row, or of none.
    pub fn text(&self, field: Field) -> Option<&str> {
        if field.row() != Some(self.id) {
            return None;
        }
        Some(match field {
            Field::KeyTask(_) => &self.key_task,
            Field::Name(_) => &self.name,
            Field::Target(_, period) => self.target.get(period),
            Field::Actual(_, period) => self.actual.get(period),
            Field::OverrideReason(_, period) => self.override_reason.get(period),
            Field::Expected(_) => &self.monitoring.expected,
            Field::Explanation(_, period) => self.explanation.get(period),
            Field::AdjustmentReason(_) => &self.adjustment_reason,
            Field::Weight(_) => &self.weight,
            Field::Rating(_) => &self.rating,
            _ => return None,
        })
    }
}

impl Form {
    /// The text at a field; `None` when the row or 二级指标 it names is gone.
    pub fn text(&self, field: Field) -> Option<&str> {
        Some(match field {
            Field::Year => &self.year,
            Field::Unit => &self.profile.unit,
            Field::Functions => &self.profile.functions,
            Field::Organisation => &self.profile.organisation,
            Field::Income(source) => self.funds.income.get(source),
            Field::PublishedTotal(total) => self.funds.published_totals.get(total),
            Field::Planned(line, period) => self.funds.planned(line, period),
            Field::Adjustment(line, period) => self.progress.get(line).adjustment.get(period),
            Field::Executed(line, period) => self.progress.get(line).executed.get(period),
            Field::LongTermGoal => &self.goals.long_term,
            Field::AnnualGoal => &self.goals.annual,
            Field::Level2Name(id) => &self.indicators.level2(id)?.name,
            Field::KeyTask(id)
            | Field::Name(id)
            | Field::Target(id, _)
            | Field::Actual(id, _)
            | Field::OverrideReason(id, _)
            | Field::Expected(id)
            | Field::Explanation(id, _)
            | Field::AdjustmentReason(id)
            | Field::Weight(id)
            | Field::Rating(id) => self.indicators.row(id)?.text(field)?,
            Field::AdjustmentNote(period) => self.budget_notes.adjustment.get(period),
            Field::ExecutionNote(period) => self.budget_notes.execution.get(period),
            Field::Problems => &self.self_review.problems,
            Field::Measures => &self.self_review.measures,
            Field::Base(item, period) => self.base_data.get(item, period),
            Field::PartialFrom => &self.settings.partial_from,
            Field::DeviationFrom => &self.settings.deviation_from,
            Field::GradeFrom(grade) => self.settings.grade_from.get(grade)?,
            Field::GroupShare(level1) => self.settings.group_shares.get(level1),
        })
    }

    /// The text at a field, to be changed. Only edits use it, so that every change can be undone.
    pub fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Year => &mut self.year,
            Field::Unit => &mut self.profile.unit,
            Field::Functions => &mut self.profile.functions,
            Field::Organisation => &mut self.profile.organisation,
            Field::Income(source) => self.funds.income.get_mut(source),
            Field::PublishedTotal(total) => self.funds.published_totals.get_mut(total),
            Field::Planned(line, period) => self.funds.expenditure.get_mut(line).get_mut(period),
            Field::Adjustment(line, period) => self.progress.get_mut(line).adjustment.get_mut(period),
            Field::Executed(line, period) => self.progress.get_mut(line).executed.get_mut(period),
            Field::LongTermGoal => &mut self.goals.long_term,
            Field::AnnualGoal => &mut self.goals.annual,
            Field::Level2Name(id) => &mut self.indicators.level2_mut(id)?.name,
            Field::KeyTask(id) => &mut self.indicators.row_mut(id)?.key_task,
            Field::Name(id) => &mut self.indicators.row_mut(id)?.name,
            Field::Target(id, period) => self.indicators.row_mut(id)?.target.get_mut(period),
            Field::Actual(id, period) => self.indicators.row_mut(id)?.actual.get_mut(period),
            Field::OverrideReason(id, period) => self.indicators.row_mut(id)?.override_reason.get_mut(period),
            Field::Expected(id) => &mut self.indicators.row_mut(id)?.monitoring.expected,
            Field::Explanation(id, period) => self.indicators.row_mut(id)?.explanation.get_mut(period),
            Field::AdjustmentReason(id) => &mut self.indicators.row_mut(id)?.adjustment_reason,
            Field::Weight(id) => &mut self.indicators.row_mut(id)?.weight,
            Field::Rating(id) => &mut self.indicators.row_mut(id)?.rating,
            Field::AdjustmentNote(period) => self.budget_notes.adjustment.get_mut(period),
            Field::ExecutionNote(period) => self.budget_notes.execution.get_mut(period),
            Field::Problems => &mut self.self_review.problems,
            Field::Measures => &mut self.self_review.measures,
            Field::Base(item, period) => self.base_data.get_mut(item, period)?,
            Field::PartialFrom => &mut self.settings.partial_from,
            Field::DeviationFrom => &mut self.settings.deviation_from,
            Field::GradeFrom(grade) => self.settings.grade_from.get_mut(grade)?,
            Field::GroupShare(level1) => self.settings.group_shares.get_mut(level1),
        })
    }

    /// The group a field of an indicator stands in.
    pub fn level1_of(&self, field: Field) -> Option<Level1> {
        match field {
            Field::Level2Name(id) => self.indicators.level2_place(id).map(|(level1, _)| level1),
            field => self.indicators.place(field.row()?).map(|place| place.level1),
        }
    }
}
