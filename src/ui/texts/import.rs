//! 导入

pub const TITLE: &str = "导入";
pub const HELP: &str = "把已公布目标表的全部文字（从 PDF 中全选、复制）粘贴到下面，或选择文件：公布表的文字（.txt）或本程序导出的文件（.json）。也可以把文件拖到这里。";
pub const PASTE: &str = "公布表的文字";
pub const READ: &str = "读取文字";
pub const FILE: &str = "选择文件";
pub const CANCEL: &str = "取消";
pub const KEEP: &str = "存为我的表";
pub const NOT_TEXT: &str = "文件不是文字文件，请选择 .txt 或 .json 文件";
pub const UNPLACED: &str = "没有归位的文字";
pub const UNPLACED_HELP: &str = "下面各行没有找到对应的栏目，会随表保留，可在“基本信息”末尾逐行处理。";
pub const SKIPPED: &str = "略过的行";
pub const NOTES: &str = "读取说明";
