//! The tables of indicators.

use crate::check::Severity;
use crate::form::Period;
use crate::parts::FindingCounts;

pub const OVERRIDDEN: &str = "手填；计算值";
pub const OVERRIDE_REASON: &str = "手填原因";
pub const DRAG: &str = "拖动到别处（用键盘：Alt+↑、Alt+↓）";
pub const FILTER: &str = "筛选";
pub const ALL_ROWS: &str = "全部行";
pub const SHOW_ALL: &str = "显示全部";
pub const NO_MATCH: &str = "没有符合的行";
pub const UNSEEN: &str = "这个二级指标有没有显示的行，现已显示；核对后请再次删除";
pub const ACTIONS: &str = "操作";
pub const AS_PLANNED: &str = "完成值同指标值";
pub const NOT_AS_PLANNED: &str = "只有完成值空白、指标值看得懂的行可以填为指标值；自动计算的指标不能";
pub const NOTHING_ABOVE: &str = "上一行同一列是空的，没有可填入的内容";
/// How a ＝ target is compared.
pub const RULE: &str = "比较方式";
pub const NEW_ROW: &str = "新的一行";
/// What a first row may look like, shown while a group has none.
pub const EXAMPLE_LEVEL2: &str = "例：成果转化";
pub const EXAMPLE_TASK: &str = "例：技术合同认定";
pub const EXAMPLE_NAME: &str = "例：全市技术合同成交额";

pub fn example_target(period: Period) -> &'static str {
    match period {
        Period::HalfYear => "例：≥450 亿元",
        Period::FullYear => "例：≥900 亿元",
    }
}
/// In the place of the reason, as long as nothing is typed.
pub const COMPUTED: &str = "自动计算";
pub const NO_UNIT: &str = "未写单位，";

/// 「按亿元计」: the unit in which a bare number is read.
pub fn read_in(unit: &str) -> String {
    format!("按{unit}计")
}
pub const NO_ROW_SEEN: &str = "筛选显示的行中没有更远的位置；显示全部后可继续移动";
/// The words for a row without a 三级指标.
pub const UNNAMED: &str = "（未命名指标）";
pub const UNNAMED_LEVEL2: &str = "（未命名二级指标）";

pub const CONFIRM: &str = "确认";
pub const CONFIRM_TITLE: &str = "沿用上年的指标值，核对无误";
pub const CONFIRM_ALL: &str = "全部确认";

/// 「54 个指标的指标值沿用上年，请逐行核对：改写，或点“确认”」
pub fn carried_over(count: usize) -> String {
    match count {
        0 => "沿用上年的指标值都已改写或确认。".to_owned(),
        count => format!("{count} 个指标的指标值沿用上年，请逐行核对：改写，或点“确认”。"),
    }
}

pub const FOLD: &str = "收起这一组";
pub const UNFOLD: &str = "展开这一组";

/// 「已收起 26 个指标，还缺 3 格，错误 1 条」: what a folded group holds, with its findings by severity.
pub fn folded(rows: usize, missing: usize, found: &FindingCounts) -> String {
    let rows = format!("已收起 {rows} 个指标");
    let missing = (missing > 0).then(|| super::progress::lacking(missing));
    let found = Severity::ALL.into_iter().zip(found).filter(|(_, count)| **count > 0);
    let found = found.map(|(severity, count)| format!("{} {count} 条", severity.label()));
    core::iter::once(rows).chain(missing).chain(found).collect::<Vec<_>>().join("，")
}
