//! What was understood, said back in plain Chinese, so that a person can see at a glance whether it is right.

use super::{DateTarget, NumberTarget, Op, Quantity, Target, Tolerance};
use crate::brief::brief_to;

/// Words of at most so many characters are said back: what is longer stands in the cell beside them.
const LONGEST_QUOTED: usize = 12;

/// The words before and after a number or a date, cut where they are long.
fn words_around(label: Option<&str>, tail: Option<&str>) -> (String, String) {
    let label = label.map(|label| format!("{}：", brief_to(label, LONGEST_QUOTED)));
    (label.unwrap_or_default(), brief_to(tail.unwrap_or_default(), LONGEST_QUOTED))
}

impl Target {
    /// The value in plain Chinese.
    ///
    /// ```
    /// use budget_form::target::parse;
    /// assert_eq!(parse("≥450亿元").reading(), "不低于 450 亿元");
    /// assert_eq!(parse("健全").reading(), "文字目标：健全");
    /// assert_eq!(parse("20个").reading(), "等于 20 个（未写符号，按“＝”理解）");
    /// assert_eq!(parse("2023年12月底前").reading(), "不晚于 2023 年 12 月 31 日");
    /// ```
    pub fn reading(&self) -> String {
        match self {
            Self::Empty => "指标值未填".to_owned(),
            Self::Number(number) => number.reading(),
            Self::Date(date) => date.reading(),
            Self::Phrase(words) if words.chars().count() <= LONGEST_QUOTED => format!("文字目标：{words}"),
            Self::Phrase(words) => format!("文字目标（{} 字），是否达成由填表人判断", words.chars().count()),
            Self::Check(doubt) => {
                let reason = doubt.reason.to_string();
                format!("看不懂，请核对：{}", reason.trim_end_matches("，请核对"))
            }
        }
    }
}

impl Quantity {
    /// Number and unit with a space between, none before signs such as % and ‰: 450 亿元, 90%.
    ///
    /// ```
    /// use budget_form::target::{Target, parse};
    /// let Target::Number(rate) = parse("＝7.10%") else { return };
    /// assert_eq!(rate.quantity.shown(), "7.10%");
    /// ```
    pub fn shown(&self) -> String {
        let space = if self.unit.text.is_empty() || self.unit.text.starts_with(['%', '‰', '‱', '℃', '/']) {
            ""
        } else {
            " "
        };
        format!("{}{space}{}", self.number, self.unit.text)
    }
}

impl NumberTarget {
    /// Operator, number and unit in the shortest standard spelling, without label and tail: ≥450亿元, ≤1:15, ±3%.
    /// Reading it again gives the same number.
    ///
    /// ```
    /// use budget_form::target::{Target, parse};
    /// let Target::Number(number) = parse("不少于１,５００ 家") else { return };
    /// assert_eq!(number.canonical(), "≥1500家");
    /// ```
    pub fn canonical(&self) -> String {
        let unit = &self.quantity.unit.text;
        let number = self.figure();
        match (self.tolerance, self.op) {
            (Tolerance::Exact, op) => format!("{}{number}{unit}", op.as_sign()),
            (Tolerance::Around, _) => format!("{number}{unit}左右"),
            (Tolerance::Within, Op::LessThan) => format!("＜±{number}{unit}"),
            (Tolerance::Within, _) => format!("±{number}{unit}"),
        }
    }

    /// The number as written, without separators; both sides of a ratio.
    pub fn figure(&self) -> String {
        match self.ratio {
            Some((first, second)) => format!("{first}:{second}"),
            None => self.quantity.number.to_string(),
        }
    }

    fn reading(&self) -> String {
        let amount = if self.ratio.is_some() { self.figure() } else { self.quantity.shown() };
        let (label, tail) = words_around(self.label.as_deref(), self.tail.as_deref());
        let core = match self.tolerance {
            Tolerance::Exact => format!("{} {amount}{tail}", self.op.as_words()),
            Tolerance::Around => format!("约 {amount}{tail}（左右）"),
            Tolerance::Within => format!("偏差（不论正负）{} {amount}{tail}", self.op.as_words()),
        };
        let unsaid = if self.explicit_op { "" } else { "（未写符号，按“＝”理解）" };
        format!("{label}{core}{unsaid}")
    }
}

impl DateTarget {
    /// The date as far as it is known: 2023 年 12 月 31 日.
    ///
    /// ```
    /// use budget_form::target::{Target, parse};
    /// let Target::Date(date) = parse("6月底前完成") else { return };
    /// assert_eq!(date.shown(), "6 月 30 日");
    /// ```
    pub fn shown(&self) -> String {
        let mut parts = Vec::new();
        if let Some(year) = self.year {
            parts.push(format!("{year} 年"));
        }
        let whole_february = self.month == Some(2) && self.year.is_none() && self.day.is_none();
        if let Some(month) = self.month {
            let end = if whole_february && self.op == Op::AtMost { "底" } else { "" };
            parts.push(format!("{month} 月{end}"));
        }
        if let Some(day) = self.day {
            parts.push(format!("{day} 日"));
        }
        parts.join(" ")
    }

    fn reading(&self) -> String {
        let (label, tail) = words_around(self.label.as_deref(), self.tail.as_deref());
        let words = match self.op {
            Op::AtMost => "不晚于 ",
            Op::LessThan => "早于 ",
            Op::Equal => "时间为 ",
            Op::AtLeast => "不早于 ",
            Op::MoreThan => "晚于 ",
        };
        format!("{label}{words}{}{tail}", self.shown())
    }
}
