//! One value for each of the five 一级指标.

use serde::{Deserialize, Serialize};

use super::Level1;

/// One value for each 一级指标.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PerLevel1<T> {
    decision: T,
    process: T,
    duty: T,
    benefit: T,
    satisfaction: T,
}

impl<T> PerLevel1<T> {
    /// The value of a 一级指标.
    pub fn get(&self, level1: Level1) -> &T {
        match level1 {
            Level1::Decision => &self.decision,
            Level1::Process => &self.process,
            Level1::Duty => &self.duty,
            Level1::Benefit => &self.benefit,
            Level1::Satisfaction => &self.satisfaction,
        }
    }

    /// The value of a 一级指标, to be changed.
    pub fn get_mut(&mut self, level1: Level1) -> &mut T {
        match level1 {
            Level1::Decision => &mut self.decision,
            Level1::Process => &mut self.process,
            Level1::Duty => &mut self.duty,
            Level1::Benefit => &mut self.benefit,
            Level1::Satisfaction => &mut self.satisfaction,
        }
    }
}
