//! The sentence that says why an indicator stands as it does, as a line of an audit. Whatever was assumed or rounded on the way is told in it.

use rust_decimal::Decimal;

use super::comparison::{Compared, Written};
use super::reason::{Judging, Reason, Why};
use super::{Assessment, Completion, Direction, Status};
use crate::form::EqualRule;
use crate::target::Op;

impl Assessment {
    /// Why it stands so, in a sentence.
    pub fn sentence(&self) -> String {
        reason_in_words(self.status, &self.reason, self.completion.as_ref())
    }
}

/// Why something stands as it does, in a sentence. `completion` is what the numbers gave, where figures were compared.
pub(super) fn reason_in_words(status: Status, reason: &Reason, completion: Option<&Completion>) -> String {
    let why = match (&reason.why, completion) {
        (Why::Compared(compared), Some(completion)) => {
            format!("{}，{}", comparison(compared, completion), status.label())
        }
        (why, _) => why_in_words(why),
    };
    match reason.judging {
        Judging::NotAsked => why,
        Judging::Asked => format!("{why}；请判断是否达成"),
        Judging::Given(judgement) => format!("{why}；由填表人判断为{}", Status::from(judgement).label()),
    }
}

fn why_in_words(why: &Why) -> String {
    let words = match why {
        Why::RowWaived => "本行填写为不适用",
        Why::ActualWaived => "实际完成值填写为不适用",
        Why::NotApplicable(why) => why,
        Why::NotComputed(absent) => return format!("无法由基础数据计算：{absent}"),
        Why::NothingFilled => "指标值和实际完成值都未填",
        Why::TargetMissing => "指标值未填，无法比较",
        Why::ActualMissing => "实际完成值未填",
        Why::AccountMissing => "实际完成情况未填",
        Why::ActualUnclear(doubt) => return format!("实际完成值请核对：{doubt}"),
        Why::TargetUnclear(doubt) => return format!("指标值请核对：{doubt}"),
        Why::Words(words) => return format!("指标值“{words}”是文字"),
        Why::JudgedWords(words) => words,
        Why::SameWords(words) => return format!("实际完成情况与指标值“{words}”一致"),
        Why::NotADate => "指标值是日期，实际完成值不是，无法比较",
        Why::NotANumber => "指标值是数字，实际完成值不是，无法比较",
        Why::OneRatio => "指标值与实际完成值一个是比例、一个不是，无法比较",
        Why::Units(conflict) => return conflict.to_string(),
        Why::NoBound => "指标值写的是“左右”，没有界限",
        Why::TooLargeToCompare => "数字过大，无法比较",
        Why::TooLargeToCompute => "数字过大，无法计算",
        Why::InTime => "在时限内完成",
        Why::Late => "晚于时限完成",
        Why::NoYear => "日期没有写年份，表的年度也未填或看不懂，无法与时限比较，请先填写年度",
        Why::DayNotPrecise => "实际完成日期不够具体，无法与时限比较",
        Why::CountedFromElsewhere => "时限从另一个日期算起，无法与完成日期直接比较",
        // Figures that were compared have a completion.
        Why::Compared(_) => "",
    };
    words.to_owned()
}

/// What was compared with what, and how.
fn comparison(compared: &Compared, completion: &Completion) -> String {
    let unit = &compared.unit;
    let goal = match compared.ratio {
        Some((left, right)) => format!("{left}:{right}"),
        None => format!("{}{unit}", completion.target),
    };
    let reached = reached(compared, completion);
    let reached = match completion.rounded {
        Some(rounded) => format!("{reached} 按目标精度取整后 {rounded}{unit}"),
        None => reached,
    };
    let asked = match (compared.op, compared.direction) {
        (Op::Equal, Direction::Higher) => EqualRule::Reach.label(),
        (Op::Equal, Direction::Lower) => EqualRule::Lower.label(),
        (Op::Equal, Direction::Nearer) => EqualRule::Exact.label(),
        _ => "直接比较",
    };
    format!("实际 {reached}，目标 {}{goal}（{asked}），{}", compared.op.as_sign(), rate(completion, compared.bounds))
}

/// The actual value in the unit of its target; what was done with it to get there stands beside it. A ratio stands as it was written.
fn reached(compared: &Compared, completion: &Completion) -> String {
    let unit = &compared.unit;
    let read = format!("{}{unit}", completion.printed());
    match &compared.written {
        Written::Plainly => read,
        Written::Ratio(first, second) => format!("{first}:{second}"),
        Written::BelowZero => format!("-{read}（按绝对值比较）"),
        Written::InUnit(number, own) => format!("{number}{own}（合 {read}）"),
        Written::WithoutUnit => format!("{read}（未写单位，按{unit}计）"),
    }
}

/// 完成率. Compared rounded and measured unrounded, or shown as if it reached a bound: without a word the reader would take one for the other.
fn rate(completion: &Completion, bounds: [Decimal; 2]) -> String {
    let (Some(shown), Some(rate)) = (completion.shown(), completion.rate) else {
        return "目标为 0，不计算完成率".to_owned();
    };
    let figure = rate.percent().figure();
    let bounds = bounds.map(|bound| (bound, bound.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(bound)));
    let just_below = bounds.into_iter().find(|(bound, percent)| rate.quotient() < *bound && figure >= *percent);
    let note = match just_below {
        Some((_, percent)) => format!("（未取整时不足 {}%）", percent.normalize()),
        None if completion.rounded.is_some() => "（按未取整的数计算）".to_owned(),
        None => String::new(),
    };
    format!("完成率 {shown}{note}")
}
