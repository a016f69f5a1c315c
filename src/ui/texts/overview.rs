//! 状态总览

pub const TOTAL: &str = "合计";
