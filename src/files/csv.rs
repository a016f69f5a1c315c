//! Tables of data (CSV) as grids: those that this program writes, and others with a head of indicators. Commas, semicolons or tabs stand between the cells.

use super::own_csv;
use crate::grid::{Grid, Part};
use crate::table_form::has_head;

/// What may stand between two cells.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// A table has at least as many columns, or a sentence with a comma in it would be one.
const FEWEST_COLUMNS: usize = 3;

/// The grids of a text that is a table of data; `None` for any other text.
///
/// A running text may have tabs where a viewer puts them, but its merged cells make its lines of different length; lines of a table of data all have the same
/// number of cells.
pub(super) fn read(text: &str) -> Option<Vec<Grid>> {
    SEPARATORS.into_iter().find_map(|separator| {
        let rows = rows(text, separator);
        let width = rows.iter().map(Vec::len).max().filter(|width| *width >= FEWEST_COLUMNS)?;
        let filled = || rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let whole = filled().filter(|row| row.len() == width).count();
        if whole * 10 < filled().count() * 9 {
            return None;
        }
        if let Some(own) = own_csv::grids(&rows) {
            return Some(own);
        }
        let grid = Grid::of_rows(Part::Table(1), rows);
        has_head(&grid).then(|| vec![grid])
    })
}

/// The cells of a text, row by row. Between quotation marks stands anything, a quotation mark twice.
fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell) = (Vec::new(), String::new());
    let (mut is_quoted, mut was_quoted) = (false, false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if is_quoted && rest.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted => (is_quoted, was_quoted) = (false, true),
            _ if is_quoted => cell.push(c),
            '"' if cell.is_empty() && !was_quoted => is_quoted = true,
            '\r' | '\n' => {
                if c == '\r' {
                    rest.next_if_eq(&'\n');
                }
                row.push(core::mem::take(&mut cell));
                rows.push(core::mem::take(&mut row));
                was_quoted = false;
            }
            _ if c == separator => {
                row.push(core::mem::take(&mut cell));
                was_quoted = false;
            }
            _ => cell.push(c),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_taken_out_of_their_quotation_marks() {
        let all = rows("甲,\"一,\"\"二\"\"\r\n三\",\r\n\"\",5\"寸,丙\n", ',');
        assert_eq!(all, [vec!["甲", "一,\"二\"\r\n三", ""], vec!["", "5\"寸", "丙"]]);
        assert_eq!(rows("a;b\n\nc", ';'), [vec!["a", "b"], vec![""], vec!["c"]]);
        // A quotation mark that is never closed takes the rest.
        assert_eq!(rows("甲,\"一\n二", ','), [vec!["甲", "一\n二"]]);
    }

    #[test]
    fn a_running_text_is_no_table_of_data_whatever_stands_between_its_cells() {
        let text = "一级指标 二级指标 三级指标 半年指标值 全年指标值\n决策\n计划制定\n中长期规划制定健全性 健全 健全\n工作计划制定健全性 健全 健全\n";
        for separator in SEPARATORS {
            assert_eq!(read(&text.replace(' ', &separator.to_string())), None);
        }
        assert_eq!(read("三级指标,指标值\n培训,2\n"), None);
        let grids = read("一级指标;三级指标;指标值\n履职;培训;≥2场\n").unwrap_or_default();
        assert_eq!(grids.first().and_then(|grid| grid.at(1, 2)).map(|cell| cell.text.as_str()), Some("≥2场"));
    }
}
