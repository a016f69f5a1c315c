//! Dates and deadlines: 2023年12月底前, 12月31日, 2025-12-31, 每年12月底前, 年底前.
//!
//! 底 and 内 mean the last day of the month or year; 前, 底 and 内 make a deadline (≤). A month or year with a bare 前
//! (12月前) does not say whether the month counts, so it is a doubt. 3个月 and 3年 are numbers, 2023年 is a date.

use super::calendar::{
    Core, end_of, find_core, find_day_of_month, is_bound, is_month_after_point, is_possible, run_month, short_point,
};
use super::doubt::Doubt;
use super::normalise::run;
use super::number_tokens;
use super::operator;
use super::{DateTarget, DoubtReason, Op, Target};

/// Reads a whole value as a date. `None` if it is none.
pub(super) fn read(text: &str) -> Option<Target> {
    let Some(first) = number_tokens::numbers(text).first().copied() else {
        return read_year_end(text);
    };
    let (before, rest) = (first.before, text.get(first.before.len()..)?);
    if let Some(doubt) = read_unclear(before, rest) {
        return Some(doubt);
    }
    let core = find_core(rest).or_else(|| find_day_of_month(before, rest))?;
    if core.after.contains(|c: char| c.is_ascii_digit()) {
        let range = is_range(core.after);
        return Some(Doubt::check(if range { DoubtReason::DateRange } else { DoubtReason::SeveralNumbers }));
    }
    if !is_possible(&core) {
        return Some(Doubt::check(DoubtReason::ImpossibleDate));
    }
    finish(before, core)
}

/// Whether what follows a date goes on to another one: -12月 after 2025年1月, and 1-12月 after 2025年.
fn is_range(after: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '份' | '日' | '号' | '第' | '季' | '度');
    let first = run(after, part);
    after.strip_prefix(first).is_some_and(|rest| rest.starts_with(['-', '~', '至', '到']))
}

/// 25年12月, 24年底, 2025.12, 202512, 20251231前: perhaps a date.
fn read_unclear(before: &str, rest: &str) -> Option<Target> {
    let digits = run(rest, |c| c.is_ascii_digit());
    let after = rest.strip_prefix(digits)?;
    if let (2, Some(left)) = (digits.len(), after.strip_prefix('年'))
        && (left.starts_with(['底', '末', '度', '初']) || run_month(left))
    {
        let guess = read(&format!("{before}20{rest}")).unwrap_or(Target::Empty);
        return Some(Doubt::guessing(DoubtReason::DateUnclear, guess));
    }
    let month = digits.get(4..).is_some_and(|month| matches!(month.parse::<u8>(), Ok(1..=12)));
    let bare = operator::is_only_suffix(after) || is_bound(after);
    let six = digits.len() == 6 && digits.starts_with("20") && month && bare;
    let eight = digits.len() == 8 && digits.starts_with("20") && bare;
    // Nothing has to be later than a day, so a point behind ≥ is that of a decimal: ≥2012.5.
    let upward =
        operator::split_prefix(before).is_ok_and(|prefix| matches!(prefix.op, Some(Op::AtLeast | Op::MoreThan)));
    let point = !upward
        && digits.len() == 4
        && (digits.starts_with("20") || digits.starts_with("19"))
        && is_month_after_point(after);
    let short = digits.len() <= 2 && short_point(after);
    (six || eight || point || short).then(|| Doubt::check(DoubtReason::DateUnclear))
}

/// Reads what stands around the date.
fn finish(before: &str, core: Core<'_>) -> Option<Target> {
    let prefix = match split_before(before) {
        Ok(prefix) => prefix,
        Err(reason) => return Some(Doubt::check(reason)),
    };
    let (op, label) = prefix;
    let (mut date, mut after, ended) = resolve_end(core);
    if after.starts_with(['初', '中']) {
        return Some(Doubt::check(DoubtReason::DateUnclear));
    }
    if ["后", "以后", "之后", "起", "开始"].iter().any(|word| after.starts_with(word)) {
        return Some(Doubt::check(DoubtReason::DateDirection));
    }
    let bound = strip_bound(after);
    after = bound.map_or(after, |(rest, _)| rest);
    date.tail = (!after.is_empty()).then(|| after.to_owned());
    date.label = (!label.is_empty()).then(|| label.to_owned());
    date.explicit_op = op.is_some() || bound.is_some() || ended;
    date.op = op.unwrap_or(if bound.is_some() || ended { Op::AtMost } else { Op::Equal });
    judge(date, op, bound.is_some_and(|(_, within)| within), bound.is_some(), ended)
}

/// The doubts about a date that was recognised; `None` for a sentence that merely starts with one (2025年度决算公开).
fn judge(mut date: DateTarget, op: Option<Op>, within: bool, bound: bool, ended: bool) -> Option<Target> {
    if within && !ended && date.day.is_none() {
        end_of(&mut date);
        return Some(Target::Date(date));
    }
    if matches!(op, Some(Op::AtLeast | Op::MoreThan))
        || (op.is_some_and(|op| op != Op::AtMost && op != Op::LessThan) && bound)
    {
        return Some(Doubt::guessing(DoubtReason::DateDirection, Target::Date(date)));
    }
    if bound && !ended && date.day.is_none() {
        end_of(&mut date);
        return Some(Doubt::guessing(DoubtReason::VagueDeadline, Target::Date(date)));
    }
    if op.is_some() && date.year.is_none() && date.day.is_none() && !ended {
        return Some(Doubt::guessing(DoubtReason::DateUnclear, Target::Date(date)));
    }
    let label = date.label.as_deref().unwrap_or_default();
    let tail = date.tail.as_deref().unwrap_or_default();
    let sound = |words: &str| {
        !words.contains([
            ',', ';', '。', '$', '?', '未', '不', '%', '/', '=', '≥', '≤', '<', '>', '-', '~', '+', ':', '.',
        ])
    };
    if !sound(label) || !sound(tail) || label.ends_with('第') || tail.chars().count() > 12 {
        return Some(Doubt::guessing(DoubtReason::UnclearSentence, Target::Date(date)));
    }
    if !tail.is_empty() && operator::is_only_suffix(tail) {
        // 3月以上: three months or after March?
        return Some(Doubt::check(DoubtReason::DateUnclear));
    }
    if !tail.is_empty() && !date.explicit_op && !is_completion(tail) {
        return None;
    }
    Some(Target::Date(date))
}

/// Verbs that close a date without changing it.
fn is_completion(tail: &str) -> bool {
    [
        "完成",
        "完工",
        "竣工",
        "建成",
        "全部完成",
        "开展",
        "启动",
        "实施",
        "开工",
        "投入使用",
        "验收",
        "发放",
        "发布",
        "交付",
        "举办",
        "召开",
        "拨付",
        "支付",
        "上线",
        "公开",
        "完成支付",
        "完成验收",
        "完成建设",
    ]
    .contains(&tail)
}

/// The operator and label before a date.
fn split_before(before: &str) -> Result<(Option<Op>, &str), DoubtReason> {
    for (words, op) in [
        ("不晚于", Op::AtMost),
        ("不迟于", Op::AtMost),
        ("截至", Op::AtMost),
        ("截止到", Op::AtMost),
        ("截止", Op::AtMost),
        ("最晚", Op::AtMost),
        ("最迟", Op::AtMost),
        ("不早于", Op::AtLeast),
        ("早于", Op::LessThan),
    ] {
        if let Some(label) = before.strip_suffix(words) {
            return Ok((Some(op), label.trim_end_matches([':', '于', '在'])));
        }
    }
    let prefix = operator::split_prefix(before)?;
    if prefix.sign.is_some() || prefix.within || prefix.around {
        return Err(DoubtReason::UnclearSentence);
    }
    Ok((prefix.op, prefix.label.trim_end_matches([':', '于', '在', '到', '至'])))
}

/// 底, 末, 上旬, 中旬, 下旬.
fn resolve_end(core: Core<'_>) -> (DateTarget, &str, bool) {
    let mut date = DateTarget {
        op: Op::Equal,
        explicit_op: false,
        year: core.year,
        month: core.month,
        day: core.day,
        label: None,
        tail: None,
    };
    if date.day.is_some() {
        let rest = core.after.strip_prefix("止").unwrap_or(core.after);
        return (date, rest, false);
    }
    for (word, day) in [("上旬", 10), ("中旬", 20)] {
        if let (Some(rest), Some(_)) = (core.after.strip_prefix(word), date.month) {
            date.day = Some(day);
            return (date, rest, true);
        }
    }
    let end = ["年底", "年末", "下旬", "底", "末"].iter().find_map(|word| core.after.strip_prefix(word));
    match end {
        Some(rest) => {
            end_of(&mut date);
            (date, rest, true)
        }
        None => (date, core.after, false),
    }
}

/// 前, 之前, 以前, 内: the rest, and whether it was 内.
fn strip_bound(text: &str) -> Option<(&str, bool)> {
    for word in ["前止", "之前", "以前", "前"] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((rest, false));
        }
    }
    ["以内", "之内", "内"].iter().find_map(|word| text.strip_prefix(word)).map(|rest| (rest, true))
}

/// What makes another year of 年底: 次年底, 明年底前.
const OTHER_YEARS: [&str; 7] = ["次", "明", "翌", "来", "上", "去", "前"];

/// 年底前, 年内完成: without a digit.
fn read_year_end(text: &str) -> Option<Target> {
    let (before, after) = ["年底", "年末", "年内", "年度内"].iter().find_map(|word| text.split_once(word))?;
    let (op, label) = split_before(before).ok()?;
    let one_of = ["", "本", "当", "每", "每年", "本年", "当年", "本年度", "今", "项目", "完成时间"].contains(&label);
    let other_year = OTHER_YEARS.contains(&label);
    if !one_of && !other_year {
        return None;
    }
    let after = strip_bound(after).map_or(after, |(rest, _)| rest);
    if !after.is_empty() && !is_completion(after) {
        return None;
    }
    if matches!(op, Some(Op::AtLeast | Op::MoreThan)) {
        return Some(Doubt::check(DoubtReason::DateDirection));
    }
    Some(Target::Date(DateTarget {
        op: op.unwrap_or(Op::AtMost),
        explicit_op: true,
        year: None,
        month: Some(12),
        day: Some(31),
        label: match label {
            "" | "本" | "当" | "今" => None,
            "每" => Some("每年".to_owned()),
            other if other_year => Some(format!("{other}年")),
            other => Some(other.to_owned()),
        },
        tail: (!after.is_empty()).then(|| after.to_owned()),
    }))
}
