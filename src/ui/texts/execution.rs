//! 预算执行

pub const BASE: &str = "执行率的分母：";
