//! The table of rules: the one place that says which codes there are, and what the help screen shows.
//!
//! A line: rule, code, severity, family, stages (see `rule`), title, and what it finds and what to do. A code is never
//! given to another rule; a rule that is taken back leaves its code unused.

use core::fmt;

use serde::{Serialize, Serializer};

use super::rule::{ALWAYS, EVALUATION, Family, MONITORING, PLANNING, REPORTS, Severity};
use crate::form::Stage;

/// A line of the table of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleEntry {
    /// The rule.
    pub rule: Rule,
    /// Its code; stable for ever.
    pub code: &'static str,
    /// How much its findings matter.
    pub severity: Severity,
    /// What it looks at.
    pub family: Family,
    /// The first stage it is checked in.
    pub from: Stage,
    /// The last one.
    pub until: Stage,
    /// Its name, for a list.
    pub title: &'static str,
    /// What it finds and what to do.
    pub advice: &'static str,
}

impl Rule {
    /// The stable code.
    pub fn code(self) -> &'static str {
        self.entry().code
    }

    /// How much its findings matter.
    pub fn severity(self) -> Severity {
        self.entry().severity
    }

    /// Whether it finds an amount for which another one may be offered.
    pub fn is_about_an_amount(self) -> bool {
        matches!(self, Self::AmountUnreadable | Self::AmountScale | Self::CarryOverDiffers)
    }

    /// Whether it is checked in a stage.
    pub fn applies(self, stage: Stage) -> bool {
        let entry = self.entry();
        (entry.from..=entry.until).contains(&stage)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

macro_rules! rules {
    ($($rule:ident $code:literal $severity:ident $family:ident $stages:ident $title:literal $advice:literal)+) => {
        /// A rule of 审核. `RULES` lists them all with their words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = concat!($code, " ", $title)] $rule,)+
        }

        impl Rule {
            /// Its line of the table.
            pub const fn entry(self) -> RuleEntry {
                match self {
                    $(Self::$rule => RuleEntry {
                        rule: self,
                        code: $code,
                        severity: Severity::$severity,
                        family: Family::$family,
                        from: $stages.0,
                        until: $stages.1,
                        title: $title,
                        advice: $advice,
                    },)+
                }
            }
        }

        /// All rules, family by family, by code.
        pub const RULES: &[RuleEntry] = &[$(Rule::$rule.entry()),+];
    };
}

rules! {
    TextMissing "C01" Warning Completeness ALWAYS "应填内容未填"
        "年度、单位名称、主要职能、机构设置、中长期目标、年度目标有未填的，请补充。"
    AmountUnreadable "C02" Error Completeness ALWAYS "金额看不懂"
        "金额里有数字以外的内容或写法不对，请只填数字，单位为万元。"
    TotalDiffers "C03" Error Completeness ALWAYS "合计与各项之和不一致"
        "原表的资金总额或财政拨款小计不等于各项之和，请核对各项资金，或以合计为准。"
    Unbalanced "C04" Error Completeness ALWAYS "收入与支出不相等"
        "收入合计与支出合计有差额，请核对，两边应完全相等。"
    NameMissing "C05" Warning Completeness ALWAYS "指标没有名称"
        "这一行没有三级指标名称，请补充名称或删除这一行。"
    TargetMissing "C06" Warning Completeness ALWAYS "指标值未填"
        "半年或全年指标值未填，请补充；不涉及的请填“不适用”。"
    TargetUnclear "C07" Warning Completeness ALWAYS "指标值看不懂"
        "指标值有两种以上的理解或看不懂，请按提示改写。"
    LinesUnplaced "C08" Warning Completeness ALWAYS "导入的文字没有归位"
        "导入的文字中有些行没有找到位置，请逐行处理。"
    YearUnclear "C09" Warning Completeness ALWAYS "年度写法不清"
        "年度请写成 2000 至 2099 的四位数字。"
    NumberMissing "C10" Warning Completeness ALWAYS "指标值只有单位或符号"
        "指标值只有单位或符号而没有数字，请补上数字。"
    TemplateMark "C11" Warning Completeness ALWAYS "模板符号没有换掉"
        "文字中还有“**”“××”“XX”“□”等模板符号或“请填写”等提示，请换成实际内容。"
    Duplicate "C12" Warning Completeness ALWAYS "指标重复"
        "同一二级指标（履职为同一重点工作）下有名称相同的指标，请合并、删除或改名以示区别。"
    Level2Empty "C13" Advice Completeness PLANNING "二级指标下没有指标"
        "生态效益、可持续影响等二级指标下没有三级指标，请补充；不涉及的请填“不适用”。"
    GroupEmpty "C14" Warning Completeness ALWAYS "一级指标下没有指标"
        "履职、效益、满意度等一级指标下还没有指标，请补充。"
    Level2NameMissing "C15" Warning Completeness ALWAYS "二级指标没有名称"
        "有三级指标而没有二级指标名称，请补充。"
    KeyTaskMissing "C16" Advice Completeness ALWAYS "重点工作未填"
        "履职指标没有写明对应的重点工作，请补充。"
    AmountMissing "C17" Warning Completeness ALWAYS "资金未填"
        "收入全部未填，或支出的计划数、预算数有未填的，请填写；没有的请填 0。"
    BaseUnreadable "C18" Error Completeness REPORTS "基础数据看不懂"
        "基础数据的金额或人数写法不对，请只填数字。"
    PointsUnreadable "C19" Error Completeness EVALUATION "权重或得分率填写有误"
        "权重、得分率、等级起点、分组权重请填 0 至 100 之间的数字，最多 4 位小数。"
    ThresholdUnreadable "C20" Error Completeness REPORTS "判断界限无法采用"
        "部分达成、偏离的起点看不懂的，请只填数字；小数超过 4 位的，请四舍五入。改正之前按 60%、130% 计算。"
    ActualUnclear "C21" Warning Completeness REPORTS "实际完成值看不懂"
        "实际完成值不是一个确切的数、日期或说明，请按提示改写。"
    YearFar "C22" Warning Completeness ALWAYS "年度离今年较远"
        "年度比今年晚三年以上或早十年以上，可能写错了数字，请核对。"
    TargetCarriedOver "C23" Warning Completeness ALWAYS "沿用的指标值没有确认"
        "由上年的表生成的指标，指标值还是上年的，请逐行核对：改写，或点“确认”。"

    AmountScale "A01" Warning Suitability ALWAYS "金额相差悬殊"
        "一个金额是相关金额的一千倍以上，或换算成万元后收支恰好相等，请核对是否把元当作万元填写。"
    TargetScale "A02" Warning Suitability ALWAYS "半年与全年指标值相差悬殊"
        "全年指标值是半年的一千倍以上，请核对数字和单位。"
    UnitTwice "A03" Advice Suitability ALWAYS "单位重复"
        "单位写了两次（指标值里两次，或名称和指标值里各一次），请只留一处。"
    UnitConflict "A04" Warning Suitability ALWAYS "单位不一致"
        "半年与全年、或名称与指标值的单位不一致，请统一。"
    UnitMissing "A05" Warning Suitability ALWAYS "指标值没有单位"
        "指标值只有数字而没有单位，请补上单位。"
    RateUnit "A06" Warning Suitability ALWAYS "比率的单位不对"
        "名称是“率”或“度”，指标值却以天、人、次等计，请改指标值的单位或改名称。"
    LowerWithAtLeast "A07" Warning Suitability ALWAYS "反向指标用了“≥”"
        "成本、控制、结转结余、投诉、差错一类越低越好的指标用了“≥”，请核对是否应为“≤”。"
    HigherWithAtMost "A08" Warning Suitability ALWAYS "正向指标用了“≤”"
        "满意度、完成率、合格率一类越高越好的指标用了“≤”，请核对是否应为“≥”。"
    HalfAboveYear "A09" Warning Suitability ALWAYS "半年指标值高于全年"
        "半年指标值是截至六月底的累计数，不应高于全年指标值，请核对。"
    ProjectPlanZero "A10" Warning Suitability PLANNING "上半年未安排项目支出"
        "项目支出全年有预算而半年计划为 0，请核对是否应在上半年安排支出。"
    PlanContradictsTarget "A11" Warning Suitability ALWAYS "半年计划与预算执行率指标值不一致"
        "半年计划执行数除以全年预算数，与预算执行率的半年指标值不一致，请改其中之一。"
    PlanAboveBudget "A12" Error Suitability ALWAYS "半年计划大于全年预算"
        "半年计划执行数大于全年预算数，请核对。"
    ZeroAlwaysMet "A13" Warning Suitability ALWAYS "“＝0”恒为达成"
        "指标值为 0 而比较方式是“达到即可”，任何结果都算达成，请把比较方式改为“越低越好”。"
    AmountNegative "A14" Warning Suitability ALWAYS "金额为负数"
        "收入、支出、调整后预算或基础数据为负数，请核对。"
    ShareAboveFull "A15" Warning Suitability ALWAYS "比率超过 100%"
        "满意度、覆盖率、合格率一类比率的指标值超过 100%，请核对。"
    SpreadsheetResidue "A16" Advice Suitability ALWAYS "小数位数过多"
        "指标值的小数位数过多，可能是电子表格的计算残值，请改成需要的位数。"
    PartAboveWhole "A17" Warning Suitability REPORTS "部分大于整体"
        "在用固定资产额大于固定资产总额，请核对。"
    DateOutside "A18" Warning Suitability ALWAYS "时限不在本期"
        "时限的年份不是本表年度，或半年指标值的时限晚于六月底，请核对。"
    StaleGoal "A19" Warning Suitability ALWAYS "年度目标写的是别的年度"
        "年度目标中写的年份都不是本表年度，请核对是否沿用了往年的文字。"
    ThresholdOutOfPlace "A20" Warning Suitability REPORTS "判断界限不合常理"
        "部分达成的起点应大于 0%、小于 100%，偏离的起点应大于 100%，请核对。"
    BaseContradictsExecution "A21" Warning Suitability REPORTS "基础数据与预算执行不一致"
        "实际支付数等大于同期执行数，计划支付数等大于预算，或结转结余资金大于预算与执行数之差，请核对两处数据。"
    TimeLimitWithoutSign "A22" Warning Suitability ALWAYS "时限没有写“≤”"
        "时限、周期、响应时间一类指标值没有写“≤”，按“达到即可”比较时用时越长越算达成，请写成“≤”，或把比较方式改为“越低越好”。"
    CarryOverDiffers "A23" Warning Suitability PLANNING "上年结转资金与上年的结余不一致"
        "收入中的上年结转资金不等于上年调整后预算减去全年执行数的差额，请核对；结余已收回的可以不同，请写明理由。"

    SatisfactionFull "F01" Advice Feasibility PLANNING "满意度定为 100%"
        "满意度定为 100% 难以实现，请按往年情况定一个可实现的目标，如“≥95%”。"
    AtLeastZero "F02" Warning Feasibility ALWAYS "全年指标值为“≥0”"
        "全年指标值为“≥0”，任何结果都算达成，请写明要达到的数。"
    YearBelowHalfActual "F03" Warning Feasibility PLANNING "全年指标值低于半年完成值"
        "上半年的实际完成值已超过全年指标值，全年指标值偏低，请核对。"
    BelowLastYear "F04" Advice Feasibility ALWAYS "指标值不如上年完成值"
        "全年指标值不如上年实际完成值，请核对；确需降低要求的，请在申报时说明原因。"

    VerbTarget "Q01" Advice Quantification PLANNING "以动词作指标值"
        "指标值只写了做什么（宣传、推动、加强等），请写明做到什么程度、以什么体现。"
    BareDirection "Q02" Advice Quantification PLANNING "只写了方向"
        "指标值只写了提高、降低等方向，请写明幅度或达到的水平。"
    DutyUnquantified "Q03" Advice Quantification PLANNING "履职指标没有量化"
        "履职指标全部是文字，请至少把主要工作量写成数量或时限。"

    ExecutionLow "E01" Warning Progress REPORTS "预算执行偏低而没有说明"
        "全年执行率（半年为对计划的支付进度）低于 90% 而没有说明，请说明原因。"
    ExecutionHigh "E02" Warning Progress REPORTS "预算执行偏高而没有说明"
        "执行数大于预算，或半年执行超过计划一成以上，而没有说明，请核对或说明原因。"
    AdjustmentUnexplained "E03" Warning Progress REPORTS "预算调整没有说明"
        "预算有调整而没有说明，请说明调整的原因和依据。"
    SpentWithoutBudget "E04" Warning Progress REPORTS "没有预算而有发生额"
        "预算为 0 而有支出或收入，请核对，确有发生的请说明来源。"
    ActualMissing "E05" Warning Progress REPORTS "实际完成值未填"
        "本阶段的实际完成值未填，请填写；不涉及的请填“不适用”。"
    BaseMissing "E06" Warning Progress REPORTS "计算所需的数据未填"
        "过程指标计算所需的执行数、调整数或基础数据未填，请填写；没有的请填 0。"
    JudgementMissing "E07" Warning Progress REPORTS "待判断是否达成"
        "文字指标或无法比较的指标还没有判断，请判断是否达成。"
    DeviationUnexplained "E08" Warning Progress REPORTS "大幅超额而没有说明"
        "完成率达到偏离的起点（默认 130%）而没有说明，请说明目标偏低的原因。"
    MonitoringIncomplete "E09" Warning Progress MONITORING "运行监控内容不全"
        "半年部分达成或未达成的指标，请填写全年预计完成值、完成目标可能性、偏差原因和说明。"
    LikelihoodContradicts "E10" Warning Progress MONITORING "完成可能性与预计完成值矛盾"
        "预计完成值不到指标值却选“确定能”，或已达到却选“完全不可能”，请核对。"
    OverrideUnexplained "E11" Warning Progress REPORTS "手填数值没有原因"
        "由基础数据计算的指标改为手填而没有写原因，请写明原因或清空手填值。"
    YearBelowHalf "E12" Warning Progress EVALUATION "全年数小于半年数"
        "全年完成值和执行数应为全年累计数，不应小于半年数，请核对。"
    FullMarksForMissed "E13" Error Progress EVALUATION "未达成而得满分"
        "指标部分达成或未达成而得分率为 100%，请核对得分率。"
    RatingOutsideBand "E14" Warning Progress EVALUATION "得分率不在规定范围"
        "文字指标的得分率：达成 80%–100%，部分达成 60%–80%，未达成 0–60%；请调整。"
    WeightSum "E15" Error Progress EVALUATION "权重合计不是 100"
        "各指标权重之和不等于 100，请调整。"
    WeightMissing "E16" Warning Progress EVALUATION "权重未填"
        "有的指标有权重而有的没有，请填写；不计分的请填 0。"
    AllEqual "E17" Warning Progress EVALUATION "实际完成值与指标值全部相同"
        "所有数值指标的实际完成值都恰好等于指标值，请核对是否按实际填写。"
    ShareSum "E18" Error Progress EVALUATION "分组权重合计不是 100"
        "各一级指标的权重合计之和不等于 100，请调整。"
    GradesOutOfOrder "E19" Warning Progress EVALUATION "等级起点不能使用"
        "优、良、中的起点应都填写、依次降低、不超过 100，否则按通常的起点评定，请核对。"
    MissedUnexplained "E20" Warning Progress EVALUATION "未达成而没有说明"
        "全年部分达成或未达成而没有说明，请填写偏差原因及改进措施。"
    RatingMissing "E21" Warning Progress EVALUATION "得分率未填"
        "有权重的文字指标已判断而没有得分率，请在规定范围内填写。"
    UnnamedHolds "E22" Warning Progress EVALUATION "没有名称的行还有内容"
        "没有三级指标和指标值的行还有权重、得分率或说明，不计入合计，请填写三级指标或删除这一行。"
    GroupWithoutWeight "E23" Warning Progress EVALUATION "一级指标的权重全部为 0"
        "一个一级指标下所有指标的权重都是 0，而其他一级指标有权重，请核对。"
    TargetAdjusted "E24" Warning Progress ALWAYS "与批复稿不同而没有说明"
        "指标值或名称与批复稿不同，或批复稿中没有这个指标，而没有写调整原因，请在“版本比较”中填写。"
    ApprovedRowGone "E25" Advice Progress ALWAYS "批复稿中的指标没有了"
        "批复稿中的指标在本表中没有了，请核对；确已批准取消的，请按新的批复重新设定批复稿。"
}
