//! How wide the longest number of a text is: in a narrow cell, lines break before and after a number, and within it only where it does not fit.

/// The width, in digits, of the longest number in a text together with the signs that no line break parts from it.
///
/// ```
/// use budget_form::figures::number_width;
/// assert_eq!(number_width("完成199.12345/6项"), 11);
/// assert_eq!(number_width("≥450 亿元"), 5);
/// assert_eq!(number_width("健全"), 0);
/// ```
pub fn number_width(text: &str) -> usize {
    let pieces = text.split(|c| width_of(c).is_none());
    let numbers = pieces.filter(|piece| piece.contains(|c: char| c.is_ascii_digit()));
    numbers.map(|number| number.chars().filter_map(width_of).sum()).max().unwrap_or(0)
}

/// The width of a character that belongs to a number, in digits. A ＝ of full width does not belong to it: a line may end after it.
fn width_of(c: char) -> Option<usize> {
    match c {
        '0'..='9' | '.' | ',' | '/' | '-' | '+' => Some(1),
        '≥' | '≤' | '<' | '>' | '=' | '±' | '%' | '‰' => Some(2),
        _ => None,
    }
}
