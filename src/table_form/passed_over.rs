//! Lines that say nothing about a form: numbers of pages, signatures, notes on how to fill it in.

const PAGE_NUMBER: &str = "页码";
const TITLE: &str = "表名";
const HEADING: &str = "表头说明";
const SIGNATURE: &str = "签字和填报信息，本表没有这一栏";

/// Why a line says nothing about the form.
pub(super) fn passed_over(short: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let bare = short.trim_matches(['-', '—', '–', '―', '－', '·']);
    let words: String = bare.chars().filter(|c| !c.is_ascii_digit() && !"第页共/，,、之".contains(*c)).collect();
    if digits(bare) && short.chars().count() <= 7 || words.is_empty() && bare.contains('页') || is_fraction(bare) {
        return Some(PAGE_NUMBER);
    }
    if (short.starts_with("附件") || short.starts_with("附表")) && short.chars().count() <= 6 {
        return Some("附件编号");
    }
    if short == "基础数据" {
        return Some(TITLE);
    }
    let numbered = |c: char| "一二三四五六七八九十、（）()".contains(c);
    let caption =
        ["基本情况", "基本信息", "共性指标", "个性指标", "绩效指标", "绩效目标", "部门基本情况", "单位基本情况"];
    if caption.contains(&short.trim_start_matches(numbered)) {
        return Some(HEADING);
    }
    if matches!(short, "续表" | "（续表）" | "(续表)" | "绩效指标" | "年度绩效指标" | "绩效目标" | "部门整体绩效目标")
    {
        return Some(HEADING);
    }
    let printed = |c: char| c.is_ascii_digit() || "/-:.,年月日上下午AMP".contains(c);
    if short.starts_with("file://") || short.starts_with("http") || short.contains(':') && short.chars().all(printed) {
        return Some("页眉和页脚");
    }
    let signs = [
        "签字",
        "签章",
        "填表人",
        "联系电话",
        "填表日期",
        "填报人",
        "填报日期",
        "审核人",
        "负责人：",
        "盖章",
        "制表人",
        "联系人",
    ];
    signs.iter().any(|sign| short.contains(sign)).then_some(SIGNATURE).filter(|_| short.chars().count() <= 60)
}

/// Whether a line has nothing in it that could be of a form: the number of a page, the name of a block, a line for signatures that nobody has signed.
pub(super) fn says_nothing(short: &str) -> bool {
    match passed_over(short) {
        Some(PAGE_NUMBER | TITLE | HEADING) => true,
        Some(SIGNATURE) => is_unsigned(short),
        _ => false,
    }
}

/// Whether a line is the labels of signatures alone.
fn is_unsigned(short: &str) -> bool {
    let mut pieces = short.split(['：', ':']).rev();
    let last = pieces.next().unwrap_or_default();
    last.trim_matches(['_', '年', '月', '日']).is_empty()
        && pieces.all(|label| SIGNED.contains(&label.trim_start_matches(['_', '年', '月', '日'])))
}

/// Labels of signatures.
const SIGNED: [&str; 22] = [
    "单位负责人（签字）",
    "单位负责人（签章）",
    "单位负责人",
    "负责人（签字）",
    "负责人",
    "填表人（签字）",
    "填表人",
    "填报人（签字）",
    "填报人",
    "制表人",
    "联系人",
    "联系电话",
    "填表日期",
    "填报日期",
    "审核单位（盖章）",
    "审核人（签字）",
    "审核人",
    "审核日期",
    "财务负责人",
    "财务负责人（签字）",
    "填报单位（盖章）",
    "单位（盖章）",
];

fn is_fraction(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.len() <= 3 && text.chars().all(|c| c.is_ascii_digit());
    text.split_once('/').is_some_and(|(at, of)| digits(at) && digits(of))
}
