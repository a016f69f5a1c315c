//! Operators before and after a number, in signs and in words, doubled, negated and combined.
//!
//! A word operator is a comparing verb (高于, 少于, 超过 …) with an optional negation (不, 不得, 未 …) and an optional
//! 或等于. 以上, 以下, 以内 include the number itself, as in Chinese law (民法典 §1259).

use super::{DoubtReason, Op};

/// What stands before a number.
#[derive(Debug, Default)]
pub(super) struct Prefix<'a> {
    /// The operator next to the number.
    pub op: Option<Op>,
    /// 约, 大约.
    pub around: bool,
    /// ±.
    pub within: bool,
    /// The number's own plus or minus sign.
    pub sign: Option<char>,
    /// The words before all that.
    pub label: &'a str,
}

const GREATER: &[&str] = &["高于", "超过", "多于", "大于", "突破", "超出", "长于", "晚于", "迟于"];
const LESS: &[&str] = &["低于", "少于", "小于", "短于", "早于"];
const NEGATIONS: &[&str] =
    &["不允许", "不得", "不能", "不应", "不可", "不会", "不宜", "不再", "绝不", "没有", "未", "不"];
const WORDS: &[(&str, Op)] = &[
    ("至少", Op::AtLeast),
    ("最少", Op::AtLeast),
    ("最低", Op::AtLeast),
    ("起码", Op::AtLeast),
    ("不下于", Op::AtLeast),
    ("不下", Op::AtLeast),
    ("至多", Op::AtMost),
    ("最多", Op::AtMost),
    ("最高", Op::AtMost),
    ("不足", Op::LessThan),
    ("不到", Op::LessThan),
    ("不满", Op::LessThan),
    ("未满", Op::LessThan),
    ("未达到", Op::LessThan),
];
/// Words that end in 约 and do not mean about.
const NOT_ABOUT: &[&str] =
    &["节约", "签约", "履约", "预约", "违约", "集约", "续约", "公约", "合约", "条约", "解约", "邀约"];

/// Takes apart what stands before a number.
///
/// # Errors
/// Contradicting or meaningless signs, 近.
pub(super) fn split_prefix(text: &str) -> Result<Prefix<'_>, DoubtReason> {
    let mut prefix = Prefix::default();
    let mut left = text;
    if let Some(rest) = left.strip_suffix('±') {
        prefix.within = true;
        left = rest;
    } else if let Some(rest) = left.strip_suffix('-') {
        prefix.sign = Some('-');
        left = rest;
    } else if let Some(rest) = left.strip_suffix('+') {
        prefix.sign = Some('+');
        left = rest;
    }
    loop {
        if let Some(rest) = strip_about(left)? {
            prefix.around = true;
            left = rest;
        } else if let Some((op, rest)) = last_operator(left)? {
            if prefix.op.is_some_and(|known| known != op) {
                return Err(DoubtReason::ContradictoryOperators);
            }
            prefix.op = Some(op);
            left = rest;
        } else {
            break;
        }
    }
    prefix.label = left;
    Ok(prefix)
}

/// 约 and the like at the end of the text.
fn strip_about(text: &str) -> Result<Option<&str>, DoubtReason> {
    if NOT_ABOUT.iter().any(|word| text.ends_with(word)) {
        return Ok(None);
    }
    for word in ["接近", "将近"] {
        if text.ends_with(word) {
            return Err(DoubtReason::InexactNumber);
        }
    }
    if text == "近" {
        return Err(DoubtReason::InexactNumber);
    }
    Ok(["大约为", "大约", "约为", "约"].iter().find_map(|word| text.strip_suffix(word)))
}

/// The operator at the end of the text, with what stands before it.
fn last_operator(text: &str) -> Result<Option<(Op, &str)>, DoubtReason> {
    let rest = text.trim_end_matches(['≥', '≤', '>', '<', '=']);
    let signs = text.strip_prefix(rest).unwrap_or_default();
    if !signs.is_empty() {
        return sign_operator(signs).map(|op| Some((op, rest)));
    }
    Ok(word_operator(text)?.or_else(|| lone_exceed(text)))
}

/// The meaning of a run of signs.
pub(super) fn sign_operator(signs: &str) -> Result<Op, DoubtReason> {
    let more = signs.contains(['≥', '>']);
    let less = signs.contains(['≤', '<']);
    let equal = signs.contains(['≥', '≤', '=']);
    match (more, less, equal) {
        (true, true, _) => Err(DoubtReason::ContradictoryOperators),
        (true, false, true) => Ok(Op::AtLeast),
        (true, false, false) => Ok(Op::MoreThan),
        (false, true, true) => Ok(Op::AtMost),
        (false, true, false) => Ok(Op::LessThan),
        (false, false, _) => Ok(Op::Equal),
    }
}

fn word_operator(text: &str) -> Result<Option<(Op, &str)>, DoubtReason> {
    if let Some((word, op)) = WORDS.iter().find(|(word, _)| text.ends_with(word)) {
        return Ok(text.strip_suffix(word).map(|rest| (*op, rest)));
    }
    let (body, or_equal) = match text.strip_suffix("或等于").or_else(|| text.strip_suffix("等于")) {
        Some(body) => (body, true),
        None => (text, false),
    };
    let verb = |verbs: &[&str]| verbs.iter().find_map(|verb| body.strip_suffix(verb));
    let (greater, rest) = match (verb(GREATER), verb(LESS)) {
        (Some(rest), _) => (true, rest),
        (_, Some(rest)) => (false, rest),
        _ if or_equal && body.ends_with('不') => return Err(DoubtReason::UnknownSign),
        _ if or_equal => return Ok(Some((Op::Equal, body))),
        _ => return Ok(None),
    };
    let negated = NEGATIONS.iter().find_map(|negation| rest.strip_suffix(negation));
    match (negated, or_equal) {
        (Some(_), true) => Err(DoubtReason::ContradictoryOperators),
        (Some(rest), false) => Ok(Some((if greater { Op::AtMost } else { Op::AtLeast }, rest))),
        (None, true) => Ok(Some((if greater { Op::AtLeast } else { Op::AtMost }, rest))),
        (None, false) => Ok(Some((if greater { Op::MoreThan } else { Op::LessThan }, rest))),
    }
}

/// 超 and 不超: only where no other word could end in it.
fn lone_exceed(text: &str) -> Option<(Op, &str)> {
    let rest = text.strip_suffix('超')?;
    match NEGATIONS.iter().find_map(|negation| rest.strip_suffix(negation)) {
        Some(rest) => Some((Op::AtMost, rest)),
        None => rest.is_empty().then_some((Op::MoreThan, rest)),
    }
}

/// Whether words compare with something (a label must not, unless an operator stands next to the number).
pub(super) fn compares(label: &str) -> bool {
    let words = WORDS.iter().map(|(word, _)| word);
    GREATER.iter().chain(LESS).chain(words).any(|word| label.contains(word))
        || ["以上", "以下", "以内"].iter().any(|word| label.contains(word))
}

/// What stands right after the unit.
#[derive(Debug)]
pub(super) struct Suffix<'a> {
    /// 以上, 以内 …
    pub op: Option<Op>,
    /// 左右, 上下.
    pub around: bool,
    /// What follows the suffix.
    pub tail: &'a str,
}

const SUFFIXES: &[(&str, Op)] = &[
    ("及其以上", Op::AtLeast),
    ("及以上", Op::AtLeast),
    ("或以上", Op::AtLeast),
    ("或者以上", Op::AtLeast),
    ("含以上", Op::AtLeast),
    ("以上", Op::AtLeast),
    ("之上", Op::AtLeast),
    ("及其以下", Op::AtMost),
    ("及以下", Op::AtMost),
    ("或以下", Op::AtMost),
    ("或者以下", Op::AtMost),
    ("含以下", Op::AtMost),
    ("以下", Op::AtMost),
    ("之下", Op::AtMost),
    ("及以内", Op::AtMost),
    ("以内", Op::AtMost),
    ("之内", Op::AtMost),
];
/// Verbs that may follow a bare 内 (3日内办结); anything else could be a word that starts with 内 (3次内审).
#[rustfmt::skip]
const DONE_WITHIN: &[&str] = &[
    "完成", "办结", "响应", "到达", "处理", "办理", "解决", "反馈", "回复", "支付", "拨付", "整改", "修复",
    "到位", "送达", "公开", "审核", "受理", "恢复", "处置", "答复", "报送", "上报", "提交", "竣工", "建成",
    "发放", "结束", "出具", "兑付", "兑现", "抵达", "拨款",
];

/// Takes apart what stands after the unit.
///
/// # Errors
/// Two suffixes that contradict, 以外.
pub(super) fn split_suffix(text: &str) -> Result<Suffix<'_>, DoubtReason> {
    let mut suffix = Suffix { op: None, around: false, tail: text };
    loop {
        let left = suffix.tail;
        if let Some(rest) = left.strip_prefix("左右").or_else(|| left.strip_prefix("上下")) {
            suffix.around = true;
            suffix.tail = rest;
        } else if let Some((op, rest)) = first_suffix(left) {
            if suffix.op.is_some() {
                return Err(DoubtReason::ContradictoryOperators);
            }
            suffix.op = Some(op);
            suffix.tail = rest;
        } else if left.starts_with("以外") || left.starts_with("开外") || left.starts_with("之外") {
            return Err(DoubtReason::InexactNumber);
        } else {
            return Ok(suffix);
        }
    }
}

fn first_suffix(text: &str) -> Option<(Op, &str)> {
    let listed = SUFFIXES.iter().find_map(|(word, op)| text.strip_prefix(word).map(|rest| (*op, rest)));
    listed.or_else(|| {
        let rest = text.strip_prefix('内')?;
        let closed = rest.is_empty() || DONE_WITHIN.iter().any(|verb| rest.starts_with(verb));
        closed.then_some((Op::AtMost, rest))
    })
}

/// Whether words go on after 内 with what is done in that time: 到达现场.
pub(super) fn is_done_within(text: &str) -> bool {
    text.chars().count() <= 8 && DONE_WITHIN.iter().any(|verb| text.starts_with(verb))
}

/// Whether the text is nothing, or one operator and nothing else.
pub(super) fn is_only_operator(text: &str) -> bool {
    split_prefix(text).is_ok_and(|prefix| prefix.label.is_empty() && prefix.sign.is_none() && !prefix.within)
}

/// Whether the text is nothing, or one suffix and nothing else.
pub(super) fn is_only_suffix(text: &str) -> bool {
    split_suffix(text).is_ok_and(|suffix| suffix.tail.is_empty())
}

/// One operator out of the one before and the one after the number; 以上 after ＞ leaves ＞.
///
/// # Errors
/// [`DoubtReason::ContradictoryOperators`].
pub(super) fn combine(before: Option<Op>, after: Option<Op>) -> Result<Option<Op>, DoubtReason> {
    match (before, after) {
        (Some(before), Some(after)) => match (before, after) {
            (Op::AtLeast | Op::MoreThan, Op::AtLeast) | (Op::AtMost | Op::LessThan, Op::AtMost) => Ok(Some(before)),
            _ => Err(DoubtReason::ContradictoryOperators),
        },
        (op, None) | (None, op) => Ok(op),
    }
}
