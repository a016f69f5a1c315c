//! 审核

pub const HELP: &str =
    "审核只作提示，不影响保存和导出。点栏目可到表中的位置，改正后自动重新审核。审核内容随阶段而定，现为：";
pub const ALL: &str = "全部";
pub const FAMILIES: &str = "审核方面";
pub const CODE: &str = "代码";
pub const PLACE: &str = "位置";
pub const WHAT: &str = "问题和处理办法";
pub const WALK: &str = "逐条处理";
pub const NOTHING: &str = "● 没有待处理的问题";
pub const BEFORE: &str = "上一条";
pub const NEXT: &str = "下一条";
pub const LIST: &str = "全部问题";
pub const CLOSE: &str = "关闭";
