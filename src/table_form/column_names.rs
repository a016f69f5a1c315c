//! What columns of indicators are called in official forms and by those who make their own sheets.

use super::cells::compact;
use crate::form::Period;

/// What stands in a column of an indicator table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Level1,
    Level2,
    KeyTask,
    Name,
    /// `None`: the head does not say of which period.
    Target(Option<Period>),
    Actual(Option<Period>),
    Expected,
    Likelihood,
    Causes,
    Explanation(Option<Period>),
    Weight,
    Rating,
    Status(Option<Period>),
    /// ≥, ≤ … in a column of its own, which belongs before the target.
    Operator,
    /// The unit in a column of its own, which belongs behind the target.
    Unit,
    /// What the program computes: 完成率, 得分, 调整后权重.
    Computed,
    /// 序号
    Number,
    /// A column that is known, and that this form has not: 评分标准, 备注.
    Foreign,
}

/// Names of columns without their period. The first that fits counts.
const TERMS: [(Role, &[&str]); 17] = [
    (Role::Level1, &["一级指标", "一级指标名称", "指标类别", "指标类型", "一级", "指标一级", "绩效指标一级"]),
    (Role::Level2, &["二级指标", "二级指标名称", "二级指标内容", "二级", "指标二级", "绩效指标二级"]),
    (
        Role::KeyTask,
        &[
            "重点工作",
            "重点工作任务",
            "重点任务",
            "主要工作",
            "主要任务",
            "工作任务",
            "对应重点工作",
            "重点工作名称",
            "重点工作内容",
            "重点工作事项",
        ],
    ),
    (
        Role::Name,
        &[
            "三级指标",
            "三级指标名称",
            "三级指标内容",
            "指标名称",
            "绩效指标名称",
            "绩效指标",
            "指标内容",
            "具体指标",
            "指标",
            "评价指标",
            "考核指标",
            "三级",
            "指标三级",
            "绩效指标三级",
        ],
    ),
    (
        Role::Target(None),
        &[
            "指标值",
            "目标值",
            "绩效指标值",
            "绩效目标值",
            "计划指标值",
            "计划目标值",
            "预期指标值",
            "预期目标值",
            "预期值",
            "计划值",
            "设定目标值",
            "设定指标值",
            "指标目标值",
            "指标目标",
            "目标",
            "指标值目标值",
            "绩效目标",
            "预期目标",
            "计划目标",
            "计划数",
            "目标数",
            "考核目标值",
            "阶段目标值",
            "阶段指标值",
            "阶段性目标值",
            "阶段性指标值",
            "值",
        ],
    ),
    (
        Role::Actual(None),
        &[
            "完成值",
            "完成情况",
            "完成指标值",
            "完成",
            "值实际",
            "实现值",
            "执行情况",
            "完成数",
            "完成结果",
            "实现情况",
            "目标完成情况",
            "指标完成情况",
            "指标完成值",
            "指标值完成情况",
        ],
    ),
    (
        Role::Expected,
        &["预计完成值", "预计完成情况", "预期完成值", "预计完成", "预计完成指标值", "预期完成情况", "预计值"],
    ),
    (Role::Likelihood, &["完成目标可能性", "完成可能性", "目标完成可能性", "完成的可能性", "可能性"]),
    (Role::Causes, &["偏差原因", "偏离原因", "偏差原因分类", "原因分类"]),
    (
        Role::Explanation(None),
        &[
            "偏差说明",
            "偏差原因及改进措施",
            "偏差原因分析及改进措施",
            "偏差原因分析和改进措施",
            "未完成原因及改进措施",
            "未完成原因分析及改进措施",
            "未完成原因分析",
            "未完成原因",
            "偏差原因分析",
            "偏差情况说明",
            "原因说明",
            "扣分原因",
            "扣分原因及改进措施",
            "改进措施",
            "说明",
        ],
    ),
    (Role::Weight, &["权重", "分值", "指标权重", "权重分值", "分值权重", "标准分", "标准分值", "满分", "权重分"]),
    (Role::Rating, &["得分率", "评分率"]),
    (Role::Status(None), &["状态", "完成状态", "指标状态", "达成情况", "是否达成"]),
    (
        Role::Operator,
        &["计算符号", "符号", "运算符", "运算符号", "指标性质", "比较符号", "关系符号", "指标符号", "指标方向"],
    ),
    (Role::Unit, &["度量单位", "计量单位", "指标单位", "单位", "指标值单位", "指标值计量单位"]),
    (
        Role::Computed,
        &[
            "完成率",
            "完成比例",
            "完成程度",
            "得分",
            "自评得分",
            "评价得分",
            "评分",
            "调整后权重",
            "执行率",
            "偏差率",
            "偏离度",
            "实际得分",
        ],
    ),
    (Role::Number, &["序号", "编号", "行次", "指标编码", "指标代码"]),
];

/// Columns that other forms have beside these. They make a row a head no more than others do, and have no place here.
const FOREIGN: [&str; 19] = [
    "备注",
    "评分标准",
    "评价标准",
    "评分规则",
    "评分细则",
    "评分办法",
    "指标解释",
    "指标说明",
    "指标内容说明",
    "指标释义",
    "计算公式",
    "计算方法",
    "数据来源",
    "取值来源",
    "佐证材料",
    "责任部门",
    "责任处室",
    "责任科室",
    "历史值",
];

/// Words that say the period; a longer one stands before those it begins with.
const PERIODS: [(&str, Period); 22] = [
    ("6月30日", Period::HalfYear),
    ("1-6月份", Period::HalfYear),
    ("1-6月", Period::HalfYear),
    ("1—6月", Period::HalfYear),
    ("1至6月", Period::HalfYear),
    ("6月底", Period::HalfYear),
    ("6月末", Period::HalfYear),
    ("上半年度", Period::HalfYear),
    ("上半年", Period::HalfYear),
    ("半年度", Period::HalfYear),
    ("半年", Period::HalfYear),
    ("年中", Period::HalfYear),
    ("全年度", Period::FullYear),
    ("全年", Period::FullYear),
    ("年度", Period::FullYear),
    ("本年度", Period::FullYear),
    ("本年", Period::FullYear),
    ("当年度", Period::FullYear),
    ("当年", Period::FullYear),
    ("年初", Period::FullYear),
    ("年末", Period::FullYear),
    ("年底", Period::FullYear),
];

/// The longest head, in characters.
const LONGEST: usize = 24;

/// What a head says stands below it; `None` for a text that is no head that is known.
pub(super) fn role_of(text: &str) -> Option<Role> {
    let whole = compact(text).replace(['*', '＊'], "");
    if whole.is_empty() || whole.chars().count() > LONGEST {
        return None;
    }
    let whole = without_year(&whole).1;
    // What was to be reached in another year is nothing of this form.
    if whole.starts_with("上年") || FOREIGN.contains(&whole.split(['（', '(']).next().unwrap_or_default()) {
        return Some(Role::Foreign);
    }
    let whole = whole.strip_prefix("其中").map_or(whole, |rest| rest.trim_start_matches(['：', ':']));
    let (name, behind) = whole.split_once(['（', '(']).unwrap_or((whole, ""));
    let behind = behind.trim_end_matches(['）', ')']);
    // 「指标值（全年）」; 「指标值（目标值）」 says the same twice.
    let (outer, name) = take_period(name);
    let (inner, _) = take_period(behind.trim_end_matches(['前', '止']));
    let period = outer.or(inner);
    let (actual, term) = strip_actual(&name);
    let known = TERMS.iter().find(|(_, names)| names.contains(&term)).map(|(role, _)| *role)?;
    Some(match known {
        // 「实际值」
        Role::Target(None) if actual => Role::Actual(period),
        Role::Target(None) => Role::Target(period),
        Role::Actual(None) => Role::Actual(period),
        Role::Status(None) => Role::Status(period),
        Role::Explanation(None) if term == "偏差说明" => Role::Explanation(Some(Period::HalfYear)),
        Role::Explanation(None) => Role::Explanation(period),
        role => role,
    })
}

fn strip_actual(name: &str) -> (bool, &str) {
    let rest = name.strip_prefix("实际").or_else(|| name.strip_suffix("实际"));
    rest.map_or((false, name), |rest| (true, if rest.is_empty() { "值" } else { rest }))
}

/// The year before a head, and the head without it: 2025年指标值, 2025年度目标值.
pub(super) fn without_year(text: &str) -> (Option<i32>, &str) {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let (year, rest) = text.split_at_checked(digits).unwrap_or_default();
    match (digits, rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年'))) {
        (4, Some(rest)) if !rest.is_empty() => (year.parse().ok(), rest),
        _ => (None, text),
    }
}

/// The period that a text says, where it says nothing else.
pub(super) fn period_alone(text: &str) -> Option<Period> {
    let (period, rest) = take_period(&compact(text));
    period.filter(|_| rest.is_empty())
}

/// The period that a name says at its beginning or its end, and the name without it.
fn take_period(name: &str) -> (Option<Period>, String) {
    let name = name.strip_prefix("截至").or_else(|| name.strip_prefix("截止")).unwrap_or(name);
    for (word, period) in PERIODS {
        if let Some(rest) = name.strip_prefix(word).or_else(|| name.strip_suffix(word)) {
            return (Some(period), rest.to_owned());
        }
    }
    (None, name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_what_and_of_which_period() {
        let [half, full] = Period::ALL.map(Some);
        for (text, role) in [
            ("三级指标", Role::Name),
            ("指标名称", Role::Name),
            ("半年\n指标值", Role::Target(half)),
            ("上半年目标值", Role::Target(half)),
            ("全年目标", Role::Target(full)),
            ("半年目标", Role::Target(half)),
            ("年度指标值", Role::Target(full)),
            ("年度绩效指标值", Role::Target(full)),
            ("计划指标值", Role::Target(None)),
            ("指标值（全年）", Role::Target(full)),
            ("2025年目标值", Role::Target(None)),
            ("2025年半年目标值", Role::Target(half)),
            ("全年实际完成值", Role::Actual(full)),
            ("实际完成情况", Role::Actual(None)),
            ("半年完成值", Role::Actual(half)),
            ("全年预计完成值", Role::Expected),
            ("完成目标\n可能性", Role::Likelihood),
            ("偏差原因", Role::Causes),
            ("偏差说明", Role::Explanation(half)),
            ("偏差原因及改进措施", Role::Explanation(None)),
            ("权重（%）", Role::Weight),
            ("分值", Role::Weight),
            ("完成率", Role::Computed),
            ("得分", Role::Computed),
            ("得分率", Role::Rating),
            ("半年状态", Role::Status(half)),
            ("度量单位", Role::Unit),
            ("计算符号", Role::Operator),
            ("序号", Role::Number),
            ("评分标准", Role::Foreign),
            ("指标值半年", Role::Target(half)),
            ("实际值", Role::Actual(None)),
            ("其中：半年指标值", Role::Target(half)),
            ("指标值（6月30日前）", Role::Target(half)),
            ("截至6月底目标值", Role::Target(half)),
            ("年中目标值", Role::Target(half)),
            ("年末目标值", Role::Target(full)),
            ("当年度指标值", Role::Target(full)),
            ("绩效指标\n二级", Role::Level2),
            ("上年度实际完成值", Role::Foreign),
        ] {
            assert_eq!(role_of(text), Some(role), "{text}");
        }
        for text in ["年度目标", "单位名称", "≥450 亿元", "健全", "", "预算执行率"] {
            assert!(!matches!(role_of(text), Some(Role::Name | Role::Level1)), "{text}");
        }
    }
}
