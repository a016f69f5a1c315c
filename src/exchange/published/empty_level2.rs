//! 二级指标 that do not apply to the unit: printed with 不适用 as targets and without a 三级指标. A running text has nothing between such a name and its
//! values, so it looks like a 三级指标 at the end of the 二级指标 before.

use super::rows::{Group, Row};
use super::words::Vocabulary;
use crate::form::{Level1, NOT_APPLICABLE};

/// Gives those of them that all forms share back what they are.
pub(super) fn split_off(groups: Vec<Group>, words: &Vocabulary) -> Vec<Group> {
    let mut all = Vec::with_capacity(groups.len());
    for mut group in groups {
        let mut empty = Vec::new();
        while let Some(row) = group.rows.pop_if(|row| is_empty_level2(group.level1, &group.name.text, row, words)) {
            let Row { name, half_year, full_year, .. } = row;
            let level1 = group.level1;
            empty.push(Group { level1, name, rows: vec![Row { half_year, full_year, ..Row::default() }] });
        }
        all.push(group);
        all.extend(empty.into_iter().rev());
    }
    all
}

fn is_empty_level2(level1: Level1, here: &str, row: &Row, words: &Vocabulary) -> bool {
    let name = row.name.text.as_str();
    let empty = row.half_year.text == NOT_APPLICABLE && row.full_year.text == NOT_APPLICABLE;
    empty && row.key_task.is_empty() && name != here && words.level2(name) == Some(level1)
}
