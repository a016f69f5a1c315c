//! Chinese numerals, only where the whole value is operator + numeral + unit: 一次, 不少于两场, 百分之九十以上, 零投诉.
//!
//! Everything else with such characters (一流, 十分满意, 每年一次) stays a phrase.

use super::labels::ZERO_OF;
use super::operator;
use super::unit;

/// Units that make an ordinal or an adverb of a numeral: 三级, 一月, 一类, 十分, 一成, 一度, 一点, 一行.
#[rustfmt::skip]
const NOT_COUNTED: &[&str] = &[
    "级", "月", "季度", "类", "分", "成", "度", "点", "星", "星级", "行", "道", "面", "角", "则", "档", "路", "样", "方",
    "安", "伏", "两", "步", "流", "把", "起", "对", "口", "段", "气", "块", "单", "站", "里", "间",
];

/// The same value with Arabic digits, if it is one that may be read: 三十万元以上 → 30万元以上.
pub(super) fn to_digits(text: &str) -> Option<String> {
    if let Some(converted) = percentage(text) {
        return Some(converted);
    }
    let start = text.find(is_numeral)?;
    let (before, rest) = (text.get(..start)?, text.get(start..)?);
    if !operator::is_only_operator(before) {
        return None;
    }
    let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
    let (numeral, after) = (rest.get(..end)?, rest.get(end..)?);
    // A lone 一 is as likely a dash.
    if numeral == "一" && after.is_empty() {
        return None;
    }
    let number = evaluate(numeral)?;
    if number == 0 && ZERO_OF.contains(&after) {
        return Some(format!("{before}0{after}"));
    }
    if after.is_empty() {
        return Some(format!("{before}{number}"));
    }
    let (unit, left) = unit::read_unit(after)?;
    let counted = !unit.text.is_empty() && !NOT_COUNTED.contains(&unit.text.as_str());
    (counted && operator::is_only_suffix(left)).then(|| format!("{before}{number}{after}"))
}

/// 百分之九十以上 → 90%以上, 百分百 → 100%.
fn percentage(text: &str) -> Option<String> {
    if let Some((before, after)) = text.split_once("百分百") {
        let whole = operator::is_only_operator(before) && operator::is_only_suffix(after);
        return whole.then(|| format!("{before}100%{after}"));
    }
    let (before, rest) = text.split_once("百分之")?;
    let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
    let (numeral, after) = (rest.get(..end)?, rest.get(end..)?);
    let number = if numeral == "百" {
        100
    } else {
        evaluate(numeral)?
    };
    let whole = operator::is_only_operator(before) && operator::is_only_suffix(after);
    whole.then(|| format!("{before}{number}%{after}"))
}

fn is_numeral(c: char) -> bool {
    "零〇一二两三四五六七八九十百千".contains(c)
}

/// A numeral below ten thousand, well formed: 十二, 一百零五, 两千. Not: 三四, 百 alone, 一百五 (105 or 150?).
fn evaluate(numeral: &str) -> Option<u32> {
    let (mut total, mut digit, mut last_place, mut zero) = (0_u32, None, 10_000_u32, false);
    for (at, c) in numeral.chars().enumerate() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let value = u32::try_from(
                    "零一二三四五六七八九"
                        .chars()
                        .position(|d| d == plain_digit(c))?,
                )
                .ok()?;
                let after_zero = digit.is_none() || (zero && digit == Some(0));
                if !after_zero || (at > 0 && total == 0) {
                    return None;
                }
                zero = value == 0;
                digit = if zero && total == 0 && at > 0 {
                    return None;
                } else {
                    Some(value)
                };
                if !zero
                    && at > 0
                    && last_place > 10
                    && !numeral.contains(['零', '〇'])
                    && numeral.ends_with(c)
                {
                    return None;
                }
                continue;
            }
        };
        let times = match digit {
            Some(times) if times > 0 => times,
            None if place == 10 && at == 0 => 1,
            _ => return None,
        };
        if place >= last_place {
            return None;
        }
        total += times * place;
        last_place = place;
        digit = None;
    }
    Some(total + digit.unwrap_or(0))
}

fn plain_digit(c: char) -> char {
    match c {
        '〇' => '零',
        '两' => '二',
        other => other,
    }
}
