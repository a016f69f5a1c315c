//! The overview in 审核.

pub const TITLE: &str = "填报进度和指标状态";
pub const TOTAL: &str = "合计";
