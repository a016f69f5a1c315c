//! 我的表

use crate::check::Severity;

pub const TITLE: &str = "我的表";
pub const NEW: &str = "新建表";
pub const EXAMPLE: &str = "打开示例";
pub const IMPORT: &str = "导入";
pub const EMPTY: &str = "这里还没有表，分三步开始";

/// The steps, the first one with the buttons below it.
pub const STEPS: [(&str, &str); 3] = [
    (
        "取得一张表",
        "新建的表已按统一模板列好决策、过程指标。已有目标表的，可以导入 PDF、Excel 或 Word 文件，也可以直接拖到本页。想先看看填好的样子，打开示例。",
    ),
    (
        "逐部分填写",
        "按左栏从上到下填。左栏“缺”后是本阶段还没填的格数，标题旁的“说明”讲这一部分怎么填。内容自动保存，随时可以撤销。",
    ),
    (
        "检查、交表",
        "“审核”列出缺漏和矛盾，点一下就到要改的地方。改好后在“交表”中选 Excel、Word、PDF 等交给主管部门或打印。七月和年后，换个阶段接着填同一张表。",
    ),
];
pub const WHERE: &str = "表保存在本浏览器中，不会上传到任何地方。换电脑、换浏览器或清除网站数据前，请先导出文件。";
pub const EXPORT: &str = "导出";
pub const DUPLICATE: &str = "复制";
pub const SEARCH: &str = "查找表";
pub const SEARCH_HINT: &str = "单位、年度或阶段";
pub const NO_SUCH: &str = "没有这样的表，换个词再找，或清空查找框";
pub const MISSING: &str = "还缺";
pub const FOUND: &str = "审核";
pub const SAVED_AT: &str = "最后修改";
pub const NOTHING_FOUND: &str = "✓";
pub const DELETE: &str = "删除";
pub const DELETE_SURE: &str = "确认删除";
pub const NO_WAY_BACK: &str = "此浏览器不能恢复删除的表，可以先导出";
pub const WAY_BACK: &str = "30 天内可以在本页下方恢复";
pub const DELETED_LIST: &str = "最近删除的表";
pub const DELETED_STAY: &str = "删除 30 天后自动彻底清除。交还电脑前，请逐张彻底删除。";
pub const DELETED_AT: &str = "删除";
pub const HAVE_BACK: &str = "恢复";
pub const DELETE_FOR_GOOD: &str = "彻底删除";
pub const DELETE_FOR_GOOD_SURE: &str = "确认彻底删除";
pub const DELETED_FOR_GOOD: &str = "已彻底删除";
pub const FOR_GOOD_WARNING: &str = "彻底删除后不能再恢复";
pub const HAD_BACK: &str = "已恢复";
pub const DELETED: &str = "已删除";
pub const KEEP: &str = "不删除";
pub const UNREADABLE: &str = "无法读取的记录";
pub const SAVE_RAW: &str = "导出原始内容";
pub const UNNAMED: &str = "（未填单位名称）";
/// Errors and warnings in short, with the signs that 审核 has for them.
pub fn found(errors: usize, warnings: usize) -> String {
    let of = |severity: Severity, count: usize| (count > 0).then(|| format!("{} {count}", severity.sign()));
    let both: Vec<String> =
        [of(Severity::Error, errors), of(Severity::Warning, warnings)].into_iter().flatten().collect();
    if both.is_empty() { NOTHING_FOUND.to_owned() } else { both.join("　") }
}

pub const YEAR: &str = "年度";
pub const COPY: &str = "（副本：另一个窗口也修改了原表）";
