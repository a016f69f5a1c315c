//! The tables of indicators.

pub const OVERRIDDEN: &str = "手填；计算值";
pub const OVERRIDE_REASON: &str = "手填原因";
pub const DRAG: &str = "拖动到别处（用键盘：Alt+↑、Alt+↓）";
pub const FILTER: &str = "筛选";
pub const ALL_ROWS: &str = "全部指标";
pub const SHOW_ALL: &str = "显示全部";
pub const UNSEEN: &str = "这个二级指标有没有显示的行，现已显示；核对后请再次删除";
pub const ACTIONS: &str = "操作";
/// Where a row without 三级指标 has to be called something.
pub const UNNAMED: &str = "（未命名指标）";
