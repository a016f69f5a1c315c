//! 批复稿, and what differs from it.

use crate::compare::{Adjustment, ChangeKind};
use crate::form::Approved;

pub const HELP: &str = "目标批复后，把当时的指标值设为批复稿。以后改动的指标值会在表中标出，审核时要求说明调整原因；批复稿和原因随表保存、导出。调整经批准后，按新的批复重新设定。";
pub const NAME: &str = "名称";
pub const DATE: &str = "批复日期";
pub const FREEZE: &str = "把现在的指标值设为批复稿";
pub const FREEZE_OTHER: &str = "把所选版本的指标值设为批复稿";
pub const SET_AGAIN: &str = "重新设定";
pub const LET_GO: &str = "取消批复稿";
pub const SAME: &str = "现在的指标和指标值与批复稿一致。";
pub const APPROVED_TARGETS: &str = "批复的指标值";
pub const TARGETS_NOW: &str = "现在的指标值";
pub const NOT_APPROVED: &str = "（批复稿中没有）";
pub const NOT_FILLED: &str = "（未填）";
pub const NO_MORE: &str = "（已删除）";
pub const GONE: &str = "已删除的指标没有填写原因的位置，请在年度目标或调整申请中说明";
pub const ADJUSTED: &str = "与批复稿不同，批复为";
pub const ADDED: &str = "批复稿中没有这个指标";

/// 批复稿 2025-02-10，指标 54 个.
pub fn summary(approved: &Approved) -> String {
    format!("{}，指标 {} 个。", approved.title(), approved.indicators.len())
}

/// What it was called.
pub fn was_called(name: &str) -> String {
    format!("（批复稿中为“{name}”）")
}

/// How many differ.
pub fn count(all: &[Adjustment]) -> String {
    let count = |kind| all.iter().filter(|one| one.kind == kind).count();
    let kinds = [(ChangeKind::Changed, "改动"), (ChangeKind::Added, "新增"), (ChangeKind::Removed, "删除")];
    let parts = kinds.map(|(kind, word)| (word, count(kind))).into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts.map(|(word, count)| format!("{word} {count} 个")).collect();
    format!("与批复稿不同的指标：{}。", parts.join("，"))
}

/// What is said at a target that differs.
pub fn at_target(approved: &str) -> String {
    let approved = approved.trim();
    if approved.is_empty() { ADDED.to_owned() } else { format!("{ADJUSTED} {approved}") }
}
