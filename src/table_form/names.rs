//! What words of a table mean: 一级指标 as others call them, units of money, blanks that are printed.

use super::cells::compact;
use crate::exchange::published::vocabulary::{Vocabulary, level1_names};
use crate::form::Level1;

/// What stands in a cell that is empty on purpose.
const BLANKS: [&str; 8] = ["-", "—", "–", "/", "——", "－", "\\", "--"];

/// Whether a text only says that nothing stands here.
pub(super) fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || BLANKS.contains(&text)
}

/// 一级指标 of other layouts, by words in their names; told wherever one is used.
const ALIKE: [(&str, Level1); 14] = [
    ("满意度", Level1::Satisfaction),
    ("满意", Level1::Satisfaction),
    ("履职效益", Level1::Benefit),
    ("效益", Level1::Benefit),
    ("效果", Level1::Benefit),
    ("可持续", Level1::Benefit),
    ("履职", Level1::Duty),
    ("产出", Level1::Duty),
    ("职能", Level1::Duty),
    ("过程", Level1::Process),
    ("管理", Level1::Process),
    ("运行成本", Level1::Process),
    ("决策", Level1::Decision),
    ("投入", Level1::Decision),
];

/// The 一级指标 that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// By a name that this form has, in full or in short.
    Surely(Level1),
    /// By a word of another layout.
    Likely(Level1),
}

impl Named {
    pub fn level1(self) -> Level1 {
        match self {
            Self::Surely(level1) | Self::Likely(level1) => level1,
        }
    }
}

/// The 一级指标 that a text names; `None` where it names none that is known.
pub(super) fn level1_of(text: &str) -> Option<Named> {
    let name = compact(text);
    let numbered = |c: char| c.is_ascii_digit() || "一二三四五六七八九十、.．（）()".contains(c);
    let name = name.trim_start_matches(numbered).split(['（', '(']).next().unwrap_or_default();
    if name.is_empty() || name.chars().count() > 12 {
        return None;
    }
    let exact = Level1::ALL.into_iter().find(|level1| level1_names(*level1).contains(&name));
    exact
        .map(Named::Surely)
        .or_else(|| ALIKE.into_iter().find(|(word, _)| name.contains(word)).map(|(_, level1)| Named::Likely(level1)))
}

/// The 一级指标 under which forms have a 二级指标 or a 三级指标.
pub(super) fn usual_level1(words: &Vocabulary, level2: &str, name: &str) -> Option<Level1> {
    words.level2(&compact(level2)).or_else(|| words.standard_name(&compact(name)).map(|(level1, _)| level1))
}

/// A unit of money by its name, as a power of ten of 元.
pub(super) type MoneyPower = u32;

/// 万元, which the form is in.
pub(super) const FORM_POWER: MoneyPower = 4;

const MONEY_UNITS: [(&str, MoneyPower); 6] =
    [("百万元", 6), ("万元", 4), ("亿元", 8), ("千元", 3), ("百元", 2), ("元", 0)];

/// The unit of money that a text names for a table: 单位：元, 金额单位：万元, 预算数（元）.
pub(super) fn money_unit(text: &str) -> Option<MoneyPower> {
    let text = compact(text);
    let behind = |mark: &str| text.split(mark).skip(1).find_map(unit_first);
    let labelled = behind("单位：").or_else(|| behind("单位:")).or_else(|| behind("单位为"));
    let bracketed = || {
        text.split(['（', '(']).skip(1).find_map(|rest| {
            let inner = rest.split(['）', ')']).next()?;
            MONEY_UNITS.into_iter().find(|(name, _)| *name == inner).map(|(_, power)| power)
        })
    };
    labelled.or_else(bracketed)
}

fn unit_first(text: &str) -> Option<MoneyPower> {
    let text = text.strip_prefix("人民币").unwrap_or(text);
    let (name, power) = MONEY_UNITS.into_iter().find(|(name, _)| text.starts_with(name))?;
    // 单位：元和市场 is no unit.
    let rest = text.strip_prefix(name)?;
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric()).then_some(power)
}

/// The name of a unit of money.
pub(super) fn money_name(power: MoneyPower) -> &'static str {
    MONEY_UNITS.into_iter().find(|(_, of)| *of == power).map_or("元", |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_level_names_of_other_layouts_are_known_but_told() {
        for (text, named) in [
            ("决策", Some(Named::Surely(Level1::Decision))),
            ("满意度\n指标", Some(Named::Surely(Level1::Satisfaction))),
            ("履职效能", Some(Named::Surely(Level1::Duty))),
            ("产出指标", Some(Named::Likely(Level1::Duty))),
            ("社会公众满意度指标", Some(Named::Likely(Level1::Satisfaction))),
            ("（三）履职指标", Some(Named::Surely(Level1::Duty))),
            ("其他", None),
            ("", None),
        ] {
            assert_eq!(level1_of(text), named, "{text}");
        }
    }

    #[test]
    fn a_table_names_its_unit_of_money() {
        for (text, power) in [
            ("单位：万元", Some(4)),
            ("金额单位：元", Some(0)),
            ("（单位：亿元）", Some(8)),
            ("部门整体\n资金\n（万元）", Some(4)),
            ("全年预算数(元)", Some(0)),
            ("单位：苏州市", None),
            ("单位：元和街道", None),
            ("预算数", None),
        ] {
            assert_eq!(money_unit(text), power, "{text}");
        }
    }
}
