//! How much a piece of text looks like a target value. Only a help for telling cells apart; what a target means is worked out elsewhere.

use std::sync::LazyLock;

/// How much a text looks like a value, from surely none to surely one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Too long for a value, or it has the marks of running text.
    No,
    /// It is short, and nothing else speaks for a value.
    Short,
    /// A phrase that stands as a value in many forms.
    Phrase,
    /// It begins with a number.
    Number,
    /// Begins with a comparison.
    Strong,
}

const OPERATORS: &str = "≥≧⩾>＞≤≦⩽<＜=＝═﹦‹›±";
const WORDS: [&str; 13] = [
    "不低于",
    "不少于",
    "不小于",
    "不高于",
    "不超过",
    "不大于",
    "不超",
    "大于",
    "高于",
    "小于",
    "低于",
    "至少",
    "达到",
];
const PHRASES: &str = "健全 合理 明确 科学 规范 合规 完善 公开 有效 及时 满意 宣传 降低 缩短 推动 提升 提高 推动升级 显著 较显著 \
    有序推进 稳步推进 基本完成 初步建立 初步完成 完成 已完成 全部完成 增强 加强 持续 长期 持续改善 持续提升 持续提高 逐步提升 不断提升 \
    明显提升 有所提升 有效提升 有所提高 巩固提高 改善 优化 促进 保障 达标 合格 良好 优秀 优 良 好 较好 稳定 平稳 正常 充分 到位 按时 按期 \
    准确 完整 安全 齐全 扩大 增长 减少 下降 有 无 是 否 符合 较高 高 比较满意 非常满意 基本满意 有所改善 明显改善 有效保障 明显 较明显 \
    不断完善 逐步完善 持续完善 基本健全 稳步提升 有序开展 正常运行 按计划完成 推进 启动 不适用 进一步提升 得到提升";

/// The phrases in order: this is asked for every word of a text, many times.
static SORTED_PHRASES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut phrases: Vec<&str> = PHRASES.split_whitespace().collect();
    phrases.sort_unstable();
    phrases
});

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// How much `text` looks like a value.
pub(super) fn likeness(text: &str) -> Likeness {
    let Some(first) = text.chars().next() else { return Likeness::No };
    let length = text.chars().count();
    if OPERATORS.contains(first) || WORDS.contains(&text) {
        return Likeness::Strong;
    }
    let rest = WORDS.iter().find_map(|word| text.strip_prefix(word));
    if rest.and_then(|rest| rest.chars().next()).is_some_and(is_digit) {
        return Likeness::Strong;
    }
    if is_digit(first) {
        let unit = text.chars().filter(|&c| !is_digit(c) && !".,，:：%％/年月日底前-—至~".contains(c)).count();
        return if unit <= 6 && length <= 24 { Likeness::Number } else { Likeness::No };
    }
    if SORTED_PHRASES.binary_search(&text).is_ok() {
        return Likeness::Phrase;
    }
    if length <= 8 && !text.contains(['（', '）', '“', '”', '、', '。', '《']) {
        Likeness::Short
    } else {
        Likeness::No
    }
}

/// Whether the text waits for more: a number for its unit, a comparison for its number: `≥450`, `2.5万`, `不超过`.
pub(super) fn wants_unit(text: &str) -> bool {
    if WORDS.contains(&text) {
        return true;
    }
    text.chars().last().is_some_and(|c| is_digit(c) || OPERATORS.contains(c) || "万亿".contains(c))
}

/// Whether two values beside each other have the same unit or the same ending, so that neither waits for more: `50%` `99.5%`.
pub(super) fn is_whole_pair(half_year: &str, full_year: &str) -> bool {
    let is_value = |text: &str| likeness(text) >= Likeness::Number && text.contains(is_digit);
    let open = |text: &str| wants_unit(text) || text.ends_with(['/', '（', '·', '、', '年', '月']);
    is_value(half_year)
        && is_value(full_year)
        && !open(full_year)
        && behind_digits(half_year) == behind_digits(full_year)
}

/// What stands behind the last digit of a text.
fn behind_digits(text: &str) -> &str {
    text.rsplit(is_digit).next().unwrap_or_default()
}

/// The two values of one kind with which a text begins: `≥2场≥4场`, `满意满意`.
pub(super) fn pair_at(text: &str) -> Option<(&str, &str)> {
    let twice = |phrase: &&str| text.strip_prefix(*phrase).is_some_and(|rest| rest.starts_with(*phrase));
    if let Some(phrase) = PHRASES.split_whitespace().filter(twice).max_by_key(|phrase| phrase.len()) {
        return text.get(..phrase.len()).zip(text.get(phrase.len()..2 * phrase.len()));
    }
    let comparison = |text: &str| text.len() - text.trim_start_matches(|c| OPERATORS.contains(c)).len();
    let number = |text: &str| text.len() - text.trim_start_matches(|c| is_digit(c) || ".,".contains(c)).len();
    let begin = comparison(text);
    let digits = begin + number(text.get(begin..)?);
    if begin == 0 || digits == begin {
        return None;
    }
    let rest = text.get(digits..)?;
    let unit = rest.get(..rest.find(|c| OPERATORS.contains(c))?)?;
    let half = text.get(..digits + unit.len())?;
    let after = text.get(half.len()..)?;
    let begin = comparison(after);
    let end = begin + number(after.get(begin..)?);
    let full = after.get(..end + unit.len()).filter(|full| full.ends_with(unit))?;
    (unit.chars().count() <= MOST_OF_UNIT && !unit.contains(is_digit) && end > begin).then_some((half, full))
}

/// The number of characters of a unit at most.
const MOST_OF_UNIT: usize = 8;

/// Whether a text is the rest of a value and none by itself: `以上`.
pub(super) fn is_rest(text: &str) -> bool {
    const RESTS: [&str; 14] = [
        "以上",
        "以下",
        "以内",
        "之内",
        "之前",
        "左右",
        "上",
        "下",
        "内",
        "底前",
        "底前完成",
        "日前",
        "日前完成",
        "前完成",
    ];
    RESTS.contains(&text)
}

/// Whether a text is a comparison in words without its number: `不低于`.
pub(super) fn wants_number(text: &str) -> bool {
    WORDS.contains(&text) || (!text.is_empty() && text.chars().all(|c| OPERATORS.contains(c)))
}

/// Takes a text apart where cells stood so close that no blank was kept: a comparison begins a value.
pub(super) fn unglued(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for c in text.chars() {
        let begins = OPERATORS.contains(c)
            && before.is_some_and(|before| !OPERATORS.contains(before) && !"（(“".contains(before));
        match parts.last_mut().filter(|_| !begins) {
            Some(last) => last.push(c),
            None => parts.push(c.to_string()),
        }
        before = Some(c);
    }
    parts
}

/// Whether the texts are a pair of values that forms do not usually have: words nobody knows, and not the same ones, or half a value.
pub(super) fn is_odd_pair(half_year: &str, full_year: &str) -> bool {
    let odd = |text: &str| !text.is_empty() && likeness(text) < Likeness::Phrase;
    // `不少于` without its number.
    let cut = |text: &str| likeness(text) == Likeness::Strong && !text.contains(is_digit);
    half_year != full_year && (odd(half_year) || odd(full_year)) || cut(half_year) || cut(full_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separates_values_from_names() {
        for (text, looks) in [
            ("≥450", Likeness::Strong),
            ("不低于85%", Likeness::Strong),
            ("2025年6月底前", Likeness::Number),
            ("20000人次", Likeness::Number),
            ("有序推进", Likeness::Phrase),
            ("低碳宣传", Likeness::Short),
            ("举办分类主题宣传活动（含进校园）", Likeness::No),
        ] {
            assert_eq!(likeness(text), looks, "{text}");
        }
        assert!(is_whole_pair("不低于50%", "不低于99.5%") && !is_whole_pair("≥450", "≥900"));
        assert!(is_odd_pair("不少于", "不少于") && !is_odd_pair("≥5", "不少于5") && !is_odd_pair("热", "热"));
    }
}
