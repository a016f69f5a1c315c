//! Words of names and values that tell a reviewer which way a figure is better and what it counts.

use crate::target::{Target, Unit, normalise, parse};

/// Things there should be little of.
#[rustfmt::skip]
const LOWER: &[&str] = &[
    "成本", "控制率", "控制数", "结转", "结余", "投诉", "差错", "事故", "超支", "违规", "违纪", "违法", "延误",
    "失误", "逾期", "故障率", "拖欠", "返工", "信访量", "上访", "能耗", "耗时", "平均用时", "办理时限",
    "办理时间", "响应时间", "等待时间",
];

/// What may follow such a word and still be a figure of it: 差错发生率, 投诉件数, 成本总额. Anything else is another thing that is named after it:
/// 差错纠正数 counts corrections, 事故应急演练 counts exercises.
#[rustfmt::skip]
const OF_IT: &[&str] = &[
    "发生", "出现", "案件", "事件", "行为", "问题", "情况", "现象", "事项", "操作", "使用", "资金", "经费", "费用",
    "支出", "金额", "总额", "总量", "总数", "总", "人员", "人数", "人次", "死亡", "伤亡", "受伤", "损失", "控制",
    "增长", "增幅", "上升", "变动", "强度", "水平", "标准", "规模", "比例", "比重", "占比", "比率", "时间", "时长",
    "天数", "次数", "件数", "起数", "宗数", "例数", "户数", "家数", "项数", "笔数", "信件", "工单", "诉求", "来访",
    "率", "数", "量", "额", "件", "起", "次", "宗", "例", "比", "值", "款", "费", "人", "项", "单", "的",
];

/// What is done about them, or in less of them, is better the more there is of it, before the word too: 减少投诉数, 查处违法案件数.
#[rustfmt::skip]
const TURNED: &[&str] = &[
    "降低", "下降", "减少", "节约", "节能", "压减", "压缩", "缩减", "缩短", "核减", "处理", "处置", "办结",
    "化解", "整改", "满意", "调解", "回复", "答复", "响应率", "预防", "防范", "受理", "查处", "追缴", "清理",
    "消化", "盘活", "核查", "排查", "演练", "宣传", "教育", "培训", "无事故", "无投诉", "无差错", "无违",
    "零事故", "零投诉", "零差错", "不发生", "及时", "完成", "监测", "投诉办理", "纠正", "改正", "更正", "纠错",
    "整治", "治理", "打击", "查办", "查实", "查获", "发现", "破获", "侦破", "追回", "挽回", "收回", "回收", "制止",
    "劝阻", "遏制", "消除", "消减", "解决", "规避", "杜绝", "避免", "督办", "转办", "反馈", "回访", "拆除", "清退",
    "清欠", "移送", "立案", "结案", "处罚", "曝光", "提前", "审核", "审查", "检查", "调查", "核算", "监审",
];

/// Words in which 成本 is no cost: 完成本年度任务.
const NO_COST: &[&str] = &["完成本", "形成本", "达成本", "建成本", "组成本", "集成本", "生成本", "变成本"];

/// What is kept under control in medicine, farming and the environment is better the more is: 血压控制率, 年径流总量控制率.
#[rustfmt::skip]
const CURED: &[&str] = &[
    "血", "糖", "病", "疫", "害", "质量", "风险", "径流", "流失", "扬尘", "污染", "排放", "噪", "火", "密度", "蚊", "鼠",
    "虫", "舆情", "进度", "工期",
];

/// Shares there should be much of, none of which can be above 100 %.
#[rustfmt::skip]
const SHARES: &[&str] = &[
    "满意度", "满意率", "覆盖率", "合格率", "及时率", "达标率", "优良率", "知晓率", "知晓度", "准确率",
    "办结率", "通过率", "公开率", "完好率", "入学率", "就业率", "参与率", "到位率",
];

/// The same for shares that can be.
const OPEN_SHARES: &[&str] = &["完成率", "执行率", "利用率", "使用率"];

const NEGATIONS: &[&str] = &["不", "未", "无", "欠"];

/// A change from last year says nothing about a year's total.
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "增长", "增幅", "增速", "同比", "环比", "变动率", "提升率", "提高率", "下降率", "降低率",
];

/// Whether a text has one of some words in it. One walk along the text is several times as quick as a search of the standard library for each word,
/// which first studies the word; the rules ask this of every row.
pub(super) fn has_one_of(text: &str, words: &[&str]) -> bool {
    let mut rest = text.chars();
    loop {
        if words.iter().any(|word| rest.as_str().starts_with(word)) {
            return true;
        }
        if rest.next().is_none() {
            return false;
        }
    }
}

/// Whether less of it is better: the name ends in a thing there should be little of, or in a figure of one, and says neither that something is done
/// about it nor that it is a share of what should be: 结余资金使用率.
pub(super) fn lower_is_better(name: &str) -> bool {
    let name = without_remark(name);
    if !has_one_of(name, LOWER) {
        return false;
    }
    let name = NO_COST.iter().fold(name.to_owned(), |name, word| name.replace(word, ""));
    let cured = name.contains("控制率") && has_one_of(&name, CURED);
    // The last of them decides: 结转 in 结转结余率 is followed by another one.
    let after_last =
        LOWER.iter().filter_map(|word| name.rsplit_once(word)).map(|(_, after)| after).min_by_key(|after| after.len());
    let turned = cured || higher_is_better(&name);
    !turned && after_last.is_some_and(is_figure_of_it) && !has_one_of(&name, TURNED)
}

/// Whether nothing but words of [`OF_IT`] follows.
fn is_figure_of_it(after: &str) -> bool {
    let mut rest = after.trim();
    while let Some(shorter) = OF_IT.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = shorter.trim_start();
    }
    rest.is_empty()
}

/// Whether more of it is better: it is a share of what should be.
pub(super) fn higher_is_better(name: &str) -> bool {
    is_share(name) || ends_in(name, OPEN_SHARES)
}

/// Whether it is a share that cannot be above 100 %.
pub(super) fn is_share(name: &str) -> bool {
    ends_in(name, SHARES)
}

fn ends_in(name: &str, words: &[&str]) -> bool {
    let name = without_remark(name);
    words.iter().any(|word| {
        // 不合格率, 未完成率: the opposite.
        name.strip_suffix(word).is_some_and(|before| !NEGATIONS.iter().any(|negation| before.ends_with(negation)))
    })
}

/// Whether it is a change against an earlier time.
pub(super) fn is_change(name: &str) -> bool {
    has_one_of(name, CHANGES)
}

/// Whether it is an average or a price, which does not add up in the course of a year.
pub(super) fn is_average(name: &str) -> bool {
    const AVERAGES: &[&str] = &[
        "平均", "人均", "户均", "日均", "周均", "月均", "年均", "亩均", "生均", "均次", "次均", "每", "单价", "均价",
        "用时", "时长", "时限",
    ];
    has_one_of(name, AVERAGES)
}

/// Whether figures in a unit grow from January to December: 场 and 万元 do, shares and points do not.
pub(super) fn adds_up(unit: &Unit) -> bool {
    const STANDING: &[&str] = &["%", "百分点", "个千分点", "分", "倍", "级", "星", "星级", "比例", "℃", "度", "分贝"];
    !STANDING.contains(&unit.base.as_ref()) && !unit.base.contains('/')
}

/// What a name says without the remark in brackets at its end: 培训场次 of 培训场次（场）.
pub(super) fn without_remark(name: &str) -> &str {
    let name = name.trim();
    let Some(inside) = name.strip_suffix([')', '）']) else { return name };
    inside.rsplit_once(['(', '（']).map_or(name, |(before, _)| before.trim_end())
}

/// The unit that a name states in brackets at its end: （场）, （单位：万元）.
pub(super) fn unit_in_name(name: &str) -> Option<Unit> {
    let name = normalise(name);
    let (_, inside) = name.strip_suffix(')')?.rsplit_once('(')?;
    unit_of(inside.trim_start_matches("单位").trim_start_matches(':').trim())
}

/// The unit that a word is.
pub(super) fn unit_of(word: &str) -> Option<Unit> {
    if word.is_empty() || word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    match parse(&format!("1{word}")) {
        Target::Number(one) if one.tail.is_none() && one.ratio.is_none() && !one.quantity.unit.is_none() => {
            Some(one.quantity.unit)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_which_way_a_name_is_better() {
        for name in [
            "单位运行成本",
            "公用经费控制率",
            "资金结转结余率",
            "有效投诉件数",
            "安全事故数",
            "差错率",
            "业务办理时间",
            "差错发生率",
            "安全生产事故死亡人数",
            "项目成本总额（万元）",
            "信访投诉占比",
            "违规使用资金额",
            "成本增长率",
            "工程超支金额",
            "设备故障率",
        ] {
            assert!(lower_is_better(name), "{name}");
        }
        for name in [
            "完成本年度任务数",
            "市民投诉按时办结率",
            "成本节约率",
            "血压控制率",
            "服务企业家数",
            "无事故天数",
            "差错纠正数",
            "差错更正率",
            "发现差错数",
            "违规问题纠正率",
            "查处违法案件数",
            "拆除违法建设面积",
            "投诉渠道数",
            "投诉热线接通率",
            "响应时间达标率",
            "办理时限合规率",
            "结余资金使用率",
            "结转资金支出进度",
            "成本收益率",
            "成本核算单位数",
            "事故应急救援次数",
            "逾期贷款催收率",
            "年径流总量控制率",
            "扬尘控制率",
            "事故车辆救援数",
            "能耗在线监测点数",
        ] {
            assert!(!lower_is_better(name), "{name}");
        }
        assert!(higher_is_better("培训合格率") && higher_is_better("市民满意度（%）"));
        assert!(!higher_is_better("产品不合格率") && !higher_is_better("任务未完成率"));
    }

    #[test]
    fn reads_the_unit_a_name_states() {
        let unit = |name: &str| unit_in_name(name).map(|unit| unit.text);
        assert_eq!(unit("培训场次（场）"), Some("场".into()));
        assert_eq!(unit("成交额（单位：万元）"), Some("万元".into()));
        assert_eq!(unit("数字资源平台访问量（含移动端）"), None);
        assert_eq!(unit("培训场次（2025）"), None);
        assert_eq!(unit("培训场次"), None);
    }
}
