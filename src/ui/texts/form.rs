//! The frame of a form, and its own parts.

use crate::figures::Offer;

pub const MENU: &str = "更多";
pub const COPY_FORM: &str = "复制成另一张表";
pub const COPY_MARK: &str = "副本";
pub const UNDO: &str = "撤销";
pub const REDO: &str = "恢复";
pub const UNDONE: &str = "已撤销";
pub const REDONE: &str = "已恢复";
pub const EXPORTED: &str = "已导出";

/// 「已删除指标 优化营商环境，可撤销」: a step that one may not have meant.
pub fn done(step: &str) -> String {
    format!("已{step}，可撤销")
}

pub const TAKE_OFFER_KEY: &str = "Alt+回车";

/// The button that takes what is offered for a text.
pub fn take_offer(plain: &str) -> String {
    format!("改为 {plain}")
}

/// What is offered for a text, and how it is taken in the cell.
pub fn offered_by_key(offer: &Offer) -> String {
    format!("{}，按 {TAKE_OFFER_KEY} {}", offer.working, take_offer(&offer.plain))
}

pub const NOTHING_TO_UNDO: &str = "没有可撤销的步骤";
pub const NOTHING_TO_REDO: &str = "没有可恢复的步骤";
pub const SAVED: &str = "已保存";
pub const PENDING: &str = "正在保存…";
pub const NOT_SAVED: &str = "未保存";
pub const GONE: &str = "没有找到这张表，它可能已被删除，或保存在别的浏览器里。";
pub const BACK: &str = "回到我的表";
pub const STAGE: &str = "阶段";
pub const USE_SUM: &str = "以合计为准";
pub const BALANCED: &str = "收入与支出相等。";
pub const NOT_BALANCED_YET: &str = "金额填完且没有标红时，这里核对收入与支出是否相等。";
pub const ADD_ROW: &str = "在下方增加指标";
pub const DUPLICATE_ROW: &str = "复制这一行";
pub const REMOVE_ROW: &str = "删除这一行";
pub const REMOVE: &str = "删除";
pub const UP: &str = "上移";
pub const DOWN: &str = "下移";
pub const ADD_LEVEL2: &str = "增加二级指标";
pub const DROP_LINE: &str = "移除";
pub const JUDGE: &str = "请判断";
pub const MONEY: &str = "单位：万元";
pub const EXECUTION_HELP: &str = "执行数与调整数均为累计数。算执行率时，全年调整数未填的沿用半年调整数，半年调整数未填的按 0 计；“预算调整率”要等本期调整数填写后才计算，没有调整的填 0。执行率 = 执行数 ÷ 预算；支付进度默认为半年执行数 ÷ 半年计划执行数（口径待确认），可在设置中选择。";
pub const UNPLACED: &str = "导入时没有归位的文字";
pub const UNPLACED_HELP: &str = "把内容填到对应栏目后，可逐行移除；移除可以撤销。";
