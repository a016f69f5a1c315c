//! Why a value was not read, and what its writer should do about it (「看不懂，请核对」, never a silent guess).

use super::Target;
use std::fmt;

/// A value that needs its writer's eye.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What is wrong; its `Display` says what to do.
    pub reason: DoubtReason,
    /// What the value would be if the likely explanation held. For showing only, never for computing.
    pub guess: Option<Box<Target>>,
}

impl Doubt {
    /// A doubt without a likely reading.
    pub(super) fn check(reason: DoubtReason) -> Target {
        Target::Check(Self { reason, guess: None })
    }

    /// A doubt with a likely reading; a guess that is itself in doubt is dropped.
    pub(super) fn guessing(reason: DoubtReason, guess: Target) -> Target {
        let guess = match guess {
            Target::Check(_) | Target::Empty => None,
            other => Some(Box::new(other)),
        };
        Target::Check(Self { reason, guess })
    }
}

/// Why a text is not understood for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DoubtReason {
    /// `**`, `××`, `XX`, `/`, 待定: the template or a placeholder.
    TemplateMark,
    /// `#REF!`, `NaN`, `1E+05`: a spreadsheet's error or exponent.
    SpreadsheetError,
    /// `TRUE`: what a spreadsheet shows for a comparison.
    TruthValue,
    /// More than [`super::LONGEST`] characters, with digits among them.
    TooLong,
    /// `≥`, `%`, 公里: a sign or unit alone.
    NoNumber,
    /// Two or more numbers.
    SeveralNumbers,
    /// `90%-95%`.
    Range,
    /// `2023年1月-12月`.
    DateRange,
    /// `1/3`, 三分之二.
    Fraction,
    /// `7×24小时`.
    Product,
    /// `≥ 4 5 0`.
    SpacedDigits,
    /// `1,50`, `007`, `1.2.3`.
    MalformedNumber,
    /// More digits than can be held exactly.
    TooManyDigits,
    /// `≥90%以下`, `≥≤`.
    ContradictoryOperators,
    /// `290$`, `》90%`, `≠`: a sign that means nothing here.
    UnknownSign,
    /// `290%`: the 2 was probably ≥ before a scan.
    ScannedSign,
    /// `44561`: a day as a spreadsheet counts it.
    DateSerial,
    /// `2025` without a unit.
    YearOrNumber,
    /// Words and a number whose relation is unclear.
    UnclearSentence,
    /// Letters or words after the number that are no known unit.
    UnknownUnit,
    /// 100余人, 近100人, 3个半月.
    InexactNumber,
    /// 控制在5%, 降至5%: kept at or below?
    OpenBound,
    /// `高于上年5%`: relative to something that is not written.
    RelativeNumber,
    /// 13月, 2月30日.
    ImpossibleDate,
    /// 12月前: with or without December?
    VagueDeadline,
    /// `≥2025年12月`, 6月后.
    DateDirection,
    /// `25年12月`, `2025.12`, `≤6月`: date or number?
    DateUnclear,
    /// `8:30`.
    TimeOrRatio,
    /// An operator in an achieved value.
    OperatorInActual,
}

impl fmt::Display for DoubtReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TemplateMark => "模板符号或占位文字还没有换掉，请填写指标值",
            Self::SpreadsheetError => "这是电子表格的错误值或科学计数，请写成普通数字",
            Self::TruthValue => "TRUE、FALSE 是电子表格留下的逻辑值，请填写指标值",
            Self::TooLong => "文字过长，看不出指标值，请只留指标值，其余移到指标名称或说明里",
            Self::NoNumber => "只有符号或单位，没有数字，请补上数字",
            Self::SeveralNumbers => "一格里有几个数，请只留一个目标值，其余移到指标名称或说明里",
            Self::Range => "写的是区间，请改成一个界限，如“≥90%”",
            Self::DateRange => "写的是起止时间，请只写完成时限，如“12月底前”",
            Self::Fraction => "写的是分数，请改成小数、百分数或比例（如“1:3”）",
            Self::Product => "写的是乘积，请改成一个数，或改成文字说明",
            Self::SpacedDigits => "数字中间有空格，请核对并连写",
            Self::MalformedNumber => "数字的写法不对（千分位、小数点或多余的0），请核对",
            Self::TooManyDigits => "数字位数过多，请核对",
            Self::ContradictoryOperators => "前后的符号互相矛盾，请只留一个",
            Self::UnknownSign => "有看不懂的符号，请核对",
            Self::ScannedSign => "开头的“2”可能是扫描时认错的“≥”，请核对",
            Self::DateSerial => "可能是日期变成的序列号，请核对；若确是数量，请加上符号或单位",
            Self::YearOrNumber => "可能是年份，也可能是数量，请加上“年”或单位",
            Self::UnclearSentence => "句子里有数字，但看不出是不是指标值，请写成“符号＋数字＋单位”",
            Self::UnknownUnit => "数字后面的内容不像计量单位，请核对",
            Self::InexactNumber => "“余、多、来、几、近、半”一类的说法没有确切界限，请写成确切的数",
            Self::OpenBound => "看不出是上限还是要达到的数，请加上“≤”或“≥”",
            Self::RelativeNumber => "这是和别的数相比的说法，请直接写出目标数，或把比较写进指标名称",
            Self::ImpossibleDate => "没有这个日期，请核对",
            Self::VagueDeadline => "看不出是否包含当月（当年），请写成“11月底前”或“12月底前”",
            Self::DateDirection => "时限应是“某日以前”，这里的方向相反，请核对",
            Self::DateUnclear => "看不出是日期还是数量，请写全，如“2025年12月底前”或“6个月”",
            Self::TimeOrRatio => "看不出是时刻还是比例，请核对",
            Self::OperatorInActual => "完成值应是一个确切的数，请去掉符号和“以上、以内、左右”等字样",
        })
    }
}
