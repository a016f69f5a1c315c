//! 执行与基础数据

use crate::form::Period;

pub const BASE: &str = "执行率的分母：";
pub const SHOW_YEAR: &str = "显示全年的栏目（年度终了后填）";
pub const BASE_HELP: &str = "各项填截至期末的累计数，编制、人员和资产填期末数。填写后自动计算左侧指标，点结果可查看算法。执行数和调整数取自上面的预算执行。";

/// Until when a table counts.
pub fn until(period: Period) -> &'static str {
    match period {
        Period::HalfYear => "半年预算执行（至 6 月 30 日）",
        Period::FullYear => "全年预算执行（至 12 月 31 日）",
    }
}
