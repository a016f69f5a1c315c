//! Texts as they are written into XML and HTML.

/// A text between tags or in quotation marks: what would be markup is written out, and characters that no document may hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(char),
            '\u{fffe}' | '\u{ffff}' => {}
            char if char.is_control() => {}
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<b a=\"1\">&\u{0}\u{7}\r\n\u{ffff}"), "&lt;b a=&quot;1&quot;&gt;&amp;\n");
        assert_eq!(escaped("≥450 亿元"), "≥450 亿元");
    }
}
