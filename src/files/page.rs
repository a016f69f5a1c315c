//! Web pages (HTML) as grids: one for each table that holds no other, with the text before it. Also what ministries hand out as .xls and is a page.
//!
//! Tags are taken as browsers take the ones that matter here: a cell ends where the next begins. Nothing is loaded and nothing runs.

use super::MOST_TEXTS;
use crate::grid::{FileKind, Grid, GridError, MOST_COLUMNS, Part, Spanned, TextLine};

const KIND: FileKind = FileKind::Page;

/// Reads a page.
///
/// # Errors
/// [`GridError`] where it holds nothing, or more than any form.
pub fn read(html: &str) -> Result<Vec<Grid>, GridError> {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        page.text(rest.get(..at).unwrap_or_default());
        rest = page.tag(rest.get(at..).unwrap_or_default())?;
    }
    page.text(rest);
    page.finish()
}

/// A table that is being read.
#[derive(Default)]
struct Table {
    rows: Vec<Vec<Spanned>>,
    /// The cell that text goes into.
    cell: Option<Spanned>,
    /// Whether a row has begun.
    in_row: bool,
}

/// The page as far as it is read.
#[derive(Default)]
struct Page {
    grids: Vec<Grid>,
    /// The tables around, from the outside in.
    tables: Vec<Table>,
    before: Vec<TextLine>,
    cells: usize,
    lines: usize,
    line: String,
}

/// Most tables within one another.
const DEEPEST: usize = 50;

/// Elements whose content is no text of the page.
const ASIDE: [&str; 6] = ["script", "style", "head", "title", "template", "noscript"];

/// Elements that begin and end lines.
const LINES: [&str; 18] = [
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer",
    "hr", "caption",
];

impl Page {
    /// Takes a text between two tags.
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = decoded(text);
        let into = match self.tables.last_mut() {
            Some(Table { cell: Some(cell), .. }) => &mut cell.text,
            // What stands in a table but in no cell is shown before it.
            _ => &mut self.line,
        };
        for sign in text.chars() {
            if sign.is_ascii_whitespace() {
                if !into.is_empty() && !into.ends_with([' ', '\n']) {
                    into.push(' ');
                }
            } else {
                into.push(if sign == '\u{a0}' { ' ' } else { sign });
            }
        }
    }

    /// Takes the tag that a text begins with, and gives what follows it.
    fn tag<'a>(&mut self, text: &'a str) -> Result<&'a str, GridError> {
        if let Some(comment) = text.strip_prefix("<!--") {
            return Ok(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        let inside = text.get(1..).unwrap_or_default();
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!' || c == '?') {
            self.text("<");
            return Ok(inside);
        }
        let end = end_of_tag(inside);
        let tag = inside.get(..end).unwrap_or_default();
        let rest = inside.get(end + 1..).unwrap_or_default();
        let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if !closes && ASIDE.contains(&name.as_str()) {
            return Ok(after_end(rest, &name));
        }
        match (name.as_str(), closes) {
            ("table", false) => self.begin_table()?,
            ("table", true) => self.end_table()?,
            ("tr", _) => self.end_row(!closes),
            ("td" | "th", false) => self.begin_cell(tag)?,
            ("td" | "th", true) => self.end_cell(),
            (name, _) if LINES.contains(&name) => self.end_line(),
            _ => {}
        }
        Ok(rest)
    }

    fn begin_table(&mut self) -> Result<(), GridError> {
        if self.tables.len() >= DEEPEST {
            return Err(GridError::TooMuch(KIND));
        }
        if self.tables.is_empty() {
            self.end_line();
        }
        self.tables.push(Table::default());
        Ok(())
    }

    /// A table within a cell is one of its own: pages are laid out by tables. Its text is not that of the cell around it.
    fn end_table(&mut self) -> Result<(), GridError> {
        self.end_row(false);
        let Some(table) = self.tables.pop() else { return Ok(()) };
        self.push_grid(&table.rows)
    }

    fn push_grid(&mut self, rows: &[Vec<Spanned>]) -> Result<(), GridError> {
        let has_text = rows.iter().flatten().any(|cell| !cell.text.trim().is_empty());
        if !has_text && self.before.is_empty() {
            return Ok(());
        }
        let mut grid = Grid::of_spans(Part::Table(self.grids.len() + 1), rows)?;
        grid.before = std::mem::take(&mut self.before);
        self.grids.push(grid);
        Ok(())
    }

    fn end_row(&mut self, begins: bool) {
        self.end_cell();
        if let Some(table) = self.tables.last_mut() {
            if begins {
                table.rows.push(Vec::new());
            }
            table.in_row = begins;
        }
    }

    fn begin_cell(&mut self, tag: &str) -> Result<(), GridError> {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        self.cells += 1;
        if self.cells > MOST_TEXTS {
            return Err(GridError::TooMuch(KIND));
        }
        if !table.in_row {
            table.rows.push(Vec::new());
            table.in_row = true;
        }
        let number = |name| attribute(tag, name).and_then(|value| value.trim().parse::<usize>().ok());
        let columns = number("colspan").unwrap_or(1).clamp(1, MOST_COLUMNS);
        // 0 is all rows to the end.
        let rows = number("rowspan").map_or(1, |rows| if rows == 0 { usize::MAX } else { rows.min(65_534) });
        table.cell = Some(Spanned { text: String::new(), columns, rows });
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let Some(mut cell) = table.cell.take() else { return };
        cell.text.truncate(cell.text.trim_end().len());
        if let Some(row) = table.rows.last_mut() {
            row.push(cell);
        }
    }

    fn end_line(&mut self) {
        if let Some(Table { cell: Some(cell), .. }) = self.tables.last_mut() {
            cell.text.truncate(cell.text.trim_end_matches(' ').len());
            if !cell.text.is_empty() && !cell.text.ends_with('\n') {
                cell.text.push('\n');
            }
            return;
        }
        let text = std::mem::take(&mut self.line);
        if !text.trim().is_empty() && self.lines <= MOST_TEXTS {
            self.lines += 1;
            self.before.push(TextLine { text: text.trim().to_owned(), number: self.lines });
        }
    }

    fn finish(mut self) -> Result<Vec<Grid>, GridError> {
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        self.end_line();
        self.push_grid(&[])?;
        if self.grids.is_empty() { Err(GridError::Empty(KIND)) } else { Ok(self.grids) }
    }
}

/// Where the tag ends: at the first `>` that stands in no quotes.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), _) if open == sign => quote = None,
            _ => {}
        }
    }
    // A quote that is never closed was none.
    text.find('>').unwrap_or(text.len())
}

/// What follows the end of an element whose content is passed over.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = rest.get(at + 2..).unwrap_or_default();
        let is_end = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_end {
            return rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    ""
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    while let Some(found) = lower.get(from..)?.find(name) {
        let at = from + found;
        from = at + name.len();
        let is_name = lower.get(..at)?.ends_with(|c: char| c.is_ascii_whitespace() || c == '"' || c == '\'');
        let Some(value) = tag.get(from..)?.trim_start().strip_prefix('=').filter(|_| is_name) else { continue };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|sign| *sign == '"' || *sign == '\'');
        return match quote {
            Some(quote) => value.get(1..)?.split(quote).next(),
            None => value.split(|c: char| c.is_ascii_whitespace()).next(),
        };
    }
    None
}

/// A text with its references replaced by what they stand for; what is none stays as it is.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(rest.get(..at).unwrap_or_default());
        let after = rest.get(at + 1..).unwrap_or_default();
        let end = after.char_indices().take(12).find(|(_, sign)| *sign == ';').map(|(end, _)| end);
        let sign = end.and_then(|end| reference(after.get(..end)?));
        if let (Some(sign), Some(end)) = (sign, end) {
            decoded.push(sign);
            rest = after.get(end + 1..).unwrap_or_default();
        } else {
            decoded.push('&');
            rest = after;
        }
    }
    decoded.push_str(rest);
    decoded
}

/// What a reference stands for: by number, or one of the names that forms use.
fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32).filter(|sign| *sign != '\0');
    }
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => '\u{a0}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "apos" => '\'',
        "le" => '≤',
        "ge" => '≥',
        "ne" => '≠',
        "plusmn" => '±',
        "times" => '×',
        "deg" => '°',
        "middot" => '·',
        "permil" => '‰',
        "mdash" => '—',
        "ndash" => '–',
        "hellip" => '…',
        "yen" => '¥',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(html: &str) -> Vec<(String, usize, usize, usize, usize)> {
        let grids = read(html).expect(html);
        grids
            .iter()
            .flat_map(|grid| &grid.cells)
            .map(|c| (c.text.clone(), c.row, c.column, c.rows, c.columns))
            .collect()
    }

    #[test]
    fn cells_are_found_with_what_they_span() {
        let html = "<!DOCTYPE html><html><head><title>x</title><style>td{}</style></head><body><p>2025年度</p>\
            <TABLE border=1><tr><td rowspan=2>产&amp;出</td><td COLSPAN='2'>甲&nbsp;乙<br>丙</td></tr>\n<tr><td>&ge;450 亿元<td>&#8805;9</tr></table>后";
        let grids = read(html).expect("a page");
        assert_eq!(grids[0].before[0].text, "2025年度");
        assert_eq!(
            told(html),
            [
                ("产&出".into(), 0, 0, 2, 1),
                ("甲 乙\n丙".into(), 0, 1, 1, 2),
                ("≥450 亿元".into(), 1, 1, 1, 1),
                ("≥9".into(), 1, 2, 1, 1)
            ]
        );
        assert_eq!(grids[1].before[0].text, "后");
    }

    #[test]
    fn scripts_comments_and_broken_tags_do_no_harm() {
        assert_eq!(
            told("<table><tr><td>1 < 2<script>document.write('<td>x</td>')</script><!-- <td>y</td> --></table>").len(),
            1
        );
        for html in [
            "<",
            "<table",
            "<table><tr><td",
            "<td>甲",
            "&#xffffffff;<p>",
            "<table><td colspan=99999999999 rowspan='0'>甲",
            "<a b='\">甲</a>",
        ] {
            drop(read(html));
        }
        assert_eq!(read(&"<table><tr><td>".repeat(100_000)), Err(GridError::TooMuch(KIND)));
    }
}
