//! The tables of indicators.

pub const OVERRIDDEN: &str = "手填；计算值";
pub const OVERRIDE_REASON: &str = "手填原因";
pub const DRAG: &str = "拖动到别处（用键盘：Alt+↑、Alt+↓）";
pub const ACTIONS: &str = "操作";
