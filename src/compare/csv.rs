//! A comparison as a table for Excel and WPS: CSV in UTF-8 with a byte order mark, which both need to see that it is UTF-8.

use super::{Change, Comparison};
use crate::form::{Level1, terms};

/// The heads of the columns.
const HEAD: [&str; 8] = ["部分", terms::LEVEL1, terms::LEVEL2, terms::NAME, "栏目", "变化", "原内容", "现内容"];

/// Writes the table. Every cell is quoted; what a spreadsheet would take for a formula, a date or a number of another look gets an apostrophe
/// before it and stays the text that it is.
pub fn to_csv(comparison: &Comparison) -> String {
    let mut text = String::from('\u{feff}');
    line(&mut text, HEAD);
    for change in &comparison.changes {
        let Change { section, level2, name, column, kind, old, new, .. } = change;
        let level1 = section.level1().map_or("", Level1::label);
        line(&mut text, [section.label(), level1, level2, name, column, kind.label(), old, new]);
    }
    text
}

fn line(text: &mut String, cells: [&str; 8]) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push('"');
        if is_read_otherwise(cell) {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
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
