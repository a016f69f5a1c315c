//! 基础数据

pub const HELP: &str =
    "各项填截至期末的累计数，编制、人员和资产填期末数。填写后自动计算左侧指标，点结果可查看算法。执行数和调整数取自";
pub const INDICATOR: &str = "计算的指标";
pub const ITEM: &str = "基础数据";
pub const UNIT: &str = "单位";
pub const RESULT: &str = "结果";
pub const FROM_EXECUTION: &str = "由预算执行的数据计算，这里不用填写";
