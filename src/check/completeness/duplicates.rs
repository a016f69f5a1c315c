//! 重复的指标.
//!
//! Two rows of one 一级指标 with one name are the same indicator if they stand in the same place: below one 二级指标 and, in 履职, below one
//! 重点工作 of it. Anywhere else a name such as 完成率 may well come again, even with the same ＝100 %: what it is about is said above it.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};

use crate::check::row::Row;
use crate::check::{Findings, Rule};
use crate::form::{Field, Level1, RowId, plain};

pub(super) fn check(rows: &[Row<'_>], findings: &mut Findings) {
    let mut named: HashMap<(Level1, String), Named<'_>> = HashMap::new();
    for row in rows {
        let name = plain(&row.texts.name);
        if name.is_empty() || row.is_waived() {
            continue;
        }
        let twin = match named.entry((row.level1, name)) {
            Entry::Vacant(unused) => {
                unused.insert(Named { first: row, places: BTreeMap::new() });
                None
            }
            Entry::Occupied(mut used) => used.get_mut().twin_of(row),
        };
        if let Some(twin) = twin {
            let sentence = format!("{}与前面的指标重复，请合并、删除，或改名以示区别", row.called());
            findings.add_related(Rule::Duplicate, Field::Name(row.texts.id), vec![Field::Name(twin)], sentence);
        }
    }
}

/// The rows of one name in one 一级指标.
struct Named<'a> {
    first: &'a Row<'a>,
    /// The first row in each place. Empty until the name comes a second time, which is seldom: most rows need not be asked for their place.
    places: BTreeMap<[String; 2], RowId>,
}

impl Named<'_> {
    /// The first row of this name in the same place. A row that is the first there itself has none, and is noted.
    fn twin_of(&mut self, row: &Row<'_>) -> Option<RowId> {
        if self.places.is_empty() {
            self.places.insert(place(self.first), self.first.texts.id);
        }
        let id = row.texts.id;
        Some(*self.places.entry(place(row)).or_insert(id)).filter(|twin| *twin != id)
    }
}

/// What a row stands below. Two 二级指标 of one name are one place; without a name each is its own.
fn place(row: &Row<'_>) -> [String; 2] {
    let level2 = plain(&row.level2.name);
    let level2 = if level2.is_empty() { format!("二级{}", row.level2.id.0) } else { level2 };
    [level2, if row.level1.has_key_task() { plain(&row.texts.key_task) } else { String::new() }]
}
