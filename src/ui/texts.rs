//! Sentences and button texts of the screens, in one place: plain official Chinese, no exclamation marks, no blame.

pub const APP: &str = "部门整体预算绩效目标表";

/// The unit as a title has it: its name, or a word for one that has none yet.
pub fn unit_title(unit: &str) -> &str {
    let unit = unit.trim();
    if unit.is_empty() { start::UNNAMED } else { unit }
}

pub mod start {
    pub const TITLE: &str = "我的表";
    pub const NEW: &str = "新建表";
    pub const EXAMPLE: &str = "打开示例";
    pub const IMPORT: &str = "导入";
    pub const EMPTY: &str = "这里还没有表。可以新建一张（决策、过程指标已按统一模板列好），也可以把已公布的目标表文字粘贴进来，或打开示例看一看。";
    pub const WHERE: &str = "表保存在本浏览器中，不会上传到任何地方。换电脑、换浏览器或清除网站数据前，请先导出文件。";
    pub const EXPORT: &str = "导出";
    pub const DELETE: &str = "删除";
    pub const DELETE_SURE: &str = "确认删除";
    pub const KEEP: &str = "不删除";
    pub const UNREADABLE: &str = "无法读取的记录";
    pub const SAVE_RAW: &str = "导出原始内容";
    pub const UNNAMED: &str = "（未填单位名称）";
    pub const YEAR: &str = "年度";
}

pub mod import {
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
}

pub mod versions {
    pub const NEXT_YEAR: &str = "生成下一年度";
    pub const NEXT_YEAR_HELP: &str = "新表沿用单位信息、目标、指标和指标值、权重及设置，本表作为上年目标表随附；资金、执行数、基础数据、完成情况和各项说明为空，从目标申报开始填写。本表不会改动。";
    pub const LAST_YEAR: &str = "上年目标表";
    pub const LAST_YEAR_HELP: &str =
        "载入上一年度的表后，指标表中会列出上年的全年指标值和实际完成值，审核时一并比对。内容随本表保存和导出。";
    pub const LAST_YEAR_LOAD: &str = "载入上年目标表";
    pub const LAST_YEAR_REMOVE: &str = "移除上年目标表";
    pub const KEPT: &str = "本浏览器中的表";
    pub const CHOOSE: &str = "请选择";
    pub const FILE: &str = "选择文件";
    pub const FILE_HELP: &str = "文件可以是本程序导出的 JSON 文件，也可以是公布表的文字（.txt）。";
    pub const NOT_READABLE: &str = "这张表已无法读取，请重新选择";
    pub const COMPARE_HELP: &str = "选择另一个版本，逐项列出两个版本的差别。这里只作比较，不会改动任何表。";
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
}

pub mod form {
    pub const UNDO: &str = "撤销";
    pub const REDO: &str = "恢复";
    pub const EXPORT: &str = "导出";
    pub const SAVED: &str = "已保存";
    pub const PENDING: &str = "正在保存…";
    pub const NOT_SAVED: &str = "未保存";
    pub const GONE: &str = "没有找到这张表，它可能已被删除，或保存在别的浏览器里。";
    pub const BACK: &str = "回到我的表";
    pub const STAGE: &str = "阶段";
    pub const USE_SUM: &str = "以合计为准";
    pub const BALANCED: &str = "收入与支出相等。";
    pub const NOT_BALANCED_YET: &str = "金额填写完整、没有标红的金额后，这里核对收入与支出是否相等。";
    pub const ADD_ROW: &str = "在下方增加指标";
    pub const REMOVE_ROW: &str = "删除这一行";
    pub const REMOVE: &str = "删除";
    pub const UP: &str = "上移";
    pub const DOWN: &str = "下移";
    pub const ADD_LEVEL2: &str = "增加二级指标";
    pub const DROP_LINE: &str = "移除";
    pub const JUDGE: &str = "请判断";
    pub const MONEY: &str = "单位：万元";
    pub const EXECUTION_HELP: &str = "执行数与调整数均为累计数。全年调整数未填时沿用半年调整数，半年调整数未填时按 0 计。执行率 = 执行数 ÷ 预算；支付进度 = 半年执行数 ÷ 半年计划执行数（口径待确认）。";
    pub const UNPLACED: &str = "导入时没有归位的文字";
    pub const UNPLACED_HELP: &str = "把内容填到对应栏目后，可逐行移除；移除可以撤销。";
}
