//! 导入

pub const TITLE: &str = "导入";
pub const HELP: &str = "选择文件，或把文件拖到本页，可以一次多个：PDF、Excel（.xlsx、.xls）、ODS、Word（.docx）、网页、文字（.txt），或本程序导出的文件（.json）。也可以把公布表的全部文字粘贴到下面。读到的内容先在这里核对，存为我的表之前不会改动任何表。";
pub const PASTE: &str = "公布表的文字";
pub const READ: &str = "读取文字";
pub const FILE: &str = "选择文件";
pub const OWN_FILE: &str = "本程序导出的文件";
pub const CANCEL: &str = "取消";
pub const RESULT: &str = "读取结果";
pub const KEEP: &str = "存为我的表";
pub const NOT_READ: &str = "文件读取失败，可能已被移动、改名或没有权限，请重新选择";
/// The sentence where one form is wanted and the file holds several.
pub const SEVERAL: &str = "文件中有几张表，请先在“我的表”中用“导入”取出要用的一张";
pub const YEAR_MISSING: &str = "年度未填";
pub const CHOOSE: &str = "请勾选要存入“我的表”的表。已有的表不会被覆盖。";
pub const ALREADY: &str = "我的表中已有相同的一份";
pub const UNREADABLE: &str = "无法读取：";
pub const STORE: &str = "存入所选的表";
pub const STORED: &str = "已存入";
pub const NOT_STORED: &str = "没有保存的 ";
pub const UNPLACED: &str = "没有归位的文字";
pub const UNPLACED_HELP: &str = "下面各行没有找到对应的栏目，会随表保留，可在“基本信息”末尾逐行处理。";
pub const SKIPPED: &str = "略过的行";
pub const NOTES: &str = "读取说明";
pub const SAME: &str = "我的表中已有相同的表：";
pub const SAME_ADVICE: &str = "，内容完全一致，不必再存一份。";
pub const OPEN_SAME: &str = "打开已有的表";
pub const KEEP_ANYWAY: &str = "仍然另存一份";
pub const OTHERS: &str = "我的表中已有本单位同年度的表：";
pub const OTHERS_ADVICE: &str =
    "，内容与这份不同。可以先逐项比较，再决定是否用这份更新它；也可以另存一张，各自保留，互不覆盖。";
pub const COMPARE: &str = "与已有的表比较";
pub const KEEP_BESIDE: &str = "另存为我的表";
/// Above several files.
pub const KEEP_ALL: &str = "全部存为我的表";
pub const BEING_READ: &str = "正在读取…";
pub const REMOVE: &str = "移除";
/// Doubts about what was read, which stand first.
pub const DOUBTS: &str = "请先核对";
/// What was read, beside where it was found.
pub const FOUND: &str = "读到的内容与出处";
pub const FOUND_NAME: &str = "内容";
pub const FOUND_OTHERS: &str = "其他";
pub const FOUND_PLACE: &str = "在文件中的位置";

/// How many files were read, and how many of them hold forms.
pub fn files(all: usize, forms: usize, refused: usize) -> String {
    let refused = if refused == 0 { String::new() } else { format!("，{refused} 个没有读入") };
    format!("共 {all} 个文件，{forms} 个读到目标表{refused}。")
}
