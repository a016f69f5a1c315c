//! How many decimals the figures of a column are printed with: as many as the one with most of them has, so that points and digits of one worth stand below each other.

use std::collections::HashMap;

use super::{Block, Cell, CellKind};
use crate::form::Field;
use crate::tables::Content;

/// What is written with one number of decimals.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    /// The amounts of a column of a table, by the place of both.
    Amounts(usize, usize),
    /// 权重, which is one column in several tables.
    Weight,
    /// 调整后权重, which is one column in several tables too.
    AdjustedWeight,
}

/// Gives all figures of a column the same number of decimals. A text that is no plain number, such as a rate with its per cent sign, stays as it is, and so
/// does a number of people, which has no decimals.
pub(crate) fn align(blocks: &mut [Block]) {
    let mut most: HashMap<Column, usize> = HashMap::new();
    each(blocks, |cell, column| {
        if let Some(decimals) = decimals_of(&cell.text) {
            let most = most.entry(column).or_default();
            *most = decimals.max(*most);
        }
    });
    each(blocks, |cell, column| {
        let most = most.get(&column).copied().unwrap_or_default();
        if let Some(decimals) = decimals_of(&cell.text).filter(|decimals| *decimals < most) {
            let point = if decimals == 0 { "." } else { "" };
            cell.text = format!("{}{point}{}", cell.text, "0".repeat(most - decimals));
        }
    });
}

/// Looks at each cell that belongs to a column of figures.
fn each(blocks: &mut [Block], mut look: impl FnMut(&mut Cell, Column)) {
    for (block, table) in (0..).zip(blocks) {
        let columns = table.columns();
        for (row, columns) in table.rows.iter_mut().zip(&columns) {
            for (cell, at) in row.iter_mut().zip(columns) {
                let column = match cell.content {
                    Content::Text(Field::Weight(_)) | Content::Elsewhere(Field::Weight(_)) => Some(Column::Weight),
                    Content::AdjustedWeight(_) => Some(Column::AdjustedWeight),
                    Content::Text(Field::Base(item, _)) if item.is_headcount() => None,
                    _ => (cell.kind == CellKind::Figure).then_some(Column::Amounts(block, *at)),
                };
                if let Some(column) = column {
                    look(cell, column);
                }
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
    use crate::form::{BaseItem, Period, RowId};

    fn aligned(texts: &[&str]) -> Vec<String> {
        let rows = texts.iter().map(|text| vec![Cell::row_head("甲"), Cell::figure(*text)]).collect();
        let mut blocks = [Block { caption: "", widths: vec![50, 50], head: Vec::new(), rows }];
        align(&mut blocks);
        let [block] = blocks;
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

    fn held(cells: Vec<Vec<(Content, &str)>>) -> Vec<Vec<String>> {
        let table = |cells: Vec<(Content, &str)>| {
            let rows = cells.into_iter().map(|(content, text)| vec![Cell::figure(text).holding(content)]).collect();
            Block { caption: "", widths: vec![100], head: Vec::new(), rows }
        };
        let mut blocks: Vec<Block> = cells.into_iter().map(table).collect();
        align(&mut blocks);
        let texts = |block: Block| block.rows.into_iter().flatten().map(|cell| cell.text).collect();
        blocks.into_iter().map(texts).collect()
    }

    #[test]
    fn a_weight_has_as_many_decimals_in_each_table_of_a_paper() {
        let (one, other) = (RowId(1), RowId(2));
        let weight = |row| Content::Text(Field::Weight(row));
        assert_eq!(
            held(vec![
                vec![(weight(one), "1.16"), (Content::AdjustedWeight(one), "1.2067")],
                vec![(weight(other), "5"), (Content::AdjustedWeight(other), "0")],
            ]),
            [["1.16", "1.2067"], ["5.00", "0.0000"]]
        );
    }

    #[test]
    fn people_have_no_decimals_beside_amounts() {
        let base = |item| Content::Text(Field::Base(item, Period::HalfYear));
        let cells = vec![
            (base(BaseItem::PublicExpenseSpent), "3.5"),
            (base(BaseItem::StaffEmployed), "14"),
            (base(BaseItem::PublicExpenseBudget), "7"),
        ];
        assert_eq!(held(vec![cells]), [["3.5", "14", "7.0"]]);
    }
}
