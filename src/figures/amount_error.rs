//! Why a typed text is no amount. The sentences say what to do.

use core::fmt;

/// Why a text is not an amount. The sentence says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Something that is no digit, sign or separator.
    NotANumber,
    /// Commas that do not stand before groups of three digits.
    Grouping,
    /// More than six decimals of 万元.
    TooPrecise,
    /// More digits than can be added without loss.
    TooLarge,
    /// The text says 元: ten thousand times smaller than what the column means.
    Yuan,
    /// The text says another unit of money than 万元.
    OtherUnit,
    /// It begins as a formula and is none.
    Formula,
    /// A formula divides by nothing.
    DividedByZero,
    /// The result of a formula has decimals without end.
    Endless,
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "看不懂这个金额，请只填数字，单位为万元",
            Self::Grouping => "千位分隔符的位置不对，请核对金额或去掉逗号",
            Self::TooPrecise => "小数超过 6 位，请核对金额（单位为万元）",
            Self::TooLarge => "数字过大，请核对金额（单位为万元）",
            Self::Yuan => "本表单位为万元，请把元换算成万元后填写",
            Self::OtherUnit => "本表单位为万元，请换算成万元后填写",
            Self::Formula => "看不懂这个算式，请只用数字、+ - × ÷、% 和括号，或填计算结果",
            Self::DividedByZero => "算式中的除数为 0，请核对",
            Self::Endless => "这个算式除不尽，请填四舍五入后的数",
        })
    }
}

impl core::error::Error for AmountError {}
