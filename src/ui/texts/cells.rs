//! Pasting and copying blocks of cells.

use crate::exchange::cells::Plan;

pub const COPY: &str = "复制表格";
pub const COPY_HELP: &str = "连同栏名复制，可粘贴到 Excel、WPS；在表格中按 Shift+F4 到这里";
pub const NOT_COPIED: &str = "浏览器不允许写入剪贴板，可在表格中选中内容后按 Ctrl+C 复制";
pub const CANCEL: &str = "取消";
pub const IN_ONE: &str = "全部放入这一格";
pub const BY_NAMES: &str = "按栏名和名称对应位置";
pub const LINE: &str = "行";
pub const EMPTIED: &str = "（清空）";
pub const HIDDEN: &str = "筛选未显示";
pub const ADDED: &str = "新增";
pub const CELLS: &str = "粘贴后的内容";

/// What the paste will lose, and why; nothing where it loses nothing.
pub fn losses(plan: &Plan) -> Option<String> {
    let losses = plan.losses();
    let all: usize = losses.iter().map(|(_, count)| count).sum();
    let parts: Vec<String> = losses.iter().map(|(reason, count)| format!("{reason} {count} 格")).collect();
    (all > 0).then(|| format!("有 {all} 格的内容放不进表中，粘贴后会缺少：{}。", parts.join("，")))
}

/// What will be done, in numbers.
pub fn counts(plan: &Plan) -> String {
    let names = match plan.names_of_lines() {
        0 => String::new(),
        names => format!("（名称 {names} 格也计入，列在“{LINE}”一栏）"),
    };
    let added = format!("行新增{names}");
    let parts = [
        (plan.count(), "格写入"),
        (plan.doubted(), "格写入后请核对（标“?”处）"),
        (plan.emptied(), "格清空"),
        (plan.new_rows(), added.as_str()),
        (plan.refused(), "格不能写入"),
        (plan.same, "格与表中相同"),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if plan.count() == 0 { format!("没有要改动的内容。{}", parts.join("，")) } else { parts.join("，") }
}

/// The label of the choice to add rows.
pub fn grow(plan: &Plan) -> String {
    let end = if plan.hidden > 0 { "全表末尾（筛选未显示的行之后）" } else { "末尾" };
    format!("在{end}增加 {} 行", plan.below)
}

/// What there is to know about where things go.
pub fn notes(plan: &Plan) -> String {
    let tasks = format!("{} 个空的重点工作按合并单元格处理，沿用上一行", plan.merged_tasks);
    let notes = [
        (plan.set_aside.own_name, "第一栏是表名，不写入".to_owned()),
        (plan.set_aside.head_rows > 0, format!("另有 {} 行是栏名，不写入", plan.set_aside.head_rows)),
        (plan.by_head, "第一行是栏名，各栏按栏名对应".to_owned()),
        (plan.by_names, "各行按名称对应".to_owned()),
        (plan.hidden > 0 && !plan.by_names, "表格正在筛选，只写入显示的行".to_owned()),
        (plan.merged_tasks > 0, tasks),
        (plan.regrouped, "二级指标合并的行与表中不同，请核对各行属于哪个二级指标".to_owned()),
    ];
    let notes: Vec<String> = notes.into_iter().filter_map(|(applies, note)| applies.then_some(note)).collect();
    if notes.is_empty() { String::new() } else { format!("{}。", notes.join("；")) }
}
