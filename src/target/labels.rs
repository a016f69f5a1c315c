//! Word lists: what may stand before and after a number without changing what the number means.
//!
//! Without an operator a sentence is only read as a number if its words are known to name the number (覆盖率100%,
//! 每季度1次). 企业所得税减按15%征收 stays a phrase; what is in between becomes a doubt.

/// Endings of words that name the number after them.
#[rustfmt::skip]
const NAMING: &[&str] = &[
    "直径", "全长", "长", "宽", "高", "深", "厚", "全天", "周均", "全部", "递增", "递减",
    "率", "度", "数", "量", "额", "值", "比", "比例", "比重", "占比", "面积", "金额", "长度", "里程", "里",
    "时间", "时长", "时限", "周期", "工期", "期限", "天数", "成本", "费用", "经费", "资金", "投入", "支出",
    "收入", "标准", "单价", "价格", "均价", "总价", "总投资", "投资", "产值", "收益", "利润", "税收", "规模",
    "达", "达到", "达成", "到达", "为", "是", "实现", "完成", "保持在", "稳定在", "维持在", "增长", "增加",
    "增收", "增幅", "降幅", "涨幅", "提高", "提升", "上升", "下降", "降低", "减少", "缩短", "节约", "签约",
    "节省", "节支", "新增", "净增", "增至", "提高到", "提高至", "提升到", "提升至", "增加到", "增加至",
    "增长到", "增长至", "上升到", "上升至", "扩大到", "扩大至", "升到", "升至", "压减", "核减", "压缩", "共", "共计", "总计", "合计", "累计",
    "总共", "全年", "年均", "月均", "日均", "人均", "户均", "平均", "年度", "全市", "全区", "全县", "本年",
    "当年", "一年", "每年", "每月", "年", "培训", "开展", "举办", "组织", "召开", "承办", "参加", "参与",
    "建设", "建成", "新建", "改建", "扩建", "改造", "修缮", "维修", "维护", "更新", "购置", "采购", "购买",
    "配备", "安装", "发放", "补助", "补贴", "资助", "奖励", "服务", "接待", "检查", "巡查", "抽查", "督查",
    "检测", "监测", "发布", "出版", "印刷", "印发", "制作", "编制", "编写", "编印", "撰写", "发表", "申请",
    "授权", "获得", "取得", "引进", "招聘", "招录", "培养", "培育", "认定", "评选", "带动", "吸引", "覆盖",
    "惠及", "受益", "安置", "救助", "慰问", "走访", "受理", "办理", "处理", "审核", "种植", "养殖", "满意",
    "完工", "拨付", "支付", "不合格", "涉及", "保障", "收集", "整理", "修复", "治理", "栽植", "存栏", "出栏",
    "调研", "宣传", "演出", "放映", "报送", "审计", "评审", "评估", "验收", "投放", "入库", "误差", "偏差",
    "温度", "噪声", "浓度",
];

/// Words that make a sentence a rule or a reference, not a value.
#[rustfmt::skip]
const REFERRING: &[&str] = &[
    "按", "参照", "依据", "根据", "依照", "遵照", "详见", "减按", "计提",
];

/// Words after a unit that repeat what the number says.
#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "完成", "达标", "合格", "到位", "办结", "建成", "覆盖", "全覆盖", "公开", "发放", "拨付", "支付", "执行",
    "落实", "满意", "通过", "及格", "准确", "及时", "有效", "合规", "达到", "验收合格", "完工", "竣工", "实现",
    "保障", "完好", "正常", "足额发放", "按时完成", "及时完成", "完成率", "增长", "提高", "提升", "下降",
    "降低", "减少", "响应", "到达", "处理", "办理", "解决", "反馈", "回复", "整改", "修复", "恢复", "处置",
    "送达", "受理", "审核", "出具", "提交", "上报", "报送", "结束", "满意率", "满意度", "持有", "使用", "入库",
    "使用率",
];

/// Bad events that 零 may count: 零投诉.
#[rustfmt::skip]
pub(super) const ZERO_OF: &[&str] = &[
    "投诉", "事故", "差错", "违规", "违纪", "违法", "伤亡", "延误", "泄漏", "泄密", "上访", "死亡", "火灾",
    "发生", "缺陷", "案件", "失误", "发案", "安全事故", "责任事故", "有效投诉", "失泄密", "返贫", "容忍",
    "新增", "感染", "拖欠", "举报",
];

/// Whether words before a number without an operator name that number.
pub(super) fn names_number(label: &str) -> bool {
    let ordinal = label.contains('第') && !label.contains("第三方");
    // 完成了, 提高了: done, and so many.
    let label = label.strip_suffix('了').unwrap_or(label);
    let per = label.starts_with('每') || label.starts_with("平均每");
    !ordinal && (per || NAMING.iter().any(|ending| label.ends_with(ending)))
}

/// Whether words before a number make the whole a rule (按15%征收) or a rank (前3名, 第1).
pub(super) fn refers(label: &str) -> bool {
    // 按时完成率 names a number, 按工资总额 makes a rule.
    let named = label.ends_with(['率', '度']);
    let rule = !named && REFERRING.iter().any(|word| label.contains(word));
    rule || label.ends_with(['第', '前', '按'])
}

/// Whether the words are of the kind a label may have: no sentence marks, no stray sign at the end, no hanging negation.
pub(super) fn is_plain(label: &str) -> bool {
    let stop = label.contains([
        ',', ';', '。', '!', '?', '≥', '≤', '>', '<', '=', '±', '≠', '×', '$', '》', '《', '»', '|', '#', '@', '&',
        '^', '~',
    ]);
    let end = label.chars().next_back();
    let open = end.is_some_and(|c| !(c.is_alphanumeric() || matches!(c, ')' | '”' | '"' | '\'' | '’')));
    let negated = end.is_some_and(|c| matches!(c, '不' | '未' | '非' | '无' | '没' | '勿' | '莫' | '免'));
    !stop && !open && !negated
}

/// Whether the words mean that the number is an upper bound or one to be reached, without saying which.
pub(super) fn leaves_bound_open(label: &str) -> bool {
    let kept = ["控制在", "控制到", "压缩在", "限制在", "限定在"].iter().any(|word| label.ends_with(word));
    let lowered = label.ends_with(['到', '至']) && label.contains(['降', '减', '缩', '短', '少', '压']);
    kept || lowered
}

/// Whether words after the unit merely close the sentence.
pub(super) fn closes(tail: &str) -> bool {
    CLOSING.contains(&tail)
}

/// Measure words that a noun may follow. Not 分, 克, 度 and the like: 分贝 and 克拉 are other units.
#[rustfmt::skip]
const BEFORE_NOUN: &[&str] = &[
    "个", "家", "名", "位", "项", "件", "场", "次", "期", "套", "台", "台套", "部", "篇", "份", "所", "座", "处", "条", "户", "种", "类",
    "门", "辆", "本", "册", "张", "支", "只", "头", "起", "批", "届", "组", "例", "宗", "间", "栋", "幢", "块", "片", "棵", "株", "盏",
    "眼", "口", "艘", "架", "幅", "首", "集", "对", "双", "轮", "笔", "封", "则", "枚", "面", "场次", "批次",
];

/// Whether a noun may follow the unit without changing it.
pub(super) fn takes_noun(unit: &str) -> bool {
    BEFORE_NOUN.contains(&unit)
}

/// Whether it is Chinese words only, quotation marks and 、 allowed.
pub(super) fn is_words(tail: &str) -> bool {
    tail.chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c) || matches!(c, '“' | '”' | '、'))
}

/// Whether the words go on with a further number: 亿 in 1个亿.
pub(super) fn starts_with_numeral(tail: &str) -> bool {
    tail.starts_with(['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿'])
}

/// Whether words after a measure word can name what is counted: 企业 in 5家企业; not 性 in 1次性, 点 in 3个点.
pub(super) fn counts(tail: &str) -> bool {
    let short = tail.chars().count() <= 8;
    let changed = tail.contains([
        '不', '未', '非', '无', '没', '半', '余', '多', '几', '零', '每', '外', '内', '上', '下', '前', '后', '超',
        '低', '高', '约',
    ]);
    let other =
        tail == "点" || tail.starts_with(['性', '级', '等', '化', '型', '率', '制', '式', '度', '左', '倍', '成']);
    short && is_words(tail) && !changed && !other
}
