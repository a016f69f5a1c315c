//! What goes into each part of the form, in plain words, with the rule it rests on.

use crate::check::Rule;
use crate::form::Part;

pub const TITLE: &str = "说明";
pub const ALL_PARTS: &str = "在“帮助”中看全部说明";
pub const CHECKED: &str = "审核";

/// What there is to know about a part.
#[derive(Clone, Copy)]
pub struct PartText {
    /// What the part holds.
    pub what: &'static str,
    /// How it is filled in.
    pub points: &'static [&'static str],
    /// The document it rests on.
    pub source: &'static str,
    /// What is assumed and still to be confirmed.
    pub assumed: &'static str,
    /// The rules of 审核 that look at it most.
    pub rules: &'static [Rule],
}

const FORM: &str = "苏州市市级部门整体预算绩效目标表（统一表式）";
const FRAMEWORK: &str = "财预〔2013〕53号《预算绩效评价共性指标体系框架》";
const EVALUATION: &str = "财预〔2020〕10号《项目支出绩效评价管理办法》";

/// The words about a part; 帮助 has none about itself.
pub fn of(part: Part) -> Option<PartText> {
    TEXTS.iter().find(|(of, _)| *of == part).map(|(_, text)| *text)
}

#[rustfmt::skip]
const TEXTS: &[(Part, PartText)] = &[
    (Part::Profile, PartText {
        what: "写明是哪个单位、哪一年的表，单位做什么、有多少机构和人员。",
        points: &[
            "年度写四位数字。单位名称用全称，与公章一致。",
            "主要职能按“三定”规定概括，机构和人员写内设机构、下属单位、编制数和实有人数。",
            "有上一年度的表时，在这里载入，指标表中就能对照上年。",
        ],
        source: FORM,
        assumed: "",
        rules: &[Rule::TextMissing, Rule::YearUnclear, Rule::TemplateMark, Rule::LinesUnplaced],
    }),
    (Part::Funds, PartText {
        what: "填本年收入的来源和支出的安排，单位都是万元。",
        points: &[
            "收入只填全年预算数，支出分半年计划执行数和全年预算数。没有的项目填 0。",
            "小计和合计由程序相加，点数字可以看算式；收入和支出必须分毫不差。",
            "金额最多 6 位小数，按填写的位数保留，合计不取整。",
        ],
        source: FORM,
        assumed: "财政拨款小计按其后五项相加，资金总额另加上年结转资金和其他资金。",
        rules: &[Rule::AmountMissing, Rule::AmountUnreadable, Rule::TotalDiffers, Rule::Unbalanced, Rule::AmountScale, Rule::ProjectPlanZero, Rule::PlanContradictsTarget, Rule::PlanAboveBudget],
    }),
    (Part::Goals, PartText {
        what: "用文字写清单位几年内要达到什么、今年要做成什么。",
        points: &[
            "中长期目标写方向和预期结果，年度目标写今年的重点任务，可以逐条编号，按回车换行。",
            "年度目标里的任务应能在履职、效益指标中找到对应的指标。",
            "文本框随内容变高，右下方是字数，不计空格和换行。",
        ],
        source: FORM,
        assumed: "",
        rules: &[Rule::TextMissing, Rule::StaleGoal, Rule::TemplateMark],
    }),
    (Part::Indicators, PartText {
        what: "五组一级指标上下排在一页，与公布的表同序。决策和过程各单位相同，只需核对；履职、效益和满意度由单位自定。",
        points: &[
            "履职的每个三级指标写明对应的重点工作，说明今年做多少、做多好、何时做完；效益写做成之后带来的变化；满意度写清调查谁、达到多少。",
            "指标值写成“符号 + 数字 + 单位”，如“≥20场”；不写符号的按“＝”理解。能量化的不写“加强”“推进”；只能用文字说的，写出可以看见的状态。不涉及的填“不适用”。",
            "半年指标值是到 6 月 30 日的累计数，照实计划填写，不是全年的一半。",
            "指标值保留原文，光标在格内时，格子下方显示程序的理解；标“?”的请改写。",
            "完成值在“运行监控”和“绩效自评”中填，这里对照着看。左侧各组的名称可直达；点一级指标的名称可收起这一组；“筛选”一次筛选各组。",
        ],
        source: FORM,
        assumed: "",
        rules: &[Rule::NameMissing, Rule::TargetMissing, Rule::TargetUnclear, Rule::NumberMissing, Rule::UnitMissing, Rule::GroupEmpty, Rule::Level2Empty, Rule::KeyTaskMissing, Rule::Duplicate, Rule::HalfAboveYear, Rule::DutyUnquantified, Rule::VerbTarget, Rule::BareDirection, Rule::ShareAboveFull, Rule::SatisfactionFull],
    }),
    (Part::Execution, PartText {
        what: "填预算调整了多少、执行了多少，和过程指标计算所需的数；程序算出执行率、支付进度和各项结果。",
        points: &[
            "都是从年初到期末的累计数，编制、人员、固定资产填期末数。七月只填半年，全年的栏目年后再显示。",
            "调减填负数。全年调整数空着时沿用半年的数。没有的填 0，不要空着：空着表示还没填，指标也就算不出来。",
            "调整了预算、执行率低于 90% 或超过 100% 的，写明原因。执行率的分母默认是调整后预算，可在设置中改。",
            "分母为 0 的指标显示“不适用”，分子不用再填。",
        ],
        source: FRAMEWORK,
        assumed: "支付进度默认按半年执行数 ÷ 半年计划执行数计算；计划支付数、实际支付数按累计数计算；结转结余率的分母各地不一，默认取支出预算数。都可在设置中改。支付进度符合率、预算偏差率、非税收入预算完成率在框架中没有算法，按本程序的假定计算。",
        rules: &[Rule::ExecutionLow, Rule::ExecutionHigh, Rule::AdjustmentUnexplained, Rule::BaseMissing, Rule::BaseUnreadable, Rule::PartAboveWhole, Rule::SpentWithoutBudget],
    }),
    (Part::Monitoring, PartText {
        what: "七月填。看各指标半年完成得怎样，对黄灯、红灯说明原因和全年的把握。",
        points: &[
            "绿灯是达成，黄灯是部分达成，红灯是未达成，灰灯是还没有填、待判断或不适用。",
            "半年完成值都在这里填；过程指标由“执行与基础数据”计算，要手填代替的直接填，并写明原因，清空即恢复计算。",
            "黄灯、红灯要填四样：全年预计完成值、完成目标可能性、偏差原因（可多选）、偏差说明。",
            "完成率从 {partialFrom}% 起算部分达成，达到 {deviationFrom}% 的标“偏离”，要说明目标为什么定低了；两个起点可在设置中改。",
        ],
        source: "绩效运行监控表的统一栏目，以当年通知为准",
        assumed: "",
        rules: &[Rule::ActualMissing, Rule::JudgementMissing, Rule::OverrideUnexplained, Rule::MonitoringIncomplete, Rule::LikelihoodContradicts, Rule::DeviationUnexplained],
    }),
    (Part::SelfEvaluation, PartText {
        what: "年度终了后填。填全年完成值，给指标定权重，得出各项得分、总分和等级。",
        points: &[
            "权重合计为 100 后才计算得分。预设的分法是本程序的，不是制度规定。",
            "数值指标按完成率得分，超过 100% 按 100% 计；文字指标在规定的区间里填得分率。",
            "没有全部达成的和偏离的，写明原因和改进措施。",
        ],
        source: EVALUATION,
        assumed: "不适用指标的权重，默认按比例分给同组其他指标，可在设置中改。",
        rules: &[Rule::WeightMissing, Rule::WeightSum, Rule::RatingMissing, Rule::RatingOutsideBand, Rule::FullMarksForMissed, Rule::MissedUnexplained, Rule::AllEqual],
    }),
    (Part::Review, PartText {
        what: "把全表从头到尾看一遍，列出缺漏、矛盾和可以写得更好的地方；下面是填报进度和指标状态。",
        points: &[
            "“错误”是表内自相矛盾，“提醒”是缺漏或可疑，“建议”可改可不改。都不妨碍保存和导出。",
            "点位置到表中改正，改好的自动消失。按 F8 逐条处理。内容无误的点“已核对”并写明理由。",
            "半年和全年分开统计，“不适用”不算未达成。",
        ],
        source: "完整性、适当性、可行性、细化量化四个方面，加执行与自评",
        assumed: "",
        rules: &[],
    }),
    (Part::HandOver, PartText {
        what: "把表交给主管部门、网站或接手的人，打印或另存为 PDF。",
        points: &[
            "先看还缺什么、审核有什么问题；都不妨碍交出。",
            "选好交成什么，点“生成”。下面是打印出来的样子，目标表、监控表、自评表分开打印。",
        ],
        source: FORM,
        assumed: "",
        rules: &[],
    }),
    (Part::Compare, PartText {
        what: "找回本表以前的版本，设定批复稿，把本表与另一份相比。",
        points: &[
            "历史版本自动保留，也可以手动保留并命名；恢复是一步，可以撤销。只在本浏览器中，删除表后 30 天内还在。",
            "目标批复后设定批复稿，以后改动的指标值会标出并要求写明原因。批复稿随文件交出。",
            "比较时可以选本浏览器中的表，也可以选文件。只是写法不同而意思相同的，单独标出。",
        ],
        source: "",
        assumed: "",
        rules: &[],
    }),
    (Part::Settings, PartText {
        what: "规定没有说死的算法，在这里选择。设置保存在表中，随文件一起交出。",
        points: &[
            "改动设置后，全表立即重新计算。与主管部门的口径不同时，先改这里。",
            "标着“口径待确认”的算法是本程序的假定，以主管部门的答复为准。",
        ],
        source: "",
        assumed: "",
        rules: &[Rule::ThresholdUnreadable, Rule::GradesOutOfOrder],
    }),
];
