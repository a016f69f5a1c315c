//! Which row of the new version continues which row of the old one.
//!
//! Two versions of one form share their row numbers; two independent imports number their rows anew, and the same number may then name
//! another row. So a number alone proves nothing: names are looked at first, within their 二级指标, then anywhere in the 一级指标; a
//! row that was renamed is recognised by its number together with something else it kept, or by a like name under the same 二级指标.
//! Each pass is a look-up by a key, or looks at a bounded number of neighbours, and none depends on which version is called old.

use super::pairs::Pairs;
use super::resemblance::Shape;
use super::side::{RowPlace, Side};

/// Names that have this much in common are one name, changed (in thousandths).
const LIKE: usize = 450;

/// Together with the same number below the same 二级指标, this much in common is enough.
const SOMEWHAT_LIKE: usize = 150;

/// How far apart, among the rows left over below a 二级指标, a row without its number is looked for.
const WINDOW: usize = 8;

/// The partners of two versions.
#[derive(Debug)]
pub(super) struct Matching {
    pub(super) level2s: Pairs,
    pub(super) rows: Pairs,
}

/// Finds the partners.
pub(super) fn matching(old: &Side, new: &Side) -> Matching {
    let mut rows = by_name(old, new);
    let related = related(old, new, &rows);
    let level2s = level2s(old, new, &rows, related);
    by_number(old, new, &level2s, &mut rows, related);
    by_likeness(old, new, &level2s, &mut rows);
    Matching { level2s, rows }
}

fn by_name(old: &Side, new: &Side) -> Pairs {
    let mut pairs = Pairs::new(old.rows.len(), new.rows.len());
    let level2 = |side: &Side, row: &RowPlace| side.level2_of(row).map_or_else(String::new, |at| at.plain.clone());
    let levels: [Vec<String>; 2] = [old, new].map(|side| side.rows.iter().map(|row| level2(side, row)).collect());
    let [old_levels, new_levels] = &levels;
    let named = |row: &RowPlace| !row.plain.is_empty();
    macro_rules! pass {
        ($when:expr, |$row:ident, $level2:ident| $key:expr) => {
            pairs.join_by(
                |at| old.rows.get(at).zip(old_levels.get(at)).filter(|(row, _)| $when(row)).map(|($row, $level2)| $key),
                |at| new.rows.get(at).zip(new_levels.get(at)).filter(|(row, _)| $when(row)).map(|($row, $level2)| $key),
            );
        };
    }
    pass!(named, |at, level2| (at.row.id, at.level1, level2, &at.plain));
    pass!(named, |at, level2| (
        at.level1,
        level2,
        &at.task,
        &at.plain,
        &at.row.target.half_year,
        &at.row.target.full_year
    ));
    pass!(named, |at, level2| (at.level1, level2, &at.task, &at.plain));
    pass!(named, |at, level2| (at.level1, level2, &at.plain));
    pass!(named, |at, _level2| (at.row.id, &at.plain));
    pass!(named, |at, _level2| (at.level1, &at.plain));
    pass!(named, |at, _level2| &at.plain);
    // A row without a name is known by what else stands in it.
    let nameless = |row: &RowPlace| row.plain.is_empty();
    pass!(nameless, |at, level2| (at.level1, level2, &at.task, &at.row.target.half_year, &at.row.target.full_year));
    pairs
}

/// Whether the versions seem to share their numbers: most rows of the same name have the same number.
fn related(old: &Side, new: &Side, rows: &Pairs) -> bool {
    let same = rows.iter().filter(|(a, b)| {
        let ids = (old.rows.get(*a).map(|at| at.row.id), new.rows.get(*b).map(|at| at.row.id));
        ids.0 == ids.1
    });
    let (same, all) = (same.count(), rows.iter().count());
    all > 0 && same * 4 >= all * 3
}

/// 二级指标 of the same name go together; a renamed one is known by its rows, or by its number and a like name.
fn level2s(old: &Side, new: &Side, rows: &Pairs, related: bool) -> Pairs {
    let mut pairs = Pairs::new(old.level2s.len(), new.level2s.len());
    macro_rules! pass {
        (|$at:ident| $key:expr) => {
            pairs.join_by(|at| old.level2s.get(at).and_then(|$at| $key), |at| new.level2s.get(at).and_then(|$at| $key));
        };
    }
    pass!(|at| (!at.plain.is_empty()).then_some((at.level2.id, at.level1, &at.plain)));
    pass!(|at| (!at.plain.is_empty()).then_some((at.level1, &at.plain)));
    pairs.join_best(shared_rows(old, new, rows));
    pass!(|at| at.plain.is_empty().then_some((at.level1, true)));
    let mut numbered = Pairs::new(old.level2s.len(), new.level2s.len());
    numbered.join_by(
        |at| old.level2s.get(at).map(|at| (at.level1, at.level2.id)),
        |at| new.level2s.get(at).map(|at| (at.level1, at.level2.id)),
    );
    for (a, b) in numbered.iter() {
        let (Some(here), Some(there)) = (old.level2s.get(a), new.level2s.get(b)) else { continue };
        let like = Shape::of(&here.plain).resembles(&Shape::of(&there.plain)) >= LIKE;
        if like || (related && (here.plain.is_empty() || there.plain.is_empty())) {
            pairs.join(a, b);
        }
    }
    pairs
}

/// Candidates for one 二级指标 under two names: more than half of the smaller one's rows are in the other.
fn shared_rows(old: &Side, new: &Side, rows: &Pairs) -> Vec<(usize, usize, usize)> {
    let mut shared = std::collections::HashMap::<(usize, usize), usize>::new();
    for (a, b) in rows.iter() {
        if let (Some(here), Some(there)) = (old.rows.get(a), new.rows.get(b))
            && here.level1 == there.level1
        {
            *shared.entry((here.level2, there.level2)).or_default() += 1;
        }
    }
    let enough = |(a, b): (usize, usize), count: usize| {
        let smaller = old.level2s.get(a).map_or(0, |at| at.size).min(new.level2s.get(b).map_or(0, |at| at.size));
        count * 2 > smaller
    };
    shared.into_iter().filter(|(of, count)| enough(*of, *count)).map(|((a, b), count)| (a, b, count)).collect()
}

/// Renamed rows that kept their number, and something else.
fn by_number(old: &Side, new: &Side, level2s: &Pairs, rows: &mut Pairs, related: bool) {
    let mut numbered = Pairs::new(old.rows.len(), new.rows.len());
    let free_old: std::collections::HashSet<usize> = rows.free_old().collect();
    let free_new: std::collections::HashSet<usize> = rows.free_new().collect();
    numbered.join_by(
        |at| old.rows.get(at).filter(|_| free_old.contains(&at)).map(|at| at.row.id),
        |at| new.rows.get(at).filter(|_| free_new.contains(&at)).map(|at| at.row.id),
    );
    for (a, b) in numbered.iter() {
        let (Some(here), Some(there)) = (old.rows.get(a), new.rows.get(b)) else { continue };
        let likeness = Shape::of(&here.plain).resembles(&Shape::of(&there.plain));
        let same_level2 = level2s.of_old(here.level2) == Some(there.level2);
        let kept_something = likeness >= SOMEWHAT_LIKE
            || here.plain.is_empty()
            || there.plain.is_empty()
            || (here.row.target == there.row.target && !here.row.target.full_year.is_empty());
        if likeness >= LIKE || (related && same_level2 && kept_something) {
            rows.join(a, b);
        }
    }
}

/// Renamed rows of independent files: a like name nearby below the same 二级指标.
fn by_likeness(old: &Side, new: &Side, level2s: &Pairs, rows: &mut Pairs) {
    let mut left: Vec<Vec<(usize, Shape)>> = Vec::new();
    left.resize_with(new.level2s.len(), Vec::new);
    for at in rows.free_new() {
        if let Some(row) = new.rows.get(at)
            && let Some(list) = left.get_mut(row.level2)
        {
            list.push((at, Shape::of(&row.plain)));
        }
    }
    let mut candidates = Vec::new();
    let mut rank = vec![0_usize; old.level2s.len()];
    for at in rows.free_old() {
        let Some(row) = old.rows.get(at) else { continue };
        let Some(rank) = rank.get_mut(row.level2) else { continue };
        let here = *rank;
        *rank += 1;
        let Some(list) = level2s.of_old(row.level2).and_then(|level2| left.get(level2)) else { continue };
        let shape = Shape::of(&row.plain);
        let near = list.iter().skip(here.saturating_sub(WINDOW)).take(here.min(WINDOW) + WINDOW + 1);
        candidates.extend(near.filter_map(|(other, other_shape)| {
            let likeness = shape.resembles(other_shape);
            (likeness >= LIKE).then_some((at, *other, likeness))
        }));
    }
    rows.join_best(candidates);
}
