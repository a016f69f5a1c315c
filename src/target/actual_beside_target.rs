//! Whether the words around the number of an achieved value make another figure of it than the one its target is about.
//!
//! What stands in the words of the target or in the name of the row as well is what the row is about: 不合格率 in a row of that name.

use super::actual_doubt::ActualDoubt;
use super::wording::{self, ChangeWord, Per, Sense};
use super::{NumberTarget, Op, Quantity, Target, Unit};
use rust_decimal::Decimal;

/// What an achieved value is read beside.
#[derive(Clone, Copy, Debug)]
pub struct Beside<'a> {
    /// The target of the row; [`Target::Empty`] where it is not known.
    pub target: &'a Target,
    /// The name of the row.
    pub name: &'a str,
    /// Words of other times than the period that the value is for, such as 上半年 for a whole year.
    pub other_times: &'static [&'static str],
    /// Whether it is a value expected for the end of the year, in which 预计 is no other figure.
    pub forecast: bool,
}

impl Beside<'_> {
    /// Nothing is known but the value itself.
    pub const NOTHING: Beside<'static> = Beside { target: &Target::Empty, name: "", other_times: &[], forecast: false };
}

/// Words before a number that place it in another period than the one the target is for.
#[rustfmt::skip]
const OTHER_TIMES: &[&str] = &[
    "上年", "去年", "前年", "往年", "历年", "上期", "上季度", "上月", "同期", "次年", "明年", "下年",
];
/// What is compared with, and is no figure by itself: 较上年同期增长.
const COMPARING: &[&str] = &["较", "比", "与", "和", "同", "跟"];
#[rustfmt::skip]
const COMPARED_WITH: &[&str] = &[
    "上年度", "上年", "去年", "前年", "往年", "同期", "上期", "上季度", "上月", "全年", "水平", "相比",
];
const ON_THE_BASIS: &[&str] =
    &["上年度基础上", "上年基础上", "去年基础上", "同期基础上", "上年的基础上", "去年的基础上"];
/// Not yet a figure that was reached.
#[rustfmt::skip]
const PLANNED: &[&str] = &[
    "计划", "预计", "预期", "预估", "估计", "拟", "应", "目标", "指标值", "指标数", "力争", "争取", "任务数", "任务量",
    "预算数", "预算额", "预算金额", "预算安排", "承诺", "将",
];
/// The ones of them that belong into a forecast.
const FORECAST: &[&str] = &["预计", "预期", "预估", "估计", "力争", "争取", "将"];
/// Words that have one of [`PLANNED`] in them and say something else.
#[rustfmt::skip]
const NOT_PLANNED: &[&str] = &[
    "计划完成率", "计划执行率", "计划生育", "计划单列", "计划免疫", "目标完成率", "目标达成率", "目标实现率", "目标人群", "目标群体", "模拟",
    "虚拟", "拟定", "拟订", "草拟", "应知应会", "应急", "应用", "应对", "应届", "应聘", "应征", "应诉", "应答", "应变", "应邀", "应试", "响应",
    "适应", "供应", "反应", "相应", "对应", "效应", "感应", "呼应", "顺应", "将军", "将士",
];
/// A part of the figure, or what is missing from it or goes beyond it.
const PART: &[&str] = &["其中", "超额", "还差", "尚差", "尚缺", "相差", "缺口", "环比"];
/// The opposite of what was to be reached. Beside a target that should stay low it is what the target is about: 差错率 beside ≤5%.
#[rustfmt::skip]
const OPPOSITE: &[&str] = &[
    "逾期", "超期", "超时", "剩余", "尚未", "待办", "待完成", "流失", "空缺", "欠缴", "拖欠", "退回", "失败", "差错", "不良",
];
#[rustfmt::skip]
const NOT_OPPOSITE: &[&str] = &[
    "不动产", "不锈钢", "不定期", "不同", "不断", "不间断", "未成年", "未来", "不少于", "不低于",
];

/// The number of an achieved value in the terms of its target: its unit per month or per head, and its sign.
///
/// # Errors
/// What makes another figure of it.
pub(super) fn align(said: NumberTarget, remarks: &[String], beside: &Beside<'_>) -> Result<NumberTarget, ActualDoubt> {
    let words = [said.label.as_deref(), said.tail.as_deref()];
    let words = words.into_iter().flatten().chain(remarks.iter().map(String::as_str));
    for part in words {
        if let Some(word) = other_figure(part, beside) {
            return Err(ActualDoubt::OtherFigure(word));
        }
    }
    match beside.target {
        Target::Number(target) => {
            // What a remark says is said of the number: 6%（下降）, 50元（人均）.
            let spoken = remarks.iter().map(|remark| NumberTarget { label: Some(remark.clone()), ..said.clone() });
            let change =
                wording::change_of(&said).or_else(|| spoken.clone().find_map(|said| wording::change_of(&said)));
            let per = wording::per(&said).or_else(|| spoken.clone().find_map(|said| wording::per(&said)));
            let number = signed(&said, change, target, beside.name)?;
            let NumberTarget { quantity, label, tail, .. } = said;
            let unit = per_as(quantity.unit, per, target, beside.name)?;
            Ok(NumberTarget { quantity: Quantity { number, unit }, label, tail, ..said })
        }
        _ => Ok(said),
    }
}

/// The word that makes another figure or another day of what stands beside it.
pub(super) fn other_figure(words: &str, beside: &Beside<'_>) -> Option<String> {
    // 应急演练次数 does not speak of 应.
    let name = without(beside.name, NOT_PLANNED);
    let about = |word: &str| name.contains(word) || target_words(beside.target).any(|words| words.contains(word));
    let plain = without_comparison(&without(words, NOT_PLANNED));
    let planned = PLANNED.iter().filter(|word| !(beside.forecast && FORECAST.contains(word)));
    let listed = OTHER_TIMES.iter().chain(beside.other_times).chain(planned).chain(PART);
    if let Some(word) = listed.copied().find(|word| plain.contains(word) && !about(word)) {
        return Some(word.to_owned());
    }
    let low = match beside.target {
        Target::Number(target) => matches!(target.op, Op::AtMost | Op::LessThan) || target.quantity.number.is_zero(),
        _ => false,
    };
    let opposite = opposite(&plain).filter(|word| !low && *beside.target != Target::Empty && !about(word));
    opposite.or_else(|| other_rate(words, beside))
}

/// The word that makes a planned day of a day: 计划 in 计划12月20日. Another year (次年) is part of the day itself. A start is no completion.
pub(super) fn other_day(words: &str, beside: &Beside<'_>) -> Option<String> {
    let started = matches!(words, "启动" | "开工") && !target_words(beside.target).any(|wanted| wanted == words);
    if started { Some(words.to_owned()) } else { other_figure(&without(words, OTHER_TIMES), beside) }
}

/// The words of a target beside its number.
fn target_words(target: &Target) -> impl Iterator<Item = &str> {
    let (label, tail) = match target {
        Target::Number(number) => (number.label.as_deref(), number.tail.as_deref()),
        Target::Date(date) => (date.label.as_deref(), date.tail.as_deref()),
        _ => (None, None),
    };
    label.into_iter().chain(tail)
}

/// The text without the listed words, and without 应收尽收 and the like.
fn without(text: &str, words: &[&str]) -> String {
    let mut left = words.iter().fold(text.to_owned(), |left, word| left.replace(word, "|"));
    if let Some((before, after)) = left.split_once('应') {
        let mut chars = after.chars();
        if let (Some(_), Some('尽')) = (chars.next(), chars.next()) {
            left = format!("{before}|{}", chars.as_str());
        }
    }
    left
}

/// The text without 较上年同期 and the like.
fn without_comparison(text: &str) -> String {
    let mut left = without(text, ON_THE_BASIS);
    for particle in COMPARING {
        let Some((before, after)) = left.split_once(particle) else { continue };
        let mut rest = after;
        while let Some(shorter) = COMPARED_WITH.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = shorter;
        }
        if rest.len() < after.len() {
            left = format!("{before}|{rest}");
        }
    }
    left
}

/// 不合格 in 不合格率, 未完成 in 未完成数, 逾期.
fn opposite(words: &str) -> Option<String> {
    if let Some(word) = OPPOSITE.iter().find(|word| words.contains(*word)) {
        return Some((*word).to_owned());
    }
    let plain = without(words, NOT_OPPOSITE);
    let at = plain.find(['不', '未'])?;
    Some(plain.get(at..)?.chars().take(3).collect())
}

/// 覆盖率 where the target or the name speaks of another rate. The two letters before 率 say which: 抽检合格率 is a 合格率.
fn other_rate(words: &str, beside: &Beside<'_>) -> Option<String> {
    let stem: Vec<char> = words.strip_suffix('率')?.chars().rev().take(2).collect();
    let stem: String = stem.into_iter().rev().collect();
    let named = target_words(beside.target).chain([beside.name]);
    let named = named.map(|name| name.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let rates: Vec<&str> = named.filter(|name| name.ends_with('率')).collect();
    let other = stem.chars().count() == 2 && !rates.is_empty() && !rates.iter().any(|rate| rate.contains(&stem));
    other.then(|| words.to_owned())
}

/// The number with the sign that its words give it, where 增长 and 下降 in the target are positive.
fn signed(
    said: &NumberTarget,
    change: Option<ChangeWord>,
    target: &NumberTarget,
    name: &str,
) -> Result<Decimal, ActualDoubt> {
    let number = said.quantity.number;
    let of_target = wording::change_of(target);
    if let Some(word) = wording::level_of(said) {
        return if of_target.is_some() { Err(ActualDoubt::OnlyLevel(word)) } else { Ok(number) };
    }
    // Nothing is said of a change, and no sign asks for one.
    if change.is_none() && (!number.is_sign_negative() || number.is_zero()) {
        return Ok(number);
    }
    let sense = match of_target {
        Some(change) => Some(change.sense),
        None if wording::level_of(target).is_some() => None,
        None => wording::sense_of_name(name),
    };
    match (change, sense) {
        (Some(change), Some(sense)) => Ok(if change.sense == sense || number.is_zero() { number } else { -number }),
        (Some(change), None) => Err(ActualDoubt::OnlyChange(change.word.to_owned())),
        (None, Some(Sense::Down)) if number.is_sign_negative() && !number.is_zero() => {
            let word = of_target.map_or_else(|| name.trim().to_owned(), |change| change.word.to_owned());
            Err(ActualDoubt::SignUnclear(word))
        }
        _ => Ok(number),
    }
}

/// The unit of the number in the terms of its target: 次 where both are per month, 次/月 where only the unit of the target says so.
fn per_as(unit: Unit, per: Option<Per>, target: &NumberTarget, name: &str) -> Result<Unit, ActualDoubt> {
    let in_terms_of = |base: &str| Unit { base: base.to_owned().into(), ..unit.clone() };
    let wanted = &target.quantity.unit;
    match (wording::per(target), per) {
        (None, None) => Ok(unit),
        (Some(target), None) => match &target.unit {
            Some(per) if per.base == unit.base => Ok(in_terms_of(&wanted.base)),
            _ if target.is_yearly() || name.contains(&target.word) => Ok(unit),
            _ => Err(ActualDoubt::NotPer(target.word)),
        },
        (None, Some(said)) => match &said.unit {
            Some(per) if per.base == wanted.base => Ok(in_terms_of(&wanted.base)),
            _ if said.is_yearly() || name.contains(&said.word) => Ok(unit),
            _ => Err(ActualDoubt::OnlyPer(said.word)),
        },
        (Some(target), Some(said)) => {
            // By their bases, so that 每天 and 每日, 每月 and 每个月 are one.
            let below = |per: &Per| Some(per.unit.as_ref()?.base.split_once('/')?.1.to_owned());
            let one = target.word == said.word || (below(&target).is_some() && below(&target) == below(&said));
            if one { Ok(unit) } else { Err(ActualDoubt::OnlyPer(said.word)) }
        }
    }
}
