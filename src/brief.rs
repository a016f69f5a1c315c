//! Quoting a text of the form in a sentence: whoever pasted a page into a cell must still be able to read what is said about it.

/// How many characters are quoted at most; the longest name of a published form has fewer.
const LONGEST: usize = 60;

/// A text to be quoted, without the spaces around it and no longer than a line; what was left out shows as `…`.
///
/// ```
/// use budget_form::brief::brief;
/// assert_eq!(brief(" ≥900 亿元 "), "≥900 亿元");
/// assert_eq!(brief(&"长".repeat(10_000)).chars().count(), 60);
/// ```
pub fn brief(text: &str) -> String {
    brief_to(text, LONGEST)
}

/// The same with another longest length, in characters.
///
/// ```
/// use budget_form::brief::brief_to;
/// assert_eq!(brief_to("一二三四五", 4), "一二三…");
/// ```
pub fn brief_to(text: &str, longest: usize) -> String {
    let text = text.trim();
    match text.char_indices().nth(longest) {
        None => text.to_owned(),
        Some(_) => text.chars().take(longest.saturating_sub(1)).chain(['…']).collect(),
    }
}
