//! Words of names and values that tell a reviewer which way a figure is better and what it counts.

use crate::target::{Target, Unit, normalise, parse};

/// Things there should be little of.
#[rustfmt::skip]
const LOWER: &[&str] = &[
    "成本", "控制率", "控制数", "结转", "结余", "投诉", "差错", "事故", "超支", "违规", "违纪", "违法", "延误",
    "失误", "逾期", "故障率", "拖欠", "返工", "信访量", "上访", "能耗", "耗时", "平均用时", "办理时限",
    "办理时间", "响应时间", "等待时间",
];

/// What is done about them, or in less of them, is better the more there is of it: 投诉办结率, 成本节约率.
#[rustfmt::skip]
const TURNED: &[&str] = &[
    "降低", "下降", "减少", "节约", "节能", "压减", "压缩", "缩减", "缩短", "核减", "处理", "处置", "办结",
    "化解", "整改", "满意", "调解", "回复", "答复", "响应率", "预防", "防范", "受理", "查处", "追缴", "清理",
    "消化", "盘活", "核查", "排查", "演练", "宣传", "教育", "培训", "无事故", "无投诉", "无差错", "无违",
    "零事故", "零投诉", "零差错", "不发生", "及时", "完成", "监测", "投诉办理",
];

/// Words in which 成本 is no cost: 完成本年度任务.
const NO_COST: &[&str] = &["完成本", "形成本", "达成本", "建成本", "组成本", "集成本", "生成本", "变成本"];

/// What is kept under control in medicine and farming is better the more is: 血压控制率.
const CURED: &[&str] = &["血", "糖", "病", "疫", "害", "质量", "风险"];

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

/// Whether less of it is better.
pub(super) fn lower_is_better(name: &str) -> bool {
    let name = NO_COST.iter().fold(name.to_owned(), |name, word| name.replace(word, ""));
    let cured = name.contains("控制率") && CURED.iter().any(|word| name.contains(word));
    !cured && LOWER.iter().any(|word| name.contains(word)) && !TURNED.iter().any(|word| name.contains(word))
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
    words.iter().any(|word| {
        // 不合格率, 未完成率: the opposite.
        without_remark(name)
            .strip_suffix(word)
            .is_some_and(|before| !NEGATIONS.iter().any(|negation| before.ends_with(negation)))
    })
}

/// Whether it is a change against an earlier time.
pub(super) fn is_change(name: &str) -> bool {
    CHANGES.iter().any(|word| name.contains(word))
}

/// Whether it is an average or a price, which does not add up in the course of a year.
pub(super) fn is_average(name: &str) -> bool {
    ["平均", "人均", "户均", "日均", "月均", "单价", "均价", "用时", "时长", "时限"]
        .iter()
        .any(|word| name.contains(word))
}

/// Whether figures in a unit grow from January to December: 场 and 万元 do, shares and points do not.
pub(super) fn adds_up(unit: &Unit) -> bool {
    const STANDING: &[&str] = &["%", "百分点", "个千分点", "分", "倍", "级", "星", "星级", "比例", "℃", "度", "分贝"];
    !STANDING.contains(&unit.base.as_str()) && !unit.base.contains('/')
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
        for name in
            ["单位运行成本", "公用经费控制率", "资金结转结余率", "有效投诉件数", "安全事故数", "差错率", "业务办理时间"]
        {
            assert!(lower_is_better(name), "{name}");
        }
        for name in ["完成本年度任务数", "市民投诉按时办结率", "成本节约率", "血压控制率", "服务企业家数", "无事故天数"]
        {
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
