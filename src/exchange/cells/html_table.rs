//! A table of HTML on the clipboard as a block of cells: Word, WPS, Excel and browsers put one there beside the plain text, in which a cell of several
//! paragraphs looks like several rows.

/// What a cell of HTML is made of, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A text as it stands in the source, with white space of any length.
    Text(String),
    /// A line break.
    Break,
    /// Where a paragraph, an item of a list or the like begins or ends.
    Edge,
}

/// A cell of a table of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HtmlCell {
    /// Its text, as [`text_of`] gives it.
    pub text: String,
    /// Over how many columns it stands.
    pub columns: usize,
    /// Over how many rows it stands.
    pub rows: usize,
}

/// A table has fewer columns than this, and fewer cells; what has more was not made to be pasted.
const MOST_COLUMNS: usize = 500;
const MOST_CELLS: usize = 1_000_000;

/// The text of a cell as a browser shows it: white space is one blank, and paragraphs and breaks are lines. A blank of full width is content.
pub fn text_of(pieces: impl IntoIterator<Item = Piece>) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces {
        let is_empty = lines.last().is_none_or(|line| line.trim().is_empty());
        match piece {
            Piece::Text(text) => {
                if let Some(line) = lines.last_mut() {
                    append(line, &text);
                }
            }
            Piece::Edge if is_empty => {}
            Piece::Break | Piece::Edge => lines.push(String::new()),
        }
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_matches(' ')).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// White space of the source, and the blank that does not break, are one blank.
fn append(line: &mut String, text: &str) {
    for c in text.chars() {
        let blank = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}');
        if !blank {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
}

/// The rows of a table with a cell in each column: a merged cell has its text where it begins, and empty cells where it goes on. `None` for a table
/// that is too large, or has no cells.
pub fn spread(rows: &[Vec<HtmlCell>]) -> Option<Vec<Vec<String>>> {
    let mut from_above: Vec<usize> = Vec::new();
    let mut block: Vec<Vec<String>> = Vec::new();
    let mut cells = 0;
    for row in rows {
        let mut line: Vec<String> = Vec::new();
        for cell in row {
            while taken(&mut from_above, line.len()) {
                line.push(String::new());
            }
            for nth in 0..cell.columns.max(1) {
                if line.len() >= MOST_COLUMNS {
                    return None;
                }
                // What stands over several rows takes its place in the next ones too.
                if let Some(below) = from_above.get_mut(line.len()) {
                    *below = cell.rows.saturating_sub(1);
                } else {
                    from_above.push(cell.rows.saturating_sub(1));
                }
                line.push(if nth == 0 { cell.text.clone() } else { String::new() });
            }
        }
        while line.len() < from_above.len() && taken(&mut from_above, line.len()) {
            line.push(String::new());
        }
        cells += line.len();
        if cells > MOST_CELLS {
            return None;
        }
        block.push(line);
    }
    (cells > 0).then_some(block)
}

/// Whether a cell from above stands in a column of this row; counts the row.
fn taken(from_above: &mut [usize], column: usize) -> bool {
    match from_above.get_mut(column) {
        Some(rows) if *rows > 0 => {
            *rows -= 1;
            true
        }
        _ => false,
    }
}

/// The better of the two blocks that stand on the clipboard. Where they differ in nothing but white space the plain text is, because HTML does not keep
/// blanks; else the table is, because plain text does not keep cells of several lines.
pub fn better(table: Vec<Vec<String>>, plain: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let squeezed = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
        let cell = |text: &String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let row = |row: &Vec<String>| {
            let mut cells: Vec<String> = row.iter().map(cell).collect();
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            cells
        };
        rows.iter().map(row).collect()
    };
    if squeezed(&table) == squeezed(&plain) { plain } else { table }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, columns: usize, rows: usize) -> HtmlCell {
        HtmlCell { text: text.to_owned(), columns, rows }
    }

    #[test]
    fn paragraphs_and_breaks_are_lines_and_other_white_space_is_one_blank() {
        use Piece::{Break, Edge, Text};
        let text = |text: &str| Text(text.to_owned());
        for (pieces, shown) in [
            (vec![Edge, text("\n  第一段，\n   接着 "), Edge, Edge, text("第二段"), Edge], "第一段， 接着\n第二段"),
            (vec![text("≥450\u{a0}"), text(" 亿元 ")], "≥450 亿元"),
            (vec![text("一"), Break, Break, text("二"), Break], "一\n\n二"),
            (vec![Edge, text(" \u{a0}"), Edge], ""),
            (vec![text("　缩进")], "　缩进"),
        ] {
            assert_eq!(text_of(pieces), shown);
        }
    }

    #[test]
    fn merged_cells_have_their_text_once_and_keep_the_others_in_their_columns() {
        let rows = [
            vec![cell("二级", 1, 3), cell("名", 1, 1), cell("值", 2, 1)],
            vec![cell("甲", 1, 1), cell("1", 1, 2), cell("2", 1, 1)],
            vec![cell("乙", 1, 1), cell("3", 1, 1)],
            vec![cell("末", 4, 1)],
        ];
        let block = spread(&rows).unwrap();
        let texts: Vec<String> = block.iter().map(|row| row.join("|")).collect();
        assert_eq!(texts, ["二级|名|值|", "|甲|1|2", "|乙||3", "末|||"]);
    }

    #[test]
    fn what_is_too_large_or_empty_is_no_block() {
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[vec![], vec![]]), None);
        assert_eq!(spread(&[vec![cell("x", usize::MAX, 1)]]), None);
        assert_eq!(spread(&vec![vec![cell("x", 400, 1)]; 3000]), None);
        // A cell that claims more rows than there are ends with the table.
        assert_eq!(spread(&[vec![cell("x", 1, usize::MAX), cell("y", 0, 0)]]).unwrap(), [["x", "y"]]);
    }

    #[test]
    fn the_plain_text_counts_where_it_has_the_same_cells_and_the_table_where_it_has_not() {
        let rows = |rows: &[&[&str]]| -> Vec<Vec<String>> {
            rows.iter().map(|row| row.iter().map(|&text| text.to_owned()).collect()).collect()
        };
        let (table, plain) = (rows(&[&["a b", "c"], &["", ""]]), rows(&[&["a  b", "c", ""], &[""]]));
        assert_eq!(better(table, plain.clone()), plain);
        let (table, plain) = (rows(&[&["一\n二", "c"]]), rows(&[&["一"], &["二", "c"]]));
        assert_eq!(better(table.clone(), plain), table);
    }
}
