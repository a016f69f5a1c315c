//! Finding a year in a text. Every part of the program that reads one reads it here.

/// The year that is typed in 年度: four digits, full-width ones too, with or without 年 or 年度 behind them; of this century, because anything else there is
/// a slip. Chinese numerals are for the texts of others ([`year_said`]): in the form the checks ask for digits.
///
/// ```
/// use budget_form::form::read_year;
/// assert_eq!(read_year(" ２０２５年度"), Some(2025));
/// assert_eq!(read_year("二〇二五年度"), None);
/// assert_eq!(read_year("25"), None);
/// assert_eq!(read_year("0225"), None);
/// ```
pub fn read_year(text: &str) -> Option<i32> {
    let number = year_number(text);
    let chinese = number.chars().any(|c| CHINESE.contains(c));
    numeral(number).filter(|_| !chinese)
}

/// A year in digits of any kind, with or without 年 or 年度 behind it.
fn numeral(text: &str) -> Option<i32> {
    four_digits(&year_number(text).chars().collect::<Vec<char>>())
}

/// The year without 年 or 年度 behind it, as far as it was typed with one.
pub fn year_number(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix("年度").or_else(|| text.strip_suffix('年')).unwrap_or(text).trim_end()
}

/// What may stand before 年度 where a label asks for the form's year. (上年度 asks for another one.)
const LABELS: [&str; 11] = ["", "本", "预算", "所属", "申报", "填报", "填表", "绩效", "目标", "会计", "财政"];

/// The year of a form that a line says which says nothing else: 2025年度, （2025年度）, 年度：2025, 预算年度 2025年. A line that only has a year in it,
/// such as a date, says none.
///
/// ```
/// use budget_form::form::year_said;
/// assert_eq!(year_said("（ 2025 年度 ）"), Some(2025));
/// assert_eq!(year_said("年度：2025年"), Some(2025));
/// assert_eq!(year_said("填报日期：2024年12月20日"), None);
/// assert_eq!(year_said("1998年度"), None);
/// ```
pub fn year_said(line: &str) -> Option<i32> {
    let compact: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = compact.trim_start_matches(['（', '(', '【', '[']).trim_end_matches(['）', ')', '】', ']']);
    if let Some(year) = inner.strip_suffix("年度").and_then(numeral) {
        return Some(year);
    }
    let (label, year) = inner.split_once("年度")?;
    let year = year.trim_start_matches(['：', ':']);
    LABELS.contains(&label).then(|| numeral(year)).flatten()
}

/// A year that is written with 年 behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearInText {
    /// The year that the text names.
    pub year: i32,
    /// Where its first digit stands, in bytes.
    pub at: usize,
}

/// The years of this century that are written with 年 behind them, in the order of the text: the 2025 of 2025年12月底前, not the 2014 of
/// 苏委发〔2014〕27号, nor the end of a longer number.
///
/// ```
/// use budget_form::form::years_in;
/// let years: Vec<i32> = years_in("较2024 年增长，二〇二五年完成；12025年").iter().map(|of| of.year).collect();
/// assert_eq!(years, [2024, 2025]);
/// ```
pub fn years_in(text: &str) -> Vec<YearInText> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut years = Vec::new();
    for (mark, _) in chars.iter().enumerate().filter(|(_, (_, c))| *c == '年') {
        let before = chars.get(..mark).unwrap_or_default();
        let blanks = before.iter().rev().take_while(|(_, c)| c.is_whitespace()).count();
        let before = before.get(..mark - blanks).unwrap_or_default();
        let Some(from) = before.len().checked_sub(4) else { continue };
        let (above, digits) = before.split_at(from);
        let digits: Vec<(usize, char)> = digits.to_vec();
        let plain: Vec<char> = digits.iter().map(|(_, c)| *c).collect();
        let longer = above.last().is_some_and(|(_, c)| digit(*c).is_some());
        if let (Some(year), Some((at, _)), false) = (four_digits(&plain), digits.first(), longer) {
            years.push(YearInText { year, at: *at });
        }
    }
    years
}

/// Four digits of one kind as a year of this century.
fn four_digits(digits: &[char]) -> Option<i32> {
    let [a, b, c, d] = digits else { return None };
    let year = [a, b, c, d].into_iter().try_fold(0, |year, c| Some(year * 10 + i32::try_from(digit(*c)?).ok()?))?;
    (2000..2100).contains(&year).then_some(year)
}

/// Chinese digits in their order, then the other shapes of 〇.
const CHINESE: &str = "〇一二三四五六七八九零○";

/// The worth of a digit: 5, ５ or 五.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        '零' | '○' => Some(0),
        _ => {
            c.to_digit(10).or_else(|| CHINESE.chars().position(|n| n == c).and_then(|place| u32::try_from(place).ok()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_form_is_said_by_a_line_that_says_nothing_else() {
        for line in [
            "2025年度",
            "２０２５年度",
            "二〇二五年度",
            "二零二五 年度",
            "（2025年度）",
            "(2025 年度)",
            "年度：2025",
            "年度: 2025年度",
            "年度　２０２５",
            "预算年度：2025年",
            "填报年度2025",
        ] {
            assert_eq!(year_said(line), Some(2025), "{line}");
        }
        for line in [
            "填报日期：2025年12月20日",
            "2025年",
            "2025",
            "1998年度",
            "12025年度",
            "25年度",
            "上年度：2025",
            "联系人：张三，2025年入职",
            "2025年度部门决算",
            "根据2025年度考核结果",
            "附：2025年度目标完成情况",
            "年度：",
            "年度目标",
            "",
        ] {
            assert_eq!(year_said(line), None, "{line}");
        }
    }

    #[test]
    fn a_year_has_four_digits() {
        assert_eq!(read_year("２０２５年"), Some(2025));
        assert_eq!(read_year("二〇二五"), None);
        assert_eq!(read_year("二十五"), None);
        assert_eq!(read_year("1998"), None);
        assert_eq!(read_year("20255"), None);
        assert_eq!(years_in("年2年025年").len(), 0);
    }
}
