//! A row as the rules see it: everything they ask of it, worked out once.

use rust_decimal::Decimal;

use super::words::adds_up;
use crate::brief::brief;
use crate::evaluate::{ActualValue, Assessment, Direction, FormFigures, RowEvaluation, StandardIndicator, direction};
use crate::form::{Form, Indicator, Level1, Level2, Period};
use crate::target::{Actual, NumberTarget, Op, Quantity, Target, Tolerance, comparable};

/// The whole year or else the half, where something holds there: what is about both is shown at the year's value.
pub(super) fn period_where(holds: impl Fn(Period) -> bool) -> Option<Period> {
    [Period::FullYear, Period::HalfYear].into_iter().find(|period| holds(*period))
}

/// A name in quotation marks; its own become single ones, as is the rule.
pub(super) fn quoted(name: &str) -> String {
    format!("“{}”", brief(name).replace('“', "\u{2018}").replace('”', "\u{2019}"))
}

/// The rows of which something holds, by 一级指标; groups without any are left out. What holds of many rows is said once for each group: row by row it would
/// bury everything else.
pub(super) fn by_group<'r, 'a>(
    rows: &'r [Row<'a>],
    holds: impl Fn(&Row<'a>) -> bool,
) -> impl Iterator<Item = (Level1, Vec<&'r Row<'a>>)> {
    let of = move |level1| {
        let rows: Vec<&Row<'_>> = rows.iter().filter(|row| row.level1 == level1 && holds(row)).collect();
        (!rows.is_empty()).then_some((level1, rows))
    };
    Level1::ALL.into_iter().filter_map(of)
}

/// The first names of several, and how many there are: “甲”“乙”“丙”等 5 个指标.
pub(super) fn several(rows: &[&Row<'_>]) -> String {
    const SHOWN: usize = 3;
    let names: String = rows.iter().take(SHOWN).map(|row| row.called()).collect();
    if rows.len() > SHOWN { format!("{names}等 {} 个指标", rows.len()) } else { names }
}

/// Whether a number without a unit may be one of what a target counts. 98.098 beside 20人 is something else: people are counted in whole ones.
pub(super) fn counts_alike(target: &Quantity, actual: &Quantity) -> bool {
    let whole = adds_up(&target.unit) && target.unit.factor == Decimal::ONE && target.number.fract().is_zero();
    let bare = actual.unit.is_none() && !target.unit.is_none();
    !(bare && whole && !actual.number.fract().is_zero())
}

/// A row that is an indicator, with what was understood of it.
pub(super) struct Row<'a> {
    pub form: &'a Form,
    pub level1: Level1,
    pub level2: &'a Level2,
    pub texts: &'a Indicator,
    pub standard: Option<StandardIndicator>,
    pub figures: &'a FormFigures,
    pub evaluation: &'a RowEvaluation,
    /// How it stands in the period that the stage reports on.
    pub assessed: Option<(Period, &'a Assessment)>,
}

impl<'a> Row<'a> {
    pub(super) fn of(
        form: &'a Form,
        (level1, level2, texts): (Level1, &'a Level2, &'a Indicator),
        (figures, evaluation): (&'a FormFigures, &'a RowEvaluation),
    ) -> Self {
        let assessed = form.stage.assessed().map(|period| (period, evaluation.assessment(period)));
        Self { form, level1, level2, texts, standard: evaluation.standard, figures, evaluation, assessed }
    }

    /// What was understood of the target of a period.
    pub(super) fn target(&self, period: Period) -> &Target {
        &self.evaluation.periods.get(period).target
    }

    /// The actual value of a period.
    pub(super) fn achieved(&self, period: Period) -> &ActualValue {
        &self.evaluation.periods.get(period).achieved
    }

    /// What it is called in a sentence.
    pub(super) fn called(&self) -> String {
        let (name, level2) = (self.texts.name.trim(), self.level2.name.trim());
        match (name.is_empty(), level2.is_empty()) {
            (false, _) => quoted(name),
            (true, false) => format!("{}下未命名的指标", quoted(level2)),
            (true, true) => format!("{}下未命名的指标", self.level1.label()),
        }
    }

    /// The text of a target, to be quoted.
    pub(super) fn written(&self, period: Period) -> String {
        brief(self.texts.target.get(period))
    }

    /// Whether the unit says that the row does not concern it.
    pub(super) fn is_waived(&self) -> bool {
        self.texts.is_waived()
    }

    /// The target of a period, where it is a plain number.
    pub(super) fn number(&self, period: Period) -> Option<&NumberTarget> {
        match self.target(period) {
            Target::Number(number) if number.ratio.is_none() && number.tolerance == Tolerance::Exact => Some(number),
            _ => None,
        }
    }

    /// The actual value of a period, where it is a plain number.
    pub(super) fn actual(&self, period: Period) -> Option<&Quantity> {
        match &self.achieved(period).value {
            Ok(Actual::Number(quantity)) => Some(quantity),
            _ => None,
        }
    }

    /// The actual value of a period in the unit it is read in: its own or, where it has none, that of its target.
    pub(super) fn actual_in_unit(&self, period: Period) -> Option<Quantity> {
        let actual = self.actual(period)?;
        let target = self.number(period).map(|target| &target.quantity);
        let borrowed = target.filter(|target| {
            actual.unit.is_none() && counts_alike(target, actual) && comparable(target, actual).is_ok()
        });
        let unit = borrowed.map_or(&actual.unit, |target| &target.unit).clone();
        Some(Quantity { number: actual.number, unit })
    }

    /// Which way a figure compared by `op` is better in this row.
    pub(super) fn direction(&self, op: Op) -> Direction {
        direction(&self.form.settings, self.standard, self.texts.equal_rule, op)
    }
}
