//! Cells as text on the clipboard, as Excel, WPS and LibreOffice write them: rows of cells with tabs between them.
//!
//! A cell that holds a tab or a line end stands between quotation marks, and those inside it are doubled. A mark anywhere else is a mark: Excel
//! leaves 「"三公"经费」 as it is.

use std::borrow::Cow;

use crate::figures::Amount;

/// Reads cells. Rows may be of different length; the line end after the last row begins no further one.
///
/// ```
/// use budget_form::exchange::cells::read;
/// assert_eq!(read("甲\t\"一\n二\"\r\n\"三公\"经费\t\r\n"), [vec!["甲", "一\n二"], vec!["\"三公\"经费", ""]]);
/// ```
pub fn read(text: &str) -> Vec<Vec<String>> {
    // Of the three ways to end a line one is enough, in cells too: a box of text knows no other.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let (cell, behind) = quoted(rest).unwrap_or_else(|| plain(rest));
        row.push(cell);
        rest = if let Some(next) = behind.strip_prefix('\t') {
            // A tab at the very end has an empty cell behind it.
            if next.is_empty() {
                row.push(String::new());
                rows.push(core::mem::take(&mut row));
            }
            next
        } else {
            rows.push(core::mem::take(&mut row));
            behind.strip_prefix('\n').unwrap_or(behind)
        };
    }
    rows
}

/// A text of cells as lines, for whoever reads lines: without the quotation marks that only say where a cell ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unquoted<'a> {
    /// The lines. Text without tabs, and without cells in quotation marks, is as it was.
    pub text: Cow<'a, str>,
    /// The cells that hold several lines, each as it was.
    several: Vec<String>,
}

/// Takes the quotation marks off a text of cells.
///
/// A label beside a long text keeps the lines of that text. In a row of more cells the line ends within a cell only make it narrow, so they go.
///
/// ```
/// use budget_form::exchange::cells::unquoted;
/// let sheet = unquoted("\"单位\n主要职能\"\t\"第一行\n第二行\"\n资金总额\t\t12.5\n");
/// assert_eq!(sheet.text, "单位主要职能\t第一行\n第二行\n资金总额\t\t12.5\n");
/// assert_eq!(unquoted("\"三公\"经费\t5").text, "\"三公\"经费\t5");
/// ```
pub fn unquoted(text: &str) -> Unquoted<'_> {
    let marked = |line: &str| line.split('\t').any(|cell| cell.starts_with('"'));
    if !text.contains('\t') || !text.lines().any(marked) {
        return Unquoted { text: Cow::Borrowed(text), several: Vec::new() };
    }
    let (mut lines, mut several) = (String::with_capacity(text.len()), Vec::new());
    for row in read(text) {
        let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
        let last = row.iter().rposition(|cell| !cell.trim().is_empty());
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                lines.push('\t');
            }
            if !cell.contains('\n') || filled == 2 && last == Some(at) {
                lines.push_str(cell);
            } else {
                lines.push_str(&in_one_line(cell));
            }
            several.extend(cell.contains('\n').then(|| cell.clone()));
        }
        lines.push('\n');
    }
    if !text.ends_with(['\n', '\r']) {
        lines.pop();
    }
    Unquoted { text: Cow::Owned(lines), several }
}

impl Unquoted<'_> {
    /// Gives a text that was read from the lines the line ends of the cell it stood in: there they were set on purpose, while whoever reads lines may
    /// take them for those of a page.
    ///
    /// ```
    /// use budget_form::exchange::cells::unquoted;
    /// let mut text = "第一行第二行".to_owned();
    /// unquoted("主要职能\t\"第一行\n第二行\"\n").restore(&mut text);
    /// assert_eq!(text, "第一行\n第二行");
    /// ```
    pub fn restore(&self, text: &mut String) {
        let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        if let Some(cell) = self.several.iter().find(|cell| signs(cell) == signs(text)) {
            cell.trim().clone_into(text);
        }
    }
}

/// A cell without its line ends; between Latin words a space stands for one.
fn in_one_line(cell: &str) -> String {
    let mut joined = String::with_capacity(cell.len());
    for line in cell.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let latin =
            joined.ends_with(|c: char| c.is_ascii_alphabetic()) && line.starts_with(|c: char| c.is_ascii_alphabetic());
        joined.extend(latin.then_some(' '));
        joined.push_str(line);
    }
    joined
}

/// A cell up to the next tab or line end, and what comes from there on.
fn plain(text: &str) -> (String, &str) {
    let (cell, behind) = text.split_at_checked(text.find(['\t', '\n']).unwrap_or(text.len())).unwrap_or((text, ""));
    (cell.to_owned(), behind)
}

/// A cell between quotation marks that need be there; `None` where the marks are part of the text.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut doubled = false;
    loop {
        let (inside, behind) = rest.split_once('"')?;
        cell.push_str(inside);
        let Some(next) = behind.strip_prefix('"') else {
            let ends = behind.is_empty() || behind.starts_with(['\t', '\n']);
            return (ends && (doubled || cell.contains(['\t', '\n']))).then_some((cell, behind));
        };
        cell.push('"');
        doubled = true;
        rest = next;
    }
}

/// Writes cells as [`read`] reads them.
pub fn write<R: AsRef<[S]>, S: AsRef<str>>(rows: &[R]) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.as_ref().iter().enumerate() {
            if at > 0 {
                text.push('\t');
            }
            let cell = cell.as_ref();
            if cell.starts_with('"') || cell.contains(['\t', '\n', '\r']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// Writes cells as a table of HTML, which Excel and WPS prefer: there they learn that a text is a text, and compute nothing of 「=100%」 or 「1:15」,
/// and that a number is to look as it does here.
pub fn html<R: AsRef<[S]>, S: AsRef<str>>(rows: &[R]) -> String {
    let mut text = String::from("<meta charset=\"utf-8\"><table>");
    for row in rows {
        text.push_str("<tr>");
        for cell in row.as_ref() {
            let cell = cell.as_ref();
            let format = number_format(cell).unwrap_or_else(|| "\\@".to_owned());
            text.push_str("<td style=\"mso-number-format:'");
            text.push_str(&format);
            text.push_str("'\">");
            for c in cell.chars() {
                match c {
                    '&' => text.push_str("&amp;"),
                    '<' => text.push_str("&lt;"),
                    '>' => text.push_str("&gt;"),
                    '\n' => text.push_str("<br style=\"mso-data-placement:same-cell\">"),
                    c => text.push(c),
                }
            }
            text.push_str("</td>");
        }
        text.push_str("</tr>");
    }
    text.push_str("</table>");
    text
}

/// How many digits a spreadsheet keeps.
const MOST_DIGITS: usize = 15;

/// How a spreadsheet is to show a number so that it looks the same; `None` for what is no number, or would lose digits as one.
fn number_format(cell: &str) -> Option<String> {
    let unsigned = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, decimals) = unsigned.split_once('.').map_or((unsigned, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let grouped = whole.contains(',');
    let written = whole.split(',').all(digits) && decimals.is_none_or(digits);
    let padded = whole.len() > 1 && whole.starts_with('0');
    let known = Amount::parse(cell).is_ok_and(|amount| amount.is_some());
    if !written || padded || !known || cell.len() > MOST_DIGITS {
        return None;
    }
    let mut format = String::from(if grouped { "\\#\\,\\#\\#0" } else { "0" });
    if let Some(decimals) = decimals {
        format.push_str("\\.");
        format.extend(decimals.chars().map(|_| '0'));
    }
    Some(format)
}

/// Whether what is pasted is a block of cells, and no single value: it holds a tab, or lines in a box that takes one. A line end after the text is
/// none: spreadsheets put one after a single cell too.
///
/// ```
/// use budget_form::exchange::cells::is_block;
/// assert!(is_block("1\t2", true) && is_block("1\n2\n", false));
/// assert!(!is_block("1\r\n", false) && !is_block("1\n2", true));
/// ```
pub fn is_block(text: &str, takes_lines: bool) -> bool {
    text.contains('\t') || (!takes_lines && without_end(text).contains(['\n', '\r']))
}

/// The text without a line end after it.
pub fn without_end(text: &str) -> &str {
    let text = text.strip_suffix('\n').unwrap_or(text);
    text.strip_suffix('\r').unwrap_or(text)
}

/// Whether a row of the block holds nothing.
pub(super) fn is_blank(row: &[String]) -> bool {
    row.iter().all(|text| text.trim().is_empty())
}
