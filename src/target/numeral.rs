//! Chinese numerals, only where the whole value is operator + numeral + unit: 一次, 不少于两场, 百分之九十以上, 九成, 零投诉.
//!
//! Everything else with such characters (一流, 十分满意, 每年一次) stays a phrase.

use super::labels::ZERO_OF;
use super::normalise::run;
use super::operator;
use super::unit;
use std::borrow::Cow;

/// Units that make an ordinal or an adverb of a numeral: 三级, 一月, 一类, 十分, 一度, 一点, 一行.
#[rustfmt::skip]
const NOT_COUNTED: &[&str] = &[
    "级", "月", "季度", "类", "分", "成", "度", "点", "星", "星级", "行", "道", "面", "角", "则", "档", "路", "方",
    "安", "伏", "两", "步", "流", "把", "气", "里",
];
/// Units that do so with 一 only: 一起 is together, 两起 are two cases.
const NOT_COUNTED_BY_ONE: &[&str] = &["起", "对", "口", "段", "块", "单", "站", "间", "样"];
/// Units that make another word of 零: 零星, 零点. With any other unit it is 0, also with those that are not counted otherwise.
const NOT_OF_ZERO: &[&str] = &["星", "点", "度", "里", "方", "单", "件"];
/// Shares by their denominator, and the sign each is written with.
const SHARES: [(&str, char); 3] = [("百分之", '%'), ("千分之", '‰'), ("万分之", '‱')];

/// The same value with Arabic digits, if it is one that may be read: 三十万元以上 → 30万元以上.
pub(super) fn to_digits(text: &str) -> Option<String> {
    if let Some(converted) = share(text).or_else(|| tenths(text)) {
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
    let named = unit.text.as_ref();
    let counted = match number {
        0 => !NOT_OF_ZERO.contains(&named),
        1 => !NOT_COUNTED.contains(&named) && !NOT_COUNTED_BY_ONE.contains(&named),
        _ => !NOT_COUNTED.contains(&named),
    } && !named.is_empty();
    (counted && operator::is_only_suffix(left)).then(|| format!("{before}{number}{after}"))
}

/// Whether a value is a number in words that is no certain number: 九百来亿元左右, 十几场, 三五次, 数百人, 两到三次, 近千人次. As with the others, only where the whole value
/// is operator, numeral and unit.
pub(super) fn is_inexact(text: &str) -> bool {
    let Some(start) = text.find(|c| is_numeral(c) || "几数".contains(c)) else { return false };
    let (Some(before), Some(rest)) = (text.get(..start), text.get(start..)) else { return false };
    let nearly = matches!(before, "近" | "将近" | "接近");
    let said = run(rest, |c| is_numeral(c) || "几数来余多到至".contains(c));
    let Some(after) = rest.strip_prefix(said) else { return false };
    let is_counted = unit::read_unit(after).is_some_and(|(unit, left)| {
        let named = unit.text.as_ref();
        !named.is_empty() && !NOT_COUNTED.contains(&named) && operator::is_only_suffix(left)
    });
    let inexact = is_about(said) || nearly && said.contains(['十', '百', '千']);
    (nearly || operator::is_only_operator(before)) && is_counted && inexact
}

/// Whether the words of a numeral leave open which number they are.
fn is_about(said: &str) -> bool {
    let one = |c: char| "一二两三四五六七八九".contains(c);
    let (low, high) = said.split_once(['到', '至']).unwrap_or((said, ""));
    let pair = low.chars().count() == 2 && low.chars().all(one);
    let between = !high.is_empty() && evaluate(low).is_some() && evaluate(high).is_some();
    // 来, 余 and 多 stand behind a numeral.
    let and_more = said.strip_suffix(['来', '余', '多']).is_some_and(|said| evaluate(said).is_some());
    // 几 and 数 stand for a digit.
    let some = said.contains(['几', '数']) && !said.contains(['来', '余', '多', '到', '至']);
    pair && high.is_empty() || between || and_more || some
}

/// 百分之九十以上 → 90%以上, 千分之五 → 5‰, 百分百 → 100%.
fn share(text: &str) -> Option<String> {
    if let Some((before, after)) = text.split_once("百分百") {
        let whole = operator::is_only_operator(before) && operator::is_only_suffix(after);
        return whole.then(|| format!("{before}100%{after}"));
    }
    let (sign, (before, rest)) = SHARES.iter().find_map(|(words, sign)| Some((sign, text.split_once(words)?)))?;
    let numeral = run(rest, |c| is_numeral(c) || c == '点');
    let after = rest.strip_prefix(numeral)?;
    let number = if numeral == "百" { "100".to_owned() } else { decimal(numeral)? };
    let whole = operator::is_only_operator(before) && operator::is_only_suffix(after);
    whole.then(|| format!("{before}{number}{sign}{after}"))
}

/// 九成以上 → 90%以上, 九成五 → 95%: tenths are said, shares in per cent are written.
fn tenths(text: &str) -> Option<String> {
    let (head, rest) = text.split_once('成')?;
    let start = head.find(is_numeral)?;
    let (before, tens) = (head.get(..start)?, evaluate(head.get(start..)?)?);
    let half = run(rest, is_numeral);
    let after = rest.strip_prefix(half)?;
    let ones = if half.is_empty() { 0 } else { evaluate(half)? };
    let share = tens.checked_mul(10)?.checked_add(ones)?;
    let whole = operator::is_only_operator(before) && operator::is_only_suffix(after);
    (whole && tens > 0 && ones < 10 && share <= 100).then(|| format!("{before}{share}%{after}"))
}

/// The same text with shares of Arabic digits as signs: 合格率百分之95 → 合格率95%.
pub(super) fn shares_to_signs(text: &str) -> Cow<'_, str> {
    let found = SHARES.iter().find_map(|(words, sign)| {
        let (before, rest) = text.split_once(words)?;
        let digits = run(rest, |c| c.is_ascii_digit() || c == '.');
        let after = rest.strip_prefix(digits)?;
        (!digits.is_empty()).then(|| format!("{before}{digits}{sign}{after}"))
    });
    found.map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether the value is a fraction in words: 三分之二以上, 覆盖面达四分之三. Shares (百分之九十) are none.
pub(super) fn is_fraction(text: &str) -> bool {
    text.split_once("分之").is_some_and(|(before, rest)| {
        let share = before.ends_with(['百', '千', '万']);
        let numeral = run(rest, is_numeral);
        let after = rest.strip_prefix(numeral).unwrap_or_default();
        !share && before.ends_with(is_numeral) && !numeral.is_empty() && operator::is_only_suffix(after)
    })
}

/// A numeral that may have decimals: 九十五点五.
fn decimal(numeral: &str) -> Option<String> {
    let Some((whole, decimals)) = numeral.split_once('点') else { return Some(evaluate(numeral)?.to_string()) };
    let digits: Option<String> = decimals
        .chars()
        .map(|c| evaluate(c.encode_utf8(&mut [0; 4])).filter(|digit| *digit < 10)?.to_string().pop())
        .collect();
    let digits = digits.filter(|digits| !digits.is_empty())?;
    Some(format!("{}.{digits}", evaluate(whole)?))
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
                let value = u32::try_from("零一二三四五六七八九".chars().position(|d| d == plain_digit(c))?).ok()?;
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
                if !zero && at > 0 && last_place > 10 && !numeral.contains(['零', '〇']) && numeral.ends_with(c) {
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
