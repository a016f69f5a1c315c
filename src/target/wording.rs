//! What the words around a number say about it: that it is a level to be reached (达到95%), a change (增长5%, 减少5%), or so many
//! per period or per head (每月1次, 人均6平方米).
//!
//! 达到, 达, 提高到, 提升至 mean at least, and 增长 and 下降 carry a sign, in targets as in actual values.

use super::unit::{self, Unit};
use super::{NumberTarget, Op, Target, Tolerance};

/// Whether a change goes up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Up,
    Down,
}

/// A word, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ChangeWord {
    pub sense: Sense,
    pub word: &'static str,
}

#[rustfmt::skip]
const UP: &[&str] = &[
    "增长", "增加", "增收", "增幅", "增速", "提高", "提升", "上升", "上涨", "递增", "涨幅", "升高", "升幅", "攀升", "延长", "扩大",
];
#[rustfmt::skip]
const DOWN: &[&str] = &[
    "负增长", "下降", "减少", "降低", "降幅", "压减", "核减", "压缩", "缩短", "递减", "下滑", "回落", "下跌", "跌幅", "缩减", "减幅",
    "削减", "调减", "减低", "下调",
];
/// Words that name a change of either sense; a figure of such a row carries its own sign.
const EITHER: &[&str] = &["变动", "变化", "增减"];
/// What may stand between the word of a change and its number, or behind it in a name: 增长率, 下降幅度.
#[rustfmt::skip]
const AFTER_CHANGE: &[&str] = &["幅度", "比例", "情况", "率", "幅", "值", "数", "量", "额", "了", "为", "约", "比"];
/// Words that end in 达 and do not mean that something is reached.
const NOT_REACHED: &[&str] =
    &["到达", "送达", "抵达", "下达", "传达", "直达", "表达", "转达", "发达", "通达", "未达", "不达"];

/// The change that the words right before a number, or the end of a name, speak of.
pub(super) fn change(words: &str) -> Option<ChangeWord> {
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        return None;
    }
    let words = before_reach(words).unwrap_or(words);
    let bare = AFTER_CHANGE.iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    let ends = |list: &'static [&'static str], sense| {
        let word = list.iter().find(|word| bare.ends_with(*word) || words.ends_with(*word))?;
        Some(ChangeWord { sense, word })
    };
    ends(DOWN, Sense::Down).or_else(|| ends(UP, Sense::Up))
}

/// The sense of the figures of a row, by its name: 增长率, 能耗下降率, 变动率.
pub(super) fn sense_of_name(name: &str) -> Option<Sense> {
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric());
    let bare = AFTER_CHANGE.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name);
    let either = EITHER.iter().any(|word| bare.ends_with(word) || name.ends_with(word));
    if either { Some(Sense::Up) } else { change(name).map(|change| change.sense) }
}

/// The change that a number is, by the words on either side of it: 增长5%, 5%增长.
pub(super) fn change_of(number: &NumberTarget) -> Option<ChangeWord> {
    let label = number.label.as_deref().unwrap_or_default();
    let tail = number.tail.as_deref().unwrap_or_default();
    change(label).or_else(|| change(tail).filter(|change| change.word == tail))
}

/// The word that makes a level of a number: 提高到, 达到. 增长达到5% is a change all the same.
pub(super) fn level_of(number: &NumberTarget) -> Option<String> {
    let label = number.label.as_deref().unwrap_or_default();
    if let Some(before) = before_reach(label) {
        return change(before).is_none().then(|| label.strip_prefix(before).unwrap_or_default().to_owned());
    }
    let moved = label.strip_suffix(['到', '至'])?;
    let verb = change(moved).map(|change| change.word).filter(|word| moved.ends_with(word));
    let word = verb.or_else(|| ["增", "升", "降", "减", "缩", "压"].into_iter().find(|verb| moved.ends_with(verb)))?;
    Some(label.get(label.len() - word.len() - '到'.len_utf8()..).unwrap_or_default().to_owned())
}

/// The words before 达到 or 达, where they end in one.
fn before_reach(label: &str) -> Option<&str> {
    let reached = !NOT_REACHED.iter().any(|word| label.ends_with(word));
    label.strip_suffix("达到").or_else(|| label.strip_suffix('达').filter(|_| reached))
}

/// Makes of a target in words of reaching the lower bound it is: 达到95% and 提高到95% are ≥95%. So many of nothing is no bound: 事故达到0起 stays ＝.
pub(super) fn make_bound(target: &mut Target) {
    if let Target::Number(number) = target
        && is_reached(number)
    {
        number.op = Op::AtLeast;
        number.explicit_op = true;
    }
}

fn is_reached(number: &NumberTarget) -> bool {
    let Some(label) = number.label.as_deref() else { return false };
    let plain = !number.explicit_op && number.tolerance == Tolerance::Exact && number.ratio.is_none();
    // 增至 and 升到 go up; what goes down to a figure is in doubt already, or has its sign.
    let up = level_of(number)
        .is_some_and(|word| !word.starts_with(['降', '减', '缩', '压', '下', '核', '递', '回', '跌', '削', '调']));
    plain && !number.quantity.number.is_zero() && (up || before_reach(label).is_some())
}

/// A word that makes a number one per period or per head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Per {
    /// The word: 每月, 人均.
    pub word: String,
    /// The unit with what it is per: 次/月. `None` for what the table of units does not know (每科室).
    pub unit: Option<Unit>,
}

impl Per {
    /// Whether it is per year, which the figures of a form are anyway.
    pub fn is_yearly(&self) -> bool {
        self.unit.as_ref().is_some_and(|unit| unit.text.ends_with("/年"))
    }
}

/// Letters before 均 that say per what; 平均 does not.
const AVERAGED: &str = "人户月日周季年村镇校班床亩生师车店件";

/// What a number is per, by the words before it. Shares and times are not: they do not grow with the number of months or heads.
pub(super) fn per(number: &NumberTarget) -> Option<Per> {
    let unit = &number.quantity.unit;
    let time = matches!(unit.base.as_ref(), "秒" | "分钟" | "天" | "个月" | "工作日");
    let label = number.label.as_deref().filter(|_| !unit.is_percent() && !time && unit.base != "百分点")?;
    let (word, each) = label
        .find('每')
        .and_then(|at| label.get(at..))
        .map_or_else(|| averaged(label), |word| Some((word.to_owned(), word.to_owned())))?;
    let each = if each.starts_with("每季") && !each.starts_with("每季度") {
        each.replacen("每季", "每季度", 1)
    } else {
        each
    };
    let (whole, left) = unit::read_denominators(unit.clone(), &each);
    if left.len() == each.len() {
        return Some(Per { word, unit: None });
    }
    // 每月检查: the words end with what it is per.
    let named = if word.starts_with('每') { word.strip_suffix(left).unwrap_or(&word).to_owned() } else { word };
    Some(Per { word: named, unit: Some(whole) })
}

/// 人均, and what it is per: 每人.
fn averaged(label: &str) -> Option<(String, String)> {
    let (before, after) = label.split_once('均')?;
    let of = before.chars().next_back().filter(|of| AVERAGED.contains(*of))?;
    // 周均衡 and 月均价 are other words.
    let other = after.starts_with(['衡', '价', '等']);
    (!other).then(|| (format!("{of}均"), format!("每{of}")))
}
