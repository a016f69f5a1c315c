//! How long a text is, as the person who wrote it would count.

/// The characters of a text without blanks and line ends, as a word processor counts 字数. What is drawn as one character is one: a letter with
/// its marks, a Chinese character with the mark of its variant, a picture made of several.
///
/// ```
/// use budget_form::form::characters;
/// assert_eq!(characters("完成 3 项，\n其中"), 7);
/// assert_eq!(characters("葛\u{E0100}市 e\u{301}"), 3);
/// ```
pub fn characters(text: &str) -> usize {
    let mut count = 0_usize;
    let mut joined = false;
    let mut half_flag = false;
    for c in text.chars() {
        let is_flag = ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
        if c == JOINER {
            joined = true;
            continue;
        }
        let goes_on = joined || belongs_to_the_one_before(c) || (is_flag && half_flag);
        if !goes_on && !is_blank(c) {
            count = count.saturating_add(1);
        }
        half_flag = is_flag && !half_flag;
        joined = false;
    }
    count
}

/// Joins two pictures into one.
const JOINER: char = '\u{200D}';

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{200C}' | '\u{2060}' | '\u{FEFF}')
}

/// Marks that combine, marks of variants, and colours of skin.
fn belongs_to_the_one_before(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{3099}'..='\u{309A}'
            | '\u{302A}'..='\u{302F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FE20}'..='\u{FE2F}'
            | '\u{E0100}'..='\u{E01EF}'
            | '\u{1F3FB}'..='\u{1F3FF}'
    )
}

#[cfg(test)]
mod tests {
    use super::characters;

    #[test]
    fn counts_what_one_sees() {
        for (text, count) in [
            ("", 0),
            (" 　\r\n\t", 0),
            ("一、完成 12 项。", 8),
            ("𠮷田", 2),
            ("👨\u{200D}👩\u{200D}👧", 1),
            ("👍🏽", 1),
            ("🇨🇳🇨🇳", 2),
            ("①②", 2),
            ("\u{FEFF}甲\u{200B}乙", 2),
        ] {
            assert_eq!(characters(text), count, "{text:?}");
        }
    }
}
