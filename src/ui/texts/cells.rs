//! Pasting and copying blocks of cells.

use crate::exchange::cells::Plan;

pub const COPY: &str = "复制表格";
pub const NOT_COPIED: &str = "浏览器不允许写入剪贴板，可在表格中选中内容后按 Ctrl+C 复制";
pub const CANCEL: &str = "取消";
pub const IN_ONE: &str = "全部放入这一格";
pub const BY_NAMES: &str = "按栏名和名称对应位置";
pub const LINE: &str = "行";
pub const COLUMN: &str = "栏";
pub const OLD: &str = "原内容";
pub const NEW: &str = "新内容";
pub const EMPTY: &str = "（空）";
pub const NOT_WRITTEN: &str = "不写入";
pub const CELLS: &str = "各格的去处";

/// What will be done, in numbers.
pub fn counts(plan: &Plan) -> String {
    let parts = [
        (plan.count(), "格写入"),
        (plan.emptied(), "格清空"),
        (plan.added, "行新增"),
        (plan.refused(), "格不能写入"),
        (plan.same, "格与表中相同"),
    ];
    let told: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if plan.count() == 0 { format!("没有要改动的内容。{}", told.join("，")) } else { told.join("，") }
}

/// What there is to know about where things go.
pub fn notes(plan: &Plan) -> String {
    let tasks = format!("{} 个空的重点工作按合并单元格处理，沿用上一行", plan.merged_tasks);
    let notes = [
        (plan.by_head, "第一行是栏名，各栏按栏名对应".to_owned()),
        (plan.by_names, "各行按名称对应".to_owned()),
        (plan.merged_tasks > 0, tasks),
        (plan.regrouped, "二级指标合并的行与表中不同，请核对各行属于哪个二级指标".to_owned()),
    ];
    let notes: Vec<String> = notes.into_iter().filter_map(|(applies, note)| applies.then_some(note)).collect();
    if notes.is_empty() { String::new() } else { format!("{}。", notes.join("；")) }
}
