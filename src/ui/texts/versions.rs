//! Last year, next year, and 版本比较.

pub const NEXT_YEAR: &str = "生成下一年度";
pub const NEXT_YEAR_HELP: &str = "新表沿用单位信息、目标、指标和指标值、权重及设置，本表作为上年目标表随附；资金、执行数、基础数据、完成情况和各项说明为空，从目标申报开始填写。本表不会改动。";
pub const NEXT_YEAR_THERE: &str = "我的表中已有本单位下一年度的表：";
pub const NEXT_YEAR_DIFFERS: &str =
    "，内容与按本表新生成的不同。请选择打开已有的表，或另生成一张；另生成的各自保留，互不覆盖。";
pub const NEXT_YEAR_OPEN: &str = "打开已有的表";
pub const NEXT_YEAR_ANOTHER: &str = "另生成一张";
pub const NEXT_YEAR_LEAVE: &str = "不生成";
pub const MADE_FROM: &str = "本表由";
pub const MADE_FROM_TOOK: &str = "的表生成。沿用：单位信息、目标、指标和指标值、权重及设置，请按新年度修改。未沿用、须重新填写：资金、执行数、基础数据、完成情况和各项说明。";
pub const LAST_YEAR: &str = "上年目标表";
pub const LAST_YEAR_HELP: &str =
    "载入上一年度的表后，指标表中会列出上年的全年指标值和实际完成值，审核时一并比对。内容随本表保存和导出。";
pub const LAST_YEAR_LOAD: &str = "载入上年目标表";
pub const LAST_YEAR_REMOVE: &str = "移除上年目标表";
pub const KEPT: &str = "本浏览器中的表";
pub const CHOOSE: &str = "请选择";
pub const FILE: &str = "选择文件";
pub const FILE_HELP: &str =
    "文件可以是 PDF、Excel、Word（.docx）、网页、公布表的文字（.txt），或本程序导出的文件（.json）。";
pub const NOT_READABLE: &str = "这张表已无法读取，请重新选择";
pub const COMPARE: &str = "比较";
pub const COMPARE_HELP: &str =
    "选择另一个版本，逐项列出两个版本的差别。比较不会改动任何表；核对后可以用所选版本更新本表。";
pub const TAKE: &str = "用所选版本更新本表";
pub const TAKE_HELP: &str = "把本表的内容换成所选版本的内容；换之前的内容留在历史版本中，也可以撤销";
pub const RESULT: &str = "两个版本的差别";
pub const OLD: &str = "原版本";
pub const NEW: &str = "现版本";
pub const THIS: &str = "本表";
pub const SWAP: &str = "互换原、现版本";
pub const EXPORT: &str = "导出对照表";
pub const SAME: &str = "两个版本的内容相同。";
pub const COLUMN: &str = "栏目";
pub const INDICATOR: &str = "指标";
pub const CHANGE: &str = "变化";
pub const OLD_TEXT: &str = "原内容";
pub const NEW_TEXT: &str = "现内容";
pub const EMPTY: &str = "（空）";
pub const NOTES: &str = "读取说明";
pub const LEGEND: &str =
    "原内容中删去的文字标“删”并加删除线，现内容中增加的文字标“增”并加下划线；点栏目名称可到本表的相应位置。";
pub const LAST_TARGET: &str = "上年指标";
pub const LAST_ACTUAL: &str = "上年完成";

/// The step that takes another version.
pub fn take_step(named: &str) -> String {
    format!("更新为 {named}")
}

/// What was done.
pub fn taken(named: &str) -> String {
    format!("已用“{named}”更新本表，可撤销")
}
