//! Which row of the new version continues which row of the old one.
//!
//! Two versions of one form share their row numbers; two independent imports number their rows anew, and the same number may then name
//! another row. So a number alone proves nothing: names are looked at first, within their 二级指标, then anywhere in the 一级指标; a
//! row that was renamed is recognised by its number together with something else it kept, or by a like name under the same 二级指标.
//! Each pass is a look-up by a key, or looks at a bounded number of neighbours, and none depends on which version is called old.

use super::name_similarity::Shape;
use super::pairs::{Pairs, key};
use super::side::{Side, SideLevel2, SideRow};
use crate::form::Level1;

/// Names that have this much in common are one name, changed (in thousandths).
const LIKE: usize = 550;

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

/// Finds for each 二级指标 and row of the old version the one that continues it in the new version.
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
    let mut pass = |named: bool, key_of: fn(&SideRow, &str) -> String| {
        let of = |side: &Side, at: usize| {
            let row = side.rows.get(at).filter(|row| row.plain.is_empty() != named)?;
            Some(key_of(row, side.level2_of(row).map_or("", |level2| &level2.plain)))
        };
        pairs.join_by(&|at| of(old, at), &|at| of(new, at));
    };
    pass(true, |row, level2| key(&[&row.row.id.0.to_string(), row.level1.code(), level2, &row.plain]));
    pass(true, |row, level2| {
        let [half, full] = targets(row);
        key(&[row.level1.code(), level2, &row.task, &row.plain, half, full])
    });
    pass(true, |row, level2| key(&[row.level1.code(), level2, &row.task, &row.plain]));
    pass(true, |row, level2| key(&[row.level1.code(), level2, &row.plain]));
    pass(true, |row, _| key(&[&row.row.id.0.to_string(), &row.plain]));
    pass(true, |row, _| key(&[row.level1.code(), &row.plain]));
    pass(true, |row, _| row.plain.clone());
    // A row without a name is known by what else stands in it.
    pass(false, |row, level2| {
        let [half, full] = targets(row);
        key(&[row.level1.code(), level2, &row.task, half, full])
    });
    pairs
}

fn targets<'a>(row: &SideRow<'a>) -> [&'a str; 2] {
    [&row.row.target.half_year, &row.row.target.full_year]
}

/// Whether the versions seem to share their numbers: at least half of the rows have the same name in both, and most of those the same number. The rows
/// of 决策 and 过程 stand first and are the same in every form, so they are numbered alike in every import and prove nothing; they are asked only
/// where a form has no others.
fn related(old: &Side, new: &Side, rows: &Pairs) -> bool {
    let own = |row: &&SideRow| !matches!(row.level1, Level1::Decision | Level1::Process);
    let count = |side: &Side| side.rows.iter().filter(own).count();
    let fewer = count(old).min(count(new));
    let (asked, fewer) = if fewer > 0 { (true, fewer) } else { (false, old.rows.len().min(new.rows.len())) };
    let pairs = rows.iter().filter_map(|(a, b)| old.rows.get(a).zip(new.rows.get(b)));
    let pairs = pairs.filter(|(here, _)| !asked || own(here));
    let (same, all) =
        pairs.fold((0, 0), |(same, all), (here, there)| (same + usize::from(here.row.id == there.row.id), all + 1));
    all > 0 && all * 2 >= fewer && same * 4 >= all * 3
}

/// 二级指标 of the same name go together; a renamed one is known by its rows, or by its number and a like name.
fn level2s(old: &Side, new: &Side, rows: &Pairs, related: bool) -> Pairs {
    let mut pairs = Pairs::new(old.level2s.len(), new.level2s.len());
    let pass = |pairs: &mut Pairs, key_of: fn(&SideLevel2) -> Option<String>| {
        pairs.join_by(&|at| key_of(old.level2s.get(at)?), &|at| key_of(new.level2s.get(at)?));
    };
    let number = |at: &SideLevel2| key(&[at.level1.code(), &at.level2.id.0.to_string()]);
    pass(&mut pairs, |at| {
        (!at.plain.is_empty()).then(|| key(&[at.level1.code(), &at.level2.id.0.to_string(), &at.plain]))
    });
    pass(&mut pairs, |at| (!at.plain.is_empty()).then(|| key(&[at.level1.code(), &at.plain])));
    pairs.join_best(shared_rows(old, new, rows));
    pass(&mut pairs, |at| at.plain.is_empty().then(|| at.level1.code().to_owned()));
    let mut numbered = Pairs::new(old.level2s.len(), new.level2s.len());
    numbered.join_by(&|at| old.level2s.get(at).map(number), &|at| new.level2s.get(at).map(number));
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
    let number = |row: &SideRow| row.row.id.0.to_string();
    numbered.join_by(&|at| old.rows.get(at).filter(|_| rows.of_old(at).is_none()).map(number), &|at| {
        new.rows.get(at).filter(|_| rows.of_new(at).is_none()).map(number)
    });
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
