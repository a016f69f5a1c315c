//! 绩效自评

pub const NONE: &str = "表中还没有指标，请先在“指标”中填写。";
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
pub const UNREADABLE: &str = "权重填写有误，请核对标红的权重";
pub const SUGGEST: &str = "填入参考权重";
pub const SHARES: &str = "一级指标权重";
pub const SHARES_SUM: &str = "合计";
pub const FULL_MARKS: &str = "达成的定性指标按 100% 计";
pub const FULL_MARKS_HELP: &str = "只填写还没有得分率的定性指标，可以撤销";
pub const NO_FULL_MARKS: &str = "没有已达成、待评分的定性指标。";
pub const NOTE: &str = "得分 = 权重 × 得分率，权重有调整的用调整后权重。定量指标的得分率按完成率计算，高于 100% 按 100% 计，也可以手填；定性指标由填表人在区间内填写：达成 80%–100%，部分达成 60%–80%，未达成 0%–60%（财预〔2020〕10号）。各行得分显示两位小数，合计按未取整的得分相加后四舍五入。";
pub const GRADES_NOT_USED: &str = "（设置的起点无法使用，按通行标准）";
pub const USUAL_GRADES: &str = "设置中的等级起点看不懂、没有依次降低或超过 100，暂按通行标准确定等级：";
pub const SPREAD: &str = "不适用指标的权重（口径待确认）";
pub const ADJUSTED: &str = "调整后";
pub const REASON: &str = "请填写";
pub const UNEXPLAINED: &str = "个指标部分达成、未达成或偏离，尚未填写偏差原因及改进措施";
