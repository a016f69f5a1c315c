//! 名词解释

use super::self_evaluation;
use crate::evaluate::StandardIndicator;
use crate::form::terms;

pub const HIGHER: &str = "越高越好";
pub const LOWER: &str = "越低越好";
pub const NEARER: &str = "越接近 0 越好";

/// When each formula of 完成率 is used, in the order of `Formula::RATIOS`.
pub const RATIOS: [&str; 5] =
    ["越高越好的", "越低越好而未达成的", "越低越好的另一种算法", "指标值为负数的", "越接近越好的"];

/// A technical term of 名词解释.
pub struct Term {
    /// What the address of 帮助 names it by.
    pub code: &'static str,
    /// The word.
    pub word: &'static str,
    /// What it means in this form.
    pub meaning: &'static str,
}

const fn term(code: &'static str, word: &'static str, meaning: &'static str) -> Term {
    Term { code, word, meaning }
}

/// In the order of the form.
#[rustfmt::skip]
pub const TERMS: &[Term] = &[
    term("total", "资金总额", "全年全部收入。"),
    term("subtotal", "财政拨款小计", "由财政安排的收入之和。"),
    term("level", "一级、二级、三级指标", "指标分三层：一级是决策、过程、履职、效益、满意度五组，二级把一组再分类，三级是一行一个、可以衡量的指标。"),
    term("keyTask", terms::KEY_TASK, "履职指标服务的那项年度工作，几个指标可以属于同一项。"),
    term("target", terms::TARGET, "申报时承诺要达到的数或状态，由符号、数字和单位组成，也可以是文字。半年指标值截至 6 月 30 日，全年指标值截至 12 月 31 日，都是累计。"),
    term("actual", terms::ACTUAL, "到期末实际达到的数或状态，按指标值的单位填写。"),
    term("quantity", "定量指标、定性指标", "指标值是数字或日期的为定量指标，由程序比较；是文字的为定性指标，由填表人判断。"),
    term("completion", terms::COMPLETION, "完成值达到指标值的程度，按指标的方向用下列算式之一；超过 100% 照实显示，按 100% 计。"),
    term("status", "达成、部分达成、未达成", "完成值符合指标值的为达成；不符合而完成率在 {partialFrom}% 以上的为部分达成，其余为未达成。{partialFrom}% 可在设置中改。"),
    term("deviates", "偏离", "完成率达到 {deviationFrom}% 以上，多半是目标定得偏低，需要说明原因。{deviationFrom}% 可在设置中改。"),
    term("undecided", "待判断", "文字指标还没有人判断，或指标值看不懂，程序不替人下结论。"),
    term("notApplicable", "不适用", "本单位不涉及，或分母为 0 无从计算，不参加比较和计分。"),
    term("light", "绿灯、黄灯、红灯、灰灯", "运行监控中半年状态的另一种说法：达成、部分达成、未达成、其余。"),
    term("expected", terms::EXPECTED, "按半年的进展，估计到年底能达到多少。"),
    term("initial", terms::INITIAL_BUDGET, "批准的全年预算数，即“资金”中支出的全年预算数。"),
    term("adjustment", terms::ADJUSTMENT, "年中追加（正数）或调减（负数）的预算，从年初累计。"),
    term("adjusted", terms::ADJUSTED_BUDGET, "加上调整之后，实际可以使用的预算。"),
    term("plan", terms::MID_YEAR_PLAN, "申报时计划到 6 月 30 日支出的数，不由全年数折算。"),
    term("executed", terms::EXECUTED, "从年初到期末实际支出的数。"),
    term("rate", terms::EXECUTION_RATE, "预算用出去了多少。"),
    term("progress", terms::PROGRESS, "上半年实际支出跟上计划的程度。"),
    term("carryOver", "结转结余", "期末没有用完的资金：下年按原用途继续使用的是结转，事情办完剩下的是结余。"),
    term("publicExpense", "公用经费", "维持单位日常运转的支出，如办公、水电、差旅，不含人员经费和项目支出。"),
    term("threePublic", "“三公经费”", "因公出国（境）、公务用车购置及运行、公务接待三项支出。"),
    term("nonTax", "非税收入", "税收以外由单位依法收取、上缴财政的收入，如行政事业性收费。"),
    term("staff", "编制数", "机构编制部门核定的人数；在职人员数是期末实际在岗的在编人数。"),
    term("weight", terms::WEIGHT, "一个指标在总分 100 分中占多少分。"),
    term("rating", terms::RATE_OF_POINTS, "一个指标得到其权重的百分之几。"),
    term("score", terms::POINTS, self_evaluation::NOTE),
    term("grade", "等级", "按总分评定，起点可在设置中改。"),
    term("toConfirm", "口径待确认", "制度没有写明、由本程序假定的算法。请与主管部门核对，多数可在设置中改。"),
];

/// What a computed indicator means.
#[rustfmt::skip]
pub fn meaning(standard: StandardIndicator) -> &'static str {
    use StandardIndicator as Is;
    match standard {
        Is::ExecutionRate => "全年可用的预算用出去了多少",
        Is::AdjustmentRate => "除政策原因外，年中改动预算的幅度",
        Is::PaymentProgress => "付款是否跟上计划",
        Is::BudgetDeviation => "实际支出离预算有多远，多用少用都算",
        Is::CarryOverRate => "没有用完的资金占预算的份额",
        Is::PublicExpenseControl => "日常运转支出是否控制在预算内",
        Is::ThreePublicChange => "“三公经费”比上年同期增减多少，负数是下降",
        Is::ProcurementExecution => "安排的政府采购办成了多少",
        Is::NonTaxIncome => "应收的非税收入收到了多少",
        Is::StaffControl => "在职人数是否在编制以内",
        Is::FixedAssetUse => "固定资产有多少在使用",
    }
}
