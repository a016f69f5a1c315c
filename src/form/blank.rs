//! The white space around a text. Nearly no text of a form has any, and its first and its last byte say so.

/// Whether a text is nothing but white space.
///
/// ```
/// use budget_form::form::is_blank;
/// assert!(is_blank("") && is_blank(" \u{3000}\n"));
/// assert!(!is_blank("健全") && !is_blank(" ≥95%"));
/// ```
pub fn is_blank(text: &str) -> bool {
    match text.as_bytes() {
        [] => true,
        // A visible character of ASCII, or a Chinese one.
        [b'!'..=b'~' | 0xE4..=0xE9, ..] => false,
        _ => text.trim().is_empty(),
    }
}

/// A text without the white space around it.
///
/// ```
/// use budget_form::form::trimmed;
/// assert_eq!(trimmed(" 预算执行率\u{3000}"), "预算执行率");
/// assert_eq!(trimmed("预算执行率"), "预算执行率");
/// ```
pub fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let begins = matches!(bytes, [b'!'..=b'~' | 0xE4..=0xE9, ..]);
    let ends = matches!(bytes, [.., b'!'..=b'~'] | [.., 0xE4..=0xE9, _, _]);
    if bytes.is_empty() || begins && ends { text } else { text.trim() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_what_it_is_elsewhere() {
        for c in (0..=0xFFFF).filter_map(char::from_u32) {
            for text in [format!("{c}"), format!("{c}数"), format!("数{c}"), format!("a{c}"), format!("{c}{c}")] {
                assert_eq!(trimmed(&text), text.trim(), "{text:?}");
                assert_eq!(is_blank(&text), text.trim().is_empty(), "{text:?}");
            }
        }
    }
}
