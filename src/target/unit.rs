//! Units: what they are called, what they are multiples of, and when two quantities may be compared.
//!
//! 万/亿 as factor of a unit, compound units, traditional glyphs (folded before). A percentage point is not
//! a per cent, 人次 is not 人; 日 and 天, 名 and 人, m2 and 平方米 are the same.

use super::normalise::run;
use super::unit_table::{SCALES, UNITS, UnitEntry};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

/// A unit of measure. Its words are mostly those of the table, which are not copied for each number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The unit as shown: 亿元, %, 元/人·天; empty if none was written.
    pub text: Cow<'static, str>,
    /// What it is a multiple of: 元. Empty for a bare number, also for 万 alone.
    pub base: Cow<'static, str>,
    /// How many of the base one of this unit is: 100000000.
    pub factor: Decimal,
}

impl Unit {
    /// The unit of a bare number.
    pub fn none() -> Self {
        Self::of_table("", "", Decimal::ONE)
    }

    /// Per cent.
    pub fn percent() -> Self {
        Self::of_table("%", "%", Decimal::ONE)
    }

    /// A unit whose words stand in a table.
    pub(super) const fn of_table(text: &'static str, base: &'static str, factor: Decimal) -> Self {
        Self { text: Cow::Borrowed(text), base: Cow::Borrowed(base), factor }
    }

    /// The unit of a ratio such as 1:15.
    pub(super) fn ratio() -> Self {
        Self::of_table("", "比例", Decimal::ONE)
    }

    /// A word used as a unit although no table knows it.
    pub(super) fn unknown(word: &str) -> Self {
        Self { text: word.to_owned().into(), base: word.to_owned().into(), factor: Decimal::ONE }
    }

    /// Whether no unit at all was written.
    pub fn is_none(&self) -> bool {
        self.text.is_empty() && self.base.is_empty()
    }

    /// Whether it is % (or ‰, 成), but not a percentage point.
    pub fn is_percent(&self) -> bool {
        self.base == "%"
    }
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number as written, with its scale: 7.10 keeps two decimals, which a ＝ target needs: it is compared at its own precision.
    pub number: Decimal,
    /// Its unit.
    pub unit: Unit,
}

/// Why two quantities cannot be compared. The `Display` says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnitConflict {
    /// The units measure different things: 人次 and 人.
    Different {
        /// Unit of the target, as shown.
        target: String,
        /// Unit of the actual, as shown.
        actual: String,
    },
    /// A small bare number beside a percentage: 0.98 may be 98% or 0.98%.
    PercentOrFraction,
    /// A bare number that fits the base of the unit far better: 4600000 beside a target in 万元.
    ScaleLost {
        /// Unit of the target, as shown.
        target: String,
    },
    /// The converted number has too many digits.
    TooLarge,
}

impl fmt::Display for UnitConflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Different { target, actual } => {
                let name = |unit: &str| {
                    if unit.is_empty() { "无单位".to_owned() } else { format!("“{unit}”") }
                };
                write!(f, "指标值的单位是{}，完成值的单位是{}，请改成同一单位", name(target), name(actual))
            }
            Self::PercentOrFraction => f.write_str("完成值没有写“%”，看不出是小数还是百分数，请补上“%”"),
            Self::ScaleLost { target } => {
                write!(f, "完成值没有写单位，数值不像以“{target}”计，请补上单位")
            }
            Self::TooLarge => f.write_str("数值过大，无法换算，请核对"),
        }
    }
}

impl std::error::Error for UnitConflict {}

/// The actual value expressed in the target's unit.
///
/// A bare actual is taken in the target's unit, unless that is unlikely; a bare target takes an actual in any unit
/// without a factor except %. The division is exact but for units of time and the like (100 分钟 in 小时).
///
/// # Errors
/// [`UnitConflict`] if the units measure different things, or the actual is bare and could mean something else.
///
/// ```
/// use budget_form::target::{Quantity, Target, comparable, parse};
/// let quantity = |text: &str| match parse(text) {
///     Target::Number(number) => number.quantity,
///     _ => unreachable!(),
/// };
/// let converted = comparable(&quantity("≥450亿元"), &quantity("5000000万元"));
/// assert_eq!(converted.map(|n| n.to_string()), Ok("500".to_owned()));
/// assert!(comparable(&quantity("≥100人"), &quantity("120人次")).is_err());
/// ```
pub fn comparable(target: &Quantity, actual: &Quantity) -> Result<Decimal, UnitConflict> {
    let (wanted, given) = (&target.unit, &actual.unit);
    if wanted.base == given.base {
        return if given.is_none() && !wanted.is_none() {
            bare_actual(target, actual)
        } else {
            convert(wanted, actual)
        };
    }
    if given.is_none() && wanted.base != Unit::ratio().base {
        return bare_actual(target, actual);
    }
    // 460亿 beside 450亿元: the factor says how many, the target says of what.
    if given.base.is_empty() && !wanted.is_percent() && wanted.base != Unit::ratio().base {
        return convert(wanted, actual);
    }
    let plain = given.factor == Decimal::ONE && !given.is_percent() && given.base != Unit::ratio().base;
    if wanted.is_none() && plain {
        return Ok(actual.number);
    }
    Err(UnitConflict::Different { target: wanted.text.clone().into_owned(), actual: given.text.clone().into_owned() })
}

/// Conversion between multiples of one base.
fn convert(wanted: &Unit, actual: &Quantity) -> Result<Decimal, UnitConflict> {
    if wanted.factor == actual.unit.factor {
        return Ok(actual.number);
    }
    let in_base = actual.number.checked_mul(actual.unit.factor).ok_or(UnitConflict::TooLarge)?;
    let converted = in_base.checked_div(wanted.factor).ok_or(UnitConflict::TooLarge)?;
    Ok(converted.normalize())
}

/// A number typed without a unit beside a target with one.
fn bare_actual(target: &Quantity, actual: &Quantity) -> Result<Decimal, UnitConflict> {
    let size = actual.number.abs();
    if target.unit.is_percent() && !size.is_zero() && size <= Decimal::TWO {
        return Err(UnitConflict::PercentOrFraction);
    }
    let factor = target.unit.factor;
    if factor > Decimal::ONE && !target.number.is_zero() {
        // Off by more than the square root of the factor: nearer to the base unit than to the target's own.
        let off = size.checked_div(target.number.abs()).and_then(|ratio| ratio.checked_mul(ratio));
        if off.is_none_or(|off| off >= factor) {
            return Err(UnitConflict::ScaleLost { target: target.unit.text.clone().into_owned() });
        }
    }
    Ok(actual.number)
}

/// Reads a unit at the start of a normalised text without spaces; gives the unit and what follows it. A unit may be nothing but what
/// stands below the stroke: 28.40/株, 10/10万.
pub(super) fn read_unit(text: &str) -> Option<(Unit, &str)> {
    if text.starts_with('/') {
        return Some(read_denominators(Unit::none(), text)).filter(|(unit, _)| !unit.is_none());
    }
    let (head, rest) = read_simple(text)?;
    let (head, rest) = read_twin(head, rest);
    Some(read_denominators(head, rest))
}

/// Whether the whole text is a unit.
pub(super) fn is_unit(text: &str) -> bool {
    read_unit(text).is_some_and(|(_, rest)| rest.is_empty())
}

/// One word of the table, with or without 万, 亿 … before it, or such a factor alone. The longest reading wins.
fn read_simple(text: &str) -> Option<(Unit, &str)> {
    let plain = longest(text).map(|(word, base, factor, rest)| (Unit::of_table(word, base, factor), rest));
    let scaled = SCALES.iter().find_map(|(scale, times)| {
        let rest = text.strip_prefix(scale)?;
        let times = Decimal::from(*times);
        let Some((word, base, factor, after)) = longest(rest) else {
            return Some((Unit::of_table(scale, "", times), rest));
        };
        if base == "%" || base == "百分点" {
            return None;
        }
        let factor = factor.checked_mul(times)?;
        Some((Unit { text: format!("{scale}{word}").into(), base: base.into(), factor }, after))
    });
    match (plain, scaled) {
        (Some(plain), Some(scaled)) => Some(if plain.1.len() <= scaled.1.len() { plain } else { scaled }),
        (plain, scaled) => plain.or(scaled),
    }
}

/// The rows of the table by their word. A unit is read many times for each row of a form, so it is looked up, not searched for.
static WORDS: LazyLock<BTreeMap<&str, &UnitEntry>> = LazyLock::new(|| UNITS.iter().map(|row| (row.0, row)).collect());

/// How many characters the longest word of the table has.
static LONGEST_WORD: LazyLock<usize> =
    LazyLock::new(|| UNITS.iter().map(|(word, ..)| word.chars().count()).max().unwrap_or_default());

/// The longest word of the table at the start of the text: its shown form, base, factor, and the rest.
fn longest(text: &str) -> Option<(&'static str, &'static str, Decimal, &str)> {
    let starts = text.char_indices().take(*LONGEST_WORD).filter_map(|(at, c)| text.get(..at + c.len_utf8()));
    let (word, shown, base, factor) = starts.filter_map(|start| WORDS.get(start)).last()?;
    let rest = text.strip_prefix(word)?;
    let latin = word.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric());
    if latin && rest.chars().next().is_some_and(|c| c.is_ascii_alphanumeric() || c == '元') {
        return None;
    }
    let shown = if shown.is_empty() { word } else { shown };
    Some((shown, if base.is_empty() { shown } else { base }, Decimal::new(factor.0, factor.1), rest))
}

/// Second words that may follow a measure word directly: 台套, 处次, 人天.
const TWINS: &[&str] =
    &["次", "套", "份", "件", "台", "组", "批", "只", "处", "个", "期", "篇", "条", "人", "天", "日", "月", "年"];

/// 台套 and the like: two measure words that make one unit, only at the end or before a sign or suffix.
fn read_twin(head: Unit, rest: &str) -> (Unit, &str) {
    let time = matches!(head.base.as_ref(), "天" | "个月" | "分钟" | "秒");
    let measure = head.factor == Decimal::ONE && !head.is_percent() && !head.base.is_empty() && !time;
    let twin = TWINS.iter().find_map(|twin| rest.strip_prefix(twin).map(|after| (*twin, after)));
    match twin {
        Some((twin, after)) if measure && (after.is_empty() || after.starts_with(['以', '及', '左', '/', '('])) => {
            let text = format!("{}{twin}", head.text);
            (Unit { base: text.clone().into(), text: text.into(), factor: head.factor }, after)
        }
        _ => (head, rest),
    }
}

/// What follows the stroke: `/人·天`, `/平方米`, 每人每天.
pub(super) fn read_denominators(head: Unit, rest: &str) -> (Unit, &str) {
    let Some(mut left) = rest.strip_prefix('/').or_else(|| rest.starts_with('每').then_some(rest)) else {
        return (head, rest);
    };
    let (mut shown, mut bases): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    loop {
        left = left.trim_start_matches('每');
        let read = read_simple(left).or_else(|| read_other_denominator(left)).or_else(|| read_round_count(left));
        let Some((unit, after)) = read else {
            break;
        };
        bases.push(if unit.factor == Decimal::ONE && !unit.base.is_empty() {
            unit.base.into_owned()
        } else {
            unit.text.trim_start_matches('个').to_owned()
        });
        shown.push(unit.text.into_owned());
        left = after;
        match left.strip_prefix(['·', '.', '、', '*', '×', '/']) {
            Some(next) if !next.is_empty() => left = next,
            _ if left.starts_with('每') => {}
            _ => break,
        }
    }
    if shown.is_empty() || left.starts_with(|c: char| c.is_ascii_digit()) {
        return (head, rest);
    }
    let text = format!("{}/{}", head.text, shown.join("·"));
    // 人·天, 人.天 and 人天 are one.
    let base = format!("{}/{}", head.base, bases.concat().replace('·', ""));
    (Unit { text: text.into(), base: base.into(), factor: head.factor }, left)
}

/// Words that only stand below a stroke: 元/生, 元/床.
const BELOW: &[&str] = &[
    "生",
    "校",
    "县",
    "区",
    "镇",
    "乡",
    "街道",
    "社区",
    "学生",
    "教师",
    "床",
    "单位",
    "企业",
    "项目",
    "城镇",
    "吨水",
    "百公里",
    "半年",
];

fn read_other_denominator(text: &str) -> Option<(Unit, &str)> {
    let word = BELOW.iter().filter(|word| text.starts_with(*word)).max_by_key(|word| word.len())?;
    Some((Unit::unknown(word), text.strip_prefix(word)?))
}

/// A round number below the stroke, 10万 in 10/10万 and 1000人 in 3/1000人: so many cases in so many people.
fn read_round_count(text: &str) -> Option<(Unit, &str)> {
    let digits = run(text, |c| c.is_ascii_digit());
    let round = digits.starts_with('1') && digits.chars().skip(1).all(|c| c == '0');
    let (counted, rest) = read_simple(text.strip_prefix(digits)?)?;
    // 8/10人 is eight out of ten, a fraction.
    let many = digits.len() > 3 || counted.text.starts_with(['万', '千', '百', '亿']);
    (round && many).then(|| (Unit::unknown(&format!("{digits}{}", counted.text)), rest))
}
