//! How many decimals the figures of a column are printed with: as many as the one with most of them has, so that points and digits of one worth stand below each other.

use super::{Block, CellKind};

/// Gives all figures of a column the same number of decimals. A text that is no plain number, such as a rate with its per cent sign, stays as it is.
pub(super) fn align(block: &mut Block) {
    let columns = block.columns();
    let mut most = vec![0_usize; block.widths.len()];
    for (row, columns) in block.rows.iter().zip(&columns) {
        for (cell, column) in row.iter().zip(columns).filter(|(cell, _)| cell.kind == CellKind::Figure) {
            if let Some((most, decimals)) = most.get_mut(*column).zip(decimals_of(&cell.text)) {
                *most = decimals.max(*most);
            }
        }
    }
    for (row, columns) in block.rows.iter_mut().zip(&columns) {
        for (cell, column) in row.iter_mut().zip(columns).filter(|(cell, _)| cell.kind == CellKind::Figure) {
            let most = most.get(*column).copied().unwrap_or_default();
            if let Some(decimals) = decimals_of(&cell.text).filter(|decimals| *decimals < most) {
                let point = if decimals == 0 { "." } else { "" };
                cell.text = format!("{}{point}{}", cell.text, "0".repeat(most - decimals));
            }
        }
    }
}

/// How many decimals a plain number has; `None` for any other text.
fn decimals_of(text: &str) -> Option<usize> {
    let number = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (!whole.is_empty() && digits(whole) && digits(decimals) && !number.ends_with('.')).then_some(decimals.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Cell;

    fn aligned(texts: &[&str]) -> Vec<String> {
        let rows = texts.iter().map(|text| vec![Cell::row_head("甲"), Cell::figure(*text)]).collect();
        let mut block = Block { caption: "", widths: vec![50, 50], head: Vec::new(), rows };
        align(&mut block);
        block.rows.iter().filter_map(|row| Some(row.get(1)?.text.clone())).collect()
    }

    #[test]
    fn all_plain_numbers_of_a_column_have_as_many_decimals_as_the_longest() {
        assert_eq!(aligned(&["658.29", "0", "-0.4", "1000"]), ["658.29", "0.00", "-0.40", "1000.00"]);
        assert_eq!(aligned(&["3", "10"]), ["3", "10"]);
    }

    #[test]
    fn what_is_no_plain_number_neither_changes_nor_counts() {
        let texts = ["12.345%", "约 600.125", "1.", ".5", "1.2.3", "不适用", "-", "7.5", "8"];
        assert_eq!(aligned(&texts), ["12.345%", "约 600.125", "1.", ".5", "1.2.3", "不适用", "-", "7.5", "8.0"]);
    }
}
