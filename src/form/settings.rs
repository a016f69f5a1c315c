//! Settings of a form. They live in the form and travel with it, so that a result can be reproduced by whoever receives the file.

use serde::{Deserialize, Serialize};

/// What an execution rate is divided by (domain §5).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ExecutionBase {
    /// 调整后预算, the default [R].
    #[default]
    Adjusted,
    /// 年初预算
    Initial,
}

/// How far a figure that should be low has come when it is above its target (domain §7).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum ReverseRule {
    /// 1 − (actual − target) ÷ |target|, at least 0.
    #[default]
    Deviation,
    /// target ÷ actual, the other rule in use.
    Quotient,
}

/// The choices that computed figures depend on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Denominator of the execution rates.
    pub execution_base: ExecutionBase,
    /// Completion of figures that should be low.
    pub reverse_rule: ReverseRule,
    /// 部分达成 from this completion on, in per cent as typed.
    pub partial_from: String,
    /// 偏离 from this completion on, in per cent as typed.
    pub deviation_from: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            execution_base: ExecutionBase::default(),
            reverse_rule: ReverseRule::default(),
            partial_from: "60".to_owned(),
            deviation_from: "130".to_owned(),
        }
    }
}
