//! What is no value at all: template marks and spreadsheet errors; and the taking off of brackets and final stops.

use super::normalise::run;
use super::normalise::{fold, normalise};
use super::{DoubtReason, operator, unit};

/// Placeholders that mean "not yet" or "elsewhere" as a whole value.
#[rustfmt::skip]
const PLACEHOLDERS: &[&str] = &[
    "待定", "待填", "待填写", "待补充", "待确定", "待明确", "待核", "待核定", "暂定", "同上", "略", "见附件",
    "详见附件", "请填写", "填写", "指标值", "示例", "null", "NULL", "Null", "None", "undefined", "TBD", "N",
    "n",
];

/// Whether the text is, or still contains, a mark of the template. A lone 一 is as likely a dash as a number.
pub(super) fn is_template(text: &str) -> bool {
    let anywhere = ["**", "××", "□", "__", "○", "◯", "△", "﹡", "＊", "※※", "XXX", "xxx"];
    if anywhere.iter().any(|mark| text.contains(mark)) || PLACEHOLDERS.contains(&text) || text == "一" {
        return true;
    }
    let filler = |c: char| {
        matches!(
            c,
            '/' | '\\'
                | '-'
                | '…'
                | '.'
                | '·'
                | '*'
                | '×'
                | '?'
                | '、'
                | '~'
                | '|'
                | '"'
                | '\''
                | '('
                | ')'
                | ','
                | ';'
                | '。'
                | ':'
                | '_'
                | '★'
                | '☆'
                | '●'
                | '■'
                | '“'
                | '”'
                | '+'
                | '!'
        )
    };
    let bare = text.trim_start_matches(['≥', '≤', '>', '<', '=']);
    if !bare.is_empty() && bare.chars().all(filler) {
        return true;
    }
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let cross = bare.contains(['×', '*', '…']) && !digits;
    let rest = bare.trim_start_matches(['X', 'x']);
    let letters = rest.len() < bare.len()
        && !digits
        && (rest.is_empty() || unit::is_unit(rest) || rest.starts_with(|c: char| !c.is_alphanumeric() || is_han(c)));
    (cross && bare.chars().count() <= 8) || letters || has_letter_blank(text)
}

/// XX between Chinese characters: 完成XX项.
fn has_letter_blank(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphanumeric()) {
        let tail = rest.get(at..).unwrap_or_default();
        let word = run(tail, |c| c.is_ascii_alphanumeric());
        if word.len() >= 2 && word.chars().all(|c| matches!(c, 'X' | 'x')) {
            return true;
        }
        rest = tail.get(word.len()..).unwrap_or_default();
    }
    false
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether the text is a truth value of a spreadsheet: a cell with a comparison in it shows one.
pub(super) fn is_truth_value(text: &str) -> bool {
    ["TRUE", "FALSE"]
        .iter()
        .any(|value| text.trim_start_matches('=').trim_end_matches("()").eq_ignore_ascii_case(value))
}

/// 不适用: the word that takes a row, or a value, out of every comparison.
pub const NOT_APPLICABLE: &str = "不适用";

/// Whether the text says 不适用 the English way: N/A, n/a, Ｎ／Ａ. The error value #N/A does not.
///
/// ```
/// use budget_form::target::is_english_waiver;
/// assert!(is_english_waiver(" n/a "));
/// assert!(!is_english_waiver("#N/A"));
/// ```
pub fn is_english_waiver(text: &str) -> bool {
    // Names are asked as well, and often: what begins with another letter than N, be it of full width, need not be looked at.
    if !text.chars().find_map(fold).is_some_and(|first| first.eq_ignore_ascii_case(&'n')) {
        return false;
    }
    // Nothing longer than the words in full width is folded.
    let text = text.trim();
    if text.len() > 12 {
        return false;
    }
    let folded = normalise(text);
    ["N/A", "N.A", "N.A.", "NA"].iter().any(|word| folded.eq_ignore_ascii_case(word))
}

/// Whether the text is an error value of a spreadsheet.
pub(super) fn is_spreadsheet_error(text: &str) -> bool {
    text.starts_with("=SUM(")
        || text.contains("#REF")
        || text.contains("#DIV")
        || text.contains("#N/A")
        || text.contains("#VALUE")
        || text.contains("#NAME")
        || text.contains("#NUM")
        || text.contains("###")
        || matches!(text, "NaN" | "nan" | "inf" | "Infinity" | "#NULL!")
}

/// Takes off stops, commas and the like at the end, and a sentence mark at the start.
pub(super) fn trim_stops(text: &str) -> &str {
    text.trim_end_matches(['。', '.', ';', ',', '、', '!', ' ']).trim_start_matches(['。', ';', ',', '、', ' '])
}

/// A value with its bracketed remarks taken apart.
pub(super) struct Body {
    /// The value without remarks.
    pub main: String,
    /// A unit that stood alone in brackets: ≥20（个）.
    pub unit: Option<String>,
    /// Whether a remark says that the bound itself is included: （含）, （含5%）.
    pub inclusive: bool,
    /// A remark with a number or a sign of its own, other than 含….
    pub doubt: Option<DoubtReason>,
    /// The remarks in words that were taken off: 上年 in 120人（上年）.
    pub remarks: Vec<String>,
}

/// Takes quotation marks off that enclose the whole value.
pub(super) fn strip_quotes(text: &str) -> &str {
    [('“', '”'), ('"', '"'), ('\'', '\''), ('‘', '’'), ('”', '“')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
        .filter(|inner| !inner.contains(['“', '”', '"']))
        .unwrap_or(text)
}

/// Takes bracketed remarks off: （含…） anywhere, others at the end; a unit in brackets is kept as the unit.
pub(super) fn strip_remarks(text: &str) -> Body {
    let mut body = Body { main: text.to_owned(), unit: None, inclusive: false, doubt: None, remarks: Vec::new() };
    if let Some(inner) =
        text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')']))
    {
        inner.clone_into(&mut body.main);
        return body;
    }
    while let Some((before, inner, after)) = innermost(&body.main) {
        if before.ends_with('/') {
            // 元/(人·月)
            body.main = format!("{before}{inner}{after}");
            continue;
        }
        let inclusive = inner.starts_with('含')
            || inner.starts_with("包含")
            || inner.starts_with("不含税")
            || inner.starts_with("包括");
        if !inclusive && !after.is_empty() {
            break;
        }
        let bound = inner
            .strip_prefix('含')
            .is_some_and(|rest| rest.is_empty() || rest == "本数" || rest.starts_with(|c: char| c.is_ascii_digit()));
        body.inclusive |= bound;
        let joined = format!("{before}{after}");
        if !inclusive && before.ends_with("台") && inner == "套" {
            break;
        }
        if !inclusive && operator::is_only_suffix(&inner) && !inner.is_empty() {
            // 10个工作日（内）
            body.main = format!("{before}{inner}");
            continue;
        }
        if !inclusive {
            if unit::is_unit(&inner) {
                body.unit = Some(inner);
            } else {
                body.doubt = body.doubt.or(remark_doubt(&inner));
                body.remarks.push(inner);
            }
        }
        body.main = joined;
    }
    trim_stops(&body.main.clone()).clone_into(&mut body.main);
    body
}

/// What a remark takes away from the number before it.
fn remark_doubt(inner: &str) -> Option<DoubtReason> {
    if inner.contains(|c: char| c.is_ascii_digit()) {
        return Some(DoubtReason::SeveralNumbers);
    }
    let excluded = matches!(inner, "不含" | "不含本数");
    let signed = inner.contains(['≥', '≤', '>', '<', '=', '±']);
    (excluded || signed).then_some(DoubtReason::ContradictoryOperators)
}

/// The last pair of brackets: before, inside, after.
fn innermost(text: &str) -> Option<(String, String, String)> {
    let (before, rest) = text.rsplit_once('(')?;
    let (inner, after) = rest.split_once(')')?;
    Some((before.to_owned(), inner.to_owned(), after.to_owned()))
}

/// Takes document numbers out, 财预〔2013〕53号: their digits are no values.
pub(super) fn strip_documents(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['〔', '[', '【']) {
        let (before, tail) = (rest.get(..at).unwrap_or_default(), rest.get(at..).unwrap_or_default());
        let inner = tail.get(tail.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        let year = run(inner, |c| c.is_ascii_digit());
        let after = inner.strip_prefix(year).unwrap_or_default();
        let number = after.strip_prefix(['〕', ']', '】']).map(|left| left.trim_start_matches('第'));
        let after_number =
            number.and_then(|left| left.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix('号'));
        kept.push_str(before);
        if let (4, Some(left)) = (year.len(), after_number) {
            kept.push_str("文件");
            rest = left;
        } else {
            kept.push_str(tail.get(..tail.len() - inner.len()).unwrap_or_default());
            rest = inner;
        }
    }
    kept.push_str(rest);
    kept
}
