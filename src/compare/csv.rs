//! A comparison as a table for Excel and WPS: CSV in UTF-8 with a byte order mark, which both need to see that it is UTF-8.

use super::{Change, Comparison};
use crate::form::{Level1, terms};
use crate::spreadsheet_text::guarded;

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
        text.push_str(&guarded(cell).replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}
