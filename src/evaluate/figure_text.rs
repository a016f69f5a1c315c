//! A figure as it stands in a cell, found by its address.

use super::{Figure, FormFigures, Score, Tally, amount_text, rate_text};
use crate::form::{ExpenditureLine, Field, Level1, Period};

impl FormFigures {
    /// A sum of the funds, a figure of 预算执行 or a computed indicator as its cell shows it: a word stands there where it cannot be computed.
    /// `None` for any other figure.
    pub fn text(&self, figure: Figure) -> Option<String> {
        let line = |of: Option<ExpenditureLine>| of.map_or(&self.execution.total, |line| self.execution.line(line));
        let total = &self.execution.total.periods;
        Some(match figure {
            Figure::Income(total) => amount_text(self.income(total)),
            Figure::Expenditure(period) => amount_text(self.expenditure.get(period)),
            Figure::AdjustmentTotal(period) => amount_text(&total.get(period).adjustment),
            Figure::ExecutedTotal(period) => amount_text(&total.get(period).executed),
            Figure::Adjusted(of, period) => amount_text(&line(of).periods.get(period).adjusted),
            Figure::ExecutionRate(of, period) => rate_text(&line(of).periods.get(period).rate),
            Figure::Progress(of) => rate_text(&line(of).periods.half_year.progress),
            Figure::Standard(standard, period) => {
                rate_text(&self.computed(standard, period).clone().map(|computed| computed.rate))
            }
            _ => return None,
        })
    }

    /// An amount of a line of expenditure as 预算执行 counts it: also where it was typed otherwise, or where nothing typed counts as 0. Empty for any
    /// other field.
    pub fn amount_text(&self, field: Field) -> String {
        let line = |of: ExpenditureLine| self.execution.line(of);
        match field {
            Field::Planned(of, Period::FullYear) => amount_text(&line(of).initial),
            Field::Planned(of, Period::HalfYear) => amount_text(&line(of).periods.half_year.planned),
            Field::Adjustment(of, period) => amount_text(&line(of).periods.get(period).adjustment),
            Field::Executed(of, period) => amount_text(&line(of).periods.get(period).executed),
            _ => String::new(),
        }
    }
}

impl Score {
    /// The figures of a 一级指标, or of the whole form.
    pub fn tally(&self, of: Option<Level1>) -> Option<&Tally> {
        of.map_or(Some(&self.whole), |level1| self.group(level1))
    }

    /// A weight, a rate or points of 绩效自评 as its cell shows it. `None` for any other figure, and for what the form has no indicators for.
    pub fn text(&self, figure: Figure) -> Option<String> {
        let ready = self.missing.is_none();
        Some(match figure {
            Figure::WeightSum(of) => self.tally(of)?.weight.normalize().to_string(),
            Figure::ScoreRate(of) => self.tally(of)?.rate_shown(ready),
            Figure::GroupScore(level1) => self.group(level1)?.total_shown(ready),
            Figure::TotalScore => self.whole.total_shown(ready),
            Figure::RowScore(row) => self.row(row)?.points(),
            _ => return None,
        })
    }
}
