//! 审核

pub const HELP: &str =
    "审核只作提示，不影响保存和导出。点栏目可到表中的位置，改正后自动重新审核。审核内容随阶段而定，现为：";
pub const ALL: &str = "全部";
pub const FAMILIES: &str = "审核方面";
pub const PLACE: &str = "位置";
pub const WHAT: &str = "问题和处理办法";
pub const WALK: &str = "逐条处理";
pub const NOTHING: &str = "● 没有待处理的问题";
pub const BEFORE: &str = "上一条";
pub const NEXT: &str = "下一条";
pub const LIST: &str = "全部问题";
pub const ANSWER: &str = "处理";
pub const ACCEPT: &str = "已核对";
pub const ACCEPT_TITLE: &str = "已核对";
pub const ACCEPT_HELP: &str = "内容无误、可以保留的，请写明理由。这一条不再列为问题，审核中另列，随表导出和打印；所涉及的内容有变动时会重新列出。";
pub const EXPLAIN: &str = "填写说明";
pub const EXPLAIN_TITLE: &str = "填写说明";
pub const EXPLAIN_HELP: &str = "内容写入表中相应栏目，随表导出和打印。";
pub const EXPLAIN_ADJUSTMENT_HELP: &str = "内容写入“版本比较”中的调整原因，随表保存，列在“调整表”中。";
pub const REASON: &str = "理由";
pub const REASON_MISSING: &str = "请先填写，再点“确定”";
pub const DONE: &str = "确定";
pub const CANCEL: &str = "取消";
pub const ACCEPTED: &str = "已核对";
pub const WITHDRAW: &str = "撤回";
pub const HAND_OVER: &str = "可以交表了：";

/// 「– 本阶段还缺 62 格，填齐后审核才完整」
pub fn still_missing(count: usize) -> String {
    format!("– {}，填齐后审核才完整", super::hand_over::missing(count))
}

pub const CLOSE: &str = "关闭";
