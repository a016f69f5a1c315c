//! 预算执行

use crate::form::Period;

pub const BASE: &str = "执行率的分母：";

/// Until when a table counts.
pub fn until(period: Period) -> &'static str {
    match period {
        Period::HalfYear => "半年（至 6 月 30 日）",
        Period::FullYear => "全年（至 12 月 31 日）",
    }
}
