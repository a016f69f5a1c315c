//! Why an achieved value was not read, and what its writer should do about it. Its sentences speak of 完成值, as those of [`DoubtReason`]
//! speak of 指标值.

use super::DoubtReason;
use std::fmt;

/// Why an achieved value needs its writer's eye. The `Display` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActualDoubt {
    /// The text itself is not understood.
    Unread(DoubtReason),
    /// A word beside the number makes another figure of it: 上年, 计划, 其中, 不合格.
    OtherFigure(String),
    /// A word beside the day makes another day of it than that of completion: 计划, 启动.
    OtherDay(String),
    /// The number is per month or per head, the target is not: the word.
    OnlyPer(String),
    /// The target is per month or per head, the number does not say so: the word.
    NotPer(String),
    /// 减少6% beside a target that does not speak of a change: the word.
    OnlyChange(String),
    /// 提高到95% beside 提高5%: the word.
    OnlyLevel(String),
    /// -6% beside 下降5%: the word of the target.
    SignUnclear(String),
}

impl fmt::Display for ActualDoubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(reason) => f.write_str(&unread(*reason)),
            Self::OtherFigure(word) => {
                write!(f, "完成值里有“{word}”，说的可能是另一个数，请只写本期实际完成的数")
            }
            Self::OtherDay(word) => {
                write!(f, "完成值里有“{word}”，说的可能不是完成的日期，请只写实际完成的日期")
            }
            Self::OnlyPer(word) => {
                write!(f, "完成值是“{word}”的数，指标值不是，请按指标值的口径填写完成值")
            }
            Self::NotPer(word) => {
                write!(f, "指标值是“{word}”的数，看不出完成值是不是，请在完成值的数字前也写上“{word}”")
            }
            Self::OnlyChange(word) => {
                write!(f, "完成值写的是“{word}”多少，指标值没有写增减，请写实际达到的数")
            }
            Self::OnlyLevel(word) => {
                write!(f, "完成值写的是“{word}”多少，指标值说的是增减了多少，请写增减的数")
            }
            Self::SignUnclear(word) => {
                write!(f, "指标值说的是“{word}”，完成值是负数，看不出是升是降，请写明增减，不用负号")
            }
        }
    }
}

/// What to do about a text that is not understood, where the words for a target would mislead.
fn unread(reason: DoubtReason) -> String {
    match reason {
        DoubtReason::TemplateMark => "模板符号或占位文字还没有换掉，请填写完成值",
        DoubtReason::TruthValue => "TRUE、FALSE 是电子表格留下的逻辑值，请填写完成值",
        DoubtReason::TooLong => "文字过长，看不出完成值，请只留完成值，其余移到说明里",
        DoubtReason::SeveralNumbers => "一格里有几个数，请只留一个完成值，其余移到说明里",
        DoubtReason::Range => "写的是区间，完成值应是一个确切的数",
        DoubtReason::DateRange => "写的是起止时间，请只写实际完成的日期",
        DoubtReason::ContradictoryOperators => "前后的符号互相矛盾，完成值应是一个确切的数，请去掉符号",
        DoubtReason::UnclearSentence => "句子里有数字，但看不出是不是完成值，请写成“数字＋单位”",
        DoubtReason::OpenBound => "看不出完成了多少，请直接写出完成的数",
        DoubtReason::RelativeNumber => "这是和别的数相比的说法，请直接写出完成的数",
        DoubtReason::VagueDeadline | DoubtReason::DateDirection => "看不出是哪一天完成的，请写全，如“2025年12月20日”",
        DoubtReason::DateUnclear => "看不出是日期还是数量，请写全，如“2025年12月20日”或“6个月”",
        other => return other.to_string(),
    }
    .to_owned()
}
