//! 权重 of the indicators: their running sum, and whether a score may be made of them (only when they add up to 100).

use core::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::row::RowEvaluation;
use crate::brief::brief;
use crate::form::RowId;

/// The weights of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    /// The sum of those that can be read, exact.
    pub sum: Decimal,
    /// How many indicators have a weight that can be read.
    pub entered: usize,
    /// How many indicators have none yet. They count as 0, which the screen says.
    pub missing: usize,
    /// The indicators whose weight cannot be read, with their names.
    pub unreadable: Vec<(RowId, String)>,
    /// Whether the sum itself could not be formed.
    too_large: bool,
}

/// So many indicators are named in a sentence.
const NAMED: usize = 3;

/// Why there is no score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoScore {
    /// The form has no indicator.
    NoIndicators,
    /// No weight was entered.
    NoWeights,
    /// Weights that cannot be read, by the names of their indicators.
    Unreadable(Vec<String>),
    /// The weights add up to something else than 100.
    Sum(Decimal),
    /// Every indicator that has a weight is 不适用.
    AllNotApplicable,
    /// More digits than can be computed with.
    TooLarge,
}

impl NoScore {
    /// The word that stands for it in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoIndicators => "noIndicators",
            Self::NoWeights => "noWeights",
            Self::Unreadable(_) => "unreadable",
            Self::Sum(_) => "sum",
            Self::AllNotApplicable => "allNotApplicable",
            Self::TooLarge => "tooLarge",
        }
    }
}

impl NoScore {
    /// Why there is no score, without what is to be done about it: a paper tells how things stand, and nobody fills it in.
    pub fn stated(&self) -> String {
        match self {
            Self::NoIndicators => "没有指标，未计算得分".to_owned(),
            Self::NoWeights => "权重未填，未计算得分".to_owned(),
            Self::Unreadable(names) => format!("{} 个指标的权重无法采用，未计算得分", names.len()),
            Self::Sum(_) => format!("{self}，未计算得分"),
            Self::AllNotApplicable => self.to_string(),
            Self::TooLarge => "数字过大，未计算得分".to_owned(),
        }
    }
}

impl fmt::Display for NoScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoIndicators => f.write_str("表中还没有指标，填写指标后再设置权重"),
            Self::NoWeights => f.write_str("还没有填写权重，权重合计为 100 后计算得分"),
            Self::Unreadable(names) => {
                let first: Vec<String> = names.iter().take(NAMED).map(|name| brief(name)).collect();
                let more = if names.len() > NAMED { format!("等 {} 个指标", names.len()) } else { String::new() };
                write!(f, "无法采用“{}”{more}的权重，请填 0 至 100 之间的数字，最多 4 位小数", first.join("”、“"))
            }
            Self::Sum(sum) => write!(f, "权重合计 {}", against_hundred(*sum)),
            Self::AllNotApplicable => f.write_str("有权重的指标全部不适用，没有可以计分的指标"),
            Self::TooLarge => f.write_str("数字过大，无法计算，请核对权重"),
        }
    }
}

/// A sum that should be 100: `97.5，还差 2.5`, `102，多出 2`, or `100` alone.
pub fn against_hundred(sum: Decimal) -> String {
    let shown = sum.normalize();
    off_hundred(sum).map_or_else(|| shown.to_string(), |off| format!("{shown}，{off}"))
}

/// How far a sum is from 100: `还差 2.5`, `多出 2`; `None` when it is 100.
pub fn off_hundred(sum: Decimal) -> Option<String> {
    let short = Decimal::ONE_HUNDRED.checked_sub(sum).filter(|short| !short.is_zero())?;
    let word = if short.is_sign_positive() { "还差" } else { "多出" };
    Some(format!("{word} {}", short.abs().normalize()))
}

impl Weights {
    /// Adds up the weights of all indicators.
    pub(super) fn of(rows: &[Arc<RowEvaluation>]) -> Self {
        let mut weights = Self { sum: Decimal::ZERO, entered: 0, missing: 0, unreadable: Vec::new(), too_large: false };
        for row in rows {
            match row.weight {
                Ok(Some(weight)) => {
                    weights.entered += 1;
                    match weights.sum.checked_add(weight) {
                        Some(sum) => weights.sum = sum,
                        None => weights.too_large = true,
                    }
                }
                Ok(None) => weights.missing += 1,
                Err(_) => weights.unreadable.push((row.id, row.name.clone())),
            }
        }
        weights
    }

    /// Whether a score may be made of them.
    ///
    /// # Errors
    /// [`NoScore`] says what is in the way.
    pub fn complete(&self) -> Result<(), NoScore> {
        if self.too_large {
            return Err(NoScore::TooLarge);
        }
        if !self.unreadable.is_empty() {
            return Err(NoScore::Unreadable(self.unreadable.iter().map(|(_, name)| name.clone()).collect()));
        }
        match (self.entered, self.missing) {
            (0, 0) => Err(NoScore::NoIndicators),
            (0, _) => Err(NoScore::NoWeights),
            _ if self.sum == Decimal::ONE_HUNDRED => Ok(()),
            _ => Err(NoScore::Sum(self.sum)),
        }
    }
}
