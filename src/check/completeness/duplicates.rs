//! 重复的指标.
//!
//! Two rows of one 一级指标 with one name are the same indicator if they stand in the same place: below one 重点工作 in
//! 履职, below one 二级指标 elsewhere. Beyond that, outside 履职, equal targets make them the same too. Below another
//! 重点工作 a name such as 完成率 may well come again, even with the same ＝100 %.

use std::collections::BTreeMap;

use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::form::{Field, Level1, Period, RowId, plain};
use crate::target::normalise;

pub(super) fn check(rows: &[Row<'_>], findings: &mut Findings) {
    let mut by_place: BTreeMap<(Level1, String, String), RowId> = BTreeMap::new();
    let mut by_target: BTreeMap<(Level1, String, [String; 2]), RowId> = BTreeMap::new();
    for row in rows {
        let name = plain(&row.texts.name);
        if name.is_empty() || row.is_waived() {
            continue;
        }
        let id = row.texts.id;
        let place = by_place.entry((row.level1, name.clone(), place(row))).or_insert(id);
        let mut twin = (*place != id).then_some(*place);
        let targets = Period::ALL.map(|period| normalise(row.texts.target.get(period)));
        if row.level1 != Level1::Duty && targets.iter().any(|target| !target.is_empty()) {
            let same = by_target.entry((row.level1, name, targets)).or_insert(id);
            twin = twin.or((*same != id).then_some(*same));
        }
        if let Some(twin) = twin {
            let sentence = format!("{}与前面的指标重复，请合并、删除，或改名以示区别", row.called());
            findings.add_related(Rule::Duplicate, Field::Name(id), vec![Field::Name(twin)], sentence);
        }
    }
}

/// What a row stands below: its 重点工作, or else its 二级指标.
fn place(row: &Row<'_>) -> String {
    let key_task = if row.level1.has_key_task() { plain(&row.texts.key_task) } else { String::new() };
    if key_task.is_empty() { format!("二级{}", row.level2.id.0) } else { key_task }
}
