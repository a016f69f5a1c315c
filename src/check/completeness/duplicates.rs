//! 重复的指标.
//!
//! Two rows of one 一级指标 with one name are the same indicator if they stand in the same place: below one 二级指标 and, in 履职, below one
//! 重点工作 of it. Anywhere else a name such as 完成率 may well come again, even with the same ＝100 %: what it is about is said above it.

use std::collections::BTreeMap;

use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::form::{Field, Level1, RowId, plain};

pub(super) fn check(rows: &[Row<'_>], findings: &mut Findings) {
    let mut first: BTreeMap<(Level1, [String; 3]), RowId> = BTreeMap::new();
    for row in rows {
        let name = plain(&row.texts.name);
        if name.is_empty() || row.is_waived() {
            continue;
        }
        let id = row.texts.id;
        let [level2, key_task] = place(row);
        let twin = *first.entry((row.level1, [level2, key_task, name])).or_insert(id);
        if twin != id {
            let sentence = format!("{}与前面的指标重复，请合并、删除，或改名以示区别", row.called());
            findings.add_related(Rule::Duplicate, Field::Name(id), vec![Field::Name(twin)], sentence);
        }
    }
}

/// What a row stands below. Two 二级指标 of one name are one place; without a name each is its own.
fn place(row: &Row<'_>) -> [String; 2] {
    let level2 = plain(&row.level2.name);
    let level2 = if level2.is_empty() { format!("二级{}", row.level2.id.0) } else { level2 };
    [level2, if row.level1.has_key_task() { plain(&row.texts.key_task) } else { String::new() }]
}
