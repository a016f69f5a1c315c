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
    pub const COPY: &str = "（副本：另一个窗口也修改了原表）";
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

pub mod self_evaluation {
    pub const NONE: &str = "表中还没有指标，请先在“决策与过程”“履职”“效益与满意度”中填写。";
    pub const WEIGHTS: &str = "权重合计";
    pub const AT_100: &str = "权重合计为 100 后计算得分";
    pub const TOTAL: &str = "总分";
    pub const GRADE: &str = "等级";
    pub const PRESETS: &str = "设置权重";
    pub const PRESETS_ARE_OURS: &str =
        "以下为本程序的预设，不是制度规定，请以主管部门的要求为准。分配会替换已填的权重，可以撤销。";
    pub const EQUAL: &str = "各指标平均分配";
    pub const BY_GROUP: &str = "按一级指标分配";
    pub const BY_GROUP_HELP: &str = "各一级指标的权重按左侧所填，组内各指标平均";
    pub const UNREADABLE: &str = "权重看不懂，请核对标红的权重";
    pub const SUGGEST: &str = "填入参考权重";
    pub const SHARES: &str = "一级指标权重";
    pub const SHARES_SUM: &str = "合计";
    pub const FULL_MARKS: &str = "达成的定性指标按 100% 计";
    pub const FULL_MARKS_HELP: &str = "只填写还没有得分率的定性指标，可以撤销";
    pub const NO_FULL_MARKS: &str = "没有已达成、待评分的定性指标。";
    pub const NOTE: &str = "得分 = 权重 × 得分率。定量指标的得分率按完成率计算，高于 100% 按 100% 计，也可以手填；定性指标由填表人在区间内填写：达成 80%–100%，部分达成 60%–80%，未达成 0%–60%（财预〔2020〕10号）。各行得分显示两位小数，合计按未取整的得分相加后四舍五入。";
    pub const GRADES_NOT_USED: &str = "（设置的起点无法使用，按通行标准）";
    pub const USUAL_GRADES: &str = "设置中的等级起点看不懂、没有依次降低或超过 100，暂按通行标准确定等级：";
    pub const SPREAD: &str = "不适用指标的权重（口径待确认）";
    pub const FILL_IN: &str = "去填写";
    pub const REASON: &str = "请填写";
    pub const WAITING: &str = "待评分";
    pub const UNEXPLAINED: &str = "个指标部分达成、未达成或偏离，尚未填写偏差原因及改进措施";
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
    pub const UNDONE: &str = "已撤销";
    pub const REDONE: &str = "已恢复";
    pub const NOTHING_TO_UNDO: &str = "没有可撤销的步骤";
    pub const NOTHING_TO_REDO: &str = "没有可恢复的步骤";
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

pub mod explained {
    pub const FORMULA: &str = "公式";
    pub const NUMBERS: &str = "代入";
    pub const RESULT: &str = "结果";
    pub const SOURCE: &str = "依据";
    pub const ASSUMPTION: &str = "口径待确认";
    pub const TO_SETTINGS: &str = "查看设置";
}

pub mod base_data {
    pub const HELP: &str = "各项填截至期末的累计数，编制、人员和资产填期末数。填写后自动计算左侧指标，点结果可查看算法。执行数和调整数取自";
    pub const INDICATOR: &str = "计算的指标";
    pub const ITEM: &str = "基础数据";
    pub const UNIT: &str = "单位";
    pub const RESULT: &str = "结果";
    pub const MONEY: &str = "万元";
    pub const PEOPLE: &str = "人";
    pub const FROM_EXECUTION: &str = "由预算执行的数据计算，这里不用填写";
}

pub mod settings {
    pub const TITLE: &str = "本表的设置";
    pub const HELP: &str = "设置随本表保存和导出，对方打开后得到相同的结果。改动立即生效，可以撤销。";
    pub const WHAT: &str = "设置";
    pub const VALUE: &str = "本表采用";
    pub const DEFAULT: &str = "默认";
    pub const EFFECT: &str = "本表现在的结果";
    pub const NO_GRADE: &str = "还没有总分和等级";
    pub const USUAL_GRADES: &str = "起点没有依次降低或看不懂，暂按 90、80、60 确定";
    pub const UNREAD: &str = "看不懂这个数，暂按默认值计算：";
    pub const RESTORE: &str = "恢复默认设置";
}

pub mod execution {
    pub const BASE: &str = "执行率的分母：";
}

pub mod indicators {
    pub const OVERRIDDEN: &str = "手填；计算值";
    pub const OVERRIDE_REASON: &str = "手填原因";
}

pub mod monitoring {
    pub const ONLY_OFF: &str = "只看黄灯、红灯和偏离";
    pub const LIGHTS: &str = "半年运行情况";
    pub const OFF_TITLE: &str = "需要说明的指标（由重到轻）";
    pub const ALL_WELL: &str = "没有黄灯、红灯或偏离的指标。";
    pub const STILL: &str = "还缺";
    pub const COMPLETE: &str = "说明已填";
    pub const NOT_ASKED: &str = "不需要";
    pub const STAGE_NOTE: &str = "本表还在目标申报阶段。半年结束后在顶部把阶段改为“运行监控”，再填写这里。";
    pub const FORECAST: &str = "预计";
}

/// The same form open in two windows.
pub mod windows {
    use crate::store::Rival;

    pub const CHANGED: &str = "这张表已在另一个窗口中修改";
    pub const UNREADABLE: &str = "另一个窗口存入了这里无法读取的内容";
    pub const DELETED: &str = "这张表已在另一个窗口中删除";
    pub const COPIED: &str = "这里的修改没有存入这张表，暂存为“我的表”中的一份副本。";
    pub const NOT_COPIED: &str = "这里的修改没有保存，请先导出文件。";
    pub const STILL_HERE: &str = "这里的内容还在，需要时可以重新保存。";
    pub const TAKE_THEIRS: &str = "采用那边的内容";
    pub const KEEP_OURS: &str = "保留这里的内容";
    pub const KEEP_BESIDE: &str = "另存为新表";
    pub const SAVE_AGAIN: &str = "重新保存";
    pub const FOLLOWED: &str = "另一个窗口修改了这张表，已显示最新内容";
    pub const FOLLOWED_STEP: &str = "另一个窗口的修改";
    pub const TAKEN: &str = "已采用另一个窗口的内容，撤销可回到这里原来的内容";
    pub const TAKEN_STEP: &str = "采用另一个窗口的内容";
    pub const KEPT: &str = "已保留这里的内容，撤销可看到另一个窗口的内容";
    pub const KEPT_STEP: &str = "保留这里的内容";
    pub const KEPT_AGAIN: &str = "已重新保存";
    /// What another window did to the form.
    pub fn what_happened(rival: &Rival) -> &'static str {
        match rival {
            Rival::Changed(_) => CHANGED,
            Rival::Unreadable(_) => UNREADABLE,
            Rival::Deleted => DELETED,
        }
    }

    pub const LEAVING: &str = "这里的修改没有保存";
}

pub mod review {
    pub const HELP: &str =
        "审核只作提示，不影响保存和导出。点栏目可到表中的位置，改正后自动重新审核。审核内容随阶段而定，现为：";
    pub const ALL: &str = "全部";
    pub const FAMILIES: &str = "审核方面";
    pub const CODE: &str = "代码";
    pub const PLACE: &str = "位置";
    pub const WHAT: &str = "问题和处理办法";
    pub const WALK: &str = "逐条处理";
    pub const NOTHING: &str = "● 没有待处理的问题";
    pub const BEFORE: &str = "上一条";
    pub const NEXT: &str = "下一条";
    pub const LIST: &str = "全部问题";
    pub const CLOSE: &str = "关闭";
}

pub mod help {
    pub const STAGES: &str = "一年三步";
    pub const PARTS: &str = "各部分怎么填";
    pub const INDICATORS: &str = "自动计算的指标";
    pub const RULES: &str = "审核规则";
    pub const INDICATOR: &str = "指标";
    pub const FORMULA: &str = "公式";
    pub const SOURCE: &str = "依据";
    pub const ASSUMPTION: &str = "口径待确认";
    pub const NOT_APPLICABLE: &str = "不适用的情形";
    pub const FROM: &str = "从何时起审核";
    pub const TITLE: &str = "规则";
    pub const ADVICE: &str = "查什么，怎么办";
    pub const SEVERITY: &str = "程度";
    pub const CODE: &str = "代码";
}
