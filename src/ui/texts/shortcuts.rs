//! 快捷键

pub const TITLE: &str = "快捷键";
pub const CLOSE: &str = "关闭";
pub const EVERYWHERE: &str = "全表";
pub const IN_TABLES: &str = "表格中";
pub const UNDO: &str = "撤销";
pub const REDO: &str = "恢复";
pub const SAVE: &str = "立即保存（平时自动保存）";
pub const SAVED: &str = "内容会自动保存在本浏览器中；要交给别人，请用“导出”";
pub const EXPORT: &str = "导出文件";
pub const FIND: &str = "查找；再按一次用浏览器自带的查找";
pub const NEXT_HIT: &str = "查找的下一处";
pub const HIT_BEFORE: &str = "查找的上一处";
pub const NEXT_FINDING: &str = "下一条审核问题";
pub const FINDING_BEFORE: &str = "上一条审核问题";
pub const NEXT_MISSING: &str = "本阶段还没填的下一格";
pub const MISSING_BEFORE: &str = "本阶段还没填的上一格";
pub const NEXT_PART: &str = "下一部分";
pub const PART_BEFORE: &str = "上一部分";
pub const LIST: &str = "打开本列表；在文字框中用 F1";
pub const FIELDS: &str = "下一格、上一格";
pub const DOWN: &str = "同一列的下一行、上一行";
pub const ARROWS: &str = "同一列的上一行、下一行（文字分几行时，光标在开头或末尾）";
pub const PASTE: &str = "粘贴从 Excel、WPS 复制的多个单元格，先预览再写入";
