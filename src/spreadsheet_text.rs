//! Texts as cells of a file that a spreadsheet opens: what it would take for something else is marked as a text, and the mark can be taken away again.

/// The text with an apostrophe before it, where a spreadsheet would make a formula, a date or another number of it, or where it begins with one.
///
/// ```
/// use budget_form::spreadsheet_text::{guarded, unguarded};
/// for text in ["=1+1", "＝100%", "@SUM(A1)", "'quoted", "1:15", "≥450 亿元", ""] {
///     assert_eq!(unguarded(&guarded(text)), text);
/// }
/// assert_eq!(guarded("=1+1"), "'=1+1");
/// assert_eq!(guarded("≥450 亿元"), "≥450 亿元");
/// ```
pub fn guarded(text: &str) -> String {
    if text.starts_with('\'') || is_read_otherwise(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text without the apostrophe that [`guarded`] put before it.
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').unwrap_or(text)
}

/// Whether a spreadsheet would make something else of a text: a formula (a Chinese Excel also of full-width signs), a date or time (1:15, 2025-1),
/// or a number without its leading zeros or last digits.
fn is_read_otherwise(cell: &str) -> bool {
    let formula =
        cell.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n']);
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let figures = digits > 0 && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '/' | '-'));
    let date = figures && digits < cell.len();
    let number = figures && !date && (digits > 11 || (digits > 1 && cell.starts_with('0')));
    formula || date || number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_compute_stays_text() {
        for cell in
            ["=1+1", "＝100%", "+1", "-0.4", "@SUM(A1)", "  =A1", "\t=1", "1:15", "2025-1", "0571", "123456789012"]
        {
            assert!(is_read_otherwise(cell), "{cell}");
        }
        for cell in ["", "≥450 亿元", "658.29", "健全", "2025", "0", "0.4", "第 1 个", "100%"] {
            assert!(!is_read_otherwise(cell), "{cell}");
        }
    }
}
