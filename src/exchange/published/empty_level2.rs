//! 二级指标 that do not apply to the unit: printed with 不适用 as targets and without a 三级指标. A running text has nothing between such a name and its
//! values, so it looks like a 三级指标 at the end of the 二级指标 before.

use super::rows::{Level2Rows, Row};
use super::vocabulary::Vocabulary;
use crate::form::{Level1, NOT_APPLICABLE};

/// Makes each of them that all forms share a 二级指标 of its own again.
pub(super) fn split_off(level2s: Vec<Level2Rows>, words: &Vocabulary) -> Vec<Level2Rows> {
    let mut all = Vec::with_capacity(level2s.len());
    for mut level2 in level2s {
        let mut empty = Vec::new();
        while let Some(row) = level2.rows.pop_if(|row| is_empty_level2(level2.level1, &level2.name.text, row, words)) {
            let Row { name, half_year, full_year, .. } = row;
            let level1 = level2.level1;
            empty.push(Level2Rows { level1, name, rows: vec![Row { half_year, full_year, ..Row::default() }] });
        }
        all.push(level2);
        all.extend(empty.into_iter().rev());
    }
    all
}

fn is_empty_level2(level1: Level1, here: &str, row: &Row, words: &Vocabulary) -> bool {
    let name = row.name.text.as_str();
    let empty = row.half_year.text == NOT_APPLICABLE && row.full_year.text == NOT_APPLICABLE;
    empty && row.key_task.is_empty() && name != here && words.level2(name) == Some(level1)
}
